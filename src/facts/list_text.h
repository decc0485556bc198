// SPDX-License-Identifier: Apache-2.0
//
// Small questions about short texts of lists: labels, headings, cells. UTF-8, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::facts {

// The text without white space and marks (brackets, colons, arrows, dots) at its ends and spaces
// between Chinese characters: "[ 更多>> ]" gives 更多. A view where nothing has to be left out
// inside.
std::string_view StripMarks(std::string_view text);

// Whether the text, stripped and in lower case, is one of the words.
bool IsOneOfWords(const std::vector<std::string>& words, std::string_view text);
// Whether one of the words stands in the text.
bool HasOneOfWords(const std::vector<std::string>& words, std::string_view text);
// Whether the text, stripped, begins with one of the words.
bool BeginsWithWord(const std::vector<std::string>& words, std::string_view text);
// Whether one of the words is a word of the class or id: "right" of "box-right2".
bool HasClassWord(const std::vector<std::string>& words, std::string_view names);

// Digits and nothing else but brackets: "[12]" gives 12; -1 otherwise or above 9,999.
int PlainNumber(std::string_view text);

// Code points.
std::uint32_t CountChars(std::string_view utf8);

}  // namespace xuncha::facts
