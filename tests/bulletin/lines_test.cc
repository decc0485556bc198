// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lines.h"

#include <gtest/gtest.h>

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

TEST(Lines, ManyColumnsAreNamedInPartAndCounted) {
  const LineRules rules = ShippedLines();
  std::vector<ProblemRow> rows;
  for (int i = 1; i <= 7; ++i) {
    rows.push_back(Stale("p-" + std::to_string(i), "s-1", "局", {"公开", "第" + std::to_string(i)},
                         "2029-08-01"));
  }
  EXPECT_EQ(Words(rules, rows),
            (std::vector<std::string>{"公开—第1、第2、第3等7个栏目超6个月未更新"}));
}

TEST(Lines, APersonsMarkPutsProblemsIntoOneLine) {
  const LineRules rules = ShippedLines();
  std::vector<ProblemRow> rows = {
      Stale("p-1", "s-1", "局", {"甲"}, "2029-08-01"),
      testing::Other("p-2", "s-1", "局", "links", "dead_image", {}, "文章图片不显示；")};
  rows[0].line = rows[1].line = "one";
  EXPECT_EQ(Words(rules, rows), (std::vector<std::string>{"甲栏目超6个月未更新，文章图片不显示"}));
}

TEST(Lines, WithoutAKnownAgeTheOwnTitleStands) {
  const LineRules rules = ShippedLines();
  EXPECT_EQ(Words(rules, {Stale("p-1", "s-1", "局", {"甲"}, "")}),
            (std::vector<std::string>{"甲栏目未更新"}));
}

TEST(Lines, FaultsOfTheFileAreTold) {
  const auto fault = [](const std::string& text) {
    const auto rules = ParseLineRules(text, "l.toml");
    return rules ? std::string() : rules.error().message;
  };
  const std::string age = "[age]\nweeks=\"a\"\nmonths=\"b\"\nyears=\"c\"\n";
  EXPECT_EQ(fault(age), "");
  EXPECT_NE(fault("merge = [\"unit\"]\n" + age).find("not \"unit\""), std::string::npos);
  EXPECT_NE(fault(age + "[[line]]\nchecks=[\"a\"]\ntext=\"b\"\n").find("{names}"),
            std::string::npos);
  EXPECT_NE(fault("most_named = 0\n" + age).find("most_named"), std::string::npos);
  EXPECT_NE(fault("").find("[age]"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
