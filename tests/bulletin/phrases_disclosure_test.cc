// SPDX-License-Identifier: Apache-2.0
//
// Interpretations and yearly reports in a whole bulletin, of both forms. bulletin.md O15.
#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::Composed;
using testing::SampleOffice;
using testing::TextOfDocument;

Inputs WithInterpretations() {
  Inputs in = SampleOffice();
  const std::vector<std::int64_t> counts{3, 20, 0, 6, 0};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    CountedRow row{"", "", counts[i], {}};
    if (counts[i] > 0) row.records = {"i-of-" + in.disclosure[i].unit};
    in.disclosure[i].interpretations = row;
  }
  return in;
}

Inputs WithReports() {
  Inputs in = SampleOffice();
  in.report_year = "2029年";
  in.disclosure[0].report = ReportRow{ReportStanding::kOnTime, "2030-01-20", {"i-9"}};
  in.disclosure[1].report = ReportRow{ReportStanding::kLate, "2030-02-03", {"i-8"}};
  in.disclosure[2].report = ReportRow{ReportStanding::kMissing, "", {"facts#annual_report"}};
  in.disclosure[3].report = ReportRow{};
  return in;
}

TEST(DisclosurePhrases, TellCountAndShareOfInterpretations) {
  for (const char* form : {"long", "short"}) {
    const auto document = Composed(WithInterpretations(), form);
    const std::string text = TextOfDocument(document);
    EXPECT_NE(text.find("政策解读类信息29条，占7.14%。未公开政策解读类信息的单位2个"
                        "（旅游局、西山镇）。"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("1|临江市水务局|130|20|15.38%|"), std::string::npos) << text;
    EXPECT_NE(text.find("3|临江市旅游局|0|0||"), std::string::npos) << "no share of nothing";
    const auto* count = FindValue(document, "disclosure.interpretations");
    ASSERT_NE(count, nullptr);
    EXPECT_EQ(count->records, (std::vector<std::string>{"i-of-u-2", "i-of-u-3", "i-of-u-5"}));
    EXPECT_EQ(FindValue(document, "disclosure.uninterpreted")->records,
              (std::vector<std::string>{"u-4", "u-6"}));
  }
}

// Whether reposts count is an office's choice and stands beside the figure. disclosure.md §6.
TEST(DisclosurePhrases, RepostsThatAreLeftOutAreToldBesideTheFigure) {
  for (const char* form : {"long", "short"}) {
    EXPECT_EQ(TextOfDocument(Composed(SampleOffice(), form)).find("转载信息"), std::string::npos);
    Inputs in = SampleOffice();
    in.disclosure_reposts = CountedRow{"", "", 12, {"i-1", "i-2"}};
    const auto document = Composed(in, form);
    EXPECT_NE(TextOfDocument(document).find("（本期12条）"), std::string::npos) << form;
    EXPECT_EQ(FindValue(document, "disclosure.reposts")->records,
              (std::vector<std::string>{"i-1", "i-2"}));
    in.disclosure_reposts = CountedRow{};
    EXPECT_NE(TextOfDocument(Composed(in, form)).find("转载信息"), std::string::npos)
        << "the choice is told even where it left nothing out";
  }
  Inputs in = SampleOffice();
  ASSERT_TRUE(in.portal);
  in.portal->reposts = CountedRow{"", "", 3, {"i-3"}};
  EXPECT_NE(TextOfDocument(Composed(in, "long")).find("转载信息不计入上述条数（本期3条）。"),
            std::string::npos);
}

TEST(DisclosurePhrases, ManyWithoutAreCountedAndNotNamed) {
  Inputs in = WithInterpretations();
  for (int i = 0; i < 6; ++i) {
    DisclosureRow row = in.disclosure[2];
    row.unit = "u-9" + std::to_string(i);
    in.disclosure.push_back(row);
  }
  const std::string text = TextOfDocument(Composed(in));
  EXPECT_NE(text.find("未公开政策解读类信息的单位8个。"), std::string::npos) << text;
}

TEST(DisclosurePhrases, TellYearlyReports) {
  for (const char* form : {"long", "short"}) {
    const auto document = Composed(WithReports(), form);
    const std::string text = TextOfDocument(document);
    EXPECT_NE(text.find("2029年政府信息公开工作年度报告，按期公开1个，逾期公开1个（水务局），"
                        "未公开1个（旅游局）。"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("|临江市水务局|130|逾期（2月3日）|"), std::string::npos) << text;
    EXPECT_NE(text.find("|临江市旅游局|0|未公开|"), std::string::npos) << text;
    EXPECT_NE(text.find("|临江市东港镇人民政府|260||"), std::string::npos)
        << "nobody looked: nothing is told";
    EXPECT_EQ(FindValue(document, "annual_reports.late")->records,
              (std::vector<std::string>{"i-8"}));
  }
}

TEST(DisclosurePhrases, NothingKnownIsNothingTold) {
  for (const char* form : {"long", "short"}) {
    const auto document = Composed(SampleOffice(), form);
    const std::string text = TextOfDocument(document);
    for (const char* word : {"政策解读类", "年度报告", "、政府信息公开情况"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << form << word;
    }
    for (const auto& annex : document.annexes) {
      for (const auto& table : annex.tables) {
        EXPECT_TRUE(table.id.find("disclosure") == std::string::npos || table.columns.size() == 3U);
      }
    }
  }
}

}  // namespace
}  // namespace xuncha::bulletin
