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

// A home page that leads elsewhere: the sentence names the host as --host takes it.
TEST(ReportWords, AHomePageThatLeadsOutOfTheScopeTellsWhatToDo) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const Messages messages = LoadMessages(language);
    const ReportWords words(messages);
    model::Report report;
    report.snapshot.home = "http://www.demo.gov.cn/";
    report.snapshot.complete = true;
    report.snapshot.coverage.fetched = 1;
    EXPECT_FALSE(HomeShowsNothing(report));
    EXPECT_EQ(NothingReadLine(report, words), "");
    report.snapshot.settings["home_leads_to"] = "https://www.demo.com:8443/cn/?a=b";
    EXPECT_TRUE(HomeShowsNothing(report));
    const std::string line = NothingReadLine(report, words);
    EXPECT_NE(line.find("https://www.demo.com:8443/cn/?a=b"), std::string::npos) << line;
    EXPECT_NE(line.find("--host www.demo.com:8443"), std::string::npos) << line;
    EXPECT_EQ(line.find("8443/ "), std::string::npos) << line;
    report.snapshot.settings.clear();
    for (const char* key : {"home_sends_on", "home_is_shell"}) {
      report.snapshot.settings.clear();
      report.snapshot.settings[key] = "yes";
      EXPECT_TRUE(HomeShowsNothing(report));
      EXPECT_NE(NothingReadLine(report, words), "") << key;
    }
  }
}

// A guard or a wall before the home page: no findings, and nobody may take that for a pass.
TEST(ReportWords, ASiteOfWhichNothingWasReadIsNotCalledClean) {
  const Messages messages = LoadMessages(Language::kChinese);
  const ReportWords words(messages);
  model::Report report;
  report.snapshot.home = "http://10.0.0.8/";
  report.snapshot.complete = true;
  report.snapshot.coverage.discovered = 1;
  report.snapshot.coverage.could_not_check = 1;
  EXPECT_EQ(NothingReadLine(report, words), "");  // nothing says why
  report.not_checked.push_back({"http://10.0.0.8/", model::NotCheckedWhy::kAddressRefused, "", 1});
  ASSERT_NE(WhyNothingRead(report), nullptr);
  const std::string line = NothingReadLine(report, words);
  EXPECT_NE(line.find("没有检查成"), std::string::npos) << line;
  EXPECT_NE(line.find("--allow-private"), std::string::npos) << line;
  report.not_checked[0].why = model::NotCheckedWhy::kBlocked;
  EXPECT_EQ(NothingReadLine(report, words).find("--allow-private"), std::string::npos);

  model::Report forbidden = report;
  forbidden.not_checked.clear();
  EXPECT_FALSE(ForbiddenByRobots(forbidden));
  forbidden.snapshot.coverage.skipped_robots = 1;
  EXPECT_TRUE(ForbiddenByRobots(forbidden));
  EXPECT_NE(NothingReadLine(forbidden, words).find("--ignore-robots"), std::string::npos);
  EXPECT_FALSE(ForbiddenByRobots(report));
  forbidden.snapshot.coverage.fetched = 1;
  EXPECT_FALSE(ForbiddenByRobots(forbidden));

  model::Report read = report;
  read.snapshot.coverage.fetched = 1;
  EXPECT_EQ(WhyNothingRead(read), nullptr);
  model::Report judged = report;  // a site that does not answer is a finding, and said as that
  judged.not_checked[0].url = "http://10.0.0.8/other.html";
  EXPECT_EQ(WhyNothingRead(judged), nullptr);
  model::Report broken_off = report;
  broken_off.snapshot.complete = false;
  EXPECT_EQ(WhyNothingRead(broken_off), nullptr);
}

}  // namespace
}  // namespace xuncha::cli
