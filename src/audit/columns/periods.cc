// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/periods.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace xuncha::audit {
namespace {

constexpr std::size_t kCharacter = 3;  // bytes of a Chinese character
constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2099;

bool IsWordByte(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// 0 to 10 of the Chinese digit at the place; -1 = none stands there.
int ChineseDigit(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 11> kDigits{"〇", "一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "十"};
  const std::string_view character = text.substr(std::min(at, text.size()), kCharacter);
  if (character == "零" || character == "○") return 0;
  const auto found = std::find(kDigits.begin(), kDigits.end(), character);
  return found == kDigits.end() ? -1 : static_cast<int>(found - kDigits.begin());
}

// Up to 99: 七, 十七, 二十, 二十七; or digits. `at` moves behind it; 0 = no number.
int ReadNumber(std::string_view text, std::size_t& at) {
  int number = 0;
  if (at < text.size() && IsDigit(text[at])) {
    for (; at < text.size() && IsDigit(text[at]) && number < 100; ++at) {
      number = number * 10 + (text[at] - '0');
    }
    return number;
  }
  for (int digit = ChineseDigit(text, at); digit > 0; digit = ChineseDigit(text, at)) {
    number = digit == 10 ? std::max(number, 1) * 10 : number + digit;
    at += kCharacter;
  }
  return number < 100 ? number : 0;
}

// 2022 of 2022年, 2022: four digits that no other digit or letter touches.
int WesternYear(std::string_view name, std::size_t at) {
  if (name.size() - at < 4 || (at > 0 && IsWordByte(name[at - 1]))) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!IsDigit(name[i])) return 0;
    year = year * 10 + (name[i] - '0');
  }
  if (at + 4 < name.size() && IsWordByte(name[at + 4])) return 0;
  return year;
}

// 2022 of 二〇二二年.
int ChineseYear(std::string_view name, std::size_t at) {
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const int digit = ChineseDigit(name, at + i * kCharacter);
    if (digit < 0 || digit > 9) return 0;
    year = year * 10 + digit;
  }
  return name.substr(at + 4 * kCharacter).starts_with("年") ? year : 0;
}

// 2020 of 十三五, the thirteenth plan of five years.
int PlanEnd(std::string_view name, std::size_t at) {
  constexpr int kTenth = 2005;  // the last year of 十五, which is a number, too
  const int units = ChineseDigit(name, at + kCharacter);
  const bool plan = ChineseDigit(name, at) == 10 && units >= 1 && units <= 9 &&
                    ChineseDigit(name, at + 2 * kCharacter) == 5 &&
                    ChineseDigit(name, at + 3 * kCharacter) < 0 &&
                    (at < kCharacter || ChineseDigit(name, at - kCharacter) < 0);
  return plan ? kTenth + 5 * units : 0;
}

}  // namespace

int EndYearNamed(std::string_view name) {
  int last = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    for (const int year : {WesternYear(name, at), ChineseYear(name, at), PlanEnd(name, at)}) {
      if (year >= kFirstYear && year <= kLastYear) last = std::max(last, year);
    }
  }
  return last;
}

int TermNamed(std::string_view name) {
  constexpr std::string_view kLead = "第";
  for (std::size_t at = name.find(kLead); at != std::string_view::npos;
       at = name.find(kLead, at + 1)) {
    std::size_t end = at + kLead.size();
    const int number = ReadNumber(name, end);
    if (number > 0 && name.substr(end).starts_with("届")) return number;
  }
  return 0;
}

}  // namespace xuncha::audit
