// SPDX-License-Identifier: Apache-2.0
#include "app/carry_over.h"

#include "app/order_items.h"
#include "app/order_sheet.h"
#include "app/orders.h"
#include "store/order_store.h"
#include "tests/app/office_fixture.h"
#include "workflow/figures.h"

namespace xuncha::app {
namespace {

using model::OrderEvent;
using model::ProblemEvent;
using model::ProblemState;
using ::testing::HasSubstr;

std::string Quarter(const char* id, const char* month) {
  const std::string m = month;
  return "id = \"" + std::string(id) + "\"\nname = \"" + id + "\"\nmonitoring_point = \"2022-" + m +
         "-23\"\nrectification_until = \"2022-" + m + "-28\"\n[[round]]\nfrom = \"2022-" + m +
         "-15\"\nuntil = \"2022-" + m + "-24\"\n";
}

class CarriedOverProblems : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    for (const char* cause : {"c1", "c2", "c3", "c4"}) Suspect("s-1", "u-1", cause);
    Suspect("s-2", "u-2", "c5");
    for (const char* id : {"p-1", "p-2", "p-3", "p-5"}) Move(id, ProblemEvent::kConfirm);
    Move("p-2", ProblemEvent::kClose);
    Move("p-3", ProblemEvent::kReportFix);
  }
  void Move(const std::string& id, ProblemEvent event, const std::string& reason = "") {
    ProblemSelection one;
    one.ids = {id};
    const auto moved = MoveProblems(*database_, one, event, By("张", "2022-08-24", reason));
    ASSERT_TRUE(moved) << moved.error().message;
  }
  CarriedOver Begin(const char* id, const char* month) {
    EXPECT_TRUE(CreateCampaign(*database_, resources_, Write("n.toml", Quarter(id, month)),
                               By("office", "2022-11-01")));
    const auto open =
        MoveCampaign(*database_, id, model::CampaignState::kOpen, By("office", "2022-11-01"));
    EXPECT_TRUE(open) << open.error().message;
    return open ? open->carried : CarriedOver();
  }
  model::Problem Find(const std::string& id) {
    const auto found = store::ProblemStore(*database_).Find(id);
    EXPECT_TRUE(found) << id;
    return found.value_or(model::Problem());
  }
};

TEST_F(CarriedOverProblems, OpenOnesEnterTheNextCampaignOnce) {
  const CarriedOver carried = Begin("2022Q4", "11");
  EXPECT_EQ(carried.added, 3U) << "p-1, p-3 and p-5; one is closed, one is only suspected";
  EXPECT_EQ(Find("2022Q4-应急-01").carried_from, "2022Q3-应急-01");
  EXPECT_EQ(Find("2022Q4-应急-02").state, ProblemState::kFixed);
  EXPECT_EQ(Find("2022Q4-轵城镇-01").subject, "s-2");
  const std::int64_t rows = HistoryRows();
  const auto again = CarryOverInto(*database_, "2022Q4", By("张", "2022-11-02"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->added + again->linked, 0U);
  EXPECT_EQ(HistoryRows(), rows);
  Move("p-4", ProblemEvent::kConfirm);
  EXPECT_EQ(CarryOverInto(*database_, "2022Q4", By("张", "2022-11-02"))->added, 1U)
      << "confirmed late";
  EXPECT_THAT(CarryOverInto(*database_, "2022Q1", By("张")).error().message, HasSubstr("2022Q1"));
  // Through a third campaign: from the one before, not a second time from the first.
  EXPECT_EQ(Begin("2022Q4b", "12").added, 4U);
  EXPECT_EQ(Find("2022Q4b-应急-01").carried_from, "2022Q4-应急-01");
}

TEST_F(CarriedOverProblems, StateFollowsBothWays) {
  Begin("2022Q4", "11");
  Begin("2022Q4b", "12");
  Move("2022Q4-应急-01", ProblemEvent::kClose);
  EXPECT_EQ(Find("p-1").state, ProblemState::kClosed);
  EXPECT_EQ(Find("2022Q4b-应急-01").state, ProblemState::kClosed);
  Move("p-3", ProblemEvent::kReturn, "没有整改");
  EXPECT_EQ(Find("2022Q4b-应急-02").state, ProblemState::kConfirmed);
  Move("2022Q4-轵城镇-01", ProblemEvent::kReject, "误报");
  EXPECT_EQ(Find("p-5").state, ProblemState::kConfirmed) << "what was counted then stays counted";
  EXPECT_EQ(Find("2022Q4b-轵城镇-01").state, ProblemState::kRejected);
}

TEST_F(CarriedOverProblems, WhatSomebodySawMendedIsNotLeftOpen) {
  const auto issued = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("张", "2022-08-24"));
  ASSERT_TRUE(issued) << issued.error().message;
  for (const OrderEvent event : {OrderEvent::kReportFix, OrderEvent::kVerify}) {
    OrderRequest request;
    request.order = issued->front().id;
    request.event = event;
    request.problems = {"2022Q3-应急-01"};
    ASSERT_TRUE(ApplyToOrder(*database_, rules_, request, By("张", "2022-08-27")));
  }
  EXPECT_EQ(Find("2022Q3-应急-01").state, ProblemState::kFixed);
  EXPECT_EQ(Begin("2022Q4", "11").added, 2U) << "p-3, of which only the unit says so, and p-5";
  EXPECT_EQ(Find("2022Q4-应急-01").carried_from, "2022Q3-应急-03");
}

