// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lines.h"

#include <gtest/gtest.h>

#include "base/toml.h"
#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::ShippedLines;
using testing::Stale;

std::vector<std::string> Words(const LineRules& rules, const std::vector<ProblemRow>& rows) {
  std::vector<const ProblemRow*> problems;
  for (const ProblemRow& row : rows) problems.push_back(&row);
  std::vector<std::string> words;
  for (const Line& line : MergeLines(rules, problems)) {
    Binder binder;
    words.push_back(TextOf(LineRuns(rules, line, "x", binder)));
  }
  return words;
}

TEST(Lines, AgesAreWordedByRungInOnePlace) {
  const LineRules rules = ShippedLines();
  EXPECT_EQ(WordAge(rules, "P14D"), "超2周");
  EXPECT_EQ(WordAge(rules, "P6M"), "超6个月");
  EXPECT_EQ(WordAge(rules, "P1Y"), "超1年");
  EXPECT_EQ(WordAge(rules, "P12Y"), "超12年");
  EXPECT_EQ(WordAge(rules, ""), "");
}

TEST(Lines, ColumnsBesideEachOtherShareALineAndAgesStandApart) {
  const LineRules rules = ShippedLines();
  EXPECT_EQ(Words(rules, {Stale("p-1", "s-1", "局", {"互动", "热线"}, "2030-03-01"),
                          Stale("p-2", "s-1", "局", {"互动", "信箱"}, "2029-08-01"),
                          Stale("p-3", "s-1", "局", {"公开", "年报"}, "2029-08-01")}),
            (std::vector<std::string>{"互动—信箱栏目超6个月未更新，互动—热线栏目超2周未更新",
                                      "公开—年报栏目超6个月未更新"}));
}

TEST(Lines, WhatStandsElsewhereIsNotNamedAsBelowTheSameParent) {
  const LineRules rules = ShippedLines();
  const std::vector<ProblemRow> rows = {
      Stale("p-1", "s-1", "局", {"首页", "政府信息公开", "政策解读"}, "2029-08-01"),
      Stale("p-2", "s-1", "局", {"首页", "之窗"}, "2029-08-01"),
      Stale("p-3", "s-1", "局", {"首页", "政府信息公开", "双随机"}, "2029-08-01")};
  std::vector<const ProblemRow*> all;
  for (const ProblemRow& row : rows) all.push_back(&row);
  const std::vector<Clause> clauses = ClausesOf(rules, all);
  ASSERT_EQ(clauses.size(), 1U);
  EXPECT_EQ(NamesText(rules, clauses[0], 5, false), "之窗、政府信息公开—政策解读、双随机");
}

TEST(Lines, WrongWordsAreQuotedInOneLineAndPersonalDataNever) {
  const LineRules rules = ShippedLines();
  const auto wrong = [](const char* id, const char* seen) {
    ProblemRow row = testing::Other(id, "s-1", "局", "information", "misstatement", {}, "机器");
    row.seen = seen;
    return row;
  };
  ProblemRow leak =
      testing::Other("p-4", "s-1", "局", "information", "privacy_leak", {}, "身份证号码1处");
  leak.seen = "1101**********002X";
  EXPECT_EQ(Words(rules, {wrong("p-1", "按排"), wrong("p-2", "布署"), wrong("p-3", "按排"), leak}),
            (std::vector<std::string>{"存在表述错误“按排”、“布署”", "存在个人信息公开不当"}));
}

TEST(Lines, ManyColumnsAreNamedInPartAndCounted) {
  const LineRules rules = ShippedLines();
  std::vector<ProblemRow> rows;
  for (int i = 1; i <= 7; ++i) {
    rows.push_back(Stale("p-" + std::to_string(i), "s-1", "局", {"公开", "第" + std::to_string(i)},
                         "2029-08-01"));
  }
  EXPECT_EQ(Words(rules, rows),
            (std::vector<std::string>{"公开—第1、第2、第3、第4、第5等7个栏目超6个月未更新"}));
}

