// SPDX-License-Identifier: Apache-2.0
#include "facts/date_cursor.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace xuncha::facts {
namespace {

using MonthName = std::pair<std::string_view, std::uint8_t>;

constexpr auto Sorted(auto names) {
  std::sort(names.begin(), names.end());
  return names;
}

// English, German, French, Spanish, Italian, Portuguese, Dutch.
constexpr auto kMonths = Sorted(std::to_array<MonthName>({
    {"jan", 1},       {"january", 1},    {"januar", 1},     {"jänner", 1},     {"jän", 1},
    {"janvier", 1},   {"janv", 1},       {"enero", 1},      {"gennaio", 1},    {"gen", 1},
    {"janeiro", 1},   {"januari", 1},    {"feb", 2},        {"february", 2},   {"februar", 2},
    {"feber", 2},     {"février", 2},    {"fevrier", 2},    {"fév", 2},        {"févr", 2},
    {"febrero", 2},   {"febbraio", 2},   {"fevereiro", 2},  {"februari", 2},   {"mar", 3},
    {"march", 3},     {"märz", 3},       {"mär", 3},        {"mrz", 3},        {"mars", 3},
    {"marzo", 3},     {"março", 3},      {"maart", 3},      {"mrt", 3},        {"apr", 4},
    {"april", 4},     {"avril", 4},      {"avr", 4},        {"abril", 4},      {"abr", 4},
    {"aprile", 4},    {"may", 5},        {"mai", 5},        {"mayo", 5},       {"maggio", 5},
    {"maio", 5},      {"mei", 5},        {"jun", 6},        {"june", 6},       {"juni", 6},
    {"juin", 6},      {"junio", 6},      {"giugno", 6},     {"giu", 6},        {"junho", 6},
    {"jul", 7},       {"july", 7},       {"juli", 7},       {"juillet", 7},    {"juil", 7},
    {"julio", 7},     {"luglio", 7},     {"lug", 7},        {"julho", 7},      {"aug", 8},
    {"august", 8},    {"août", 8},       {"aout", 8},       {"agosto", 8},     {"ago", 8},
    {"augustus", 8},  {"sep", 9},        {"sept", 9},       {"september", 9},  {"septembre", 9},
    {"set", 9},       {"settembre", 9},  {"setembro", 9},   {"septiembre", 9}, {"oct", 10},
    {"october", 10},  {"oktober", 10},   {"okt", 10},       {"octobre", 10},   {"octubre", 10},
    {"ottobre", 10},  {"ott", 10},       {"outubro", 10},   {"out", 10},       {"nov", 11},
    {"november", 11}, {"novembre", 11},  {"noviembre", 11}, {"novembro", 11},  {"dec", 12},
    {"december", 12}, {"dezember", 12},  {"dez", 12},       {"décembre", 12},  {"decembre", 12},
    {"déc", 12},      {"diciembre", 12}, {"dic", 12},       {"dicembre", 12},  {"dezembro", 12},
}));

// Bytes of a letter at text[at], in lower case in `out`: ASCII, or U+00C0–U+00FF; 0 if it is none.
std::size_t LetterAt(std::string_view text, std::size_t at, char out[2]) {
  const char c = ToLower(text[at]);
  if (c >= 'a' && c <= 'z') {
    out[0] = c;
    return 1;
  }
  if (static_cast<unsigned char>(c) == 0xC3 && at + 1 < text.size()) {
    auto second = static_cast<unsigned char>(text[at + 1]);
    if (second < 0x80 || second > 0xBF) return 0;
    if (second < 0xA0 && second != 0x97 && second != 0x9F) second |= 0x20;  // Ä → ä
    out[0] = c;
    out[1] = static_cast<char>(second);
    return 2;
  }
  return 0;
}

}  // namespace

int MonthOfWord(std::string_view lower) {
  const auto at = std::lower_bound(
      kMonths.begin(), kMonths.end(), lower,
      [](const MonthName& name, std::string_view word) { return name.first < word; });
  return at != kMonths.end() && at->first == lower ? at->second : 0;
}

bool DateCursor::TakeSpace() {
  const unsigned char c = Peek();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
    ++position_;
    return true;
  }
  if (c == 0xC2 && Peek(1) == 0xA0) {  // no-break space
    position_ += 2;
    return true;
  }
  if ((c == 0xE2 && Peek(1) == 0x80 && Peek(2) >= 0x80 && Peek(2) <= 0x8B) ||  // U+2000–U+200B
      (c == 0xE3 && Peek(1) == 0x80 && Peek(2) == 0x80)) {                     // U+3000
    position_ += 3;
    return true;
  }
  return false;
}

void DateCursor::SkipSpaces(int most) {
  while (most-- > 0 && TakeSpace()) {
  }
}

DateSeparator DateCursor::TakeSeparator() {
  const unsigned char c = Peek();
  if (c == '-' || c == '/' || c == '.') {
    ++position_;
    return c == '-' ? DateSeparator::kDash : c == '/' ? DateSeparator::kSlash : DateSeparator::kDot;
  }
  if (c == 0xEF && Peek(1) == 0xBC && Peek(2) >= 0x8D && Peek(2) <= 0x8F) {  // full-width - . /
    const unsigned char last = Peek(2);
    position_ += 3;
    return last == 0x8D   ? DateSeparator::kDash
           : last == 0x8E ? DateSeparator::kDot
                          : DateSeparator::kSlash;
  }
  if (c == 0xE2 && Peek(1) == 0x80 && Peek(2) >= 0x90 && Peek(2) <= 0x95) {  // hyphens and dashes
    position_ += 3;
    return DateSeparator::kDash;
  }
  return DateSeparator::kNone;
}

std::size_t DateCursor::TakeWord(char* lower, std::size_t capacity) {
  std::size_t length = 0;
  std::size_t at = position_;
  char letter[2];
  while (at < text_.size()) {
    const std::size_t bytes = LetterAt(text_, at, letter);
    if (bytes == 0) break;
    if (length + bytes > capacity) return 0;
    for (std::size_t i = 0; i < bytes; ++i) lower[length++] = letter[i];
    at += bytes;
  }
  if (length != 0) position_ = at;
  return length;
}

std::size_t WordBefore(std::string_view text, std::size_t end, char* lower, std::size_t capacity) {
  std::size_t begin = end;
  char letter[2];
  while (begin > 0 && end - begin <= capacity) {
    if (LetterAt(text, begin - 1, letter) == 1) {
      --begin;
    } else if (begin >= 2 && LetterAt(text, begin - 2, letter) == 2) {
      begin -= 2;
    } else {
      break;
    }
  }
  if (begin == end || end - begin > capacity) return 0;
  return DateCursor(text.substr(0, end), begin).TakeWord(lower, capacity);
}

}  // namespace xuncha::facts
