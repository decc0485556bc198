// SPDX-License-Identifier: Apache-2.0
//
// Digits of ASCII, and its letters in either case. Bytes >= 0x80, as of UTF-8, are no letters here
// and stay.
#pragma once

#include <algorithm>
#include <string_view>

namespace xuncha {

constexpr char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return ToLower(x) == ToLower(y);
         });
}

}  // namespace xuncha
