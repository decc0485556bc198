// SPDX-License-Identifier: Apache-2.0
#include "app/apart.h"

#include "app/account_records.h"
#include "app/account_sheet.h"
#include "app/campaign_summary.h"
#include "app/check_records.h"
#include "app/dealt_subjects.h"
#include "app/lifecycle.h"
#include "app/rollup.h"
#include "app/verdicts.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Apart : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
  }
  std::string Request(const char* subject, model::RequestKind kind, const char* day,
                      const char* from = "", const char* until = "") {
    NewRequest request;
    request.subject = subject;
    request.kind = kind;
    request.notice_url = "http://www.example.gov.cn/gg/1.html";
    request.from = from;
    request.until = until;
    const auto step = RequestLifecycle(*database_, rules_, request, By("应急", day, "合并账号"));
    EXPECT_TRUE(step) << (step ? "" : step.error().message);
    return step ? step->request.id : "";
  }
  void File(const std::string& id, const char* day) {
    ASSERT_TRUE(FileLifecycle(*database_, rules_, id, day, "", By("office", day)));
  }
  void Finish(const std::string& id, const char* day) {
    ASSERT_TRUE(DecideLifecycle(*database_, rules_, id, true, By("office", day)));
    File(id, day);
    ASSERT_TRUE(FinishLifecycle(*database_, rules_, id, day, "", By("office", day)));
  }
  std::vector<ApartSubject> List(const char* campaign = "2022Q3") {
    store::InventoryStore inventory(*database_);
    const auto all = Register::Load(inventory);
    const auto found = store::CampaignStore(*database_).Find(campaign);
    const auto list = ApartOf(*database_, *found, *all);
    EXPECT_TRUE(list) << (list ? "" : list.error().message);
    return list ? *list : std::vector<ApartSubject>();
  }
  CampaignSummary Summary(const char* campaign = "2022Q3") {
    const auto summary =
        SummariseCampaign(*database_, rules_, resources_, campaign, *ParseTime("2022-08-24"));
    EXPECT_TRUE(summary) << (summary ? "" : summary.error().message);
    return summary ? *summary : CampaignSummary();
  }
  void Answer(const char* subject, const char* row, model::RowAnswer answer) {
    const auto done = AnswerRecord(*database_, rules_, resources_,
                                   {"2022Q3", subject, 1, row, answer, ""}, By("张", "2022-08-16"));
    ASSERT_TRUE(done) << done.error().message;
  }
  Result<ProposedVerdicts> Propose() {
    return ProposeVerdicts(*database_, rules_, resources_, {"2022Q3", {}, ""}, By("office"));
  }
};

TEST_F(Apart, WhatIsCancelledAfterTheOpeningLeavesTheDraw) {
  EXPECT_EQ(Summary().accounts.drawn, 1U);
  const std::string request = Request("a-1", model::RequestKind::kCancel, "2022-08-18");
  const auto asked = List();
  ASSERT_THAT(asked, SizeIs(1));
  EXPECT_EQ(asked[0].why, "being_cancelled");  // as the list of accounts has it
  EXPECT_EQ(asked[0].since, "2022-08-18");
  EXPECT_EQ(asked[0].request, request);
  EXPECT_EQ(asked[0].reason, "合并账号");
  EXPECT_TRUE(asked[0].drawn);
  const auto accounts = ListAccounts(*database_, rules_, resources_, "2022Q3", 1,
                                     [](const model::Message&) { return std::string(); });
  ASSERT_TRUE(accounts);
  EXPECT_EQ((*accounts)[0].apart_why, "being_cancelled");

  Finish(request, "2022-08-20");
  const auto left = List();
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left[0].why, "cancelled");
  EXPECT_EQ(left[0].since, "2022-08-20");
  const CampaignSummary summary = Summary();
  EXPECT_EQ(summary.accounts.population, 0U);
  EXPECT_EQ(summary.accounts.drawn, 0U);
  EXPECT_EQ(summary.sites.drawn, 3U);
  ASSERT_FALSE(summary.rounds.empty());
  EXPECT_EQ(summary.rounds[0].by_state[0], 3U) << "what left is not waited for";
  const auto dealt = DealtSubjects(*database_, rules_, resources_, {"2022Q3", 1, "", "office"});
  ASSERT_TRUE(dealt);
  EXPECT_THAT(dealt->subjects, SizeIs(3));
  EXPECT_THAT(dealt->apart, SizeIs(1));
  const auto form = ExportAccounts(*database_, rules_, resources_, "2022Q3", 1, temp_ / "f.xlsx",
                                   *ParseTime("2022-08-24"));
  ASSERT_TRUE(form);
  EXPECT_EQ(*form, 0U) << "nobody is asked to look at it";
  const auto proposed = Propose();
  ASSERT_TRUE(proposed);
  EXPECT_THAT(proposed->verdicts, SizeIs(3));
  ASSERT_THAT(proposed->apart, SizeIs(1));
  EXPECT_EQ(proposed->apart[0].subject, "a-1");
  EXPECT_THAT(*store::CampaignStore(*database_).Verdicts("2022Q3"), SizeIs(3));
}

TEST_F(Apart, AVerdictFromBeforeIsLeftOutOfAllAtOnce) {
  ASSERT_TRUE(Propose());
  Request("a-1", model::RequestKind::kCancel, "2022-08-18");
  const auto reviewed =
      ReviewVerdicts(*database_, rules_, resources_, {"2022Q3", {}, ""}, By("李"));
  ASSERT_TRUE(reviewed);
  EXPECT_THAT(reviewed->verdicts, IsEmpty());
  EXPECT_THAT(reviewed->skipped, SizeIs(3)) << "nobody has inspected them";
  ASSERT_THAT(reviewed->apart, SizeIs(1));
  EXPECT_EQ(Summary().accounts.verdicts[2], 0U) << "undetermined, and not judged";
}

