// SPDX-License-Identifier: Apache-2.0
//
// The quarter's and the year's table from the records: what is known is counted with its records,
// what is not stays blank.
#include "app/reporting.h"

#include "sheets/sheet_reader.h"
#include "store/bulletin_store.h"
#include "store/disclosure_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;

class Reporting : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    Open();
  }

  void Judge(const char* subject, const char* result,
             model::VerdictStep step = model::VerdictStep::kDecided) {
    model::SubjectVerdict verdict;
    verdict.campaign = "2022Q3";
    verdict.subject = subject;
    verdict.result = result;
    verdict.step = step;
    ASSERT_TRUE(store::InTransaction(
        *database_, [&] { return store::CampaignStore(*database_).Put(verdict); }));
  }
  FilledReport Fill(const ReportRequest& request, const char* today = "2023-01-10") {
    auto report = FillReport(*database_, rules_, resources_, request, today);
    EXPECT_TRUE(report) << (report ? "" : report.error().message);
    return report ? *report : FilledReport();
  }
  FilledReport Quarter() {
    ReportRequest request;
    request.campaign = "2022Q3";
    return Fill(request);
  }
  // "blank", or the value's text.
  static std::string Text(const FilledReport& report, const std::string& id) {
    for (const FilledField& field : report.fields) {
      if (field.field.id == id) return field.value ? field.value->text : "blank";
    }
    return "no such field";
  }
  static bool Noted(const FilledReport& report, const std::string& key) {
    for (const model::Message& note : report.notes) {
      if (note.key == key) return true;
    }
    return false;
  }
};

TEST_F(Reporting, WhatIsKnownIsCountedAndTheRestBlank) {
  Judge("s-1", "qualified");
  Judge("s-2", "unqualified", model::VerdictStep::kReviewed);
  Suspect("s-2", "u-2", "c1");
  const FilledReport report = Quarter();
  EXPECT_EQ(Text(report, "sites_population"), "3");
  EXPECT_EQ(Text(report, "sites_checked"), "2");
  EXPECT_EQ(Text(report, "sites_check_rate"), "66.67%");
  EXPECT_EQ(Text(report, "sites_pass_rate"), "50%");
  EXPECT_EQ(Text(report, "sites_unqualified_names"), "轵城镇网站");
  EXPECT_EQ(Text(report, "accounts_checked"), "0");
  EXPECT_EQ(Text(report, "accounts_pass_rate"), "blank") << "nobody was checked";
  EXPECT_EQ(Text(report, "accounts_unqualified"), "blank");
  EXPECT_EQ(Text(report, "problems_found"), "0") << "a suspected one is none";
  EXPECT_EQ(Text(report, "messages_accepted"), "blank") << "no register was taken in";
  EXPECT_EQ(Text(report, "sites_opened"), "blank") << "no request was ever entered";
  EXPECT_EQ(Text(report, "named_units"), "blank");
  EXPECT_EQ(report.from, "2022-07-01");
  EXPECT_EQ(report.until, "2022-08-23");
  EXPECT_TRUE(Noted(report, "reporting.undecided"));
  EXPECT_TRUE(Noted(report, "reporting.suspected"));
  EXPECT_TRUE(Noted(report, "reporting.open"));
  EXPECT_TRUE(Noted(report, "reporting.no_bulletin"));
  for (const FilledField& field : report.fields) {
    if (field.field.id == "sites_unqualified") {
      ASSERT_TRUE(field.value);
      EXPECT_EQ(field.value->records.at(0).id, "s-2");
    }
  }
}

TEST_F(Reporting, RequestsAndRegistersFillTheirFields) {
  const Status put = store::InTransaction(*database_, [&]() -> Status {
    model::LifecycleRequest request;
    request.subject = "s-3";
    request.kind = model::RequestKind::kClose;
    request.done = "2022-08-01";
    XC_TRY(store::InventoryStore(*database_).Put(request));
    for (const auto& [number, received, closed] :
         {std::tuple("1", "2022-07-04", "2022-07-05"), std::tuple("2", "2022-07-04", ""),
          std::tuple("3", "2022-06-30", "")}) {
      model::CitizenMessage report;
      report.kind = model::MessageKind::kErrorReport;
      report.number = number;
      report.unit = "u-1";
      report.title = "错字";
      report.received = received;
      report.closed = closed;
      XC_TRY(store::DisclosureStore(*database_).Put(report));
    }
    return Ok();
  });
  ASSERT_TRUE(put) << put.error().message;
  const FilledReport report = Quarter();
  EXPECT_EQ(Text(report, "sites_closed"), "1");
  EXPECT_EQ(Text(report, "sites_opened"), "0") << "requests are kept: none opened";
  EXPECT_EQ(Text(report, "error_reports_accepted"), "2") << "June is another quarter";
  EXPECT_EQ(Text(report, "error_reports_on_time_rate"), "50%");
  EXPECT_EQ(Text(report, "messages_accepted"), "blank");
}

