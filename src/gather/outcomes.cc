// SPDX-License-Identifier: Apache-2.0
#include "gather/outcomes.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

// Nothing is asked more often than this, however its answers change.
constexpr int kMaxTries = 7;
constexpr int kBlockedTries = 2;
constexpr int kRateLimitedTries = 3;
constexpr int kResolverTries = 3;
constexpr int kBrokenBodyTries = 2;

std::int64_t Pause(const std::vector<std::int64_t>& pauses, int tries) {
  if (pauses.empty()) return 0;
  const auto index = static_cast<std::size_t>(std::max(tries - 1, 0));
  return pauses[std::min(index, pauses.size() - 1)];
}

TryVerdict Settle(Outcome outcome, NotCheckedWhy why = NotCheckedWhy::kNone) {
  TryVerdict verdict;
  verdict.settled = true;
  verdict.outcome = outcome;
  verdict.why = why;
  return verdict;
}

TryVerdict Again(std::int64_t pause_ms, bool alone = false) {
  TryVerdict verdict;
  verdict.pause_ms = pause_ms;
  verdict.alone = alone;
  return verdict;
}

bool IsRateLimit(std::uint16_t status) { return status == 429 || status == 503; }

// Of answers that contradict each other, the one that claims least.
TryVerdict Weakest(const TryRecord& tries) {
  if (tries.blocked > 0) return Settle(Outcome::kBlocked, NotCheckedWhy::kBlocked);
  if (tries.resolver > 0) return Settle(Outcome::kResolverFailed, NotCheckedWhy::kResolver);
  if (tries.other > 0) return Settle(Outcome::kOtherRefusal, NotCheckedWhy::kOtherAnswer);
  return Settle(tries.last, NotCheckedWhy::kNotConfirmed);
}

bool IsLate(Outcome outcome) { return outcome == Outcome::kTimeout || outcome == Outcome::kReset; }

}  // namespace

Outcome OutcomeOfStatus(std::uint16_t status) {
  if (status >= 200 && status < 300) return Outcome::kOk;
  if (status >= 300 && status < 400 && status != 304) return Outcome::kNone;
  switch (status) {
    case 404:
    case 410:
      return Outcome::kGone;
    case 401:
    case 403:
    case 405:
    case 406:
    case 412:
    case 429:
    case 503:
    case 511:  // RFC 6585: a network on the way wants a sign-in
      return Outcome::kBlocked;
    default:
      break;
  }
  // Of the numbers above those of the standards only what proxies say of a server that failed them
  // is the server's; the rest are the words of shields before it (514 too often, 521 and 567 a
  // challenge or a rule), and nobody knows them all.
  const bool registered = status >= 500 && status <= 510;
  const bool of_the_origin = status == 520 || (status >= 522 && status <= 527) || status == 530;
  if (registered || of_the_origin) return Outcome::kServerError;
  if (status > 510 && status < 600) return Outcome::kBlocked;
  return Outcome::kOtherRefusal;
}

void TryRecord::Add(Outcome outcome, std::uint16_t status) {
  const auto count = [](std::uint8_t& number) {
    if (number < 255) ++number;
  };
  count(total);
  last = outcome;
  last_status = status;
  if (outcome == Outcome::kGone) {
    count(gone);
  } else if (outcome == Outcome::kServerError || outcome == Outcome::kBadResponse) {
    count(failing);
  } else if (outcome == Outcome::kBlocked) {
    count(blocked);
  } else if (outcome == Outcome::kResolverFailed) {
    count(resolver);
  } else if (model::IsSilent(outcome)) {
    count(silent);
    last_silent = outcome;
  } else if (outcome != Outcome::kOk) {
    count(other);
  }
}

TryVerdict Judge(const TryRecord& tries, const RetryPolicy& policy, std::int64_t retry_after_ms) {
  if (tries.last == Outcome::kOk) {
    // A body that broke off; twice the same is how the file is.
    if (tries.broken_body >= kBrokenBodyTries) return Settle(Outcome::kOk);
    return Again(Pause(policy.gone_pauses_ms, 1));
  }
  if (model::IsPermanent(tries.last)) {
    return Settle(tries.last, tries.last == Outcome::kAddressRefused
                                  ? NotCheckedWhy::kAddressRefused
                                  : NotCheckedWhy::kNone);
  }
  const int gone_needed = static_cast<int>(policy.gone_pauses_ms.size()) + 1;
  const int silent_needed = static_cast<int>(policy.silent_pauses_ms.size()) + 1;
  const int failing_needed = static_cast<int>(policy.failing_pauses_ms.size()) + 1;

  // Two 404 with a pause between are a 404, also after a time-out or an error; not after a wall,
  // which may give any answer it likes.
  if (tries.gone >= gone_needed && tries.blocked == 0) return Settle(Outcome::kGone);
  if (tries.silent == tries.total && tries.silent >= silent_needed)
    return Settle(tries.last_silent);
  if (tries.failing == tries.total && tries.failing >= failing_needed) return Settle(tries.last);
  // Never a good answer, sometimes none: the row that is at most likely.
  if (tries.silent > 0 && tries.silent + tries.failing == tries.total &&
      tries.total > std::max(silent_needed, failing_needed)) {
    return Settle(tries.last_silent);
  }
  if (tries.total >= kMaxTries) return Weakest(tries);

  switch (tries.last) {
    case Outcome::kGone:
      return Again(Pause(policy.gone_pauses_ms, tries.gone));
    case Outcome::kServerError:
    case Outcome::kBadResponse:
      return Again(Pause(policy.failing_pauses_ms, tries.failing));
    case Outcome::kBlocked: {
      const bool limited = IsRateLimit(tries.last_status);
      if (tries.blocked >= (limited ? kRateLimitedTries : kBlockedTries) ||
          tries.last_status == 401 || tries.last_status == 405 || tries.last_status == 406) {
        return Settle(Outcome::kBlocked, NotCheckedWhy::kBlocked);
      }
      const std::int64_t asked = std::min(retry_after_ms, policy.max_retry_after_ms);
      return Again(std::max(asked, Pause(policy.failing_pauses_ms, tries.blocked)), true);
    }
    case Outcome::kResolverFailed:
      if (tries.resolver >= kResolverTries) {
        return Settle(Outcome::kResolverFailed, NotCheckedWhy::kResolver);
      }
      return Again(Pause(policy.silent_pauses_ms, tries.resolver));
    case Outcome::kOtherRefusal:
      return Settle(Outcome::kOtherRefusal, NotCheckedWhy::kOtherAnswer);
    default:
      return Again(Pause(policy.silent_pauses_ms, tries.silent), IsLate(tries.last));
  }
}

