// SPDX-License-Identifier: Apache-2.0
#include "facts/date_text.h"

#include <array>
#include <chrono>

#include "facts/ascii.h"

namespace xuncha::facts {
namespace {

using std::string_view;

// Takes 1 to `most` digits; -1 if there are none, or more.
int TakeNumber(string_view& text, std::size_t most) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < text.size() && digits <= most && IsDigit(text[digits])) {
    value = value * 10 + (text[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits > most) return -1;
  text.remove_prefix(digits);
  return value;
}

bool Take(string_view& text, string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

void SkipSpaces(string_view& text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
}

// What separates the parts of a date: '-', '/', '.', 0 for 年/月, -1 for nothing of the kind.
int TakeSeparator(string_view& text, string_view character) {
  if (Take(text, character)) return 0;
  SkipSpaces(text);
  if (Take(text, character)) return 0;
  if (!text.empty() && (text.front() == '-' || text.front() == '/' || text.front() == '.')) {
    const int mark = text.front();
    text.remove_prefix(1);
    return mark;
  }
  return -1;
}

void AppendNumber(std::string& out, int value, int width) {
  std::array<char, 4> digits{};
  for (int i = width - 1; i >= 0; --i) {
    digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(digits.data(), static_cast<std::size_t>(width));
}

// What may stand behind a day: 日, a time, a bracket.
void SkipClosing(string_view& text) {
  if (!Take(text, "日")) Take(text, "号");
  SkipSpaces(text);
  string_view rest = text;
  if (TakeNumber(rest, 2) >= 0 && Take(rest, ":") && TakeNumber(rest, 2) >= 0) {
    if (Take(rest, ":")) TakeNumber(rest, 2);
    text = rest;
    SkipSpaces(text);
  }
  for (const string_view end : {"]", ")", "）", "】", "〕"}) {
    if (Take(text, end)) break;
  }
  SkipSpaces(text);
}

bool TakeDay(string_view& text, int& year, int& month, int& day) {
  year = TakeNumber(text, 4);
  if (year < 1990 || year > 2099) return false;
  const int first = TakeSeparator(text, "年");
  SkipSpaces(text);
  month = TakeNumber(text, 2);
  if (first < 0 || month < 0 || TakeSeparator(text, "月") != first) return false;
  SkipSpaces(text);
  day = TakeNumber(text, 2);
  if (day < 0) return false;
  if (first == 0) {
    SkipSpaces(text);
    Take(text, "日");
  }
  return std::chrono::year_month_day(std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)})
      .ok();
}

}  // namespace

std::string ReadDate(string_view text) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (!TakeDay(text, year, month, day)) return {};
  std::string iso;
  AppendNumber(iso, year, 4);
  iso.push_back('-');
  AppendNumber(iso, month, 2);
  iso.push_back('-');
  AppendNumber(iso, day, 2);
  if (!text.empty() && (text.front() == 'T' || text.front() == 't')) text.remove_prefix(1);
  SkipSpaces(text);
  const int hour = TakeNumber(text, 2);
  if (hour < 0 || hour > 23) return iso;
  if (!Take(text, ":") && !Take(text, "：") && !Take(text, "时")) return iso;
  const int minute = TakeNumber(text, 2);
  if (minute < 0 || minute > 59) return iso;
  iso.push_back('T');
  AppendNumber(iso, hour, 2);
  iso.push_back(':');
  AppendNumber(iso, minute, 2);
  return iso;
}

bool IsDateOfList(string_view text) {
  text = Trim(text);
  if (text.size() < 3 || text.size() > 40) return false;
  // Nearly every text is turned away by its first byte: a digit, or a bracket ("（【〔" begin with
  // 0xEF and 0xE3).
  const auto first_byte = static_cast<unsigned char>(text.front());
  if (first_byte == 0xEF || first_byte == 0xE3) {
    if (!Take(text, "（") && !Take(text, "【") && !Take(text, "〔")) return false;
  } else if (first_byte == '[' || first_byte == '(' || first_byte == '/' || first_byte == '|') {
    text.remove_prefix(1);
  }
  SkipSpaces(text);
  if (text.empty() || !IsDigit(text.front())) return false;
  string_view rest = text;
  const int first = TakeNumber(rest, 4);
  if (first < 0) return false;
  const bool is_year = first >= 1990 && first <= 2099;
  if (!is_year && (first < 1 || first > 12)) return false;
  if (TakeSeparator(rest, is_year ? "年" : "月") < 0) return false;
  SkipSpaces(rest);
  const int second = TakeNumber(rest, 2);
  if (second < 1 || second > (is_year ? 12 : 31)) return false;
  // "3.5 亿元" and "10-15 人" are no dates: a month and day stand alone or in full.
  if (is_year) return true;
  SkipClosing(rest);
  return rest.empty();
}

bool ReadMonthDay(string_view text, int& month, int& day) {
  if (!IsDateOfList(text)) return false;
  while (!text.empty() && !IsDigit(text.front())) text.remove_prefix(1);
  const string_view whole = text;
  month = TakeNumber(text, 4);
  const bool two = whole.size() - text.size() == 2;
  if (month < 1 || month > 12) return false;
  const int mark = TakeSeparator(text, "月");
  SkipSpaces(text);
  const std::size_t before = text.size();
  day = TakeNumber(text, 2);
  // 3.5 is a number, 08.01 hardly ever.
  return mark != '.' || (two && before - text.size() == 2);
}

}  // namespace xuncha::facts
