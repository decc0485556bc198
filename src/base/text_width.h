// SPDX-License-Identifier: Apache-2.0
//
// How many columns of a terminal text takes: East Asian wide and full-width characters take two,
// combining marks and other invisible ones none (Unicode 15, UAX #11; ambiguous width counts one).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha {

int CodePointWidth(char32_t code_point);          // 0, 1 or 2
std::size_t DisplayWidth(std::string_view text);  // of one line of UTF-8

// The text cut to at most `columns`, with "…" at the end if something was left out.
std::string FitWidth(std::string_view text, std::size_t columns);
// The same, with spaces added up to exactly `columns`.
std::string PadWidth(std::string_view text, std::size_t columns);

// Lines of at most `columns`. Breaks at spaces and between wide characters, never before closing
// punctuation; a word longer than a line (an address) is broken where the line ends. Line breaks in
// the text are kept. Text and columns of any size: linear.
std::vector<std::string> WrapWidth(std::string_view text, std::size_t columns);

// The text with control characters (escape sequences, bidirectional overrides among them) made
// visible or dropped: whatever a web page says is safe to print. Line breaks become spaces.
std::string Printable(std::string_view text);

}  // namespace xuncha
