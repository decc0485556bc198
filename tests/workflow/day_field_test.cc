// SPDX-License-Identifier: Apache-2.0
#include "workflow/day_field.h"

#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

TEST(DayField, ReadsADayOrNamesTheField) {
  EXPECT_EQ(FormatDay(ReadDay("2022-08-23", "deadline").value()), "2022-08-23");
  EXPECT_EQ(ReadDay("2022-8-23", "deadline").error().message,
            "deadline: '2022-8-23' is no day; write it as 2022-08-23");
  EXPECT_EQ(ReadDay("", "deadline").error().message,
            "deadline: is missing; give a day as 2022-08-23");
  EXPECT_FALSE(ReadDay("2022-02-30", "deadline").has_value());
}

TEST(DayField, AWindowHoldsBothItsEnds) {
  const model::Window window{"2022-08-08", "2022-08-12"};
  EXPECT_FALSE(Contains(window, "2022-08-07"));
  EXPECT_TRUE(Contains(window, "2022-08-08"));
  EXPECT_TRUE(Contains(window, "2022-08-12"));
  EXPECT_FALSE(Contains(window, "2022-08-13"));
}

TEST(DayField, AnOpenEndHoldsEverythingOnItsSideAndAnEmptyWindowNothing) {
  EXPECT_TRUE(Contains({"2022-08-08", ""}, "2030-01-01"));
  EXPECT_FALSE(Contains({"2022-08-08", ""}, "2022-08-07"));
  EXPECT_TRUE(Contains({"", "2022-08-08"}, "2001-01-01"));
  EXPECT_FALSE(Contains({}, "2022-08-08"));
}

}  // namespace
}  // namespace xuncha::workflow
