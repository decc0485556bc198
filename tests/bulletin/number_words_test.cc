// SPDX-License-Identifier: Apache-2.0
#include "bulletin/number_words.h"

#include <gtest/gtest.h>

namespace xuncha::bulletin {
namespace {

TEST(NumberWords, DaysHaveNoLeadingZeros) {
  EXPECT_EQ(FullDay("2022-08-05"), "2022年8月5日");
  EXPECT_EQ(ShortDay("2022-12-31"), "12月31日");
  EXPECT_EQ(ShortDay("soon"), "soon");
  EXPECT_EQ(DayRange({"2022-08-08", "2022-08-12"}), "8月8日-12日");
  EXPECT_EQ(DayRange({"2022-08-30", "2022-09-02"}), "8月30日-9月2日");
  EXPECT_EQ(DayRange({"2022-08-30", "2022-08-30"}), "8月30日");
}

TEST(NumberWords, SmallCountsAndHeadingsAreWords) {
  EXPECT_EQ(CountWord(2), "两");
  EXPECT_EQ(CountWord(5), "五");
  EXPECT_EQ(CountWord(11), "11");
  EXPECT_EQ(CountWord(0), "0");
  EXPECT_EQ(HeadingNumber(2), "二");
  EXPECT_EQ(HeadingNumber(10), "十");
  EXPECT_EQ(HeadingNumber(12), "十二");
  EXPECT_EQ(HeadingNumber(40), "四十");
}

TEST(NumberWords, RatesRoundHalfUp) {
  EXPECT_EQ(Percent(BasisPoints(20, 20)), "100%");
  EXPECT_EQ(Percent(BasisPoints(39, 40)), "97.5%");
  EXPECT_EQ(Percent(BasisPoints(2, 3)), "66.67%");
  EXPECT_EQ(Percent(BasisPoints(1, 2000)), "0.05%");
  EXPECT_EQ(BasisPoints(1, 20'000), 1);
  EXPECT_EQ(BasisPoints(0, 0), 0);
}

}  // namespace
}  // namespace xuncha::bulletin
