// SPDX-License-Identifier: Apache-2.0
#include "gather/politeness.h"

#include <algorithm>

namespace xuncha::gather {
namespace {

constexpr std::int64_t kMaxLimitedDelayMs = 10'000;  // the host itself says that it is too much
constexpr std::int64_t kMaxLateDelayMs = 1'000;      // it may be one bad address among good ones
constexpr std::int64_t kFirstExtraDelayMs = 250;
constexpr std::int64_t kMaxHoldMs = 120'000;
constexpr std::int64_t kLeastHoldMs = 2'000;
constexpr std::int64_t kSlowDownPauseMs = 2'000;  // one sign of strain comes from many at a time
constexpr std::uint32_t kGoodRun = 32;            // good answers before going faster again
constexpr double kStrain = 3.0;                   // times the calm latency
constexpr double kStrainMs = 300;                 // and at least so much more

}  // namespace

Politeness::Politeness(double rate, std::uint32_t concurrency)
    : interval_ms_(rate > 0 ? 1000.0 / rate : 0),
      max_limit_(std::max<std::uint32_t>(concurrency, 1)),
      limit_(max_limit_) {}

void Politeness::SetCrawlDelay(std::uint32_t delay_ms) {
  if (delay_ms == 0) return;
  crawl_delay_ms_ = delay_ms;
  max_limit_ = limit_ = 1;
}

std::int64_t Politeness::NextStart() const {
  return std::max(static_cast<std::int64_t>(next_start_), hold_until_);
}

void Politeness::AllowAtLeast(std::uint32_t concurrency) {
  if (concurrency <= max_limit_ || crawl_delay_ms_ > 0) return;
  if (limit_ == max_limit_) limit_ = concurrency;
  max_limit_ = concurrency;
}

bool Politeness::CanStart(std::int64_t now) const {
  return in_flight_ < limit_ && static_cast<double>(now) >= next_start_ && now >= hold_until_;
}

void Politeness::Started(std::int64_t now) {
  ++in_flight_;
  const double pause = std::max(interval_ms_, static_cast<double>(crawl_delay_ms_)) +
                       static_cast<double>(extra_delay_ms_);
  // A late start does not shift the grid, but no burst follows a long silence.
  next_start_ = std::max(next_start_, static_cast<double>(now) - interval_ms_) + pause;
}

void Politeness::SlowDown(std::int64_t now, std::int64_t most_delay_ms) {
  good_run_ = 0;
  if (now - last_slow_down_ < kSlowDownPauseMs) return;
  last_slow_down_ = now;
  limit_ = std::max<std::uint32_t>(limit_ / 2, 1);
  const std::int64_t longer = std::max(extra_delay_ms_ * 2, kFirstExtraDelayMs);
  extra_delay_ms_ = std::max(extra_delay_ms_, std::min(longer, most_delay_ms));
}

void Politeness::Finished(std::int64_t now, Sign sign, std::uint32_t latency_ms,
                          std::int64_t retry_after_ms) {
  if (in_flight_ > 0) --in_flight_;
  switch (sign) {
    case Sign::kUnrelated:
      return;
    case Sign::kLimited:
      SlowDown(now, kMaxLimitedDelayMs);
      hold_until_ =
          std::max(hold_until_, now + std::clamp(retry_after_ms, kLeastHoldMs, kMaxHoldMs));
      return;
    case Sign::kLate:
      SlowDown(now, kMaxLateDelayMs);
      return;
    case Sign::kGood:
      break;
  }
  const double latency = latency_ms;
  latency_ = latency_ == 0 ? latency : latency_ + (latency - latency_) / 8;
  base_latency_ = base_latency_ == 0 || latency_ < base_latency_
                      ? latency_
                      : base_latency_ + (latency_ - base_latency_) / 256;
  if (interval_ms_ > 0 && latency_ > base_latency_ * kStrain &&
      latency_ > base_latency_ + kStrainMs) {
    SlowDown(now, kMaxLimitedDelayMs);
    latency_ = base_latency_;  // judged afresh at the lower speed
    return;
  }
  if (++good_run_ < kGoodRun) return;
  good_run_ = 0;
  if (extra_delay_ms_ > 0) {
    extra_delay_ms_ = extra_delay_ms_ > kFirstExtraDelayMs ? extra_delay_ms_ / 2 : 0;
  } else if (limit_ < max_limit_) {
    ++limit_;
  }
}

}  // namespace xuncha::gather
