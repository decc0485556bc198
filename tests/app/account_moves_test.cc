// SPDX-License-Identifier: Apache-2.0
#include "app/account_moves.h"

#include "app/lifecycle.h"
#include "app/work_log.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using bulletin::AccountMove;
using bulletin::MoveKind;
using ::testing::ElementsAre;

class AccountMovesTest : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
      store::InventoryStore inventory(*database_);
      for (const char* name : {"轵城发布", "济源林业"}) {
        model::AccountRecord account;
        account.name = name;
        account.platform = model::Platform::kWeibo;
        account.roles.sponsor = name == std::string("轵城发布") ? "u-2" : "u-3";
        XC_TRY(inventory.Put(account));
      }
      return Ok();
    }));
  }
  // Asked for, approved, filed on `filed` and done on `done`; "" = not yet.
  std::string Request(const char* account, model::RequestKind kind, const char* filed,
                      const char* done) {
    NewRequest request;
    request.subject = account;
    request.kind = kind;
    request.notice_url = "http://www.example.gov.cn/gg.html";
    const auto asked =
        RequestLifecycle(*database_, rules_, request, By("张", "2022-07-02", "停用"));
    EXPECT_TRUE(asked) << (asked ? "" : asked.error().message);
    const std::string id = asked->request.id;
    EXPECT_TRUE(DecideLifecycle(*database_, rules_, id, true, By("李", "2022-07-03")));
    if (*filed != '\0') {
      EXPECT_TRUE(FileLifecycle(*database_, rules_, id, filed, "", By("李", filed)));
    }
    if (*done != '\0') {
      const auto finished = FinishLifecycle(*database_, rules_, id, done, "", By("李", done));
      EXPECT_TRUE(finished) << (finished ? "" : finished.error().message);
    }
    return id;
  }
  void PutState(const char* id, model::LifecycleState state, const char* day) {
    ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
      store::InventoryStore inventory(*database_);
      XC_ASSIGN_OR_RETURN(const model::AccountRecord before, inventory.FindAccount(id));
      model::AccountRecord after = before;
      after.state = state;
      XC_TRY(inventory.Put(after));
      const Who who = By("张", day);  // outlives the log
      WorkLog log(*database_, who);
      log.Add("account", id, "change", &before, after);
      return log.Write();
    }));
  }
  std::vector<AccountMove> Moves(const char* from = "2022-07-01",
                                 const char* until = "2022-08-23") {
    store::InventoryStore inventory(*database_);
    const auto all = Register::Load(inventory);
    const auto names = BulletinNames::Load(resources_);
    const auto campaign = store::CampaignStore(*database_).Find("2022Q3");
    auto moves = AccountMovesOf(*database_, *names, *all, *campaign, {from, until});
    EXPECT_TRUE(moves) << (moves ? "" : moves.error().message);
    return moves ? *std::move(moves) : std::vector<AccountMove>();
  }
  static std::vector<MoveKind> Kinds(const std::vector<AccountMove>& moves) {
    std::vector<MoveKind> kinds;
    for (const AccountMove& move : moves) kinds.push_back(move.kind);
    return kinds;
  }
};

TEST_F(AccountMovesTest, RequestsTellWhatMovedInThePeriod) {
  const std::string changed =
      Request("a-1", model::RequestKind::kChange, "2022-07-05", "2022-07-08");
  const std::string cancelled =
      Request("a-2", model::RequestKind::kCancel, "2022-07-05", "2022-08-20");
  const auto moves = Moves();
  EXPECT_THAT(Kinds(moves), ElementsAre(MoveKind::kChanged, MoveKind::kCancelled));
  EXPECT_EQ(moves[0].records, std::vector<std::string>{changed});
  EXPECT_EQ(moves[0].day, "2022-07-08");
  EXPECT_EQ(moves[1].name, "轵城发布");
  EXPECT_EQ(moves[1].type, "微博");
  EXPECT_EQ(moves[1].sponsor, "u-2");
  EXPECT_EQ(moves[1].records, std::vector<std::string>{cancelled}) << "and not the history, too";
  EXPECT_TRUE(Moves("2022-04-01", "2022-06-30").empty());
  EXPECT_THAT(Kinds(Moves("2022-07-01", "2022-08-19")),
              ElementsAre(MoveKind::kChanged, MoveKind::kUnderWay))
      << "filed, and not done by that day";
}

TEST_F(AccountMovesTest, WhatIsNotFiledOrWasRefusedIsNoMove) {
  Request("a-1", model::RequestKind::kCancel, "", "");
  EXPECT_TRUE(Moves().empty());
}

TEST_F(AccountMovesTest, TheRegisterTellsWhatNobodyAskedFor) {
  PutState("a-3", model::LifecycleState::kCancelled, "2022-08-02");
  const auto moves = Moves();
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0].kind, MoveKind::kCancelled);
  EXPECT_EQ(moves[0].day, "2022-08-02");
  EXPECT_EQ(moves[0].records, std::vector<std::string>{"a-3"});
  EXPECT_TRUE(Moves("2022-08-03", "2022-08-23").empty());
}

TEST_F(AccountMovesTest, AnOpeningDayInTheRegisterCounts) {
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    XC_ASSIGN_OR_RETURN(model::AccountRecord account, inventory.FindAccount("a-1"));
    account.opened = "2022-07-15";
    return inventory.Put(account);
  }));
  EXPECT_THAT(Kinds(Moves()), ElementsAre(MoveKind::kOpened));
  EXPECT_TRUE(Moves("2022-07-16").empty());
}

}  // namespace
}  // namespace xuncha::app
