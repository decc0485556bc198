// SPDX-License-Identifier: Apache-2.0
#include "facts/list_date_parts.h"

#include <initializer_list>
#include <optional>

#include "facts/ascii.h"
#include "facts/date_reader.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;

bool TakeDigits(string_view& text, std::size_t most, int& value, std::size_t& count) {
  value = 0;
  count = 0;
  while (count < text.size() && IsDigit(text[count])) {
    if (count >= most) return false;
    value = value * 10 + (text[count++] - '0');
  }
  text.remove_prefix(count);
  return count > 0;
}

bool TakeMark(string_view& text, std::initializer_list<string_view> marks) {
  for (const string_view mark : marks) {
    if (!text.starts_with(mark)) continue;
    text.remove_prefix(mark.size());
    return true;
  }
  return false;
}

int MonthName(string_view text) {
  constexpr string_view kNames[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  constexpr string_view kWhole[] = {"january",   "february", "march",    "april",
                                    "may",       "june",     "july",     "august",
                                    "september", "october",  "november", "december"};
  constexpr string_view kHan[] = {"一月", "二月", "三月", "四月", "五月",   "六月",
                                  "七月", "八月", "九月", "十月", "十一月", "十二月"};
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
  for (int i = 0; i < 12; ++i) {
    if (EqualsNoCase(text, kNames[i]) || EqualsNoCase(text, kWhole[i]) || text == kHan[i]) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace

DatePart ReadPart(string_view text) {
  DatePart part;
  if (text == "-" || text == "/" || text == "." || text == "年" || text == "月" || text == "日") {
    part.part = Part::kGap;
    return part;
  }
  if (text.size() > 20) return part;
  text = StripMarks(text);
  if (text.empty()) return part;
  if (const int month = MonthName(text); month != 0) {
    part.part = Part::kMonth;
    part.month = month;
    return part;
  }
  while (text.starts_with("-") || text.starts_with("/")) text.remove_prefix(1);
  while (text.ends_with("-") || text.ends_with("/")) text.remove_suffix(1);
  int first = 0;
  std::size_t digits = 0;
  if (!TakeDigits(text, 4, first, digits)) return part;
  const bool year = digits == 4 && first >= 1990 && first <= 2100;
  if (!year && digits > 2) return part;
  const bool han_month = !year && text.starts_with("月");
  if (TakeMark(text, {"日", "号"}) && text.empty() && !year) {
    part.day = first;
    part.part = first >= 1 && first <= 31 ? Part::kDay : Part::kNone;
    return part;
  }
  if (year) {
    part.year = first;
    if (text.empty() || text == "年") {
      part.part = Part::kYear;
      return part;
    }
  } else if (text.empty()) {
    part.day = first;
    part.part = first >= 1 && first <= 31 ? Part::kDay : Part::kNone;
    return part;
  }
  if (!TakeMark(text, {"-", "/", ".", year ? "年" : "月"})) return part;
  while (text.starts_with(" ")) text.remove_prefix(1);
  if (han_month && text.empty()) {
    part.month = first;
    part.part = first >= 1 && first <= 12 ? Part::kMonth : Part::kNone;
    return part;
  }
  int second = 0;
  if (!TakeDigits(text, 2, second, digits)) return part;
  if (year) {
    if (text != "月" && !text.empty()) return part;
    part.month = second;
    part.part = second >= 1 && second <= 12 ? Part::kYearMonth : Part::kNone;
    return part;
  }
  if (text != "日" && !text.empty()) return part;
  part.month = first;
  part.day = second;
  part.part =
      first >= 1 && first <= 12 && second >= 1 && second <= 31 ? Part::kMonthDay : Part::kNone;
  return part;
}

DatePart ReadDateHead(string_view text) {
  constexpr std::size_t kLongest = 48;
  text = StripMarks(text);
  if (text.size() < 4 || text.size() > kLongest) return {};
  for (const string_view year : {string_view("年度"), string_view("年份")}) {
    if (text.size() == 4 + year.size() && text.ends_with(year)) {
      text.remove_suffix(year.size());
    }
  }
  DatePart part = ReadPart(text);
  if (part.part == Part::kYear || part.part == Part::kYearMonth) return part;
  if (part.part == Part::kMonth) return part;
  const std::optional<DateHit> hit = ReadFirstDate(text, {});
  if (!hit || hit->begin != 0 || hit->form == DateForm::kRelative) return {};
  const string_view rest = StripMarks(text.substr(hit->end));
  if (!rest.empty() && !rest.starts_with("星期") && !rest.starts_with("周")) return {};
  part.part = Part::kDay;
  part.year = hit->year;
  part.month = hit->month;
  part.day = hit->day;
  return part;
}

}  // namespace xuncha::facts
