// SPDX-License-Identifier: Apache-2.0
#include "gather/outcomes.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

RetryPolicy Policy() {
  RetryPolicy policy;
  policy.gone_pauses_ms = {2'000};
  policy.silent_pauses_ms = {5'000, 20'000, 50'000};
  policy.failing_pauses_ms = {10'000, 60'000};
  return policy;
}

struct Try {
  Outcome outcome;
  std::uint16_t status = 0;
};

TryVerdict After(std::initializer_list<Try> tries, std::int64_t retry_after = 0) {
  TryRecord record;
  for (const Try& one : tries) record.Add(one.outcome, one.status);
  return Judge(record, Policy(), retry_after);
}

constexpr Try kGone{Outcome::kGone, 404};
constexpr Try kError{Outcome::kServerError, 500};
constexpr Try kLate{Outcome::kTimeout};
constexpr Try kRefused{Outcome::kRefused};
constexpr Try kForbidden{Outcome::kBlocked, 403};
constexpr Try kLimited{Outcome::kBlocked, 429};
constexpr Try kResolver{Outcome::kResolverFailed};

TEST(OutcomesTest, StatusesAsTheTableSays) {
  for (const int status : {404, 410}) {
    EXPECT_EQ(OutcomeOfStatus(static_cast<std::uint16_t>(status)), Outcome::kGone);
  }
  for (const int status : {401, 403, 405, 406, 412, 429, 503, 511, 514, 521, 566, 567, 599}) {
    EXPECT_EQ(OutcomeOfStatus(static_cast<std::uint16_t>(status)), Outcome::kBlocked) << status;
  }
  for (const int status : {500, 501, 502, 504, 508, 520, 522, 524, 526, 530}) {
    EXPECT_EQ(OutcomeOfStatus(static_cast<std::uint16_t>(status)), Outcome::kServerError) << status;
  }
  for (const int status : {200, 204, 206}) {
    EXPECT_EQ(OutcomeOfStatus(static_cast<std::uint16_t>(status)), Outcome::kOk) << status;
  }
  for (const int status : {301, 302, 303, 307, 308}) {
    EXPECT_EQ(OutcomeOfStatus(static_cast<std::uint16_t>(status)), Outcome::kNone) << status;
  }
  for (const int status : {304, 400, 407, 418, 451, 600, 999}) {
    EXPECT_EQ(OutcomeOfStatus(static_cast<std::uint16_t>(status)), Outcome::kOtherRefusal)
        << status;
  }
}

TEST(OutcomesTest, GoneOnTwoTriesWithAPause) {
  EXPECT_FALSE(After({kGone}).settled);
  EXPECT_EQ(After({kGone}).pause_ms, 2'000);
  EXPECT_EQ(After({kGone, kGone}).outcome, Outcome::kGone);
  EXPECT_EQ(After({kLate, kGone, kGone}).outcome, Outcome::kGone);
  EXPECT_FALSE(After({kGone, kError}).settled);
}

TEST(OutcomesTest, AWallAmongTheAnswersTakesTheirWeight) {
  const TryVerdict verdict = After({kGone, kForbidden, kGone, kForbidden});
  EXPECT_TRUE(verdict.settled);
  EXPECT_EQ(verdict.outcome, Outcome::kBlocked);
  EXPECT_EQ(verdict.why, NotCheckedWhy::kBlocked);
}

TEST(OutcomesTest, SilentOnFourTriesSpread) {
  EXPECT_EQ(After({kRefused}).pause_ms, 5'000);
  EXPECT_EQ(After({kRefused, kLate}).pause_ms, 20'000);
  EXPECT_TRUE(After({kRefused, kLate}).alone);
  EXPECT_EQ(After({kRefused, kLate, kRefused}).pause_ms, 50'000);
  EXPECT_EQ(After({kRefused, kLate, kRefused, kLate}).outcome, Outcome::kTimeout);
}

TEST(OutcomesTest, FailingOnThree) {
  EXPECT_EQ(After({kError}).pause_ms, 10'000);
  EXPECT_EQ(After({kError, kError}).pause_ms, 60'000);
  EXPECT_EQ(After({kError, kError, kError}).outcome, Outcome::kServerError);
}

TEST(OutcomesTest, ErrorsAndSilenceInTurnAreAtMostSilence) {
  const TryVerdict verdict = After({kError, kLate, kError, kLate, kError});
  EXPECT_TRUE(verdict.settled);
  EXPECT_EQ(verdict.outcome, Outcome::kTimeout);
  EXPECT_EQ(verdict.why, NotCheckedWhy::kNone);
}

TEST(OutcomesTest, EveryRowEnds) {
  // Whatever comes in whatever order, the tries end.
  const Try all[] = {kGone, kError, kLate, kForbidden, kLimited, kResolver};
  for (int code = 0; code < 6 * 6 * 6 * 6; ++code) {
    TryRecord record;
    int rest = code;
    bool settled = false;
    for (int i = 0; i < 12 && !settled; ++i) {
      record.Add(all[rest % 6].outcome, all[rest % 6].status);
      rest = i % 4 == 3 ? code : rest / 6;
      settled = Judge(record, Policy(), 0).settled;
    }
    EXPECT_TRUE(settled) << code;
  }
}

TEST(OutcomesTest, RateLimitsWaitAsTheyAsk) {
  EXPECT_EQ(After({kLimited}, 30'000).pause_ms, 30'000);
  EXPECT_EQ(After({kLimited}, 10'000'000).pause_ms, 120'000);
  EXPECT_TRUE(After({kLimited, kLimited, kLimited}).settled);
  EXPECT_TRUE(After({{Outcome::kBlocked, 401}}).settled);
  EXPECT_FALSE(After({kForbidden}).settled);
}

TEST(OutcomesTest, ABrokenResolverSaysNothingOfTheSite) {
  const TryVerdict verdict = After({kResolver, kResolver, kResolver});
  EXPECT_TRUE(verdict.settled);
  EXPECT_EQ(verdict.why, NotCheckedWhy::kResolver);
}

TEST(OutcomesTest, UnfinishedTriesAreNotConfirmed) {
  TryRecord record;
  record.Add(Outcome::kGone, 404);
  EXPECT_EQ(JudgeUnfinished(record).why, NotCheckedWhy::kNotConfirmed);
}

TEST(OutcomesTest, RetryAfterInBothForms) {
  const TimeMs now = ParseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(now, 784'111'777'000);
  EXPECT_EQ(RetryAfterMs("120", now), 120'000);
  EXPECT_EQ(RetryAfterMs("Sun, 06 Nov 1994 08:50:37 GMT", now), 60'000);
  EXPECT_EQ(RetryAfterMs("Sunday, 06-Nov-94 08:49:38 GMT", now), 1'000);
  EXPECT_EQ(RetryAfterMs("Sun, 06 Nov 1990 08:49:37 GMT", now), 0);
  EXPECT_EQ(RetryAfterMs("", now), 0);
  EXPECT_EQ(RetryAfterMs("-5", now), 0);
  EXPECT_EQ(RetryAfterMs("soon", now), 0);
  EXPECT_GT(RetryAfterMs("99999999999999999999", now), 0);
  EXPECT_EQ(ParseHttpDate("Sun, 99 Nov 1994 08:49:37 GMT"), 0);
}

TEST(OutcomesTest, WorkingHours) {
  const auto at = [](std::string_view text) { return ParseTime(text).value(); };
  const std::vector<model::ServiceHours> none;
  EXPECT_TRUE(InWorkingHours(at("2022-08-23T10:00"), "a", none));  // Tuesday
  EXPECT_FALSE(InWorkingHours(at("2022-08-23T12:30"), "a", none));
  EXPECT_FALSE(InWorkingHours(at("2022-08-23T20:00"), "a", none));
  EXPECT_FALSE(InWorkingHours(at("2022-08-27T10:00"), "a", none));  // Saturday
  EXPECT_FALSE(InWorkingHours(at("2021-10-01T10:00"), "a", none));
  std::vector<model::ServiceHours> hours(2);
  hours[0].from_minute = 8 * 60;
  hours[0].to_minute = 18 * 60;
  hours[1].host = "b";
  hours[1].from_minute = 10 * 60;
  hours[1].to_minute = 11 * 60;
  EXPECT_TRUE(InWorkingHours(at("2022-08-23T12:30"), "a", hours));
  EXPECT_FALSE(InWorkingHours(at("2022-08-23T12:30"), "b", hours));
}

}  // namespace
}  // namespace xuncha::gather
