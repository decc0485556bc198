// SPDX-License-Identifier: Apache-2.0
//
// The names of the office's work stand in databases and in sheets that come back filled in: each
// value has its own and is found again by it.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "model/account.h"
#include "model/campaign.h"
#include "model/inventory.h"
#include "model/look.h"
#include "model/problem.h"
#include "model/work_order.h"

namespace xuncha::model {
namespace {

template <class Enum>
void LeadThereAndBack(int count, bool (*from_name)(std::string_view, Enum&)) {
  std::set<std::string> names;
  for (int value = 0; value < count; ++value) {
    const std::string name = Name(static_cast<Enum>(value));
    EXPECT_TRUE(names.insert(name).second) << name;
    Enum back{};
    ASSERT_TRUE(from_name(name, back)) << name;
    EXPECT_EQ(static_cast<int>(back), value) << name;
  }
  EXPECT_STREQ(Name(static_cast<Enum>(count)), "?");
  Enum untouched{};
  EXPECT_FALSE(from_name("no such name", untouched));
}

TEST(WorkNames, LeadThereAndBack) {
  LeadThereAndBack<LifecycleState>(kLifecycleStates, &LifecycleStateFromName);
  LeadThereAndBack<RequestKind>(7, &RequestKindFromName);
  LeadThereAndBack<UnitKind>(kUnitKinds, &UnitKindFromName);
  LeadThereAndBack<UnitStatus>(3, &UnitStatusFromName);
  LeadThereAndBack<Platform>(kPlatforms, &PlatformFromName);
  LeadThereAndBack<AccountUse>(2, &AccountUseFromName);
  LeadThereAndBack<CampaignState>(kCampaignStates, &CampaignStateFromName);
  LeadThereAndBack<VerdictBasis>(2, &VerdictBasisFromName);
  LeadThereAndBack<SelfCheckState>(4, &SelfCheckStateFromName);
  LeadThereAndBack<RowAnswer>(4, &RowAnswerFromName);
  LeadThereAndBack<ProblemState>(kProblemStates, &ProblemStateFromName);
  LeadThereAndBack<ProblemEvent>(kProblemEvents, &ProblemEventFromName);
  LeadThereAndBack<MenuType>(kMenuTypes, &MenuTypeFromName);
  LeadThereAndBack<Tick>(kTicks, &TickFromName);
  LeadThereAndBack<DayFrom>(kDayFroms, &DayFromFromName);
  LeadThereAndBack<FactFrom>(kFactFroms, &FactFromFromName);
  LeadThereAndBack<SubjectNature>(kSubjectNatures, &SubjectNatureFromName);
  LeadThereAndBack<LookResult>(kLookResults, &LookResultFromName);
  LeadThereAndBack<OrderState>(kOrderStates, &OrderStateFromName);
  LeadThereAndBack<OrderEvent>(kOrderEvents, &OrderEventFromName);
}

TEST(WorkNames, AreReadInChineseWhereSheetsHaveThem) {
  RowAnswer answer = RowAnswer::kOpen;
  ASSERT_TRUE(RowAnswerFromName("未发现", answer));
  EXPECT_EQ(answer, RowAnswer::kNotFound);
  ASSERT_TRUE(RowAnswerFromName("发现", answer));
  EXPECT_EQ(answer, RowAnswer::kFound);
  // An empty cell is no answer, nor is it the word "open".
  EXPECT_FALSE(RowAnswerFromName("", answer));
  Platform platform = Platform::kOther;
  ASSERT_TRUE(PlatformFromName("微信订阅号", platform));
  EXPECT_EQ(platform, Platform::kWechatSubscription);
}

}  // namespace
}  // namespace xuncha::model
