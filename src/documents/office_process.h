// SPDX-License-Identifier: Apache-2.0
//
// LibreOffice as a bounded process of its own: no window, a profile of its own that is removed, a
// time limit, and nothing of ours but the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::documents {

struct OfficeOptions {
  std::string program = "soffice";  // looked up in PATH, or a path
  int timeout_seconds = 120;        // of one file
  std::string scratch;  // an existing folder; a folder of its own is made in it and removed
  std::string unite = "pdfunite";  // of poppler-utils: joins PDFs
  std::string info = "pdfinfo";    // of poppler-utils: counts their pages
};

enum class OfficeFile : std::uint8_t {
  kDocx,         // a text: .docx
  kSpreadsheet,  // sheets: a flat OpenDocument spreadsheet, .fods
};

// The PDF of a file. kUnavailable where the program is not installed, did not end in time, or made
// no file: says what to do.
Result<std::string> ConvertToPdf(std::string_view file, OfficeFile kind,
                                 const OfficeOptions& options);

Result<int> PagesOfPdf(std::string_view pdf, const OfficeOptions& options);
// One behind the other; of one it is that one.
Result<std::string> JoinPdfs(const std::vector<std::string>& pdfs, const OfficeOptions& options);

}  // namespace xuncha::documents
