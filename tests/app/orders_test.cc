// SPDX-License-Identifier: Apache-2.0
#include "app/orders.h"

#include "app/order_sheet.h"
#include "sheets/sheet_reader.h"
#include "store/desk_store.h"
#include "store/order_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using model::OrderEvent;
using model::OrderState;
using model::ProblemState;

class Orders : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    Suspect("s-1", "u-1", "c1");
    Suspect("s-1", "u-1", "c2");
    Suspect("s-2", "u-2", "c1");
    ProblemSelection all;
    all.filter.campaign = "2022Q3";
    ASSERT_TRUE(MoveProblems(*database_, all, model::ProblemEvent::kConfirm, By("张")));
  }

  std::vector<model::WorkOrder> Issue(const char* day = "2022-08-24") {
    const auto issued = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("张", day));
    EXPECT_TRUE(issued) << (issued ? "" : issued.error().message);
    return issued ? *issued : std::vector<model::WorkOrder>();
  }
  Result<model::WorkOrder> Do(const std::string& order, OrderEvent event,
                              const char* day = "2022-08-25", std::string reason = "") {
    OrderRequest request;
    request.order = order;
    request.event = event;
    return ApplyToOrder(*database_, rules_, request, By("张", day, std::move(reason)));
  }
  Status Reject(const char* number) {
    ProblemSelection one;
    one.ids = {number};
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto moved,
                        MoveProblems(*database_, one, model::ProblemEvent::kReject,
                                     By("张", "2022-08-26", "误报")));
    return Ok();
  }
  ProblemState StateOf(const char* number) {
    const auto found = store::ProblemStore(*database_).Find(number);
    return found ? found->state : ProblemState::kSuspected;
  }
  AnswersTaken Import(const std::string& csv, bool skip_wrong = false) {
    AnswersRequest request;
    request.file = Write("answers.csv", csv);
    request.skip_wrong = skip_wrong;
    const auto taken =
        ImportAnswers(*database_, rules_, resources_, request, By("张", "2022-08-30"));
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
    return taken ? *taken : AnswersTaken();
  }
};

TEST_F(Orders, OneHandOverAUnitAndNoneTwice) {
  const auto orders = Issue();
  ASSERT_THAT(orders, SizeIs(2));
  EXPECT_EQ(orders[0].number, "2022Q3-应急-交办-1");
  EXPECT_THAT(orders[0].items, SizeIs(2));
  EXPECT_EQ(orders[0].deadline, "2022-08-31");  // five working days from a Wednesday
  EXPECT_THAT(Issue(), SizeIs(0));
}

TEST_F(Orders, CommonProblemsGoToTheOperatorOnce) {
  const auto operated_by = [&](const char* name) {
    return store::InTransaction(*database_, [&]() -> Status {
      store::InventoryStore inventory(*database_);
      XC_ASSIGN_OR_RETURN(const auto sites, inventory.Sites());
      for (model::SiteRecord site : sites) {
        site.roles.operator_ = name;
        XC_TRY(inventory.Put(site));
      }
      return Ok();
    });
  };
  std::vector<std::string> ids;
  for (const auto& [site, unit] : {std::pair("s-1", "u-1"), std::pair("s-2", "u-2")}) {
    ids.push_back(Suspect(site, unit, "平台模板").id);
  }
  const auto few = MakeCommon(*database_, rules_, ids, By("张"));
  ASSERT_FALSE(few) << "common is what stands on three sites";
  EXPECT_EQ(few.error().code, ErrorCode::kInvalidArgument);
  ids.push_back(Suspect("s-3", "u-3", "平台模板").id);
  ASSERT_TRUE(MakeCommon(*database_, rules_, ids, By("张", "2022-08-24", "同一套模板")));

  ASSERT_TRUE(operated_by("无此公司"));
  EXPECT_THAT(Issue(), SizeIs(2)) << "the units' own";
  const auto left = CommonLeft(*database_, "2022Q3");
  ASSERT_TRUE(left);
  ASSERT_THAT(*left, SizeIs(1));
  EXPECT_EQ(left->front().operator_, "无此公司");
  EXPECT_EQ(left->front().problems, 3U);

  ASSERT_TRUE(operated_by("林业"));
  const auto status = [&](model::UnitStatus now) {
    return store::InTransaction(*database_, [&]() -> Status {
      store::InventoryStore inventory(*database_);
      XC_ASSIGN_OR_RETURN(model::Unit unit, inventory.FindUnit("u-3"));
      unit.status = now;
      return inventory.Put(unit);
    });
  };
  ASSERT_TRUE(status(model::UnitStatus::kDissolved));
  EXPECT_THAT(Issue(), SizeIs(0)) << "nobody is there to take it";
  EXPECT_THAT(*CommonLeft(*database_, "2022Q3"), SizeIs(1));
  ASSERT_TRUE(status(model::UnitStatus::kActive));
  const auto orders = Issue();
  ASSERT_THAT(orders, SizeIs(1));
  EXPECT_EQ(orders[0].unit, "u-3");
  EXPECT_THAT(orders[0].items, SizeIs(3));
  EXPECT_EQ(StateOf("2022Q3-林业-01"), ProblemState::kCommon) << "numbered for the hand-over";
  EXPECT_THAT(Issue(), SizeIs(0)) << "once";
  EXPECT_TRUE(CommonLeft(*database_, "2022Q3")->empty());
  const AnswersTaken taken =
      Import("问题编号,整改情况,完成日期\n2022Q3-林业-02,已更新,2022-08-29\n");
  EXPECT_EQ(taken.taken, 1U);
  EXPECT_EQ(StateOf("2022Q3-林业-02"), ProblemState::kFixed);
}

