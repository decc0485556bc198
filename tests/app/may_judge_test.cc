// SPDX-License-Identifier: Apache-2.0
#include "app/may_judge.h"

#include "app/account_records.h"
#include "app/check_records.h"
#include "app/orders.h"
#include "app/unit_reports.h"
#include "app/verdicts.h"
#include "store/bulletin_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using model::CampaignState;
using model::OrderEvent;
using model::ProblemEvent;

template <class T>
ErrorCode CodeOf(const Result<T>& result) {
  return result ? ErrorCode::kInternal : result.error().code;
}

class MayJudge : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    Open(std::string(kCampaignToml) +
         "[[group]]\nname = \"一组\"\nmembers = [\"张\"]\nunits = [\"应急\"]\n"
         "[[group]]\nname = \"二组\"\nmembers = [\"李\", \"王\"]\nunits = [\"轵城镇\"]\n");
  }

  Result<ProblemsMoved> Moved(const std::vector<std::string>& ids, ProblemEvent event,
                              const Who& who) {
    ProblemSelection selection;
    selection.ids = ids;
    return MoveProblems(*database_, selection, event, who);
  }

  Result<model::WorkOrder> Applied(const char* order, OrderEvent event, const char* by) {
    OrderRequest request;
    request.order = order;
    request.event = event;
    if (event == OrderEvent::kReportFix) request.answer = "已更新";
    request.fixed_on = "2022-08-24";
    return ApplyToOrder(*database_, rules_, request, By(by, "2022-08-24", "已看过"));
  }

  // Everything that a campaign's figures are made of.
  std::vector<ErrorCode> WriteEverything() {
    VerdictRequest verdict;
    verdict.campaign = "2022Q3";
    verdict.subjects = {"s-3"};
    ManualProblem manual;
    manual.campaign = "2022Q3";
    manual.unit = "u-3";
    manual.title = "分工不明确";
    return {
        CodeOf(Moved({"p-1"}, ProblemEvent::kConfirm, By("office"))),
        CodeOf(Moved({"p-1"}, ProblemEvent::kReject, By("office", "2022-08-24", "误报"))),
        CodeOf(AddProblem(*database_, rules_, manual, By("office"))),
        CodeOf(AnswerRecord(*database_, rules_, resources_,
                            {"2022Q3", "s-3", 1, "", model::RowAnswer::kNotFound, ""},
                            By("office"))),
        CodeOf(SetSelfCheck(*database_, "2022Q3", "u-3", workflow::Submission{"2022-08-09", 0, 0},
                            By("office"))),
        CodeOf(ProposeVerdicts(*database_, rules_, resources_, verdict, By("office"))),
        CodeOf(ReviewVerdicts(*database_, rules_, resources_, verdict, By("office"))),
    };
  }

  Status MoveTo(CampaignState state) {
    const auto moved =
        MoveCampaign(*database_, "2022Q3", state, By("office", "2022-08-27", "归档"));
    return moved ? Ok() : Status(moved.error());
  }
};

TEST_F(MayJudge, NobodyConfirmsOrRejectsWhatConcernsTheOwnUnit) {
  Suspect("s-1", "u-1", "own");
  Suspect("s-3", "u-1", "kept by the own unit");
  Suspect("s-1", "u-3", "on the own site");
  Suspect("s-3", "u-3", "others");
  for (const char* id : {"p-1", "p-2", "p-3"}) {
    EXPECT_EQ(CodeOf(Moved({id}, ProblemEvent::kConfirm, By("张"))), ErrorCode::kPermission) << id;
    EXPECT_EQ(CodeOf(Moved({id}, ProblemEvent::kReject, By("张", "2022-08-24", "误报"))),
              ErrorCode::kPermission)
        << id;
  }
  EXPECT_TRUE(Moved({"p-4"}, ProblemEvent::kConfirm, By("张")));
  EXPECT_TRUE(Moved({"p-1"}, ProblemEvent::kConfirm, By("李")));
  EXPECT_TRUE(Moved({"p-2"}, ProblemEvent::kConfirm, By("office")));
}

TEST_F(MayJudge, AFilterLeavesTheOwnUnitsToOthers) {
  Suspect("s-1", "u-1", "own");
  Suspect("s-3", "u-3", "others");
  ProblemSelection selection;
  selection.filter.campaign = "2022Q3";
  const auto moved = MoveProblems(*database_, selection, ProblemEvent::kConfirm, By("张"));
  ASSERT_TRUE(moved) << moved.error().message;
  ASSERT_THAT(moved->moved, SizeIs(1));
  EXPECT_EQ(moved->moved[0].unit, "u-3");
  EXPECT_EQ(moved->recused, 1U);
}

