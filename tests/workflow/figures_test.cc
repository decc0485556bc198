// SPDX-License-Identifier: Apache-2.0
#include "workflow/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/founding_campaign.h"
#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::ProblemState;
using ::testing::ElementsAre;
using testing::FoundingCampaign;
using ::testing::HasSubstr;
using ::testing::Pair;

class Figures : public ::testing::Test {
 protected:
  CampaignFigures Run() {
    const auto figures =
        FiguresOf({campaign_, subjects_, verdicts_, problems_, orders_, checks_, classes_, as_of_});
    EXPECT_TRUE(figures.has_value());
    return figures.value();
  }

  void AddSubject(const std::string& id, SubjectKind kind, const std::string& group,
                  const std::string& result) {
    FigureSubject subject;
    subject.id = id;
    subject.kind = kind;
    subject.group = group;
    subjects_.push_back(subject);
    if (result.empty()) return;
    model::SubjectVerdict verdict;
    verdict.campaign = campaign_.id;
    verdict.subject = id;
    verdict.result = result;
    verdict.step = model::VerdictStep::kDecided;
    verdicts_.push_back(verdict);
  }

  model::Problem& AddProblem(ProblemState state, const std::string& klass = "blank",
                             const std::string& fixed_on = "") {
    model::Problem problem;
    problem.id = "p-" + std::to_string(problems_.size() + 1);
    problem.campaign = campaign_.id;
    problem.number = "2022Q3-应急-" + std::to_string(problems_.size() + 10);
    problem.unit = "u-19";
    problem.klass = klass;
    problem.state = state;
    problem.rounds = {1};
    problem.fixed_on = fixed_on;
    problems_.push_back(problem);
    return problems_.back();
  }

  model::Campaign campaign_ = FoundingCampaign();
  std::vector<FigureSubject> subjects_;
  std::vector<model::SubjectVerdict> verdicts_;
  std::vector<model::Problem> problems_;
  std::vector<model::WorkOrder> orders_;
  std::vector<model::SelfCheck> checks_;
  ProblemClasses classes_ =
      ProblemClasses::Parse(testing::DataFile("problem_classes.toml")).value();
  std::string as_of_ = "2022-08-31";
};

