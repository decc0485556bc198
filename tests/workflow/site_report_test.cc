// SPDX-License-Identifier: Apache-2.0
#include "workflow/site_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::IsEmpty;
using xuncha::workflow::testing::DataFile;

SiteReportForm Form() {
  auto form = ParseSiteReportForm(DataFile("reporting/site_report.toml"), "site_report.toml");
  EXPECT_TRUE(form) << (form ? "" : form.error().message);
  return form ? *form : SiteReportForm();
}

// A table as sites fill it in: labels and values side by side, headings in front of their rows.
std::vector<FormCell> Table() {
  const std::vector<std::vector<const char*>> rows{
      {"政府网站工作年度报表"},
      {"网站名称", "应急管理局网站"},
      {"首页网址", "http://yj.example.gov.cn/"},
      {"主办单位", "济源市应急管理局"},
      {"网站类型", "部门网站"},
      {"政府网站标识码", "4190010001"},
      {"ICP备案号", "豫ICP备05000001号", "公安机关备案号", "41900102000001"},
      {"独立用户访问总量（单位：个）", "1,200"},
      {"网站总访问量（单位：次）", "34000次"},
      {"信息发布（单位：条）", "总数", "100"},
      {"概况类信息更新量", "5"},
      {"政务动态信息更新量", "60"},
      {"信息公开目录信息更新量", "30"},
      {"专栏专题（单位：个）", "维护数量", "3", "新开设数量", "1"},
      {"解读回应", "解读信息发布", "总数", "6"},
      {"解读材料数量", "4", "解读产品数量", "1", "媒体评论文章数量", "1"},
      {"回应公众关注热点或重大舆情数量（单位：次）", "0"},
      {"办事服务", "是否发布服务事项目录", "☑是　□否"},
      {"注册用户数（单位：个）", "0"},
      {"政务服务事项数量（单位：项）", "40", "可全程在线办理政务服务事项数量（单位：项）", "30"},
      {"办件量（单位：件）", "总数", "90", "自然人办件量", "50", "法人办件量", "40"},
      {"互动交流", "是否使用统一平台", "√是 □否"},
      {"留言办理", "收到留言数量", "12", "办结留言数量", "12", "平均办理时间（单位：天）", "2.5",
       "公开答复数量", "10"},
      {"征集调查", "征集调查期数", "6", "收到意见数量", "30", "公布调查结果期数", "6"},
      {"在线访谈", "访谈期数", "2", "网民留言数量", "8", "答复网民提问数量", "8"},
      {"是否提供智能问答", "□是 √否"},
      {"安全防护", "安全检测评估次数（单位：次）", "4", "发现问题数量（单位：个）", "3",
       "问题整改数量（单位：个）", "3"},
      {"是否建立安全监测预警机制", "是", "是否开展应急演练", "是", "是否明确网站安全责任人", "是"},
      {"移动新媒体", "是否有移动新媒体", "是"},
      {"微博", "名称", "无", "信息发布量", "0", "关注量", "0"},
      {"微信", "名称", "济源应急", "信息发布量", "210", "订阅数", "900"},
      {"单位负责人：", "甲", "审核人：", "乙", "填报人：", "丙", "联系电话：", "0391-6600000",
       "填报日期：", "2023年1月10日"},
  };
  std::vector<FormCell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      cells.push_back({static_cast<std::uint32_t>(row) + 1, static_cast<std::uint32_t>(column) + 1,
                       rows[row][column]});
    }
  }
  return cells;
}

KnownSite Known() {
  KnownSite known;
  known.name = "应急管理局网站";
  known.home = "https://yj.example.gov.cn";
  known.sponsor = "济源市应急管理局";
  known.id_code = "4190010001";
  known.sponsor_names = {"济源市应急管理局", "应急"};
  known.accounts = {"济源应急"};
  return known;
}

// Sets the value behind a label, in the first row that has it.
void Set(std::vector<FormCell>& cells, const std::string& label, const std::string& text) {
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    if (cells[i].text != label) continue;
    cells[i + 1].text = text;
    return;
  }
  ADD_FAILURE() << label;
}

std::vector<SiteReportFault> Check(const std::vector<FormCell>& cells, const KnownSite* known) {
  const SiteReportForm form = Form();
  return CheckSiteReport(ReadSiteReport(cells, form), form, known);
}

TEST(SiteReport, ATableThatIsRightIsLeftAlone) {
  const KnownSite known = Known();
  const auto faults = Check(Table(), &known);
  for (const SiteReportFault& fault : faults) {
    ADD_FAILURE() << fault.row << " " << fault.field << " " << fault.message.key;
  }
}

TEST(SiteReport, TheSameLabelMeansWhatItStandsUnder) {
  const SiteReport report = ReadSiteReport(Table(), Form());
  EXPECT_EQ(TextOf(report, "info_total"), "100");
  EXPECT_EQ(TextOf(report, "read_total"), "6");
  EXPECT_EQ(TextOf(report, "cases"), "90");
  EXPECT_EQ(TextOf(report, "weibo_posts"), "0");
  EXPECT_EQ(TextOf(report, "wechat_posts"), "210");
  EXPECT_EQ(report.find("wechat_name")->second.row, 31U);
}

