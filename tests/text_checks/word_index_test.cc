// SPDX-License-Identifier: Apache-2.0
#include "text_checks/word_index.h"

#include <cstdlib>
#include <fstream>

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

// "wrong>right" of what is found.
std::vector<std::string> Found(const std::string& toml, std::string_view text) {
  const auto rules = ParseWordRules(toml, "");
  EXPECT_TRUE(rules) << rules.error().message;
  const auto index = WordIndex::Create(*rules);
  EXPECT_TRUE(index) << index.error().message;
  std::vector<std::string> found;
  for (const WordMatch& match : index->FindAll(text)) {
    found.push_back(std::string(text.substr(match.begin, match.end - match.begin)) + ">" +
                    match.rule->right);
  }
  return found;
}
using Words = std::vector<std::string>;

std::string Rule(const std::string& more) { return "[[rule]]\n" + more + "\n"; }

TEST(WordIndex, FindsAWordWhereverItStands) {
  const std::string rule = Rule("wrong=\"关健\"\nright=\"关键\"");
  EXPECT_EQ(Found(rule, "关健"), Words({"关健>关键"}));
  EXPECT_EQ(Found(rule, "a关健，关健"), Words({"关健>关键", "关健>关键"}));
  EXPECT_EQ(Found(rule, "关 健"), Words()) << "not across a break";
  EXPECT_EQ(Found(rule, "关\xE5\x81"), Words()) << "cut UTF-8";
  EXPECT_EQ(Found(rule, "\xFF关健\xE5"), Words({"关健>关键"}));
  EXPECT_EQ(Found(rule, ""), Words());
}

TEST(WordIndex, ANumberStandsForAnyDigits) {
  const std::string rule = Rule("wrong=\"超#周末更新\"\nright=\"超#周未更新\"");
  EXPECT_EQ(Found(rule, "超12周末更新"), Words({"超12周末更新>超#周未更新"}));
  EXPECT_EQ(Found(rule, "超周末更新"), Words());
  EXPECT_EQ(Found(rule, "每2周末更新"), Words());
}

TEST(WordIndex, LongerRightWordsAreLeftAlone) {
  const std::string rule = Rule("wrong=\"己经\"\nright=\"已经\"\nexcept=[\"自己经\"]");
  EXPECT_EQ(Found(rule, "他自己经历"), Words());
  EXPECT_EQ(Found(rule, "己经完成"), Words({"己经>已经"}));
  EXPECT_EQ(Found(rule, "自己经历，己经完成"), Words({"己经>已经"}));
}

TEST(WordIndex, ContextDecides) {
  const std::string near = Rule("wrong=\"招开\"\nright=\"召开\"\nnear=[\"会议\"]");
  EXPECT_EQ(Found(near, "招开会议"), Words({"招开>召开"}));
  EXPECT_EQ(Found(near, "招开奖"), Words());
  const std::string not_near = Rule("wrong=\"请登陆\"\nright=\"请登录\"\nnot_near=[\"台风\"]");
  EXPECT_EQ(Found(not_near, "请登陆网站"), Words({"请登陆>请登录"}));
  EXPECT_EQ(Found(not_near, "防台风，请登陆网站"), Words());
}

TEST(WordIndex, WhatSpeaksAboutTheMistakeIsNone) {
  const std::string rule =
      "[context]\ncorrecting=[\"误写\"]\n" + Rule("wrong=\"拔款\"\nright=\"拨款\"");
  EXPECT_EQ(Found(rule, "将“拔款”改掉"), Words());
  EXPECT_EQ(Found(rule, "把拨款误写成拔款"), Words());
  EXPECT_EQ(Found(rule, "《拔款通知》"), Words({"拔款>拨款"}));
}

TEST(WordIndex, OfWordsThatOverlapTheLongestIsTold) {
  const std::string rules =
      Rule("wrong=\"甲乙\"\nright=\"甲丙\"") + Rule("wrong=\"甲乙丁\"\nright=\"甲丙丁\"");
  EXPECT_EQ(Found(rules, "甲乙丁"), Words({"甲乙丁>甲丙丁"}));
}

TEST(WordIndex, NoRightWordIsWrong) {
  const TextScanner& scanner = testing::Shipped();
  const auto data = testing::ShippedData();
  const auto rules = ParseWordRules(data.misstatements, data.former_names);
  ASSERT_TRUE(rules);
  for (const WordRule& rule : rules->rules) {
    std::vector<std::string> right = rule.except;
    right.push_back(rule.right);
    for (const std::string& text : right) {
      if (text.find('#') != std::string::npos) continue;
      EXPECT_TRUE(scanner.words().FindAll(text).empty()) << rule.wrong << ": " << text;
    }
  }
}

// Sentences that people corrected: what is left after correction is right.
TEST(WordIndex, CorrectedSentencesOfOthersAreClean) {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  if (folder == nullptr) GTEST_SKIP() << "SKIPPED: no test data folder (set XUNCHA_TESTDATA)";
  std::size_t lines = 0;
  for (const char* name : {"ec_law_test.tsv", "sighan2015_test.tsv"}) {
    std::ifstream file(std::string(folder) + "/cn-text-errors/" + name);
    for (std::string line; std::getline(file, line); ++lines) {
      const std::string right = line.substr(line.find('\t') + 1);
      for (const WordMatch& match : testing::Shipped().words().FindAll(right)) {
        EXPECT_EQ(match.rule->severity, model::WordSeverity::kAdvice)
            << match.rule->wrong << ": " << right;
      }
    }
  }
  EXPECT_GT(lines, 1000U);
}

}  // namespace
}  // namespace xuncha::text_checks
