// SPDX-License-Identifier: Apache-2.0
//
// Calendar periods, ISO 8601 durations of whole days, weeks, months and years: P14D, P2W, P6M, P1Y,
// P1Y6M. Limits are calendar periods, never day counts: six months before 31 August is the last day
// of February.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace xuncha {

struct Period {
  int months = 0;  // years count twelve
  int days = 0;    // weeks count seven
};

// Nothing if the text is not such a period, is zero, or counts more than 9999 of anything.
std::optional<Period> ParsePeriod(std::string_view text);

// The day one period before `day`: months first, clipped to the month's last day, then days.
Day Before(Day day, const Period& period);

}  // namespace xuncha
