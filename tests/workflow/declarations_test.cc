// SPDX-License-Identifier: Apache-2.0
#include "workflow/declarations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;

DeclarationRules Rules() {
  return ParseDeclarationRules(testing::DataFile("declarations.toml")).value();
}

model::Declaration Declared() {
  model::Declaration one;
  one.id = "d-1";
  one.unit = "u-1";
  one.subject = "s-1";
  one.place = "首页—水利概况";
  one.check = "stale_column";
  one.reason = "概况长期不变";
  one.from = "2022-01-01";
  one.until = "2022-12-31";
  one.by = "单位管理员";
  return one;
}

model::Problem Stale(std::vector<std::string> path) {
  model::Problem problem;
  problem.subject = "s-1";
  problem.check = "stale_column";
  problem.url = "https://slj.gov.cn/gk/";
  problem.column_path = std::move(path);
  return problem;
}

TEST(Declarations, HoldWhileTheyLastAndNoLonger) {
  const std::vector<model::Declaration> all{Declared()};
  const model::Problem problem = Stale({"首页", "水利概况"});
  EXPECT_EQ(DeclaredFor(all, problem, "2021-12-31"), nullptr);
  EXPECT_EQ(DeclaredFor(all, problem, "2022-01-01"), &all[0]);
  EXPECT_EQ(DeclaredFor(all, problem, "2022-12-31"), &all[0]);
  EXPECT_EQ(DeclaredFor(all, problem, "2023-01-01"), nullptr);
}

TEST(Declarations, CoverTheirPlaceAndWhatLiesBelowIt) {
  std::vector<model::Declaration> all{Declared()};
  EXPECT_NE(DeclaredFor(all, Stale({"水利概况", "历史沿革"}), "2022-08-23"), nullptr);
  EXPECT_EQ(DeclaredFor(all, Stale({"首页", "科室之窗"}), "2022-08-23"), nullptr);
  all[0].place = "http://slj.gov.cn/gk";
  EXPECT_NE(DeclaredFor(all, Stale({"首页", "别的"}), "2022-08-23"), nullptr);
  model::Problem other = Stale({"首页", "水利概况"});
  other.check = "blank_column";
  EXPECT_EQ(DeclaredFor(all, other, "2022-08-23"), nullptr);
  other = Stale({"首页", "水利概况"});
  other.subject = "s-2";
  EXPECT_EQ(DeclaredFor(all, other, "2022-08-23"), nullptr);
}

TEST(Declarations, OneWithoutAnEndCoversNothing) {
  std::vector<model::Declaration> all{Declared()};
  all[0].until.clear();
  EXPECT_EQ(DeclaredFor(all, Stale({"水利概况"}), "2022-08-23"), nullptr);
}

TEST(Declarations, AreRefusedWithTheFieldThatIsWrong) {
  EXPECT_TRUE(ValidateDeclaration(Declared(), Rules()).has_value());
  using Change = std::function<void(model::Declaration&)>;
  const std::vector<std::pair<const char*, Change>> faults{
      {"until", [](model::Declaration& d) { d.until = "2023-01-02"; }},
      {"until", [](model::Declaration& d) { d.until.clear(); }},
      {"until", [](model::Declaration& d) { d.until = "2021-12-31"; }},
      {"check", [](model::Declaration& d) { d.check = "blank_column"; }},
      {"reason", [](model::Declaration& d) { d.reason.clear(); }},
      {"place", [](model::Declaration& d) { d.place.clear(); }},
      {"by", [](model::Declaration& d) { d.by.clear(); }}};
  for (const auto& [field, change] : faults) {
    model::Declaration one = Declared();
    change(one);
    const auto result = ValidateDeclaration(one, Rules());
    ASSERT_FALSE(result.has_value()) << field;
    EXPECT_THAT(result.error().message, HasSubstr(std::string("declaration: ") + field));
  }
}

TEST(Declarations, TheRulesAreRead) {
  for (const char* text : {"", "longest = \"a year\"\nchecks = [\"x\"]", "longest = \"P1Y\""}) {
    const auto result = ParseDeclarationRules(text, "d.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, HasSubstr("d.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