TEST_F(CarriedOverProblems, WhatAMergedUnitLeftOpenIsItsHeirs) {
  store::InventoryStore inventory(*database_);
  auto town = inventory.FindUnit("u-2");
  ASSERT_TRUE(town);
  town->status = model::UnitStatus::kMerged;
  town->merged_into = "u-3";
  ASSERT_TRUE(inventory.Put(*town));
  Begin("2022Q4", "11");
  EXPECT_EQ(Find("2022Q4-林业-01").carried_from, "2022Q3-轵城镇-01");
  EXPECT_EQ(Find("2022Q4-林业-01").unit, "u-3");
}

TEST_F(CarriedOverProblems, WhatIsKnownThereIsLinkedAndWhatIsOutOfScopeStays) {
  store::InventoryStore inventory(*database_);
  auto site = inventory.FindSite("s-2");
  ASSERT_TRUE(site);
  site->state = model::LifecycleState::kClosed;
  ASSERT_TRUE(inventory.Put(*site));
  Move("p-4", ProblemEvent::kReject, "误报");
  EXPECT_EQ(Begin("2022Q4", "11").outside, 1U) << "the town's site is closed";
  Move("p-4", ProblemEvent::kReopen, "查实");
  Move("p-4", ProblemEvent::kConfirm);
  model::Problem seen = Find("p-4");
  seen.id.clear();
  seen.number.clear();
  seen.campaign = "2022Q4";
  seen.state = ProblemState::kSuspected;
  ASSERT_TRUE(
      store::InTransaction(*database_, [&] { return store::ProblemStore(*database_).Put(seen); }));
  const auto carried = CarryOverInto(*database_, "2022Q4", By("张", "2022-11-02"));
  ASSERT_TRUE(carried);
  EXPECT_EQ(carried->linked, 1U);
  EXPECT_EQ(Find(seen.id).carried_from, Find("p-4").number);
}

// The quarter's order of p-1, and the next one's in which it is mended.
class CarriedOrders : public CarriedOverProblems {
 protected:
  void SetUp() override {
    CarriedOverProblems::SetUp();
    ASSERT_TRUE(IssueOrders(*database_, rules_, {"2022Q3", "u-1", 0}, By("张", "2022-08-24")));
    Begin("2022Q4", "11");
    ASSERT_TRUE(IssueOrders(*database_, rules_, {"2022Q4", "u-1", 0}, By("张", "2022-11-10")));
    figures_ = Figures("2022-08-31");
  }
  Result<model::WorkOrder> Do(const char* order, OrderEvent event, const char* day,
                              const std::string& problem) {
    OrderRequest request;
    request.order = order;
    request.event = event;
    request.problems = {problem};
    return ApplyToOrder(*database_, rules_, request, By("张", day, "说明"));
  }
  void Fix(const char* day = "2022-11-14") {
    ASSERT_TRUE(Do("o-2", OrderEvent::kReportFix, day, "2022Q4-应急-01"));
  }
  void Close() {
    Fix();
    for (const OrderEvent event : {OrderEvent::kVerify, OrderEvent::kClose}) {
      const auto done = Do("o-2", event, "2022-11-16", "2022Q4-应急-01");
      ASSERT_TRUE(done) << done.error().message;
    }
  }
  model::OrderItem Item() {
    const auto order = FindOrder(*database_, "o-1");
    EXPECT_TRUE(order);
    EXPECT_EQ(order->items.front().problem, "p-1");
    return order->items.front();
  }
  std::size_t Due() {
    const auto due = RemindOrders(*database_, rules_, "2022Q3", "", true, By("张", "2022-12-01"));
    EXPECT_TRUE(due);
    return due ? due->size() : 99;
  }
  // As the bulletin of a day counts them, from what is written.
  std::string Figures(const std::string& day) {
    const auto order = store::OrderStore(*database_).Find("o-1");
    EXPECT_TRUE(order);
    std::string all;
    for (const model::OrderItem& item : order->items) {
      const workflow::Standing standing = workflow::StandingAt(Find(item.problem), day);
      all.append(Name(workflow::HandedAt(standing, *order, item, day))).append(" ");
    }
    return all;
  }
  std::string figures_;  // of the quarter's cut-off, before
};

