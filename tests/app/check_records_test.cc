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
  ASSERT_THAT(*open, SizeIs(4));
  EXPECT_EQ(open->front().verdict.result, "undetermined");
  ASSERT_TRUE(Answer("s-1", "", model::RowAnswer::kNotFound, By("李")));
  request.subjects = {"s-1"};
  const auto proposed = ProposeVerdicts(*database_, rules_, resources_, request, By("office"));
  ASSERT_TRUE(proposed);
  EXPECT_EQ(proposed->front().verdict.result, "qualified");
  EXPECT_FALSE(DecideVerdicts(*database_, request, {}, By("王")));  // not reviewed yet
  ASSERT_TRUE(ReviewVerdicts(*database_, request, By("李")));
  const auto same = DecideVerdicts(*database_, request, {}, By("李"));
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().code, ErrorCode::kPermission);
  const auto decided = DecideVerdicts(*database_, request, {}, By("王"));
  ASSERT_TRUE(decided) << decided.error().message;
  EXPECT_EQ(decided->front().step, model::VerdictStep::kDecided);
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(DecideVerdicts(*database_, request, {}, By("王")));
  ASSERT_TRUE(ProposeVerdicts(*database_, rules_, resources_, request, By("office")));
  EXPECT_EQ(HistoryRows(), rows);  // persons have spoken
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
  EXPECT_FALSE(SetSelfCheck(*database_, "2022Q3", "u-1", workflow::Submission{"2022-08-05", 1, 2},
                            By("office")));
}

}  // namespace
}  // namespace xuncha::app
