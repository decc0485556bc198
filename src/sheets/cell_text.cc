// SPDX-License-Identifier: Apache-2.0
#include "sheets/cell_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <system_error>

#include "base/utf8.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {
namespace {

using std::chrono::days;

constexpr double kExact = 9007199254740992.0;    // 2^53
constexpr std::int64_t kLastSerial = 2'958'465;  // 9999-12-31 in the 1900 system

bool IsSpace(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0xFEFF;
}

// Takes a number of `least` to `most` digits off the front.
bool TakeDigits(std::string_view& text, std::size_t least, std::size_t most, int& out) {
  std::size_t count = 0;
  int number = 0;
  while (count < text.size() && count < most && text[count] >= '0' && text[count] <= '9') {
    number = number * 10 + (text[count] - '0');
    ++count;
  }
  if (count < least) return false;
  text.remove_prefix(count);
  out = number;
  return true;
}

bool Take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

void SkipSpaces(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

// The rest behind a day: nothing, or a time.
bool TakeTime(std::string_view text, int& minute) {
  const bool t = Take(text, "T");
  SkipSpaces(text);
  if (text.empty()) return !t;
  int hour = 0;
  int minutes = 0;
  int seconds = 0;
  if (!TakeDigits(text, 1, 2, hour)) return false;
  if (!Take(text, ":") && !Take(text, "时")) return false;
  if (!TakeDigits(text, 2, 2, minutes)) return false;
  Take(text, "分");
  if (Take(text, ":")) {
    if (!TakeDigits(text, 2, 2, seconds)) return false;
    if (Take(text, ".")) {
      int fraction = 0;
      if (!TakeDigits(text, 1, 9, fraction)) return false;
    }
  }
  if (!text.empty() || hour > 23 || minutes > 59 || seconds > 59) return false;
  minute = hour * 60 + minutes;
  return true;
}

std::optional<Day> RealDay(int year, int month, int day) {
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!date.ok() || year < 1900 || year > 9999) return std::nullopt;
  return Day(date);
}

// Without the commas between thousands; nothing where they stand elsewhere.
std::optional<std::string> WithoutGroups(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return std::string(text);
  std::string digits;
  std::size_t group = 0;  // digits since the last comma
  bool grouped = false;
  std::size_t at = 0;
  for (; at < text.size() && text[at] != '.'; ++at) {
    if (text[at] == ',') {
      if (group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
      continue;
    }
    if (text[at] >= '0' && text[at] <= '9') ++group;
    digits.push_back(text[at]);
  }
  if (!grouped || group != 3) return std::nullopt;
  digits.append(text.substr(at));
  return digits;
}

// A plain decimal number, its thousands grouped or not.
std::optional<double> Decimal(std::string_view text) {
  const auto digits = WithoutGroups(text);
  if (!digits) return std::nullopt;
  std::string_view rest = *digits;
  if (rest.starts_with('+')) rest.remove_prefix(1);
  const bool numeric = !rest.empty() && (rest.front() == '-' || rest.front() == '.' ||
                                         (rest.front() >= '0' && rest.front() <= '9'));
  double number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (!numeric || error != std::errc() || end != rest.data() + rest.size() ||
      !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

std::string HalfWidth(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char32_t c = NextCodePoint(text);
    if (c >= 0xFF01 && c <= 0xFF5E) {
      out.push_back(static_cast<char>(c - 0xFEE0));
    } else if (c > 0x7F && IsSpace(c)) {
      out.push_back(' ');
    } else {
      AppendUtf8(out, c);
    }
  }
  return out;
}

std::string_view TrimText(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!IsSpace(NextCodePoint(rest))) break;
    text = rest;
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    std::string_view last = text.substr(at);
    if (!IsSpace(NextCodePoint(last))) break;
    text = text.substr(0, at);
  }
  return text;
}

std::optional<Day> DayOfSerial(std::int64_t serial, bool since_1904) {
  constexpr Day k1904 = std::chrono::year(1904) / 1 / 1;
  constexpr Day k1900 = std::chrono::year(1899) / 12 / 30;
  if (since_1904) {
    constexpr std::int64_t kLast = kLastSerial - 1462;
    if (serial < 0 || serial > kLast) return std::nullopt;
    return k1904 + days(serial);
  }
  if (serial < 1 || serial == 60 || serial > kLastSerial) return std::nullopt;
  return k1900 + days(serial < 60 ? serial + 1 : serial);
}

std::optional<std::int64_t> SerialOfDay(Day day) {
  constexpr Day kZero = std::chrono::year(1899) / 12 / 30;
  const std::int64_t serial = (day - kZero).count();
  if (serial <= 60 || serial > kLastSerial) return std::nullopt;
  return serial;
}

std::string ShowNumber(double number) {
  std::array<char, 64> buffer{};
  char* const end = buffer.data() + buffer.size();
  const bool whole = number == std::trunc(number) && std::abs(number) < 1e21;
  if (!whole) return {buffer.data(), std::to_chars(buffer.data(), end, number).ptr};
  // The digits that matter, then zeros: 410881199003070000, not the exact value …070016.
  const auto result = std::to_chars(buffer.data(), end, number, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  std::size_t exponent = 0;
  std::from_chars(text.data() + e + 2, text.data() + text.size(), exponent);
  std::string digits(text.substr(0, e));
  std::erase(digits, '.');
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  digits.resize(std::max(digits.size(), exponent + 1 + sign), '0');
  return digits == "-0" ? "0" : digits;
}

std::string ShowDay(Day day, int minute) {
  std::string text = FormatDay(day);
  if (minute < 0) return text;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return text + " " + two(minute / 60 % 24) + ":" + two(minute % 60);
}

std::optional<DayAndMinute> ReadDayText(std::string_view text) {
  const std::string half = HalfWidth(TrimText(text));
  std::string_view rest = half;
  int year = 0;
  int month = 0;
  int day = 0;
  if (!TakeDigits(rest, 4, 4, year)) return std::nullopt;
  if (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
    if (!TakeDigits(rest, 2, 2, month) || !TakeDigits(rest, 2, 2, day)) return std::nullopt;
  } else {
    SkipSpaces(rest);
    std::string_view mark;
    for (const std::string_view candidate : {"-", "/", ".", "年"}) {
      if (Take(rest, candidate)) mark = candidate;
      if (!mark.empty()) break;
    }
    if (mark.empty()) return std::nullopt;
    SkipSpaces(rest);
    if (!TakeDigits(rest, 1, 2, month)) return std::nullopt;
    SkipSpaces(rest);
    if (!Take(rest, mark == "年" ? "月" : mark)) return std::nullopt;
    SkipSpaces(rest);
    if (!TakeDigits(rest, 1, 2, day)) return std::nullopt;
    SkipSpaces(rest);
    if (mark == "年") Take(rest, "日");
  }
  DayAndMinute result;
  const auto real = RealDay(year, month, day);
  if (!real || !TakeTime(rest, result.minute)) return std::nullopt;
  result.day = *real;
  return result;
}

std::optional<DayAndMinute> ReadDay(const Value& value) {
  switch (value.kind) {
    case CellKind::kDay:
      return DayAndMinute{value.day, value.minute};
    case CellKind::kText:
    case CellKind::kNumber:
      return ReadDayText(value.text);
    default:
      return std::nullopt;
  }
}

std::optional<double> ReadNumber(const Value& value) {
  if (value.kind == CellKind::kNumber) return value.number;
  if (value.kind != CellKind::kText) return std::nullopt;
  const std::string half = HalfWidth(value.text);
  std::string_view text = TrimText(half);
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  const auto number = Decimal(TrimText(text));
  if (!number) return std::nullopt;
  return percent ? *number / 100 : *number;
}

std::optional<std::int64_t> ReadInteger(const Value& value) {
  if (value.kind == CellKind::kText && value.text.find('%') != std::string::npos) {
    return std::nullopt;
  }
  const auto number = ReadNumber(value);
  if (!number || *number != std::trunc(*number) || std::abs(*number) > kExact) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

}  // namespace xuncha::sheets
