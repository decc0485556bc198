// SPDX-License-Identifier: Apache-2.0
//
// Days of records are ISO texts, "" where nothing is known. What is computed with them goes through
// here, so that every bad day is told with the field that holds it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "model/campaign.h"

namespace xuncha::workflow {

// The day in `text`. kInvalidArgument names `field`, what stands there and the form that is wanted.
Result<Day> ReadDay(std::string_view text, std::string_view field);

// True if `day` lies in the window, both ends included. An end that is "" is open; a window of
// which both are "" holds no day. REQUIRES: ISO days, which sort as text.
bool Contains(const model::Window& window, std::string_view day);
bool IsEmpty(const model::Window& window);

}  // namespace xuncha::workflow
