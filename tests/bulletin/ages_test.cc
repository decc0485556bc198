// SPDX-License-Identifier: Apache-2.0
#include "bulletin/ages.h"

#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

TEST(Ages, OfAccountsAreInYearsAndMonths) {
  const LineRules rules = testing::ShippedLines();
  const auto age = [&](const char* latest, const char* as_of) {
    ProblemRow row;
    row.latest = latest;
    row.as_of = as_of;
    return WordAge(rules, ExactAgeOf(row));
  };
  // As the bulletin of 2022 words them.
  EXPECT_EQ(age("2021-07-08", "2022-08-23"), "一年一个半月");
  EXPECT_EQ(age("2019-06-20", "2022-08-23"), "三年两个月");
  EXPECT_EQ(age("2019-04-16", "2022-08-23"), "三年四个月");
  EXPECT_EQ(age("2020-08-23", "2022-08-23"), "两年");
  EXPECT_EQ(age("2020-08-24", "2022-08-23"), "一年十一个半月") << "a day short";
  EXPECT_EQ(age("2022-02-23", "2022-08-23"), "六个月");
  EXPECT_EQ(age("2021-08-01", "2022-08-20"), "一年半个月");
  EXPECT_EQ(age("2022-01-31", "2022-02-28"), "一个月") << "the month's last day";
  EXPECT_EQ(age("2022-08-01", "2022-08-30"), "") << "less than a month: by rung";
  EXPECT_EQ(age("2022-08-01", "2022-07-30"), "");
  EXPECT_EQ(WordAge(rules, "P3Y") + WordAge(rules, "P6M") + WordAge(rules, "P14D"),
            "超3年超6个月超2周");
}

TEST(Ages, TheOlderRanksHigher) {
  EXPECT_GT(AgeRank("P3Y"), AgeRank("P2Y"));
  EXPECT_GT(AgeRank("P1Y"), AgeRank("P6M"));
  EXPECT_GT(AgeRank("P6M"), AgeRank("P14D"));
  EXPECT_GT(AgeRank("P3Y4M"), AgeRank("P3Y3M15D"));
  EXPECT_GT(AgeRank("P14D"), AgeRank(""));
}

}  // namespace
}  // namespace xuncha::bulletin
