// SPDX-License-Identifier: Apache-2.0
#include "bulletin/sheet_pages.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "bulletin/binder.h"
#include "bulletin/cell_lines.h"
#include "bulletin/docx_layout.h"
#include "bulletin/docx_parts.h"
#include "bulletin/docx_sections.h"
#include "bulletin/docx_xml.h"

namespace xuncha::bulletin {
namespace {

constexpr double kTwipsAPoint = 20;
constexpr double kTwipsAMm = 56.693;
constexpr int kPadding = 108;        // beside the text, as Word has it
constexpr int kAbove = 60;           // above and below it, together
constexpr double kNarrower = 0.995;  // a hair: what is wider than the page goes to another one

std::string RowStyleName(int lines) { return "row" + std::to_string(lines); }

std::string Points(int twips) {
  std::string text = std::to_string(twips / kTwipsAPoint);
  return text.substr(0, text.find('.') + 3) + "pt";
}

std::size_t RowsOf(const model::TextAnnex& annex) {
  std::size_t rows = 0;
  for (const model::TextTable& table : annex.tables) rows += table.rows.size();
  return rows;
}

// One paragraph a line; runs of blanks as the format wants them.
std::string LinesXml(std::string_view text) {
  std::string xml;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = XmlText(text.substr(0, end));
    for (std::size_t at = line.find("  "); at != std::string::npos; at = line.find("  ", at)) {
      line.replace(at + 1, 1, "<text:s/>");
    }
    xml += "<text:p>" + line + "</text:p>";
    if (end == text.size()) return xml;
    text.remove_prefix(end + 1);
  }
}

std::string CellXml(const char* style, std::string_view text, std::size_t spanned = 1) {
  std::string xml = std::string("<table:table-cell table:style-name=\"") + style +
                    "\" office:value-type=\"string\"";
  if (spanned > 1) {
    xml += " table:number-columns-spanned=\"" + std::to_string(spanned) +
           "\" table:number-rows-spanned=\"1\"";
  }
  xml += ">" + LinesXml(text) + "</table:table-cell>";
  if (spanned > 1) {
    xml += "<table:covered-table-cell table:number-columns-repeated=\"" +
           std::to_string(spanned - 1) + "\"/>";
  }
  return xml;
}

// A row over the whole width above the table, as high as so many lines.
std::string HeadingXml(const char* row, const char* cell, std::string_view text,
                       std::size_t columns) {
  return std::string("<table:table-row table:style-name=\"") + row + "\">" +
         CellXml(cell, text, columns) + "</table:table-row>";
}

std::string TextStyle(const char* font, int half_points) {
  const std::string size = std::to_string(half_points / 2) + "pt";
  std::string xml = "<style:text-properties";
  for (const char* kind :
       {"fo:font-family", "style:font-family-asian", "style:font-family-complex"})
    xml += std::string(" ") + kind + "=\"" + font + "\"";
  for (const char* kind : {"fo:font-size", "style:font-size-asian", "style:font-size-complex"})
    xml += std::string(" ") + kind + "=\"" + size + "\"";
  // The rules of where a line may break are those of the language.
  return xml +
         " fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\""
         " style:country-asian=\"CN\"/>";
}

std::string CellStyle(const char* name, const char* font, int half_points, bool ruled,
                      const char* align) {
  return std::string("<style:style style:name=\"") + name +
         "\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"" +
         (ruled ? "0.5pt solid #000000" : "none") +
         "\" fo:wrap-option=\"wrap\" style:vertical-align=\"middle\" fo:padding-left=\"5.4pt\""
         " fo:padding-right=\"5.4pt\" fo:padding-top=\"0.5pt\" fo:padding-bottom=\"0.5pt\"/>"
         "<style:paragraph-properties style:line-break=\"strict\" "
         "style:punctuation-wrap=\"hanging\""
         " fo:text-align=\"" +
         align + "\"/>" + TextStyle(font, half_points) + "</style:style>";
}

std::string RowStyle(const char* name, int twips) {
  return std::string("<style:style style:name=\"") + name +
         "\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"" +
         Points(twips) + "\" style:use-optimal-row-height=\"false\"/></style:style>";
}

std::string PageLayout(int first_page) {
  const int above = layout::kBottom - layout::kFooter;  // type area to the foot of the number
  std::string xml =
      "<style:page-layout style:name=\"page\"><style:page-layout-properties"
      " fo:page-width=\"" +
      Points(layout::kPageWidth) + "\" fo:page-height=\"" + Points(layout::kPageHeight) +
      "\" fo:margin-top=\"" + Points(layout::kTop) + "\" fo:margin-left=\"" +
      Points(layout::kLeft) + "\" fo:margin-right=\"" + Points(layout::kRight) +
      "\" fo:margin-bottom=\"" + Points(layout::kFooter) +
      "\" style:table-centering=\"horizontal\" style:scale-to=\"100%\" style:first-page-number=\"" +
      std::to_string(first_page) + "\"";
  return xml +
         "/><style:header-style/><style:footer-style><style:header-footer-properties"
         " fo:margin-left=\"0mm\" fo:margin-right=\"0mm\" fo:min-height=\"" +
         Points(above) + "\" svg:height=\"" + Points(above) + "\" fo:margin-top=\"" +
         Points(above / 2) + "\"/></style:footer-style></style:page-layout>";
}

// Outside, one character in: on the right of odd pages, on the left of even ones.
std::string MasterPage() {
  const auto region = [](const char* side, const std::string& before, const std::string& after) {
    return std::string("<style:region-") + side + "><text:p text:style-name=\"" + side +
           "\"><text:span text:style-name=\"number\">" + before +
           "— <text:page-number>1</text:page-number> —" + after +
           "</text:span></text:p></style:region-" + side + ">";
  };
  return "<style:master-page style:name=\"Page\" style:page-layout-name=\"page\">"
         "<style:header style:display=\"false\"/><style:header-left style:display=\"false\"/>"
         "<style:footer>" +
         region("right", "", "　") + "</style:footer><style:footer-left style:display=\"true\">" +
         region("left", "　", "") + "</style:footer-left></style:master-page>";
}

std::string SideStyle(const char* name, const char* align) {
  return std::string("<style:style style:name=\"") + name +
         "\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"" + align +
         "\"/></style:style>";
}

std::string ColumnStyleName(std::size_t column) { return "co" + std::to_string(column); }

std::string ColumnStyle(std::size_t column, int width_mm) {
  const int hundredths = static_cast<int>(width_mm * 100 * kNarrower);
  return "<style:style style:name=\"" + ColumnStyleName(column) +
         "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" +
         std::to_string(hundredths / 100) + "." + std::to_string(hundredths % 100 / 10) +
         std::to_string(hundredths % 10) + "mm\"/></style:style>";
}

// The row's start, as high as its highest cell wants it; `heights` collects how many lines.
std::string RowStart(const std::vector<model::TableColumn>& columns,
                     const std::vector<std::string>& texts, std::set<int>& heights) {
  int lines = 1;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double width = columns[i].width_mm * kTwipsAMm * kNarrower - 2 * kPadding;
    lines = std::max(lines, MostLines(texts[i], width, layout::kCell * kTwipsAPoint / 2));
  }
  heights.insert(lines);
  return "<table:table-row table:style-name=\"" + RowStyleName(lines) + "\">";
}

