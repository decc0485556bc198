// SPDX-License-Identifier: Apache-2.0
#include "audit/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/verdict_case.h"

namespace xuncha::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct ScoreCase : VerdictCase {
  ScoreCase() {
    const Profile base = testing::DefaultProfile();
    profile = ParseProfile(testing::ReadSourceFile("profiles/example-points.toml"), "e.toml", &base)
                  .value();
  }
  PointsRule& Points(const std::string& indicator) {
    for (PointsRule& rule : profile.points) {
      if (rule.indicator == indicator) return rule;
    }
    return profile.points.emplace_back();
  }
  void Dead(int count, Confidence confidence = Confidence::kCertain) {
    for (int i = 0; i < count; ++i) {
      model::Finding& finding = Find("dead_link", "https://www.demo.gov.cn/", confidence);
      finding.target = "https://www.demo.gov.cn/gone" + std::to_string(i);
      finding.indicators = {"D4.3", "L11"};
    }
  }
  void Stale(ColumnKind kind, bool first_level = true) {
    model::Column& column = Add(kind, "2020-01-01");
    column.first_level = first_level;
    Find("stale_column", column.url).indicators = {"V1.4.1", "V1.4.2", "D1.4",
                                                   "D1.5",   "D1.6",   "D1.9"};
  }
  Score Give() const { return ScorePoints(Input()); }
};

std::vector<std::string> Charged(const Score& score) {
  std::vector<std::string> ids;
  for (const model::ScoreLine& line : score.deductions) ids.push_back(line.indicator);
  return ids;
}

TEST(Score, ThereIsNoneWherePointsAreUnknown) {
  const VerdictCase national;
  const Score score = ScorePoints(national.Input());
  EXPECT_FALSE(score.value.has_value());
  EXPECT_EQ(score.why.key, "score_why.points");
  EXPECT_THAT(score.why.values[0].second, ::testing::HasSubstr("D4.3"));
}

TEST(Score, DepartmentsHaveNone) {
  ScoreCase department;
  department.site.kind = model::SiteKind::kDepartment;
  EXPECT_FALSE(department.Give().value.has_value());
  EXPECT_EQ(department.Give().why.key, "");
}

TEST(Score, AnUntouchedPortalKeepsAllPoints) {
  const Score score = ScoreCase().Give();
  ASSERT_TRUE(score.value.has_value()) << score.why.key;
  EXPECT_EQ(*score.value, 100);
  EXPECT_THAT(score.deductions, IsEmpty());
}

TEST(Score, DeductionsAreCappedByIndicator) {
  ScoreCase few;
  few.Dead(7);
  EXPECT_DOUBLE_EQ(*few.Give().value, 99.3);
  ScoreCase many;
  many.Dead(500);
  EXPECT_DOUBLE_EQ(*many.Give().value, 95) << "cap";
  many.Points("D4.3").cap.reset();
  EXPECT_DOUBLE_EQ(*many.Give().value, 92) << "never more than the full points";
  many.Points("D4.3").cap = 50;
  EXPECT_DOUBLE_EQ(*many.Give().value, 92);
}

TEST(Score, QuestionsAndPreviewsTakeNothing) {
  ScoreCase asked;
  asked.Dead(7, Confidence::kReview);
  EXPECT_DOUBLE_EQ(*asked.Give().value, 100);
  ScoreCase preview;
  preview.Dead(7);
  preview.preview_checks = {"dead_link"};
  EXPECT_DOUBLE_EQ(*preview.Give().value, 100);
  ScoreCase likely;
  likely.Dead(7, Confidence::kLikely);
  EXPECT_DOUBLE_EQ(*likely.Give().value, 99.3);
}

TEST(Score, AStaleColumnIsChargedOnceUnderItsKind) {
  ScoreCase stale;
  stale.Stale(ColumnKind::kNews);           // D1.4: 2
  stale.Stale(ColumnKind::kPolicy);         // D1.5: 5
  stale.Stale(ColumnKind::kPolicy, false);  // not of the first level: D1.9: 1
  stale.Stale(ColumnKind::kPublicity);      // D1.9: 1
  const Score score = stale.Give();
  EXPECT_THAT(Charged(score), ElementsAre("D1.4", "D1.5", "D1.9"));
  EXPECT_DOUBLE_EQ(*score.value, 91);
  EXPECT_EQ(score.deductions[2].count, 2U);

  stale.Find("blank_column", stale.columns.back().url).indicators = {"V1.4.3", "D1.9", "G2.8"};
  EXPECT_DOUBLE_EQ(*stale.Give().value, 91) << "a column charged already is not charged again";
}

