// SPDX-License-Identifier: Apache-2.0
#include "base/age.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

std::string Rung(const char* last) { return AgeRung(*ParseDay(last), *ParseDay("2022-08-23")); }

TEST(Age, IsTheHighestRungPassed) {
  EXPECT_EQ(Rung("2022-08-23"), "");
  EXPECT_EQ(Rung("2022-08-10"), "");
  EXPECT_EQ(Rung("2022-08-08"), "P14D");
  EXPECT_EQ(Rung("2022-03-01"), "P14D");
  EXPECT_EQ(Rung("2022-02-22"), "P6M");
  EXPECT_EQ(Rung("2021-08-22"), "P1Y");
  EXPECT_EQ(Rung("2020-08-22"), "P2Y");
  EXPECT_EQ(Rung("2009-01-01"), "P13Y");
  EXPECT_EQ(Rung("1900-01-01"), "P99Y");
}

TEST(Age, TheLimitDayHasNotPassed) {
  EXPECT_EQ(Rung("2022-08-09"), "");
  EXPECT_EQ(Rung("2022-02-23"), "P14D");
  EXPECT_EQ(Rung("2021-08-23"), "P6M");
  EXPECT_EQ(Rung("2020-08-23"), "P1Y");
}

TEST(Age, CountsDaysAndTheFutureBelowZero) {
  EXPECT_EQ(AgeDays(*ParseDay("2022-08-01"), *ParseDay("2022-08-23")), 22);
  EXPECT_EQ(AgeDays(*ParseDay("2022-08-24"), *ParseDay("2022-08-23")), -1);
  EXPECT_EQ(Rung("2023-01-01"), "");
}

}  // namespace
}  // namespace xuncha
