// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/workflow/workflow_data.h"
#include "workflow/appraisal.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;
using xuncha::workflow::testing::DataFile;

constexpr const char* kHead = "name = \"x\"\npoints = 10\n";
constexpr const char* kPart = "[[part]]\nid = \"a\"\nname = \"A\"\npoints = 10\n";

std::string Refused(const std::string& toml) {
  const auto scheme = ParseAppraisalScheme(toml, "s.toml");
  return scheme ? "accepted" : scheme.error().message;
}

TEST(AppraisalScheme, TheExampleIsReadAndSaysThatItIsOne) {
  const auto scheme = ParseAppraisalScheme(DataFile("appraisal/example.toml"), "example.toml");
  ASSERT_TRUE(scheme) << scheme.error().message;
  EXPECT_TRUE(scheme->example);
  EXPECT_THAT(scheme->name, HasSubstr("示例"));
  EXPECT_EQ(scheme->full, 10'000);
  EXPECT_EQ(scheme->parts.at(0).rules.at(1).each, 50) << "half a point";
  EXPECT_EQ(scheme->grades.front().name, "优秀");
}

TEST(AppraisalScheme, GradesStandTheHighestFirst) {
  const auto scheme = ParseAppraisalScheme(
      std::string(kHead) + kPart +
          "[[grade]]\nname = \"low\"\nfrom = 1\n[[grade]]\nname = \"high\"\nfrom = 9\n",
      "s.toml");
  ASSERT_TRUE(scheme);
  EXPECT_FALSE(scheme->example);
  EXPECT_EQ(scheme->grades.front().name, "high");
}

TEST(AppraisalScheme, WhatCannotBeScoredIsRefused) {
  EXPECT_THAT(Refused(std::string("name = \"x\"\npoints = 9\n") + kPart),
              HasSubstr("add up to 10.00, points says 9.00"));
  EXPECT_THAT(Refused(kHead), HasSubstr("at least one [[part]]"));
  const std::string rule = std::string(kHead) + kPart + "[[part.rule]]\nid = \"r\"\nname = \"R\"\n";
  EXPECT_THAT(Refused(rule + "counts = \"rejected\"\neach = 1\n"), HasSubstr("is none of problems"))
      << "nothing counts what was rejected";
  EXPECT_THAT(Refused(rule + "counts = \"problems\"\n"), HasSubstr("each (above 0)"));
  EXPECT_THAT(Refused(rule + "counts = \"orders_late\"\non = \"site\"\neach = 1\n"),
              HasSubstr("tell problems apart"));
  EXPECT_THAT(Refused(rule + "counts = \"problems\"\non = \"town\"\neach = 1\n"),
              HasSubstr("none of site account unit"));
  const std::string good = rule + "counts = \"problems\"\neach = 1\n";
  EXPECT_EQ(Refused(good), "accepted");
  EXPECT_THAT(Refused(good + "[[part.rule]]\nid = \"r\"\nname = \"R\"\ncounts = \"problems\"\n"
                             "each = 1\n"),
              HasSubstr("stands twice"));
  EXPECT_THAT(Refused(std::string(kHead) + kPart + "needs = \"luck\"\n"),
              HasSubstr("none of sites accounts"));
  EXPECT_THAT(Refused(good + "weight = 3\n"), HasSubstr("weight"));
}

TEST(AppraisalScheme, EveryMetricHasAName) {
  for (int at = 0; at < kMetrics; ++at) {
    Metric metric = Metric::kProblems;
    ASSERT_TRUE(MetricFromName(Name(static_cast<Metric>(at)), metric)) << at;
    EXPECT_EQ(static_cast<int>(metric), at);
  }
  EXPECT_STREQ(Name(static_cast<Metric>(kMetrics)), "?");
}

}  // namespace
}  // namespace xuncha::workflow