// "正在运行的政府网站共20个，检查20个，检查率100%，合格率为100%；…… 共98个".
TEST_F(Figures, TheFoundingQuartersTotals) {
  for (int i = 1; i <= 20; ++i) {
    AddSubject("s-" + std::to_string(i), SubjectKind::kSite, i == 1 ? "portal" : "department",
               "qualified");
  }
  for (int i = 1; i <= 98; ++i) {
    AddSubject("a-" + std::to_string(i), SubjectKind::kAccount, "wechat_subscription", "qualified");
  }
  const CampaignFigures figures = Run();
  EXPECT_EQ(figures.sites.population, 20U);
  EXPECT_EQ(figures.sites.checked, 20U);
  EXPECT_EQ(figures.sites.qualified, 20U);
  EXPECT_EQ(figures.sites.check_rate().basis_points(), 10'000);
  EXPECT_EQ(figures.accounts.qualified, 98U);
  EXPECT_EQ(figures.accounts.pass_rate().basis_points(), 10'000);
  ASSERT_EQ(figures.site_groups.size(), 2U);
  EXPECT_EQ(figures.site_groups[1].first, "portal");
  EXPECT_EQ(figures.site_groups[1].second.population, 1U);
}

TEST_F(Figures, AnUndeterminedSiteLowersTheCheckRateNotThePassRate) {
  AddSubject("s-1", SubjectKind::kSite, "department", "qualified");
  AddSubject("s-2", SubjectKind::kSite, "department", "undetermined");
  AddSubject("s-3", SubjectKind::kSite, "department", "");
  AddSubject("s-4", SubjectKind::kSite, "department", "unqualified");
  AddSubject("s-5", SubjectKind::kSite, "department", "qualified");
  subjects_[4].apart = true;
  subjects_[2].drawn = false;
  const SubjectFigures sites = Run().sites;
  EXPECT_EQ(sites.population, 4U);
  EXPECT_EQ(sites.apart, 1U);
  EXPECT_EQ(sites.drawn, 3U);
  EXPECT_EQ(sites.check_rate().basis_points(), 5'000);
  EXPECT_EQ(sites.pass_rate().basis_points(), 5'000);
  EXPECT_EQ(sites.decided, 3U);
}

TEST_F(Figures, SharesAreRoundedHalfUpInWholeNumbers) {
  EXPECT_EQ((Share{1, 3}).basis_points(), 3'333);
  EXPECT_EQ((Share{2, 3}).basis_points(), 6'667);
  EXPECT_EQ((Share{1, 8}).basis_points(), 1'250);
  EXPECT_EQ((Share{1, 20'000}).basis_points(), 1) << "half a basis point";
  EXPECT_FALSE((Share{0, 0}).basis_points().has_value());
}

TEST_F(Figures, OnlyConfirmedProblemsOfThisCampaignAreFound) {
  AddProblem(ProblemState::kConfirmed);
  AddProblem(ProblemState::kClosed, "links", "2022-08-15").rounds = {1, 2};
  AddProblem(ProblemState::kSuspected).number.clear();
  AddProblem(ProblemState::kRejected);
  AddProblem(ProblemState::kCommon).common = true;
  AddProblem(ProblemState::kClosed, "links", "2022-08-15").common = true;
  AddProblem(ProblemState::kConfirmed).campaign = "2022Q2";
  const ProblemFigures found = Run().problems;
  EXPECT_EQ(found.found, 2U);
  EXPECT_EQ(found.common, 2U);
  EXPECT_EQ(found.suspected, 1U);
  EXPECT_EQ(found.rejected, 1U);
  EXPECT_THAT(found.by_round, ElementsAre(Pair(1, 2U), Pair(2, 1U)));
  EXPECT_THAT(found.by_unit, ElementsAre(Pair("u-19", 2U)));
  std::uint64_t sum = 0;
  for (const ClassCount& one : found.by_class) sum += one.problems;
  EXPECT_EQ(sum, found.found) << "classes add up to the number printed";
}

TEST_F(Figures, AtTheCutOffThreeThingsAreTold) {
  AddProblem(ProblemState::kConfirmed);
  AddProblem(ProblemState::kClosed, "blank", "2022-08-31");
  AddProblem(ProblemState::kClosed, "blank", "2022-09-01");
  AddProblem(ProblemState::kFixed, "blank", "2022-08-30");
  AddProblem(ProblemState::kFixed, "blank", "2022-09-02");
  AddProblem(ProblemState::kClosed, "blank", "2022-08-16");
  const CampaignFigures figures = Run();
  EXPECT_EQ(figures.cut_off, "2022-08-31");
  EXPECT_THAT(figures.problems.open, ElementsAre("p-1", "p-3", "p-5"));
  EXPECT_THAT(figures.problems.claimed, ElementsAre("p-4"));
  EXPECT_THAT(figures.problems.fixed, ElementsAre("p-2", "p-6"));
  EXPECT_EQ(figures.problems.fixed_between_rounds, 1U);
  EXPECT_EQ(figures.problems.found, 6U) << "what was fixed was found all the same";
}

TEST_F(Figures, WhatUnitsFixedThemselvesBeforeRoundOneIsApart) {
  model::Problem& own = AddProblem(ProblemState::kFixed, "blank", "2022-08-06");
  own.origin = model::ProblemOrigin::kSelfCheck;
  own.rounds = {0};
  model::Problem& not_fixed = AddProblem(ProblemState::kConfirmed);
  not_fixed.origin = model::ProblemOrigin::kSelfCheck;
  const ProblemFigures found = Run().problems;
  EXPECT_EQ(found.self_fixed, 1U);
  EXPECT_EQ(found.found, 1U);
}

TEST_F(Figures, LastQuartersProblemsAreTold) {
  AddProblem(ProblemState::kConfirmed).carried_from = "2022Q2-王屋-01";
  AddProblem(ProblemState::kConfirmed).recurred_from = "2022Q1-公安-02";
  EXPECT_EQ(Run().problems.carried_over, 1U);
  EXPECT_EQ(Run().problems.recurred, 1U);
}

TEST_F(Figures, EveryHandedOverProblemIsOneOfFive) {
  AddProblem(ProblemState::kClosed, "blank", "2022-08-30");
  AddProblem(ProblemState::kClosed, "blank", "2022-08-31");
  AddProblem(ProblemState::kFixed, "blank", "2022-08-29");
  AddProblem(ProblemState::kConfirmed);
  AddProblem(ProblemState::kConfirmed);
  AddProblem(ProblemState::kClosed, "blank", "2022-09-01");
  AddProblem(ProblemState::kConfirmed);
  AddProblem(ProblemState::kRejected);
  model::WorkOrder order;
  order.campaign = campaign_.id;
  order.deadline = "2022-08-30";
  for (const model::Problem& problem : problems_) {
    order.items.emplace_back().problem = problem.id;
  }
  order.items[4].state = model::OrderState::kDisputed;
  order.items[6].state = model::OrderState::kWithdrawn;
  // The item's own word has no say: what counts is where the problem stands.
  order.items[3].state = model::OrderState::kFixed;
  orders_ = {order, order};
  orders_[1].deadline = "2022-08-31";
  const OrderFigures figures = Run().orders;
  EXPECT_EQ(figures.orders, 2U);
  EXPECT_EQ(figures.problems, 12U) << "without the withdrawn and the rejected one";
  EXPECT_EQ(figures.on_time, 3U);
  EXPECT_EQ(figures.late, 1U);
  EXPECT_EQ(figures.claimed, 2U);
  EXPECT_EQ(figures.pending, 4U) << "two disputed, two whose deadline is the cut-off";
  EXPECT_EQ(figures.overdue, 2U) << "open at the cut-off, fixed only afterwards";
  EXPECT_EQ(figures.on_time + figures.late + figures.claimed + figures.pending + figures.overdue,
            figures.problems);
}

TEST_F(Figures, AnOrderIssuedAfterTheCutOffIsNoneOfIt) {
  AddProblem(ProblemState::kConfirmed);
  AddProblem(ProblemState::kConfirmed);
  model::WorkOrder order;
  order.campaign = campaign_.id;
  order.issued = "2022-08-12";
  order.deadline = "2022-08-19";
  order.items.emplace_back().problem = problems_[0].id;
  orders_ = {order, order};
  orders_[1].issued = "2022-09-09";
  orders_[1].deadline = "2022-09-15";
  orders_[1].items[0].problem = problems_[1].id;
  const OrderFigures figures = Run().orders;
  EXPECT_EQ(figures.orders, 1U);
  EXPECT_EQ(figures.problems, 1U);
  EXPECT_EQ(figures.overdue, 1U);
  EXPECT_EQ(figures.pending, 0U);
  EXPECT_TRUE(StoodOn(orders_[1], "2022-09-09"));
  EXPECT_TRUE(StoodOn(orders_[1], "")) << "no cut-off";
}

TEST_F(Figures, WhatHappensAfterTheDayMovesNoneOfIt) {
  AddProblem(ProblemState::kConfirmed);
  model::WorkOrder order;
  order.issued = "2022-08-12";
  order.deadline = "2022-08-19";
  model::OrderItem item;
  item.problem = problems_[0].id;
  const auto at = [&](const std::string& day) {
    return HandedAt(StandingAt(problems_[0], day), order, item, day);
  };
  EXPECT_EQ(at("2022-08-31"), HandedState::kOverdue);
  order.past_deadlines = {{order.deadline, "2022-09-06"}};
  order.deadline = "2022-09-30";
  EXPECT_EQ(at("2022-08-31"), HandedState::kOverdue) << "extended later";
  EXPECT_EQ(at("2022-09-06"), HandedState::kPending);
  order.past_deadlines.clear();
  order.deadline = "2022-08-19";
  item.state = model::OrderState::kDisputed;
  item.disputed_on = "2022-09-06";
  EXPECT_EQ(at("2022-08-31"), HandedState::kOverdue) << "disputed later";
  EXPECT_EQ(at("2022-09-06"), HandedState::kPending);
  item.disputed_on = "2022-08-30";
  item.state = model::OrderState::kAccepted;
  item.settled_on = "2022-09-05";
  EXPECT_EQ(at("2022-08-31"), HandedState::kPending) << "decided later";
  EXPECT_EQ(at("2022-09-05"), HandedState::kOverdue);
  EXPECT_EQ(at("2022-08-29"), HandedState::kOverdue) << "disputed later";
  item.settled_on.clear();
  EXPECT_EQ(at("2022-08-31"), HandedState::kOverdue) << "as older records have it";
  item.state = model::OrderState::kDisputed;
  item.disputed_on.clear();
  EXPECT_EQ(at("2022-08-31"), HandedState::kPending) << "as older records have it";
}

TEST_F(Figures, SelfChecksAreCounted) {
  checks_.resize(4);
  for (auto& check : checks_) check.campaign = campaign_.id;
  checks_[0].state = model::SelfCheckState::kSubmitted;
  checks_[0].problems = 3;
  checks_[0].fixed = 2;
  checks_[1].state = model::SelfCheckState::kNil;
  checks_[2].state = model::SelfCheckState::kLate;
  const SelfCheckFigures figures = Run().self_checks;
  EXPECT_EQ(figures.submitted + figures.nil * 10 + figures.late * 100 + figures.missing * 1000,
            1111U);
  EXPECT_EQ(figures.problems, 3U);
  EXPECT_EQ(figures.fixed, 2U);
}

TEST_F(Figures, ADayThatIsNoneIsAnError) {
  as_of_ = "today";
  const auto figures =
      FiguresOf({campaign_, subjects_, verdicts_, problems_, orders_, checks_, classes_, as_of_});
  ASSERT_FALSE(figures.has_value());
  EXPECT_THAT(figures.error().message, HasSubstr("figures: as_of"));
}

}  // namespace
}  // namespace xuncha::workflow
