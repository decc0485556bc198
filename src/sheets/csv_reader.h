// SPDX-License-Identifier: Apache-2.0
//
// CSV as people have it: RFC 4180 and what Excel and WPS save. UTF-8 with or without a byte order
// mark, GB18030 (GBK), UTF-16 with a mark ("Unicode 文本"); fields apart by comma, semicolon or
// tab; an Excel line "sep=;" first; CR, LF or CRLF; line breaks within quotes; text guards such as
// ="0123". Every cell is text: what it means is for cell_text.h. Pure and linear; safe from any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "sheets/limits.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

enum class CsvEncoding { kSniff, kUtf8, kGb18030, kUtf16Le, kUtf16Be };

struct CsvOptions {
  ReadLimits limits;
  CsvEncoding encoding = CsvEncoding::kSniff;
  char delimiter = '\0';  // ',', ';' or '\t'; '\0' = a "sep=" line or the text itself decides
};

// The file's text as UTF-8 without a byte order mark, and in what it was. `bad` counts the places
// that could not be read; each is a U+FFFD in the text.
struct CsvText {
  std::string text;
  CsvEncoding encoding = CsvEncoding::kUtf8;
  std::size_t bad = 0;
};

// Without a mark, valid UTF-8 is UTF-8. Otherwise it is GB18030, unless the bytes are UTF-8 but for
// a few (a file that was cut or patched).
CsvText DecodeCsv(std::string_view bytes, CsvEncoding encoding = CsvEncoding::kSniff);

// One workbook of one sheet without a name. `file` is its name in messages. kInvalidArgument, with
// file and line, when it is no text, a quote is never closed or a bound is hit. A blank line is an
// empty row: numbers are those that Excel shows.
//
// Not RFC 4180, but common: text behind a closing quote belongs to the field; a quote within an
// unquoted field is itself. ="text" is text, and so is '=text with what csv_writer.h guards.
Result<Workbook> ReadCsv(std::string_view bytes, const std::string& file,
                         const CsvOptions& options = {});

}  // namespace xuncha::sheets
