// SPDX-License-Identifier: Apache-2.0
#include "text_checks/personal_numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kIdLength = 18;
constexpr std::size_t kOldIdLength = 15;
constexpr std::size_t kMobileLength = 11;
constexpr std::size_t kBirth = 6;  // where the birth day begins

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int NumberOf(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool IsDay(int year, std::string_view month, std::string_view day) {
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(NumberOf(month))),
                                     std::chrono::day(static_cast<unsigned>(NumberOf(day))))
      .ok();
}

}  // namespace

bool IsIdNumber(std::string_view text, int first_year, int last_year) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCheck = "10X98765432";
  if (text.size() != kIdLength || !AllDigits(text.substr(0, kIdLength - 1))) return false;
  const int year = NumberOf(text.substr(kBirth, 4));
  if (year < first_year || year > last_year) return false;
  if (!IsDay(year, text.substr(kBirth + 4, 2), text.substr(kBirth + 6, 2))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (text[i] - '0') * kWeights[i];
  const char last = text[kIdLength - 1] == 'x' ? 'X' : text[kIdLength - 1];
  return kCheck[static_cast<std::size_t>(sum) % kCheck.size()] == last;
}

bool IsOldIdNumber(std::string_view text) {
  constexpr int kCentury = 1900;
  return text.size() == kOldIdLength && AllDigits(text) &&
         IsDay(kCentury + NumberOf(text.substr(kBirth, 2)), text.substr(kBirth + 2, 2),
               text.substr(kBirth + 4, 2));
}

bool PassesLuhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    int digit = digits[i] - '0';
    if (twice) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return !digits.empty() && sum % 10 == 0;
}

bool IsMobileNumber(std::string_view text) {
  return text.size() == kMobileLength && AllDigits(text) && text[0] == '1' && text[1] >= '3';
}

}  // namespace xuncha::text_checks
