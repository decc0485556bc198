// SPDX-License-Identifier: Apache-2.0
#include "workflow/campaign_life.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/workflow/founding_campaign.h"

namespace xuncha::workflow {
namespace {

using model::CampaignState;
using ::testing::Contains;
using testing::FoundingCampaign;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> FieldsAtFault(const std::function<void(model::Campaign&)>& change) {
  model::Campaign campaign = FoundingCampaign();
  change(campaign);
  std::vector<std::string> fields;
  for (const CampaignFault& fault : ValidateCampaign(campaign)) fields.push_back(fault.field);
  return fields;
}

TEST(CampaignLife, TheFoundingQuarterIsSound) {
  EXPECT_THAT(ValidateCampaign(FoundingCampaign()), IsEmpty());
}

TEST(CampaignLife, ContradictionsAreToldByField) {
  using C = model::Campaign;
  EXPECT_THAT(FieldsAtFault([](C& c) { c.id = "2022 Q3"; }), Contains("id"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.self_check.until = "2022-08-08"; }),
              Contains("self_check.until"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.rounds[1].from = "2022-08-12"; }),
              Contains("rounds[1].from"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.rounds[0].until = "2022-08-01"; }),
              Contains("rounds[0].until"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.rounds[0].from = "8 August"; }),
              Contains("rounds[0].from"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.rounds.clear(); }), Contains("rounds"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.monitoring_point = "2022-08-24"; }),
              Contains("monitoring_point"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.rectification_until = "2022-08-07"; }),
              Contains("rectification_until"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.report_due = "2022-08-30"; }), Contains("report_due"));
  EXPECT_THAT(FieldsAtFault([](C& c) {
                c.cut_offs.push_back({"portal", "2022-08-24"});
              }),
              Contains("cut_offs[2].block"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.cut_offs[1].day = "2022-08-30"; }),
              Contains("cut_offs[1].day"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.site_percent = 0; }), Contains("site_percent"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.account_percent = 101; }), Contains("account_percent"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.groups[1].members = {"张三"}; }),
              Contains("groups[1].members"));
  EXPECT_THAT(FieldsAtFault([](C& c) { c.groups[1].name = c.groups[0].name; }),
              Contains("groups[1].name"));
}

TEST(CampaignLife, AMessageSaysWhatToDo) {
  model::Campaign campaign = FoundingCampaign();
  campaign.report_due = "2022-08-30";
  ASSERT_EQ(ValidateCampaign(campaign).size(), 1U);
  EXPECT_EQ(ValidateCampaign(campaign)[0].message,
            "2022-08-30 lies before rectification_until 2022-08-31; reports follow the fixes");
}

TEST(CampaignLife, StatesFollowEachOther) {
  model::Campaign campaign = FoundingCampaign();
  for (const CampaignState next : {CampaignState::kOpen, CampaignState::kFrozen,
                                   CampaignState::kIssued, CampaignState::kClosed}) {
    const auto moved = MoveCampaign(campaign, next, "");
    ASSERT_TRUE(moved.has_value()) << Name(next);
    campaign.state = *moved;
  }
  EXPECT_THAT(MoveCampaign(campaign, CampaignState::kOpen, "again").error().message,
              HasSubstr("nothing"));
}

TEST(CampaignLife, FiguresAreTakenBackOnlyWithAReasonAndNeverOnceIssued) {
  model::Campaign campaign = FoundingCampaign();
  campaign.state = CampaignState::kFrozen;
  EXPECT_THAT(MoveCampaign(campaign, CampaignState::kOpen, "").error().message,
              HasSubstr("a reason is wanted"));
  EXPECT_EQ(MoveCampaign(campaign, CampaignState::kOpen, "附件有误").value(), CampaignState::kOpen);
  campaign.state = CampaignState::kIssued;
  EXPECT_FALSE(MoveCampaign(campaign, CampaignState::kOpen, "附件有误").has_value());
  EXPECT_FALSE(MoveCampaign(campaign, CampaignState::kFrozen, "x").has_value());
}