TEST(Lines, AColumnIsNamedWithWhatIsBelowIt) {
  const LineRules rules = ShippedLines();
  EXPECT_EQ(Words(rules, {Stale("p-1", "s-1", "局", {"首页", "概况"}, "2027-05-01"),
                          Stale("p-2", "s-1", "局", {"首页", "之窗"}, "2028-08-01"),
                          Stale("p-3", "s-1", "局", {"首页", "之窗", "甲科"}, "2028-07-01"),
                          Stale("p-4", "s-1", "局", {"首页", "之窗", "乙科"}, "2026-07-01")}),
            (std::vector<std::string>{
                "之窗—乙科栏目超3年未更新，概况栏目超2年未更新，之窗栏目及其子栏目超1年未更新"}));
}

TEST(Lines, DutiesOfDisclosureStandInALineEach) {
  const LineRules rules = ShippedLines();
  const std::vector<std::string> above = {"首页", "政府信息公开", "法定主动公开"};
  auto fees = above;
  fees.push_back("行政事业性收费");
  auto fines = above;
  fines.push_back("行政处罚");
  EXPECT_EQ(Words(rules, {Stale("p-1", "s-1", "局", fees, "2029-08-01"),
                          Stale("p-2", "s-1", "局", fines, "2029-08-01")}),
            (std::vector<std::string>{"行政事业性收费栏目超6个月未更新",
                                      "法定主动公开—行政处罚栏目超6个月未更新"}));
}

TEST(Lines, BlankColumnsBelowOneAreToldTogether) {
  const LineRules rules = ShippedLines();
  const auto blank = [](const char* id, std::vector<std::string> path) {
    return testing::Other(id, "s-1", "局", "blank", "blank_column", std::move(path), "没有内容。");
  };
  EXPECT_EQ(Words(rules, {blank("p-1", {"首页", "上级文件"}), blank("p-2", {"首页", "公开", "甲"}),
                          blank("p-3", {"首页", "公开", "乙"})}),
            (std::vector<std::string>{"上级文件栏目空白", "公开下存在多个空白栏目"}));
}

TEST(Lines, EntriesAndArticlesReadAsAnOfficeWrites) {
  const LineRules rules = ShippedLines();
  const auto machine = [](const char* id, const char* klass, const char* check, const char* where,
                          const char* label) {
    ProblemRow row = testing::Other(id, "s-1", "局", klass, check, {},
                                    "链接指向的页面不存在（间隔复测 2 次），请核实。");
    row.where = where;
    row.label = label;
    return row;
  };
  EXPECT_EQ(
      Words(rules, {machine("p-1", "links", "dead_link", "home", "网民留言"),
                    machine("p-2", "links", "misdirected_link", "nav", "公开年报"),
                    machine("p-3", "links", "dead_link", "list", "某文"),
                    machine("p-4", "display", "dead_image", "content", ""),
                    machine("p-5", "links", "intranet_link", "content", "")}),
      (std::vector<std::string>{"首页“网民留言”入口打不开", "首页“公开年报”按钮未正确跳转",
                                "存在文章无法正常打开、文章图片不显示、图片或链接地址错误等问题"}));
  EXPECT_EQ(Words(rules, {machine("p-4", "display", "dead_image", "content", "")}),
            (std::vector<std::string>{"存在文章图片不显示的问题"}));
}

TEST(Lines, MenusOfAccountsNameWhatIsAboveOnce) {
  const LineRules rules = ShippedLines();
  const auto menu = [](const char* id, const char* check, const char* klass, const char* last,
                       const char* latest) {
    ProblemRow row =
        testing::Other(id, "a-1", "镇", klass, check, {"服务", "魅力", last}, "打不开");
    row.latest = latest;
    return row;
  };
  EXPECT_EQ(Words(rules, {menu("p-1", "account_menu_stale", "not_updated", "动态", "2029-01-01"),
                          menu("p-2", "account_menu_stale", "not_updated", "画卷", "2026-12-01"),
                          menu("p-3", "account_menu_stale", "not_updated", "人物", "2026-11-01"),
                          menu("p-4", "account_menu_dead", "links", "公开", "")}),
            (std::vector<std::string>{
                "服务—魅力—“人物”栏目三年四个半月未更新，“画卷”栏目三年三个半月未更新，"
                "“动态”栏目一年两个半月未更新",
                "服务—魅力—“公开”栏目无法打开"}));
}

