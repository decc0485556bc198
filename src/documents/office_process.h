// SPDX-License-Identifier: Apache-2.0
//
// LibreOffice as a bounded process of its own: no window, a profile of its own that is removed, a
// time limit, and nothing of ours but the file.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace xuncha::documents {

struct OfficeOptions {
  std::string program = "soffice";  // looked up in PATH, or a path
  int timeout_seconds = 120;
  std::string scratch;  // an existing folder; a folder of its own is made in it and removed
};

// The PDF of a .docx. kUnavailable where the program is not installed, did not end in time, or made
// no file: says what to do.
Result<std::string> ConvertToPdf(std::string_view docx, const OfficeOptions& options);

}  // namespace xuncha::documents