std::string TableXml(const model::TextTable& table, const std::string& headings,
                     std::set<int>& heights) {
  std::string xml = "<table:table table:name=\"1\" table:style-name=\"sheet\">";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    xml += "<table:table-column table:style-name=\"" + ColumnStyleName(i) + "\"/>";
  }
  xml += headings;
  if (!table.caption.empty()) {
    xml += HeadingXml("line", "caption", table.caption, table.columns.size());
  }
  std::vector<std::string> head;
  head.reserve(table.columns.size());
  for (const model::TableColumn& column : table.columns) head.push_back(column.title);
  xml += "<table:table-header-rows>" + RowStart(table.columns, head, heights);
  for (const model::TableColumn& column : table.columns) xml += CellXml("head", column.title);
  xml += "</table:table-row></table:table-header-rows>";
  for (const model::TableRow& row : table.rows) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
      texts.push_back(TextOf(row.cells[i].runs));
    }
    xml += RowStart(table.columns, texts, heights);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      xml += CellXml(table.columns[i].centred ? "middle" : "cell", texts[i]);
    }
    xml += "</table:table-row>";
  }
  return xml + "</table:table>";
}

// Sheets stand upright: what would lie across gets narrower columns. Those of numbers, days and
// short words stay as they are: a serial number on four lines makes its row four lines high.
void Narrow(model::TextTable& table) {
  constexpr int kShort = 30;  // mm
  const int width = WidthOf(table);
  if (width <= layout::kTypeWidthMm) return;
  int stay = 0;
  for (const model::TableColumn& column : table.columns) {
    if (column.width_mm < kShort) stay += column.width_mm;
  }
  // Where short columns alone take most of the page, all get narrower.
  const bool all = stay > layout::kTypeWidthMm / 2;
  const int wanted = layout::kTypeWidthMm - (all ? 0 : stay);
  const int wide = width - (all ? 0 : stay);
  for (model::TableColumn& column : table.columns) {
    if (all || column.width_mm >= kShort) column.width_mm = column.width_mm * wanted / wide;
  }
}

