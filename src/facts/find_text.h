// SPDX-License-Identifier: Apache-2.0
//
// Looks for a text in another, byte by byte the same. For the needles of this project, a few
// Chinese characters, on texts of any length: sixteen places are looked at in one step.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace xuncha::facts {

// First position of `needle` at or after `from`, or npos. An empty needle is anywhere in the text.
std::size_t FindText(std::string_view text, std::string_view needle, std::size_t from = 0);

// Last position of `needle`, which is not empty, or npos.
std::size_t FindLastText(std::string_view text, std::string_view needle);

// Whether any of the texts stands in the text.
bool HasAny(std::string_view text, std::initializer_list<std::string_view> parts);

// Whether any of the three bytes stands in the text.
bool HasAnyOf(std::string_view text, char a, char b, char c);

}  // namespace xuncha::facts
