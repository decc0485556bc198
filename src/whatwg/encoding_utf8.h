// SPDX-License-Identifier: Apache-2.0
//
// Code points and UTF-8, for the other files of whatwg/. Validity checks are in whatwg/encoding.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xuncha::whatwg {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Writes the code point (at most 0x10FFFF) at `to`, which has room for 4 bytes; returns the end.
inline char* WriteUtf8(char32_t c, char* to) {
  const auto put = [&to](char32_t byte) { *to++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
  return to;
}

inline void AppendUtf8(char32_t c, std::string& out) {
  char buffer[4];
  out.append(buffer, static_cast<std::size_t>(WriteUtf8(c, buffer) - buffer));
}

// The code point at `at`, which is moved past it. REQUIRES: `text` is valid UTF-8, at < size.
inline char32_t NextCodePoint(std::string_view text, std::size_t& at) {
  const auto byte = [&text](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(at);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    at += 2;
    return ((lead & 0x1FU) << 6U) | (byte(at - 1) & 0x3FU);
  }
  if (lead < 0xF0) {
    at += 3;
    return ((lead & 0x0FU) << 12U) | ((byte(at - 2) & 0x3FU) << 6U) | (byte(at - 1) & 0x3FU);
  }
  at += 4;
  return ((lead & 0x07U) << 18U) | ((byte(at - 3) & 0x3FU) << 12U) |
         ((byte(at - 2) & 0x3FU) << 6U) | (byte(at - 1) & 0x3FU);
}

// Appends the bytes as valid UTF-8: every maximal invalid part becomes one U+FFFD. Returns how
// many.
std::size_t AppendSanitizedUtf8(std::string_view bytes, std::string& out);

inline std::string SanitizedUtf8(std::string_view bytes) {
  std::string out;
  AppendSanitizedUtf8(bytes, out);
  return out;
}

}  // namespace xuncha::whatwg
