// SPDX-License-Identifier: Apache-2.0
//
// Dates as pages print them: 2022-08-01, 2022/8/1, 2022.08.01, 2022年8月1日, with or without a
// time; and the short forms of lists, 08-01, [08/01], 8月1日, 2022-08. Pure; reads a few bytes.
#pragma once

#include <string>
#include <string_view>

namespace xuncha::facts {

// The date at the very beginning of `text` as "2022-08-01" or "2022-08-01T09:30"; "" if none, or
// not a real day, or outside 1990 to 2099. A zone after the time is left aside.
std::string ReadDate(std::string_view text);

// Whether a short text is a date and hardly anything else, as beside the entries of a list.
bool IsDateOfList(std::string_view text);

// The month and day of such a text without a year: [08-01], (8月1日), 08-01 09:30.
bool ReadMonthDay(std::string_view text, int& month, int& day);

}  // namespace xuncha::facts
