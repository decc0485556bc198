// SPDX-License-Identifier: Apache-2.0
//
// Characters of UTF-8 as the scanners step over them. Nothing here reads beyond its text.
#pragma once

#include <cstdint>
#include <string_view>

namespace xuncha::text_checks {

// The code point of a three-byte character at byte `at`; 0 if none begins there.
inline std::uint32_t WideAt(std::string_view text, std::size_t at) {
  if (at + 3 > text.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if ((byte(0) & 0xF0) != 0xE0 || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return 0;
  return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
}

inline bool IsWideAt(std::string_view text, std::size_t at) { return WideAt(text, at) != 0; }

// The six bytes of two three-byte characters, the first in the lowest. REQUIRES: they are there
inline std::uint64_t PairAt(std::string_view text, std::size_t at) {
  std::uint64_t pair = 0;
  for (std::size_t i = 6; i-- > 0;) pair = pair << 8 | static_cast<unsigned char>(text[at + i]);
  return pair;
}

inline bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// [begin, end) with at most `characters` more on either side; no character is cut.
inline std::string_view Around(std::string_view text, std::size_t begin, std::size_t end,
                               std::size_t characters) {
  std::size_t from = begin;
  for (std::size_t n = 0; n < characters && from > 0; ++n) {
    do --from;
    while (from > 0 && IsContinuation(text[from]));
  }
  std::size_t to = end;
  for (std::size_t n = 0; n < characters && to < text.size(); ++n) {
    do ++to;
    while (to < text.size() && IsContinuation(text[to]));
  }
  return text.substr(from, to - from);
}

}  // namespace xuncha::text_checks
