// SPDX-License-Identifier: Apache-2.0
//
// Small questions about short texts of lists: labels, headings, cells. UTF-8, pure.
#pragma once

#include <array>
#include <bitset>
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
// Whether one of the words stands in the text. Asked of every row: see WordSet.
bool HasOneOfWords(const std::vector<std::string>& words, std::string_view text);
// Words that are looked for again and again: most texts have none of their first characters
// anywhere, which is cheaper to see than to look for every word. The words outlive it.
class WordSet {
 public:
  explicit WordSet(const std::vector<std::string>& words);
  // As HasOneOfWords. REQUIRES: text is valid UTF-8 but for its last character
  bool AnyIn(std::string_view text) const { return MayHold(text) && HasOneOfWords(words_, text); }

 private:
  bool MayHold(std::string_view text) const;

  const std::vector<std::string>& words_;
  bool short_ = false;            // a word is shorter than three bytes
  std::bitset<1024> beginnings_;  // by the hash of a word's first three bytes
};

// Which of up to eight lists of words a text may be in, or begin with a word of, by how it begins:
// in any case, spaces inside or not. Bit n stands for the list that was given the bit n.
class WordBeginnings {
 public:
  void Add(const std::vector<std::string>& words, std::uint8_t bit);
  // REQUIRES: text is as StripMarks leaves it
  std::uint8_t Of(std::string_view text) const;

 private:
  std::uint8_t always_ = 0;
  std::array<std::uint8_t, 256 + 1024> bits_{};  // by the first byte, or three of other than ASCII
};

// Whether the text, stripped, begins with one of the words.
bool BeginsWithWord(const std::vector<std::string>& words, std::string_view text);
// Whether one of the words is a word of the class or id: "right" of "box-right2".
bool HasClassWord(const std::vector<std::string>& words, std::string_view names);

// Digits and nothing else but brackets: "[12]" gives 12; -1 otherwise or above 9,999.
int PlainNumber(std::string_view text);

// Whether an address as the page at `url` writes it is its site's root or the root's index page.
bool LeadsHome(std::string_view address, std::string_view url);

// Code points.
std::uint32_t CountChars(std::string_view utf8);

}  // namespace xuncha::facts
