// SPDX-License-Identifier: Apache-2.0
//
// How an age is said: by the highest rung passed of the ladder 2 weeks, 6 months, 1 year, 2 years
// …, as supervisors write it (超2周, 超6个月, 超1年 …). The only place where ages become words.
#pragma once

#include <string>

#include "base/time.h"

namespace xuncha {

// The highest rung that lies between `last` and `as_of`, as an ISO period: P14D, P6M, P1Y, P2Y …
// P99Y; "" = none is passed. The day exactly one rung before `as_of` has not passed it: a limit
// day is still fresh.
std::string AgeRung(Day last, Day as_of);

// Days from `last` to `as_of`; negative if `last` lies after it.
int AgeDays(Day last, Day as_of);

}  // namespace xuncha
