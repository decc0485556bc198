// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 helpers for text that is shown or written: one code point at a time, repair of broken
// sequences (each maximal bad part becomes U+FFFD, as the WHATWG decoder does), safe cutting.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xuncha {

inline constexpr char32_t kReplacement = 0xFFFD;

// Takes the next code point off the front; kReplacement for a broken sequence (at least one byte
// is taken). REQUIRES: !text.empty()
char32_t NextCodePoint(std::string_view& text);

void AppendUtf8(std::string& out, char32_t code_point);
bool IsValidUtf8(std::string_view text);
std::string RepairUtf8(std::string_view text);

// The longest beginning of at most `max_bytes` that does not cut a code point.
std::string_view CutUtf8(std::string_view text, std::size_t max_bytes);

// Without white space of any width (control characters, U+00A0, U+3000) and without the invisible
// U+200B and U+FEFF: for comparing what people set apart. Every broken sequence becomes U+FFFD.
std::string WithoutSpace(std::string_view text);

// Control characters of ASCII (line breaks among them) as blanks, byte for byte: for a header, a
// record or an excerpt that must stay on its line.
std::string OneLine(std::string_view text);

}  // namespace xuncha
