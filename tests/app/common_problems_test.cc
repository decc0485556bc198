// SPDX-License-Identifier: Apache-2.0
#include "app/problems.h"
#include "tests/app/office_fixture.h"
#include "workflow/counting.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using model::ProblemEvent;
using model::ProblemState;

class CommonProblemsOfSites : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    Open();
  }
};

TEST_F(CommonProblemsOfSites, CommonIsWhatHasOneCauseOrAPersonsReason) {
  std::vector<std::string> same;
  std::vector<std::string> other;
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    XC_ASSIGN_OR_RETURN(const auto sites, inventory.Sites());
    for (model::SiteRecord site : sites) {
      site.roles.operator_ = "平台公司";
      XC_TRY(inventory.Put(site));
    }
    return Ok();
  }));
  for (const auto& [site, unit] :
       {std::pair("s-1", "u-1"), std::pair("s-2", "u-2"), std::pair("s-3", "u-3")}) {
    for (const std::string& path : {std::string("/static/a.js"), std::string("/") + unit + ".js"}) {
      const std::string target = std::string("http://") + unit + ".example.gov.cn" + path;
      model::Problem problem =
          Suspect(site, unit, ("dead_link entry " + workflow::KeyAddress(target)).c_str());
      problem.check = "dead_link";
      problem.target = target;
      ASSERT_TRUE(store::InTransaction(
          *database_, [&] { return store::ProblemStore(*database_).Put(problem); }));
      (path == "/static/a.js" ? same : other).push_back(problem.id);
    }
  }
  const auto candidates = CommonProblems(*database_, rules_, "2022Q3");
  ASSERT_TRUE(candidates) << candidates.error().message;
  ASSERT_THAT(*candidates, SizeIs(1));
  EXPECT_EQ(candidates->front().problems, same);
  const auto mixed = MakeCommon(*database_, rules_, other, By("张"));
  ASSERT_FALSE(mixed) << "three sites, three causes";
  EXPECT_THAT(mixed.error().message, HasSubstr("3 causes"));
  const auto accounts = MakeCommon(*database_, rules_, {Suspect("a-1", "u-1", "c1").id}, By("张"));
  ASSERT_FALSE(accounts);
  EXPECT_THAT(accounts.error().message, HasSubstr("a unit's own"));
  EXPECT_TRUE(MakeCommon(*database_, rules_, same, By("张")));
  EXPECT_TRUE(MakeCommon(*database_, rules_, other, By("张", "2022-08-24", "同一次平台升级")));
  ProblemSelection back;
  back.ids = other;
  ASSERT_TRUE(
      MoveProblems(*database_, back, ProblemEvent::kReopen, By("张", "2022-08-24", "原因不同")));
  EXPECT_EQ(store::ProblemStore(*database_).Find(other[0])->state, ProblemState::kSuspected);
}

}  // namespace
}  // namespace xuncha::app