TryVerdict JudgeUnfinished(const TryRecord& tries) {
  if (tries.last == Outcome::kOk) return Settle(Outcome::kOk);
  if (tries.blocked > 0) return Settle(Outcome::kBlocked, NotCheckedWhy::kBlocked);
  return Settle(tries.last, NotCheckedWhy::kNotConfirmed);
}

std::int64_t RetryAfterMs(std::string_view value, TimeMs now) {
  std::int64_t seconds = 0;
  const char* end = value.data() + value.size();
  const auto [rest, error] = std::from_chars(value.data(), end, seconds);
  if (error == std::errc::result_out_of_range) return std::int64_t{1} << 40;
  if (error == std::errc{} && rest == end) {
    return std::clamp<std::int64_t>(seconds, 0, 1 << 30) * kMsPerSecond;
  }
  const TimeMs until = ParseHttpDate(value);
  return until > now ? until - now : 0;
}

TimeMs ParseHttpDate(std::string_view value) {
  // "Sun, 06 Nov 1994 08:49:37 GMT" and "Sun, 06-Nov-94 …" of old servers: find the numbers and
  // the month's name, whatever stands between.
  static constexpr std::array<std::string_view, 12> kMonths{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int numbers[5] = {};
  std::size_t count = 0;
  unsigned month = 0;
  for (std::size_t i = 0; i < value.size() && i < 64;) {
    const char c = value[i];
    if (c >= '0' && c <= '9') {
      int number = 0;
      for (; i < value.size() && value[i] >= '0' && value[i] <= '9' && number < 10'000; ++i) {
        number = number * 10 + (value[i] - '0');
      }
      if (count < 5) numbers[count++] = number;
      continue;
    }
    for (unsigned m = 0; m < kMonths.size() && month == 0; ++m) {
      if (value.substr(i, 3) == kMonths[m]) month = m + 1;
    }
    ++i;
  }
  if (count < 5 || month == 0) return 0;
  int year = numbers[1];
  if (year < 70) year += 2000;
  if (year < 100) year += 1900;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(static_cast<unsigned>(numbers[0]))};
  if (!date.ok() || year > 9999 || numbers[2] > 23 || numbers[3] > 59 || numbers[4] > 60) return 0;
  const Day day = date;
  return day.time_since_epoch().count() * kMsPerDay +
         ((numbers[2] * 60 + numbers[3]) * 60 + numbers[4]) * kMsPerSecond;
}

bool InWorkingHours(TimeMs instant, std::string_view host,
                    const std::vector<model::ServiceHours>& hours) {
  const Day day = ChinaDay(instant);
  const std::chrono::weekday weekday(day);
  const std::chrono::year_month_day date(day);
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  const bool holiday = (m == 1 && d == 1) || (m == 5 && d <= 3) || (m == 10 && d <= 7);
  const bool working_day = weekday.iso_encoding() <= 5 && !holiday;
  const TimeMs local = instant + kChinaOffsetMs;
  const int minute = static_cast<int>((local % kMsPerDay + kMsPerDay) % kMsPerDay / 60'000);

  const model::ServiceHours* registered = nullptr;
  for (const model::ServiceHours& entry : hours) {
    if (entry.host == host) registered = &entry;
    if (entry.host.empty() && registered == nullptr) registered = &entry;
  }
  if (registered != nullptr) {
    if (registered->working_days_only && !working_day) return false;
    return working_day && minute >= registered->from_minute && minute < registered->to_minute;
  }
  const bool hours_of_day =
      (minute >= 9 * 60 && minute < 12 * 60) || (minute >= 14 * 60 && minute < 17 * 60);
  return working_day && hours_of_day;
}

}  // namespace xuncha::gather
