// SPDX-License-Identifier: Apache-2.0
#include "base/word_set.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/ascii.h"

namespace xuncha {
namespace {

TEST(WordSetTest, HoldsWholeWordsInEitherCase) {
  const WordSet words({"首页", "Home", "返回上一页", "x", "更多>>"});
  EXPECT_TRUE(words.Contains("首页"));
  EXPECT_TRUE(words.Contains("home"));
  EXPECT_TRUE(words.Contains("HOME"));
  EXPECT_TRUE(words.Contains("X"));
  EXPECT_TRUE(words.Contains("更多>>"));
  EXPECT_FALSE(words.Contains("网站首页"));
  EXPECT_FALSE(words.Contains("首"));
  EXPECT_FALSE(words.Contains("首頁"));
  EXPECT_FALSE(words.Contains("Homes"));
  EXPECT_FALSE(words.Contains(""));
  EXPECT_EQ(words.words().size(), 5U);
}

TEST(WordSetTest, HoldsTheEmptyWordOnlyWhenItWasGiven) {
  EXPECT_FALSE(WordSet().Contains(""));
  EXPECT_TRUE(WordSet().empty());
  EXPECT_TRUE(WordSet({""}).Contains(""));
}

// Every word of a large list is found, and nothing that differs from all in one byte.
TEST(WordSetTest, FindsEachOfManyAndNothingElse) {
  std::vector<std::string> given;
  for (int i = 0; i < 3000; ++i) given.push_back("栏目" + std::to_string(i * 7) + "号");
  const WordSet words(given);
  for (const std::string& word : given) EXPECT_TRUE(words.Contains(word)) << word;
  for (int i = 0; i < 21000; ++i) {
    EXPECT_EQ(words.Contains("栏目" + std::to_string(i) + "号"), i % 7 == 0) << i;
  }
}

// '[' and '{' differ in the bit that tells letters' cases apart, and are no letters.
TEST(AsciiTest, FoldsLettersOnly) {
  EXPECT_TRUE(EqualsIgnoringCase("aZ[", "Az["));
  EXPECT_FALSE(EqualsIgnoringCase("[", "{"));
  EXPECT_FALSE(WordSet({"["}).Contains("{"));
  EXPECT_EQ(ToLower('@'), '@');
  EXPECT_EQ(ToLower('\xC1'), '\xC1');
}

}  // namespace
}  // namespace xuncha
