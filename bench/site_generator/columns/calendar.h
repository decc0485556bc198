// SPDX-License-Identifier: Apache-2.0
//
// Calendar days for generated columns: proleptic Gregorian, no clock, no time zone.
#pragma once

#include <string>
#include <string_view>

#include "site_generator/words.h"

namespace xuncha::sitegen::columns {

// Days since 1970-01-01, so that days can be subtracted.
long Number(Day day);
Day FromNumber(long number);
Day Plus(Day day, long days);
// The same day of another month; its last day where it has no such day.
Day PlusMonths(Day day, int months);
int Weekday(Day day);  // 0 = Sunday
bool Before(Day a, Day b);
bool Same(Day a, Day b);
bool ParseDay(std::string_view iso, Day& out);  // "2022-08-23"

// `shape` with Y (2022), y (22), M (08), m (8), D (01), d (1) filled in; everything else is kept.
std::string Write(Day day, std::string_view shape);
std::string WeekdayZh(Day day);   // 星期二
std::string NumeralsZh(Day day);  // 二〇二二年八月一日

}  // namespace xuncha::sitegen::columns