TEST_F(Orders, WhatIsRejectedLeavesItsOrderAndItsRowIsARemark) {
  const auto orders = Issue();
  const std::string id = orders.front().id;
  ASSERT_TRUE(Reject("2022Q3-应急-01"));
  store::OrderStore store(*database_);
  auto order = store.Find(id);
  ASSERT_TRUE(order);
  EXPECT_EQ(order->items[0].state, OrderState::kWithdrawn);
  EXPECT_EQ(order->items[1].state, OrderState::kIssued);
  const auto steps = store.Steps(id);
  ASSERT_THAT(*steps, SizeIs(1));
  EXPECT_EQ(steps->front().event, OrderEvent::kWithdraw);
  EXPECT_EQ(steps->front().reason, "核减：误报");
  // The unit fills in the list that it has.
  const AnswersTaken taken = Import(
      "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-29\n"
      "2022Q3-应急-02,已更新,2022-08-29\n");
  EXPECT_EQ(taken.wrong, 0U);
  EXPECT_TRUE(taken.written);
  EXPECT_EQ(taken.taken, 1U);
  EXPECT_EQ(taken.rows[0].fault, "withdrawn");
  EXPECT_EQ(taken.rows[0].action, AnswerAction::kBlank);
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kRejected);
  ASSERT_TRUE(Reject("2022Q3-应急-02"));
  EXPECT_EQ(store.Find(id)->state, OrderState::kWithdrawn) << "nothing is left of it";
  EXPECT_THAT(*RemindOrders(*database_, rules_, "2022Q3", id, true, By("张", "2022-09-07")),
              SizeIs(0));
  // Taken back: handed over anew.
  ProblemSelection one;
  one.ids = {"2022Q3-应急-01"};
  ASSERT_TRUE(
      MoveProblems(*database_, one, model::ProblemEvent::kReopen, By("张", "2022-08-31", "属实")));
  const auto again = Issue("2022-08-31");
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_THAT(again.front().items, SizeIs(1));
}

TEST_F(Orders, AnOlderFolderMayHoldARejectedProblemThatIsStillAsked) {
  Issue();
  store::ProblemStore problems(*database_);
  model::Problem problem = *problems.Find("2022Q3-应急-01");
  problem.state = ProblemState::kRejected;  // as it was written before
  ASSERT_TRUE(store::InTransaction(*database_, [&] { return problems.Put(problem); }));
  const AnswersTaken taken = Import(
      "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-29\n"
      "2022Q3-应急-02,已更新,2022-08-29\n");
  EXPECT_TRUE(taken.written);
  EXPECT_EQ(taken.rows[0].fault, "withdrawn");
  EXPECT_EQ(taken.taken, 1U);
  store::OrderStore store(*database_);
  EXPECT_EQ(store.Find("o-1")->items[0].state, OrderState::kIssued);
  ASSERT_TRUE(Reject("2022Q3-应急-01"));
  EXPECT_EQ(store.Find("o-1")->items[0].state, OrderState::kWithdrawn) << "named once more";
}

