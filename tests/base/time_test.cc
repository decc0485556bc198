// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

TEST(Time, ParsesRealDaysOnly) {
  ASSERT_TRUE(ParseDay("2022-08-23"));
  EXPECT_EQ(FormatDay(*ParseDay("2024-02-29")), "2024-02-29");
  EXPECT_FALSE(ParseDay("2022-02-29"));
  EXPECT_FALSE(ParseDay("2022-8-23"));
  EXPECT_FALSE(ParseDay("2022-08-23 "));
  EXPECT_FALSE(ParseDay(""));
}

TEST(Time, TheAsOfDayEndsInChina) {
  const TimeMs end = EndOfChinaDay(*ParseDay("2022-08-23"));
  EXPECT_EQ(FormatChinaTime(end), "2022-08-23T23:59:59+08:00");
  EXPECT_EQ(FormatUtc(end), "2022-08-23T15:59:59Z");
  EXPECT_EQ(ChinaDay(end), *ParseDay("2022-08-23"));
  EXPECT_EQ(ChinaDay(end + 1), *ParseDay("2022-08-24"));
}

TEST(Time, ReadsOffsetsAndDefaultsToChina) {
  EXPECT_EQ(ParseTime("2022-08-23T17:02:11+08:00"), ParseTime("2022-08-23T09:02:11Z"));
  EXPECT_EQ(ParseTime("2022-08-23T17:02:11"), ParseTime("2022-08-23T09:02:11Z"));
  EXPECT_EQ(FormatChinaTime(*ParseTime("2022-08-23")), "2022-08-23T00:00:00+08:00");
  EXPECT_FALSE(ParseTime("2022-08-23T25:00"));
  EXPECT_FALSE(ParseTime("2022-08-23T10:00+0800"));
  EXPECT_FALSE(ParseTime("yesterday"));
}

TEST(Time, BeforeTheEpochStaysRight) { EXPECT_EQ(FormatUtc(-1), "1969-12-31T23:59:59Z"); }

}  // namespace
}  // namespace xuncha
