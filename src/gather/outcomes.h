// SPDX-License-Identifier: Apache-2.0
//
// From answers to a settled outcome: how often a failing URL is asked again, after which pauses,
// and what may be said of it in the end. The rows are those of the table "Is a link dead?";
// docs/internals/link-outcomes.md explains each choice. Pure: time is an argument.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/site.h"
#include "model/url_record.h"

namespace xuncha::gather {

// What an HTTP status says by itself. kNone for a redirect status (300–399 but 304): the caller
// looks at Location. A bot wall's page is recognised by the caller.
model::Outcome OutcomeOfStatus(std::uint16_t status);

struct RetryPolicy {
  std::vector<std::int64_t> gone_pauses_ms;     // one try more than pauses
  std::vector<std::int64_t> silent_pauses_ms;   // the same
  std::vector<std::int64_t> failing_pauses_ms;  // the same
  std::int64_t max_retry_after_ms = 120'000;
};

// The tries at one URL so far. Plain, small: only URLs that failed have one.
struct TryRecord {
  std::uint8_t total = 0;
  std::uint8_t gone = 0;
  std::uint8_t silent = 0;   // without an answer
  std::uint8_t failing = 0;  // 5xx, or what came is not HTTP
  std::uint8_t blocked = 0;
  std::uint8_t resolver = 0;
  std::uint8_t other = 0;
  std::uint8_t broken_body = 0;  // 2xx, but the body broke off
  model::Outcome last = model::Outcome::kNone;
  model::Outcome last_silent = model::Outcome::kNone;
  std::uint16_t last_status = 0;

  void Add(model::Outcome outcome, std::uint16_t status);
};

// What follows from the tries.
struct TryVerdict {
  bool settled = false;
  model::Outcome outcome = model::Outcome::kNone;  // when settled
  // When settled: whether anything is said of the site. kNone = judged.
  model::NotCheckedWhy why = model::NotCheckedWhy::kNone;
  std::int64_t pause_ms = 0;  // otherwise: ask again after this
  bool alone = false;         // and only when nothing else burdens the host
};

// `retry_after_ms` is what the last answer asked for, 0 = nothing. After a try that succeeded
// nothing is left to decide, so `tries.last` is a failure.
TryVerdict Judge(const TryRecord& tries, const RetryPolicy& policy, std::int64_t retry_after_ms);

// What may be said when no further try can be made (the inspection ends).
TryVerdict JudgeUnfinished(const TryRecord& tries);

// Retry-After in either form (RFC 9110 §10.2.3) as a pause from `now`; 0 = absent or senseless.
std::int64_t RetryAfterMs(std::string_view value, TimeMs now);

// An HTTP date (RFC 9110 §5.6.7), leniently; 0 = none.
TimeMs ParseHttpDate(std::string_view value);

// Whether the instant lies in working hours of a working day, UTC+8: the registered service hours
// of the host, or Monday to Friday 9–12 and 14–17. Days that are always holidays (1 January, 1–3
// May, 1–7 October) are none. Holidays of the lunar calendar are not known here.
bool InWorkingHours(TimeMs instant, std::string_view host,
                    const std::vector<model::ServiceHours>& hours);

}  // namespace xuncha::gather
