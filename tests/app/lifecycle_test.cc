// SPDX-License-Identifier: Apache-2.0
#include "app/lifecycle.h"

#include "store/desk_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using model::LifecycleState;
using model::RequestKind;

class Lifecycle : public OfficeTest {
 protected:
  LifecycleStep Ask(const char* subject, RequestKind kind, const char* from = "",
                    const char* until = "") {
    NewRequest request;
    request.subject = subject;
    request.kind = kind;
    request.from = from;
    request.until = until;
    request.notice_url = "http://www.example.gov.cn/gg/1.html";
    const auto step =
        RequestLifecycle(*database_, rules_, request, By("unit", "2022-08-01", "改版"));
    EXPECT_TRUE(step) << (step ? "" : step.error().message);
    return step ? *step : LifecycleStep();
  }
  LifecycleStep Took(const Result<LifecycleStep>& step) {
    EXPECT_TRUE(step) << (step ? "" : step.error().message);
    return step ? *step : LifecycleStep();
  }
};

TEST_F(Lifecycle, ASiteClosesStepByStep) {
  const LifecycleStep asked = Ask("s-1", RequestKind::kClose);
  EXPECT_EQ(asked.request.id, "l-1");
  EXPECT_EQ(asked.request.applicant, "unit");
  EXPECT_EQ(asked.state, LifecycleState::kRunning);
  // Asked again while it is under way, it is the same.
  EXPECT_FALSE(Ask("s-1", RequestKind::kClose).changed);
  EXPECT_EQ(FinishLifecycle(*database_, rules_, "l-1", "", "", By("office")).error().code,
            ErrorCode::kConflict);
  Took(DecideLifecycle(*database_, rules_, "l-1", true, By("office")));
  EXPECT_FALSE(Took(DecideLifecycle(*database_, rules_, "l-1", true, By("office"))).changed);
  // Not filed yet.
  EXPECT_EQ(FinishLifecycle(*database_, rules_, "l-1", "", "", By("office")).error().code,
            ErrorCode::kInvalidArgument);
  Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-20", "", By("office")));
  const LifecycleStep done =
      Took(FinishLifecycle(*database_, rules_, "l-1", "2022-08-22", "", By("office")));
  EXPECT_EQ(done.state, LifecycleState::kClosed);
  EXPECT_EQ(store::InventoryStore(*database_).FindSite("s-1")->state, LifecycleState::kClosed);
  EXPECT_THAT(ListLifecycle(*database_, "s-1")->requests, SizeIs(1));
  EXPECT_THAT(ListLifecycle(*database_, "s-2")->requests, IsEmpty());
}

TEST_F(Lifecycle, ANoticeMayComeLater) {
  NewRequest request;
  request.subject = "a-1";
  request.kind = RequestKind::kCancel;
  const Who unit = By("unit", "2022-08-01", "不再使用");
  ASSERT_TRUE(RequestLifecycle(*database_, rules_, request, unit));
  Took(DecideLifecycle(*database_, rules_, "l-1", true, By("office")));
  Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-20", "", By("office")));
  EXPECT_EQ(FinishLifecycle(*database_, rules_, "l-1", "", "", By("office")).error().code,
            ErrorCode::kInvalidArgument);
  // Handed in again with what it lacked, it is the same request and has it.
  request.notice_url = "http://www.example.gov.cn/gg/1.html";
  const LifecycleStep again = Took(RequestLifecycle(*database_, rules_, request, unit));
  EXPECT_TRUE(again.changed);
  EXPECT_EQ(again.request.id, "l-1");
  EXPECT_EQ(again.request.notice_url, request.notice_url);
  EXPECT_EQ(again.request.decision, "approved");
  EXPECT_FALSE(Took(RequestLifecycle(*database_, rules_, request, unit)).changed);
  const LifecycleStep done = Took(FinishLifecycle(
      *database_, rules_, "l-1", "", "http://www.example.gov.cn/gg/2.html", By("office")));
  EXPECT_EQ(done.state, LifecycleState::kCancelled);
  EXPECT_EQ(done.request.notice_url, "http://www.example.gov.cn/gg/2.html");
}

TEST_F(Lifecycle, FiledBeforeItWasHandedInWantsAReason) {
  Ask("s-1", RequestKind::kClose);  // on 1 August
  const auto file = [&](const char* reason) {
    return FileLifecycle(*database_, rules_, "l-1", "2022-07-29", "",
                         By("office", "2022-08-24", reason));
  };
  const auto refused = file("");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("handed in on 2022-08-01; an earlier day of filing"),
            std::string::npos)
      << refused.error().message;
  EXPECT_EQ(Took(file("纸质材料先报")).request.filed, "2022-07-29");
}

