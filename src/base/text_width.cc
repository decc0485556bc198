// SPDX-License-Identifier: Apache-2.0
#include "base/text_width.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace xuncha {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// East_Asian_Width W and F of Unicode 15, neighbouring ranges joined over unassigned ones.
constexpr std::array kWide = std::to_array<Range>({
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},
    {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF}, {0x1AFF0, 0x1B2FF},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0},
    {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
});

// General categories Mn, Me and Cf of the scripts that such pages use, and Hangul jamo that join.
constexpr std::array kZero = std::to_array<Range>({
    {0x00AD, 0x00AD},   {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},
    {0x05C1, 0x05C2},   {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0600, 0x0605}, {0x0610, 0x061A},
    {0x061C, 0x061C},   {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DD}, {0x06DF, 0x06E4},
    {0x06E7, 0x06E8},   {0x06EA, 0x06ED}, {0x070F, 0x070F}, {0x0711, 0x0711}, {0x0730, 0x074A},
    {0x0900, 0x0902},   {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E}, {0x0F18, 0x0F19}, {0x0F35, 0x0F35}, {0x0F37, 0x0F37},
    {0x0F39, 0x0F39},   {0x0F71, 0x0F7E}, {0x0F80, 0x0F84}, {0x0F86, 0x0F87}, {0x0F8D, 0x0FBC},
    {0x1160, 0x11FF},   {0x180B, 0x180F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x206F}, {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A},
    {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0x1F3FB, 0x1F3FF},
    {0xE0000, 0xE0FFF},
});

template <std::size_t N>
bool In(const std::array<Range, N>& ranges, char32_t code_point) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code_point,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

// Must not begin a line.
bool IsClosing(char32_t code_point) {
  constexpr std::u32string_view kClosing = U"，。、；：？！）】》」』〉〕”’…·%)]},.;:?!";
  return kClosing.find(code_point) != std::u32string_view::npos;
}

}  // namespace

int CodePointWidth(char32_t code_point) {
  if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return 0;
  if (code_point < 0x300) return code_point == 0xAD ? 0 : 1;
  if (In(kZero, code_point)) return 0;
  return In(kWide, code_point) ? 2 : 1;
}

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width += static_cast<std::size_t>(CodePointWidth(NextCodePoint(text)));
  return width;
}

std::string FitWidth(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t cut = 0;  // bytes that leave room for the ellipsis
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto wide = static_cast<std::size_t>(CodePointWidth(NextCodePoint(rest)));
    if (width + wide > columns) {
      return columns == 0 ? std::string() : std::string(text.substr(0, cut)) + "…";
    }
    width += wide;
    if (width < columns) cut = text.size() - rest.size();
  }
  return std::string(text);
}

std::string PadWidth(std::string_view text, std::size_t columns) {
  std::string out = FitWidth(text, columns);
  const std::size_t width = DisplayWidth(out);
  if (width < columns) out.append(columns - width, ' ');
  return out;
}

std::vector<std::string> WrapWidth(std::string_view text, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 4);
  std::vector<std::string> lines;
  std::string line;
  std::size_t width = 0;
  std::size_t break_at = 0;     // bytes of `line` after which it may be broken; 0 = nowhere
  std::size_t break_width = 0;  // and their width
  bool last_wide = false;
  const auto cut = [&] {
    std::string rest;
    if (break_at > 0) {
      rest = line.substr(break_at);
      line.resize(break_at);
      width -= break_width;
    } else {
      width = 0;
    }
    while (line.ends_with(' ')) line.pop_back();
    lines.push_back(std::move(line));
    line = std::move(rest);
    break_at = 0;
  };
  while (!text.empty()) {
    const char32_t code_point = NextCodePoint(text);
    if (code_point == U'\n') {
      lines.push_back(std::move(line));
      line.clear();
      width = break_at = 0;
      last_wide = false;
      continue;
    }
    const auto wide = static_cast<std::size_t>(CodePointWidth(code_point));
    const bool may_break_before = (wide == 2 || last_wide) && !IsClosing(code_point);
    if (may_break_before && !line.empty()) {
      break_at = line.size();
      break_width = width;
    }
    if (width + wide > columns) cut();
    if (code_point == U' ' && line.empty()) continue;
    AppendUtf8(line, code_point);
    width += wide;
    if (code_point == U' ') {
      break_at = line.size();
      break_width = width;
    }
    if (wide > 0) last_wide = wide == 2;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char32_t c = NextCodePoint(text);
    if (c == U'\n' || c == U'\r' || c == U'\t') {
      out.push_back(' ');
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      AppendUtf8(out, kReplacement);
    } else if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
               c == 0x200F || c == 0xFEFF) {
      continue;  // would turn the rest of the line around
    } else {
      AppendUtf8(out, c);
    }
  }
  return out;
}

}  // namespace xuncha
