// SPDX-License-Identifier: Apache-2.0
#include "cli/report_verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/golden.h"
#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;

std::string Write(const model::Report& report, Language language, const TextStyle& style = {}) {
  const Messages messages = LoadMessages(language);
  return WriteVerdictText(report, ReportWords(messages), style);
}

TEST(ReportVerdict, LooksAsItShould) {
  ExpectGolden("verdict_fails.zh.txt", Write(SampleReportWithColumns(), Language::kChinese));
  ExpectGolden("verdict_open.zh.txt", Write(SampleReportToConfirm(), Language::kChinese));
  ExpectGolden("verdict_open.en.txt", Write(SampleReportToConfirm(), Language::kEnglish));
}

TEST(ReportVerdict, NamesTheColumnsThatDecide) {
  const std::string fails = Write(SampleReportWithColumns(), Language::kChinese);
  EXPECT_THAT(fails, HasSubstr("不合格"));
  EXPECT_THAT(fails, HasSubstr("行政处罚和行政强制决定公示"));
  const std::string open = Write(SampleReportToConfirm(), Language::kChinese);
  EXPECT_THAT(open, HasSubstr("c-0000000000000006"));
}

TEST(ReportVerdict, AnExampleNeverPassesForAnOfficialScore) {
  const TextStyle wide{false, 200};
  EXPECT_THAT(Write(SampleReportToConfirm(), Language::kChinese, wide), HasSubstr("不是官方分值"));
  EXPECT_THAT(Write(SampleReportToConfirm(), Language::kEnglish, wide),
              HasSubstr("not the official ones"));
}

TEST(ReportVerdict, TheResultHasItsColour) {
  model::Report report = SampleReportWithColumns();
  EXPECT_THAT(Write(report, Language::kChinese, {true, 80}), HasSubstr("\x1B[1;31m不合格"));
  report.verdict.result = "qualified";
  EXPECT_THAT(Write(report, Language::kChinese, {true, 80}), HasSubstr("\x1B[1;32m合格"));
}

TEST(ReportVerdict, FindsColumnsById) {
  const model::Report report = SampleReportWithColumns();
  ASSERT_NE(FindColumn(report, report.columns[3].id), nullptr);
  EXPECT_EQ(FindColumn(report, "c-unknown"), nullptr);
}

}  // namespace
}  // namespace xuncha::cli
