// SPDX-License-Identifier: Apache-2.0
#include "workflow/appraisal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scheme_text.h"

namespace xuncha::workflow {
namespace {

using ::testing::ElementsAre;

AppraisalScheme Scheme() {
  const std::string text = SchemeText(
      "x", 100,
      {PartText("sites", "网站", 60, "sites",
                {RuleText("found", "问题", "problems", "1.5",
                          "on = \"site\"\nclasses = [\"blank\"]\nmost = 4"),
                 RuleText("open", "未整改", "problems_open", "40")}),
       PartText("messages", "留言", 40, "messages",
                {RuleText("clean", "无问题", "clean_campaigns", "1.25", "bonus = true")}),
       GradeText("好", 90), GradeText("中", 0)},
      "most_bonus = 2");
  auto scheme = ParseAppraisalScheme(text, "s.toml");
  EXPECT_TRUE(scheme) << (scheme ? "" : scheme.error().message);
  return scheme ? *scheme : AppraisalScheme();
}

AppraisalFact Problem(const char* unit, const char* id, Metric metric = Metric::kProblems,
                      const char* klass = "blank", const char* on = "site") {
  return {metric, unit, "Q1", id, "words", klass, on};
}

TEST(Appraisal, PartsAUnitDoesNotHaveAreLeftOutAndTheRestRescaled) {
  const AppraisalScores scores =
      ScoreUnits(Scheme(), {{"u-1", "甲", "", {"sites"}}, {"u-2", "乙", "", {"sites", "messages"}}},
                 {Problem("u-1", "p-1"), Problem("u-2", "p-2")}, {});
  ASSERT_EQ(scores.rows.size(), 2U);
  const model::AppraisalRow& both = scores.rows[0];
  EXPECT_EQ(both.unit, "u-2");
  EXPECT_EQ(both.score, 9850) << "58.5 and 40 of 100";
  const model::AppraisalRow& sites = scores.rows[1];
  EXPECT_EQ(sites.score, 9750) << "58.5 of 60: 97.5 of 100";
  EXPECT_EQ(sites.full, 6000);
  EXPECT_FALSE(sites.parts[1].applies);
  EXPECT_EQ(sites.grade, "好");
}

TEST(Appraisal, ADeductionEndsAtItsRuleAndAtItsPart) {
  std::vector<AppraisalFact> facts;
  for (const char* id : {"p-1", "p-2", "p-3", "p-4"}) facts.push_back(Problem("u-1", id));
  AppraisalScores scores = ScoreUnits(Scheme(), {{"u-1", "甲", "", {"sites"}}}, facts, {});
  const model::AppraisalLine& line = scores.rows.at(0).parts.at(0).lines.at(0);
  EXPECT_EQ(line.count, 4);
  EXPECT_EQ(line.points, 400) << "four at 1.5 would be 6";
  facts.push_back(Problem("u-1", "p-1", Metric::kProblemsOpen));
  facts.push_back(Problem("u-1", "p-2", Metric::kProblemsOpen));
  scores = ScoreUnits(Scheme(), {{"u-1", "甲", "", {"sites"}}}, facts, {});
  EXPECT_EQ(scores.rows.at(0).score, 0) << "never below nothing";
  EXPECT_EQ(scores.rows.at(0).grade, "中");
}

TEST(Appraisal, ARuleCountsOnlyItsOwn) {
  const AppraisalScores scores =
      ScoreUnits(Scheme(), {{"u-1", "甲", "", {"sites"}}},
                 {Problem("u-1", "p-1", Metric::kProblems, "links"),
                  Problem("u-1", "p-2", Metric::kProblems, "blank", "account"),
                  Problem("u-2", "p-3"), Problem("u-1", "p-4", Metric::kProblemsCarried)},
                 {});
  EXPECT_EQ(scores.rows.at(0).score, 10'000);
  EXPECT_TRUE(scores.rows.at(0).parts.at(0).lines.empty());
}

TEST(Appraisal, BonusesStandAboveAndHaveABound) {
  const auto clean = [](const char* campaign) {
    return AppraisalFact{Metric::kCleanCampaigns, "u-1", campaign, campaign, "", "", ""};
  };
  const AppraisalScores one =
      ScoreUnits(Scheme(), {{"u-1", "甲", "", {"messages"}}}, {clean("Q1")}, {});
  EXPECT_EQ(one.rows.at(0).score, 10'125);
  const AppraisalScores two =
      ScoreUnits(Scheme(), {{"u-1", "甲", "", {"messages"}}}, {clean("Q1"), clean("Q2")}, {});
  EXPECT_EQ(two.rows.at(0).score, 10'200);
  EXPECT_EQ(two.rows.at(0).bonus, 200);
}

TEST(Appraisal, EqualScoresShareARankAndStandByTheirNumber) {
  const AppraisalScores scores = ScoreUnits(Scheme(),
                                            {{"u-10", "a", "", {"sites"}},
                                             {"u-2", "b", "", {"sites"}},
                                             {"u-3", "c", "", {"sites"}},
                                             {"u-4", "d", "", {"sites"}}},
                                            {Problem("u-3", "p-1"), Problem("u-4", "p-2")}, {});
  std::vector<std::string> units;
  std::vector<std::int64_t> ranks;
  for (const model::AppraisalRow& row : scores.rows) {
    units.push_back(row.unit);
    ranks.push_back(row.rank);
  }
  EXPECT_THAT(units, ElementsAre("u-2", "u-10", "u-3", "u-4"));
  EXPECT_THAT(ranks, ElementsAre(1, 1, 3, 3));
}

TEST(Appraisal, AnUpheldContestTakesItsRecordsOutAndLeavesThemInSight) {
  model::AppraisalContest contest;
  contest.number = 3;
  contest.unit = "u-1";
  contest.waived = {"p-1"};
  const std::vector<AppraisedUnit> units{{"u-1", "甲", "", {"sites"}},
                                         {"u-2", "乙", "", {"sites"}}};
  const std::vector<AppraisalFact> facts{Problem("u-1", "p-1"), Problem("u-1", "p-2"),
                                         Problem("u-2", "p-1")};
  AppraisalScores scores = ScoreUnits(Scheme(), units, facts, {contest});
  EXPECT_EQ(scores.rows.at(0).unit, "u-2");
  EXPECT_EQ(scores.rows.at(1).parts.at(0).lines.at(0).count, 2) << "an open one changes nothing";
  contest.state = model::ContestState::kUpheld;
  Rescore(Scheme(), {contest}, scores.rows);
  const AppraisalScores anew = ScoreUnits(Scheme(), units, facts, {contest});
  for (const auto& rows : {scores.rows, anew.rows}) {
    const model::AppraisalRow& row = rows.at(0);
    EXPECT_EQ(row.unit, "u-1") << "1.5 off each, the smaller number first";
    const model::AppraisalLine& line = row.parts.at(0).lines.at(0);
    EXPECT_EQ(line.count, 1);
    EXPECT_EQ(line.points, 150);
    ASSERT_EQ(line.records.size(), 2U);
    EXPECT_EQ(line.records[0].contest, 3);
    EXPECT_EQ(line.records[1].contest, 0);
    EXPECT_EQ(rows.at(1).parts.at(0).lines.at(0).count, 1) << "another unit's stays";
  }
}

TEST(Appraisal, WhoIsNotScoredIsTold) {
  const AppraisalScores scores = ScoreUnits(Scheme(),
                                            {{"u-1", "甲", "", {}},
                                             {"u-2", "乙", "not_active", {"sites"}},
                                             {"u-3", "丙", "not_active", {"sites"}}},
                                            {Problem("u-2", "p-1")}, {});
  EXPECT_TRUE(scores.rows.empty());
  ASSERT_EQ(scores.omitted.size(), 2U) << "who is gone and lost nothing is not told";
  EXPECT_EQ(scores.omitted[0].why, "nothing_to_score");
  EXPECT_EQ(scores.omitted[1].unit, "u-2");
  EXPECT_EQ(scores.omitted[1].records, 1);
}

TEST(Appraisal, PointsArePrintedWithTwoDigits) {
  EXPECT_EQ(PointsText(8750), "87.50");
  EXPECT_EQ(PointsText(-205), "-2.05");
  EXPECT_EQ(PointsText(7), "0.07");
  EXPECT_EQ(PointsText(0), "0.00");
}

}  // namespace
}  // namespace xuncha::workflow