TEST(SiteReport, EachFaultNamesFieldAndRow) {
  struct Case {
    const char* label;
    const char* text;
    const char* key;
    const char* field;
    std::uint32_t row;
    bool error;
  };
  const KnownSite known = Known();
  for (const Case& one : std::vector<Case>{
           {"概况类信息更新量", "50", "site_report.sum", "信息发布—总数", 10, true},
           {"自然人办件量", "49", "site_report.sum", "办件量—总数", 21, true},
           {"办结留言数量", "13", "site_report.bound", "办结留言数量", 23, true},
           {"问题整改数量（单位：个）", "4", "site_report.bound", "问题整改数量", 27, true},
           {"维护数量", "", "site_report.empty", "专栏专题—维护数量", 14, true},
           {"维护数量", "/", "site_report.placeholder", "专栏专题—维护数量", 14, false},
           {"维护数量", "三个", "site_report.no_count", "专栏专题—维护数量", 14, true},
           {"维护数量", "2.5", "site_report.no_count", "专栏专题—维护数量", 14, true},
           {"平均办理时间（单位：天）", "快", "site_report.no_number", "平均办理时间", 23, true},
           {"是否提供智能问答", "□是 □否", "site_report.no_answer", "是否提供智能问答", 26, true},
           {"是否提供智能问答", "√是 √否", "site_report.no_answer", "是否提供智能问答", 26, true},
           {"是否提供智能问答", "是√ 否√", "site_report.no_answer", "是否提供智能问答", 26, true},
           {"是否提供智能问答", "是√否", "site_report.no_answer", "是否提供智能问答", 26, true},
           {"首页网址", "http://old.example.gov.cn/", "site_report.differs", "首页网址", 3, true},
           {"政府网站标识码", "4190010002", "site_report.differs", "政府网站标识码", 6, true},
           {"主办单位", "济源市林业局", "site_report.differs", "主办单位", 4, true},
       }) {
    std::vector<FormCell> cells = Table();
    Set(cells, one.label, one.text);
    const auto faults = Check(cells, &known);
    ASSERT_EQ(faults.size(), 1U) << one.label << " " << one.text;
    EXPECT_EQ(faults[0].message.key, one.key) << one.label;
    EXPECT_EQ(faults[0].field, one.field);
    EXPECT_EQ(faults[0].row, one.row);
    EXPECT_EQ(faults[0].error, one.error);
  }
}

// Ticks stand in front of their words or behind them; digits may be of full width.
TEST(SiteReport, AnswersAndNumbersAreReadAsPeopleWriteThem) {
  const KnownSite known = Known();
  for (const auto& [text, yes] : std::vector<std::pair<const char*, bool>>{{"是√ 否", true},
                                                                           {"是 否√", false},
                                                                           {"是√ 否□", true},
                                                                           {"是□ 否√", false},
                                                                           {"是√否□", true},
                                                                           {"□是√否", false},
                                                                           {"√是□否", true},
                                                                           {"是 √否", false},
                                                                           {"☒是 ☐否", true},
                                                                           {"○是 ●否", false}}) {
    std::vector<FormCell> cells = Table();
    Set(cells, "是否有移动新媒体", text);
    // Where it says no, the posts contradict it.
    EXPECT_EQ(Check(cells, &known).empty(), yes) << text;
  }
  std::vector<FormCell> cells = Table();
  Set(cells, "网站总访问量（单位：次）", "３４，０００　次");
  EXPECT_THAT(Check(cells, &known), IsEmpty());
}

TEST(SiteReport, NoMediaAndPostsContradictEachOther) {
  std::vector<FormCell> cells = Table();
  Set(cells, "是否有移动新媒体", "否");
  const KnownSite known = Known();
  const auto faults = Check(cells, &known);
  std::vector<std::string> keys;
  for (const SiteReportFault& fault : faults) keys.push_back(fault.message.key);
  EXPECT_THAT(keys, ::testing::ElementsAre("site_report.switch", "site_report.switch",
                                           "site_report.has_accounts"));
  EXPECT_FALSE(faults.back().error) << "the inventory may be behind";
}

TEST(SiteReport, WhatIsNotKnownIsNotHeldAgainstIt) {
  const auto unknown = Check(Table(), nullptr);
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].message.key, "site_report.unknown_site");
  EXPECT_FALSE(unknown[0].error);
  const KnownSite nothing;
  EXPECT_THAT(Check(Table(), &nothing), IsEmpty());
  KnownSite renamed = Known();
  renamed.sponsor = "济源市应急局";
  EXPECT_THAT(Check(Table(), &renamed), IsEmpty()) << "a name that it bore";
}

TEST(SiteReport, AFieldThatTheTableLacksIsTold) {
  std::vector<FormCell> cells = Table();
  cells.erase(std::remove_if(cells.begin(), cells.end(),
                             [](const FormCell& cell) { return cell.row == 8; }),
              cells.end());
  const KnownSite known = Known();
  const auto faults = Check(cells, &known);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].message.key, "site_report.no_field");
  EXPECT_EQ(faults[0].field, "独立用户访问总量");
  EXPECT_EQ(faults[0].row, 0U);
}

}  // namespace
}  // namespace xuncha::workflow
