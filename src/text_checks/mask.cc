// SPDX-License-Identifier: Apache-2.0
#include "text_checks/mask.h"

#include "base/ascii.h"
#include "text_checks/narrow_text.h"

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kLeastHidden = 4;
constexpr std::size_t kLongRun = 7;
constexpr std::size_t kShownFirst = 3;
constexpr std::size_t kShownLast = 2;

}  // namespace

std::string MaskNumber(std::string_view number, std::size_t first, std::size_t last) {
  std::string plain;
  for (const char c : number) {
    if (c != ' ' && c != '-') plain.push_back(c);
  }
  if (plain.size() < first + last + kLeastHidden) return std::string(plain.size(), '*');
  for (std::size_t i = first; i < plain.size() - last; ++i) plain[i] = '*';
  return plain;
}

std::string MaskLongNumbers(std::string_view text) {
  std::string shown(NarrowText(text).text());
  for (std::size_t at = 0; at < shown.size();) {
    if (!IsDigit(shown[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    std::size_t digits = 0;
    while (end < shown.size()) {
      if (IsDigit(shown[end])) {
        ++digits;
        ++end;
      } else if ((shown[end] == '-' || shown[end] == ' ') && end + 1 < shown.size() &&
                 IsDigit(shown[end + 1])) {
        ++end;
      } else {
        break;
      }
    }
    if (digits >= kLongRun) {
      std::size_t seen = 0;
      for (std::size_t i = at; i < end; ++i) {
        if (!IsDigit(shown[i])) continue;
        if (seen >= kShownFirst && seen + kShownLast < digits) shown[i] = '*';
        ++seen;
      }
    }
    at = end;
  }
  return shown;
}

}  // namespace xuncha::text_checks
