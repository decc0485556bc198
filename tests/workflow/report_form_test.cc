// SPDX-License-Identifier: Apache-2.0
#include "workflow/report_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;
using xuncha::workflow::testing::DataFile;

TEST(ReportForm, OursAreReadAndLeaveWhatNoRecordKnowsToAPerson) {
  for (const char* file : {"reporting/quarter.toml", "reporting/supervision.toml"}) {
    const auto form = ParseReportForm(DataFile(file), file);
    ASSERT_TRUE(form) << form.error().message;
    EXPECT_FALSE(form->basis.empty()) << file;
    EXPECT_TRUE(std::any_of(form->fields.begin(), form->fields.end(), [](const ReportField& field) {
      return field.query.empty();
    })) << file;
  }
  const auto year = ParseReportForm(DataFile("reporting/supervision.toml"), "s");
  ASSERT_TRUE(year);
  for (const ReportField& field : year->fields) {
    for (const char* by_hand : {"held_to_account", "security_checks", "fake_sites", "trainings"}) {
      if (field.id == by_hand) {
        EXPECT_EQ(field.query, "") << field.id;
      }
    }
  }
}

TEST(ReportForm, WrongOnesNameWhatIsWrong) {
  const std::string head = "id = \"x\"\ntitle = \"X\"\n";
  const auto refused = [](const std::string& toml) {
    const auto form = ParseReportForm(toml, "f.toml");
    return form ? std::string("accepted") : form.error().message;
  };
  const std::string field = "[[field]]\nid = \"a\"\nname = \"A\"\n";
  EXPECT_EQ(refused(head + field), "accepted");
  EXPECT_THAT(refused(head), HasSubstr("at least one [[field]]"));
  EXPECT_THAT(refused(head + field + field), HasSubstr("stands twice"));
  EXPECT_THAT(refused(head + field + "query = \"sites.guessed\"\n"),
              HasSubstr("'sites.guessed' is no query"));
  EXPECT_THAT(refused(head + "[[field]]\nid = \"a\"\n"), HasSubstr("wants id and name"));
}

TEST(ReportForm, QueriesStandAloneOrBehindAPeriod) {
  EXPECT_TRUE(IsReportQuery("sites.checked"));
  EXPECT_TRUE(IsReportQuery("q4.sites.unqualified_names"));
  EXPECT_TRUE(IsReportQuery("year.error_reports.on_time_rate"));
  EXPECT_FALSE(IsReportQuery("q5.sites.checked"));
  EXPECT_FALSE(IsReportQuery("year."));
  EXPECT_FALSE(IsReportQuery("q1.q2.sites.checked"));
}

TEST(ReportForm, RatesArePrintedAsBulletinsDo) {
  EXPECT_EQ(RateText(10'000), "100%");
  EXPECT_EQ(RateText(9524), "95.24%");
  EXPECT_EQ(RateText(9520), "95.2%");
  EXPECT_EQ(RateText(9502), "95.02%");
  EXPECT_EQ(RateText(0), "0%");
}

}  // namespace
}  // namespace xuncha::workflow
