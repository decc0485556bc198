// SPDX-License-Identifier: Apache-2.0
//
// How long something was not updated, and how that is said. The only place that words an age: of
// sites by rung, of accounts in years and months. bulletin.md §2.
#pragma once

#include <string>
#include <string_view>

namespace xuncha::bulletin {

struct LineRules;
struct ProblemRow;

// 超2周, 超6个月, 超3年 of a rung of base/age.h; 三年两个月 of an exact age; "" for "".
std::string WordAge(const LineRules& rules, std::string_view age);

// The rung that a problem's last update had passed when it was seen; "" = none or not known.
std::string RungOf(const ProblemRow& problem);
// Years, months and a half one that passed since then: P3Y2M, P0Y7M15D; "" = not known, or less
// than a month.
std::string ExactAgeOf(const ProblemRow& problem);

// Of two ages the older has the higher rank; "" has 0.
int AgeRank(std::string_view age);

}  // namespace xuncha::bulletin
