// SPDX-License-Identifier: Apache-2.0
#include "facts/file_facts.h"

#include "facts/ascii.h"
#include "facts/file_facts_kinds.h"
#include "facts/file_facts_structure.h"
#include "facts/jpeg_scan.h"

namespace xuncha::facts {
namespace {

using model::Expected;
using model::FileKind;
using model::Integrity;

// A text this short in place of a document is a message ("file not found"), not its content.
constexpr std::size_t kMessageBytes = 512;

bool IsImageKind(FileKind kind) { return kind >= FileKind::kPng && kind <= FileKind::kAvif; }
bool IsTextKind(FileKind kind) { return kind >= FileKind::kHtml && kind <= FileKind::kScript; }
bool IsZipKind(FileKind kind) {
  return kind == FileKind::kZip || kind == FileKind::kOoxml || kind == FileKind::kOfd;
}

// Office programs save HTML, MHTML and XML under their own endings, and open them again.
bool IsOfficeText(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return head.find("schemas-microsoft-com:office") != std::string_view::npos ||
         head.find("mso-application") != std::string_view::npos ||
         head.find("openxmlformats") != std::string_view::npos ||
         FindLower(head.substr(0, 256), "mime-version:") == 0 ||
         FindLower(head, "application/vnd.ms-") != std::string_view::npos ||
         FindLower(head, "multipart/related") != std::string_view::npos;
}

// A table in a text: what its rows have in common.
struct TextRows {
  std::size_t rows = 0;
  std::size_t cells = 0;
  bool number = false;  // the last cell of a row behind the first is one
};

// 90, -1.5, 12%.
bool EndsInNumber(std::string_view row, char mark) {
  const std::size_t at = row.rfind(mark);
  const std::string_view cell =
      Trim(at == std::string_view::npos ? std::string_view() : row.substr(at + 1));
  return !cell.empty() && cell.find_first_not_of("0123456789.-+%") == std::string_view::npos &&
         cell.find_first_of("0123456789") != std::string_view::npos;
}

// Rows of cells between `mark`s, up to the first few; a quoted cell may hold marks and line ends.
// None if they have not as many cells each as the first.
TextRows CountRows(std::string_view text, char mark) {
  constexpr std::size_t kEnough = 20;
  TextRows table;
  std::size_t cells = 1;
  bool quoted = false;
  bool blank = true;      // the row so far
  std::size_t begin = 0;  // of the row
  for (std::size_t i = 0; i <= text.size() && table.rows < kEnough; ++i) {
    const bool ends = i == text.size() || (text[i] == '\n' && !quoted);
    if (!ends) {
      if (text[i] == '"') quoted = !quoted;
      if (text[i] == mark && !quoted) ++cells;
      blank = blank && IsSpace(text[i]) && text[i] != '\t';
      continue;
    }
    const std::string_view row = text.substr(begin, i - begin);
    begin = i + 1;
    if (blank) continue;
    table.number = table.number || (table.rows > 0 && EndsInNumber(row, mark));
    if (table.rows > 0 && cells != table.cells) return {};
    table.cells = cells;
    ++table.rows;
    cells = 1;
    blank = true;
  }
  return table;
}

// A table written as text, which Excel opens whatever it is called: between tabs, or between commas
// where they cannot be those of a message of two lines ("Sorry, no such file").
bool IsTextTable(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 16 * 1024);
  const TextRows tabs = CountRows(head, '\t');
  if (tabs.rows > 1 && tabs.cells > 1) return true;
  const TextRows commas = CountRows(head, ',');
  if (commas.rows < 2 || commas.cells < 2) return false;
  return commas.rows > 2 || commas.cells > 2 || commas.number;
}

// A bare table in HTML, as systems export it under .xls: several rows, and nothing that a page has
// and a sheet has not.
bool IsBareHtmlTable(std::string_view bytes) {
  constexpr std::size_t kHead = 16 * 1024;
  const std::string_view head = bytes.substr(0, kHead);
  const std::size_t table = FindLower(head, "<table");
  if (table == std::string_view::npos) return false;
  for (const std::string_view of_page :
       {"<a ", "<script", "<form", "<title", "<h1", "<h2", "<img"}) {
    if (FindLower(head, of_page) != std::string_view::npos) return false;
  }
  const std::size_t first = FindLower(head.substr(table), "</tr");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = head.substr(table + first + 1);
  return FindLower(rest, "<tr") != std::string_view::npos &&
         FindLower(rest, "<td") != std::string_view::npos;
}

bool IsCalledSheet(std::string_view path) {
  const auto ending = EndingOf(path);
  return ending.view() == "xls" || ending.view() == "et";
}

// Documents locked by office encryption drivers and uploaded by mistake: nobody outside opens them.
bool IsLockedByDriver(std::string_view bytes) {
  return bytes.starts_with("%TSD-Header-###%") ||
         bytes.substr(0, 512).find("E-SafeNet") != std::string_view::npos;
}

Integrity ImageIntegrity(FileKind kind, std::string_view bytes) {
  constexpr double kMostOfIt = 0.97;  // what is missing below is a few rows of pixels at most
  const Integrity walked = WalkImage(kind, bytes);
  if (walked != Integrity::kNotExamined || kind != FileKind::kJpeg) return walked;
  const JpegCover cover = MeasureJpeg(bytes);
  return cover.known && cover.share < kMostOfIt ? Integrity::kTruncated : Integrity::kDoubtful;
}

Integrity OwnIntegrity(FileKind kind, std::string_view bytes) {
  if (IsImageKind(kind)) return ImageIntegrity(kind, bytes);
  if (IsTextKind(kind)) return Integrity::kWhole;
  return WalkFile(kind, bytes);
}

void JudgeImage(const FileInput& input, model::FileFacts& facts) {
  if (IsTextKind(facts.kind)) {
    facts.error_page = true;
  } else if (!IsImageKind(facts.kind) && facts.kind != FileKind::kEmpty) {
    const Promise promise = PromiseOf(EndingOf(input.path).view());
    const bool odd = promise != Promise::kImage && facts.kind == FileKind::kUnknownBinary;
    const bool moving = facts.kind == FileKind::kMp4;  // a film in <img>: some browsers play it
    facts.integrity = odd || moving ? Integrity::kDoubtful : Integrity::kBroken;
  }
}

// Whether a reader of the promised format opens a file that is of another kind.
Integrity OtherKindOpens(Promise promise, FileKind kind) {
  const bool binary = kind == FileKind::kUnknownBinary;
  switch (promise) {
    case Promise::kPdf:
      return binary || kind == FileKind::kExecutable ? Integrity::kBroken : Integrity::kDoubtful;
    case Promise::kOfficeXml:
    case Promise::kOfd:
    case Promise::kZip:
    case Promise::kRar:
    case Promise::kSevenZip:
      if (kind == FileKind::kZip && promise != Promise::kRar && promise != Promise::kSevenZip) {
        return promise == Promise::kZip ? Integrity::kWhole : Integrity::kBroken;
      }
      return binary ? Integrity::kBroken : Integrity::kDoubtful;
    default:
      return Integrity::kDoubtful;
  }
}

bool KeepsPromise(Promise promise, FileKind kind) {
  switch (promise) {
    case Promise::kPdf:
      return kind == FileKind::kPdf;
    case Promise::kOffice:
      return kind == FileKind::kOle || kind == FileKind::kOoxml || kind == FileKind::kRtf;
    case Promise::kOfficeXml:
      return kind == FileKind::kOoxml || kind == FileKind::kOle;  // OLE: encrypted, or an old .doc
    case Promise::kOfd:
      return kind == FileKind::kOfd;
    case Promise::kZip:
      return IsZipKind(kind);
    case Promise::kRar:
      return kind == FileKind::kRar;
    case Promise::kSevenZip:
      return kind == FileKind::kSevenZip;
    case Promise::kRtf:
      return kind == FileKind::kRtf || kind == FileKind::kOle;
    default:
      return true;
  }
}

void JudgeAttachment(const FileInput& input, model::FileFacts& facts) {
  const Promise promise = PromiseOf(EndingOf(input.path).view());
  if (IsLockedByDriver(input.bytes)) {
    facts.integrity = Integrity::kBroken;
    return;
  }
  if (facts.kind == FileKind::kHtml) {
    const bool sheet = IsCalledSheet(input.path) && IsBareHtmlTable(input.bytes);
    const bool office = sheet || (promise == Promise::kOffice && IsOfficeText(input.bytes));
    facts.error_page = !office;
    if (office) facts.integrity = Integrity::kDoubtful;
    return;
  }
  if (promise == Promise::kText || promise == Promise::kOtherFile) return;
  if (IsTextKind(facts.kind)) {
    const bool message = facts.kind == FileKind::kJson || input.bytes.size() <= kMessageBytes;
    const bool sheet =
        facts.kind != FileKind::kJson && IsCalledSheet(input.path) && IsTextTable(input.bytes);
    facts.error_page = message && !sheet && input.whole_body && !IsOfficeText(input.bytes);
    facts.integrity = Integrity::kDoubtful;
    const bool needs_binary = promise != Promise::kOffice && promise != Promise::kRtf;
    if (needs_binary && !facts.error_page && promise != Promise::kPage) {
      facts.integrity = Integrity::kBroken;
    }
    return;
  }
  if (facts.kind != FileKind::kEmpty && !KeepsPromise(promise, facts.kind)) {
    facts.integrity = OtherKindOpens(promise, facts.kind);
  }
}

void JudgeMedia(const FileInput& input, model::FileFacts& facts) {
  const Promise promise = PromiseOf(EndingOf(input.path).view());
  if (promise != Promise::kMedia) return;  // embedded pages and players
  const bool playlist = EndingOf(input.path).view() == "m3u8";
  if (facts.kind == FileKind::kHtml || facts.kind == FileKind::kJson) facts.error_page = true;
  if (facts.kind == FileKind::kText && !playlist) facts.error_page = true;
}

void JudgeResource(const FileInput& input, model::FileFacts& facts) {
  // Only a document's own tags count: a script may begin with markup that it writes.
  if (facts.kind == FileKind::kHtml && FindHtmlSign(input.bytes) == HtmlSign::kDocument) {
    facts.error_page = true;
  }
  const bool font = PromiseOf(EndingOf(input.path).view()) == Promise::kFont;
  if (font && (facts.kind == FileKind::kHtml || facts.kind == FileKind::kJson)) {
    facts.error_page = true;
  }
}

}  // namespace

