// SPDX-License-Identifier: Apache-2.0
#include "app/unit_reports.h"

#include "tests/app/bulletin_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class UnitReports : public BulletinTest {
 protected:
  ReportRow Row(const char* today, std::size_t at = 0) {
    const auto reports = ListReports(*database_, "2022Q3", today);
    EXPECT_TRUE(reports) << reports.error().message;
    return reports && reports->units.size() > at ? reports->units[at] : ReportRow();
  }
  Result<model::UnitReport> Take(const char* unit, const char* day, const std::string& file = "") {
    return TakeReport(*database_, {"2022Q3", unit, day, file, temp_.path()},
                      By("李", "2022-09-08"));
  }
};

TEST_F(UnitReports, WhoIsNamedOwesOneUntilItCame) {
  EXPECT_EQ(ListReports(*database_, "2022Q3", "2022-09-01").error().code, ErrorCode::kConflict);
  const std::string first = Draft().id;
  ASSERT_TRUE(Freeze(first).frozen);
  EXPECT_EQ(ListReports(*database_, "2022Q3", "2022-09-01").error().code, ErrorCode::kConflict)
      << "nobody was told";
  Issue(first);
  EXPECT_EQ(Row("2022-09-02").unit, "u-1");
  EXPECT_EQ(Row("2022-09-02").state, ReportState::kOwed) << "due on that very day";
  EXPECT_THAT(Row("2022-09-02").problems, ElementsAre("2022Q3-应急-01", "2022Q3-应急-02"));
  EXPECT_EQ(Row("2022-09-03").state, ReportState::kMissing);
  ASSERT_TRUE(Take("u-1", "2022-09-05", Write("scan.pdf", "%PDF sealed")));
  EXPECT_EQ(Row("2022-09-08").state, ReportState::kLate);
  EXPECT_EQ(Row("2022-09-08").report.scan.name, "scan.pdf");
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(Take("u-1", "2022-09-07"));
  EXPECT_EQ(HistoryRows(), rows) << "it was there already";
  ASSERT_TRUE(Take("u-1", "2022-09-02"));
  EXPECT_EQ(Row("2022-09-08").state, ReportState::kOnTime);
  EXPECT_EQ(Row("2022-09-08").report.scan.name, "scan.pdf") << "the scan stays";
  ASSERT_TRUE(Take("u-2", ""));
  EXPECT_EQ(Row("2022-09-08", 1).unit, "u-2") << "nobody asked for it";
  EXPECT_TRUE(Row("2022-09-08", 1).problems.empty());
}

TEST_F(UnitReports, NoneComesBeforeTheBulletin) {
  EXPECT_EQ(Take("u-1", "2022-09-05").error().code, ErrorCode::kConflict) << "nobody asked yet";
  const std::string id = Draft().id;
  ASSERT_TRUE(Freeze(id).frozen);
  EXPECT_EQ(Take("u-1", "2022-09-05").error().code, ErrorCode::kConflict) << "nobody was told";
  ASSERT_TRUE(IssueBulletin(*database_, resources_, id,
                            {"济政办〔2022〕9号", "王五", "2022-09-01", "2022-09-01"}, By("李")));
  EXPECT_THAT(Take("u-1", "2022-08-31").error().message, HasSubstr("2022-09-01"))
      << "what counts is the day of signing";
  EXPECT_EQ(Row("2022-09-02").state, ReportState::kOwed);
  EXPECT_TRUE(Take("u-1", "2022-09-01"));
}

TEST_F(UnitReports, SaysWhatIsWrong) {
  EXPECT_THAT(Take("u-1", "2022-09-30").error().message, HasSubstr("2022-09-30"));
  EXPECT_EQ(Take("u-99", "2022-09-01").error().code, ErrorCode::kNotFound);
  EXPECT_THAT(Take("u-1", "2022-09-01", "/none.pdf").error().message, HasSubstr("none.pdf"));
}

}  // namespace
}  // namespace xuncha::app