TEST_F(Orders, AProblemOfAnotherOrderIsRefused) {
  const auto orders = Issue();
  OrderRequest request;
  request.order = orders[0].id;
  request.problems = {"2022Q3-轵城镇-01"};
  const std::int64_t rows = HistoryRows();
  for (const OrderEvent event :
       {OrderEvent::kDispute, OrderEvent::kReportFix, OrderEvent::kClose, OrderEvent::kAccept}) {
    request.event = event;
    const auto refused =
        ApplyToOrder(*database_, rules_, request, By("张", "2022-08-25", "不属实"));
    ASSERT_FALSE(refused) << Name(event);
    EXPECT_EQ(refused.error().code, ErrorCode::kNotFound);
    EXPECT_THAT(refused.error().message, HasSubstr("has no problem 2022Q3-轵城镇-01"));
  }
  EXPECT_EQ(HistoryRows(), rows);
}

TEST_F(Orders, ADayOfCompletionThatCannotBeIsRefusedAndAWrongOnePutRight) {
  const std::string id = Issue().front().id;
  OrderRequest request;
  request.order = id;
  request.event = OrderEvent::kReportFix;
  request.problems = {"2022Q3-应急-01"};
  const auto fix = [&](const char* day) {
    request.fixed_on = day;
    return ApplyToOrder(*database_, rules_, request, By("张", "2022-08-30"));
  };
  for (const char* bad : {"2023-08-26", "2022-08-31", "2019-12-01", "2022-08-23"}) {
    const auto refused = fix(bad);
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
  }
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kConfirmed);
  ASSERT_TRUE(fix("2022-08-29"));
  ASSERT_TRUE(fix("2022-08-26")) << "another day was meant";
  store::ProblemStore problems(*database_);
  EXPECT_EQ(problems.Find("2022Q3-应急-01")->fixed_on, "2022-08-26");
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(fix("2022-08-26"));
  ASSERT_TRUE(fix(""));
  EXPECT_EQ(HistoryRows(), rows) << "told twice, written once";
  const auto sheet = [&](const char* day) {
    return Import(std::string("问题编号,完成日期\n2022Q3-应急-01,") + day + "\n").rows[0];
  };
  EXPECT_EQ(sheet("2019-12-01").fault, "early_day");
  EXPECT_EQ(sheet("2022-09-01").fault, "future_day");
  EXPECT_EQ(sheet("2022-08-27").action, AnswerAction::kTaken);
  EXPECT_EQ(problems.Find("2022Q3-应急-01")->fixed_on, "2022-08-27");
  request.event = OrderEvent::kVerify;
  ASSERT_TRUE(fix(""));
  EXPECT_EQ(sheet("2022-08-26").fault, "not_waiting");
}

TEST_F(Orders, WhatBecomesCommonLeavesTheUnitsOrdersAndComesBack) {
  const auto orders = Issue();
  std::vector<std::string> ids{"2022Q3-应急-01", "2022Q3-应急-02", "2022Q3-轵城镇-01"};
  ASSERT_FALSE(MakeCommon(*database_, rules_, ids, By("张")));
  ASSERT_TRUE(MakeCommon(*database_, rules_, ids, By("张", "2022-08-25", "平台升级")));
  store::OrderStore store(*database_);
  for (const model::WorkOrder& order : orders) {
    EXPECT_EQ(store.Find(order.id)->state, OrderState::kWithdrawn) << order.number;
  }
  EXPECT_EQ(store.Steps(orders[0].id)->front().reason, "转为共性问题：平台升级");
  ProblemSelection back;
  back.ids = ids;
  ASSERT_TRUE(MoveProblems(*database_, back, model::ProblemEvent::kReopen,
                           By("张", "2022-08-26", "原因不同")));
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kConfirmed);
  EXPECT_FALSE(store::ProblemStore(*database_).Find("2022Q3-应急-01")->common);
  EXPECT_THAT(Issue("2022-08-26"), SizeIs(2)) << "the units' own again";
}

