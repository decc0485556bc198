// SPDX-License-Identifier: Apache-2.0
//
// Letters, digits and white space of ASCII, compared without case: what markup, style sheets and
// scripts are made of. Bytes ≥ 0x80 are never any of these.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace xuncha::facts {

constexpr bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
}
constexpr bool IsAlpha(char c) { return ToLower(c) >= 'a' && ToLower(c) <= 'z'; }
constexpr bool IsAlnum(char c) { return IsAlpha(c) || IsDigit(c); }
constexpr bool IsHighByte(char c) { return static_cast<unsigned char>(c) >= 0x80; }

constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = ToLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

constexpr std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

// `lower` must be in lower case.
constexpr bool StartsWithLower(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (ToLower(text[i]) != lower[i]) return false;
  }
  return true;
}
constexpr bool EqualsNoCase(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && StartsWithLower(text, lower);
}
constexpr bool EndsWithLower(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         StartsWithLower(text.substr(text.size() - lower.size()), lower);
}
// Position of `lower` in `text`, or npos. For short texts: costs the product of both lengths.
constexpr std::size_t FindLower(std::string_view text, std::string_view lower) {
  for (std::size_t i = 0; i + lower.size() <= text.size(); ++i) {
    if (StartsWithLower(text.substr(i), lower)) return i;
  }
  return std::string_view::npos;
}

}  // namespace xuncha::facts
