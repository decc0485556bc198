// SPDX-License-Identifier: Apache-2.0
#include "facts/publish_date_url.h"

#include <algorithm>
#include <chrono>

#include "base/ascii.h"

namespace xuncha::facts {
namespace {

constexpr int kFirstYear = 1990;  // before, there was no page to be published
constexpr int kLastYear = 2100;

// Reads `count` digits at `at`, -1 if there are fewer.
int Digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!IsDigit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<UrlDate> Make(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 0 || day > 31) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (day != 0 && !date.ok()) return std::nullopt;
  return UrlDate{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                 static_cast<std::uint8_t>(day)};
}

bool IsSeparator(char c) { return c == '/' || c == '-' || c == '_'; }

// One or two digits that end at a separator or at the end; -1 otherwise. Moves `at` behind them.
int ShortNumber(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && IsDigit(text[end])) ++end;
  if (end == at || end - at > 2) return -1;
  const int value = Digits(text, at, end - at);
  at = end;
  return value;
}

// A day that may be 0 where it has been read must not be: Make takes 0 for "no day".
std::optional<UrlDate> MakeDay(int year, int month, int day) {
  return day < 1 ? std::nullopt : Make(year, month, day);
}

// A year stands at `at`: 2022/08/01, 2022/0801, 2022-08-01, 202208/01, 20220801; 2022/08/, 202208/.
std::optional<UrlDate> AtYear(std::string_view path, std::size_t at) {
  std::size_t end = at;
  while (end < path.size() && IsDigit(path[end])) ++end;
  const std::size_t digits = end - at;
  const int year = Digits(path, at, 4);
  if (digits == 8 || digits == 12 || digits == 14) {
    return MakeDay(year, Digits(path, at + 4, 2), Digits(path, at + 6, 2));
  }
  if (end >= path.size() || !IsSeparator(path[end])) return std::nullopt;
  std::size_t next = end + 1;
  if (digits == 6) {
    const int month = Digits(path, at + 4, 2);
    const int day = ShortNumber(path, next);
    const auto whole = next - end == 3 ? MakeDay(year, month, day) : std::nullopt;
    return whole || path[end] != '/' ? whole : Make(year, month, 0);
  }
  if (digits != 4) return std::nullopt;
  if (const int both = Digits(path, next, 4);
      both >= 0 && next + 4 < path.size() && !IsDigit(path[next + 4])) {
    return MakeDay(year, both / 100, both % 100);
  }
  const int month = ShortNumber(path, next);
  if (month < 0 || next >= path.size() || !IsSeparator(path[next])) return std::nullopt;
  const bool folder = path[next] == '/' && path[end] == '/';
  ++next;
  const int day = ShortNumber(path, next);
  const auto whole = MakeDay(year, month, day);
  return whole || !folder ? whole : Make(year, month, 0);
}

// 29-10-2021 or 22.04.2020, the year at `at`.
std::optional<UrlDate> BeforeYear(std::string_view path, std::size_t at) {
  if (at < 6 || (path[at - 1] != '-' && path[at - 1] != '.') || path[at - 4] != path[at - 1]) {
    return std::nullopt;
  }
  if (at >= 7 && IsDigit(path[at - 7])) return std::nullopt;
  if (at + 4 < path.size() && IsDigit(path[at + 4])) return std::nullopt;
  return MakeDay(Digits(path, at, 4), Digits(path, at - 3, 2), Digits(path, at - 6, 2));
}

}  // namespace

std::optional<UrlDate> DateInUrl(std::string_view url) {
  // An archive's copy: what counts is the address of the original.
  if (const std::size_t inner = url.rfind("://"); inner != std::string_view::npos) {
    url = url.substr(inner + 3);
  }
  const std::size_t slash = url.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  url = url.substr(slash, 512);
  const std::string_view path = url.substr(0, std::min(url.find('?'), url.find('#')));
  std::optional<UrlDate> last;
  for (std::size_t at = 1; at + 4 <= path.size(); ++at) {
    if (!(path[at] == '1' && path[at + 1] == '9') && !(path[at] == '2' && path[at + 1] == '0')) {
      continue;
    }
    const char before = path[at - 1];
    if (IsDigit(before)) continue;
    std::optional<UrlDate> found;
    if (before == '/' || before == 't' || before == '_' || before == '-' || before == '=') {
      found = AtYear(path, at);
    }
    if (!found) found = BeforeYear(path, at);
    if (found && (found->day != 0 || !last || last->day == 0)) last = found;
  }
  return last;
}

}  // namespace xuncha::facts
