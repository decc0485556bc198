// SPDX-License-Identifier: Apache-2.0
//
// Instants, civil days and the clock. Times are stored in UTC and shown in UTC+8: China has kept
// one zone without daylight saving since 1991. "Now" is always an argument; only cli/ asks Clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xuncha {

// Milliseconds since 1970-01-01T00:00:00Z. 0 means "not known".
using TimeMs = std::int64_t;

inline constexpr std::int64_t kMsPerSecond = 1000;
inline constexpr std::int64_t kMsPerDay = 86'400'000;
inline constexpr std::int64_t kChinaOffsetMs = 8 * 3600 * kMsPerSecond;

// A day in the Gregorian calendar, without a time zone.
using Day = std::chrono::sys_days;

// "2022-08-23", or nothing if the text is not a real day in exactly that form.
std::optional<Day> ParseDay(std::string_view text);
std::string FormatDay(Day day);  // "2022-08-23"

// The China Standard Time day in which the instant lies, and the last millisecond of a day there:
// a date given as --as-of means the end of that day.
Day ChinaDay(TimeMs instant);
TimeMs EndOfChinaDay(Day day);

// ISO 8601 with the offset +08:00, to the second: "2022-08-23T17:02:11+08:00".
std::string FormatChinaTime(TimeMs instant);

// ISO 8601 in UTC, to the second, as WARC-Date wants it: "2022-08-23T09:02:11Z".
std::string FormatUtc(TimeMs instant);

// "2022-08-23", "2022-08-23T17:02", with optional seconds and offset (Z, +08:00). Without an
// offset the time is UTC+8; a bare day is its first millisecond there.
std::optional<TimeMs> ParseTime(std::string_view text);

// Where time comes from. Two kinds: the system's, and one that tests and scripted sites move.
// SystemClock is safe to use from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimeMs Now() const = 0;                // wall time, may jump
  virtual std::int64_t MonotonicMs() const = 0;  // for delays and time-outs, never jumps
};

class SystemClock final : public Clock {
 public:
  TimeMs Now() const override;
  std::int64_t MonotonicMs() const override;
};

// Stands still until moved. Not thread-safe.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(TimeMs now) : now_(now) {}
  TimeMs Now() const override { return now_; }
  std::int64_t MonotonicMs() const override { return now_; }
  void Advance(std::int64_t ms) { now_ += ms; }

 private:
  TimeMs now_;
};

}  // namespace xuncha
