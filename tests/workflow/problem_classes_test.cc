// SPDX-License-Identifier: Apache-2.0
#include "workflow/problem_classes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;

ProblemClasses Shipped() {
  return ProblemClasses::Parse(testing::DataFile("problem_classes.toml")).value();
}

TEST(ProblemClasses, TheDefaultIsFive) {
  std::vector<std::string> names;
  const ProblemClasses classes = Shipped();
  for (const ProblemClass& one : classes.all()) names.push_back(one.name_zh);
  EXPECT_THAT(names, ::testing::ElementsAre("更新不及时", "空白栏目", "链接不可用", "内容显示异常",
                                            "信息不规范及管理责任"));
}

TEST(ProblemClasses, ACheckHasItsClass) {
  const ProblemClasses classes = Shipped();
  EXPECT_EQ(classes.ClassOf("stale_column"), "not_updated");
  EXPECT_EQ(classes.ClassOf("blank_column"), "blank");
  EXPECT_EQ(classes.ClassOf("account_menu_dead"), "links");
  EXPECT_EQ(classes.ClassOf("dead_image"), "display");
  EXPECT_EQ(classes.ClassOf("account_subject"), "information");
}

// docs/checks/ has one page a check: a check that no class names would be counted as management.
TEST(ProblemClasses, EveryCheckOfTheProgramIsNamed) {
  const ProblemClasses classes = Shipped();
  const std::string counting = testing::DataFile("counting.toml");
  for (const std::string& id : testing::CheckIds()) {
    bool named = false;
    for (const ProblemClass& one : classes.all()) {
      named = named || std::find(one.checks.begin(), one.checks.end(), id) != one.checks.end();
    }
    EXPECT_TRUE(named) << id;
    EXPECT_THAT(counting, HasSubstr("\"" + id + "\""));
  }
  EXPECT_GT(testing::CheckIds().size(), 25U);
}

TEST(ProblemClasses, WhatPeopleAddIsKnownByItsWordsElseTheFallback) {
  const ProblemClasses classes = Shipped();
  EXPECT_EQ(classes.ClassOf("", "网站和政务新媒体管理分工不明确"), "information");
  EXPECT_EQ(classes.ClassOf("no_such_check"), "information");
  const auto other = ProblemClasses::Parse(
      "[[class]]\nid = \"a\"\nname_zh = \"甲\"\nname_en = \"A\"\nmanual = [\"分工\"]\n"
      "[[class]]\nid = \"b\"\nname_zh = \"乙\"\nname_en = \"B\"\nfallback = true");
  EXPECT_EQ(other.value().ClassOf("", "分工不明确"), "a");
  EXPECT_EQ(other.value().ClassOf("dead_link", "分工不明确"), "b")
      << "words are for what has no check";
}

TEST(ProblemClasses, CountsAddUpToTheProblems) {
  std::vector<model::Problem> problems(4);
  problems[0].klass = "blank";
  problems[1].klass = "blank";
  problems[2].klass = "links";
  problems[3].klass = "a class of last year";
  std::vector<std::uint64_t> counts;
  for (const ClassCount& one : Shipped().Count(problems)) counts.push_back(one.problems);
  EXPECT_THAT(counts, ::testing::ElementsAre(0, 2, 1, 0, 1));
}

TEST(ProblemClasses, SaysWhatIsWrong) {
  const std::string one = "[[class]]\nid = \"a\"\nname_zh = \"甲\"\nname_en = \"A\"\n";
  for (const std::string& text :
       {std::string(), one, one + "fallback = true\n" + one, one + "checks = [\"x\", \"x\"]",
        one + "fallback = true\nextra = 1",
        std::string("[[class]]\nid = \"a\"\nfallback = true")}) {
    const auto result = ProblemClasses::Parse(text, "c.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, HasSubstr("c.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
