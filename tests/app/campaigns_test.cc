// SPDX-License-Identifier: Apache-2.0
#include "app/campaigns.h"

#include "app/campaign_file.h"
#include "app/campaign_scope.h"
#include "app/campaign_summary.h"
#include "app/work_log.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Campaigns : public OfficeTest {
 protected:
  std::string ErrorOf(const std::string& toml) {
    const auto created =
        CreateCampaign(*database_, resources_, Write("bad.toml", toml), By("office"));
    return created ? "" : created.error().message;
  }
  std::vector<model::ScopeEntry> Scope() {
    const auto scope = store::CampaignStore(*database_).Scope("2022Q3");
    return scope ? *scope : std::vector<model::ScopeEntry>();
  }
};

TEST_F(Campaigns, AFileTwiceIsOneCampaign) {
  const std::string file = Write("c.toml", kCampaignToml);
  const auto first = CreateCampaign(*database_, resources_, file, By("office"));
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->written, Written::kCreated);
  EXPECT_EQ(first->campaign.rounds.size(), 2U);
  const std::int64_t rows = HistoryRows();
  const auto again = CreateCampaign(*database_, resources_, file, By("office"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->written, Written::kSame);
  EXPECT_EQ(HistoryRows(), rows);
}

TEST_F(Campaigns, ErrorsNameFileLineAndKey) {
  std::string toml = kCampaignToml;
  EXPECT_THAT(ErrorOf(toml + "rounds = 3\n"), HasSubstr("bad.toml line"));
  std::string swapped = toml;
  swapped.replace(swapped.find("2022-08-19"), 10, "2022-08-01");
  EXPECT_THAT(ErrorOf(swapped), HasSubstr("line 13"));
  EXPECT_THAT(ErrorOf(swapped), HasSubstr("rounds[0].until"));
  EXPECT_THAT(ErrorOf(toml + "[[group]]\nname = \"甲\"\nmembers = [\"张\"]\nunits = [\"海关\"]\n"),
              HasSubstr("海关 is no unit"));
  EXPECT_THAT(ErrorOf("rulebook = \"cn-1999\"\n" + toml), HasSubstr("cn-2019-19"));
}

TEST_F(Campaigns, OpeningDrawsDealsAndRepeatsAlike) {
  store::InventoryStore inventory(*database_);
  auto closed = inventory.FindSite("s-3");
  ASSERT_TRUE(closed);
  closed->state = model::LifecycleState::kClosed;
  ASSERT_TRUE(inventory.Put(*closed));
  ASSERT_TRUE(
      inventory.Put(model::OfflinePeriod{"a-1", "2022-08-20", "2022-08-30", "2022-08-01", "迁移"}));
  ASSERT_NO_FATAL_FAILURE(
      Open(std::string(kCampaignToml) +
           "[[group]]\nname = \"一组\"\nmembers = [\"张\"]\nunits = [\"应急\"]\n"
           "[[group]]\nname = \"二组\"\nmembers = [\"李\"]\nunits = [\"轵城镇\"]\n"));
  const auto scope = Scope();
  ASSERT_THAT(scope, SizeIs(2));  // the closed site and the account off the net are apart
  EXPECT_EQ(scope[0].subject, "s-1");
  EXPECT_EQ(scope[0].group, "二组");  // nobody inspects the own unit
  EXPECT_EQ(scope[1].group, "一组");
  const auto inspections = store::CampaignStore(*database_).Inspections("2022Q3", 0);
  ASSERT_TRUE(inspections);
  EXPECT_THAT(*inspections, SizeIs(4));
  const std::int64_t rows = HistoryRows();
  const auto again = MoveCampaign(*database_, "2022Q3", model::CampaignState::kOpen, By("office"));
  EXPECT_TRUE(again);
  EXPECT_EQ(HistoryRows(), rows);

  const auto summary =
      SummariseCampaign(*database_, rules_, resources_, "2022Q3", *ParseTime("2022-08-12"));
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->sites.drawn, 2U);
  EXPECT_EQ(summary->sites.checked, 0U);
  ASSERT_THAT(summary->apart, SizeIs(2));
  EXPECT_EQ(summary->apart[0].why, "closed");
  EXPECT_EQ(summary->apart[1].why, "offline");
  EXPECT_EQ(summary->apart[1].until, "2022-08-30");
  EXPECT_EQ(summary->rounds[1].by_state[0], 2U);
  EXPECT_EQ(summary->self_checks.missing, 2U);  // the window is over, nobody handed anything in
  EXPECT_EQ(summary->due.front().what, "self_check");
  EXPECT_EQ(summary->due.front().days, -2);
}

TEST_F(Campaigns, NobodyInspectsWhatTheOwnUnitTookOver) {
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    XC_ASSIGN_OR_RETURN(model::Unit merged, inventory.FindUnit("u-3"));
    merged.status = model::UnitStatus::kMerged;
    merged.merged_into = "u-1";
    return inventory.Put(merged);
  }));
  Open(std::string(kCampaignToml) +
       "[[group]]\nname = \"一组\"\nmembers = [\"张\"]\nunits = [\"应急\"]\n"
       "[[group]]\nname = \"二组\"\nmembers = [\"李\"]\nunits = [\"轵城镇\"]\n");
  const auto scope = store::CampaignStore(*database_).Scope("2022Q3");
  ASSERT_TRUE(scope);
  for (const model::ScopeEntry& entry : *scope) {
    if (entry.subject == "s-3") {
      EXPECT_EQ(entry.group, "二组");
    }
  }
}

TEST_F(Campaigns, AnOpenOneKeepsItsScope) {
  ASSERT_NO_FATAL_FAILURE(Open());
  std::string toml = kCampaignToml;
  toml.replace(toml.find("2022-09-02"), 10, "2022-09-05");
  const auto later = CreateCampaign(*database_, resources_, Write("l.toml", toml), By("office"));
  ASSERT_TRUE(later) << later.error().message;
  EXPECT_EQ(later->written, Written::kChanged);
  toml.replace(toml.find("draw_seed = 7"), 13, "draw_seed = 8");
  EXPECT_THAT(ErrorOf(toml), HasSubstr("draw_seed cannot be changed"));
}

TEST_F(Campaigns, AnOfficeInspectsItsOwnSubtree) {
  store::InventoryStore inventory(*database_);
  auto town = inventory.FindUnit("u-2");
  ASSERT_TRUE(town);
  town->parent = "u-1";
  ASSERT_TRUE(inventory.Put(*town));
  ASSERT_NO_FATAL_FAILURE(Open("office = \"应急\"\n" + std::string(kCampaignToml)));
  EXPECT_THAT(Scope(), SizeIs(3));  // two sites and the account; the forestry's is not theirs
}

TEST_F(Campaigns, GivingUpWantsAReason) {
  ASSERT_NO_FATAL_FAILURE(Open());
  EXPECT_FALSE(MoveCampaign(*database_, "2022Q3", model::CampaignState::kClosed, By("office")));
  EXPECT_TRUE(MoveCampaign(*database_, "2022Q3", model::CampaignState::kClosed,
                           By("office", "2022-08-24", "并入下季度")));
}

}  // namespace
}  // namespace xuncha::app
