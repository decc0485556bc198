// SPDX-License-Identifier: Apache-2.0
//
// The text layer of a PDF that came from anybody, by pdftotext of poppler-utils as a bounded
// process: a parser of PDF is the most attacked program there is, and this one is kept by others.
// Scanned pages have no text layer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/bounded_process.h"

namespace xuncha::documents {

struct PdfLimits {
  int max_pages = 2'000;
  int seconds = 20;
};

// False for what shows no text for certain, without a process: a file that names no font and keeps
// no objects in compressed streams, where one might be named (ISO 32000-1, 7.5.7 and 9.5). Scans.
bool MayHoldText(std::string_view bytes);

// The text page by page, UTF-8. kUnavailable where the program is not installed, the file is none
// it can read, is protected, or hits a limit; `fault` says which (bounded_process.h).
Result<std::vector<std::string>> ReadPdfText(std::string_view bytes, const PdfLimits& limits = {},
                                             ProcessFault* fault = nullptr);

// Says of itself that it is encrypted (ISO 32000-1, 7.6); its text may be open to readers all the
// same.
bool IsEncrypted(std::string_view bytes);

}  // namespace xuncha::documents
