// SPDX-License-Identifier: Apache-2.0
#include "app/problems.h"

#include "app/attachments.h"
#include "app/declare.h"
#include "tests/app/office_fixture.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using model::ProblemEvent;
using model::ProblemState;

class Problems : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    Open();
  }
};

TEST_F(Problems, ConfirmingGivesNumbersOnceAndForGood) {
  const auto hint = Suspect("s-1", "u-1", "c1", model::Tier::kHint);
  const auto veto = Suspect("s-1", "u-1", "c2", model::Tier::kVeto);
  Suspect("s-2", "u-2", "c1");
  ProblemSelection all;
  all.filter.campaign = "2022Q3";
  const auto moved = MoveProblems(*database_, all, ProblemEvent::kConfirm, By("张"));
  ASSERT_TRUE(moved) << moved.error().message;
  EXPECT_THAT(moved->moved, SizeIs(3));
  store::ProblemStore problems(*database_);
  EXPECT_EQ(problems.Find(veto.id)->number, "2022Q3-应急-01");
  EXPECT_EQ(problems.Find(hint.id)->number, "2022Q3-应急-02");
  EXPECT_TRUE(problems.Find("2022Q3-轵城镇-01"));
  const std::int64_t rows = HistoryRows();
  const auto again = MoveProblems(*database_, all, ProblemEvent::kConfirm, By("张"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->same, 3U);
  EXPECT_EQ(HistoryRows(), rows);

  // A rejected problem's number is never given again.
  ProblemSelection one;
  one.ids = {"2022Q3-应急-02"};
  EXPECT_THAT(MoveProblems(*database_, one, ProblemEvent::kReject, By("张")).error().message,
              HasSubstr("reason"));
  ASSERT_TRUE(MoveProblems(*database_, one, ProblemEvent::kReject, By("张", "2022-08-24", "重复")));
  const auto third = Suspect("s-1", "u-1", "c3");
  one.ids = {third.id};
  ASSERT_TRUE(MoveProblems(*database_, one, ProblemEvent::kConfirm, By("张")));
  EXPECT_EQ(problems.Find(third.id)->number, "2022Q3-应急-03");
}

TEST_F(Problems, BulkGoesByCauseAllOrNone) {
  Suspect("s-1", "u-1", "dead_link cause a");
  Suspect("s-2", "u-2", "dead_link cause a");
  const auto other = Suspect("s-2", "u-2", "dead_link cause b");
  ProblemSelection cause;
  cause.filter.campaign = "2022Q3";
  cause.filter.cause = "dead_link cause a";
  const auto rejected =
      MoveProblems(*database_, cause, ProblemEvent::kReject, By("张", "2022-08-24", "已整改"));
  ASSERT_TRUE(rejected) << rejected.error().message;
  EXPECT_THAT(rejected->moved, SizeIs(2));
  EXPECT_EQ(store::ProblemStore(*database_).Find(other.id)->state, ProblemState::kSuspected);
  ProblemSelection ids;
  ids.ids = {other.id, rejected->moved.front().id};
  EXPECT_FALSE(MoveProblems(*database_, ids, ProblemEvent::kConfirm, By("张")));
  EXPECT_EQ(store::ProblemStore(*database_).Find(other.id)->state, ProblemState::kSuspected);
  EXPECT_FALSE(MoveProblems(*database_, {}, ProblemEvent::kConfirm, By("张")));
}

TEST_F(Problems, APersonAddsOneOnAUnitAlone) {
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.unit = "u-2";
  manual.title = "分工不明确，无专人负责";
  manual.file = Write("photo.png", "\x89PNG\r\nbytes");
  manual.data_dir = temp_ / "data";
  const auto added = AddProblem(*database_, rules_, manual, By("李"));
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_TRUE(added->added);
  EXPECT_EQ(added->problem.subject, "u-2");
  EXPECT_EQ(added->problem.klass, "information");
  ASSERT_THAT(added->problem.attachments, SizeIs(1));
  EXPECT_EQ(added->problem.attachments[0].type, "image/png");
  EXPECT_EQ(*ReadFile(AttachmentPath(manual.data_dir, added->problem.attachments[0])),
            "\x89PNG\r\nbytes");
  const auto again = AddProblem(*database_, rules_, manual, By("李"));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->added);
  manual.round = 2;
  const auto later = AddProblem(*database_, rules_, manual, By("李"));
  ASSERT_TRUE(later);
  EXPECT_FALSE(later->added);
  EXPECT_THAT(later->problem.rounds, ::testing::ElementsAre(1, 2));
  manual.subject = "s-9";
  EXPECT_EQ(AddProblem(*database_, rules_, manual, By("李")).error().code, ErrorCode::kNotFound);
}

TEST_F(Problems, WhatStandsBelowAColumnIsItsKeepersAndWhatAMergedUnitHadIsItsHeirs) {
  store::InventoryStore inventory(*database_);
  model::ColumnRecord column;
  column.site = "s-1";
  column.column.url = "http://u-1.example.gov.cn/zcz/";
  column.column.path = {"首页", "轵城镇"};
  column.keeper = "u-2";
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    XC_TRY(inventory.Put(column));
    XC_ASSIGN_OR_RETURN(model::Unit merged, inventory.FindUnit("u-3"));
    merged.status = model::UnitStatus::kMerged;
    merged.merged_into = "u-1";
    return inventory.Put(merged);
  }));
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.subject = "s-1";
  manual.title = "文章打不开";
  manual.url = "http://u-1.example.gov.cn/zcz/2022/a.html";
  const auto below = AddProblem(*database_, rules_, manual, By("张"));
  ASSERT_TRUE(below) << below.error().message;
  EXPECT_EQ(below->problem.unit, "u-2");
  manual.subject = "s-3";
  manual.url = "http://u-3.example.gov.cn/";
  const auto heir = AddProblem(*database_, rules_, manual, By("张"));
  ASSERT_TRUE(heir) << heir.error().message;
  EXPECT_EQ(heir->problem.unit, "u-1");
}

