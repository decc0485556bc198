// SPDX-License-Identifier: Apache-2.0
#include "sheets/csv_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace xuncha::sheets {
namespace {

constexpr std::size_t kMostCharacters = 255;  // of a text constant in an Excel formula

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// The constant of ="…" with quotes doubled within; nothing if it is not exactly that.
std::optional<std::string> ConstantOf(std::string_view text) {
  if (text.size() < 3 || !text.starts_with("=\"") || !text.ends_with('"')) return std::nullopt;
  const std::string_view inside = text.substr(2, text.size() - 3);
  std::string constant;
  constant.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '"') {
      if (i + 1 >= inside.size() || inside[i + 1] != '"') return std::nullopt;
      ++i;
    }
    constant.push_back(inside[i]);
  }
  return constant;
}

bool BehindApostrophe(std::string_view text) {
  return text.starts_with('\'') &&
         (LooksLikeFormula(text.substr(1)) || text.substr(1).starts_with('\''));
}

}  // namespace

bool LooksLikeFormula(std::string_view text) {
  constexpr std::array<std::string_view, 10> kStarts = {"=",  "+",  "-",  "@",  "\t",
                                                        "\r", "＝", "＋", "－", "＠"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [text](std::string_view start) { return text.starts_with(start); });
}

bool LooksGuarded(std::string_view text) { return ConstantOf(text) || BehindApostrophe(text); }

std::string GuardText(std::string_view text) {
  if (CountCharacters(text) > kMostCharacters || text.find_first_of("\r\n") != text.npos) {
    return "'" + std::string(text);
  }
  std::string guarded = "=\"";
  for (const char c : text) {
    if (c == '"') guarded.push_back('"');
    guarded.push_back(c);
  }
  guarded.push_back('"');
  return guarded;
}

std::string UnguardText(std::string&& text) {
  if (auto constant = ConstantOf(text)) return std::move(*constant);
  if (BehindApostrophe(text)) text.erase(0, 1);
  return std::move(text);
}

}  // namespace xuncha::sheets
