// SPDX-License-Identifier: Apache-2.0
//
// How personal data is shown: never in clear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xuncha::text_checks {

// All but the first and last so many characters as '*'; separators between digits are dropped.
// What would leave fewer than four hidden is hidden whole.
std::string MaskNumber(std::string_view number, std::size_t first, std::size_t last);

// A text to be shown: in every run of seven digits or more, also of groups joined by one hyphen or
// space, all but the first three and the last two are '*'.
std::string MaskLongNumbers(std::string_view text);

}  // namespace xuncha::text_checks
