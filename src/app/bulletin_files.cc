// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_files.h"

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/toml.h"
#include "bulletin/binder.h"
#include "bulletin/compose.h"
#include "bulletin/docx_parts.h"
#include "bulletin/html_preview.h"
#include "bulletin/sheet_pages.h"
#include "documents/docx_reader.h"
#include "documents/zip_writer.h"
#include "sheets/xlsx_writer.h"

namespace xuncha::app {
namespace {

constexpr double kMmACharacter = 1.85;  // of a spreadsheet's column

// A number where the column is one and the text all digits; else the text.
sheets::Value CellValue(const model::TableColumn& column, const std::string& text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data(), end, number);
  if (column.number && error == std::errc{} && next == end) {
    return sheets::Value::Number(static_cast<double>(number));
  }
  return sheets::Value::Text(text);
}

Status WriteTable(sheets::XlsxWriter& writer, const std::string& name, const std::string& title,
                  const model::TextTable& table) {
  sheets::SheetSpec spec;
  spec.name = sheets::SafeSheetName(name);
  spec.title = title;
  spec.printed = true;
  for (const model::TableColumn& column : table.columns) {
    sheets::ColumnSpec& one = spec.columns.emplace_back();
    one.header = column.title;
    one.wrap = !column.number;
    one.centred = column.centred;
    one.max_width = column.width_mm / kMmACharacter;
  }
  XC_TRY(writer.BeginSheet(spec));
  for (const model::TableRow& row : table.rows) {
    std::vector<sheets::Value> cells;
    cells.reserve(row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(CellValue(table.columns[i], bulletin::TextOf(row.cells[i].runs)));
    }
    XC_TRY(writer.AddRow(cells));
  }
  return Ok();
}

Result<std::string> RenderXlsx(const model::Bulletin& bulletin, const std::string& scratch) {
  const std::string path = JoinPath(scratch, "." + bulletin.id + ".annexes.xlsx");
  sheets::XlsxWriteOptions book;
  book.created = bulletin.made_at;
  book.title = bulletin::TextOf(bulletin.document.title);
  XC_ASSIGN_OR_RETURN(auto writer, sheets::XlsxWriter::Create(path, book));
  // Tables in the body are those of forms.
  for (std::size_t i = 0; i < bulletin.document.tables.size(); ++i) {
    const model::TextTable& table = bulletin.document.tables[i];
    const std::string name = table.caption.empty() ? "表" + std::to_string(i + 1)
                                                   : std::to_string(i + 1) + table.caption;
    XC_TRY(WriteTable(writer, name, book.title + table.caption, table));
  }
  for (const model::TextAnnex& annex : bulletin.document.annexes) {
    for (const model::TextTable& table : annex.tables) {
      XC_TRY(WriteTable(writer, "附件" + std::to_string(annex.number) + table.caption,
                        bulletin::TextOf(annex.title) + table.caption, table));
    }
  }
  XC_TRY(writer.Close());
  Result<std::string> bytes = ReadFile(path);
  XC_TRY(RemoveTree(path));
  return bytes;
}

bool HasTables(const model::BulletinDocument& document) {
  return !document.tables.empty() ||
         std::any_of(document.annexes.begin(), document.annexes.end(),
                     [](const model::TextAnnex& annex) { return !annex.tables.empty(); });
}

Result<std::vector<model::TextBlock>> ReadBlocks(const std::string& path,
                                                 const documents::DocxLimits& limits = {}) {
  XC_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, limits.max_file_bytes));
  return documents::ReadDocx(bytes, path, limits);
}

// With the day of signing, once it is issued.
model::Bulletin Shown(const model::Bulletin& bulletin) {
  model::Bulletin shown = bulletin;
  shown.document = bulletin::Dated(bulletin);
  return shown;
}

// As it was rendered before it had a number and days.
model::Bulletin BeforeIssue(model::Bulletin bulletin) {
  bulletin.number.clear();
  bulletin.signed_on.clear();
  bulletin.printed_on.clear();
  return bulletin;
}

// True of a file from before the issue: room for the pen (　　年　月　日) where the day would
// stand, or, of a bulletin without a signature, which has no such room, neither the day nor the
// number.
bool IsUnsigned(const model::Bulletin& bulletin, const std::vector<model::TextBlock>& blocks) {
  const auto stands = [&](const std::string& text) {
    const bulletin::Letters letters = bulletin::LettersOf(text);
    return std::any_of(blocks.begin(), blocks.end(), [&](const model::TextBlock& block) {
      return !block.is_table && bulletin::LettersOf(block.text) == letters;
    });
  };
  if (bulletin.signed_on.empty()) return false;
  if (!bulletin.document.signature.empty()) return stands("年月日");
  return !stands(bulletin::Dated(bulletin).date.text) && !stands(bulletin.number);
}