TEST_F(Problems, OnAUnitThatWasMergedSinceItIsItsHeirs) {
  store::InventoryStore inventory(*database_);
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    XC_ASSIGN_OR_RETURN(model::Unit merged, inventory.FindUnit("u-3"));
    merged.status = model::UnitStatus::kMerged;
    merged.merged_into = "u-1";
    return inventory.Put(merged);
  }));
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.unit = "u-3";
  manual.title = "分工不明确";
  const auto alone = AddProblem(*database_, rules_, manual, By("张"));
  ASSERT_TRUE(alone) << alone.error().message;
  EXPECT_EQ(alone->problem.unit, "u-1");
  EXPECT_EQ(alone->problem.subject, "u-1");
  manual.subject = "s-2";
  EXPECT_EQ(AddProblem(*database_, rules_, manual, By("张"))->problem.unit, "u-1");
}

TEST_F(Problems, ASelfCheckMeetsWhatARoundSuspects) {
  model::Problem machine = Suspect("s-1", "u-1", "stale_column column x");
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.subject = "s-1";
  manual.title = "栏目超期";
  manual.klass = "not_updated";
  manual.url = machine.url;
  manual.round = 0;
  manual.fixed_on = "2022-08-05";
  const std::int64_t rows = HistoryRows();
  const auto refused = AddProblem(*database_, rules_, manual, By("张"));
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("confirm or reject it first"));
  EXPECT_EQ(HistoryRows(), rows);
  ProblemSelection one;
  one.ids = {machine.id};
  ASSERT_TRUE(MoveProblems(*database_, one, ProblemEvent::kConfirm, By("张")));
  const auto added = AddProblem(*database_, rules_, manual, By("张"));
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(added->problem.state, ProblemState::kFixed);
  ASSERT_TRUE(MoveProblems(*database_, one, ProblemEvent::kReject, By("张", "2022-08-24", "误报")));
  EXPECT_THAT(AddProblem(*database_, rules_, manual, By("张")).error().message,
              HasSubstr("was rejected"));
}

TEST_F(Problems, WhatAUnitFoundAndFixedInItsSelfCheckNeverCounts) {
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.subject = "s-1";
  manual.title = "栏目空白";
  manual.klass = "blank";
  manual.url = "http://u-1.example.gov.cn/a/";
  manual.round = 0;
  manual.fixed_on = "2022-08-05";
  const auto added = AddProblem(*database_, rules_, manual, By("张", "2022-08-06"));
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(added->problem.state, ProblemState::kFixed);
  const auto campaign = store::CampaignStore(*database_).Find("2022Q3");
  ASSERT_TRUE(campaign);
  EXPECT_FALSE(workflow::CountsAgainstUnit(added->problem, *campaign));
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(AddProblem(*database_, rules_, manual, By("张", "2022-08-06")));
  EXPECT_EQ(HistoryRows(), rows) << "told twice, written once";
  manual.fixed_on = "2022-08-31";
  EXPECT_FALSE(AddProblem(*database_, rules_, manual, By("张", "2022-08-06"))) << "a day to come";
  manual.fixed_on = "2022-08-05";
  manual.round = 1;
  EXPECT_FALSE(AddProblem(*database_, rules_, manual, By("张"))) << "no self-check";
  manual.fixed_on.clear();
  manual.url = "foo";
  EXPECT_FALSE(AddProblem(*database_, rules_, manual, By("张"))) << "no address";
}

TEST_F(Problems, WhatThePersonAndTheMachineSawCountsOnce) {
  auto machine = Suspect("s-1", "u-1", "stale_column column www.example.gov.cn/zw");
  ManualProblem manual;
  manual.campaign = "2022Q3";
  manual.subject = "s-1";
  manual.klass = "not_updated";
  manual.title = "政务要闻未更新";
  manual.url = machine.url;
  const auto added = AddProblem(*database_, rules_, manual, By("李"));
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_FALSE(added->added);
  EXPECT_EQ(added->problem.id, machine.id);
}

TEST_F(Problems, ADeclarationQuietsWhatItCovers) {
  auto problem = Suspect("s-1", "u-1", "c1");
  model::Declaration declaration;
  declaration.unit = "u-1";
  declaration.subject = "s-1";
  declaration.place = problem.url;
  declaration.check = "stale_column";
  declaration.reason = "机构职能长期不变";
  declaration.until = "2022-12-31";
  const auto declared = Declare(*database_, rules_, declaration, By("张"));
  ASSERT_TRUE(declared) << declared.error().message;
  EXPECT_EQ(declared->quieted, 1U);
  const auto after = store::ProblemStore(*database_).Find(problem.id);
  EXPECT_EQ(after->state, ProblemState::kRejected);
  EXPECT_THAT(after->reason, HasSubstr("长期不变声明"));
  const auto again = Declare(*database_, rules_, declaration, By("张"));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->written);
  declaration.unit = "u-2";
  const auto foreign = Declare(*database_, rules_, declaration, By("张"));
  ASSERT_FALSE(foreign) << "another unit's columns";
  EXPECT_EQ(foreign.error().code, ErrorCode::kInvalidArgument);
  declaration.unit = "u-1";
  declaration.until = "";
  EXPECT_FALSE(Declare(*database_, rules_, declaration, By("张")));
}

}  // namespace
}  // namespace xuncha::app