// What a machine wrote for an inspector never gets into an annex: every check has words.
TEST(Lines, NoCheckIsPrintedByItsOwnTitle) {
  const LineRules rules = ShippedLines();
  const auto text = Resources().Read("data/problem_classes.toml");
  ASSERT_TRUE(text);
  const auto root = ParseToml(*text, "problem_classes.toml");
  ASSERT_TRUE(root);
  TomlReader reader(*root, "problem_classes.toml");
  int checks = 0;
  for (const TomlValue* table : reader.Tables("class")) {
    TomlReader one(*table, "problem_classes.toml", "class");
    std::string klass;
    std::vector<std::string> list;
    one.Get("id", klass);
    one.Get("checks", list);
    for (const std::string& check : list) {
      ++checks;
      for (const bool bare : {true, false}) {
        ProblemRow row = testing::Other("p-1", "s-1", "局", klass, check, {}, "机器，请核实");
        if (!bare) {
          row.path = {"首页", "甲"};
          row.where = "list";
          row.label = "乙";
          row.seen = "丙";
          row.latest = "2029-01-01";
        }
        const std::vector<std::string> words = Words(rules, {row});
        ASSERT_EQ(words.size(), 1U);
        EXPECT_EQ(words[0].find("机器"), std::string::npos) << check;
        EXPECT_EQ(words[0].find('{'), std::string::npos) << words[0];
      }
    }
  }
  EXPECT_GT(checks, 30);
}

TEST(Lines, APersonsMarkPutsProblemsIntoOneLine) {
  const LineRules rules = ShippedLines();
  std::vector<ProblemRow> rows = {
      Stale("p-1", "s-1", "局", {"甲"}, "2029-08-01"),
      testing::Other("p-2", "s-1", "局", "links", "dead_image", {}, "图片坏了；")};
  rows[1].where = "content";
  rows[0].line = rows[1].line = "one";
  EXPECT_EQ(Words(rules, rows), (std::vector<std::string>{"甲栏目超6个月未更新，文章图片不显示"}));
}

TEST(Lines, APersonsOwnWordsStand) {
  const LineRules rules = ShippedLines();
  EXPECT_EQ(Words(rules, {testing::Other("p-1", "s-1", "局", "blank", "", {"甲"}, "甲栏目空着。")}),
            (std::vector<std::string>{"甲栏目空着"}));
}

TEST(Lines, WithoutAKnownAgeNoneIsPrinted) {
  const LineRules rules = ShippedLines();
  EXPECT_EQ(Words(rules, {Stale("p-1", "s-1", "局", {"甲"}, "")}),
            (std::vector<std::string>{"甲栏目更新不及时"}));
}

TEST(Lines, FaultsOfTheFileAreTold) {
  const auto fault = [](const std::string& text) {
    const auto rules = ParseLineRules(text, "l.toml");
    return rules ? std::string() : rules.error().message;
  };
  const std::string age =
      "[age]\nweeks=\"a\"\nmonths=\"b\"\nyears=\"c\"\n"
      "exact_years=\"d\"\nexact_months=\"e\"\nhalf=\"f\"\nand_half=\"g\"\n";
  EXPECT_EQ(fault(age), "");
  EXPECT_NE(fault(age + "[[line]]\nchecks=[\"a\"]\n").find("a text"), std::string::npos);
  EXPECT_NE(fault(age + "[[line]]\nchecks=[\"a\"]\ntext=\"{b}\"\n").find("{columns}"),
            std::string::npos);
  EXPECT_NE(fault(age + "[[line]]\nchecks=[\"a\"]\ntext=\"b\"\nfamily=\"c\"\n").find("\"c\""),
            std::string::npos);
  EXPECT_NE(fault(age + "[[family]]\nid=\"a\"\ntext=\"{b}\"\n").find("{clauses}"),
            std::string::npos);
  EXPECT_NE(fault("most_named = 0\n" + age).find("most_named"), std::string::npos);
  EXPECT_NE(fault("").find("[age]"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
