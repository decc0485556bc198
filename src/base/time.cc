// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <array>
#include <cstdio>

namespace xuncha {
namespace {

bool ReadNumber(std::string_view text, std::size_t at, std::size_t digits, int& out) {
  if (at + digits > text.size()) return false;
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    const char c = text[i];
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  out = value;
  return true;
}

std::string Format(TimeMs instant, const char* suffix) {
  const auto seconds = std::chrono::sys_seconds{
      std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{instant})};
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const auto clock = (seconds - day).count();
  std::array<char, 48> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "%sT%02d:%02d:%02d%s", FormatDay(day).c_str(),
                    static_cast<int>(clock / 3600), static_cast<int>(clock / 60 % 60),
                    static_cast<int>(clock % 60), suffix);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

// The offset at the end of a time, in milliseconds; nothing if it is not one.
std::optional<std::int64_t> ReadOffset(std::string_view text) {
  if (text.empty()) return kChinaOffsetMs;
  if (text == "Z" || text == "z") return 0;
  int hours = 0;
  int minutes = 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' ||
      !ReadNumber(text, 1, 2, hours) || !ReadNumber(text, 4, 2, minutes) || hours > 14 ||
      minutes > 59) {
    return std::nullopt;
  }
  const std::int64_t ms = (hours * 60 + minutes) * 60 * kMsPerSecond;
  return text[0] == '-' ? -ms : ms;
}

}  // namespace

std::optional<Day> ParseDay(std::string_view text) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !ReadNumber(text, 0, 4, year) ||
      !ReadNumber(text, 5, 2, month) || !ReadNumber(text, 8, 2, day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::string FormatDay(Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year());
  if (year >= 0 && year <= 9999) {  // every day of a list is printed so: snprintf is too slow
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned of_month = static_cast<unsigned>(date.day());
    const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
    const auto number = static_cast<unsigned>(year);
    const std::array<char, 10> text{digit(number / 1000),
                                    digit(number / 100),
                                    digit(number / 10),
                                    digit(number),
                                    '-',
                                    digit(month / 10),
                                    digit(month),
                                    '-',
                                    digit(of_month / 10),
                                    digit(of_month)};
    return {text.data(), text.size()};
  }
  std::array<char, 32> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year,
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

Day ChinaDay(TimeMs instant) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>{
      std::chrono::milliseconds{instant + kChinaOffsetMs}});
}

TimeMs EndOfChinaDay(Day day) {
  return (static_cast<TimeMs>(day.time_since_epoch().count()) + 1) * kMsPerDay - kChinaOffsetMs - 1;
}

std::string FormatChinaTime(TimeMs instant) { return Format(instant + kChinaOffsetMs, "+08:00"); }

std::string FormatUtc(TimeMs instant) { return Format(instant, "Z"); }

std::optional<TimeMs> ParseTime(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto day = ParseDay(text.substr(0, 10));
  if (!day) return std::nullopt;
  const TimeMs start = static_cast<TimeMs>(day->time_since_epoch().count()) * kMsPerDay;
  if (text.size() == 10) return start - kChinaOffsetMs;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if ((text[10] != 'T' && text[10] != ' ') || !ReadNumber(text, 11, 2, hours) || text.size() < 16 ||
      text[13] != ':' || !ReadNumber(text, 14, 2, minutes)) {
    return std::nullopt;
  }
  std::size_t at = 16;
  if (at < text.size() && text[at] == ':') {
    if (!ReadNumber(text, at + 1, 2, seconds)) return std::nullopt;
    at += 3;
  }
  if (hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  const auto offset = ReadOffset(text.substr(at));
  if (!offset) return std::nullopt;
  return start + ((hours * 60 + minutes) * 60 + seconds) * kMsPerSecond - *offset;
}

TimeMs SystemClock::Now() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::int64_t SystemClock::MonotonicMs() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace xuncha
