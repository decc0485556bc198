// SPDX-License-Identifier: Apache-2.0
#include "workflow/finding_life.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::ProblemEvent;
using model::ProblemState;
using ::testing::HasSubstr;

const TimeMs kNow = EndOfChinaDay(testing::D("2022-08-12"));

ProblemAct Act(std::string reason = "", std::string number = "") {
  return {"张三", kNow, std::move(reason), std::move(number), ""};
}

model::Problem Suspected() {
  model::Problem problem;
  problem.id = "p-1";
  return problem;
}

model::Problem After(const model::Problem& problem, ProblemEvent event, const ProblemAct& act) {
  auto move = Apply(problem, event, act);
  EXPECT_TRUE(move.has_value()) << (move ? "" : move.error().message);
  return move ? move->problem : problem;
}

model::Problem Confirmed() {
  return After(Suspected(), ProblemEvent::kConfirm, Act("", "2022Q3-应急-03"));
}

TEST(FindingLife, ConfirmingGivesTheNumberAndWritesHistory) {
  const auto move = Apply(Suspected(), ProblemEvent::kConfirm, Act("", "2022Q3-应急-03")).value();
  EXPECT_EQ(move.problem.state, ProblemState::kConfirmed);
  EXPECT_EQ(move.problem.number, "2022Q3-应急-03");
  EXPECT_EQ(move.step.from, ProblemState::kSuspected);
  EXPECT_EQ(move.step.to, ProblemState::kConfirmed);
  EXPECT_EQ(move.step.by, "张三");
  EXPECT_EQ(move.step.at, kNow);
  EXPECT_THAT(Apply(Suspected(), ProblemEvent::kConfirm, Act()).error().message,
              HasSubstr("p-1: a number is wanted"));
}

TEST(FindingLife, TheNumberOutlivesItsRejection) {
  const model::Problem rejected = After(Confirmed(), ProblemEvent::kReject, Act("已核实，不属实"));
  EXPECT_EQ(rejected.state, ProblemState::kRejected);
  EXPECT_EQ(rejected.number, "2022Q3-应急-03");
  EXPECT_EQ(rejected.reason, "已核实，不属实");
  const model::Problem back = After(rejected, ProblemEvent::kReopen, Act("复核属实"));
  EXPECT_EQ(back.state, ProblemState::kConfirmed);
  EXPECT_EQ(back.number, "2022Q3-应急-03");
  EXPECT_EQ(back.reason, "");
}

TEST(FindingLife, ARejectionWithoutANumberGoesBackToSuspectedAndKeepsTheNumberThatComes) {
  const model::Problem rejected = After(Suspected(), ProblemEvent::kReject, Act("误报"));
  const model::Problem back = After(rejected, ProblemEvent::kReopen, Act("内容已变"));
  EXPECT_EQ(back.state, ProblemState::kSuspected);
}

TEST(FindingLife, FixedReturnedFixedClosed) {
  ProblemAct fix = Act();
  fix.day = "2022-08-15";
  model::Problem problem = After(Confirmed(), ProblemEvent::kReportFix, fix);
  EXPECT_EQ(problem.fixed_on, "2022-08-15");
  EXPECT_TRUE(IsOpen(problem)) << "not verified yet";
  problem = After(problem, ProblemEvent::kReturn, Act("仍打不开"));
  EXPECT_EQ(problem.state, ProblemState::kConfirmed);
  EXPECT_EQ(problem.fixed_on, "");
  problem = After(problem, ProblemEvent::kReportFix, Act());
  EXPECT_EQ(problem.fixed_on, "2022-08-12") << "the day of now in UTC+8";
  problem = After(problem, ProblemEvent::kClose, Act());
  EXPECT_EQ(problem.state, ProblemState::kClosed);
  EXPECT_EQ(problem.closed_on, "2022-08-12");
  EXPECT_FALSE(IsOpen(problem));
}

TEST(FindingLife, ACommonProblemStaysCommonWhateverComes) {
  model::Problem problem = After(Confirmed(), ProblemEvent::kMakeCommon, Act());
  EXPECT_EQ(problem.state, ProblemState::kCommon);
  problem = After(problem, ProblemEvent::kReportFix, Act());
  problem = After(problem, ProblemEvent::kReturn, Act("未修复"));
  EXPECT_EQ(problem.state, ProblemState::kCommon);
  problem = After(problem, ProblemEvent::kClose, Act());
  EXPECT_TRUE(problem.common);
}