TEST_F(Orders, WhatAMergedUnitHadIsHandedToItsHeir) {
  ASSERT_TRUE(store::InTransaction(*database_, [&]() -> Status {
    store::InventoryStore inventory(*database_);
    XC_ASSIGN_OR_RETURN(model::Unit merged, inventory.FindUnit("u-2"));
    merged.status = model::UnitStatus::kMerged;
    merged.merged_into = "u-1";
    return inventory.Put(merged);
  }));
  const auto orders = IssueOrders(*database_, rules_, {"2022Q3", "u-1", 0}, By("张"));
  ASSERT_TRUE(orders) << orders.error().message;
  ASSERT_THAT(*orders, SizeIs(1));
  EXPECT_EQ(orders->front().unit, "u-1");
  EXPECT_THAT(orders->front().items, SizeIs(3));
  const auto inherited = store::ProblemStore(*database_).Find("2022Q3-轵城镇-01");
  ASSERT_TRUE(inherited) << "the number stays";
  EXPECT_EQ(inherited->unit, "u-1");
}

TEST_F(Orders, ProblemsMoveWithTheirOrder) {
  const std::string id = Issue().front().id;
  ASSERT_TRUE(Do(id, OrderEvent::kAccept));
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(Do(id, OrderEvent::kAccept));  // once more changes nothing
  EXPECT_EQ(HistoryRows(), rows);
  EXPECT_FALSE(Do(id, OrderEvent::kClose));
  OrderRequest one;
  one.order = id;
  one.event = OrderEvent::kReportFix;
  one.problems = {"2022Q3-应急-02"};
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, one, By("张", "2022-08-25")));
  EXPECT_TRUE(Do(id, OrderEvent::kAccept)) << "one of them is further by now";
  ASSERT_TRUE(Do(id, OrderEvent::kReportFix));
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kFixed);
  EXPECT_FALSE(Do(id, OrderEvent::kReturn));  // without a reason
  ASSERT_TRUE(Do(id, OrderEvent::kReturn, "2022-08-26", "仍为空白"));
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kConfirmed);
  ASSERT_TRUE(Do(id, OrderEvent::kReportFix));
  ASSERT_TRUE(Do(id, OrderEvent::kVerify));
  ASSERT_TRUE(Do(id, OrderEvent::kClose, "2022-08-29"));
  const auto problem = store::ProblemStore(*database_).Find("2022Q3-应急-01");
  EXPECT_EQ(problem->state, ProblemState::kClosed);
  EXPECT_EQ(problem->closed_on, "2022-08-29");
  EXPECT_EQ(problem->fixed_on, "2022-08-25");
}

TEST_F(Orders, AnotherDayThanTheUnitsIsNeverDoneInSilence) {
  const std::string id = Issue().front().id;
  ASSERT_TRUE(Do(id, OrderEvent::kReportFix));
  OrderRequest verify;
  verify.order = id;
  verify.event = OrderEvent::kVerify;
  verify.fixed_on = "2022-08-28";
  const Who who = By("张", "2022-08-29");
  const auto code = [&] { return ApplyToOrder(*database_, rules_, verify, who).error().code; };
  EXPECT_EQ(code(), ErrorCode::kConflict);
  verify.fixed_on.clear();
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, verify, who));
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, verify, who)) << "harmless to repeat";
  verify.fixed_on = "2022-08-28";
  EXPECT_EQ(code(), ErrorCode::kConflict) << "it is verified, but with another day";
  verify.fixed_on.clear();
  verify.answer = "电话核实";
  EXPECT_EQ(code(), ErrorCode::kInvalidArgument);
}

