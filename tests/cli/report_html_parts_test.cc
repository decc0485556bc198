// SPDX-License-Identifier: Apache-2.0
#include "cli/report_html_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/sample_columns.h"

namespace xuncha::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Columns(const model::Report& report, bool everything = false) {
  const Messages messages = LoadMessages(Language::kChinese);
  ReportOptions options;
  options.everything = everything;
  return ColumnsHtml(report, ReportWords(messages), options);
}

std::string Verdict(const model::Report& report) {
  const Messages messages = LoadMessages(Language::kChinese);
  return VerdictHtml(report, ReportWords(messages));
}

TEST(ReportHtmlParts, EveryColumnHasItsRowAndTheVerdictPointsThere) {
  const model::Report report = SampleReportWithColumns();
  const std::string html = Columns(report);
  for (const model::Column& column : report.columns) {
    EXPECT_THAT(html, HasSubstr("<tr id=\"" + column.id + "\""));
  }
  EXPECT_THAT(Verdict(report), HasSubstr("href=\"#c-0000000000000005\""));
  EXPECT_THAT(Verdict(report), HasSubstr("class=\"verdict unqualified\""));
}

TEST(ReportHtmlParts, WhatPagesSayStaysText) {
  const std::string html = Columns(SampleReportWithColumns());
  EXPECT_THAT(html, HasSubstr("人事任免&lt;b&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<b>人事")));
  model::Report report = SampleReportWithColumns();
  report.columns[0].url = "javascript:alert(1)";
  EXPECT_THAT(Columns(report), Not(HasSubstr("javascript:")));
}

TEST(ReportHtmlParts, NeedsNoStyleOfItsOwn) {
  const std::string html = Columns(SampleReportWithColumns()) + Verdict(SampleReportToConfirm());
  EXPECT_THAT(html, Not(HasSubstr("style=")));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
}

TEST(ReportHtmlParts, TheBarIsAsLongAsAllColumns) {
  const std::string html = Columns(SampleReportWithColumns());
  std::size_t sum = 0;
  const std::string key = "width=\"";
  for (std::size_t at = html.find(key); at != std::string::npos; at = html.find(key, at + 1)) {
    sum += std::stoul(html.substr(at + key.size()));
  }
  EXPECT_EQ(sum, 1000U);
}

TEST(ReportHtmlParts, ASiteWithoutColumnsSaysSo) {
  EXPECT_THAT(Columns(model::Report{}), HasSubstr("没有认出栏目"));
}

TEST(ReportHtmlParts, LargeTreesAreCutAndAllOfThemShownWhenAsked) {
  model::Report report = SampleReportWithColumns();
  while (report.columns.size() < 2100) report.columns.push_back(report.columns.back());
  EXPECT_THAT(Columns(report), HasSubstr("另有 100 条"));
  EXPECT_THAT(Columns(report, true), Not(HasSubstr("另有 100 条")));
}

}  // namespace
}  // namespace xuncha::cli
