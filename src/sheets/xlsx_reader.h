// SPDX-License-Identifier: Apache-2.0
//
// .xlsx (ECMA-376, strict and transitional) as Excel, WPS, LibreOffice and libraries write it: all
// sheets with their values as people see them; formulas by the result that the file holds. Charts,
// pictures, comments and macros are not looked at; nothing is ever run or fetched.
//
// Files may be made to hurt: see limits.h. A part with a document type is refused, names never
// leave the package, `dimension` is not believed. Pure; safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sheets/limits.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

// `file` is the name in messages. kInvalidArgument or kCorruption, naming file, sheet, row and
// column as far as known, with what to do. A workbook without sheets is an error; chart sheets are
// left out. A cell that is formatted as a day holds a day; one whose formula has no result in the
// file is a kError that says the formula.
Result<Workbook> ReadXlsx(std::string_view bytes, const std::string& file,
                          const ReadLimits& limits = {});

}  // namespace xuncha::sheets