TEST_F(MayJudge, WhoeverTookTheOwnUnitInIsTheOwnUnit) {
  store::InventoryStore inventory(*database_);
  model::Unit merged = *inventory.FindUnit("u-1");
  merged.status = model::UnitStatus::kMerged;
  merged.merged_into = "u-3";
  ASSERT_TRUE(inventory.Put(merged));
  Suspect("s-3", "u-3", "the heir's");
  EXPECT_EQ(CodeOf(Moved({"p-1"}, ProblemEvent::kConfirm, By("张"))), ErrorCode::kPermission);
}

TEST_F(MayJudge, AllAtOnceAreReviewedButWhatIsNotInspected) {
  ASSERT_TRUE(AnswerRecord(*database_, rules_, resources_,
                           {"2022Q3", "s-2", 1, "", model::RowAnswer::kNotFound, ""},
                           By("office")));
  VerdictRequest request;
  request.campaign = "2022Q3";
  ASSERT_TRUE(ProposeVerdicts(*database_, rules_, resources_, request, By("office")));
  const auto reviewed = ReviewVerdicts(*database_, rules_, resources_, request, By("office"));
  ASSERT_TRUE(reviewed) << reviewed.error().message;
  ASSERT_THAT(reviewed->verdicts, SizeIs(1));
  EXPECT_EQ(reviewed->verdicts[0].subject, "s-2");
  ASSERT_THAT(reviewed->skipped, SizeIs(3));
  EXPECT_THAT(reviewed->skipped[2].why.message, HasSubstr("its inspection is not complete"));
  // Named, it is meant; and all at once still leaves it.
  request.subjects = {"s-3"};
  ASSERT_TRUE(ReviewVerdicts(*database_, rules_, resources_, request, By("office")));
  request.subjects.clear();
  const auto decided = DecideVerdicts(*database_, rules_, resources_, request, {}, By("张"));
  ASSERT_TRUE(decided) << decided.error().message;
  ASSERT_THAT(decided->verdicts, SizeIs(1));
  EXPECT_EQ(decided->verdicts[0].subject, "s-2");
  ASSERT_THAT(decided->skipped, SizeIs(1));
  EXPECT_EQ(decided->skipped[0].subject, "s-3");
}

TEST_F(MayJudge, AllAtOnceAreReviewedButTheOwnUnits) {
  for (const char* subject : {"s-1", "s-2", "s-3", "a-1"}) {
    ASSERT_TRUE(AnswerRecord(*database_, rules_, resources_,
                             {"2022Q3", subject, 1, "", model::RowAnswer::kNotFound, ""},
                             By("office")));
  }
  VerdictRequest request;
  request.campaign = "2022Q3";
  ASSERT_TRUE(ProposeVerdicts(*database_, rules_, resources_, request, By("office")));
  const auto reviewed = ReviewVerdicts(*database_, rules_, resources_, request, By("张"));
  ASSERT_TRUE(reviewed) << reviewed.error().message;
  ASSERT_THAT(reviewed->verdicts, SizeIs(2));  // s-2, s-3
  EXPECT_EQ(reviewed->verdicts[0].reviewed_by, "张");
  ASSERT_THAT(reviewed->skipped, SizeIs(2));  // a-1 and s-1 of the bureau of the first group
  EXPECT_EQ(reviewed->skipped[0].subject, "a-1");
  EXPECT_EQ(reviewed->skipped[1].why.code, ErrorCode::kPermission);
  EXPECT_THAT(reviewed->skipped[1].why.message, HasSubstr("应急"));
  // Who reviewed does not decide: those are left, too, and others' are decided.
  ASSERT_TRUE(ReviewVerdicts(*database_, rules_, resources_, request, By("李")));
  const auto decided = DecideVerdicts(*database_, rules_, resources_, request, {}, By("李"));
  ASSERT_TRUE(decided) << decided.error().message;
  ASSERT_THAT(decided->verdicts, SizeIs(1));
  EXPECT_EQ(decided->verdicts[0].subject, "s-3");
  EXPECT_THAT(decided->skipped, SizeIs(3));  // two reviewed by 李, and the own unit's
  request.subjects = {"s-2", "s-1"};
  EXPECT_EQ(CodeOf(ReviewVerdicts(*database_, rules_, resources_, request, By("张"))),
            ErrorCode::kPermission)
      << "what is named is moved as a whole, or not at all";
}

