// SPDX-License-Identifier: Apache-2.0
#include "bulletin/docx_parts.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "base/utf8.h"
#include "bulletin/binder.h"
#include "bulletin/docx_layout.h"
#include "bulletin/docx_sections.h"
#include "bulletin/docx_xml.h"
#include "bulletin/number_words.h"

namespace xuncha::bulletin {
namespace {

using model::BulletinDocument;
using model::ParagraphRole;

std::string Number(int value) { return std::to_string(value); }

// In halves of a character: ASCII takes one, all else two.
int HalfWidths(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += NextCodePoint(text) < 0x80 ? 1 : 2;
  return width;
}

constexpr std::string_view kKeep = "<w:keepNext/>";

std::string Blank(int lines = 1, std::string_view keep = "") {
  std::string xml;
  for (int i = 0; i < lines; ++i) xml += ParagraphXml("Normal", "", keep);
  return xml;
}

std::string RunsXml(const Runs& runs) {
  std::string xml;
  for (const model::TextRun& run : runs) xml += RunXml(run.text);
  return xml;
}

std::string TitleXml(const Runs& title, int width = layout::kTypeWidth) {
  const std::vector<std::string> lines = TitleLines(title, width / (layout::kTitle * 10));
  std::string runs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    runs += RunXml((i == 0 ? "" : "\n") + lines[i]);
  }
  return ParagraphXml("Title", runs);
}

// 发文机关标志, 发文字号 and the red line; without a mark, the number alone if there is one.
std::string HeadXml(const model::Bulletin& bulletin) {
  const std::string& mark = bulletin.document.red_head;
  std::string xml;
  if (!mark.empty()) {
    const int fits = layout::kTypeWidth * 2 / 10 / std::max(1, HalfWidths(mark));
    const int size = std::min(layout::kRedHeadMost, fits / 2 * 2);
    const std::string line = "<w:spacing w:before=\"" + Number(layout::kRedHeadBefore) +
                             "\" w:after=\"0\" w:line=\"" + Number(size * 12) +
                             "\" w:lineRule=\"exact\"/>";
    xml += ParagraphXml(
        "RedHead",
        RunXml(mark, FontXml(layout::kXiaoBiaoSong, size) + "<w:color w:val=\"FF0000\"/>"), line);
    xml += Blank(2);
  }
  if (mark.empty() && bulletin.number.empty()) return xml;
  const std::string border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"" +
                             Number(layout::kRedLineWidth) + "\" w:space=\"" +
                             Number(layout::kRedLineSpace) + "\" w:color=\"FF0000\"/></w:pBdr>";
  xml += ParagraphXml("DocumentNumber", RunXml(bulletin.number), mark.empty() ? "" : border);
  return xml + Blank(2);
}

// Short enough to go to the next page along with the signature: LibreOffice moves it as a whole.
bool IsShort(const model::TextParagraph& paragraph) {
  constexpr int kMostLines = 8;
  constexpr int kLineHalves = 2 * 28;
  return HalfWidths(paragraph.lead) + HalfWidths(TextOf(paragraph.runs)) <=
         kMostLines * kLineHalves;
}

// `keep`: "" or what binds it to the next paragraph.
std::string BodyXml(const model::TextParagraph& paragraph, std::string_view keep) {
  switch (paragraph.role) {
    case ParagraphRole::kAddressee:
      return ParagraphXml("Normal", RunsXml(paragraph.runs));
    case ParagraphRole::kHeading1:
      return ParagraphXml("Heading1", RunsXml(paragraph.runs));
    case ParagraphRole::kHeading2:
      return ParagraphXml("Heading2", RunsXml(paragraph.runs));
    case ParagraphRole::kLead2:
      return ParagraphXml(
          "BodyText",
          RunXml(paragraph.lead, FontXml(layout::kKai, layout::kBody)) + RunsXml(paragraph.runs),
          keep);
    case ParagraphRole::kLead3:
      return ParagraphXml("BodyText", RunXml(paragraph.lead) + RunsXml(paragraph.runs), keep);
    default:
      return ParagraphXml(
          "BodyText",
          (paragraph.lead.empty() ? "" : RunXml(paragraph.lead)) + RunsXml(paragraph.runs), keep);
  }
}

// 附件：1. …, turn-over lines under the name's first character (W21).
std::string AttachmentsXml(const BulletinDocument& document) {
  if (document.annexes.empty()) return "";
  std::string xml = Blank(1, kKeep);
  const bool single = document.annexes.size() == 1;
  for (std::size_t i = 0; i < document.annexes.size(); ++i) {
    const model::TextAnnex& annex = document.annexes[i];
    const std::string mark = single ? "" : Number(annex.number) + ". ";
    const int lead = 3 * layout::kCharacter;  // 附件：
    const int own = HalfWidths(mark) * layout::kCharacter / 2;
    const int first = i == 0 ? lead + own : own;
    const std::string indent = std::string(kKeep) + "<w:ind w:left=\"" +
                               Number(2 * layout::kCharacter + lead + own) + "\" w:hanging=\"" +
                               Number(first) + "\"/><w:jc w:val=\"left\"/>";
    xml += ParagraphXml("Normal", RunXml((i == 0 ? "附件：" : "") + mark) + RunsXml(annex.title),
                        indent);
  }
  return xml;
}

// Date four characters from the right, the name centred over it (W22). The lines above it up to
// the last of the text keep with it: a signature never stands alone on a page.
std::string SignatureXml(const BulletinDocument& document) {
  if (document.signature.empty() && document.date.text.empty()) return "";
  std::string xml = Blank(2, kKeep);
  const auto right = [](int half_characters, std::string_view keep) {
    return std::string(keep) + "<w:ind w:right=\"" +
           Number(half_characters * layout::kCharacter / 2) + "\"/><w:jc w:val=\"right\"/>";
  };
  constexpr int kDateRight = 8;  // halves
  // Not signed yet: room for the pen.
  const std::string date = document.date.text.empty() ? "　　年　月　日" : document.date.text;
  if (!document.signature.empty()) {
    const int wider = HalfWidths(date) - HalfWidths(document.signature);
    xml += ParagraphXml("Normal", RunXml(document.signature),
                        right(std::max(0, kDateRight + wider / 2), kKeep));
  }
  return xml + ParagraphXml("Normal", RunXml(date), right(kDateRight, ""));
}

std::string CellXml(const model::TableColumn& column, std::string_view style,
                    std::string_view content) {
  const int width = column.width_mm * layout::kTypeWidth / layout::kTypeWidthMm;
  std::string xml = "<w:tc><w:tcPr><w:tcW w:w=\"" + Number(width) + "\" w:type=\"dxa\"/>" +
                    "<w:vAlign w:val=\"center\"/></w:tcPr>";
  const bool centred = column.centred || style == "CellHead";
  xml += ParagraphXml(style, content, centred ? "<w:jc w:val=\"center\"/>" : "");
  return xml + "</w:tc>";
}

std::string TableXml(const model::TextTable& table) {
  std::string xml;
  if (!table.caption.empty()) xml += ParagraphXml("Caption", RunXml(table.caption));
  const int wide = std::max(WidthOf(table), layout::kTypeWidthMm);
  xml += "<w:tbl><w:tblPr><w:tblW w:w=\"" +
         Number(wide * layout::kTypeWidth / layout::kTypeWidthMm) +
         "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    xml += std::string("<w:") + side +
           " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
  }
  xml += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const model::TableColumn& column : table.columns) {
    xml += "<w:gridCol w:w=\"" +
           Number(column.width_mm * layout::kTypeWidth / layout::kTypeWidthMm) + "\"/>";
  }
  xml += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  for (const model::TableColumn& column : table.columns) {
    xml += CellXml(column, "CellHead", RunXml(column.title));
  }
  xml += "</w:tr>";
  for (const model::TableRow& row : table.rows) {
    xml += "<w:tr><w:trPr><w:cantSplit/>";
    if (table.row_mm > 0) {
      xml += "<w:trHeight w:val=\"" +
             Number(table.row_mm * layout::kTypeWidth / layout::kTypeWidthMm) +
             "\" w:hRule=\"atLeast\"/>";
    }
    xml += "</w:trPr>";
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
      xml += CellXml(table.columns[i], "Cell", RunsXml(row.cells[i].runs));
    }
    xml += "</w:tr>";
  }
  return xml + "</w:tbl>";
}

