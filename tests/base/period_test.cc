// SPDX-License-Identifier: Apache-2.0
#include "base/period.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

std::string DayBefore(const char* day, const char* period) {
  return FormatDay(Before(*ParseDay(day), *ParsePeriod(period)));
}

TEST(Period, CountsCalendarMonthsAndClipsToTheLastDay) {
  EXPECT_EQ(DayBefore("2022-08-23", "P14D"), "2022-08-09");
  EXPECT_EQ(DayBefore("2022-08-23", "P2W"), "2022-08-09");
  EXPECT_EQ(DayBefore("2022-08-31", "P6M"), "2022-02-28");
  EXPECT_EQ(DayBefore("2024-08-31", "P6M"), "2024-02-29");
  EXPECT_EQ(DayBefore("2024-02-29", "P1Y"), "2023-02-28");
  EXPECT_EQ(DayBefore("2022-01-15", "P1Y1M1D"), "2020-12-14");
}

TEST(Period, RefusesWhatIsNoPeriod) {
  for (const char* text : {"", "P", "P0D", "14D", "PD", "P6", "P6M1Y", "P-1D", "P1H", "PT1H",
                           "P99999D", "P1D ", "p1D"}) {
    EXPECT_FALSE(ParsePeriod(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace xuncha
