// SPDX-License-Identifier: Apache-2.0
#include "facts/template_address.h"

#include <cstddef>

#include "facts/ascii.h"
#include "facts/find_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxAddress = 4096;
constexpr std::size_t kMaxMark = 6;  // a mark of two characters, each as %XX

// How a hole begins and ends, and whether a name must follow: #{a}, {$a} and [[ a ]], but neither
// /a#{1} nor /price{$5} nor ?points=[[1,2],[3,4]].
struct HoleMarks {
  string_view open;
  string_view close;
  bool needs_name = false;
};
// Sources: the manuals of Vue, AngularJS and Handlebars ({{), of ECMAScript's template literals and
// Java's expression language (${, #{), of EJS, Underscore, JSP and ASP (<%), of Thymeleaf ([[) and
// of Smarty and ThinkPHP ({$).
constexpr HoleMarks kHoles[] = {
    {"{{", "}}", false}, {"${", "}", false}, {"<%", "%>", false},
    {"[[", "]]", true},  {"#{", "}", true},  {"{$", "}", true},
};

// The character at `at` and how many bytes it is written in: "%7B" is "{".
char CharAt(string_view text, std::size_t at, std::size_t& width) {
  width = 1;
  const char c = text[at];
  if (c != '%' || at + 2 >= text.size()) return c;
  const int high = HexValue(text[at + 1]);
  const int low = HexValue(text[at + 2]);
  if (high < 2 || high > 7 || low < 0) return c;
  width = 3;
  return static_cast<char>(high * 16 + low);
}

// Bytes that `mark` takes at `at`; 0 if it does not stand there.
std::size_t MarkAt(string_view text, std::size_t at, string_view mark) {
  const std::size_t begin = at;
  for (const char wanted : mark) {
    if (at >= text.size()) return 0;
    std::size_t width = 1;
    if (CharAt(text, at, width) != wanted) {
      if (text[at] != wanted) return 0;
      width = 1;  // a "%" that happens to stand before two digits
    }
    at += width;
  }
  return at - begin;
}

// A name, or a name in an expression of its own: [[${a}]], [[@{/a}]].
bool BeginsName(string_view text, std::size_t at) {
  while (at < text.size() && IsSpace(text[at])) ++at;
  if (at >= text.size()) return false;
  return IsAlpha(text[at]) || text[at] == '_' || text[at] == '$' || text[at] == '@';
}

// Whether `close` stands behind at least one byte.
bool IsClosed(string_view text, std::size_t from, string_view close) {
  for (std::size_t at = from + 1; at < text.size(); ++at) {
    if (MarkAt(text, at, close) > 0) return true;
  }
  return false;
}

}  // namespace

bool HasTemplateHole(string_view address) {
  address = address.substr(0, kMaxAddress);
  // By far the most addresses hold none of the marks, each of which has one of these.
  if (!HasAnyOf(address, '{', '[', '%')) return false;
  for (const HoleMarks& hole : kHoles) {
    for (std::size_t at = 0; at + kMaxMark / 3 < address.size(); ++at) {
      const std::size_t width = MarkAt(address, at, hole.open);
      if (width == 0 || (hole.needs_name && !BeginsName(address, at + width))) continue;
      if (IsClosed(address, at + width, hole.close)) return true;
      break;  // nor behind a later one
    }
  }
  return false;
}

}  // namespace xuncha::facts
