// SPDX-License-Identifier: Apache-2.0
#include "cli/report_words.h"

#include <gtest/gtest.h>

#include "tests/cli/sample_report.h"

namespace xuncha::cli {
namespace {

model::Finding DeadEntry() {
  model::Finding finding;
  finding.check = "dead_link";
  finding.target = "http://www.demo.gov.cn/old/";
  finding.message = {"dead_link.gone", {{"status", "404"}, {"tries", "2"}}};
  finding.occurrences = {{"http://www.demo.gov.cn/", "网民留言", "home"}};
  return finding;
}

std::string TitleOf(const model::Finding& finding) {
  const Messages messages = LoadMessages(Language::kChinese);
  return ReportWords(messages).Title(finding);
}

TEST(ReportWords, TitlesNameTheEntryThatIsBroken) {
  EXPECT_TRUE(TitleOf(DeadEntry()).starts_with("首页“网民留言”：")) << TitleOf(DeadEntry());
}

TEST(ReportWords, TitlesNameTheColumnWhereItIsKnown) {
  model::Finding finding = DeadEntry();
  finding.column_path = {"首页", "通知公告"};
  EXPECT_TRUE(TitleOf(finding).starts_with("首页—通知公告“网民留言”：")) << TitleOf(finding);
  finding.occurrences[0].label.clear();
  EXPECT_TRUE(TitleOf(finding).starts_with("首页—通知公告：")) << TitleOf(finding);
}

TEST(ReportWords, SentencesThatNameTheirPlaceStayAsTheyAre) {
  model::Finding finding = DeadEntry();
  finding.check = "misdirected_link";
  finding.message = {"misdirected_link.to_home", {{"label", "公开年报"}}};
  EXPECT_TRUE(TitleOf(finding).starts_with("菜单“公开年报”")) << TitleOf(finding);
}

}  // namespace
}  // namespace xuncha::cli
