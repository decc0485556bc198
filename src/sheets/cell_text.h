// SPDX-License-Identifier: Apache-2.0
//
// What people write into cells, as values: numbers and days, in the forms that Chinese
// offices use. The text of a cell is never changed by reading it; these helpers are for those who
// know what a column should hold. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace xuncha::sheets {

struct Value;

// Full-width forms as ordinary ones: digits, letters and ASCII punctuation (U+FF01–FF5E), the
// ideographic and other special spaces as " ". Other text, Chinese punctuation among it, stays.
std::string HalfWidth(std::string_view text);

// Without white space at both ends: ASCII, U+00A0, U+3000, U+2000–200B, U+FEFF; a view into it.
std::string_view TrimText(std::string_view text);

// Excel's day numbers. In the 1900 system day 60 is a 29 February 1900 that never was: no day; in
// the 1904 system day 0 is 1904-01-01. Nothing outside 1900–9999.
std::optional<Day> DayOfSerial(std::int64_t serial, bool since_1904);
// The same backwards, 1900 system; nothing before 1900-03-01, where programs disagree.
std::optional<std::int64_t> SerialOfDay(Day day);

// As people would read it: whole numbers in all digits, others in the shortest form that gives the
// same number back.
std::string ShowNumber(double number);
std::string ShowDay(Day day, int minute);  // "2022-08-23", "2022-08-23 17:02"

struct DayAndMinute {
  Day day{};
  int minute = -1;  // of the day; -1 = none given
};

// "2022-08-23", "2022/8/23", "2022.8.23", "2022年8月23日", "20220823", each with an optional time
// "17:02" or "17:02:11" behind it; full-width digits too. Nothing for what is no real day.
std::optional<DayAndMinute> ReadDayText(std::string_view text);

// Of a cell: the day it holds, or the day its text or number (20220823) says. A plain serial number
// is none: 44796 may be anything.
std::optional<DayAndMinute> ReadDay(const Value& value);
// Whole numbers: "1,234", "１２", "12.0"; nothing for the rest or beyond ±2^53.
std::optional<std::int64_t> ReadInteger(const Value& value);
// "12.5", "1,234.5", "85%" (0.85).
std::optional<double> ReadNumber(const Value& value);

}  // namespace xuncha::sheets
