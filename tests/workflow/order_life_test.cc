// SPDX-License-Identifier: Apache-2.0
#include "workflow/order_life.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::OrderEvent;
using model::OrderState;
using model::ProblemEvent;
using model::Reminder;
using testing::D;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

const OrderRules& Rules() {
  static const OrderRules rules = ParseOrderRules(testing::DataFile("orders.toml")).value();
  return rules;
}
const Holidays& Calendar() {
  static const Holidays holidays = Holidays::Parse(testing::DataFile("holidays.toml")).value();
  return holidays;
}

TimeMs At(std::string_view day) { return EndOfChinaDay(D(day)) - kMsPerDay / 2; }

model::WorkOrder Issued() {
  model::WorkOrder order;
  order.id = "o-1";
  order.number = OrderNumber("2022Q3", "应急", 1);
  order.issued = "2022-08-24";
  order.deadline = "2022-08-31";
  order.items.resize(2);
  order.items[0].problem = "p-1";
  order.items[1].problem = "p-2";
  return order;
}

OrderAct Act(std::string reason = "", std::vector<std::string> problems = {}) {
  OrderAct act;
  act.actor = "李四";
  act.now = At("2022-08-29");
  act.reason = std::move(reason);
  act.problems = std::move(problems);
  return act;
}

Result<OrderMove> Do(const model::WorkOrder& order, OrderEvent event, const OrderAct& act) {
  return Apply(order, event, act, Rules(), Calendar());
}

model::WorkOrder After(const model::WorkOrder& order, OrderEvent event, const OrderAct& act) {
  auto move = Do(order, event, act);
  EXPECT_TRUE(move.has_value()) << (move ? "" : move.error().message);
  return move ? move->order : order;
}

TEST(OrderLife, FromIssuedToClosed) {
  model::WorkOrder order = After(Issued(), OrderEvent::kAccept, Act());
  EXPECT_EQ(order.state, OrderState::kAccepted);
  OrderAct fix = Act();
  fix.answer = "已更新";
  fix.fixed_by = "王五";
  const auto fixed = Do(order, OrderEvent::kReportFix, fix).value();
  EXPECT_EQ(fixed.order.state, OrderState::kFixed);
  EXPECT_EQ(fixed.order.items[1].answer, "已更新");
  EXPECT_EQ(fixed.order.items[1].fixed_on, "2022-08-29");
  EXPECT_THAT(fixed.effects, ElementsAre(Pair("p-1", ProblemEvent::kReportFix),
                                         Pair("p-2", ProblemEvent::kReportFix)));
  EXPECT_THAT(fixed.step.problems, ElementsAre("p-1", "p-2"));
  order = After(fixed.order, OrderEvent::kVerify, Act());
  const auto closed = Do(order, OrderEvent::kClose, Act()).value();
  EXPECT_EQ(closed.order.state, OrderState::kClosed);
  EXPECT_THAT(closed.effects,
              ElementsAre(Pair("p-1", ProblemEvent::kClose), Pair("p-2", ProblemEvent::kClose)));
}

TEST(OrderLife, TheOrderIsAsFarAsItsLastItem) {
  model::WorkOrder order = After(Issued(), OrderEvent::kReportFix, Act("", {"p-2"}));
  EXPECT_EQ(order.items[1].state, OrderState::kFixed);
  EXPECT_EQ(order.state, OrderState::kIssued);
  order = After(order, OrderEvent::kWithdraw, Act("误交办", {"p-1"}));
  EXPECT_EQ(order.state, OrderState::kFixed) << "withdrawn items have no say";
  order = After(order, OrderEvent::kWithdraw, Act("误交办"));
  EXPECT_EQ(order.state, OrderState::kWithdrawn);
}

TEST(OrderLife, AFixThatDoesNotHoldIsReturned) {
  model::WorkOrder order = After(Issued(), OrderEvent::kReportFix, Act());
  EXPECT_THAT(Do(order, OrderEvent::kReturn, Act()).error().message, HasSubstr("a reason"));
  const auto back = Do(order, OrderEvent::kReturn, Act("仍空白", {"p-2"})).value();
  EXPECT_EQ(back.order.state, OrderState::kReturned);
  EXPECT_EQ(back.order.items[0].state, OrderState::kFixed);
  EXPECT_THAT(back.effects, ElementsAre(Pair("p-2", ProblemEvent::kReturn)));
}

