// SPDX-License-Identifier: Apache-2.0
#include "cli/problem_words.h"

#include <gtest/gtest.h>

#include "cli/wiring.h"

namespace xuncha::cli {
namespace {

Context In(Language language) {
  Context context;
  context.messages = Messages(language);
  EXPECT_TRUE(LoadMessages(context.resources, context.messages));
  return context;
}

model::Problem Stale() {
  model::Problem problem;
  problem.check = "stale_column";
  problem.column_path = {"首页", "要闻"};
  problem.seen = "2022-07-08";
  problem.title = "栏目“首页—要闻”超2周未更新。";
  return problem;
}

TEST(ProblemWords, TitlesAreShownInTheLanguage) {
  EXPECT_EQ(TitleOf(In(Language::kChinese), Stale()), Stale().title);
  EXPECT_EQ(TitleOf(In(Language::kEnglish), Stale()),
            "Column not updated in time: 首页 > 要闻, 2022-07-08");
}

// What a person wrote, and checks that the catalogue does not know, stay as they are.
TEST(ProblemWords, WhatHasNoOtherWordsStays) {
  model::Problem manual = Stale();
  manual.check.clear();
  EXPECT_EQ(TitleOf(In(Language::kEnglish), manual), manual.title);
  model::Problem unknown = Stale();
  unknown.check = "retired_check";
  EXPECT_EQ(TitleOf(In(Language::kEnglish), unknown), unknown.title);
}

TEST(ProblemWords, WhatIsStoredIsChineseWhateverTheLanguage) {
  const Context english = In(Language::kEnglish);
  const auto words = OfficialWords::Load(english.resources);
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_EQ(words->OfMessage()({"account_menu_dead.ticked", {{"path", "服务"}}}),
            In(Language::kChinese).Say("account_menu_dead.ticked", {{"path", "服务"}}));
  model::Finding finding;
  finding.check = "dead_link";
  finding.message = {"dead_link.gone", {{"status", "404"}, {"tries", "2"}}};
  EXPECT_EQ(words->Sentence()(finding),
            In(Language::kChinese).Say("dead_link.gone", {{"status", "404"}, {"tries", "2"}}));
}

}  // namespace
}  // namespace xuncha::cli