model::FileFacts InspectFile(const FileInput& input) {
  model::FileFacts facts;
  if (input.bytes.empty() && !input.whole_body) return facts;
  facts.kind = KindOf(input.bytes, input.content_type, input.path);
  if (facts.kind == FileKind::kEmpty) return facts;
  if (input.whole_body) facts.integrity = OwnIntegrity(facts.kind, input.bytes);
  switch (input.expected) {
    case Expected::kImage:
      JudgeImage(input, facts);
      break;
    case Expected::kAttachment:
      JudgeAttachment(input, facts);
      break;
    case Expected::kMedia:
      JudgeMedia(input, facts);
      break;
    case Expected::kResource:
      JudgeResource(input, facts);
      break;
    case Expected::kPage:
      break;
  }
  return facts;
}

Expected ExpectedFor(std::uint16_t uses, std::string_view path) {
  const Promise promise = PromiseOf(EndingOf(path).view());
  const bool is_file = promise >= Promise::kPdf && promise <= Promise::kOtherFile;
  const bool is_image = promise == Promise::kImage || promise == Promise::kOddImage;
  const bool is_font = promise == Promise::kFont;
  if ((uses & (model::kUseStyle | model::kUseScript)) != 0) return Expected::kResource;
  if ((uses & model::kUseImage) != 0) return Expected::kImage;
  if ((uses & model::kUseCssImage) != 0) {
    return is_font || promise == Promise::kStyle ? Expected::kResource : Expected::kImage;
  }
  if (is_file) return Expected::kAttachment;
  if (is_image) return Expected::kImage;
  if (promise == Promise::kMedia) return Expected::kMedia;
  if (promise == Promise::kStyle || promise == Promise::kScript || is_font) {
    return Expected::kResource;
  }
  // Without an ending that tells: an embedded object may be a page; the others are what they are.
  return Expected::kPage;
}

bool LooksLikeHtml(std::string_view bytes) { return FindHtmlSign(bytes) != HtmlSign::kNone; }

}  // namespace xuncha::facts