TEST(OrderLife, AFreshLookVerifiesWithoutTheUnitsWord) {
  const auto move = Do(Issued(), OrderEvent::kVerify, Act("", {"p-1"})).value();
  EXPECT_EQ(move.order.items[0].state, OrderState::kVerified);
  EXPECT_THAT(move.effects, ElementsAre(Pair("p-1", ProblemEvent::kReportFix)));
  const auto fixed = After(Issued(), OrderEvent::kReportFix, Act());
  EXPECT_THAT(Do(fixed, OrderEvent::kVerify, Act())->effects, IsEmpty());
}

OrderAct FixedOn(const char* day) {
  OrderAct act = Act();
  act.fixed_on = day;
  act.answer = "已更新";
  return act;
}

TEST(OrderLife, CompletionLiesBetweenTheIssueAndToday) {
  for (const char* good : {"2022-08-24", "2022-08-29"}) {
    EXPECT_TRUE(Do(Issued(), OrderEvent::kReportFix, FixedOn(good))) << good;
  }
  EXPECT_THAT(Do(Issued(), OrderEvent::kReportFix, FixedOn("2022-08-23")).error().message,
              HasSubstr("lies before 2022-08-24"));
  EXPECT_THAT(Do(Issued(), OrderEvent::kReportFix, FixedOn("2022-08-30")).error().message,
              HasSubstr("still to come"));
  EXPECT_FALSE(Do(Issued(), OrderEvent::kVerify, FixedOn("2023-08-26")));
}

// Nobody's silence is a day in time.
TEST(OrderLife, WithoutTheUnitsWordTheDaySaysWhoseItIs) {
  const auto verified = [](const model::WorkOrder& order, const OrderAct& act) {
    return Do(order, OrderEvent::kVerify, act).value().order.items[0];
  };
  const model::OrderItem alone = verified(Issued(), Act());
  EXPECT_EQ(alone.fixed_on, "2022-08-29");
  EXPECT_EQ(alone.fixed_from, model::DayFrom::kVerification);
  OrderAct act = Act();
  act.seen_fixed = {{"p-1", "2022-08-26"}};
  const model::OrderItem seen = verified(Issued(), act);
  EXPECT_EQ(seen.fixed_on, "2022-08-26");
  EXPECT_EQ(seen.fixed_from, model::DayFrom::kLook);
  act.fixed_on = "2022-08-25";
  EXPECT_EQ(verified(Issued(), act).fixed_from, model::DayFrom::kOffice);
  // The unit's word stays its own; what a return disproved does not hold any more.
  const auto told = After(Issued(), OrderEvent::kReportFix, FixedOn("2022-08-24"));
  EXPECT_EQ(verified(told, Act()).fixed_on, "2022-08-24");
  EXPECT_EQ(verified(told, Act()).fixed_from, model::DayFrom::kUnit);
  const auto back = After(told, OrderEvent::kReturn, Act("仍空白"));
  EXPECT_EQ(verified(back, Act()).fixed_on, "2022-08-29");
  const auto anew =
      After(After(back, OrderEvent::kVerify, Act()), OrderEvent::kReturn, Act("又空白"));
  EXPECT_EQ(After(anew, OrderEvent::kReportFix, FixedOn("2022-08-29")).items[0].fixed_from,
            model::DayFrom::kUnit);
}

TEST(OrderLife, WhatWasToldCanBePutRightUntilItIsVerified) {
  model::WorkOrder order = After(Issued(), OrderEvent::kReportFix, FixedOn("2022-08-25"));
  const auto corrected = Do(order, OrderEvent::kReportFix, FixedOn("2022-08-27")).value();
  EXPECT_EQ(corrected.order.items[0].fixed_on, "2022-08-27");
  EXPECT_EQ(corrected.effects.size(), 2U) << "the problem's day is another now";
  // Only the words, the day stays.
  OrderAct words = Act();
  words.answer = "已补充内容";
  order = After(corrected.order, OrderEvent::kReportFix, words);
  EXPECT_EQ(order.items[0].fixed_on, "2022-08-27");
  EXPECT_EQ(order.items[0].answer, "已补充内容");
  order = After(order, OrderEvent::kVerify, Act());
  EXPECT_FALSE(Do(order, OrderEvent::kReportFix, FixedOn("2022-08-26")));
}

