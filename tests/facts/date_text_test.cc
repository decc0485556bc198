// SPDX-License-Identifier: Apache-2.0
#include "facts/date_text.h"

#include <gtest/gtest.h>

namespace xuncha::facts {
namespace {

TEST(DateText, ReadsTheFormsPagesPrint) {
  EXPECT_EQ(ReadDate("2022-08-01"), "2022-08-01");
  EXPECT_EQ(ReadDate("2022/8/1 9:05"), "2022-08-01T09:05");
  EXPECT_EQ(ReadDate("2022.08.01"), "2022-08-01");
  EXPECT_EQ(ReadDate("2022年8月1日 17时30分"), "2022-08-01T17:30");
  EXPECT_EQ(ReadDate("2022-08-01T09:30:12+08:00"), "2022-08-01T09:30");
  EXPECT_EQ(ReadDate("2018-07-25 17:47:25来源"), "2018-07-25T17:47");
}

TEST(DateText, RefusesWhatIsNoDay) {
  EXPECT_EQ(ReadDate("2022-02-30"), "");
  EXPECT_EQ(ReadDate("2022-13-01"), "");
  EXPECT_EQ(ReadDate("0000-00-00"), "");
  EXPECT_EQ(ReadDate("1970-01-01"), "");  // what a program prints that has none
  EXPECT_EQ(ReadDate("20220801"), "");
  EXPECT_EQ(ReadDate("2022-08"), "");
  EXPECT_EQ(ReadDate("null"), "");
  EXPECT_EQ(ReadDate(""), "");
}

TEST(DateText, KnowsDatesBesideListEntries) {
  for (const char* date : {"2018-07-25", "[07-25]", "(2018-07-25)", "07/25", "7月25日", "2018.07",
                           "2018年7月25日", "【07-25】", "2018-07-25 17:47"}) {
    EXPECT_TRUE(IsDateOfList(date)) << date;
  }
  for (const char* other :
       {"", "123", "3.5亿元", "10-15人", "13-25", "第3期", "0370-7211111", "2018", "25", "一"}) {
    EXPECT_FALSE(IsDateOfList(other)) << other;
  }
}

}  // namespace
}  // namespace xuncha::facts
