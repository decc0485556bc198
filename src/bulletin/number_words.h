// SPDX-License-Identifier: Apache-2.0
//
// How numbers and days stand in an official text. GB/T 9704-2012 7.3.5 (days without leading
// zeros); GB/T 15835-2011 for numbers below ten that are words (五大类, 两轮).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/campaign.h"

namespace xuncha::bulletin {

// "2022-08-05" → 2022年8月5日; text that is no ISO day stays as it is.
std::string FullDay(std::string_view iso);
// 8月5日
std::string ShortDay(std::string_view iso);
// 8月8日-12日; 8月30日-9月2日; one day alone: 8月8日.
std::string DayRange(const model::Window& window);

// 两, 三 … 十 before measure words (两轮, 五类); 一 for 1; digits from eleven on.
std::string CountWord(std::uint64_t count);
// 一, 二 … 十, 十一 … 九十九: numbers of headings. REQUIRES: 1 ≤ number ≤ 99
std::string HeadingNumber(int number);

// Part of a whole as hundredths of a percent, rounded half up; 0 of 0 is 0.
std::int64_t BasisPoints(std::uint64_t part, std::uint64_t whole);
// 10000 → 100%, 9750 → 97.5%, 9743 → 97.43%.
std::string Percent(std::int64_t basis_points);

// Names joined by 、.
std::string Joined(const std::vector<std::string>& names);

}  // namespace xuncha::bulletin