TEST(OrderLife, AnInspectorsDayNeverReplacesTheUnitsInSilence) {
  OrderAct one = FixedOn("2022-08-25");
  one.problems = {"p-1"};
  model::WorkOrder order = After(Issued(), OrderEvent::kReportFix, one);
  const auto on = [](const char* day) {
    OrderAct act = Act();
    act.fixed_on = day;
    return act;
  };
  OrderAct verify = on("2022-08-27");
  verify.problems = {"p-1"};
  const auto refused = Do(order, OrderEvent::kVerify, verify);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kConflict);
  EXPECT_THAT(refused.error().message,
              HasSubstr("problem p-1: the unit says 2022-08-25, not 2022-08-27; return it first"));
  EXPECT_FALSE(Do(order, OrderEvent::kVerify, on("2022-08-27"))) << "p-1 is among them";
  verify.fixed_on = "2022-08-25";  // the same day is the unit's
  order = After(order, OrderEvent::kVerify, verify);
  EXPECT_EQ(order.items[0].fixed_from, model::DayFrom::kUnit);
  // The other has no word of the unit's: here the inspector's day stands, once.
  order = After(order, OrderEvent::kVerify, on("2022-08-27"));
  EXPECT_EQ(order.items[1].fixed_on, "2022-08-27");
  verify.problems = {"p-2"};
  verify.fixed_on = "2022-08-28";
  EXPECT_THAT(Do(order, OrderEvent::kVerify, verify).error().message,
              HasSubstr("problem p-2: 2022-08-27 was verified, not 2022-08-28"));
  order = After(order, OrderEvent::kClose, Act());
  EXPECT_THAT(Do(order, OrderEvent::kVerify, verify).error().message,
              HasSubstr("problem p-2 is closed with 2022-08-27; the day"));
}

TEST(OrderLife, AVerificationHasNoWordsOfTheUnits) {
  for (std::string OrderAct::*field : {&OrderAct::answer, &OrderAct::fixed_by, &OrderAct::proof}) {
    OrderAct act = Act();
    act.*field = "电话核实";
    EXPECT_THAT(Do(Issued(), OrderEvent::kVerify, act).error().message,
                HasSubstr("are of report_fix"));
  }
}

TEST(OrderLife, AProblemThatIsNoneIsTakenOut) {
  const auto move = Withdraw(Issued(), Act("核减：误报", {"p-1"})).value();
  EXPECT_EQ(move.order.items[0].state, OrderState::kWithdrawn);
  EXPECT_EQ(move.order.items[1].state, OrderState::kIssued);
  EXPECT_EQ(move.step.reason, "核减：误报");
  EXPECT_THAT(move.step.problems, ElementsAre("p-1"));
  EXPECT_THAT(move.effects, IsEmpty());
  EXPECT_EQ(Withdraw(move.order, Act("核减：误报", {"p-2"}))->order.state, OrderState::kWithdrawn);
}

TEST(OrderLife, ADisputeGoesBackToWhereItStood) {
  model::WorkOrder order = After(Issued(), OrderEvent::kAccept, Act());
  order = After(order, OrderEvent::kDispute, Act("栏目本月已更新", {"p-1"}));
  EXPECT_EQ(order.state, OrderState::kDisputed);
  EXPECT_EQ(order.before_dispute, OrderState::kAccepted);
  EXPECT_EQ(order.items[1].state, OrderState::kAccepted) << "the other goes on";
  const model::WorkOrder upheld = After(order, OrderEvent::kUphold, Act("回放显示未更新"));
  EXPECT_EQ(upheld.state, OrderState::kAccepted);
  EXPECT_EQ(order.items[0].settled_on, "");
  EXPECT_EQ(upheld.items[0].settled_on, order.items[0].disputed_on) << "the day of the deed";
  EXPECT_EQ(upheld.items[1].settled_on, "") << "the other was not disputed";
  const auto conceded = Do(order, OrderEvent::kConcede, Act("属实")).value();
  EXPECT_EQ(conceded.order.items[0].state, OrderState::kWithdrawn);
  EXPECT_EQ(conceded.order.state, OrderState::kAccepted);
  EXPECT_THAT(conceded.effects, ElementsAre(Pair("p-1", ProblemEvent::kReject)));
}

TEST(OrderLife, AnOrderOfWhichNothingIsLeftIsWithdrawn) {
  model::WorkOrder order = After(Issued(), OrderEvent::kDispute, Act("均不属实"));
  order = After(order, OrderEvent::kConcede, Act("属实"));
  EXPECT_EQ(order.state, OrderState::kWithdrawn);
  EXPECT_FALSE(Do(order, OrderEvent::kAccept, Act()).has_value());
}

