// SPDX-License-Identifier: Apache-2.0
#include "facts/style_pictures.h"

#include <algorithm>

#include "facts/ascii.h"
#include "facts/script_fills.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxMarks = 512;

bool IsNameByte(char c) {
  return IsDigit(c) || (ToLower(c) >= 'a' && ToLower(c) <= 'z') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The mark of what a selector's last element must be called, where that is all it asks of it.
// "ul li" and ".tab.on" (two names), ".a:hover" (a moment) have none; 0 then.
std::uint32_t MarkOfSelector(string_view selector) {
  selector = Trim(selector);
  const std::size_t before = selector.find_last_of(" \t\r\n>+~");
  string_view element = before == string_view::npos ? selector : selector.substr(before + 1);
  for (const string_view pseudo : {"::before", "::after", ":before", ":after"}) {
    if (element.ends_with(pseudo)) {
      element.remove_suffix(pseudo.size());
      break;
    }
  }
  const std::size_t at = element.find_first_of(".#");
  if (at == string_view::npos || at + 1 >= element.size()) return 0;
  const string_view name = element.substr(at + 1);
  if (!std::all_of(name.begin(), name.end(), IsNameByte)) return 0;
  return MarkOfFilled(element[at], name);
}

}  // namespace

std::uint32_t Pixels(string_view length) {
  std::uint32_t value = 0;
  length = Trim(length);
  for (const char c : length) {
    if (c == '%' || c == 'e' || c == 'v') return 0;
    if (IsDigit(c) && value < 100'000) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    if (!IsDigit(c)) break;
  }
  return value;
}

bool IsNoLength(string_view length) {
  length = Trim(length);
  return length == "0" || length == "1" || length == "0px" || length == "1px";
}

bool ShowsPicture(string_view declarations) {
  constexpr std::uint32_t kLeast = 300;  // pixels
  if (declarations.size() < 24 || FindLower(declarations, "url(") == string_view::npos) {
    return false;
  }
  if (FindLower(declarations, "background") == string_view::npos) return false;
  // A pattern is no picture.
  if (FindLower(declarations, "repeat-") != string_view::npos) return false;
  string_view rest = declarations;
  for (std::size_t at = FindLower(rest, "height"); at != string_view::npos;
       at = FindLower(rest, "height")) {
    const bool own = at == 0 || rest[at - 1] != '-';  // no min-height
    rest.remove_prefix(at + 6);
    const std::size_t colon = rest.find_first_not_of(" \t\r\n");
    if (!own || colon == string_view::npos || rest[colon] != ':') continue;
    // No length is longer: nothing is looked at twice.
    constexpr std::size_t kLongest = 32;
    if (Pixels(rest.substr(colon + 1, kLongest)) >= kLeast) return true;
  }
  return false;
}

std::vector<std::uint32_t> PicturedBy(string_view css) {
  std::vector<std::uint32_t> marks;
  std::size_t begin = 0;
  while (marks.size() < kMaxMarks) {
    const std::size_t open = css.find('{', begin);
    if (open == string_view::npos) break;
    const std::size_t end = css.find_first_of("{}", open + 1);
    if (end == string_view::npos) break;
    if (css[end] == '{') {  // a rule around rules: @media
      begin = open + 1;
      continue;
    }
    if (ShowsPicture(css.substr(open + 1, end - open - 1))) {
      string_view selectors = css.substr(begin, open - begin);
      if (const std::size_t comment = selectors.rfind("*/"); comment != string_view::npos) {
        selectors.remove_prefix(comment + 2);
      }
      while (!selectors.empty() && marks.size() < kMaxMarks) {
        const std::size_t comma = selectors.find(',');
        const std::uint32_t mark = MarkOfSelector(selectors.substr(0, comma));
        if (mark != 0) marks.push_back(mark);
        selectors.remove_prefix(comma == string_view::npos ? selectors.size() : comma + 1);
      }
    }
    begin = end + 1;
  }
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

}  // namespace xuncha::facts
