// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheet_reader.h"

#include <algorithm>

#include "base/file.h"
#include "sheets/xlsx_reader.h"

namespace xuncha::sheets {
namespace {

constexpr std::string_view kOle("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t kHeadBytes = 4096;

// Names of streams in an OLE file's directory are UTF-16LE.
std::string Utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out.push_back(c);
    out.push_back('\0');
  }
  return out;
}

FileKind SniffOle(std::string_view bytes) {
  const auto holds = [bytes](std::string_view name) {
    return bytes.find(Utf16(name)) != std::string_view::npos;
  };
  if (holds("EncryptedPackage")) return FileKind::kProtected;
  if (holds("Workbook") || holds("Book")) return FileKind::kOldWorkbook;
  return FileKind::kOldOther;
}

// The beginning of a text in lower case, of whatever encoding, without zero bytes and white space.
std::string TextHead(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, kHeadBytes)) {
    if (c == '\0' || c == '\xEF' || c == '\xBB' || c == '\xBF' || c == '\xFE' || c == '\xFF') {
      continue;
    }
    if (head.empty() && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) continue;
    head.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return head;
}

std::string BaseName(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

FileKind SniffFileKind(std::string_view bytes) {
  if (bytes.empty()) return FileKind::kEmpty;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return FileKind::kXlsx;
  if (bytes.starts_with(kOle)) return SniffOle(bytes);
  // A BIFF stream without its container: versions 2 to 8.
  if (bytes.size() > 8 && bytes[0] == '\x09' && bytes[1] <= '\x08' && bytes[3] == '\0') {
    return FileKind::kOldWorkbook;
  }
  if (bytes.starts_with("%PDF-")) return FileKind::kPdf;
  const std::string head = TextHead(bytes);
  if (head.starts_with("mime-version:")) return FileKind::kXml2003;
  if (!head.starts_with('<')) return FileKind::kCsv;
  if (head.starts_with("<?xml") && head.find("office:spreadsheet") != std::string::npos) {
    return FileKind::kXml2003;
  }
  for (const char* tag :
       {"<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style"}) {
    if (head.find(tag) != std::string::npos) return FileKind::kHtml;
  }
  return FileKind::kCsv;
}

Result<Workbook> ReadSheets(std::string_view bytes, const std::string& file,
                            const CsvOptions& options) {
  const auto refuse = [&file](const char* what) { return InvalidArgument(file + ": " + what); };
  switch (SniffFileKind(bytes)) {
    case FileKind::kXlsx:
      return ReadXlsx(bytes, file, options.limits);
    case FileKind::kOldWorkbook:
      return refuse(
          "is an old workbook (.xls or .et); open it in Excel or WPS and save it as .xlsx");
    case FileKind::kProtected:
      return refuse("is protected by a password; save it without one");
    case FileKind::kOldOther:
      return refuse("is an old office document, no spreadsheet; save the table as .xlsx");
    case FileKind::kHtml:
      return refuse(
          "is a web page, whatever its name says; open it in Excel or WPS and save it as .xlsx");
    case FileKind::kXml2003:
      return refuse("is an XML or web archive table; open it in Excel or WPS and save it as .xlsx");
    case FileKind::kPdf:
      return refuse("is a PDF file, no spreadsheet; save the table as .xlsx");
    case FileKind::kEmpty:
      return refuse("is empty");
    case FileKind::kCsv:
      break;
  }
  return ReadCsv(bytes, file, options);
}

Result<Workbook> ReadSheetFile(const std::string& path, const CsvOptions& options) {
  XC_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, options.limits.max_file_bytes));
  return ReadSheets(bytes, BaseName(path), options);
}

}  // namespace xuncha::sheets
