// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <algorithm>

namespace xuncha {

char32_t NextCodePoint(std::string_view& text) {
  const auto lead = static_cast<std::uint8_t>(text.front());
  text.remove_prefix(1);
  if (lead < 0x80) return lead;
  std::size_t more = 0;
  char32_t value = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;   // over-long forms
    if (lead == 0xED) high = 0x9F;  // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;  // above U+10FFFF
  } else {
    return kReplacement;
  }
  for (; more > 0; --more) {
    if (text.empty()) return kReplacement;
    const auto byte = static_cast<std::uint8_t>(text.front());
    if (byte < low || byte > high) return kReplacement;
    value = (value << 6) | (byte & 0x3FU);
    low = 0x80;
    high = 0xBF;
    text.remove_prefix(1);
  }
  return value;
}

void AppendUtf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool IsValidUtf8(std::string_view text) {
  while (!text.empty()) {
    // A genuine U+FFFD in the text is three bytes; a broken sequence is told apart by its bytes.
    const std::string_view before = text;
    if (NextCodePoint(text) == kReplacement && !before.starts_with("\xEF\xBF\xBD")) return false;
  }
  return true;
}

std::string RepairUtf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) AppendUtf8(out, NextCodePoint(text));
  return out;
}

std::string_view CutUtf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && max_bytes - end < 4 && (static_cast<std::uint8_t>(text[end]) & 0xC0U) == 0x80) {
    --end;
  }
  return text.substr(0, end);
}

std::string WithoutSpace(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const char first = text.front();
    if (first > ' ' && first < 0x7F) {  // by far the most, next to what is not ASCII
      plain.push_back(first);
      text.remove_prefix(1);
      continue;
    }
    const char32_t c = NextCodePoint(text);
    const bool space = c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0x200B || c == 0xFEFF;
    if (!space) AppendUtf8(plain, c);
  }
  return plain;
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return line;
}

}  // namespace xuncha