TEST(OrderLife, AnExtensionMovesNoFigureOfAnEarlierDay) {
  OrderAct extend = Act("停电");  // on 29 August
  extend.deadline = "2022-09-07";
  model::WorkOrder order = After(Issued(), OrderEvent::kExtend, extend);
  EXPECT_EQ(DeadlineOn(order, "2022-08-28"), Issued().deadline);
  EXPECT_EQ(DeadlineOn(order, "2022-08-29"), "2022-09-07");
  extend.deadline = "2022-09-14";
  extend.now = At("2022-09-05");
  order = After(order, OrderEvent::kExtend, extend);
  EXPECT_EQ(DeadlineOn(order, "2022-08-28"), Issued().deadline);
  EXPECT_EQ(DeadlineOn(order, "2022-09-04"), "2022-09-07");
  EXPECT_EQ(DeadlineOn(order, "2022-12-31"), "2022-09-14");
  extend.now = At("2022-09-16");
  extend.deadline = "2022-09-15";
  OrderRules many = Rules();
  many.most_extensions = 9;
  EXPECT_THAT(Apply(order, OrderEvent::kExtend, extend, many, Calendar()).error().message,
              HasSubstr("has passed already"));
}

TEST(OrderLife, AnItemFollowsItsProblem) {
  using P = model::ProblemState;
  using S = OrderState;
  const auto followed = [](S item_state, P problem_state) {
    model::OrderItem item;
    item.state = item_state;
    model::Problem problem;
    problem.state = problem_state;
    problem.fixed_on = "2022-11-13";
    FollowProblem(item, problem);
    return item;
  };
  for (const S state : {S::kIssued, S::kAccepted, S::kReturned, S::kFixed, S::kDisputed}) {
    EXPECT_EQ(followed(state, P::kClosed).state, S::kClosed);
    EXPECT_EQ(followed(state, P::kClosed).fixed_on, "2022-11-13");
  }
  EXPECT_EQ(followed(S::kAccepted, P::kFixed).state, S::kFixed);
  EXPECT_EQ(followed(S::kDisputed, P::kFixed).state, S::kDisputed);
  EXPECT_EQ(followed(S::kFixed, P::kConfirmed).state, S::kReturned);
  EXPECT_EQ(followed(S::kVerified, P::kConfirmed).state, S::kReturned);
  EXPECT_EQ(followed(S::kVerified, P::kFixed).state, S::kVerified);
  EXPECT_EQ(followed(S::kAccepted, P::kConfirmed).state, S::kAccepted);
  EXPECT_EQ(followed(S::kClosed, P::kConfirmed).state, S::kClosed) << "what this order closed";
  EXPECT_EQ(followed(S::kWithdrawn, P::kClosed).state, S::kWithdrawn);
}

TEST(OrderLife, ExtensionsAreBounded) {
  OrderAct extend = Act("停电");
  extend.deadline = "2022-09-07";
  model::WorkOrder order = Issued();
  order.reminder = Reminder::kUrged;
  order = After(order, OrderEvent::kExtend, extend);
  EXPECT_EQ(order.deadline, "2022-09-07");
  EXPECT_EQ(order.state, OrderState::kIssued);
  EXPECT_EQ(order.reminder, Reminder::kNone) << "the ladder begins anew";
  EXPECT_THAT(Do(order, OrderEvent::kExtend, extend).error().message, HasSubstr("not after"));
  extend.deadline = "2022-12-30";
  EXPECT_THAT(Do(order, OrderEvent::kExtend, extend).error().message, HasSubstr("at most 20"));
  extend.deadline = "2022-09-14";
  order = After(order, OrderEvent::kExtend, extend);
  extend.deadline = "2022-09-20";
  EXPECT_THAT(Do(order, OrderEvent::kExtend, extend).error().message, HasSubstr("no more"));
  const auto fixed = After(Issued(), OrderEvent::kReportFix, Act());
  EXPECT_EQ(Do(fixed, OrderEvent::kExtend, extend).error().code, ErrorCode::kConflict);
}

TEST(OrderLife, LateCountsWorkingDaysAndTheDeadlineDayIsInTime) {
  const model::WorkOrder order = Issued();  // due Wednesday 31 August
  const auto late = [&](const char* day) {
    return WorkingDaysLate(order, At(day), Calendar()).value();
  };
  EXPECT_EQ(late("2022-08-20"), 0);
  EXPECT_EQ(WorkingDaysLate(order, EndOfChinaDay(D("2022-08-31")), Calendar()).value(), 0);
  EXPECT_EQ(late("2022-09-01"), 1);
  EXPECT_EQ(late("2022-09-04"), 2) << "Sunday adds nothing to Friday";
  EXPECT_EQ(late("2022-09-13"), 8) << "Monday the 12th was mid-autumn";
  const auto fixed = After(order, OrderEvent::kReportFix, Act());
  EXPECT_EQ(WorkingDaysLate(fixed, At("2022-09-13"), Calendar()).value(), 0);
}

Reminder Due(const model::WorkOrder& order, const char* day) {
  return NextReminder(order, At(day), Calendar(), Rules()).value();
}