TEST_F(Orders, AVerifiedProblemHasADayAndSaysWhose) {
  const std::string id = Issue().front().id;
  const auto look = [&](const char* problem, model::LookResult result, const char* day) {
    model::ProblemLook one;
    one.problem = problem;
    one.order = id;
    one.result = result;
    one.at = *ParseTime(std::string(day) + "T09:00");
    ASSERT_TRUE(store::InTransaction(*database_,
                                     [&] { return store::DeskStore(*database_).AddLook(one); }));
  };
  // Seen in order twice; the second problem was open again in between, and of old in order.
  look("p-1", model::LookResult::kFixed, "2022-08-26");
  look("p-1", model::LookResult::kFixed, "2022-08-29");
  look("p-2", model::LookResult::kFixed, "2022-08-23");
  look("p-2", model::LookResult::kFixed, "2022-08-25");
  look("p-2", model::LookResult::kOpen, "2022-08-26");
  const auto verified = Do(id, OrderEvent::kVerify, "2022-09-06");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_EQ(verified->items[0].fixed_on, "2022-08-26");
  EXPECT_EQ(verified->items[0].fixed_from, model::DayFrom::kLook);
  EXPECT_EQ(verified->items[1].fixed_on, "2022-09-06");
  EXPECT_EQ(verified->items[1].fixed_from, model::DayFrom::kVerification);
  store::ProblemStore problems(*database_);
  EXPECT_EQ(problems.Find("p-1")->fixed_on, "2022-08-26") << "the problem's day is the order's";
  EXPECT_EQ(problems.Find("p-2")->fixed_on, "2022-09-06");
  // The sheet says so, and comes back as it went out.
  const std::string file = temp_ / "out.xlsx";
  ASSERT_TRUE(ExportOrders(*database_, rules_, resources_, {id}, file, *ParseTime("2022-09-06")));
  const auto sheet = sheets::ReadSheetFile(file);
  ASSERT_TRUE(sheet);
  const auto& rows = sheet->sheets.front().rows();
  EXPECT_EQ(rows[1].cells.back().text, "完成日期为复查日，单位未报");
  EXPECT_EQ(rows[2].cells.back().text, "完成日期为复核日，单位未报");
  AnswersRequest request;
  request.file = file;
  const auto again = ImportAnswers(*database_, rules_, resources_, request, By("张", "2022-09-07"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->same, 2U);
}

TEST_F(Orders, RemindersClimbTheLadderOnceADay) {
  Issue();
  const auto remind = [&](const char* day) {
    const auto reminded = RemindOrders(*database_, rules_, "2022Q3", "", false, By("张", day));
    EXPECT_TRUE(reminded) << (reminded ? "" : reminded.error().message);
    return reminded ? *reminded : std::vector<OrderReminder>();
  };
  EXPECT_THAT(remind("2022-08-31"), SizeIs(0));  // the whole day of the deadline is in time
  const auto first = remind("2022-09-01");
  ASSERT_THAT(first, SizeIs(2));
  EXPECT_EQ(first[0].order.reminder, model::Reminder::kReminded);
  EXPECT_THAT(remind("2022-09-01"), SizeIs(0));
  const auto late = remind("2022-09-14");
  ASSERT_THAT(late, SizeIs(2));
  EXPECT_EQ(late[0].order.reminder, model::Reminder::kUrged) << "one rung, however late";
  EXPECT_THAT(remind("2022-09-14"), SizeIs(0));
  EXPECT_EQ(remind("2022-09-15")[0].order.reminder, model::Reminder::kSupervised);
}

TEST_F(Orders, TheListGoesOutAndComesBackByNumber) {
  const auto orders = Issue();
  const std::string file = temp_ / "问题清单.xlsx";
  const auto rows =
      ExportOrders(*database_, rules_, resources_, {orders[0].id}, file, *ParseTime("2022-08-24"));
  ASSERT_TRUE(rows) << rows.error().message;
  EXPECT_EQ(*rows, 2U);
  // The untouched list says nothing.
  AnswersRequest blank;
  blank.file = file;
  const auto untouched = ImportAnswers(*database_, rules_, resources_, blank, By("张"));
  ASSERT_TRUE(untouched) << untouched.error().message;
  EXPECT_EQ(untouched->blank, 2U);
  EXPECT_FALSE(untouched->written);

  // Columns deleted, the number typed by hand.
  const std::string filled =
      "问题编号,整改情况,整改人,完成日期\n２０２２q3－应急－1,已更新,王五,2022-8-29\n";
  const AnswersTaken taken = Import(filled);
  EXPECT_EQ(taken.taken, 1U);
  EXPECT_TRUE(taken.written);
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kFixed);
  EXPECT_EQ(store::ProblemStore(*database_).Find("2022Q3-应急-01")->fixed_on, "2022-08-29");
  const std::int64_t history = HistoryRows();
  const AnswersTaken again = Import(filled);
  EXPECT_EQ(again.same, 1U);
  EXPECT_FALSE(again.written);
  EXPECT_EQ(HistoryRows(), history);
}

