// SPDX-License-Identifier: Apache-2.0
//
// How fast one host may be asked: at most `rate` requests a second and `concurrency` at a time,
// less as soon as the host shows strain, more again when it has recovered. Pure: time is an
// argument (milliseconds that never jump).
#pragma once

#include <cstdint>

namespace xuncha::gather {

class Politeness {
 public:
  // `rate` 0 = no limit; then latency does not slow us down either, only refusals and time-outs.
  Politeness(double rate, std::uint32_t concurrency);

  // robots.txt asks for a pause: one connection, one request a pause.
  void SetCrawlDelay(std::uint32_t delay_ms);

  // Raises the most that may be asked at a time; a host that is slowed down stays so.
  void AllowAtLeast(std::uint32_t concurrency);

  bool CanStart(std::int64_t now) const;
  // When the next request may start as far as time alone decides; in the past: now.
  std::int64_t NextStart() const;
  bool HasSlot() const { return in_flight_ < limit_; }
  std::uint32_t in_flight() const { return in_flight_; }
  std::uint32_t limit() const { return limit_; }
  std::int64_t delay_ms() const { return extra_delay_ms_; }

  enum class Sign : std::uint8_t {
    kGood,       // it answered, whatever the status
    kLimited,    // 429 or 503: it says so itself
    kLate,       // a time-out or a connection cut
    kUnrelated,  // says nothing about load (a refused connection, an address guard)
  };
  void Started(std::int64_t now);
  // `latency_ms` until the first byte; `retry_after_ms` 0 = not said.
  void Finished(std::int64_t now, Sign sign, std::uint32_t latency_ms,
                std::int64_t retry_after_ms = 0);

 private:
  void SlowDown(std::int64_t now, std::int64_t most_delay_ms);

  double interval_ms_ = 0;  // 0 = no limit
  std::uint32_t max_limit_;
  std::uint32_t limit_;
  std::uint32_t in_flight_ = 0;
  std::uint32_t good_run_ = 0;
  std::int64_t crawl_delay_ms_ = 0;
  std::int64_t extra_delay_ms_ = 0;
  double next_start_ = 0;
  std::int64_t hold_until_ = 0;  // Retry-After
  std::int64_t last_slow_down_ = -1'000'000;
  double latency_ = 0;       // moving mean of the last ones
  double base_latency_ = 0;  // of a calm host: falls at once, rises slowly
};

}  // namespace xuncha::gather