// A request of an account says nothing of sites.
TEST_F(Reporting, OneKindsRequestsFillOnlyItsOwnFields) {
  model::LifecycleRequest request;
  request.subject = "a-1";
  request.kind = model::RequestKind::kCancel;
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::InventoryStore(*database_).Put(request); }));
  const FilledReport report = Quarter();
  EXPECT_EQ(Text(report, "accounts_cancelled"), "0") << "not done yet";
  EXPECT_EQ(Text(report, "sites_opened"), "blank");
  EXPECT_EQ(Text(report, "sites_closed"), "blank");
}

TEST_F(Reporting, WhatDiffersFromTheIssuedBulletinIsTold) {
  Judge("s-1", "qualified");
  model::Bulletin bulletin;
  bulletin.campaign = "2022Q3";
  bulletin.state = model::BulletinState::kIssued;
  bulletin.document.values = {{"sites.checked", model::ValueKind::kCount, "2", 2, {}},
                              {"sites.population", model::ValueKind::kCount, "3", 3, {}}};
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::BulletinStore(*database_).Put(bulletin); }));
  const FilledReport report = Quarter();
  ASSERT_TRUE(Noted(report, "reporting.differs"));
  int differs = 0;
  for (const model::Message& note : report.notes) {
    if (note.key != "reporting.differs") continue;
    ++differs;
    EXPECT_EQ(note.values.at(0).second, "sites.checked");
    EXPECT_EQ(note.values.at(3).second, "2");
  }
  EXPECT_EQ(differs, 1);
  EXPECT_FALSE(Noted(report, "reporting.no_bulletin"));
}

TEST_F(Reporting, TheYearLeavesAQuarterWithoutACampaignBlank) {
  Judge("s-2", "unqualified");
  ReportRequest request;
  request.year = 2022;
  const FilledReport report = Fill(request);
  EXPECT_EQ(Text(report, "q3_checked"), "1");
  EXPECT_EQ(Text(report, "q3_names"), "轵城镇网站");
  EXPECT_EQ(Text(report, "q1_checked"), "blank");
  EXPECT_EQ(Text(report, "year_unqualified"), "1");
  EXPECT_EQ(Text(report, "held_to_account"), "blank");
  EXPECT_FALSE(Noted(report, "reporting.not_over"));
  EXPECT_TRUE(Noted(Fill(request, "2022-09-01"), "reporting.not_over"));
  request.year = 2020;
  EXPECT_EQ(FillReport(*database_, rules_, resources_, request, "2023-01-10").error().code,
            ErrorCode::kNotFound);
}

TEST_F(Reporting, TheFileHoldsTheFormAndItsRecords) {
  Judge("s-2", "unqualified");
  const FilledReport report = Quarter();
  ReportWords words;
  words.form = "报表";
  words.records = "依据";
  words.form_headers = {"序号", "类别", "项目", "数值", "单位", "来源"};
  words.record_headers = {"来源", "项目", "记录", "内容"};
  words.by_person = "人工填写";
  words.unknown = "未填";
  const std::string path = temp_ / "report.xlsx";
  const TimeMs now = *ParseTime("2023-01-10");
  ASSERT_TRUE(WriteReportXlsx(report, words, path, now));
  const auto book = sheets::ReadSheetFile(path);
  ASSERT_TRUE(book) << book.error().message;
  ASSERT_EQ(book->sheets.size(), 2U);
  bool found = false;
  bool blank = false;
  for (const sheets::Row& row : book->sheets[0].rows()) {
    const auto text = [&](std::uint32_t column) {
      const sheets::Cell* cell = row.Find(column);
      return cell == nullptr ? std::string() : cell->text;
    };
    found = found || (text(3) == "不合格名单" && text(4) == "轵城镇网站" &&
                      text(6) == "sites.unqualified_names");
    blank = blank || (text(3) == "备注" && text(4).empty() && text(6) == "人工填写");
  }
  EXPECT_TRUE(found);
  EXPECT_TRUE(blank);
  bool record = false;
  for (const sheets::Row& row : book->sheets[1].rows()) {
    const sheets::Cell* id = row.Find(3);
    record = record || (id != nullptr && id->text == "s-2");
  }
  EXPECT_TRUE(record);
  const auto bytes = ReadFile(path);
  ASSERT_TRUE(WriteReportXlsx(report, words, path, now));
  EXPECT_EQ(*ReadFile(path), *bytes) << "the same records, the same bytes";
  words.form_headers.pop_back();
  EXPECT_FALSE(WriteReportXlsx(report, words, path, now));
}

TEST_F(Reporting, AFormOfOnesOwn) {
  ReportRequest request;
  request.campaign = "2022Q3";
  request.form = Write("form.toml",
                       "id = \"mine\"\ntitle = \"本地表\"\n[[field]]\nid = \"a\"\nname = \"甲\"\n"
                       "query = \"sites.population\"\n");
  const FilledReport report = Fill(request);
  ASSERT_EQ(report.fields.size(), 1U);
  EXPECT_EQ(Text(report, "a"), "3");
  request.form = Write("bad.toml", "id = \"mine\"\n");
  const auto bad = FillReport(*database_, rules_, resources_, request, "2023-01-10");
  ASSERT_FALSE(bad);
  EXPECT_THAT(bad.error().message, HasSubstr("bad.toml"));
}

}  // namespace
}  // namespace xuncha::app