TEST(CampaignLife, AFaultyCampaignDoesNotOpen) {
  model::Campaign campaign = FoundingCampaign();
  campaign.rounds.clear();
  EXPECT_THAT(MoveCampaign(campaign, CampaignState::kOpen, "").error().message,
              HasSubstr("2022Q3: rounds: "));
}

TEST(CampaignLife, KnowsTheWindowOfADay) {
  const model::Campaign campaign = FoundingCampaign();
  const auto phase = [&](const char* day) { return WindowOn(campaign, day).phase; };
  EXPECT_EQ(phase("2022-07-31"), CampaignPhase::kBefore);
  EXPECT_EQ(phase("2022-08-01"), CampaignPhase::kSelfCheck);
  EXPECT_EQ(phase("2022-08-07"), CampaignPhase::kSelfCheck);
  EXPECT_EQ(phase("2022-08-15"), CampaignPhase::kBetween);
  EXPECT_EQ(phase("2022-08-24"), CampaignPhase::kAfter);
  EXPECT_EQ(WindowOn(campaign, "2022-08-12").round, 1);
  EXPECT_EQ(WindowOn(campaign, "2022-08-22").round, 2);
}

model::SelfCheckState StateOf(const std::optional<Submission>& submission) {
  return JudgeSelfCheck(FoundingCampaign(), "u-1", submission, "2022-08-08").value()->state;
}

TEST(CampaignLife, ASelfCheckIsSubmittedNilLateOrMissing) {
  EXPECT_EQ(StateOf(Submission{"2022-08-07", 3, 2}), model::SelfCheckState::kSubmitted);
  EXPECT_EQ(StateOf(Submission{"2022-08-07", 0, 0}), model::SelfCheckState::kNil);
  EXPECT_EQ(StateOf(Submission{"2022-08-08", 0, 0}), model::SelfCheckState::kLate);
  EXPECT_EQ(StateOf(std::nullopt), model::SelfCheckState::kMissing);
}

TEST(CampaignLife, NothingIsMissingBeforeTheWindowEndsOrWithoutOne) {
  model::Campaign campaign = FoundingCampaign();
  EXPECT_FALSE(JudgeSelfCheck(campaign, "u-1", {}, "2022-08-07").value().has_value());
  campaign.self_check = {};
  EXPECT_FALSE(JudgeSelfCheck(campaign, "u-1", {}, "2022-08-09").value().has_value());
}

TEST(CampaignLife, ASubmissionThatCannotBeIsRefused) {
  const model::Campaign campaign = FoundingCampaign();
  EXPECT_FALSE(JudgeSelfCheck(campaign, "u-1", Submission{"2022-08-07", 1, 2}, "").has_value());
  EXPECT_FALSE(JudgeSelfCheck(campaign, "u-1", Submission{"soon", 1, 0}, "").has_value());
}

TEST(CampaignLife, WhatAUnitReportedAndFixedBeforeRoundOneNeverCounts) {
  const model::Campaign campaign = FoundingCampaign();
  model::Problem problem;
  problem.origin = model::ProblemOrigin::kSelfCheck;
  EXPECT_TRUE(CountsAgainstUnit(problem, campaign)) << "reported, not fixed";
  problem.fixed_on = "2022-08-07";
  EXPECT_FALSE(CountsAgainstUnit(problem, campaign));
  problem.rounds = {0};
  EXPECT_FALSE(CountsAgainstUnit(problem, campaign));
  problem.rounds = {0, 1};
  EXPECT_TRUE(CountsAgainstUnit(problem, campaign)) << "a round saw it again";
  problem.rounds.clear();
  problem.fixed_on = "2022-08-08";
  EXPECT_TRUE(CountsAgainstUnit(problem, campaign)) << "fixed when round 1 had begun";
  problem.fixed_on = "2022-08-07";
  problem.origin = model::ProblemOrigin::kMachine;
  EXPECT_TRUE(CountsAgainstUnit(problem, campaign)) << "not the unit's own word";
}

}  // namespace
}  // namespace xuncha::workflow