TEST(Score, AFindingNamesTheIndicatorsOfItsKindOnly) {
  ScoreCase stale;
  for (Indicator& indicator : stale.rulebook.indicators) {
    if (indicator.id == "D1.9") indicator.checks = {"stale_column", "blank_column"};
  }
  model::Column& column = stale.Add(ColumnKind::kPolicy, "2020-01-01");
  column.first_level = false;
  stale.Find("stale_column", column.url).indicators = {"V1.4.1", "D1.5"};
  EXPECT_THAT(Charged(stale.Give()), ElementsAre("D1.9")) << "D1.5 is for the first level";
  stale.columns.back().first_level = true;
  EXPECT_THAT(Charged(stale.Give()), ElementsAre("D1.5"));
}

TEST(Score, BodiesWithoutServicesKeep75AndAreScaled) {
  ScoreCase without;
  without.site.outward_services = false;
  EXPECT_DOUBLE_EQ(*without.Give().value, 100);
  without.Stale(ColumnKind::kPolicy);
  without.Stale(ColumnKind::kPublicity);  // 69 of 75 are left
  EXPECT_DOUBLE_EQ(*without.Give().value, 92);
}

TEST(Score, BelowSixtyFailsSixtyDoesNot) {
  ScoreCase low;
  low.Points("D4.3").per_occurrence = 8;
  low.Points("D4.3").cap.reset();
  low.Points("D4.3").full = 40;  // taken from where nothing is found
  low.Points("D3.3").full = 0;
  low.Points("D3.4").full = 0;
  low.Points("D3.5").full = 0;
  low.Points("D3.1").full = 0;
  low.Points("D3.2").full = 0;
  low.Points("D2.1").full = 0;
  low.Points("D2.2").full = 0;
  low.Points("D2.3").full = 3;
  low.Dead(5);
  EXPECT_DOUBLE_EQ(*low.Give().value, 60);
  EXPECT_FALSE(low.Give().fails);
  EXPECT_EQ(GiveVerdict(low.Input()).result, "qualified");
  low.Find("site_tags", "https://www.demo.gov.cn/").indicators = {"D4.5"};
  EXPECT_DOUBLE_EQ(*low.Give().value, 59.5);
  EXPECT_TRUE(low.Give().fails);
  const model::Verdict verdict = GiveVerdict(low.Input());
  EXPECT_EQ(verdict.result, "unqualified");
  EXPECT_EQ(verdict.reasons[0].key, "verdict_why.score");
}

TEST(Score, BonusCountsAboveEightyOnlyAndIsCapped) {
  ScoreCase bonus;
  bonus.Points("B1").award = 4;
  bonus.Points("B2").award = 9;  // full 6
  EXPECT_DOUBLE_EQ(*bonus.Give().value, 110);
  EXPECT_THAT(bonus.Give().bonuses, SizeIs(2));
  for (const char* id : {"B1", "B2", "B3", "B4", "B5"}) {
    bonus.Points(id).full = 20;
    bonus.Points(id).award = 20;
  }
  EXPECT_DOUBLE_EQ(*bonus.Give().value, 130) << "thirty in all";
  bonus.Points("D4.3").full = 20;
  bonus.Points("D4.3").cap.reset();
  bonus.Points("D4.3").per_occurrence = 20;
  bonus.Points("D2.1").full = 0;
  bonus.Points("D2.2").full = 3;
  bonus.Points("D2.3").full = 0;
  bonus.Dead(1);
  EXPECT_DOUBLE_EQ(*bonus.Give().value, 80) << "not above eighty";
  EXPECT_THAT(bonus.Give().bonuses, IsEmpty());
}

TEST(Score, PointsThatDoNotSumToTheWholeAreRefused) {
  ScoreCase wrong;
  wrong.Points("D4.3").full = 9;
  EXPECT_FALSE(wrong.Give().value.has_value());
  EXPECT_EQ(wrong.Give().why.key, "score_why.sum");
}

TEST(Score, AVetoLeavesNothingToScoreAndExamplesSaySo) {
  ScoreCase portal;
  model::Verdict verdict = GiveVerdict(portal.Input());
  ASSERT_TRUE(verdict.score.has_value());
  EXPECT_TRUE(verdict.example_points);
  portal.AddBlank(5);
  verdict = GiveVerdict(portal.Input());
  EXPECT_EQ(verdict.result, "unqualified");
  EXPECT_FALSE(verdict.score.has_value());
  ScoreCase stopped;
  stopped.complete = false;
  EXPECT_FALSE(GiveVerdict(stopped.Input()).score.has_value());
}

}  // namespace
}  // namespace xuncha::audit