TEST(OrderLife, TheLadderIsClimbedRungByRung) {
  model::WorkOrder order = Issued();
  EXPECT_EQ(Due(order, "2022-08-31"), Reminder::kNone);
  EXPECT_EQ(Due(order, "2022-09-01"), Reminder::kReminded);
  OrderAct act = Act();
  act.now = At("2022-09-01");
  order = After(order, OrderEvent::kRemind, act);
  EXPECT_EQ(order.reminder, Reminder::kReminded);
  EXPECT_EQ(Due(order, "2022-09-02"), Reminder::kNone);
  EXPECT_EQ(Do(order, OrderEvent::kRemind, act).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Due(order, "2022-09-05"), Reminder::kUrged);
  EXPECT_EQ(Due(order, "2022-09-07"), Reminder::kUrged) << "one rung, however late";
  act.now = At("2022-09-07");
  order = After(order, OrderEvent::kRemind, act);
  EXPECT_EQ(order.reminder, Reminder::kUrged);
  EXPECT_EQ(Due(order, "2022-09-07"), Reminder::kNone) << "one rung a day";
  EXPECT_EQ(Due(order, "2022-09-08"), Reminder::kSupervised);
  order.reminder = Reminder::kSupervised;
  EXPECT_EQ(Due(order, "2022-12-01"), Reminder::kNone);
}

TEST(OrderLife, WhatIsDisputedOrFixedIsNotReminded) {
  EXPECT_EQ(Due(After(Issued(), OrderEvent::kDispute, Act("r")), "2022-09-07"), Reminder::kNone);
  EXPECT_EQ(Due(After(Issued(), OrderEvent::kReportFix, Act()), "2022-09-07"), Reminder::kNone);
  const auto half = After(Issued(), OrderEvent::kReportFix, Act("", {"p-1"}));
  EXPECT_EQ(Due(half, "2022-09-07"), Reminder::kReminded);
}

TEST(OrderLife, NamesWhatCannotHappen) {
  EXPECT_THAT(Do(Issued(), OrderEvent::kClose, Act("", {"p-2"})).error().message,
              HasSubstr("2022Q3-应急-交办-1: problem p-2 is issued; close"));
  EXPECT_THAT(Do(Issued(), OrderEvent::kClose, Act()).error().message, HasSubstr("is issued"));
  EXPECT_EQ(Do(Issued(), OrderEvent::kAccept, Act("", {"p-9"})).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(Do(model::WorkOrder(), OrderEvent::kAccept, Act()).has_value());
  OrderAct nobody = Act();
  nobody.actor.clear();
  EXPECT_FALSE(Do(Issued(), OrderEvent::kAccept, nobody).has_value());
  OrderAct bad = Act();
  bad.fixed_on = "8月";
  EXPECT_FALSE(Do(Issued(), OrderEvent::kReportFix, bad).has_value());
}

TEST(OrderLife, AYearWithoutHolidaysIsAnErrorNotAGuess) {
  EXPECT_FALSE(NextReminder(Issued(), At("2031-01-05"), Calendar(), Rules()).has_value());
}

// Which events an item's state allows, in whole.
TEST(OrderLife, NothingElseCanHappen) {
  using E = OrderEvent;
  const std::vector<std::pair<OrderState, std::vector<E>>> table{
      {OrderState::kIssued, {E::kAccept, E::kReportFix, E::kVerify, E::kDispute, E::kWithdraw}},
      {OrderState::kAccepted, {E::kReportFix, E::kVerify, E::kDispute, E::kWithdraw}},
      {OrderState::kFixed, {E::kReportFix, E::kVerify, E::kReturn, E::kDispute, E::kWithdraw}},
      {OrderState::kVerified, {E::kReturn, E::kClose, E::kWithdraw}},
      {OrderState::kClosed, {}},
      {OrderState::kReturned, {E::kAccept, E::kReportFix, E::kVerify, E::kDispute, E::kWithdraw}},
      {OrderState::kDisputed, {E::kUphold, E::kConcede, E::kWithdraw}},
      {OrderState::kWithdrawn, {}}};
  for (const auto& [state, events] : table) {
    for (int event = 0; event < model::kOrderEvents; ++event) {
      const auto e = static_cast<E>(event);
      if (e == E::kExtend || e == E::kRemind) continue;
      model::WorkOrder order = Issued();
      order.items[0].state = order.items[1].state = order.state = state;
      EXPECT_EQ(Do(order, e, Act("r")).has_value(),
                std::find(events.begin(), events.end(), e) != events.end())
          << Name(state) << " " << Name(e);
    }
  }
}

}  // namespace
}  // namespace xuncha::workflow
