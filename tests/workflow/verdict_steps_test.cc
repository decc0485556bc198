// SPDX-License-Identifier: Apache-2.0
#include "workflow/verdict_steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/founding_campaign.h"

namespace xuncha::workflow {
namespace {

using model::ProblemState;
using model::RowAnswer;
using model::VerdictBasis;
using model::VerdictStep;
using ::testing::ElementsAre;
using testing::FoundingCampaign;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<VetoIndicator> Vetoes() {
  VetoIndicator blank, leak, probes;
  blank.id = "V1.4.3";
  blank.threshold = 5;
  leak.id = "V1.1.2";
  leak.threshold = 1;
  leak.manual = true;
  probes.id = "V1.2";
  probes.threshold = 0.05;
  return {blank, leak, probes};
}

std::vector<model::RecordRow> Rows(RowAnswer blank = RowAnswer::kNotFound) {
  std::vector<model::RecordRow> rows(3);
  rows[0].indicator = "V1.4.3";
  rows[1].indicator = "V1.1.2";
  rows[2].indicator = "V1.2";
  for (model::RecordRow& row : rows) row.person = RowAnswer::kNotFound;
  rows[0].person = blank;
  return rows;
}

std::vector<model::Problem> Blanks(int count, ProblemState state = ProblemState::kConfirmed) {
  std::vector<model::Problem> problems(static_cast<std::size_t>(count));
  for (model::Problem& problem : problems) {
    problem.subject = "s-19";
    problem.number = "2022Q3-应急-01";
    problem.state = state;
    problem.indicators = {"V1.4.3", "D1.9"};
  }
  return problems;
}

ProposedVerdict Judge(const std::vector<model::RecordRow>& rows,
                      const std::vector<model::Problem>& problems,
                      VerdictBasis basis = VerdictBasis::kMonitoringPoint) {
  model::Campaign campaign = FoundingCampaign();
  campaign.basis = basis;
  return Propose(campaign, "s-19", rows, problems, Vetoes(), "machine");
}

// The emergency bureau's blank columns were four at most: five would have been a veto.
TEST(VerdictSteps, FourBlankColumnsAreQualifiedFiveContradictTheRow) {
  EXPECT_EQ(Judge(Rows(), Blanks(4)).verdict.result, "qualified");
  const ProposedVerdict five = Judge(Rows(), Blanks(5));
  EXPECT_EQ(five.verdict.result, "undetermined");
  EXPECT_THAT(five.contradictions, ElementsAre("V1.4.3"));
}

TEST(VerdictSteps, AFoundVetoDecidesEvenBesideOpenRows) {
  auto rows = Rows(RowAnswer::kFound);
  rows[1].person = RowAnswer::kOpen;
  const ProposedVerdict proposed = Judge(rows, Blanks(5));
  EXPECT_EQ(proposed.verdict.result, "unqualified");
  EXPECT_THAT(proposed.verdict.vetoes, ElementsAre("V1.4.3"));
  EXPECT_EQ(proposed.verdict.step, VerdictStep::kProposed);
  EXPECT_EQ(proposed.verdict.proposed_by, "machine");
}

TEST(VerdictSteps, AnOpenRowMeansNotChecked) {
  for (const RowAnswer answer : {RowAnswer::kOpen, RowAnswer::kNotChecked}) {
    const ProposedVerdict proposed = Judge(Rows(answer), {});
    EXPECT_EQ(proposed.verdict.result, "undetermined");
    EXPECT_THAT(proposed.open_rows, ElementsAre("V1.4.3"));
  }
  EXPECT_EQ(Judge({}, {}).verdict.result, "undetermined");
}

TEST(VerdictSteps, OnlyConfirmedProblemsCount) {
  EXPECT_EQ(Judge(Rows(), Blanks(9, ProblemState::kSuspected)).verdict.result, "qualified");
  EXPECT_EQ(Judge(Rows(), Blanks(9, ProblemState::kRejected)).verdict.result, "qualified");
  auto common = Blanks(9);
  for (auto& problem : common) problem.common = true;
  EXPECT_EQ(Judge(Rows(), common).verdict.result, "qualified");
  auto others = Blanks(9);
  for (auto& problem : others) problem.subject = "s-1";
  EXPECT_EQ(Judge(Rows(), others).verdict.result, "qualified");
}

TEST(VerdictSteps, TheMonitoringPointOrWhatStandsAfterRectification) {
  auto fixed = Blanks(5, ProblemState::kClosed);
  for (auto& problem : fixed) problem.fixed_on = "2022-08-30";
  EXPECT_EQ(Judge(Rows(RowAnswer::kFound), fixed).verdict.result, "unqualified");
  EXPECT_EQ(Judge(Rows(RowAnswer::kFound), fixed, VerdictBasis::kAfterRectification).verdict.result,
            "qualified");
  fixed[2].fixed_on = "2022-09-01";
  EXPECT_EQ(Judge(Rows(RowAnswer::kFound), fixed, VerdictBasis::kAfterRectification).verdict.result,
            "qualified")
      << "one is left, five would be a veto";
  for (auto& problem : fixed) problem.fixed_on = "2022-09-01";
  EXPECT_EQ(Judge(Rows(RowAnswer::kFound), fixed, VerdictBasis::kAfterRectification).verdict.result,
            "unqualified")
      << "fixed after the cut-off";
}

TEST(VerdictSteps, WhatDoesNotRestOnCountingStandsWhileOneProblemDoes) {
  auto leaks = Blanks(2, ProblemState::kClosed);
  for (auto& problem : leaks) {
    problem.indicators = {"V1.1.2"};
    problem.fixed_on = "2022-08-30";
  }
  auto rows = Rows();
  rows[1].person = RowAnswer::kFound;
  EXPECT_EQ(Judge(rows, leaks, VerdictBasis::kAfterRectification).verdict.result, "qualified");
  leaks[1].fixed_on = "2022-09-01";
  EXPECT_EQ(Judge(rows, leaks, VerdictBasis::kAfterRectification).verdict.result, "unqualified");
}

TEST(VerdictSteps, AUnitsWordAloneIsNoFix) {
  auto claimed = Blanks(5, ProblemState::kFixed);
  for (auto& problem : claimed) problem.fixed_on = "2022-08-30";
  EXPECT_EQ(
      Judge(Rows(RowAnswer::kFound), claimed, VerdictBasis::kAfterRectification).verdict.result,
      "unqualified");
}

TEST(VerdictSteps, AFoundRowWithoutProblemsStands) {
  EXPECT_EQ(Judge(Rows(RowAnswer::kFound), {}, VerdictBasis::kAfterRectification).verdict.result,
            "unqualified");
}

TEST(VerdictSteps, WhatWasFixedBeforeTheMonitoringPointDoesNotCount) {
  auto early = Blanks(5, ProblemState::kClosed);
  for (auto& problem : early) problem.fixed_on = "2022-08-15";
  EXPECT_EQ(Judge(Rows(), early).verdict.result, "qualified");
  early[0].fixed_on = "2022-08-23";
  EXPECT_EQ(Judge(Rows(), early).verdict.result, "qualified") << "a day means its end";
  for (auto& problem : early) problem.fixed_on = "2022-08-24";
  EXPECT_EQ(Judge(Rows(), early).verdict.result, "undetermined");
}

model::SubjectVerdict Proposed() { return Judge(Rows(), {}).verdict; }

TEST(VerdictSteps, ReviewedByOneDecidedByAnother) {
  const auto reviewed = Review(Proposed(), "张三", "", "").value();
  EXPECT_EQ(reviewed.step, VerdictStep::kReviewed);
  EXPECT_EQ(reviewed.reviewed_by, "张三");
  EXPECT_EQ(Decide(reviewed, "张三", "", "", {}).error().code, ErrorCode::kPermission);
  EXPECT_TRUE(Decide(reviewed, "张三", "", "", {true}).has_value());
  const auto decided = Decide(reviewed, "主任", "", "", {}).value();
  EXPECT_EQ(decided.step, VerdictStep::kDecided);
  EXPECT_EQ(decided.result, "qualified");
  EXPECT_EQ(decided.decided_by, "主任");
}

TEST(VerdictSteps, AnotherResultWantsAReason) {
  EXPECT_THAT(Review(Proposed(), "张三", "unqualified", "").error().message,
              HasSubstr("wants a reason"));
  const auto changed = Review(Proposed(), "张三", "unqualified", "首页确无更新").value();
  EXPECT_EQ(changed.result, "unqualified");
  EXPECT_EQ(changed.reason, "首页确无更新");
  EXPECT_FALSE(Review(Proposed(), "张三", "fine", "x").has_value());
  EXPECT_FALSE(Review(Proposed(), "", "", "").has_value());
}

TEST(VerdictSteps, NobodySaysQualifiedOfOpenRows) {
  ProposedVerdict now;
  now.open_rows = {"V1.2", "V1.4.3"};
  model::SubjectVerdict verdict;
  verdict.subject = "s-1";
  verdict.result = "qualified";
  const Status refused = MayStand(verdict, now);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("V1.2 V1.4.3"), std::string::npos);
  verdict.result = "unqualified";
  EXPECT_TRUE(MayStand(verdict, now)) << "one found veto is enough";
}

TEST(VerdictSteps, AVerdictIsOutdatedWhenTheMachineWouldSayOtherwise) {
  ProposedVerdict now;
  now.verdict.result = now.verdict.proposed = "undetermined";
  model::SubjectVerdict verdict = now.verdict;
  verdict.result = "qualified";  // overruled by a person
  EXPECT_FALSE(IsOutdated(verdict, now));
  now.verdict.result = "unqualified";
  EXPECT_TRUE(IsOutdated(verdict, now));
  now.verdict.result = "undetermined";
  now.verdict.vetoes = {"V1.2"};
  EXPECT_TRUE(IsOutdated(verdict, now));
}

TEST(VerdictSteps, NoStepIsSkippedAndADecisionIsTakenBackWithAReason) {
  EXPECT_EQ(Decide(Proposed(), "主任", "", "", {}).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Review({}, "张三", "", "").error().code, ErrorCode::kConflict);
  const auto decided =
      Decide(Review(Proposed(), "张三", "", "").value(), "主任", "", "", {}).value();
  EXPECT_EQ(Review(decided, "张三", "", "").error().code, ErrorCode::kConflict);
  EXPECT_FALSE(TakeBack(decided, "主任", "").has_value());
  const auto back = TakeBack(decided, "主任", "来信反映").value();
  EXPECT_EQ(back.step, VerdictStep::kProposed);
  EXPECT_EQ(back.decided_by, "");
  EXPECT_TRUE(Review(back, "张三", "", "").has_value());
  EXPECT_FALSE(TakeBack(Proposed(), "主任", "x").has_value());
}

}  // namespace
}  // namespace xuncha::workflow
