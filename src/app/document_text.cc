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

using model::TextRead;
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

Result<TextRead> ScanPdf(const TextScanner& scanner, std::string_view bytes,
                         const std::string& name, std::vector<model::TextHit>& hits,
                         TextRead& why) {
  // A process a file is what an inspection of thousands of scans would spend its time on.
  if (!documents::MayHoldText(bytes) && !documents::IsEncrypted(bytes)) return TextRead::kNoText;
  const documents::PdfLimits limits;
  documents::ProcessFault fault = documents::ProcessFault::kNone;
  auto pages = documents::ReadPdfText(bytes, limits, &fault);
  if (!pages) {
    why = fault == documents::ProcessFault::kMissing   ? TextRead::kNoTool
          : fault == documents::ProcessFault::kTimeout ? TextRead::kTimeout
          : documents::IsEncrypted(bytes)              ? TextRead::kProtected
                                                       : TextRead::kUnreadable;
    return Error(pages.error().code, name + ": " + pages.error().message);
  }
  bool any = false;
  for (std::size_t i = 0; i < pages->size(); ++i) {
    const std::string& page = (*pages)[i];
    any = any || page.find_first_not_of(" \t\r\n\f") != std::string::npos;
    const std::string place = "p." + std::to_string(i + 1);
    scanner.Scan(JoinLines(page), {model::TextPart::kDocument, place}, hits);
  }
  if (!any) return TextRead::kNoText;
  return pages->size() >= static_cast<std::size_t>(limits.max_pages) ? TextRead::kBeginning
                                                                     : TextRead::kWhole;
}

// An Office file with a password is a container of the old kind (MS-OFFCRYPTO, 2.3.4.4).
bool HoldsEncryptedPackage(std::string_view bytes) {
  std::string stream;
  for (const char c : std::string_view("EncryptedPackage")) stream.append({c, '\0'});
  return bytes.find(stream) != std::string_view::npos;
}

}  // namespace

Result<TextRead> ScanDocument(const TextScanner& scanner, std::string_view bytes,
                              const std::string& name, std::vector<model::TextHit>& hits,
                              TextRead* why) {
  TextRead unasked = TextRead::kNone;
  TextRead& reason = why == nullptr ? unasked : *why;
  reason = TextRead::kUnreadable;
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
      return ScanPdf(scanner, bytes, name, hits, reason);
    case sheets::FileKind::kXlsx: {
      documents::DocxLimits limits;
      const auto blocks = documents::ReadDocx(bytes, name, limits);
      if (!blocks && EndingOf(name) == "docx") return blocks.error();
      if (!blocks) {
        XC_TRY(ScanTables(scanner, bytes, name, hits));
        return TextRead::kWhole;
      }
      ScanBlocks(scanner, *blocks, hits);
      return TextRead::kWhole;
    }
    case sheets::FileKind::kCsv: {
      if (EndingOf(name) == "csv") {
        XC_TRY(ScanTables(scanner, bytes, name, hits));
        return TextRead::kWhole;
      }
      const sheets::CsvText decoded = sheets::DecodeCsv(bytes);
      if (decoded.text.find('\0') != std::string::npos) {
        return InvalidArgument(name +
                               ": is no text; give a DOCX, XLSX, PDF, CSV, TXT or HTML file");
      }
      scanner.Scan(decoded.text, {model::TextPart::kDocument}, hits);
      return TextRead::kWhole;
    }
    case sheets::FileKind::kEmpty:
      return TextRead::kWhole;
    default:
      // Says what to do: "save it as .xlsx".
      XC_TRY(ScanTables(scanner, bytes, name, hits));
      return TextRead::kWhole;
  }
}

Result<std::vector<model::TextHit>> ScanWebPage(const facts::Lexicon& lexicon,
                                                std::string_view bytes, const std::string& name) {
  facts::PageExtractor extractor(lexicon);
  facts::ExtractedPage page;
  facts::PageInput input;
  input.body = bytes;
  input.url = name;
  if (const std::string fault = facts::ReadPage(extractor, input, page); !fault.empty()) {
    return Internal("our reader of pages failed on " + name + ": " + fault);
  }
  return std::move(page.facts.text_hits);
}

TextRead DocumentText::Plan(std::string_view bytes, model::FileKind kind,
                            std::string_view path) const {
  switch (kind) {
    case model::FileKind::kPdf:
      return TextRead::kWhole;
    case model::FileKind::kOoxml:
      return bytes.find("ppt/presentation.xml") == std::string_view::npos ? TextRead::kWhole
                                                                          : TextRead::kOtherFormat;
    case model::FileKind::kOle:
      return HoldsEncryptedPackage(bytes) ? TextRead::kProtected : TextRead::kOtherFormat;
    case model::FileKind::kOfd:
    case model::FileKind::kZip:
    case model::FileKind::kRar:
    case model::FileKind::kSevenZip:
    case model::FileKind::kGzip:
    case model::FileKind::kRtf:
      return TextRead::kOtherFormat;
    case model::FileKind::kText: {
      const std::string ending = EndingOf(path);
      return ending == "csv" || ending == "txt" ? TextRead::kWhole : TextRead::kNone;
    }
    default:
      return TextRead::kNone;
  }
}

TextRead DocumentText::Read(std::string_view bytes, model::FileKind, std::string_view path,
                            std::vector<model::TextHit>& hits) const {
  const std::size_t before = hits.size();
  TextRead why = TextRead::kUnreadable;
  const auto read = ScanDocument(*scanner_, bytes, std::string(path), hits, &why);
  if (read) return *read;
  hits.resize(before);
  return why;
}

}  // namespace xuncha::app