TEST_F(Apart, CheckedIsWhatHasAVerdict) {
  ASSERT_NO_FATAL_FAILURE(Answer("s-3", "V1.4.1", model::RowAnswer::kFound));
  EXPECT_EQ(Summary().sites.checked, 0U);
  ASSERT_TRUE(Propose());
  const CampaignSummary summary = Summary();
  EXPECT_EQ(summary.sites.verdicts[1], 1U) << "one row decides, others are open";
  EXPECT_EQ(summary.sites.checked, 1U) << "as the bulletin counts it";
  EXPECT_EQ(summary.sites.answered, 0U);
}

TEST_F(Apart, AnswersFromBeforeAreKeptAndAVerdictStands) {
  ASSERT_NO_FATAL_FAILURE(Answer("s-2", "V1.4.1", model::RowAnswer::kNotFound));
  ASSERT_NO_FATAL_FAILURE(Answer("s-3", "V1.4.1", model::RowAnswer::kFound));
  for (const char* site : {"s-2", "s-3"}) {
    Finish(Request(site, model::RequestKind::kClose, "2022-08-18"), "2022-08-20");
  }
  std::vector<ApartSubject> list = List();
  ASSERT_THAT(list, SizeIs(2));
  EXPECT_EQ(list[0].answered, 1U);
  EXPECT_FALSE(list[1].judged);
  // A found veto decides: who was found unqualified does not get away by closing.
  const auto proposed = Propose();
  ASSERT_TRUE(proposed);
  ASSERT_THAT(proposed->apart, SizeIs(1));
  EXPECT_EQ(proposed->apart[0].subject, "s-2");
  list = List();
  EXPECT_TRUE(list[1].judged);
  EXPECT_THAT(LeftOut(list), ElementsAre("s-2"));
  EXPECT_EQ(Summary().sites.drawn, 2U);
  EXPECT_EQ(Summary().sites.verdicts[1], 1U);
  const auto rows = store::CampaignStore(*database_).RecordRows("2022Q3", "s-2", 1);
  ASSERT_TRUE(rows);
  EXPECT_THAT(*rows, SizeIs(1)) << "kept";
}

TEST_F(Apart, WhatLeftAfterTheCampaignWasThereToBeInspected) {
  Finish(Request("a-1", model::RequestKind::kCancel, "2022-09-20"), "2022-10-08");
  EXPECT_THAT(List(), IsEmpty());
  EXPECT_EQ(Summary().accounts.drawn, 1U);
}

TEST_F(Apart, AFiledTimeOffTheNetTellsItsDays) {
  File(Request("s-2", model::RequestKind::kOffline, "2022-08-17", "2022-08-18", "2022-08-30"),
       "2022-08-17");
  const auto list = List();
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].why, "offline");
  EXPECT_EQ(list[0].since, "2022-08-18");
  EXPECT_EQ(list[0].until, "2022-08-30");
  EXPECT_EQ(Summary().sites.drawn, 2U);
}

TEST_F(Apart, TheRegistersOwnChangeIsDatedByItsHistory) {
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    XC_ASSIGN_OR_RETURN(const model::SiteRecord before, inventory.FindSite("s-2"));
    model::SiteRecord after = before;
    after.state = model::LifecycleState::kClosed;
    XC_TRY(inventory.Put(after));
    const Who who = By("office", "2022-08-21");
    WorkLog log(*database_, who);
    log.Add("site", after.id, "import", &before, after);
    return log.Write();
  }));
  const auto list = List();
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].since, "2022-08-21");
}

// The office above looks at the lower one's sample only.
TEST_F(Apart, ASecondLookNamesNothingBeyondItsSample) {
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    model::Unit city;
    city.names = {{"市政府办公室", "", ""}};
    city.supervises = true;
    XC_TRY(inventory.Put(city));
    for (const char* id : {"u-1", "u-2"}) {
      XC_ASSIGN_OR_RETURN(model::Unit unit, inventory.FindUnit(id));
      unit.parent = std::string(id) == "u-1" ? city.id : "u-1";
      XC_TRY(inventory.Put(unit));
    }
    model::AccountRecord account;
    account.name = "市政府发布";
    account.roles.sponsor = city.id;
    account.state = model::LifecycleState::kClosed;
    XC_TRY(inventory.Put(account));
    store::CampaignStore campaigns(*database_);
    XC_ASSIGN_OR_RETURN(model::Campaign lower, campaigns.Find("2022Q3"));
    lower.office = "u-1";
    return campaigns.Put(lower);
  }));
  Finish(Request("s-2", model::RequestKind::kClose, "2022-08-18"), "2022-08-20");
  ResampleRequest request;
  request.lower = "2022Q3";
  request.id = "FC1";
  request.percent = 100;
  const auto made = ResampleCampaign(*database_, request, By("市", "2022-08-25"));
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_THAT(List("FC1"), IsEmpty()) << "neither the city's own account, nor what was closed";
  const auto scope = store::CampaignStore(*database_).Scope("FC1");
  ASSERT_TRUE(scope);
  for (const model::ScopeEntry& entry : *scope) EXPECT_NE(entry.subject, "s-2");
  EXPECT_EQ(Summary("FC1").sites.drawn, 2U);
}

}  // namespace
}  // namespace xuncha::app
