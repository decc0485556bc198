// SPDX-License-Identifier: Apache-2.0
//
// Text as an .xlsx can hold it. Internal to sheets/. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xuncha::sheets {

// The hidden sheet that holds long lists of choices.
inline constexpr char kChoicesSheet[] = "选项";

// How many UTF-16 units: what Excel counts.
std::size_t CountUnits(std::string_view text);
// The longest beginning of at most `most` units.
std::string CutUnits(std::string_view text, std::size_t most);

// Text that XML can hold and that reads back as it was ("_x0041_" would come back as "A"): broken
// UTF-8, NUL and non-characters as U+FFFD, line breaks as \n.
std::string XlsxText(std::string_view text);

// Columns of the widest line; Chinese counts two.
double WidestLine(std::string_view text);

// Letters of any case are the same, as for names of sheets.
bool SameName(std::string_view a, std::string_view b);

}  // namespace xuncha::sheets
