// SPDX-License-Identifier: Apache-2.0
//
// The time of day behind a date: 14:05, 14:05:09.123+08:00, T14:05Z, 14时05分, 下午2:05, 2:05 PM.
#pragma once

#include <string_view>

#include "facts/date_reader.h"

namespace xuncha::facts {

// Reads on from hit.end; sets minute, offset and end where a time follows, else leaves all as is.
void ReadTimeBehind(std::string_view text, DateHit& hit);

// Whether the text of a time has AM or PM: only the American order of day and month goes with it.
bool SaysNoon(std::string_view time);

}  // namespace xuncha::facts
