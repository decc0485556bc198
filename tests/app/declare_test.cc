// SPDX-License-Identifier: Apache-2.0
#include "app/declare.h"

#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;

class DeclareTest : public OfficeTest {
 protected:
  // The portal of the bureau (u-1): one column is the town's, one the bureau's own; forestry keeps
  // a part by its path.
  void SetUp() override {
    OfficeTest::SetUp();
    Open();
    store::InventoryStore inventory(*database_);
    model::SiteRecord site = *inventory.FindSite("s-1");
    site.kept = {{"首页—部门—林业局", "u-3"}};
    ASSERT_TRUE(inventory.Put(site));
    model::ColumnRecord towns;
    towns.site = "s-1";
    towns.column.url = "http://u-1.example.gov.cn/zcz/";
    towns.column.path = {"首页", "镇街", "轵城镇"};
    towns.keeper = "u-2";
    ASSERT_TRUE(inventory.Put(towns));
    model::ColumnRecord own;
    own.site = "s-1";
    own.column.url = "http://u-1.example.gov.cn/zwyw/";
    own.column.path = {"首页", "政务要闻"};
    ASSERT_TRUE(inventory.Put(own));
  }

  Result<Declared> Said(const char* unit, const char* place, const char* by = "office") {
    model::Declaration declaration;
    declaration.unit = unit;
    declaration.subject = "s-1";
    declaration.place = place;
    declaration.check = "stale_column";
    declaration.reason = "机构职能长期不变";
    declaration.until = "2022-12-31";
    return Declare(*database_, rules_, declaration, By(by));
  }
};

TEST_F(DeclareTest, AKeeperDeclaresItsOwnPlacesAlone) {
  for (const char* place : {"http://u-1.example.gov.cn/zcz/", "首页—镇街—轵城镇", "/zcz/"}) {
    const auto said = Said("u-2", place);
    EXPECT_TRUE(said) << place << (said ? "" : said.error().message);
  }
  EXPECT_TRUE(Said("u-3", "首页—部门—林业局—简介"));
  for (const char* place :
       {"首页—政务要闻", "http://u-1.example.gov.cn/zwyw/", "首页—镇街", "首页—部门—林业局"}) {
    const auto said = Said("u-2", place);
    ASSERT_FALSE(said) << place;
    EXPECT_EQ(said.error().code, ErrorCode::kInvalidArgument);
    EXPECT_THAT(said.error().message, HasSubstr(place));
  }
  // The sponsor answers for all of its site.
  EXPECT_TRUE(Said("u-1", "首页—镇街—轵城镇"));
  EXPECT_TRUE(Said("u-1", "首页—政务要闻"));
}

TEST_F(DeclareTest, ASealedCampaignsProblemsStayAsTheyAre) {
  const model::Problem problem = Suspect("s-1", "u-1", "c1");
  ASSERT_TRUE(MoveCampaign(*database_, "2022Q3", model::CampaignState::kFrozen,
                           By("office", "2022-08-27")));
  const auto said = Said("u-1", problem.url.c_str());
  ASSERT_TRUE(said) << said.error().message;
  EXPECT_EQ(said->quieted, 0U);
  EXPECT_EQ(store::ProblemStore(*database_).Find(problem.id)->state,
            model::ProblemState::kSuspected);
}

}  // namespace
}  // namespace xuncha::app
