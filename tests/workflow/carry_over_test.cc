// SPDX-License-Identifier: Apache-2.0
#include "workflow/carry_over.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

using model::Campaign;
using model::Problem;
using model::ProblemEvent;
using model::ProblemState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Campaign Of(const std::string& id, const std::string& from) {
  Campaign campaign;
  campaign.id = id;
  campaign.state = model::CampaignState::kOpen;
  campaign.rounds = {{from, from}};
  return campaign;
}

std::vector<std::string> Ids(const std::vector<Campaign>& campaigns) {
  std::vector<std::string> ids;
  for (const Campaign& campaign : campaigns) ids.push_back(campaign.id);
  return ids;
}

TEST(CarryOver, EarlierCampaignsAreTheOfficesOwnNewestFirst) {
  std::vector<Campaign> all{Of("Q1", "2022-02-01"),    Of("Q2", "2022-05-01"),
                            Of("Q3", "2022-08-01"),    Of("Q4", "2022-11-01"),
                            Of("draft", "2022-03-01"), Of("other", "2022-04-01"),
                            Of("again", "2022-04-02")};
  all[4].state = model::CampaignState::kDraft;
  all[5].office = "u-9";
  all[6].resample_of = "Q1";
  EXPECT_THAT(Ids(EarlierCampaigns(all, all[2])), ElementsAre("Q2", "Q1"));
  EXPECT_THAT(EarlierCampaigns(all, all[0]), IsEmpty());
  EXPECT_THAT(EarlierCampaigns(all, all[6]), IsEmpty()) << "a second look takes nothing over";
  all[3].self_check = {"2022-07-01", "2022-07-02"};
  EXPECT_THAT(Ids(EarlierCampaigns(all, all[2])), ElementsAre("Q4", "Q2", "Q1"))
      << "by the first day, not by the name";
}

TEST(CarryOver, WhatWasLeftOpenGoesOnWithItsPlaceAndEvidence) {
  const Campaign q3 = Of("Q3", "2022-08-01");
  Problem before;
  before.id = "p-1";
  before.campaign = "Q3";
  before.number = "Q3-甲-01";
  before.cause = "c";
  before.state = ProblemState::kFixed;
  before.fixed_on = "2022-08-09";
  before.rounds = {1, 2};
  before.snapshot = "snap";
  before.last_looked = 7;
  before.finding = "f-1";
  before.recurred_from = "Q1-甲-04";
  EXPECT_TRUE(IsLeftOpen(before, q3, {"p-2"}));
  EXPECT_FALSE(IsLeftOpen(before, q3, {"p-1"})) << "somebody saw that it is mended";
  const Problem after = CarriedInto(Of("Q4", "2022-11-01"), before);
  EXPECT_EQ(after.campaign, "Q4");
  EXPECT_EQ(after.id + after.number + after.finding + after.recurred_from, "");
  EXPECT_EQ(after.carried_from, "Q3-甲-01");
  EXPECT_EQ(after.state, ProblemState::kFixed) << "the unit's word stands";
  EXPECT_EQ(after.origin, model::ProblemOrigin::kCarriedOver);
  EXPECT_THAT(after.rounds, IsEmpty());
  EXPECT_EQ(after.snapshot, "snap");
  EXPECT_EQ(after.last_looked, 7) << "to take over is not to look";
  before.state = ProblemState::kClosed;
  EXPECT_FALSE(IsLeftOpen(before, q3, {}));
  before.state = ProblemState::kConfirmed;
  before.common = true;
  EXPECT_FALSE(IsLeftOpen(before, q3, {})) << "a common one is the operator's";
}

TEST(CarryOver, ARejectionLeavesEarlierCountsAlone) {
  EXPECT_TRUE(Follows(ProblemEvent::kClose, true));
  EXPECT_TRUE(Follows(ProblemEvent::kClose, false));
  EXPECT_TRUE(Follows(ProblemEvent::kReject, false));
  EXPECT_FALSE(Follows(ProblemEvent::kReject, true));
  EXPECT_FALSE(Follows(ProblemEvent::kMakeCommon, true));
  EXPECT_FALSE(Follows(ProblemEvent::kConfirm, false));
}

}  // namespace
}  // namespace xuncha::workflow