TEST_F(Orders, AClosedCampaignSaysRowByRowWhatToDo) {
  Issue();
  const auto move = [&](model::CampaignState to) {
    const auto moved = MoveCampaign(*database_, "2022Q3", to, By("office", "2022-08-29", "通报"));
    ASSERT_TRUE(moved) << moved.error().message;
  };
  move(model::CampaignState::kFrozen);
  move(model::CampaignState::kIssued);
  // While reports of rectification come in, answers do.
  const std::string first = "问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-29\n";
  EXPECT_TRUE(Import(first).written);
  move(model::CampaignState::kClosed);
  const std::string both = first + "2022Q3-应急-02,已更新,2022-08-29\n";
  const AnswersTaken alone = Import(both);
  EXPECT_EQ(alone.same, 1U) << "what was taken in before is no fault";
  EXPECT_EQ(alone.wrong, 1U);
  EXPECT_EQ(alone.rows[1].fault, "closed");
  EXPECT_EQ(alone.rows[1].value, "2022Q3");
  // It goes on under another number.
  std::string toml = kCampaignToml;
  toml.replace(toml.find("2022Q3"), 6, "2022Q4");
  for (const auto& [august, later] :
       {std::pair("2022-08", "2022-10"), std::pair("2022-09", "2022-11")}) {
    for (auto at = toml.find(august); at != std::string::npos; at = toml.find(august)) {
      toml.replace(at, 7, later);
    }
  }
  ASSERT_TRUE(CreateCampaign(*database_, resources_, Write("n.toml", toml), By("office")));
  ASSERT_TRUE(MoveCampaign(*database_, "2022Q4", model::CampaignState::kOpen, By("office")));
  const AnswersTaken carried = Import(both);
  ASSERT_EQ(carried.rows[1].fault, "closed_carried");
  EXPECT_THAT(carried.rows[1].value, HasSubstr("2022Q4-应急-"));
  // Rows of the open one are taken beside it.
  ASSERT_TRUE(IssueOrders(*database_, rules_, {"2022Q4", "", 0}, By("张", "2022-08-29")));
  const AnswersTaken rest = Import(both + carried.rows[1].value + ",已更新,2022-08-30\n", true);
  EXPECT_TRUE(rest.written);
  EXPECT_EQ(rest.taken, 1U);
}

TEST_F(Orders, WordsBesideADayThatDoNotSayFixedAreNoFix) {
  Issue();
  const std::string good = "问题编号,整改情况,完成日期\n2022Q3-轵城镇-01,已删除该链接,2022-08-29\n";
  const AnswersTaken taken =
      Import(good + "2022Q3-应急-01,部分整改,2022-08-29\n2022Q3-应急-02,见附件,2022-08-29\n", true);
  EXPECT_EQ(taken.taken, 1U);
  EXPECT_EQ(taken.rows[1].fault, "not_fixed");
  EXPECT_EQ(taken.rows[1].action, AnswerAction::kBlank);
  EXPECT_EQ(taken.rows[2].fault, "in_doubt");
  EXPECT_EQ(taken.rows[2].action, AnswerAction::kWrong);
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kConfirmed);
  EXPECT_EQ(StateOf("2022Q3-应急-02"), ProblemState::kConfirmed);
  // The office has looked: entered by hand, the same row is no fault any more.
  OrderRequest confirmed;
  confirmed.order = "o-1";
  confirmed.event = OrderEvent::kReportFix;
  confirmed.problems = {"2022Q3-应急-02"};
  confirmed.answer = "见附件";
  confirmed.fixed_on = "2022-08-29";
  ASSERT_TRUE(ApplyToOrder(*database_, rules_, confirmed, By("张", "2022-08-30")));
  EXPECT_EQ(Import(good + "2022Q3-应急-02,见附件,2022-08-29\n").same, 2U);
}

