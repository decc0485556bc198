// SPDX-License-Identifier: Apache-2.0
#include "workflow/problem_number.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace xuncha::workflow {
namespace {

bool IsDash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D || c == 0x30FC ||
         c == 0x2500 || c == 0xFE63;
}

bool IsSpace(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x3000 || c == 0xA0 || c == 0xFEFF;
}

std::string ShortNameAsPrinted(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = NextCodePoint(text);
    if (!IsDash(c) && !IsSpace(c)) AppendUtf8(out, c);
  }
  return out;
}

// Half-width, lower case, one kind of dash, no spaces.
std::string Folded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    char32_t c = NextCodePoint(text);
    if (IsSpace(c)) continue;
    if (IsDash(c)) c = '-';
    if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + '!';
    if (c >= 'A' && c <= 'Z') c = c - 'A' + 'a';
    AppendUtf8(out, c);
  }
  return out;
}

// The digits behind the last hyphen as a number; 0 = none.
int SerialOf(std::string_view text, std::size_t hyphen) {
  int serial = 0;
  const char* end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data() + hyphen + 1, end, serial);
  return error == std::errc{} && next == end && serial > 0 ? serial : 0;
}

}  // namespace

std::string ProblemNumber(std::string_view campaign, std::string_view short_name, int serial) {
  std::string digits = std::to_string(serial);
  if (digits.size() < 2) digits.insert(0, "0");
  return std::string(campaign) + "-" + ShortNameAsPrinted(short_name) + "-" + digits;
}

NumberBook::NumberBook(std::string campaign, const std::vector<std::string>& given)
    : campaign_(std::move(campaign)) {
  const std::string prefix = campaign_ + "-";
  for (const std::string& number : given) {
    const std::size_t hyphen = number.rfind('-');
    if (!number.starts_with(prefix) || hyphen < prefix.size()) continue;
    const int serial = SerialOf(number, hyphen);
    int& last = last_[number.substr(prefix.size(), hyphen - prefix.size())];
    last = std::max(last, serial);
  }
}

std::string NumberBook::Next(std::string_view short_name) {
  return ProblemNumber(campaign_, short_name, ++last_[ShortNameAsPrinted(short_name)]);
}

std::string NumberKey(std::string_view text) {
  const std::string folded = Folded(text);
  const std::size_t last = folded.rfind('-');
  if (last == std::string::npos || last == 0) return {};
  const std::size_t first = folded.find('-');
  const int serial = SerialOf(folded, last);
  if (first == last || first == 0 || first + 1 == last || serial == 0) return {};
  return folded.substr(0, last + 1) + std::to_string(serial);
}

}  // namespace xuncha::workflow
