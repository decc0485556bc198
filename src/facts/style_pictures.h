// SPDX-License-Identifier: Apache-2.0
//
// Pictures that a style shows: background:url(/img/chart.jpg);height:3000px. An element of such a
// style has content though it holds none (一图读懂). Pure; linear in the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace xuncha::facts {

// Of a length of HTML or CSS; 0 where it says none, or a share of something.
std::uint32_t Pixels(std::string_view length);

// Whether nothing of such a width or height is seen: 0, and the one pixel of counters.
bool IsNoLength(std::string_view length);

// Whether declarations show a picture of 300 pixels' height or more; where only the least height is
// said, the picture stands behind something else. They may be of several rules.
bool ShowsPicture(std::string_view declarations);

// Of a style sheet: the marks (MarkOfFilled, script_fills.h) of the classes and ids whose elements
// show a picture, by one rule and without further conditions; sorted, at most 512.
std::vector<std::uint32_t> PicturedBy(std::string_view css);

}  // namespace xuncha::facts
