// SPDX-License-Identifier: Apache-2.0
//
// Parts of a date that stand in elements of their own: 2022年8月 above a list, 23日 in its rows.
#pragma once

#include <cstdint>
#include <string_view>

namespace xuncha::facts {

// What a text is, if it is nothing but a part of a date. kGap is a mark between two of them.
enum class Part : std::uint8_t { kNone, kGap, kYear, kYearMonth, kMonthDay, kMonth, kDay };
struct DatePart {
  Part part = Part::kNone;
  int year = 0;  // 1990–2100, or 0 where the part has none; so with month and day
  int month = 0;
  int day = 0;
};

// UTF-8; brackets and spaces around it are ignored. Whole dates are no parts: kNone.
DatePart ReadPart(std::string_view text);

// What a text that stands above entries says of their days: a year, a year and month, a month, or
// a whole day (part is kDay and all three are set; a weekday may follow). kNone for anything else,
// bare numbers but years among it.
DatePart ReadDateHead(std::string_view text);

}  // namespace xuncha::facts
