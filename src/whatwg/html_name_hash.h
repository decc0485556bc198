// SPDX-License-Identifier: Apache-2.0
//
// A hash of names in hostile input. Internal to whatwg/. The seed is the input's address, which
// nobody outside knows, so collisions cannot be aimed; it never shows in any result.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "whatwg/html_scan.h"

namespace xuncha::whatwg {

// Letters without case.
struct NameHash {
  using is_transparent = void;
  std::uint64_t seed = 0;

  std::size_t operator()(std::string_view name) const {
    std::uint64_t hash = seed ^ 0x9E3779B97F4A7C15U;
    for (const char c : name) {
      hash = (hash ^ static_cast<unsigned char>(FoldLetter(c))) * 0x9E3779B97F4A7C15U;
      hash = std::rotl(hash, 29);
    }
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

}  // namespace xuncha::whatwg
