// SPDX-License-Identifier: Apache-2.0
//
// Context words: what stands near a word or a number decides what it is.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::text_checks {

// Whether one of the words stands anywhere in the text.
inline bool HoldsAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace xuncha::text_checks
