// SPDX-License-Identifier: Apache-2.0
#include "app/folded_text.h"

#include "base/utf8.h"

namespace xuncha::app {
namespace {

constexpr char32_t kFullFirst = 0xFF01, kFullLast = 0xFF5E, kFullToAscii = 0xFEE0;

bool IsUnseen(char32_t code) {
  return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
         code == 0x2060 || code == 0xFEFF;
}
bool IsBlank(char32_t code) {
  return code == '\t' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
         code == 0x3000;
}
bool IsHyphen(char32_t code) {
  return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE63;
}

}  // namespace

FoldedText::FoldedText(std::string_view original) {
  std::string_view rest = original;
  while (!rest.empty()) {
    const std::size_t at = original.size() - rest.size();
    const char32_t code = NextCodePoint(rest);
    if (IsUnseen(code)) continue;
    const std::size_t before = text.size();
    if (code >= kFullFirst && code <= kFullLast) {
      text.push_back(static_cast<char>(code - kFullToAscii));
    } else if (IsBlank(code)) {
      text.push_back(' ');
    } else if (IsHyphen(code)) {
      text.push_back('-');
    } else {
      text.append(original.substr(at, original.size() - rest.size() - at));
    }
    from.insert(from.end(), text.size() - before, at);
  }
  from.push_back(original.size());
}

}  // namespace xuncha::app
