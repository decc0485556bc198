// SPDX-License-Identifier: Apache-2.0
#include "text_checks/narrow_text.h"

#include <cstddef>
#include <cstring>

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kBytes = 3;  // of a letter of full width

// The ASCII letter that the three bytes stand for, where numbers hold it: digits, X, * and -;
// 0 = none. U+FF01..FF5E are ASCII's 21..7E.
char NarrowOf(std::string_view bytes) {
  if (bytes.size() < kBytes || bytes[0] != '\xEF') return '\0';
  const auto second = static_cast<unsigned char>(bytes[1]);
  const auto third = static_cast<unsigned char>(bytes[2]);
  if ((second != 0xBC && second != 0xBD) || third < 0x80 || third > 0xBF) return '\0';
  constexpr unsigned kFirst = 0xBC80;  // U+FF00
  const unsigned place = ((second << 8U) | third) - kFirst;
  const unsigned offset = second == 0xBD ? place - 0xC0 : place;  // the second row has 64 letters
  const char letter = static_cast<char>(0x20 + offset);
  const bool takes = (letter >= '0' && letter <= '9') || letter == 'X' || letter == 'x' ||
                     letter == '*' || letter == '-';
  return takes ? letter : '\0';
}

}  // namespace

// Every text is asked, and nearly all have commas of full width, which begin as the digits do:
// U+FF10..FF19 are EF BC 90..99.
bool NarrowText::HasWideDigit(std::string_view text) {
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); end - at >= static_cast<std::ptrdiff_t>(kBytes); ++at) {
    at = static_cast<const char*>(std::memchr(at, 0xEF, static_cast<std::size_t>(end - at)));
    if (at == nullptr || end - at < static_cast<std::ptrdiff_t>(kBytes)) return false;
    const auto third = static_cast<unsigned char>(at[2]);
    if (at[1] == '\xBC' && third >= 0x90 && third <= 0x99) return true;
  }
  return false;
}

NarrowText::NarrowText(std::string_view text) : text_(text) {
  if (!HasWideDigit(text)) return;
  for (std::size_t at = 0; at < text.size();) {
    const char letter = NarrowOf(text.substr(at));
    places_.push_back(at);
    folded_.push_back(letter != '\0' ? letter : text[at]);
    at += letter != '\0' ? kBytes : 1;
  }
  places_.push_back(text.size());
}

}  // namespace xuncha::text_checks
