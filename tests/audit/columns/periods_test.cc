// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/periods.h"

#include <gtest/gtest.h>

namespace xuncha::audit {
namespace {

TEST(Periods, TheLastYearThatANameTellsOf) {
  EXPECT_EQ(EndYearNamed("2022年"), 2022);
  EXPECT_EQ(EndYearNamed("聚焦2022年两会"), 2022);
  EXPECT_EQ(EndYearNamed("2022"), 2022);
  EXPECT_EQ(EndYearNamed("2019-2021年度预决算"), 2021);
  EXPECT_EQ(EndYearNamed("二〇二〇年政府公报"), 2020);
  EXPECT_EQ(EndYearNamed("二零一九年"), 2019);
  EXPECT_EQ(EndYearNamed("“十三五”规划"), 2020);
  EXPECT_EQ(EndYearNamed("十四五规划"), 2025);
  for (const char* none : {"", "政府公报", "G2022", "20221", "第2届", "十五分钟便民圈", "第十三届",
                           "二十三五", "1234", "12345", "年"}) {
    EXPECT_EQ(EndYearNamed(none), 0) << none;
  }
}

TEST(Periods, TheNumberOfATerm) {
  EXPECT_EQ(TermNamed("第十七届人民代表大会"), 17);
  EXPECT_EQ(TermNamed("县政协第9届"), 9);
  EXPECT_EQ(TermNamed("第二十届三中全会"), 20);
  for (const char* none : {"", "第", "届", "第一批", "往届", "第届", "第一百二十届"}) {
    EXPECT_EQ(TermNamed(none), 0) << none;
  }
}

}  // namespace
}  // namespace xuncha::audit
