// SPDX-License-Identifier: Apache-2.0
#include "app/rollup.h"

#include <algorithm>

#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A city's office over two counties' ones, each with sites of its own and a campaign.
class Offices : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_TRUE(store::InTransaction(*database_, [&] { return Tree(); }));
    CreateAndOpen("city", "市政府办公室", "");
    CreateAndOpen("north", "北县政府办公室", "");
    CreateAndOpen("south", "南县政府办公室", "");
  }
  Status Tree() {
    store::InventoryStore inventory(*database_);
    const auto add = [&](const char* name, const char* parent, std::string& id) -> Status {
      model::Unit unit;
      unit.names = {{name, "", ""}};
      unit.short_names = {name};
      unit.parent = parent;
      unit.supervises = true;
      XC_TRY(inventory.Put(unit));
      id = unit.id;
      return Ok();
    };
    std::string city;
    XC_TRY(add("市政府办公室", "", city));
    for (const char* county : {"北县政府办公室", "南县政府办公室"}) {
      std::string id;
      XC_TRY(add(county, city.c_str(), id));
      for (int n = 0; n < 10; ++n) {
        model::SiteRecord site;
        site.name = std::string(county) + std::to_string(n);
        site.home = "http://" + id + "-" + std::to_string(n) + ".example.gov.cn/";
        site.roles.sponsor = id;
        XC_TRY(inventory.Put(site));
      }
    }
    return Ok();
  }
  void CreateAndOpen(const std::string& id, const std::string& office, const std::string& more) {
    const std::string toml = "id = \"" + id + "\"\nname = \"" + id + "\"\noffice = \"" + office +
                             "\"\nmonitoring_point = \"2022-08-23\"\n" + more +
                             "[[round]]\nfrom = \"2022-08-15\"\nuntil = \"2022-08-24\"\n";
    const auto created = CreateCampaign(*database_, resources_, Write(id + ".toml", toml),
                                        By("office", "2022-08-01"));
    ASSERT_TRUE(created) << created.error().message;
    const auto open =
        MoveCampaign(*database_, id, model::CampaignState::kOpen, By("office", "2022-08-01"));
    ASSERT_TRUE(open) << open.error().message;
  }
  void Verdict(const char* campaign, const std::string& subject, const char* result) {
    model::SubjectVerdict verdict;
    verdict.campaign = campaign;
    verdict.subject = subject;
    verdict.step = model::VerdictStep::kDecided;
    verdict.result = result;
    ASSERT_TRUE(store::CampaignStore(*database_).Put(verdict));
  }
};

TEST_F(Offices, ACountysCampaignIsOfItsSubtreeAndResultsRollUp) {
  const auto scope = store::CampaignStore(*database_).Scope("north");
  ASSERT_TRUE(scope);
  EXPECT_THAT(*scope, SizeIs(10));
  Verdict("north", (*scope)[0].subject, "qualified");
  const auto rollup = RollUp(*database_, rules_, resources_, "city", *ParseTime("2022-08-24"));
  ASSERT_TRUE(rollup) << rollup.error().message;
  ASSERT_THAT(rollup->lower, SizeIs(2));
  EXPECT_EQ(rollup->lower[0].summary.campaign.id, "north");
  EXPECT_EQ(rollup->lower[1].summary.campaign.id, "south");
  EXPECT_FALSE(rollup->lower[0].within_another);
  EXPECT_EQ(rollup->sites.drawn, 20U);
  EXPECT_EQ(rollup->sites.verdicts[0], 1U);
  const auto below = RollUp(*database_, rules_, resources_, "north", *ParseTime("2022-08-24"));
  ASSERT_TRUE(below);
  EXPECT_THAT(below->lower, IsEmpty());
}

TEST_F(Offices, TheOfficeAboveLooksAgainAtADrawnSample) {
  ResampleRequest request;
  request.lower = "north";
  request.id = "north-2";
  request.percent = 30;
  request.seed = 5;
  const auto made = ResampleCampaign(*database_, request, By("city", "2022-08-25"));
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->resample_of, "north");
  EXPECT_EQ(made->rounds[0].until, "2022-09-07");
  const auto scope = store::CampaignStore(*database_).Scope("north-2");
  ASSERT_TRUE(scope);
  EXPECT_THAT(*scope, SizeIs(10));
  std::vector<std::string> drawn;
  for (const model::ScopeEntry& entry : *scope) {
    if (entry.drawn) drawn.push_back(entry.subject);
  }
  ASSERT_THAT(drawn, SizeIs(3));
  EXPECT_THAT(*store::CampaignStore(*database_).Inspections("north-2", 1), SizeIs(3));
  const std::int64_t rows = HistoryRows();
  EXPECT_TRUE(ResampleCampaign(*database_, request, By("city", "2022-08-26")));
  EXPECT_EQ(HistoryRows(), rows);
  request.seed = 6;
  EXPECT_EQ(ResampleCampaign(*database_, request, By("city")).error().code, ErrorCode::kConflict);
  // A second look is no campaign of the office below, nor of the city beside it.
  EXPECT_THAT(RollUp(*database_, rules_, resources_, "city", *ParseTime("2022-08-24"))->lower,
              SizeIs(2));

  Verdict("north", drawn[0], "qualified");
  Verdict("north", drawn[1], "qualified");
  Verdict("north-2", drawn[0], "qualified");
  Verdict("north-2", drawn[1], "unqualified");
  Verdict("north-2", drawn[2], "qualified");
  const auto agreement = CompareCampaigns(*database_, "north", "north-2");
  ASSERT_TRUE(agreement);
  EXPECT_EQ(agreement->sample, 3U);
  EXPECT_EQ(agreement->compared, 2U);
  EXPECT_EQ(agreement->agreed, 1U);
  ASSERT_THAT(agreement->differing, SizeIs(1));
  EXPECT_EQ(agreement->differing[0].subject, drawn[1]);
  EXPECT_THAT(agreement->not_compared, ElementsAre(drawn[2]));
}

TEST_F(Offices, WithoutAnOfficeAboveThereIsNoSecondLook) {
  ResampleRequest request;
  request.lower = "city";
  request.id = "city-2";
  EXPECT_EQ(ResampleCampaign(*database_, request, By("city")).error().code,
            ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace xuncha::app
