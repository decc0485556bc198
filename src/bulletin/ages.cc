// SPDX-License-Identifier: Apache-2.0
#include "bulletin/ages.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/age.h"
#include "base/messages.h"
#include "base/time.h"
#include "bulletin/inputs.h"
#include "bulletin/lines.h"
#include "bulletin/number_words.h"

namespace xuncha::bulletin {
namespace {

struct Age {
  int years = 0, months = 0, days = 0;
};

// P3Y2M15D, any part of it; all 0 for what is none.
Age AgeFrom(std::string_view period) {
  Age age;
  int number = 0;
  for (const char c : period) {
    constexpr int kTen = 10;
    if (c >= '0' && c <= '9') number = number * kTen + (c - '0');
    if (c == 'Y') age.years = std::exchange(number, 0);
    if (c == 'M') age.months = std::exchange(number, 0);
    if (c == 'D') age.days = std::exchange(number, 0);
  }
  return age;
}

}  // namespace

std::string WordAge(const LineRules& rules, std::string_view age) {
  if (age == "P14D") return rules.weeks;
  if (age == "P6M") return rules.months;
  const Age said = AgeFrom(age);
  if (said.years == 0 && said.months == 0) return "";
  if (age.ends_with('Y')) return FillIn(rules.years, {{"years", std::to_string(said.years)}});
  const auto words = [](const std::string& pattern, int n) {
    constexpr int kTen = 10;
    return FillIn(pattern,
                  {{"n", n > kTen ? HeadingNumber(n) : CountWord(static_cast<std::uint64_t>(n))}});
  };
  std::string text = said.years > 0 ? words(rules.exact_years, said.years) : "";
  if (said.months > 0) {
    text += words(said.days > 0 ? rules.and_half : rules.exact_months, said.months);
  } else if (said.days > 0) {
    text += rules.half;
  }
  return text;
}

std::string ExactAgeOf(const ProblemRow& problem) {
  const auto last = ParseDay(problem.latest);
  const auto seen = ParseDay(problem.as_of);
  if (!last || !seen || *seen < *last) return "";
  constexpr int kMonths = 12;
  constexpr int kHalfMonth = 15;
  const std::chrono::year_month_day from{*last}, to{*seen};
  const auto month_of = [](const std::chrono::year_month_day& day) {
    return static_cast<int>(day.year()) * kMonths + static_cast<int>(unsigned{day.month()});
  };
  // Whole months: the day of the month on which the last one is full, or the month's last day.
  int months = month_of(to) - month_of(from);
  const auto full = [&](int after) {
    const std::chrono::year_month at =
        std::chrono::year_month{from.year(), from.month()} + std::chrono::months{after};
    const auto last_day =
        std::chrono::year_month_day_last{at.year(), at.month() / std::chrono::last};
    return std::chrono::sys_days{at / std::min(from.day(), last_day.day())};
  };
  if (full(months) > *seen) --months;
  if (months < 1) return "";
  const bool half = (*seen - full(months)).count() >= kHalfMonth;
  // With both letters even for 0: no rung is written so.
  return "P" + std::to_string(months / kMonths) + "Y" + std::to_string(months % kMonths) + "M" +
         (half ? std::to_string(kHalfMonth) + "D" : "");
}

std::string RungOf(const ProblemRow& problem) {
  const auto last = ParseDay(problem.latest);
  const auto seen = ParseDay(problem.as_of);
  return last && seen ? AgeRung(*last, *seen) : "";
}

int AgeRank(std::string_view age) {
  constexpr int kDaysOfMonth = 31;
  constexpr int kMonths = 12;
  const Age said = AgeFrom(age);
  return (said.years * kMonths + said.months) * kDaysOfMonth + said.days;
}

}  // namespace xuncha::bulletin
