// SPDX-License-Identifier: Apache-2.0
#include "app/document_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "documents/docx_reader.h"
#include "documents/pdf_text.h"
#include "facts/page_extractor.h"
#include "sheets/sheet_reader.h"
#include "text_checks/table_scan.h"

namespace xuncha::app {
namespace {

using text_checks::TextScanner;

std::string EndingOf(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return "";
  std::string ending(name.substr(dot + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(), ToLower);
  return ending;
}

// Its name promises a document of its own format: plain bytes below such a name are a damaged one.
bool IsNamedDocument(std::string_view name) {
  const std::string ending = EndingOf(name);
  return ending == "docx" || ending == "xlsx" || ending == "pdf";
}

// Attachments come from anybody, many an inspection: less is read of one than of a file of ours.
sheets::CsvOptions Limits() {
  sheets::CsvOptions options;
  options.limits.max_text_bytes = 64U << 20U;
  options.limits.max_inflated_bytes = 128ULL << 20;
  options.limits.max_part_bytes = 64ULL << 20;
  options.limits.max_tree_bytes = 256ULL << 20;
  options.limits.max_rows = 200'000;
  return options;
}

void ScanBlocks(const TextScanner& scanner, const std::vector<model::TextBlock>& blocks,
                std::vector<model::TextHit>& hits) {
  std::size_t paragraphs = 0;
  std::size_t tables = 0;
  for (const model::TextBlock& block : blocks) {
    if (block.is_table) {
      text_checks::ScanTable(scanner, block.rows, "T" + std::to_string(++tables), hits);
    } else {
      const std::string place = "¶" + std::to_string(++paragraphs);
      scanner.Scan(block.text, {model::TextPart::kDocument, place}, hits);
    }
  }
}

void ScanSheet(const TextScanner& scanner, const sheets::Sheet& sheet,
               std::vector<model::TextHit>& hits) {
  std::vector<std::vector<std::string>> rows(sheet.last_row());
  for (const sheets::Row& row : sheet.rows()) {
    std::vector<std::string>& cells = rows[row.number - 1];
    for (const sheets::Cell& cell : row.cells) {
      cells.resize(cell.column);
      cells.back() = cell.text;
    }
  }
  text_checks::ScanTable(scanner, rows, sheet.name(), hits);
}

Status ScanTables(const TextScanner& scanner, std::string_view bytes, const std::string& name,
                  std::vector<model::TextHit>& hits) {
  XC_ASSIGN_OR_RETURN(const sheets::Workbook book, sheets::ReadSheets(bytes, name, Limits()));
  for (const sheets::Sheet& sheet : book.sheets) ScanSheet(scanner, sheet, hits);
  return Ok();
}

bool IsWideEnd(std::string_view text, std::size_t at) {
  return at >= 3 && (static_cast<unsigned char>(text[at - 3]) & 0xF0) == 0xE0;
}
bool IsWideBegin(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xF0) == 0xE0;
}

// Lines end within words of Chinese text: pages of a PDF are lines, not paragraphs.
std::string JoinLines(std::string_view page) {
  std::string text;
  for (std::size_t at = 0; at < page.size(); ++at) {
    const bool within = page[at] == '\n' && IsWideEnd(page, at) && IsWideBegin(page, at + 1);
    if (!within) text.push_back(page[at]);
  }
  return text;
}

Status ScanPdf(const TextScanner& scanner, std::string_view bytes, const std::string& name,
               std::vector<model::TextHit>& hits) {
  auto pages = documents::ReadPdfText(bytes);
  if (!pages) return Error(pages.error().code, name + ": " + pages.error().message);
  for (std::size_t i = 0; i < pages->size(); ++i) {
    const std::string place = "p." + std::to_string(i + 1);
    scanner.Scan(JoinLines((*pages)[i]), {model::TextPart::kDocument, place}, hits);
  }
  return Ok();
}

}  // namespace

Status ScanDocument(const TextScanner& scanner, std::string_view bytes, const std::string& name,
                    std::vector<model::TextHit>& hits) {
  const sheets::FileKind kind = sheets::SniffFileKind(bytes);
  const bool text = kind == sheets::FileKind::kCsv || kind == sheets::FileKind::kEmpty;
  if (text && IsNamedDocument(name)) {
    return InvalidArgument(
        name +
        ": is not the kind of file that its name says, or is damaged; open it in "
        "its own program and save it again");
  }
  switch (kind) {
    case sheets::FileKind::kPdf:
      return ScanPdf(scanner, bytes, name, hits);
    case sheets::FileKind::kXlsx: {
      documents::DocxLimits limits;
      const auto blocks = documents::ReadDocx(bytes, name, limits);
      if (!blocks && EndingOf(name) == "docx") return blocks.error();
      if (!blocks) return ScanTables(scanner, bytes, name, hits);
      ScanBlocks(scanner, *blocks, hits);
      return Ok();
    }
    case sheets::FileKind::kCsv: {
      if (EndingOf(name) == "csv") return ScanTables(scanner, bytes, name, hits);
      const sheets::CsvText decoded = sheets::DecodeCsv(bytes);
      if (decoded.text.find('\0') != std::string::npos) {
        return InvalidArgument(name +
                               ": is no text; give a DOCX, XLSX, PDF, CSV, TXT or HTML file");
      }
      scanner.Scan(decoded.text, {model::TextPart::kDocument}, hits);
      return Ok();
    }
    case sheets::FileKind::kEmpty:
      return Ok();
    default:
      // Says what to do: "save it as .xlsx".
      return ScanTables(scanner, bytes, name, hits);
  }
}

std::vector<model::TextHit> ScanWebPage(const facts::Lexicon& lexicon, std::string_view bytes,
                                        const std::string& name) {
  facts::PageExtractor extractor(lexicon);
  facts::ExtractedPage page;
  facts::PageInput input;
  input.body = bytes;
  input.url = name;
  extractor.Extract(input, page);
  return std::move(page.facts.text_hits);
}

bool DocumentText::Reads(model::FileKind kind, std::string_view path) const {
  switch (kind) {
    case model::FileKind::kPdf:
    case model::FileKind::kOoxml:
      return true;
    case model::FileKind::kText: {
      const std::string ending = EndingOf(path);
      return ending == "csv" || ending == "txt";
    }
    default:
      return false;
  }
}

model::TextRead DocumentText::Read(std::string_view bytes, model::FileKind kind,
                                   std::string_view path, std::vector<model::TextHit>& hits) const {
  // A process a file is what an inspection of thousands of scans would spend its time on.
  if (kind == model::FileKind::kPdf && !documents::MayHoldText(bytes)) {
    return model::TextRead::kNone;
  }
  const std::size_t before = hits.size();
  if (ScanDocument(*scanner_, bytes, std::string(path), hits)) return model::TextRead::kWhole;
  hits.resize(before);
  return model::TextRead::kUnreadable;
}

}  // namespace xuncha::app
