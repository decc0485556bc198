// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace xuncha::whatwg {
namespace {

struct Entity {
  std::string_view name;
  std::string_view value;
  bool legacy;  // valid without the semicolon too
};

constexpr Entity kEntities[] = {
#include "whatwg/html_entities.inc"
};

constexpr std::size_t kLongestName = 31;   // "CounterClockwiseContourIntegral"
constexpr std::size_t kLongestLegacy = 6;  // "Ccedil", "frac12", …
constexpr std::size_t kShortestLegacy = 2;

// An open-addressing table of entry number + 1 (0: free) over the sorted list, filled while
// compiling. The names are fixed and short, so nobody can aim collisions at it.
constexpr std::size_t kSlots = 8192;

constexpr std::uint32_t HashName(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return (hash ^ (hash >> 15)) & (kSlots - 1);
}

constexpr std::array<std::uint16_t, kSlots> MakeSlots() {
  std::array<std::uint16_t, kSlots> slots{};
  for (std::size_t i = 0; i < std::size(kEntities); ++i) {
    std::uint32_t at = HashName(kEntities[i].name);
    while (slots[at] != 0) at = (at + 1) & (kSlots - 1);
    slots[at] = static_cast<std::uint16_t>(i + 1);
  }
  return slots;
}

constexpr std::array<std::uint16_t, kSlots> kSlotOf = MakeSlots();

const Entity* FindEntity(std::string_view name) {
  for (std::uint32_t at = HashName(name); kSlotOf[at] != 0; at = (at + 1) & (kSlots - 1)) {
    const Entity& entity = kEntities[kSlotOf[at] - 1U];
    if (entity.name == name) return &entity;
  }
  return nullptr;
}

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAlnum(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// 13.2.5.80, the table: 0x80 to 0x9F are read as windows-1252. 0: the number itself.
constexpr std::array<char16_t, 32> kC1 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t NumberedCharacter(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
  if (number >= 0x80 && number <= 0x9F && kC1[number - 0x80] != 0) return kC1[number - 0x80];
  return number;
}

// `text` begins with "&#".
std::size_t ExpandNumber(std::string_view text, std::string& out) {
  std::size_t at = 2;
  const bool hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (hex) ++at;
  const std::size_t digits = at;
  std::uint32_t number = 0;
  for (; at < text.size(); ++at) {
    const int value = HexValue(text[at]);
    if (value < 0 || (!hex && value > 9)) break;
    number = number * (hex ? 16U : 10U) + static_cast<std::uint32_t>(value);
    number = std::min(number, 0x110000U);  // beyond Unicode already; more digits change nothing
  }
  if (at == digits) return 0;
  if (at < text.size() && text[at] == ';') ++at;
  AppendUtf8(NumberedCharacter(number), out);
  return at;
}

}  // namespace

void AppendUtf8(char32_t code_point, std::string& out) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

std::size_t ExpandReference(std::string_view text, bool in_attribute, std::string& out) {
  if (text.size() < 2) return 0;
  if (text[1] == '#') return ExpandNumber(text, out);
  std::size_t run = 0;
  const std::size_t limit = std::min(text.size() - 1, kLongestName + 1);
  while (run < limit && IsAlnum(text[1 + run])) ++run;
  // A name with its semicolon is the whole run of letters and digits, or it is none.
  if (run <= kLongestName && 1 + run < text.size() && text[1 + run] == ';') {
    if (const Entity* entity = FindEntity(text.substr(1, run))) {
      out.append(entity->value);
      return run + 2;
    }
  }
  for (std::size_t size = std::min(run, kLongestLegacy); size >= kShortestLegacy; --size) {
    const Entity* entity = FindEntity(text.substr(1, size));
    if (entity == nullptr || !entity->legacy) continue;
    const char next = 1 + size < text.size() ? text[1 + size] : '\0';
    if (in_attribute && (next == '=' || IsAlnum(next))) return 0;
    out.append(entity->value);
    return 1 + size;
  }
  return 0;
}

}  // namespace xuncha::whatwg