std::string AnnexXml(const model::TextAnnex& annex, bool single) {
  std::string xml =
      ParagraphXml("AnnexMark", RunXml(single ? "附件" : "附件" + Number(annex.number)));
  xml += Blank();
  xml += TitleXml(annex.title, IsWide(annex) ? layout::kTypeHeight : layout::kTypeWidth);
  xml += Blank();
  for (std::size_t i = 0; i < annex.tables.size(); ++i) {
    if (i > 0) xml += Blank();
    xml += TableXml(annex.tables[i]);
  }
  return xml;
}

// 版记 at the foot of the last page's type area: 抄送, then who printed it and when (W27–W29). A
// text box bound to the bottom margin: LibreOffice keeps neither a floating table nor a frame of
// the type area's full width down there.
std::string PrintXml(const model::Bulletin& bulletin) {
  const BulletinDocument& document = bulletin.document;
  if (document.printed_by.empty()) return "";
  constexpr int kThick = 8;  // 0.35 mm
  constexpr int kThin = 6;   // 0.25 mm
  const auto line = [](const char* side, int eighths) {
    return std::string("<w:") + side + " w:val=\"single\" w:sz=\"" + Number(eighths) +
           "\" w:space=\"0\" w:color=\"000000\"/>";
  };
  const std::string sides = "<w:ind w:left=\"" + Number(layout::kSmallCharacter) + "\" w:right=\"" +
                            Number(layout::kSmallCharacter) + "\"/>";
  const std::string cell = "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"" + Number(layout::kTypeWidth) +
                           "\" w:type=\"dxa\"/></w:tcPr>";
  const std::string end = "</w:tc></w:tr>";
  std::string table = "<w:tbl><w:tblPr><w:tblW w:w=\"" + Number(layout::kTypeWidth) +
                      "\" w:type=\"dxa\"/><w:tblBorders>" + line("top", kThick) +
                      line("bottom", kThick) + line("insideH", kThin) +
                      "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
                      "<w:gridCol w:w=\"" +
                      Number(layout::kTypeWidth) + "\"/></w:tblGrid>";
  int rows = 1;
  if (!document.copies_to.empty()) {
    const std::string copies = "抄送：" + document.copies_to;
    // 26 characters of 4号 a line.
    constexpr int kHalves = 2 * (layout::kTypeWidth / layout::kSmallCharacter - 2);
    rows += std::max(1, (HalfWidths(copies) + kHalves - 1) / kHalves);
    table += cell + ParagraphXml("Print", RunXml(copies), sides) + end;
  }
  const std::string tab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"" +
                          Number(layout::kTypeWidth - 2 * layout::kSmallCharacter) +
                          "\"/></w:tabs>";
  std::string printed = RunXml(document.printed_by);
  if (!bulletin.printed_on.empty()) {
    printed += "<w:r><w:tab/></w:r>" + RunXml(FullDay(bulletin.printed_on) + "印发");
  }
  const std::string low = ParagraphXml(
      "Normal", "", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>");
  table += cell + ParagraphXml("Print", printed, tab + sides) + end + "</w:tbl>" + low;
  constexpr int kEmu = 635;  // a twip
  const std::string width = Number(layout::kTypeWidth * kEmu);
  const std::string height = Number((rows * layout::kLine + 40) * kEmu);
  const std::string box =
      "<wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\""
      " relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"0\">"
      "<wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"margin\"><wp:align>left"
      "</wp:align></wp:positionH><wp:positionV relativeFrom=\"margin\"><wp:align>bottom</wp:align>"
      "</wp:positionV><wp:extent cx=\"" +
      width + "\" cy=\"" + height +
      "\"/><wp:wrapTopAndBottom/><wp:docPr id=\"1\" name=\"版记\"/><a:graphic><a:graphicData"
      " uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>"
      "<wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" +
      width + "\" cy=\"" + height +
      "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>"
      "<wps:txbx><w:txbxContent>" +
      table +
      "</w:txbxContent></wps:txbx><wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\""
      " anchor=\"b\"/></wps:wsp></a:graphicData></a:graphic></wp:anchor>";
  return "<w:r><w:drawing>" + box + "</w:drawing></w:r>";
}

// Everything before the annexes.
std::string TextXml(const model::Bulletin& bulletin) {
  const BulletinDocument& document = bulletin.document;
  const int width = IsWide(document.tables) ? layout::kTypeHeight : layout::kTypeWidth;
  std::string xml = HeadXml(bulletin) + TitleXml(document.title, width) + Blank();
  if (!document.addressees.empty()) {
    xml += ParagraphXml("Normal", RunXml(document.addressees));
  }
  for (const model::TextParagraph& paragraph : document.paragraphs) {
    xml +=
        BodyXml(paragraph, document.tables.empty() && &paragraph == &document.paragraphs.back() &&
                                   IsShort(paragraph)
                               ? kKeep
                               : "");
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    if (i > 0) xml += Blank();
    xml += TableXml(document.tables[i]);
  }
  return xml + AttachmentsXml(document) + SignatureXml(document);
}

// A paragraph too low to take a page of its own.
std::string LowXml(std::string_view runs, std::string_view more = "") {
  return ParagraphXml(
      "Normal", runs,
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>" +
          std::string(more));
}

// True if any of its annexes lies across.
bool HasAcross(const BulletinDocument& document, const DocxStretch& stretch) {
  bool across = false;
  for (std::size_t i = stretch.first; i < stretch.past; ++i) {
    across = across || IsWide(document.annexes[i]);
  }
  return across;
}

std::string DocumentXml(const model::Bulletin& bulletin, const DocxStretch& stretch) {
  const BulletinDocument& document = bulletin.document;
  std::string xml(kXmlHead);
  xml.append("<w:document").append(kWordSpace).append(kDrawingSpace).append("><w:body>");
  SectionLayout section;
  section.first_odd = stretch.first_page % 2 == 1;
  section.first_page = stretch.first_page;
  section.across = stretch.opens && IsWide(document.tables);
  bool begun = stretch.opens;
  // Ends the section where the next one lies otherwise on the paper.
  const auto turn = [&](bool across) {
    if (begun && section.across != across) {
      section.ends_paragraph = true;
      xml += LowXml("", SectionXml(section));
      section.ends_paragraph = false;
      section.first_page = 0;
    }
    section.across = section.aside = across;
    begun = true;
  };
  if (stretch.opens) xml += TextXml(bulletin);
  for (std::size_t i = stretch.first; i < stretch.past; ++i) {
    turn(IsWide(document.annexes[i]));
    xml += AnnexXml(document.annexes[i], document.annexes.size() == 1);
  }
  // 版记 stands on an upright page.
  const std::string print = stretch.closes ? PrintXml(bulletin) : "";
  if (!print.empty()) turn(false);
  // After a table there must be a paragraph.
  xml += LowXml(print);
  return xml + SectionXml(section) + "</w:body></w:document>";
}

// Where a title may break well: after a value, before 关于 and 的通报, after 与, 及, 和.
bool BreaksWell(std::string_view before, std::string_view after, bool value_ends) {
  if (value_ends) return true;
  return after.starts_with("关于") || before.ends_with("与") || before.ends_with("及");
}

}  // namespace

