// SPDX-License-Identifier: Apache-2.0
#include "bulletin/number_words.h"

#include <array>

#include "base/time.h"

namespace xuncha::bulletin {
namespace {

constexpr std::array<const char*, 11> kDigits{"〇", "一", "二", "三", "四", "五",
                                              "六", "七", "八", "九", "十"};

std::chrono::year_month_day Calendar(Day day) { return std::chrono::year_month_day{day}; }

std::string DayOnly(Day day) {
  return std::to_string(static_cast<unsigned>(Calendar(day).day())) + "日";
}

std::string MonthDay(Day day) {
  return std::to_string(static_cast<unsigned>(Calendar(day).month())) + "月" + DayOnly(day);
}

}  // namespace

std::string FullDay(std::string_view iso) {
  const auto day = ParseDay(iso);
  if (!day) return std::string(iso);
  return std::to_string(static_cast<int>(Calendar(*day).year())) + "年" + MonthDay(*day);
}

std::string ShortDay(std::string_view iso) {
  const auto day = ParseDay(iso);
  return day ? MonthDay(*day) : std::string(iso);
}

std::string DayRange(const model::Window& window) {
  const auto from = ParseDay(window.from);
  const auto until = ParseDay(window.until);
  if (!from || !until) return ShortDay(window.from) + "-" + ShortDay(window.until);
  if (*from == *until) return MonthDay(*from);
  const bool same_month = Calendar(*from).month() == Calendar(*until).month() &&
                          Calendar(*from).year() == Calendar(*until).year();
  return MonthDay(*from) + "-" + (same_month ? DayOnly(*until) : MonthDay(*until));
}

std::string CountWord(std::uint64_t count) {
  if (count == 2) return "两";
  if (count >= 1 && count <= 10) return kDigits[count];
  return std::to_string(count);
}

std::string HeadingNumber(int number) {
  const auto digit = [](int value) {
    return std::string(kDigits[static_cast<std::size_t>(value)]);
  };
  if (number <= 10) return digit(number);
  const int tens = number / 10;
  const int ones = number % 10;
  return (tens == 1 ? "" : digit(tens)) + "十" + (ones == 0 ? "" : digit(ones));
}

std::int64_t BasisPoints(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return 0;
  return static_cast<std::int64_t>((part * 20'000 + whole) / (2 * whole));
}

std::string Percent(std::int64_t basis_points) {
  std::string text = std::to_string(basis_points / 100);
  const auto rest = basis_points % 100;
  if (rest != 0) {
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text + "%";
}

std::string Joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : "、").append(name);
  return text;
}

}  // namespace xuncha::bulletin