TEST_F(Lifecycle, DoneBeforeItWasHandedInOrFiledWantsAReason) {
  Ask("s-1", RequestKind::kClose);  // on 1 August
  Took(DecideLifecycle(*database_, rules_, "l-1", true, By("office")));
  Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-20", "", By("office")));
  const auto finish = [&](const char* day, const char* reason) {
    return FinishLifecycle(*database_, rules_, "l-1", day, "", By("office", "2022-08-24", reason));
  };
  for (const auto& [day, why] : {std::pair("2022-07-29", "filed on 2022-08-20; an earlier day"),
                                 std::pair("2022-08-19", "filed on 2022-08-20; an earlier day")}) {
    const auto refused = finish(day, "");
    ASSERT_FALSE(refused) << day;
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(refused.error().message.find(why), std::string::npos) << refused.error().message;
  }
  EXPECT_EQ(Took(finish("2022-08-19", "先行关停，后补备案")).request.done, "2022-08-19");
  // One that needs no filing: from the day on which it was handed in.
  Ask("s-2", RequestKind::kClose);
  Took(DecideLifecycle(*database_, rules_, "l-2", true, By("office")));
  Took(FileLifecycle(*database_, rules_, "l-2", "2022-07-20", "",
                     By("office", "2022-08-24", "纸质材料先报")));
  const auto early =
      FinishLifecycle(*database_, rules_, "l-2", "2022-07-25", "", By("office", "2022-08-24"));
  ASSERT_FALSE(early);
  EXPECT_NE(early.error().message.find("handed in on 2022-08-01"), std::string::npos);
}

TEST_F(Lifecycle, ANoticeIsAnAddress) {
  Ask("a-1", RequestKind::kCancel);
  const auto code = [](const Result<LifecycleStep>& step) {
    return step ? ErrorCode::kInternal : step.error().code;
  };
  for (const char* bad :
       {"not a url", "www.example.gov.cn/gg", "ftp://example.gov.cn/gg", "公告"}) {
    EXPECT_EQ(code(FileLifecycle(*database_, rules_, "l-1", "", bad, By("office"))),
              ErrorCode::kInvalidArgument)
        << bad;
    EXPECT_EQ(code(FinishLifecycle(*database_, rules_, "l-1", "", bad, By("office"))),
              ErrorCode::kInvalidArgument)
        << bad;
    NewRequest request;
    request.subject = "a-1";
    request.kind = RequestKind::kCancel;
    request.notice_url = bad;
    EXPECT_EQ(code(RequestLifecycle(*database_, rules_, request, By("unit"))),
              ErrorCode::kInvalidArgument)
        << bad;
  }
}

TEST_F(Lifecycle, ARefusedTimeOffTheNetExcusesNothing) {
  Ask("s-1", RequestKind::kOffline, "2022-08-20", "2022-08-25");
  Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-15", "", By("office")));
  Took(DecideLifecycle(*database_, rules_, "l-1", false, By("office", "2022-08-24", "不同意")));
  store::InventoryStore inventory(*database_);
  EXPECT_FALSE(workflow::IsFiledOffline(*inventory.OfflinePeriods("s-1"), "s-1", "2022-08-22"));
  // The same days may be asked for anew.
  Ask("s-1", RequestKind::kOffline, "2022-08-20", "2022-08-25");
  Took(FileLifecycle(*database_, rules_, "l-2", "2022-08-24", "", By("office")));
  EXPECT_TRUE(workflow::IsFiledOffline(*inventory.OfflinePeriods("s-1"), "s-1", "2022-08-25"));
}

TEST_F(Lifecycle, ARefusalWantsAReasonAndEndsIt) {
  Ask("a-1", RequestKind::kCancel);
  EXPECT_EQ(DecideLifecycle(*database_, rules_, "l-1", false, By("office")).error().code,
            ErrorCode::kInvalidArgument);
  Took(DecideLifecycle(*database_, rules_, "l-1", false, By("office", "2022-08-24", "仍在使用")));
  EXPECT_EQ(FileLifecycle(*database_, rules_, "l-1", "", "", By("office")).error().code,
            ErrorCode::kConflict);
  EXPECT_EQ(store::InventoryStore(*database_).FindAccount("a-1")->state, LifecycleState::kRunning);
  EXPECT_EQ(Ask("a-1", RequestKind::kCancel).request.id, "l-2");
}

