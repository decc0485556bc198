// SPDX-License-Identifier: Apache-2.0
//
// Reasons in ListFacts::script_list that are judged beside other pages.
#pragma once

#include <string_view>

namespace xuncha::model {

// A script of the page itself builds what stands in the place of its list. Where pages with lists
// have the same script, it builds something else.
inline constexpr std::string_view kBuiltByScript = "a script of the page builds what stands there";

}  // namespace xuncha::model
