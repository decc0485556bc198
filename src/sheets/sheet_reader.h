// SPDX-License-Identifier: Apache-2.0
//
// Any file that people hand in as a table. What it is, its bytes say, never its name: an .xls may
// be an .xlsx, a web page or a text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sheets/csv_reader.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

enum class FileKind {
  kCsv,          // or any other text
  kXlsx,         // a ZIP file; whether it holds a workbook, the reader says
  kOldWorkbook,  // .xls, .et of Excel 97–2003 and WPS
  kProtected,    // an .xlsx with a password
  kOldOther,     // another OLE file: .doc, .wps, .msg
  kHtml,         // a web page under the name .xls, as many systems export
  kXml2003,      // "XML table 2003", "单个文件网页"
  kPdf,
  kEmpty,
};

FileKind SniffFileKind(std::string_view bytes);

// The workbook of an .xlsx or a CSV; kInvalidArgument for the rest, with what to do ("save it as
// .xlsx"). `file` is the name in messages. Pure.
Result<Workbook> ReadSheets(std::string_view bytes, const std::string& file,
                            const CsvOptions& options = {});

// The same from a file on disk. Messages name it without its folders.
Result<Workbook> ReadSheetFile(const std::string& path, const CsvOptions& options = {});

}  // namespace xuncha::sheets
