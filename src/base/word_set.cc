// SPDX-License-Identifier: Apache-2.0
#include "base/word_set.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace xuncha {
WordSet::WordSet(std::vector<std::string> words) : words_(std::move(words)) {
  for (const std::string& word : words_) {
    const std::size_t mark = MarkOf(word);
    marks_[mark / 64] |= std::uint64_t{1} << (mark % 64);
  }
}

bool WordSet::Find(std::string_view text) const {
  return std::any_of(words_.begin(), words_.end(),
                     [text](const std::string& word) { return EqualsIgnoringCase(word, text); });
}

}  // namespace xuncha