TEST_F(MayJudge, NobodyReviewsOrDecidesTheOwnUnitsVerdict) {
  // A column on the bureau of forestry's site that the first group's unit keeps.
  model::ColumnRecord column;
  column.site = "s-3";
  column.column.url = "http://u-3.example.gov.cn/yj/";
  column.keeper = "u-1";
  ASSERT_TRUE(store::InventoryStore(*database_).Put(column));
  for (const char* subject : {"s-1", "s-3", "a-1"}) {
    ASSERT_TRUE(AnswerRecord(*database_, rules_, resources_,
                             {"2022Q3", subject, 1, "", model::RowAnswer::kNotFound, ""},
                             By("office")));
    VerdictRequest request;
    request.campaign = "2022Q3";
    request.subjects = {subject};
    ASSERT_TRUE(ProposeVerdicts(*database_, rules_, resources_, request, By("office")));
    EXPECT_EQ(CodeOf(ReviewVerdicts(*database_, rules_, resources_, request, By("张"))),
              ErrorCode::kPermission)
        << subject;
    ASSERT_TRUE(ReviewVerdicts(*database_, rules_, resources_, request, By("李"))) << subject;
    EXPECT_EQ(CodeOf(DecideVerdicts(*database_, rules_, resources_, request, {}, By("张"))),
              ErrorCode::kPermission)
        << subject;
  }
}

TEST_F(MayJudge, NobodyVerifiesOrClosesTheOwnUnitsOrder) {
  Suspect("s-1", "u-1", "own");
  ASSERT_TRUE(Moved({"p-1"}, ProblemEvent::kConfirm, By("office")));
  ASSERT_TRUE(IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("office")));
  // What the unit says may be written down by its own people.
  ASSERT_TRUE(Applied("o-1", OrderEvent::kReportFix, "张"));
  for (const OrderEvent event : {OrderEvent::kVerify, OrderEvent::kReturn, OrderEvent::kWithdraw}) {
    EXPECT_EQ(CodeOf(Applied("o-1", event, "张")), ErrorCode::kPermission) << Name(event);
  }
  ASSERT_TRUE(Applied("o-1", OrderEvent::kVerify, "李"));
  EXPECT_EQ(CodeOf(Applied("o-1", OrderEvent::kClose, "张")), ErrorCode::kPermission);
  EXPECT_TRUE(Applied("o-1", OrderEvent::kClose, "李"));
}

TEST_F(MayJudge, AFrozenCampaignTakesNothingButItsRectification) {
  Suspect("s-3", "u-3", "suspected");
  Suspect("s-2", "u-2", "confirmed");
  ASSERT_TRUE(Moved({"p-2"}, ProblemEvent::kConfirm, By("office")));
  for (const CampaignState state : {CampaignState::kFrozen, CampaignState::kIssued}) {
    ASSERT_TRUE(MoveTo(state));
    for (const ErrorCode code : WriteEverything()) EXPECT_EQ(code, ErrorCode::kConflict);
    EXPECT_TRUE(IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("office")));
    EXPECT_TRUE(LoadAccountDesk(*database_, resources_, "2022Q3")) << "it can be read";
  }
  EXPECT_TRUE(Applied("o-1", OrderEvent::kReportFix, "office"));
  model::Bulletin told;
  told.campaign = "2022Q3";
  told.state = model::BulletinState::kIssued;
  told.signed_on = "2022-08-23";
  ASSERT_TRUE(store::BulletinStore(*database_).Put(told));
  EXPECT_TRUE(TakeReport(*database_, {"2022Q3", "u-2", "2022-08-24", "", ""}, By("office")));
  ASSERT_TRUE(MoveTo(CampaignState::kClosed));
  for (const ErrorCode code : WriteEverything()) EXPECT_EQ(code, ErrorCode::kConflict);
  EXPECT_EQ(CodeOf(Applied("o-1", OrderEvent::kVerify, "office")), ErrorCode::kConflict);
  EXPECT_EQ(CodeOf(IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("office"))),
            ErrorCode::kConflict);
  EXPECT_EQ(CodeOf(TakeReport(*database_, {"2022Q3", "u-2", "2022-08-23", "", ""}, By("office"))),
            ErrorCode::kConflict);
}

TEST_F(MayJudge, TakenBackToOpenItCanBeWorkedOnAgain) {
  Suspect("s-3", "u-3", "suspected");
  ASSERT_TRUE(MoveTo(CampaignState::kFrozen));
  ASSERT_FALSE(Moved({"p-1"}, ProblemEvent::kConfirm, By("office")));
  ASSERT_TRUE(MoveTo(CampaignState::kOpen));
  EXPECT_TRUE(Moved({"p-1"}, ProblemEvent::kConfirm, By("office")));
}

}  // namespace
}  // namespace xuncha::app
