// SPDX-License-Identifier: Apache-2.0
#include "workflow/probe_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::CheckAnswer;
using testing::D;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const ProbeRules& Rules() {
  static const ProbeRules rules = ParseProbeRules(testing::DataFile("probe_log.toml")).value();
  return rules;
}

// 20 probes a day from 17 to 23 August, an hour apart from midnight on, all well.
std::vector<Probe> Week() {
  std::vector<Probe> probes;
  for (int day = 0; day < 7; ++day) {
    const TimeMs midnight = EndOfChinaDay(D("2022-08-16") + std::chrono::days{day}) + 1;
    for (int hour = 0; hour < 20; ++hour) {
      probes.push_back({midnight + hour * 3'600'000LL, true, 1.0, false});
    }
  }
  return probes;
}

ProbeVerdict Judge(const std::vector<Probe>& probes,
                   const std::vector<model::OfflinePeriod>& offline = {}) {
  return JudgeProbes(probes, "s-1", offline, "2022-08-23", Rules()).value();
}

void FailFirst(std::vector<Probe>& probes, int count) {
  for (int i = 0; i < count; ++i) probes[static_cast<std::size_t>(i)].opened = false;
}

// "7 × 20 = 140 probes is the smallest valid sample, and 7 failures of 140 (5 %) already veto".
TEST(ProbeLog, SevenFailuresOfTheSmallestSampleVeto) {
  auto probes = Week();
  FailFirst(probes, 6);
  EXPECT_EQ(Judge(probes).answer.answer, CheckAnswer::kPass);
  EXPECT_EQ(Judge(probes).answer.says, "6/140");
  FailFirst(probes, 7);
  EXPECT_EQ(Judge(probes).answer.answer, CheckAnswer::kFail);
  EXPECT_EQ(Judge(probes).answer.indicator, "V1.2");
  std::reverse(probes.begin(), probes.end());
  EXPECT_EQ(Judge(probes).answer.says, "7/140");
}

TEST(ProbeLog, FifteenSecondsItselfIsAFailure) {
  auto probes = Week();
  probes[0].seconds = 14.99;
  EXPECT_EQ(Judge(probes).failed, 0);
  probes[0].seconds = 15;
  EXPECT_EQ(Judge(probes).failed, 1);
}

TEST(ProbeLog, TooFewProbesAreNoSample) {
  auto probes = Week();
  probes.pop_back();
  EXPECT_EQ(Judge(probes).answer.answer, CheckAnswer::kNotObserved);
  EXPECT_THAT(Judge(probes).short_days, ElementsAre("2022-08-23"));
  FailFirst(probes, 20);
  EXPECT_EQ(Judge(probes).answer.answer, CheckAnswer::kReview);
  EXPECT_EQ(Judge({}).answer.answer, CheckAnswer::kNotObserved);
}

TEST(ProbeLog, OurOwnNetworkAndARushOfProbesSayNothing) {
  auto probes = Week();
  for (int i = 0; i < 30; ++i) {
    probes.push_back({probes[0].at + 1000 * (i + 1), false, 0, false});
  }
  EXPECT_EQ(Judge(probes).answer.says, "0/140");
  probes[0].opened = false;
  probes[0].own_fault = true;
  EXPECT_EQ(Judge(Week()).counted, 140);
  EXPECT_THAT(Judge({probes.begin(), probes.begin() + 140}).short_days, SizeIs(1));
}

TEST(ProbeLog, FiledDaysOffTheNetAreLeftOut) {
  auto probes = Week();
  FailFirst(probes, 40);  // 17 and 18 August
  const std::vector<model::OfflinePeriod> filed{
      {"s-1", "2022-08-17", "2022-08-18", "2022-08-10", "机房改造"}};
  EXPECT_EQ(Judge(probes).answer.answer, CheckAnswer::kFail);
  EXPECT_EQ(Judge(probes, filed).answer.answer, CheckAnswer::kPass);
  EXPECT_THAT(Judge(probes, filed).excused_days, ElementsAre("2022-08-17", "2022-08-18"));
  EXPECT_THAT(Judge(probes, filed).short_days, IsEmpty());
  EXPECT_EQ(Judge(probes, {{"s-1", "2022-08-01", "2022-08-31", "2022-07-30", ""}}).answer.answer,
            CheckAnswer::kNotApplicable);
}

TEST(ProbeLog, ProbesOfOtherDaysDoNotCount) {
  auto probes = Week();
  const TimeMs first = probes.front().at;
  const TimeMs last = probes.back().at;
  probes.push_back({first - 3'600'000, false, 0, false});
  probes.push_back({last + 86'400'000, false, 0, false});
  EXPECT_EQ(Judge(probes).answer.says, "0/140");
}

TEST(ProbeLog, SaysWhatIsWrong) {
  EXPECT_FALSE(JudgeProbes({}, "s-1", {}, "now", Rules()).has_value());
  const std::string file = testing::DataFile("probe_log.toml");
  for (const char* key :
       {"days", "probes_a_day", "slow_seconds", "failing_share", "least_gap_minutes"}) {
    std::string text = file;
    text.insert(text.find(std::string("\n") + key) + 1, "not_");
    const auto result = ParseProbeRules(text, "p.toml");
    ASSERT_FALSE(result.has_value()) << key;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("p.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
