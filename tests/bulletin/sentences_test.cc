// SPDX-License-Identifier: Apache-2.0
#include "bulletin/sentences.h"

#include <gtest/gtest.h>

namespace xuncha::bulletin {
namespace {

const Letters kStops = U"，。；";

model::BulletinDocument Text(const Runs& runs) {
  model::BulletinDocument document;
  document.paragraphs.emplace_back().runs = runs;
  return document;
}

TEST(Sentences, AFigureIsToldInItsClauseANameInItsSentence) {
  const auto figure =
      ChangedSentences(Text({{"共查，整改", ""}, {"2", "fixed"}, {"个，其余在办。", ""}}),
                       Text({{"共查，整改", ""}, {"3", "fixed"}, {"个，其余在办。", ""}}), kStops);
  ASSERT_EQ(figure.size(), 1U);
  EXPECT_EQ(TextOf(figure[0].wrong), "整改2个");
  EXPECT_EQ(TextOf(figure[0].right), "整改3个");
  const auto listed =
      ChangedSentences(Text({{"较差，有", ""}, {"甲局", "weak.1"}, {"。", ""}}),
                       Text({{"较差，有", ""}, {"乙局", "weak.1"}, {"。", ""}}), kStops);
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(TextOf(listed[0].wrong), "较差，有甲局。");
}

TEST(Sentences, WhatMovedOrWasRewordedIsNone) {
  const Runs one{{"整改", ""}, {"2", "fixed"}, {"个。", ""}};
  const Runs two{{"仍有", ""}, {"3", "open"}, {"个。", ""}};
  Runs before = one, after = two;
  AppendRuns(before, two);
  AppendRuns(after, {{"已整改", ""}, {"2", "fixed"}, {"个。望改进。", ""}});
  EXPECT_TRUE(ChangedSentences(Text(before), Text(after), kStops).empty());
}

TEST(Sentences, ANumberWithinANameCountsWithinAList) {
  EXPECT_TRUE(CountsWithinList("open.others.2.names"));
  EXPECT_FALSE(CountsWithinList("open.total"));
}

}  // namespace
}  // namespace xuncha::bulletin
