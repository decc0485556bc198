// SPDX-License-Identifier: Apache-2.0
//
// Finds the words of WordRules in a text, linear in the text: every two neighbouring characters are
// looked up in a bit map, and only where they may begin to differ from a right word is anything
// compared. Immutable; safe to share between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text_checks/word_rules.h"

namespace xuncha::text_checks {

struct WordMatch {
  std::size_t begin = 0, end = 0;  // bytes of the text
  const WordRule* rule = nullptr;
};

class WordIndex {
 public:
  // The rules outlive it. kInvalidArgument: a word without two neighbouring characters of the basic
  // plane's three-byte range (Chinese, kana, full-width forms) where it can be told by.
  static Result<WordIndex> Create(const WordRules& rules);

  // Whether a word may be told by the six bytes of two three-byte characters, the first in the
  // lowest byte. False for all but a few pairs of a hundred.
  bool MayBe(std::uint64_t pair) const {
    const std::uint64_t bit = Hash(pair);
    return (bits_[bit >> 6] >> (bit & 63) & 1) != 0;
  }
  // The words whose telling pair stands at byte `at` of the text and whose context allows them, at
  // most one a rule.
  void MatchAt(std::string_view text, std::size_t at, std::vector<WordMatch>& out) const;

  // All of a text's words; of those that overlap the one that begins first, then the longest.
  // `text` is UTF-8; bytes that are not are passed over.
  std::vector<WordMatch> FindAll(std::string_view text) const;

 private:
  struct Entry {
    std::uint64_t pair = 0;  // as MayBe takes it
    std::uint32_t rule = 0;
    std::uint32_t offset = 0;  // of the pair in the rule's word, bytes
  };
  static constexpr std::uint32_t kBits = 1U << 16U;

  // Fibonacci hashing: the top 16 bits of the product.
  static std::uint64_t Hash(std::uint64_t pair) {
    return (pair << 16) * 0x9E37'79B9'7F4A'7C15ULL >> 48;
  }
  bool AllowedByContext(std::string_view text, const WordMatch& match) const;

  const WordRules* rules_ = nullptr;
  std::vector<std::uint64_t> bits_;
  std::vector<Entry> entries_;  // sorted by pair, then rule
};

// Sorts by place and drops what overlaps one before it.
void KeepApart(std::vector<WordMatch>& matches);

}  // namespace xuncha::text_checks