TEST_F(Lifecycle, ATimeOffTheNetCountsFromItsFiling) {
  const LifecycleStep asked = Ask("s-1", RequestKind::kOffline, "2022-08-20", "2022-08-25");
  ASSERT_THAT(asked.remarks, SizeIs(1));
  EXPECT_EQ(asked.remarks[0].rule, "not_filed");
  store::InventoryStore inventory(*database_);
  EXPECT_FALSE(workflow::IsFiledOffline(*inventory.OfflinePeriods("s-1"), "s-1", "2022-08-22"));
  const LifecycleStep filed =
      Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-15", "", By("office")));
  EXPECT_THAT(filed.remarks, IsEmpty());
  EXPECT_TRUE(workflow::IsFiledOffline(*inventory.OfflinePeriods("s-1"), "s-1", "2022-08-22"));
  EXPECT_FALSE(workflow::IsFiledOffline(*inventory.OfflinePeriods("s-1"), "s-1", "2022-08-26"));
  const std::int64_t rows = HistoryRows();
  EXPECT_FALSE(
      Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-15", "", By("office"))).changed);
  EXPECT_EQ(HistoryRows(), rows);
}

TEST_F(Lifecycle, TheDayOfFilingStandsOnceItIsDone) {
  Ask("s-1", RequestKind::kOffline, "2022-08-20", "2022-08-25");
  Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-15", "", By("office")));
  // Filed again without a day, on a later one: what stands.
  const LifecycleStep again = Took(FileLifecycle(*database_, rules_, "l-1", "", "", By("office")));
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.request.filed, "2022-08-15");
  EXPECT_EQ(FileLifecycle(*database_, rules_, "l-1", "2022-08-14", "", By("office")).error().code,
            ErrorCode::kInvalidArgument);
  EXPECT_TRUE(Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-14", "",
                                 By("office", "2022-08-24", "登记有误")))
                  .changed);
  Took(DecideLifecycle(*database_, rules_, "l-1", true, By("office")));
  Took(FinishLifecycle(*database_, rules_, "l-1", "", "", By("office")));
  EXPECT_EQ(FileLifecycle(*database_, rules_, "l-1", "2022-08-22", "",
                          By("office", "2022-08-24", "登记有误"))
                .error()
                .code,
            ErrorCode::kConflict);
  EXPECT_FALSE(
      Took(FileLifecycle(*database_, rules_, "l-1", "", "", By("office", "2022-09-01"))).changed);
  const auto periods = store::InventoryStore(*database_).OfflinePeriods("s-1");
  ASSERT_TRUE(periods);
  ASSERT_THAT(*periods, SizeIs(1));
  EXPECT_EQ((*periods)[0].filed, "2022-08-14");
}

TEST_F(Lifecycle, NothingIsFiledOrDoneOnADayToCome) {
  Ask("s-1", RequestKind::kClose);
  Took(DecideLifecycle(*database_, rules_, "l-1", true, By("office")));
  EXPECT_EQ(FileLifecycle(*database_, rules_, "l-1", "2030-01-01", "", By("office")).error().code,
            ErrorCode::kInvalidArgument);
  Took(FileLifecycle(*database_, rules_, "l-1", "2022-08-24", "", By("office")));
  EXPECT_EQ(FinishLifecycle(*database_, rules_, "l-1", "2022-08-25", "", By("office")).error().code,
            ErrorCode::kInvalidArgument);
}