TEST_F(CarriedOrders, WhatTheNextOneClosedIsClosedInTheOldOne) {
  EXPECT_EQ(Due(), 1U);
  Close();
  const model::OrderItem item = Item();
  EXPECT_EQ(item.state, model::OrderState::kClosed);
  EXPECT_EQ(item.fixed_on, "2022-11-14");
  EXPECT_EQ(item.told_in, "2022Q4-应急-01");
  EXPECT_EQ(Due(), 0U);
  const auto closed =
      ListOrders(*database_, "2022Q3", "u-1", std::optional(model::OrderState::kClosed));
  ASSERT_TRUE(closed);
  EXPECT_EQ(closed->size(), 1U);
  const auto done = Do("o-1", OrderEvent::kClose, "2022-11-17", "2022Q3-应急-01");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->state, model::OrderState::kClosed);
  const auto rows =
      ExportOrders(*database_, rules_, resources_, {"o-1"}, temp_ / "o.xlsx", By("张").now);
  ASSERT_TRUE(rows) << rows.error().message;
  EXPECT_EQ(*rows, 0U) << "nothing is asked for again";
  // Late by the old deadline, and open as of the old cut-off.
  EXPECT_EQ(Figures("2022-12-01"), "late ");
  EXPECT_EQ(Figures("2022-08-31"), figures_);
}

TEST_F(CarriedOrders, AnOldListIsTakenRowByRow) {
  Close();
  ASSERT_TRUE(IssueOrders(*database_, rules_, {"2022Q3", "u-2", 0}, By("张", "2022-11-10")));
  AnswersRequest request;
  request.file = Write("a.csv",
                       "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-11-15\n"
                       "2022Q3-轵城镇-01,已更新,2022-11-15\n");
  const auto taken = ImportAnswers(*database_, rules_, resources_, request, By("张", "2022-11-20"));
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->rows[0].fault, "told_in");
  EXPECT_EQ(taken->rows[0].value, "2022Q4-应急-01");
  EXPECT_EQ(taken->rows[0].action, AnswerAction::kBlank);
  EXPECT_EQ(taken->taken, 1U);
  EXPECT_TRUE(taken->written);
  EXPECT_EQ(Find("2022Q3-应急-01").fixed_on, "2022-11-14");
}

TEST_F(CarriedOrders, AFixThatDoesNotHoldIsAskedForInBoth) {
  Fix();
  EXPECT_EQ(Item().state, model::OrderState::kFixed);
  EXPECT_EQ(Due(), 0U);
  // What is written of the old order is its own.
  EXPECT_EQ(store::OrderStore(*database_).Find("o-1")->items[0].state, model::OrderState::kIssued);
  ASSERT_TRUE(Do("o-2", OrderEvent::kReturn, "2022-11-15", "2022Q4-应急-01"));
  EXPECT_EQ(Item().state, model::OrderState::kIssued);
  EXPECT_EQ(Item().told_in, "");
  EXPECT_EQ(Due(), 1U);
  // Told in the old list, it is told in the new order, too; what is returned there, here.
  ASSERT_TRUE(Do("o-1", OrderEvent::kReportFix, "2022-11-16", "2022Q3-应急-01"));
  EXPECT_EQ(FindOrder(*database_, "o-2")->items.front().told_in, "2022Q3-应急-01");
  ASSERT_TRUE(Do("o-2", OrderEvent::kReturn, "2022-11-17", "2022Q4-应急-01"));
  EXPECT_EQ(Item().state, model::OrderState::kReturned);
}

}  // namespace
}  // namespace xuncha::app