TEST_F(Orders, RowsThatContradictEachOtherAreRefusedBoth) {
  Issue();
  const std::string head = "问题编号,整改情况,完成日期\n2022Q3-轵城镇-01,已更新,2022-08-29\n";
  for (const char* other : {"整改中,", "整改中,2022-08-29", "已更新,2022-08-28"}) {
    const AnswersTaken taken = Import(
        head + "2022Q3-应急-01,已更新,2022-08-29\n2022q3-应急-1," + std::string(other) + "\n",
        true);
    ASSERT_THAT(taken.rows, SizeIs(3));
    EXPECT_EQ(taken.rows[1].fault, "contradicts") << other;
    EXPECT_EQ(taken.rows[1].value, "4");
    EXPECT_EQ(taken.rows[2].fault, "contradicts") << other;
    EXPECT_EQ(taken.rows[2].value, "3");
    EXPECT_EQ(taken.wrong, 2U);
    EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kConfirmed) << other;
  }
  EXPECT_EQ(StateOf("2022Q3-轵城镇-01"), ProblemState::kFixed) << "the rows that are right";
  const std::string same = "2022Q3-应急-01,已更新,2022-08-29\n";
  const AnswersTaken twice = Import(head + same + same, true);
  EXPECT_EQ(twice.rows[2].fault, "twice");
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kFixed);
}

TEST_F(Orders, WhatWasToldStaysUntilItIsReturned) {
  Issue();
  Import("问题编号,整改情况,完成日期\n2022Q3-应急-01,已更新,2022-08-29\n");
  const AnswersTaken taken = Import("问题编号,整改情况\n2022Q3-应急-01,整改中\n");
  EXPECT_EQ(taken.rows[0].fault, "not_fixed_told");
  EXPECT_EQ(taken.rows[0].action, AnswerAction::kBlank);
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kFixed);
}

TEST_F(Orders, ADayWithoutItsYearIsTheOrdersFirstThatCanBe) {
  Issue("2021-12-27");
  const auto sheet = [&](const char* day) {
    return Import(std::string("问题编号,完成日期\n2022Q3-应急-01,") + day + "\n").rows[0];
  };
  const auto fixed_on = [&] {
    return store::ProblemStore(*database_).Find("2022Q3-应急-01")->fixed_on;
  };
  EXPECT_EQ(sheet("12月29日").action, AnswerAction::kTaken);
  EXPECT_EQ(fixed_on(), "2021-12-29");
  EXPECT_EQ(sheet("8月9日").action, AnswerAction::kTaken);
  EXPECT_EQ(fixed_on(), "2022-08-09");
  EXPECT_EQ(sheet("9月4日").fault, "future_day");
  EXPECT_EQ(sheet("13月4日").fault, "bad_day");
}

TEST_F(Orders, AnswersThatSayNoFixAreTold) {
  Issue();
  const AnswersTaken taken = Import(
      "问题编号,整改情况,完成日期\n"
      "2022Q3-应急-01,整改中,2022-08-29\n"
      "2022Q3-应急-02,见附件,\n"
      "2022Q3-应急-09,已更新,2022-08-29\n"
      "2022Q3-轵城镇-01,已更新,昨天\n");
  EXPECT_FALSE(taken.written);
  ASSERT_THAT(taken.rows, SizeIs(4));
  EXPECT_EQ(taken.rows[0].fault, "not_fixed");
  EXPECT_EQ(taken.rows[0].action, AnswerAction::kBlank);
  EXPECT_EQ(taken.rows[1].fault, "unclear");
  EXPECT_EQ(taken.rows[2].fault, "not_known");
  EXPECT_EQ(taken.rows[3].fault, "bad_day");
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kConfirmed);
  EXPECT_EQ(Import("问题编号,整改情况,完成日期\n,已整改,\n").rows[0].fault, "no_number");
  // Who says honestly that one is not done does not keep the others out.
  const AnswersTaken some =
      Import("问题编号,整改情况,完成日期\n2022Q3-应急-01,已整改,\n2022Q3-应急-02,整改中,\n");
  EXPECT_EQ(some.wrong, 0U);
  EXPECT_TRUE(some.written);
  EXPECT_EQ(some.taken, 1U);
  EXPECT_EQ(StateOf("2022Q3-应急-01"), ProblemState::kFixed);
}

}  // namespace
}  // namespace xuncha::app