TEST(FindingLife, WhatWasMadeCommonIsTheUnitsAgainWhenThatIsTakenBack) {
  const model::Problem common = After(Confirmed(), ProblemEvent::kMakeCommon, Act());
  EXPECT_FALSE(Apply(common, ProblemEvent::kReopen, Act()).has_value()) << "without a reason";
  const model::Problem back = After(common, ProblemEvent::kReopen, Act("原因不同"));
  EXPECT_EQ(back.state, ProblemState::kConfirmed);
  EXPECT_FALSE(back.common);
  EXPECT_EQ(back.number, "2022Q3-应急-03");
  const model::Problem asked = After(After(Suspected(), ProblemEvent::kMakeCommon, Act()),
                                     ProblemEvent::kReopen, Act("原因不同"));
  EXPECT_EQ(asked.state, ProblemState::kSuspected);
}

TEST(FindingLife, AnotherDayOfTheFixIsPutRight) {
  ProblemAct act = Act();
  act.day = "2022-08-20";
  model::Problem problem = After(Confirmed(), ProblemEvent::kReportFix, act);
  act.day = "2022-08-18";
  problem = After(problem, ProblemEvent::kReportFix, act);
  EXPECT_EQ(problem.state, ProblemState::kFixed);
  EXPECT_EQ(problem.fixed_on, "2022-08-18");
}

TEST(FindingLife, AUnitFixesItsOwnWordBeforeAnybodyConfirms) {
  model::Problem own = Suspected();
  EXPECT_FALSE(Apply(own, ProblemEvent::kReportFix, Act()).has_value());
  own.origin = model::ProblemOrigin::kSelfCheck;
  own = After(own, ProblemEvent::kReportFix, Act());
  EXPECT_EQ(own.state, ProblemState::kFixed);
  EXPECT_EQ(After(own, ProblemEvent::kReturn, Act("未修复")).state, ProblemState::kSuspected);
}

TEST(FindingLife, ReasonsAndActorsAreWanted) {
  EXPECT_THAT(Apply(Confirmed(), ProblemEvent::kReject, Act()).error().message,
              HasSubstr("2022Q3-应急-03: a reason is wanted"));
  ProblemAct nobody = Act("误报");
  nobody.actor.clear();
  EXPECT_FALSE(Apply(Confirmed(), ProblemEvent::kReject, nobody).has_value());
  ProblemAct bad_day = Act();
  bad_day.day = "yesterday";
  EXPECT_FALSE(Apply(Confirmed(), ProblemEvent::kClose, bad_day).has_value());
}

// Everything that is not in the picture of finding_life.h is a conflict.
TEST(FindingLife, NothingElseCanHappen) {
  using E = ProblemEvent;
  using S = ProblemState;
  const std::set<std::pair<S, E>> allowed{
      {S::kSuspected, E::kConfirm},    {S::kSuspected, E::kReject},
      {S::kSuspected, E::kMakeCommon}, {S::kConfirmed, E::kReject},
      {S::kConfirmed, E::kMakeCommon}, {S::kConfirmed, E::kReportFix},
      {S::kConfirmed, E::kClose},      {S::kCommon, E::kReject},
      {S::kCommon, E::kReportFix},     {S::kCommon, E::kClose},
      {S::kFixed, E::kReject},         {S::kFixed, E::kReturn},
      {S::kFixed, E::kClose},          {S::kRejected, E::kReopen},
      {S::kClosed, E::kReopen},        {S::kCommon, E::kReopen},
      {S::kFixed, E::kReportFix}};
  for (int state = 0; state < model::kProblemStates; ++state) {
    for (int event = 0; event < model::kProblemEvents; ++event) {
      model::Problem problem = Suspected();
      problem.state = static_cast<S>(state);
      const auto move = Apply(problem, static_cast<E>(event), Act("r", "2022Q3-应急-01"));
      EXPECT_EQ(move.has_value(), allowed.contains({problem.state, static_cast<E>(event)}))
          << Name(problem.state) << " " << Name(static_cast<E>(event));
      if (move.has_value()) continue;
      EXPECT_EQ(move.error().code, ErrorCode::kConflict);
    }
  }
}

}  // namespace
}  // namespace xuncha::workflow
