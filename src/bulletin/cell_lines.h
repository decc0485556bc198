// SPDX-License-Identifier: Apache-2.0
//
// How many lines a text takes in a cell, at the most, whichever font stands in for the one that is
// named: a full-width character is as wide as it is high in each of them. For rows whose height is
// told, since measuring them takes LibreOffice as long as drawing them. Internal to bulletin/.
#pragma once

#include <string_view>

namespace xuncha::bulletin {

// `width` of the line and `size` of the type in the same unit. At least 1. Line breaks in `text`
// end lines; words of ASCII are broken only where they alone are wider than a line.
int MostLines(std::string_view text, double width, double size);

}  // namespace xuncha::bulletin
