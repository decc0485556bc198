// SPDX-License-Identifier: Apache-2.0
//
// Short names of findings and columns that stay the same from run to run.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace xuncha::audit {

// The prefix and 16 hex digits of the parts, each ended by a zero byte so that they cannot run
// together: "f-3b1c…".
std::string StableId(std::string_view prefix, std::initializer_list<std::string_view> parts);

}  // namespace xuncha::audit
