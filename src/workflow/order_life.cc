// SPDX-License-Identifier: Apache-2.0
#include "workflow/order_life.h"

#include <algorithm>
#include <array>
#include <optional>

#include "workflow/day_field.h"

namespace xuncha::workflow {
namespace {

using model::OrderEvent;
using model::OrderItem;
using model::OrderState;
using model::ProblemEvent;

std::string NameIt(const model::WorkOrder& order) {
  return "work order " + (order.number.empty() ? order.id : order.number) + ": ";
}

bool In(OrderState state, std::initializer_list<OrderState> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

bool UnitsTurn(OrderState state) {
  return In(state, {OrderState::kIssued, OrderState::kAccepted, OrderState::kReturned});
}

bool WantsReason(OrderEvent event) {
  return event == OrderEvent::kReturn || event == OrderEvent::kExtend ||
         event == OrderEvent::kDispute || event == OrderEvent::kUphold ||
         event == OrderEvent::kConcede || event == OrderEvent::kWithdraw;
}

// An item's state after the event; nothing if it cannot happen to it now.
std::optional<OrderState> NextOf(const OrderItem& item, OrderEvent event) {
  using S = OrderState;
  const S state = item.state;
  switch (event) {
    case OrderEvent::kAccept:
      if (In(state, {S::kIssued, S::kReturned})) return S::kAccepted;
      break;
    case OrderEvent::kReportFix:
      if (UnitsTurn(state) || state == S::kFixed) return S::kFixed;  // or put right what was told
      break;
    case OrderEvent::kVerify:
      if (UnitsTurn(state) || state == S::kFixed) return S::kVerified;
      break;
    case OrderEvent::kReturn:
      if (In(state, {S::kFixed, S::kVerified})) return S::kReturned;
      break;
    case OrderEvent::kClose:
      if (state == S::kVerified) return S::kClosed;
      break;
    case OrderEvent::kDispute:
      if (UnitsTurn(state) || state == S::kFixed) return S::kDisputed;
      break;
    case OrderEvent::kUphold:
      if (state == S::kDisputed) return item.before_dispute;
      break;
    case OrderEvent::kConcede:
      if (state == S::kDisputed) return S::kWithdrawn;
      break;
    case OrderEvent::kWithdraw:
      if (!In(state, {S::kClosed, S::kWithdrawn})) return S::kWithdrawn;
      break;
    case OrderEvent::kExtend:
    case OrderEvent::kRemind:
      break;
  }
  return std::nullopt;
}

std::optional<ProblemEvent> EffectOf(OrderEvent event, OrderState before) {
  switch (event) {
    case OrderEvent::kReportFix:
      return ProblemEvent::kReportFix;
    case OrderEvent::kReturn:
      return ProblemEvent::kReturn;
    case OrderEvent::kClose:
      return ProblemEvent::kClose;
    case OrderEvent::kConcede:
      return ProblemEvent::kReject;
    case OrderEvent::kVerify:
      // Found in order without the unit's word: so far nobody said that it is fixed.
      if (before != OrderState::kFixed) return ProblemEvent::kReportFix;
      break;
    default:
      break;
  }
  return std::nullopt;
}

// Verified without the unit's word: what it had said before a return does not hold either.
void DateVerified(OrderItem& item, const OrderAct& act) {
  const auto seen = act.seen_fixed.find(item.problem);
  if (!act.fixed_on.empty()) {
    item.fixed_on = act.fixed_on;
    item.fixed_from = model::DayFrom::kOffice;
  } else if (seen != act.seen_fixed.end()) {
    item.fixed_on = seen->second;
    item.fixed_from = model::DayFrom::kLook;
  } else {
    item.fixed_on = FormatDay(ChinaDay(act.now));
    item.fixed_from = model::DayFrom::kVerification;
  }
}

void Write(OrderItem& item, OrderEvent event, OrderState next, const OrderAct& act) {
  if (event == OrderEvent::kDispute) {
    item.before_dispute = item.state;
    item.disputed_on = FormatDay(ChinaDay(act.now));
    item.settled_on.clear();
  } else if (item.state == OrderState::kDisputed) {
    item.settled_on = FormatDay(ChinaDay(act.now));
  }
  const bool corrects = item.state == OrderState::kFixed;
  if (event == OrderEvent::kVerify && !corrects) DateVerified(item, act);
  item.state = next;
  item.told_in.clear();
  if (event != OrderEvent::kReportFix) return;
  item.answer = act.answer;
  item.fixed_from = model::DayFrom::kUnit;
  item.fixed_by = act.fixed_by;
  if (!act.fixed_on.empty()) {
    item.fixed_on = act.fixed_on;
  } else if (item.fixed_on.empty() || !corrects) {
    item.fixed_on = FormatDay(ChinaDay(act.now));
  }
  item.proof = act.proof;
}

Status ToItems(const model::WorkOrder& before, OrderEvent event, const OrderAct& act,
               OrderMove& move) {
  for (const std::string& id : act.problems) {
    const auto item = std::find_if(before.items.begin(), before.items.end(),
                                   [&](const OrderItem& i) { return i.problem == id; });
    if (item == before.items.end()) {
      return NotFound(NameIt(before) + "has no problem " + id);
    }
    if (!NextOf(*item, event)) {
      return Error{ErrorCode::kConflict, NameIt(before) + "problem " + id + " is " +
                                             Name(item->state) + "; " + Name(event) +
                                             " cannot happen to it now"};
    }
  }
  for (OrderItem& item : move.order.items) {
    const bool named = act.problems.empty() || std::find(act.problems.begin(), act.problems.end(),
                                                         item.problem) != act.problems.end();
    const std::optional<OrderState> next = named ? NextOf(item, event) : std::nullopt;
    if (!next) continue;
    const std::optional<ProblemEvent> effect = EffectOf(event, item.state);
    if (effect) move.effects.emplace_back(item.problem, *effect);
    Write(item, event, *next, act);
    move.step.problems.push_back(item.problem);
  }
  if (move.step.problems.empty()) {
    return Error{ErrorCode::kConflict, NameIt(before) + "is " + Name(before.state) + "; " +
                                           Name(event) + " cannot happen now"};
  }
  const OrderState was = before.state;
  move.order.state = StateOf(move.order.items);
  if (move.order.state == OrderState::kDisputed && was != OrderState::kDisputed) {
    move.order.before_dispute = was;
  }
  return Ok();
}

Status CheckFixedOn(const model::WorkOrder& order, const OrderAct& act) {
  const std::string field = NameIt(order) + "fixed_on";
  XC_TRY(ReadDay(act.fixed_on, field));
  switch (JudgeFixedOn(order, act.fixed_on, ChinaDay(act.now))) {
    case FixedDay::kToCome:
      return InvalidArgument(field + ": " + act.fixed_on + " is still to come");
    case FixedDay::kBeforeIssue:
      return InvalidArgument(field + ": " + act.fixed_on + " lies before " + order.issued +
                             ", when it was issued");
    case FixedDay::kGood:
      break;
  }
  return Ok();
}

// What the unit said is the unit's: an inspector who found another day, or other words, returns it.
// Only where the unit said nothing may the inspector's day stand.
Status CheckVerified(const model::WorkOrder& order, const OrderAct& act) {
  if (!act.answer.empty() || !act.fixed_by.empty() || !act.proof.empty()) {
    return InvalidArgument(NameIt(order) +
                           "--answer, --fixed-by and --proof are of report_fix, the unit's word; "
                           "say with --reason how it was verified");
  }
  if (act.fixed_on.empty()) return Ok();
  for (const OrderItem& item : order.items) {
    const bool named =
        std::find(act.problems.begin(), act.problems.end(), item.problem) != act.problems.end();
    const bool said = item.state == OrderState::kFixed || item.state == OrderState::kVerified ||
                      item.state == OrderState::kClosed;
    // What is not named and cannot be verified now is not asked about.
    const bool asked = act.problems.empty() ? NextOf(item, OrderEvent::kVerify).has_value() : named;
    if (!asked || !said || item.fixed_on == act.fixed_on) continue;
    if (item.state == OrderState::kClosed) {
      return Error{ErrorCode::kConflict, NameIt(order) + "problem " + item.problem +
                                             " is closed with " + item.fixed_on +
                                             "; the day of a closed problem stays"};
    }
    const bool units = item.fixed_from == model::DayFrom::kUnit;
    return Error{ErrorCode::kConflict,
                 NameIt(order) + "problem " + item.problem + (units ? ": the unit says " : ": ") +
                     item.fixed_on + (units ? "" : " was verified") + ", not " + act.fixed_on +
                     "; return it first (order apply … return), or leave out --fixed-on"};
  }
  return Ok();
}

Status Extend(const model::WorkOrder& before, const OrderAct& act, const OrderRules& rules,
              const Holidays& holidays, OrderMove& move) {
  const std::string named = NameIt(before);
  if (!WaitsForUnit(before)) {
    return Error{ErrorCode::kConflict, named + "nothing waits for the unit; no need to extend"};
  }
  if (before.extensions >= rules.most_extensions) {
    return Error{ErrorCode::kConflict, named + "was extended " + std::to_string(before.extensions) +
                                           " times; no more extensions are allowed"};
  }
  XC_ASSIGN_OR_RETURN(const Day old, ReadDay(before.deadline, named + "deadline"));
  XC_ASSIGN_OR_RETURN(const Day wanted, ReadDay(act.deadline, named + "new deadline"));
  if (wanted <= old) {
    return InvalidArgument(named + "the new deadline " + act.deadline + " lies not after " +
                           before.deadline);
  }
  const Day today = ChinaDay(act.now);
  if (wanted < today) {
    return InvalidArgument(named + "the new deadline " + act.deadline + " has passed already");
  }
  XC_ASSIGN_OR_RETURN(const int days, holidays.WorkingDaysBetween(old, wanted));
  if (days > rules.most_extension_days) {
    return InvalidArgument(named + "the new deadline lies " + std::to_string(days) +
                           " working days after the old one; at most " +
                           std::to_string(rules.most_extension_days) + " are allowed");
  }
  move.order.past_deadlines.push_back({before.deadline, FormatDay(today)});
  move.order.deadline = act.deadline;
  ++move.order.extensions;
  move.order.reminder = model::Reminder::kNone;  // a new deadline begins the ladder anew
  move.order.reminded_on.clear();
  move.step.deadline = act.deadline;
  return Ok();
}

Status Remind(const model::WorkOrder& before, const OrderAct& act, const OrderRules& rules,
              const Holidays& holidays, OrderMove& move) {
  XC_ASSIGN_OR_RETURN(const model::Reminder due, NextReminder(before, act.now, holidays, rules));
  if (due == model::Reminder::kNone) {
    return Error{ErrorCode::kConflict, NameIt(before) + "no reminder is due"};
  }
  move.order.reminder = due;
  move.order.reminded_on = FormatDay(ChinaDay(act.now));
  return Ok();
}

}  // namespace

OrderState StateOf(const std::vector<OrderItem>& items) {
  // From the least far to the farthest.
  constexpr std::array kOrder{OrderState::kDisputed, OrderState::kIssued, OrderState::kReturned,
                              OrderState::kAccepted, OrderState::kFixed,  OrderState::kVerified,
                              OrderState::kClosed};
  for (const OrderState state : kOrder) {
    if (std::any_of(items.begin(), items.end(),
                    [state](const OrderItem& item) { return item.state == state; })) {
      return state;
    }
  }
  return OrderState::kWithdrawn;
}

std::string DeadlineOn(const model::WorkOrder& order, const std::string& day) {
  for (const model::PastDeadline& past : order.past_deadlines) {
    if (!day.empty() && day < past.until) return past.deadline;
  }
  return order.deadline;
}

bool FollowProblem(OrderItem& item, const model::Problem& problem) {
  using P = model::ProblemState;
  if (In(item.state, {OrderState::kClosed, OrderState::kWithdrawn})) return false;
  const OrderState before = item.state;
  if (problem.state == P::kClosed) {
    item.state = OrderState::kClosed;
  } else if (problem.state == P::kFixed && UnitsTurn(before)) {
    item.state = OrderState::kFixed;
  } else if ((problem.state == P::kConfirmed || problem.state == P::kCommon) &&
             In(before, {OrderState::kFixed, OrderState::kVerified})) {
    item.state = OrderState::kReturned;
  }
  if (item.state == before) return false;
  if (item.state != OrderState::kReturned && before != OrderState::kVerified) {
    item.fixed_on = problem.fixed_on;
  }
  return true;
}

FixedDay JudgeFixedOn(const model::WorkOrder& order, const std::string& day, Day today) {
  if (day > FormatDay(today)) return FixedDay::kToCome;
  return day < order.issued ? FixedDay::kBeforeIssue : FixedDay::kGood;
}

bool WaitsForUnit(const model::WorkOrder& order) {
  return std::any_of(order.items.begin(), order.items.end(),
                     [](const OrderItem& item) { return UnitsTurn(item.state); });
}

Result<OrderMove> Apply(const model::WorkOrder& order, OrderEvent event, const OrderAct& act,
                        const OrderRules& rules, const Holidays& holidays) {
  const std::string named = NameIt(order);
  if (order.items.empty()) return InvalidArgument(named + "holds no problem");
  if (act.actor.empty()) return InvalidArgument(named + "nobody is named who does it");
  if (WantsReason(event) && act.reason.empty()) {
    return InvalidArgument(named + "a reason is wanted for " + Name(event));
  }
  if (!act.fixed_on.empty()) XC_TRY(CheckFixedOn(order, act));
  if (event == OrderEvent::kVerify) XC_TRY(CheckVerified(order, act));
  OrderMove move{order, {}, {}};
  move.step.event = event;
  move.step.by = act.actor;
  move.step.at = act.now;
  move.step.reason = act.reason;
  if (event == OrderEvent::kExtend) {
    XC_TRY(Extend(order, act, rules, holidays, move));
  } else if (event == OrderEvent::kRemind) {
    XC_TRY(Remind(order, act, rules, holidays, move));
  } else {
    XC_TRY(ToItems(order, event, act, move));
  }
  return move;
}

Result<OrderMove> Withdraw(const model::WorkOrder& order, const OrderAct& act) {
  return Apply(order, OrderEvent::kWithdraw, act, OrderRules(), Holidays());
}

Result<int> WorkingDaysLate(const model::WorkOrder& order, TimeMs now, const Holidays& holidays) {
  if (!WaitsForUnit(order)) return 0;
  XC_ASSIGN_OR_RETURN(const Day deadline, ReadDay(order.deadline, NameIt(order) + "deadline"));
  XC_ASSIGN_OR_RETURN(const int days, holidays.WorkingDaysBetween(deadline, ChinaDay(now)));
  return std::max(days, 0);
}

Result<model::Reminder> NextReminder(const model::WorkOrder& order, TimeMs now,
                                     const Holidays& holidays, const OrderRules& rules) {
  if (!WaitsForUnit(order)) return model::Reminder::kNone;
  XC_ASSIGN_OR_RETURN(const Day deadline, ReadDay(order.deadline, NameIt(order) + "deadline"));
  const Day today = ChinaDay(now);
  if (order.reminded_on == FormatDay(today)) return model::Reminder::kNone;
  XC_ASSIGN_OR_RETURN(const int days, holidays.WorkingDaysBetween(deadline, today));
  for (const ReminderRung& rung : rules.ladder) {
    if (rung.reminder > order.reminder && days >= rung.working_days) return rung.reminder;
  }
  return model::Reminder::kNone;
}

std::string OrderNumber(std::string_view campaign, std::string_view short_name, int serial) {
  std::string number(campaign);
  return number.append("-").append(short_name).append("-交办-").append(std::to_string(serial));
}

}  // namespace xuncha::workflow
