// SPDX-License-Identifier: Apache-2.0
#include "site_generator/columns/calendar.h"

#include <algorithm>
#include <array>

namespace xuncha::sitegen::columns {
namespace {

constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};

bool Leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysIn(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && Leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string Padded(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// 1 … 31 as 一 … 三十一
std::string SmallZh(int value) {
  std::string out;
  if (value >= 20) {
    out += kDigits[static_cast<std::size_t>(value / 10)];
  }
  if (value >= 10) {
    out += "十";
  }
  if (value % 10 != 0) {
    out += kDigits[static_cast<std::size_t>(value % 10)];
  }
  return out;
}

}  // namespace

long Number(Day day) {
  long days = 0;
  for (int year = 1970; year < day.year; ++year) {
    days += Leap(year) ? 366 : 365;
  }
  for (int month = 1; month < day.month; ++month) {
    days += DaysIn(day.year, month);
  }
  return days + day.day - 1;
}

Day FromNumber(long number) {
  int year = 1970;
  for (long length = 365; number >= length; length = Leap(year) ? 366 : 365) {
    number -= length;
    ++year;
  }
  int month = 1;
  for (; number >= DaysIn(year, month); ++month) {
    number -= DaysIn(year, month);
  }
  return Day{static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month),
             static_cast<std::uint8_t>(number + 1)};
}

Day Plus(Day day, long days) { return FromNumber(Number(day) + days); }

Day PlusMonths(Day day, int months) {
  const int all = day.year * 12 + day.month - 1 + months;
  const int year = all / 12;
  const int month = all % 12 + 1;
  const int last = DaysIn(year, month);
  return Day{static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month),
             static_cast<std::uint8_t>(std::min<int>(day.day, last))};
}

int Weekday(Day day) { return static_cast<int>((Number(day) + 4) % 7); }
bool Before(Day a, Day b) { return Number(a) < Number(b); }
bool Same(Day a, Day b) { return Number(a) == Number(b); }

bool ParseDay(std::string_view iso, Day& out) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
    return false;
  }
  std::array<int, 3> parts = {0, 0, 0};
  std::size_t part = 0;
  for (const char c : iso) {
    if (c == '-') {
      ++part;
    } else if (c >= '0' && c <= '9') {
      parts[part] = parts[part] * 10 + (c - '0');
    } else {
      return false;
    }
  }
  if (parts[0] < 1990 || parts[0] > 2100 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 ||
      parts[2] > DaysIn(parts[0], parts[1])) {
    return false;
  }
  out = Day{static_cast<std::uint16_t>(parts[0]), static_cast<std::uint8_t>(parts[1]),
            static_cast<std::uint8_t>(parts[2])};
  return true;
}

std::string Write(Day day, std::string_view shape) {
  std::string out;
  for (const char c : shape) {
    switch (c) {
      case 'Y':
        out += std::to_string(day.year);
        break;
      case 'y':
        out += Padded(day.year % 100);
        break;
      case 'M':
        out += Padded(day.month);
        break;
      case 'm':
        out += std::to_string(day.month);
        break;
      case 'D':
        out += Padded(day.day);
        break;
      case 'd':
        out += std::to_string(day.day);
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string WeekdayZh(Day day) {
  constexpr std::array<const char*, 7> kNames = {"星期日", "星期一", "星期二", "星期三",
                                                 "星期四", "星期五", "星期六"};
  return kNames[static_cast<std::size_t>(Weekday(day))];
}

std::string NumeralsZh(Day day) {
  std::string out;
  for (const char c : std::to_string(day.year)) {
    out += kDigits[static_cast<std::size_t>(c - '0')];
  }
  return out + "年" + SmallZh(day.month) + "月" + SmallZh(day.day) + "日";
}

}  // namespace xuncha::sitegen::columns