std::vector<std::string> TitleLines(const Runs& title, int most) {
  const std::string text = TextOf(title);
  const auto digit = [&](std::size_t place) {
    return place < text.size() && text[place] >= '0' && text[place] <= '9';
  };
  std::vector<std::size_t> ends;  // byte after each character
  std::vector<bool> good;
  std::vector<std::size_t> value_ends;
  std::size_t at = 0;
  for (const model::TextRun& run : title) {
    at += run.text.size();
    if (!run.value.empty()) value_ends.push_back(at);
  }
  std::string_view rest = text;
  while (!rest.empty()) {
    NextCodePoint(rest);
    const std::size_t end = text.size() - rest.size();
    ends.push_back(end);
    const bool value = std::find(value_ends.begin(), value_ends.end(), end) != value_ends.end();
    good.push_back(BreaksWell(std::string_view(text).substr(0, end), rest, value));
  }
  const auto count = static_cast<int>(ends.size());
  if (count == 0 || most < 1) return {};
  const int lines = (count + most - 1) / most;
  const int even = (count + lines - 1) / lines;
  // best[i]: least cost of the first i characters; a bad break costs as much as six characters off.
  constexpr int kBadBreak = 36;
  std::vector<int> best(static_cast<std::size_t>(count) + 1, std::numeric_limits<int>::max() / 2);
  std::vector<int> from(best.size(), 0);
  best[0] = 0;
  for (int end = 1; end <= count; ++end) {
    for (int begin = std::max(0, end - most); begin < end; ++begin) {
      const int off = end - begin - even;
      const std::size_t byte = ends[static_cast<std::size_t>(end) - 1];
      if (digit(byte) && digit(byte - 1)) continue;  // never within a number
      const bool well = end == count || good[static_cast<std::size_t>(end) - 1];
      const int cost = best[static_cast<std::size_t>(begin)] + off * off + (well ? 0 : kBadBreak);
      if (cost < best[static_cast<std::size_t>(end)]) {
        best[static_cast<std::size_t>(end)] = cost;
        from[static_cast<std::size_t>(end)] = begin;
      }
    }
  }
  std::vector<std::string> out;
  for (int end = count; end > 0; end = from[static_cast<std::size_t>(end)]) {
    const int begin = from[static_cast<std::size_t>(end)];
    const std::size_t first = begin == 0 ? 0 : ends[static_cast<std::size_t>(begin) - 1];
    out.push_back(text.substr(first, ends[static_cast<std::size_t>(end) - 1] - first));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<model::DocumentPart> DocxParts(const model::Bulletin& bulletin) {
  return DocxParts(bulletin, {true, 0, bulletin.document.annexes.size(), true, 1});
}

std::vector<model::DocumentPart> DocxParts(const model::Bulletin& bulletin,
                                           const DocxStretch& stretch) {
  const bool across = HasAcross(bulletin.document, stretch);
  std::vector<model::DocumentPart> parts{
      {"[Content_Types].xml", ContentTypesXml(across)},
      {"_rels/.rels", PackageRelationsXml()},
      {"word/document.xml", DocumentXml(bulletin, stretch)},
      {"word/_rels/document.xml.rels", DocumentRelationsXml(across)},
      {"word/styles.xml", StylesXml()},
      {"word/settings.xml", SettingsXml()},
      {"word/fontTable.xml", FontTableXml()},
      {"word/footer1.xml", FooterXml(true)},
      {"word/footer2.xml", FooterXml(false)}};
  if (across) {
    parts.push_back({"word/footer3.xml", AsideFooterXml(true)});
    parts.push_back({"word/footer4.xml", AsideFooterXml(false)});
  }
  return parts;
}

}  // namespace xuncha::bulletin