// Pages are counted through all parts, so each waits for those before it.
Result<std::string> RenderPdf(const model::Bulletin& bulletin, const RenderOptions& options) {
  const std::vector<bulletin::PagesPart> parts =
      bulletin::PartsForPages(bulletin, options.most_rows);
  std::vector<std::string> pdfs;
  int page = 1;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bulletin::PagesPart& part = parts[i];
    std::string file;
    if (part.sheets) {
      file = bulletin::AnnexSheet(bulletin.document, part, page);
    } else {
      const bulletin::DocxStretch stretch{i == 0, part.first, part.past, i + 1 == parts.size(),
                                          page};
      XC_ASSIGN_OR_RETURN(file, documents::PackZip(bulletin::DocxParts(bulletin, stretch)));
    }
    XC_ASSIGN_OR_RETURN(
        std::string pdf,
        documents::ConvertToPdf(
            file, part.sheets ? documents::OfficeFile::kSpreadsheet : documents::OfficeFile::kDocx,
            options.office));
    if (i + 1 < parts.size()) {
      XC_ASSIGN_OR_RETURN(const int pages, documents::PagesOfPdf(pdf, options.office));
      page += pages;
    }
    pdfs.push_back(std::move(pdf));
  }
  return documents::JoinPdfs(pdfs, options.office);
}

}  // namespace

Result<RenderOptions> LoadRenderOptions(const Resources& resources, const std::string& scratch) {
  constexpr const char* kFile = "data/bulletin/pages.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(kFile));
  XC_ASSIGN_OR_RETURN(const TomlValue toml, ParseToml(text, kFile));
  RenderOptions options;
  std::int64_t rows = 500;
  std::int64_t seconds = options.office.timeout_seconds;
  TomlReader reader(toml, kFile);
  constexpr std::int64_t kMostRows = 1'000'000;
  constexpr std::int64_t kMostSeconds = 24 * 3600;
  reader.GetInteger("most_rows", rows, 1, kMostRows);
  reader.GetInteger("timeout_seconds", seconds, 1, kMostSeconds);
  XC_TRY(reader.Finish());
  options.most_rows = static_cast<std::size_t>(rows);
  options.office.timeout_seconds = static_cast<int>(seconds);
  options.office.scratch = scratch;
  return options;
}

Result<std::string> RenderBulletin(const model::Bulletin& bulletin, std::string_view as,
                                   const RenderOptions& options) {
  if (as == "html") return bulletin::HtmlPreview(Shown(bulletin));
  if (as == "xlsx" && !HasTables(bulletin.document)) {
    return InvalidArgument(bulletin.id +
                           " has no table to put into a sheet; render it as "
                           "docx, pdf or html");
  }
  if (as == "xlsx") return RenderXlsx(bulletin, options.office.scratch);
  if (as != "docx" && as != "pdf") {
    return InvalidArgument("a bulletin can be had as docx, pdf, xlsx or html, not as \"" +
                           std::string(as) + "\"");
  }
  if (as == "docx") return documents::PackZip(bulletin::DocxParts(Shown(bulletin)));
  return RenderPdf(Shown(bulletin), options);
}

Result<std::vector<bulletin::LintItem>> LintFile(const std::string& path,
                                                 const bulletin::LintRules& rules) {
  XC_ASSIGN_OR_RETURN(const auto blocks, ReadBlocks(path));
  // No contradictions in what could not be read is no answer.
  if (!bulletin::IsReadable(blocks)) {
    return InvalidArgument(path +
                           ": no readable Chinese text in it (blank, scanned, or wrongly "
                           "encoded); open it in a word processor and save it as .docx "
                           "anew");
  }
  return bulletin::Lint(blocks, rules);
}

Result<bulletin::BorderRules> LoadBorderRules(const Resources& resources) {
  constexpr const char* kFile = "data/bulletin/compare.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(kFile));
  return bulletin::ParseBorderRules(text, kFile);
}

Result<bulletin::Comparison> CompareFile(const model::Bulletin& bulletin, const std::string& path,
                                         const bulletin::BorderRules& rules) {
  documents::DocxLimits limits;
  limits.text_boxes = true;
  XC_ASSIGN_OR_RETURN(const auto blocks, ReadBlocks(path, limits));
  // A file from before the issue is compared with what was there then.
  const model::Bulletin shown =
      IsUnsigned(bulletin, blocks) ? BeforeIssue(bulletin) : Shown(bulletin);
  XC_ASSIGN_OR_RETURN(const std::string own, documents::PackZip(bulletin::DocxParts(shown)));
  XC_ASSIGN_OR_RETURN(const auto rendered, documents::ReadDocx(own, bulletin.id, limits));
  return bulletin::Compare(shown.document, rendered, blocks, rules);
}

}  // namespace xuncha::app
