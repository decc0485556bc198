// SPDX-License-Identifier: Apache-2.0
//
// A list of words to which texts are compared as wholes, ASCII letters in either case. Made for
// the words of operators (labels of links, names of tags) that are looked up for every link of
// every page: a text that is none of them costs a few instructions. Safe to share between threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha {

class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::vector<std::string> words);

  bool Contains(std::string_view text) const {
    const std::size_t mark = MarkOf(text);
    return (marks_[mark / 64] >> (mark % 64) & 1) != 0 && Find(text);
  }
  // As they were given.
  const std::vector<std::string>& words() const { return words_; }
  bool empty() const { return words_.empty(); }

 private:
  static constexpr std::size_t kMarks = 1024;  // bits; lists hold tens of words

  // By length and the last two bytes: Chinese labels of one length differ there.
  static std::size_t MarkOf(std::string_view text) {
    const std::size_t size = text.size();
    const auto byte = [&](std::size_t back) -> std::size_t {
      return back > size ? 0 : static_cast<unsigned char>(text[size - back]) | 0x20U;
    };
    return (size * 37 + byte(1) * 5 + byte(2) * 11) % kMarks;
  }
  bool Find(std::string_view text) const;

  std::vector<std::string> words_;
  std::array<std::uint64_t, kMarks / 64> marks_{};  // which remainders some word has
};

}  // namespace xuncha
