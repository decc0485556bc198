// SPDX-License-Identifier: Apache-2.0
#include "sheets/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "sheets/cell_text.h"

namespace xuncha::sheets {
namespace {

constexpr int kMostDecimals = 30;
constexpr int kMostDigits = 40;

struct Letters {
  std::string symbols;   // lower case, without literals, colours and conditions
  bool elapsed = false;  // [h], [mm], [ss]
};

// What is left of the first section when quoted text, escapes, paddings and brackets are gone.
Letters SymbolsOf(std::string_view code) {
  Letters out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next character is literal, a width or a filler
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
        out.elapsed = true;
      }
      i = end;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      out.symbols.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return out;
}

// The symbols without General, which has letters of its own, and AM/PM.
void Drop(std::string& text, std::string_view word) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos;) {
    text.erase(at, word.size());
  }
}

int DecimalsOf(std::string_view symbols) {
  const std::size_t point = symbols.find('.');
  if (point == std::string_view::npos) return 0;
  int count = 0;
  for (const char c : symbols.substr(point + 1)) {
    if (c != '0' && c != '#' && c != '?') break;
    ++count;
  }
  return std::min(count, kMostDecimals);
}

std::string Fixed(double number, int decimals) {
  std::array<char, 400> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                    std::chars_format::fixed, decimals);
  if (result.ec != std::errc()) return ShowNumber(number);
  return {buffer.data(), result.ptr};
}

}  // namespace

NumberFormat ParseNumberFormat(std::string_view code) {
  NumberFormat format;
  Letters letters = SymbolsOf(code.substr(0, 1024));
  Drop(letters.symbols, "general");
  const bool half_days = letters.symbols.find("am/pm") != std::string::npos ||
                         letters.symbols.find("a/p") != std::string::npos;
  Drop(letters.symbols, "am/pm");
  Drop(letters.symbols, "a/p");
  const std::string& symbols = letters.symbols;
  const auto has = [&symbols](std::string_view any) {
    return symbols.find_first_of(any) != std::string::npos;
  };
  if (letters.elapsed) {
    format.kind = NumberFormat::Kind::kDuration;
  } else if (has("ayd") || (has("m") && !has("hs") && !half_days)) {
    format.kind = NumberFormat::Kind::kDay;
    format.shows_time = has("hs");
  } else if (has("hs")) {
    format.kind = NumberFormat::Kind::kTime;
  } else if (has("%")) {
    format.kind = NumberFormat::Kind::kPercent;
    format.decimals = DecimalsOf(symbols);
  } else if (symbols.size() > 1 && symbols.find_first_not_of('0') == std::string::npos) {
    format.kind = NumberFormat::Kind::kPadded;
    format.digits = static_cast<int>(std::min<std::size_t>(symbols.size(), kMostDigits));
  } else if (!has("e/?") && (has("0"))) {
    format.kind = NumberFormat::Kind::kFixed;
    format.decimals = DecimalsOf(symbols);
  }
  return format;
}

NumberFormat BuiltInNumberFormat(std::uint32_t id) {
  NumberFormat format;
  const auto day = [&](bool with_time) {
    format.kind = NumberFormat::Kind::kDay;
    format.shows_time = with_time;
  };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58) {
    day(false);
  } else if (id == 22) {
    day(true);
  } else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 ||
             id == 56) {
    format.kind = NumberFormat::Kind::kTime;
  } else if (id == 46) {
    format.kind = NumberFormat::Kind::kDuration;
  } else if (id == 9 || id == 10) {
    format.kind = NumberFormat::Kind::kPercent;
    format.decimals = id == 10 ? 2 : 0;
  } else if (id == 1 || id == 3 || id == 37 || id == 38) {
    format.kind = NumberFormat::Kind::kFixed;
  } else if (id == 2 || id == 4 || id == 39 || id == 40) {
    format.kind = NumberFormat::Kind::kFixed;
    format.decimals = 2;
  }
  return format;
}

std::string ShowNumber(double number, const NumberFormat& format) {
  switch (format.kind) {
    case NumberFormat::Kind::kPercent:
      return Fixed(number * 100, format.decimals) + "%";
    case NumberFormat::Kind::kFixed:
      return Fixed(number, format.decimals);
    case NumberFormat::Kind::kPadded: {
      if (number < 0 || number != std::trunc(number)) return ShowNumber(number);
      std::string text = ShowNumber(number);
      const auto wanted = static_cast<std::size_t>(format.digits);
      if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
      return text;
    }
    default:
      return ShowNumber(number);
  }
}

}  // namespace xuncha::sheets
