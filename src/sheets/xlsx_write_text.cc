// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_write_text.h"

#include <algorithm>
#include <vector>

#include "base/text_width.h"
#include "base/utf8.h"
#include "sheets/cell_text.h"
#include "sheets/xlsx_writer.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kMostNameUnits = 31;

std::size_t UnitsOf(char32_t c) { return c >= 0x10000 ? 2 : 1; }

bool IsHex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool IsBadInName(char c) { return std::string_view("[]:*?/\\").find(c) != std::string_view::npos; }

}  // namespace

std::size_t CountUnits(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) units += UnitsOf(NextCodePoint(text));
  return units;
}

std::string CutUnits(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t units = 0;
  while (!text.empty()) {
    const char32_t c = NextCodePoint(text);
    units += UnitsOf(c);
    if (units > most) break;
    AppendUtf8(out, c);
  }
  return out;
}

std::string XlsxText(std::string_view text) {
  const std::string valid = IsValidUtf8(text) ? std::string(text) : RepairUtf8(text);
  std::string out;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const bool escape = valid[i] == '_' && i + 6 < valid.size() && valid[i + 1] == 'x' &&
                        valid[i + 6] == '_' &&
                        std::all_of(valid.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                    valid.begin() + static_cast<std::ptrdiff_t>(i) + 6, IsHex);
    if (escape) {
      out += "_x005F_";
    } else if (valid.compare(i, 3, "\xEF\xBF\xBE") == 0 ||
               valid.compare(i, 3, "\xEF\xBF\xBF") == 0) {
      AppendUtf8(out, kReplacement);  // U+FFFE and U+FFFF are no characters of XML
      i += 2;
    } else if (valid[i] == '\0') {
      AppendUtf8(out, kReplacement);
    } else if (valid[i] == '\r') {
      if (i + 1 >= valid.size() || valid[i + 1] != '\n') out.push_back('\n');
    } else {
      out.push_back(valid[i]);
    }
  }
  return out;
}

double WidestLine(std::string_view text) {
  std::size_t widest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    widest = std::max(widest, DisplayWidth(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return static_cast<double>(widest);
}

bool SameName(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

std::string SafeSheetName(const std::string& name, const std::vector<std::string>& taken) {
  std::string safe = IsValidUtf8(name) ? name : RepairUtf8(name);
  for (char& c : safe) {
    if (IsBadInName(c) || static_cast<unsigned char>(c) < 0x20) c = '_';
  }
  while (safe.starts_with('\'')) safe.erase(0, 1);
  safe = CutUnits(TrimText(safe), kMostNameUnits);
  while (safe.ends_with('\'')) safe.pop_back();
  // Excel keeps "History" for itself, and we keep one, too.
  if (safe.empty() || SameName(safe, "history") || safe == kChoicesSheet) safe = "_" + safe;
  const auto is_taken = [&taken](const std::string& wanted) {
    return std::any_of(taken.begin(), taken.end(),
                       [&](const std::string& other) { return SameName(wanted, other); });
  };
  std::string candidate = safe;
  for (int number = 2; is_taken(candidate); ++number) {
    const std::string suffix = " (" + std::to_string(number) + ")";
    candidate = CutUnits(safe, kMostNameUnits - suffix.size()) + suffix;
  }
  return candidate;
}

}  // namespace xuncha::sheets