TEST_F(Lifecycle, AnotherTimeOffTheNetIsAnotherRequest) {
  EXPECT_TRUE(Ask("s-1", RequestKind::kOffline, "2022-09-01", "2022-09-10").changed);
  EXPECT_FALSE(Ask("s-1", RequestKind::kOffline, "2022-09-01", "2022-09-10").changed);
  NewRequest wider;
  wider.subject = "s-1";
  wider.kind = RequestKind::kOffline;
  wider.from = "2022-09-01";
  wider.until = "2022-09-20";
  EXPECT_EQ(RequestLifecycle(*database_, rules_, wider, By("unit")).error().code,
            ErrorCode::kConflict);
  wider.from = "2022-09-25";  // ends before it begins
  EXPECT_EQ(RequestLifecycle(*database_, rules_, wider, By("unit")).error().code,
            ErrorCode::kInvalidArgument);
  const LifecycleStep after = Ask("s-1", RequestKind::kOffline, "2022-09-11", "2022-09-20");
  EXPECT_TRUE(after.changed);
  EXPECT_EQ(after.request.id, "l-2");
  // Each goes its way, the second while the site is off the net.
  for (const char* id : {"l-1", "l-2"}) {
    Took(FileLifecycle(*database_, rules_, id, "", "", By("office")));
    Took(DecideLifecycle(*database_, rules_, id, true, By("office")));
    Took(FinishLifecycle(*database_, rules_, id, "", "", By("office")));
  }
  const auto periods = store::InventoryStore(*database_).OfflinePeriods("s-1");
  ASSERT_TRUE(periods);
  EXPECT_TRUE(workflow::IsFiledOffline(*periods, "s-1", "2022-09-05"));
  EXPECT_TRUE(workflow::IsFiledOffline(*periods, "s-1", "2022-09-20"));
  // The first one's days are not filed away by asking for them once more.
  wider.from = "2022-09-01";
  EXPECT_EQ(RequestLifecycle(*database_, rules_, wider, By("unit")).error().code,
            ErrorCode::kConflict);
}

TEST_F(Lifecycle, WhatWasRefusedIsNotFiledAlongWithTheNext) {
  Ask("s-1", RequestKind::kOffline, "2022-09-01", "2022-09-05");
  Took(DecideLifecycle(*database_, rules_, "l-1", false, By("office", "2022-08-24", "太近")));
  Ask("s-1", RequestKind::kOffline, "2022-10-10", "2022-10-12");
  Took(FileLifecycle(*database_, rules_, "l-2", "2022-08-24", "", By("office")));
  const auto periods = store::InventoryStore(*database_).OfflinePeriods("s-1");
  ASSERT_TRUE(periods);
  ASSERT_THAT(*periods, SizeIs(1));
  EXPECT_EQ((*periods)[0].from, "2022-10-10");
}

TEST_F(Lifecycle, ALongSecondTimeOffTheNetIsRemarkedAndNotRefused) {
  store::InventoryStore inventory(*database_);
  ASSERT_TRUE(
      inventory.Put(model::OfflinePeriod{"s-1", "2022-02-01", "2022-02-10", "2022-01-20", "搬迁"}));
  const LifecycleStep asked = Ask("s-1", RequestKind::kOffline, "2022-08-01", "2022-09-15");
  std::vector<std::string> rules;
  rules.reserve(asked.remarks.size());
  for (const workflow::OfflineRemark& one : asked.remarks) rules.push_back(one.rule);
  EXPECT_THAT(rules, ElementsAre("not_filed", "once_a_year", "most_days"));
  NewRequest overlapping;
  overlapping.subject = "s-1";
  overlapping.kind = RequestKind::kOffline;
  overlapping.from = "2022-02-05";
  overlapping.until = "2022-02-20";
  Took(DecideLifecycle(*database_, rules_, "l-1", false, By("office", "2022-08-24", "太久")));
  EXPECT_EQ(RequestLifecycle(*database_, rules_, overlapping, By("unit")).error().code,
            ErrorCode::kConflict);
}

TEST_F(Lifecycle, SuggestsWhatIsIdleDoubledOrWithoutAnybody) {
  ASSERT_NO_FATAL_FAILURE(Open());
  store::InventoryStore inventory(*database_);
  model::AccountRecord second;
  second.name = "济源应急发布";
  second.roles.sponsor = "u-1";
  ASSERT_TRUE(inventory.Put(second));
  model::AccountFacts facts;
  facts.campaign = "2022Q3";
  facts.account = "a-1";
  facts.last_post = "2022-03-01";
  ASSERT_TRUE(store::DeskStore(*database_).Put(facts));
  model::Inspection inspection;
  inspection.campaign = "2022Q3";
  inspection.subject = "s-2";
  inspection.latest = "2022-08-20";
  ASSERT_TRUE(store::CampaignStore(*database_).Put(inspection));
  const auto suggested = SuggestClosures(*database_, rules_, "2022-08-24");
  ASSERT_TRUE(suggested) << suggested.error().message;
  ASSERT_THAT(*suggested, SizeIs(2));
  EXPECT_EQ((*suggested)[0].subject, "a-1");
  EXPECT_THAT((*suggested)[0].why, ElementsAre("idle", "several_on_platform"));
  EXPECT_EQ((*suggested)[0].last, "2022-03-01");
  EXPECT_THAT((*suggested)[1].why, ElementsAre("several_on_platform"));
}

}  // namespace
}  // namespace xuncha::app
