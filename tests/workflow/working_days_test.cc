// SPDX-License-Identifier: Apache-2.0
#include "workflow/working_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using testing::D;
using ::testing::HasSubstr;

Holidays Shipped() { return Holidays::Parse(testing::DataFile("holidays.toml")).value(); }

TEST(WorkingDays, WeekendsHolidaysAndMakeUpDays) {
  const Holidays holidays = Shipped();
  EXPECT_TRUE(holidays.IsWorkingDay(D("2022-08-31")).value());   // Wednesday
  EXPECT_FALSE(holidays.IsWorkingDay(D("2022-09-03")).value());  // Saturday
  EXPECT_FALSE(holidays.IsWorkingDay(D("2022-09-12")).value());  // Monday, mid-autumn
  EXPECT_TRUE(holidays.IsWorkingDay(D("2022-10-08")).value());   // Saturday, worked
  EXPECT_TRUE(holidays.IsWorkingDay(D("2022-10-09")).value());   // Sunday, worked
  EXPECT_FALSE(holidays.IsWorkingDay(D("2022-10-07")).value());  // Friday, national holiday
}

// The notice of 2019 moved the last days of December 2018.
TEST(WorkingDays, ANoticeMayMoveDaysOfTheDecemberBefore) {
  const Holidays holidays = Shipped();
  EXPECT_TRUE(holidays.IsWorkingDay(D("2018-12-29")).value());   // Saturday, worked
  EXPECT_FALSE(holidays.IsWorkingDay(D("2018-12-31")).value());  // Monday, off
}

// bulletin.md §2: signed on 31 August 2022, reports due three working days later, on 5 September.
TEST(WorkingDays, TheFoundingBulletinsReportWasDueThreeWorkingDaysAfterIssue) {
  const Holidays holidays = Shipped();
  EXPECT_EQ(FormatDay(holidays.AddWorkingDays(D("2022-08-31"), 3).value()), "2022-09-05");
  EXPECT_EQ(holidays.WorkingDaysBetween(D("2022-08-31"), D("2022-09-05")).value(), 3);
}

TEST(WorkingDays, CountsOverTheNationalHoliday) {
  const Holidays holidays = Shipped();
  // 1 to 7 October are off, 8 and 9 are a worked weekend.
  EXPECT_EQ(FormatDay(holidays.AddWorkingDays(D("2022-09-30"), 1).value()), "2022-10-08");
  EXPECT_EQ(FormatDay(holidays.AddWorkingDays(D("2022-09-30"), 3).value()), "2022-10-10");
  EXPECT_EQ(FormatDay(holidays.AddWorkingDays(D("2022-10-03"), 0).value()), "2022-10-03");
  EXPECT_EQ(holidays.WorkingDaysBetween(D("2022-10-10"), D("2022-09-30")).value(), -3);
  EXPECT_EQ(holidays.WorkingDaysBetween(D("2022-09-30"), D("2022-10-07")).value(), 0);
}

TEST(WorkingDays, AddingAndCountingAgreeOnEveryDayOfTwoYears) {
  const Holidays holidays = Shipped();
  for (Day day = D("2021-01-01"); day < D("2022-12-01"); day += std::chrono::days{1}) {
    for (const int count : {1, 2, 5, 15}) {
      const Day later = holidays.AddWorkingDays(day, count).value();
      ASSERT_TRUE(holidays.IsWorkingDay(later).value());
      ASSERT_EQ(holidays.WorkingDaysBetween(day, later).value(), count) << FormatDay(day);
    }
  }
}

TEST(WorkingDays, AYearWithoutDataIsNamedNotGuessed) {
  const Holidays holidays = Shipped();
  EXPECT_THAT(holidays.IsWorkingDay(D("2014-06-03")).error().message, HasSubstr("2014"));
  EXPECT_THAT(holidays.AddWorkingDays(D("2026-12-30"), 5).error().message, HasSubstr("2027"));
  EXPECT_EQ(holidays.WorkingDaysBetween(D("2022-01-01"), D("9999-01-01")).error().code,
            ErrorCode::kNotFound);
  EXPECT_FALSE(holidays.AddWorkingDays(D("2022-01-01"), -1).has_value());
  EXPECT_FALSE(holidays.AddWorkingDays(D("2022-01-01"), 10'001).has_value());
}

TEST(WorkingDays, SaysWhatIsWrongInTheFile) {
  for (const char* text :
       {"", "[[year]]\nyear = 2022\noff = [\"2022-13-01\"]", "[[year]]\noff = []",
        "[[year]]\nyear = 2022\noff = [\"2022-10-07/2022-10-01\"]",
        "[[year]]\nyear = 2022\noff = [\"2022-01-01/2022-12-31\"]",
        "[[year]]\nyear = 2022\nwork = [\"soon\"]", "[[year]]\nyear = 2022\nextra = 1",
        "[[year]]\nyear = 2022\n[[year]]\nyear = 2022"}) {
    const auto result = Holidays::Parse(text, "h.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, HasSubstr("h.toml")) << text;
  }
}

// Every day of every year, against the facts as the project that collects the notices has them.
TEST(WorkingDays, EveryDayIsAsTheNoticesHaveIt) {
  const char* root = std::getenv("XUNCHA_TESTDATA");
  if (root == nullptr) GTEST_SKIP() << "XUNCHA_TESTDATA is not set: holiday-cn is not compared";
  std::map<Day, bool> off;
  for (int year = 2015; year <= 2026; ++year) {
    std::ifstream file(std::filesystem::path(root) / "holiday-cn" /
                       (std::to_string(year) + ".json"));
    ASSERT_TRUE(file) << year;
    std::stringstream text;
    text << file.rdbuf();
    const auto notice = nlohmann::json::parse(text.str());
    for (const auto& day : notice["days"]) {
      off[D(day["date"].get<std::string>())] = day["isOffDay"].get<bool>();
    }
  }
  ASSERT_GT(off.size(), 300U);
  const Holidays holidays = Shipped();
  EXPECT_THAT(holidays.Years(), ::testing::ElementsAre(2015, 2016, 2017, 2018, 2019, 2020, 2021,
                                                       2022, 2023, 2024, 2025, 2026));
  for (Day day = D("2015-01-01"); day <= D("2026-12-31"); day += std::chrono::days{1}) {
    const auto named = off.find(day);
    const std::chrono::weekday weekday{day};
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    const bool works = named == off.end() ? !weekend : !named->second;
    ASSERT_EQ(holidays.IsWorkingDay(day).value(), works) << FormatDay(day);
  }
}

}  // namespace
}  // namespace xuncha::workflow
