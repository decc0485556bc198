// SPDX-License-Identifier: Apache-2.0
#include "workflow/precision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::Confidence;
using model::ProblemState;

PrecisionRules Rules() { return ParsePrecisionRules(testing::DataFile("precision.toml")).value(); }

std::vector<model::Problem> Decided(const std::string& check, int confirmed, int rejected,
                                    const std::string& reason = "误报") {
  std::vector<model::Problem> problems(static_cast<std::size_t>(confirmed + rejected));
  for (std::size_t i = 0; i < problems.size(); ++i) {
    problems[i].check = check;
    const bool ok = i < static_cast<std::size_t>(confirmed);
    problems[i].state = ok ? ProblemState::kConfirmed : ProblemState::kRejected;
    problems[i].reason = ok ? "" : reason;
  }
  return problems;
}

TEST(Precision, IsConfirmedOfDecided) {
  const auto checks = PrecisionOf(Decided("dead_link", 17, 3), Rules());
  ASSERT_EQ(checks.size(), 1U);
  EXPECT_EQ(checks[0].confirmed, 17U);
  EXPECT_EQ(checks[0].rejected, 3U);
  EXPECT_DOUBLE_EQ(checks[0].precision.value(), 0.85);
  EXPECT_TRUE(checks[0].below);
}

TEST(Precision, TheFloorItselfIsReachedAndFewDecisionsSayNothing) {
  EXPECT_FALSE(PrecisionOf(Decided("dead_link", 18, 2), Rules())[0].below);
  EXPECT_FALSE(PrecisionOf(Decided("dead_link", 10, 9), Rules())[0].below) << "19 decisions";
  EXPECT_TRUE(PrecisionOf(Decided("dead_link", 10, 10), Rules())[0].below);
}

TEST(Precision, ACheckMayHaveItsOwnFloor) {
  EXPECT_FALSE(PrecisionOf(Decided("misdirected_link", 10, 10), Rules())[0].below);
  EXPECT_TRUE(PrecisionOf(Decided("misdirected_link", 9, 11), Rules())[0].below);
}

TEST(Precision, WhatWasFixedBeforeOrIsExemptIsNoFalseAlarm) {
  const auto checks = PrecisionOf(Decided("dead_link", 5, 30, "已整改，8月10日"), Rules());
  EXPECT_EQ(checks[0].rejected, 0U);
}

TEST(Precision, OnlyDecisionsOnTheMachinesWordCount) {
  auto problems = Decided("dead_link", 4, 0);
  problems[0].origin = model::ProblemOrigin::kPerson;
  problems[1].origin = model::ProblemOrigin::kSelfCheck;
  problems[2].state = ProblemState::kSuspected;
  problems[3].state = ProblemState::kCommon;
  EXPECT_EQ(PrecisionOf(problems, Rules())[0].confirmed, 1U);
}

TEST(Precision, BelowItsFloorACheckOnlyAsks) {
  auto checks = PrecisionOf(Decided("dead_link", 10, 20), Rules());
  std::vector<model::Problem> fresh(4);
  for (model::Problem& problem : fresh) {
    problem.check = "dead_link";
    problem.confidence = Confidence::kCertain;
  }
  fresh[1].check = "blank_column";
  fresh[2].state = ProblemState::kConfirmed;
  fresh[3].origin = model::ProblemOrigin::kPerson;
  EXPECT_EQ(DropToReview(fresh, checks), 1U);
  EXPECT_EQ(fresh[0].confidence, Confidence::kReview);
  for (const std::size_t kept : {1U, 2U, 3U}) {
    EXPECT_EQ(fresh[kept].confidence, Confidence::kCertain) << kept;
  }
  checks[0].below = false;
  fresh[0].confidence = Confidence::kCertain;
  EXPECT_EQ(DropToReview(fresh, checks), 0U);
}

TEST(Precision, SaysWhatIsWrongInTheFile) {
  const std::string head = "floor = 0.9\nleast_decisions = 20\n";
  ASSERT_TRUE(ParsePrecisionRules(head).has_value());
  for (const std::string& text :
       {std::string(), std::string("floor = 2\nleast_decisions = 20"), std::string("floor = 0.9"),
        head + "not_false_alarms = [\"\"]", head + "[[check]]\nfloor = 0.5",
        head + "[[check]]\nids = [\"a\", \"a\"]\nfloor = 0.5", head + "[[check]]\nids = [\"a\"]"}) {
    const auto result = ParsePrecisionRules(text, "p.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("p.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