// 附件2 and the title, above the first table of an annex.
std::string AnnexHeading(const model::TextAnnex& annex, bool single, std::size_t columns) {
  constexpr int kMost = layout::kTypeWidth / (layout::kTitle * 10);
  std::string xml =
      HeadingXml("line", "mark", single ? "附件" : "附件" + std::to_string(annex.number), columns);
  xml += HeadingXml("line", "plain", "", columns);
  for (const std::string& line : TitleLines(annex.title, kMost)) {
    xml += HeadingXml("title", "title", line, columns);
  }
  return xml + HeadingXml("line", "plain", "", columns);
}

std::string SheetStyles(int first_page, const std::set<int>& heights) {
  std::string rows;
  for (const int lines : heights) {
    rows += RowStyle(RowStyleName(lines).c_str(), lines * layout::kCellLine + kAbove);
  }
  return CellStyle("cell", layout::kFangSong, layout::kCell, true, "start") +
         CellStyle("middle", layout::kFangSong, layout::kCell, true, "center") +
         CellStyle("head", layout::kHei, layout::kCell, true, "center") +
         CellStyle("mark", layout::kHei, layout::kBody, false, "start") +
         CellStyle("plain", layout::kFangSong, layout::kBody, false, "start") +
         CellStyle("title", layout::kXiaoBiaoSong, layout::kTitle, false, "center") +
         CellStyle("caption", layout::kFangSong, layout::kBody, false, "center") +
         RowStyle("line", layout::kLine) + RowStyle("title", layout::kTitleLine) + rows +
         "<style:style style:name=\"number\" style:family=\"text\">" +
         TextStyle(layout::kSong, layout::kSmall) + "</style:style>" + SideStyle("left", "start") +
         SideStyle("right", "end") + PageLayout(first_page) +
         "<style:style style:name=\"sheet\" style:family=\"table\" "
         "style:master-page-name=\"Page\"/>";
}

}  // namespace

std::vector<PagesPart> PartsForPages(const model::Bulletin& bulletin, std::size_t most_rows) {
  const std::vector<model::TextAnnex>& annexes = bulletin.document.annexes;
  std::vector<PagesPart> parts{{}};
  for (std::size_t i = 0; i < annexes.size(); ++i) {
    if (RowsOf(annexes[i]) > most_rows) {
      for (std::size_t t = 0; t < annexes[i].tables.size(); ++t) {
        parts.push_back({true, i, i + 1, t});
      }
      continue;
    }
    if (parts.back().sheets) parts.push_back({false, i, i, 0});
    parts.back().past = i + 1;
  }
  if (parts.back().sheets && !bulletin.document.printed_by.empty()) {
    parts.push_back({false, annexes.size(), annexes.size(), 0});
  }
  return parts;
}

std::string AnnexSheet(const model::BulletinDocument& document, const PagesPart& part,
                       int first_page) {
  const model::TextAnnex& annex = document.annexes[part.first];
  model::TextTable table = annex.tables[part.table];
  Narrow(table);
  std::string columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns += ColumnStyle(i, table.columns[i].width_mm);
  }
  std::string headings;
  if (part.table == 0) {
    headings = AnnexHeading(annex, document.annexes.size() == 1, table.columns.size());
  }
  std::set<int> heights;
  const std::string sheet = TableXml(table, headings, heights);
  std::string xml(kXmlHead);
  xml +=
      "<office:document office:version=\"1.2\""
      " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"";
  for (const char* name : {"office", "style", "text", "table"}) {
    xml += std::string(" xmlns:") + name + "=\"urn:oasis:names:tc:opendocument:xmlns:" + name +
           ":1.0\"";
  }
  xml +=
      " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
      " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"";
  xml += "><office:automatic-styles>" + columns + SheetStyles(first_page, heights) +
         "</office:automatic-styles><office:master-styles>" + MasterPage() +
         "</office:master-styles><office:body><office:spreadsheet>";
  return xml + sheet + "</office:spreadsheet></office:body></office:document>";
}

}  // namespace xuncha::bulletin
