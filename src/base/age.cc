// SPDX-License-Identifier: Apache-2.0
#include "base/age.h"

#include "base/period.h"

namespace xuncha {

std::string AgeRung(Day last, Day as_of) {
  constexpr int kMostYears = 99;
  int years = 0;
  while (years < kMostYears && last < Before(as_of, Period{12 * (years + 1), 0})) ++years;
  if (years > 0) return "P" + std::to_string(years) + "Y";
  if (last < Before(as_of, Period{6, 0})) return "P6M";
  if (last < Before(as_of, Period{0, 14})) return "P14D";
  return "";
}

int AgeDays(Day last, Day as_of) { return static_cast<int>((as_of - last).count()); }

}  // namespace xuncha
