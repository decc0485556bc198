// SPDX-License-Identifier: Apache-2.0
//
// A bump allocator for bytes that live as long as their owner says. One owner, one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace xuncha::whatwg {

class Arena {
 public:
  // A copy that stays where it is until Clear().
  std::string_view Copy(std::string_view text) {
    if (text.empty()) return {};
    if (left_ < text.size()) Grow(text.size());
    char* copy = next_;
    std::memcpy(copy, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {copy, text.size()};
  }

  void Clear() {
    blocks_.clear();
    next_ = nullptr;
    left_ = 0;
  }

 private:
  void Grow(std::size_t at_least) {
    constexpr std::size_t kBlock = 4096;
    left_ = std::max(kBlock, at_least);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    next_ = blocks_.back().get();
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace xuncha::whatwg
