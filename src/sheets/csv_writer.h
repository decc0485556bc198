// SPDX-License-Identifier: Apache-2.0
//
// CSV that Excel and WPS open by a double click: UTF-8 with a byte order mark (or GB18030), CRLF,
// RFC 4180 quotes. A text that a spreadsheet program would run as a formula (= + - @ and the like)
// is written so that it is shown as text; csv_reader.h gives back what was written. Not
// thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sheets/sheet.h"

namespace xuncha::sheets {

struct CsvWriteOptions {
  bool gb18030 = false;  // instead of UTF-8; characters beyond GBK become four bytes
  bool mark = true;      // a byte order mark, of UTF-8
  char delimiter = ',';  // ',', ';' or '\t'
  // Texts that Excel would change (leading zeros, over 15 digits, 1-2 as a day) are guarded, too.
  // For files that people open; other programs see the guards: ="0123".
  bool guard_numbers = false;
};

class CsvWriter {
 public:
  explicit CsvWriter(CsvWriteOptions options = {}) : options_(options) {}

  // Line breaks come back as \n, broken UTF-8 and control characters as U+FFFD; all other text as
  // it was. Numbers and days are never guarded.
  void AddRow(std::span<const Value> values);
  void AddRow(std::span<const std::string> texts);

  // What was written since the last call; to be written to a file piece by piece.
  std::string TakeBytes();

 private:
  void AddField(std::string_view text, bool may_be_formula, bool first_of_file);
  void EndRow(std::size_t fields);

  CsvWriteOptions options_;
  bool begun_ = false;
  bool mark_written_ = false;
  std::string text_;  // UTF-8
};

}  // namespace xuncha::sheets
