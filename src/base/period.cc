// SPDX-License-Identifier: Apache-2.0
#include "base/period.h"

#include <charconv>
#include <chrono>
#include <string_view>

namespace xuncha {

std::optional<Period> ParsePeriod(std::string_view text) {
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  constexpr std::string_view kOrder = "YMWD";
  Period period;
  std::size_t unit_from = 0;
  for (const char* at = text.data() + 1; at != text.data() + text.size();) {
    int number = 0;
    const auto [next, error] = std::from_chars(at, text.data() + text.size(), number);
    if (error != std::errc{} || next == at || number < 0 || number > 9999) return std::nullopt;
    if (next == text.data() + text.size()) return std::nullopt;
    const std::size_t unit = kOrder.find(*next, unit_from);
    if (unit == std::string_view::npos) return std::nullopt;
    unit_from = unit + 1;
    if (unit == 0) period.months += 12 * number;
    if (unit == 1) period.months += number;
    if (unit == 2) period.days += 7 * number;
    if (unit == 3) period.days += number;
    at = next + 1;
  }
  if (period.months == 0 && period.days == 0) return std::nullopt;
  return period;
}

Day Before(Day day, const Period& period) {
  using std::chrono::days;
  using std::chrono::last;
  using std::chrono::months;
  std::chrono::year_month_day date{day};
  date -= months{period.months};
  if (!date.ok()) date = date.year() / date.month() / last;
  return std::chrono::sys_days{date} - days{period.days};
}

}  // namespace xuncha
