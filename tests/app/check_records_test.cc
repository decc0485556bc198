// SPDX-License-Identifier: Apache-2.0
#include "app/check_records.h"

#include "app/verdicts.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class CheckRecords : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    Open(std::string(kCampaignToml) +
         "[[group]]\nname = \"一组\"\nmembers = [\"张\"]\nunits = [\"应急\"]\n"
         "[[group]]\nname = \"二组\"\nmembers = [\"李\"]\nunits = [\"轵城镇\", \"林业\"]\n");
  }

  Result<RecordAnswered> Answer(const char* subject, const char* indicator, model::RowAnswer answer,
                                const Who& who, int round = 1, std::string note = "") {
    return AnswerRecord(*database_, rules_, resources_,
                        {"2022Q3", subject, round, indicator, answer, std::move(note)}, who);
  }
};

TEST_F(CheckRecords, EveryRowAnsweredIsChecked) {
  const auto all = Answer("s-1", "", model::RowAnswer::kNotFound, By("李"));
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_TRUE(all->changed);
  EXPECT_GT(all->rows.size(), 10U);
  EXPECT_TRUE(workflow::IsChecked(all->rows));
  const std::int64_t rows = HistoryRows();
  const auto again = Answer("s-1", "", model::RowAnswer::kNotFound, By("李"));
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->changed);
  EXPECT_EQ(HistoryRows(), rows);
  const auto one = Answer("s-1", "V1.4.1", model::RowAnswer::kNotChecked, By("李"));
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_FALSE(workflow::IsChecked(one->rows));
  EXPECT_FALSE(Answer("s-1", "V9", model::RowAnswer::kFound, By("李")));
}

TEST_F(CheckRecords, ARoundThatIsStillToComeIsNotAnswered) {
  const auto early = Answer("s-1", "", model::RowAnswer::kNotFound, By("李", "2022-08-21"), 2);
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().code, ErrorCode::kConflict);
  EXPECT_THAT(early.error().message, HasSubstr("round 2 begins on 2022-08-22"));
  EXPECT_TRUE(Answer("s-1", "", model::RowAnswer::kNotFound, By("李", "2022-08-22"), 2));
}

TEST_F(CheckRecords, NobodyAnswersForAnotherGroup) {
  // The emergency bureau's own people are in the first group.
  const auto own = Answer("s-1", "", model::RowAnswer::kNotFound, By("张"));
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().code, ErrorCode::kPermission);
  EXPECT_TRUE(Answer("s-1", "", model::RowAnswer::kNotFound, By("office")));
}

TEST_F(CheckRecords, VerdictsGoThroughThreeHands) {
  VerdictRequest request;
  request.campaign = "2022Q3";
  const auto open = ProposeVerdicts(*database_, rules_, resources_, request, By("office"));
  ASSERT_TRUE(open) << open.error().message;
  ASSERT_THAT(open->verdicts, SizeIs(4));
  EXPECT_EQ(open->verdicts.front().verdict.result, "undetermined");
  ASSERT_TRUE(Answer("s-1", "", model::RowAnswer::kNotFound, By("李")));
  request.subjects = {"s-1"};
  const auto proposed = ProposeVerdicts(*database_, rules_, resources_, request, By("office"));
  ASSERT_TRUE(proposed);
  EXPECT_EQ(proposed->verdicts.front().verdict.result, "qualified");
  EXPECT_FALSE(
      DecideVerdicts(*database_, rules_, resources_, request, {}, By("王")));  // not reviewed yet
  ASSERT_TRUE(ReviewVerdicts(*database_, rules_, resources_, request, By("李")));
  const auto same = DecideVerdicts(*database_, rules_, resources_, request, {}, By("李"));
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().code, ErrorCode::kPermission);
  const auto decided = DecideVerdicts(*database_, rules_, resources_, request, {}, By("王"));
  ASSERT_TRUE(decided) << decided.error().message;
  EXPECT_EQ(decided->verdicts.front().step, model::VerdictStep::kDecided);
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(DecideVerdicts(*database_, rules_, resources_, request, {}, By("王")));
  ASSERT_TRUE(ProposeVerdicts(*database_, rules_, resources_, request, By("office")));
  EXPECT_EQ(HistoryRows(), rows);  // persons have spoken
}

TEST_F(CheckRecords, WhatChangedAfterTheReviewIsReviewedAgain) {
  VerdictRequest request{"2022Q3", {"s-1"}, ""};
  const auto propose = [&] {
    return ProposeVerdicts(*database_, rules_, resources_, request, By("office"));
  };
  const auto review = [&] {
    return ReviewVerdicts(*database_, rules_, resources_, request, By("李", "2022-08-24", "看过"));
  };
  const auto decide = [&] {
    return DecideVerdicts(*database_, rules_, resources_, request, {}, By("王"));
  };
  ASSERT_TRUE(propose());
  request.result = "qualified";
  const auto unread = review();
  ASSERT_FALSE(unread) << "qualified wants every row answered, whatever the reason";
  EXPECT_THAT(unread.error().message, HasSubstr("V1.4.3"));
  request.result.clear();
  ASSERT_TRUE(Answer("s-1", "", model::RowAnswer::kNotFound, By("李")));
  const auto reviewed = review();  // nobody proposed again in between
  ASSERT_TRUE(reviewed) << reviewed.error().message;
  EXPECT_EQ(reviewed->verdicts.front().result, "qualified");

  ASSERT_TRUE(Answer("s-1", "V1.4.3", model::RowAnswer::kFound, By("李")));
  const auto stale = decide();
  ASSERT_FALSE(stale) << "a veto was found since";
  EXPECT_EQ(stale.error().code, ErrorCode::kConflict);
  ASSERT_TRUE(review());
  const auto decided = decide();
  ASSERT_TRUE(decided) << decided.error().message;
  EXPECT_EQ(decided->verdicts.front().result, "unqualified");
  EXPECT_THAT(decided->verdicts.front().vetoes, testing::ElementsAre("V1.4.3"));
}

