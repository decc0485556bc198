// SPDX-License-Identifier: Apache-2.0
#include "app/problems.h"

#include "app/attachments.h"
#include "app/declare.h"
#include "tests/app/office_fixture.h"

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
  declaration.until = "";
  EXPECT_FALSE(Declare(*database_, rules_, declaration, By("张")));
}

}  // namespace
}  // namespace xuncha::app
