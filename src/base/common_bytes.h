// SPDX-License-Identifier: Apache-2.0
//
// How far two texts are alike, from the front and from the back. Eight bytes at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace xuncha {

// Bytes that both begin with.
inline std::size_t CommonPrefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= most; at += sizeof(std::uint64_t)) {
    std::uint64_t of_a = 0;
    std::uint64_t of_b = 0;
    std::memcpy(&of_a, a.data() + at, sizeof of_a);
    std::memcpy(&of_b, b.data() + at, sizeof of_b);
    if (of_a != of_b) break;
  }
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

// Bytes that both end with.
inline std::size_t CommonSuffix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  const char* end_of_a = a.data() + a.size();
  const char* end_of_b = b.data() + b.size();
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= most; at += sizeof(std::uint64_t)) {
    std::uint64_t of_a = 0;
    std::uint64_t of_b = 0;
    std::memcpy(&of_a, end_of_a - at - sizeof of_a, sizeof of_a);
    std::memcpy(&of_b, end_of_b - at - sizeof of_b, sizeof of_b);
    if (of_a != of_b) break;
  }
  while (at < most && a[a.size() - 1 - at] == b[b.size() - 1 - at]) ++at;
  return at;
}

}  // namespace xuncha