TEST_F(CheckRecords, ADecidedRecordChangesOnlyAfterItWasTakenBack) {
  VerdictRequest request{"2022Q3", {"s-1"}, ""};
  ASSERT_TRUE(Answer("s-1", "", model::RowAnswer::kNotFound, By("李")));
  ASSERT_TRUE(ProposeVerdicts(*database_, rules_, resources_, request, By("office")));
  ASSERT_TRUE(ReviewVerdicts(*database_, rules_, resources_, request, By("李")));
  ASSERT_TRUE(DecideVerdicts(*database_, rules_, resources_, request, {}, By("王")));
  const auto late = Answer("s-1", "V1.4.3", model::RowAnswer::kFound, By("李"));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::kConflict);
  const auto reopen = [&](const char* reason) {
    return ReopenVerdicts(*database_, rules_, resources_, request, By("王", "2022-08-24", reason));
  };
  EXPECT_FALSE(reopen("")) << "a reason is wanted";
  const auto back = reopen("来信反映");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->verdicts.front().step, model::VerdictStep::kProposed);
  EXPECT_TRUE(reopen("来信反映")) << "twice changes nothing";
  EXPECT_TRUE(Answer("s-1", "V1.4.3", model::RowAnswer::kFound, By("李")));
}

TEST_F(CheckRecords, SelfChecksAreSubmittedNilLateOrMissing) {
  const auto set = [&](const char* unit, const char* day, int problems, const char* now) {
    return SetSelfCheck(*database_, "2022Q3", unit, workflow::Submission{day, problems, 0},
                        By("office", now));
  };
  EXPECT_EQ(set("u-1", "2022-08-05", 3, "2022-08-05")->state, model::SelfCheckState::kSubmitted);
  EXPECT_EQ(set("u-2", "2022-08-05", 0, "2022-08-05")->state, model::SelfCheckState::kNil);
  EXPECT_EQ(set("u-3", "2022-08-12", 1, "2022-08-12")->state, model::SelfCheckState::kLate);
  EXPECT_FALSE(set("u-9", "2022-08-05", 0, "2022-08-05"));
  EXPECT_FALSE(set("u-1", "2022-08-07", 0, "2022-08-05")) << "a day to come";
  EXPECT_FALSE(SetSelfCheck(*database_, "2022Q3", "u-1", workflow::Submission{"2022-08-05", 1, 2},
                            By("office")));
}

TEST_F(CheckRecords, WhoHandsNothingInIsNamed) {
  ASSERT_TRUE(SetSelfCheck(*database_, "2022Q3", "u-2", workflow::Submission{"2022-08-05", 1, 1},
                           By("office", "2022-08-05")));
  const auto before = ListSelfChecks(*database_, "2022Q3", By("office", "2022-08-10"));
  ASSERT_TRUE(before) << before.error().message;
  EXPECT_THAT(before->checks, SizeIs(1));
  EXPECT_THAT(before->waiting, testing::ElementsAre("u-1", "u-3"));
  const auto after = ListSelfChecks(*database_, "2022Q3", By("office", "2022-08-11"));
  ASSERT_TRUE(after);
  ASSERT_THAT(after->checks, SizeIs(3));
  EXPECT_EQ(after->checks[1].unit, "u-1");
  EXPECT_EQ(after->checks[1].state, model::SelfCheckState::kMissing);
  EXPECT_TRUE(after->waiting.empty());
}

TEST_F(CheckRecords, WhoOnlyKeepsColumnsIsNotMissingAndMayHandIn) {
  const Status added = store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    model::Unit unit;
    unit.names = {{"济源市克井镇人民政府", "", ""}};
    XC_TRY(inventory.Put(unit));
    model::ColumnRecord column;
    column.site = "s-1";
    column.column.url = "http://u-1.example.gov.cn/kejing/";
    column.keeper = unit.id;
    return inventory.Put(column);
  });
  ASSERT_TRUE(added) << added.error().message;
  const auto before = ListSelfChecks(*database_, "2022Q3", By("office", "2022-08-11"));
  ASSERT_TRUE(before);
  EXPECT_THAT(before->checks, SizeIs(3)) << "the sponsors";
  ASSERT_TRUE(SetSelfCheck(*database_, "2022Q3", "u-4", workflow::Submission{"2022-08-05", 1, 1},
                           By("office", "2022-08-05")));
  const auto after = ListSelfChecks(*database_, "2022Q3", By("office", "2022-08-11"));
  ASSERT_TRUE(after);
  EXPECT_THAT(after->checks, SizeIs(4));
}

TEST_F(CheckRecords, ASelfChecksDayIsADay) {
  const auto set =
      SetSelfCheck(*database_, "2022Q3", "u-1", workflow::Submission{"x", 0, 0}, By("office"));
  ASSERT_FALSE(set);
  EXPECT_THAT(set.error().message, HasSubstr("is no day"));
}

}  // namespace
}  // namespace xuncha::app
