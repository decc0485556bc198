// SPDX-License-Identifier: Apache-2.0
//
// Finds the dates in a text, in the forms that Chinese government sites and foreign pages use:
//   2022-08-01  2022/8/1  2022.08.01  2022年8月1日  二〇二二年八月一日  ２０２２年８月１日
//   08-01  [8/1]  8月1日 (no year written)      22-08-01  8.5.12 (short year)
//   7/5/2005  5.7.2005  March 3, 2015  3 Mar 2015  3. März 2016  3 mars 2016 …
//   20220801  20220801T1405 (only where asked for)
//   3天前  昨天  刚刚  2 days ago (only where the instant they count from is given)
// with a time behind or before it: 14:05, 14:05:09, 14时05分, 下午2:05, 2:05 PM, T14:05:09+08:00.
//
// What is no day of the calendar is never given. Neither are telephone and document numbers
// (国办发〔2017〕47号), addresses of the Internet, versions and sums of money: a number that hangs
// together with more numbers than a date has is none.
//
// Pure, linear in the text, no allocation but in `out`; UTF-8 in, broken bytes do no harm.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace xuncha::facts {

// How a date is written.
enum class DateForm : std::uint8_t {
  kIso,         // 2022-08-01, with T or a space before the time
  kSlash,       // 2022/8/1
  kDot,         // 2022.08.01
  kChinese,     // 2022年8月1日
  kHanDigits,   // 二〇二二年八月一日
  kMonthDay,    // 08-01, 8月1日: the year is not written
  kShortYear,   // 22-08-01, 8.5.12: the century is not written
  kYearLast,    // 7/5/2005, 5.7.2005
  kNamedMonth,  // March 3, 2015; 3. März 2016
  kCompact,     // 20220801
  kRelative,    // 3天前
};

// In which order a date of three bare numbers is meant when the numbers leave it open.
enum class DateOrder : std::uint8_t {
  kYearFirst,   // Chinese pages; with the year last they follow the software's American order
  kMonthFirst,  // American pages
  kDayFirst,    // the rest of the world
};

inline constexpr std::int16_t kNoMinute = -1;
inline constexpr std::int16_t kNoOffset = INT16_MIN;

// One date as it is written, in the offset in which it is written.
struct DateHit {
  std::uint32_t begin = 0;  // byte offsets in the text, its time included: [begin, end)
  std::uint32_t end = 0;
  std::int16_t year = 0;  // 1900–2100; 0: not written (kMonthDay)
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::int16_t minute = kNoMinute;  // of the day, 0–1439
  std::int16_t offset = kNoOffset;  // minutes east of UTC, where an offset is written
  DateForm form = DateForm::kIso;
  bool order_guessed = false;  // day and month could be the other way round

  bool has_year() const { return year != 0; }
  // REQUIRES: has_year()
  Day ToDay() const;
};

struct DateReaderOptions {
  DateOrder order = DateOrder::kYearFirst;
  bool compact = false;         // take 20220801 for a date: values of tags, not running text
  std::optional<TimeMs> now;    // what 昨天 counts from (in UTC+8); absent: not read
  std::uint32_t max_hits = 64;  // reading stops there

  bool operator==(const DateReaderOptions&) const = default;
};

// Appends the dates to `out`, in the order of the text; they never overlap.
void ReadDates(std::string_view text, const DateReaderOptions& options, std::vector<DateHit>& out);

// The first date of the text that has a year.
std::optional<DateHit> ReadFirstDate(std::string_view text, const DateReaderOptions& options);

// "2022-08-01", or with a time "2022-08-01T14:05". REQUIRES: hit.has_year()
std::string FormatHit(const DateHit& hit);

}  // namespace xuncha::facts
