// SPDX-License-Identifier: Apache-2.0
#include "app/orders.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/may_judge.h"
#include "app/order_items.h"
#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/order_life.h"

namespace xuncha::app {
namespace {

using model::OrderEvent;
using model::OrderState;

// Problems that an order holds already.
std::set<std::string> Held(const std::vector<model::WorkOrder>& orders) {
  std::set<std::string> held;
  for (const model::WorkOrder& order : orders) {
    for (const model::OrderItem& item : order.items) {
      if (item.state != OrderState::kWithdrawn) held.insert(item.problem);
    }
  }
  return held;
}

// Where an event leads that is harmless to repeat.
std::optional<OrderState> Target(OrderEvent event) {
  switch (event) {
    case OrderEvent::kAccept:
      return OrderState::kAccepted;
    case OrderEvent::kReportFix:  // if it says the same, see IsDone
      return OrderState::kFixed;
    case OrderEvent::kVerify:
      return OrderState::kVerified;
    case OrderEvent::kReturn:
      return OrderState::kReturned;
    case OrderEvent::kClose:
      return OrderState::kClosed;
    case OrderEvent::kDispute:
      return OrderState::kDisputed;
    case OrderEvent::kWithdraw:
      return OrderState::kWithdrawn;
    default:
      return std::nullopt;
  }
}

bool IsDone(const model::WorkOrder& order, const OrderRequest& request) {
  if (request.event == OrderEvent::kExtend) return order.deadline == request.deadline;
  const std::optional<OrderState> target = Target(request.event);
  if (!target) return false;
  const auto is_done = [&](const model::OrderItem& item) {
    const bool another_day = !request.fixed_on.empty() && item.fixed_on != request.fixed_on;
    // A verification has no words of the unit's: what brings some is refused, not done.
    const bool brings_words =
        !request.answer.empty() || !request.fixed_by.empty() || !request.proof.empty();
    if (request.event == OrderEvent::kVerify && (another_day || brings_words)) return false;
    const bool says_else = request.event == OrderEvent::kReportFix &&
                           (item.answer != request.answer || item.fixed_by != request.fixed_by ||
                            item.proof != request.proof || another_day);
    return item.state == *target && !says_else;
  };
  if (request.problems.empty() && request.event == OrderEvent::kAccept) {
    // Taken in once, some of it may be further by now.
    const auto in = [&](OrderState state) {
      return std::any_of(order.items.begin(), order.items.end(),
                         [&](const model::OrderItem& item) { return item.state == state; });
    };
    return in(*target) && !in(OrderState::kIssued) && !in(OrderState::kReturned);
  }
  if (request.problems.empty()) {
    return std::all_of(order.items.begin(), order.items.end(), is_done);
  }
  // What it does not hold is not done: the order says so.
  return std::all_of(
      request.problems.begin(), request.problems.end(), [&](const std::string& problem) {
        const auto item =
            std::find_if(order.items.begin(), order.items.end(),
                         [&](const model::OrderItem& one) { return one.problem == problem; });
        return item != order.items.end() && is_done(*item);
      });
}

// The unit's problems in the order in which they were numbered.
void Add(const model::Problem& problem, model::WorkOrder& order) {
  model::OrderItem item;
  item.problem = problem.id;
  order.items.push_back(std::move(item));
}

std::string OperatorOf(const Register& all, const model::Problem& problem) {
  const model::SiteRecord* site = all.SiteById(problem.subject);
  return site == nullptr ? std::string() : site->roles.operator_;
}

// The unit that runs the problem's site now; nullptr = none of that name, or one that is no more.
const model::Unit* OperatorUnit(const Register& all, const model::Problem& problem) {
  const model::Unit* named = all.UnitByName(OperatorOf(all, problem));
  if (named == nullptr) return nullptr;
  const model::Unit* now = all.UnitById(StandingUnit(all, named->id));
  return now != nullptr && now->status == model::UnitStatus::kActive ? now : nullptr;
}

Result<std::vector<model::Problem>> CommonOf(store::Connection& database,
                                             const std::string& campaign) {
  store::ProblemFilter filter;
  filter.campaign = campaign;
  filter.state = model::ProblemState::kCommon;
  return AllProblems(database, filter);
}

// Of a unit that was merged into another since: that one must mend it. The number stays.
Status GiveToHeir(store::Connection& database, const std::string& unit, model::Problem& problem,
                  WorkLog& log) {
  if (problem.unit == unit) return Ok();
  const model::Problem before = problem;
  problem.unit = unit;
  XC_TRY(store::ProblemStore(database).Put(problem));
  log.Add("problem", problem.id, "heir", &before, problem);
  return Ok();
}

// Made common before anybody confirmed it: it is handed over under a number of the operator's.
Status GiveNumber(store::Connection& database, const std::string& unit, const Register& all,
                  model::Problem& problem, WorkLog& log) {
  if (!problem.number.empty()) return Ok();
  const model::Problem before = problem;
  model::Problem operators = problem;
  operators.unit = unit;
  XC_ASSIGN_OR_RETURN(problem.number, NextProblemNumber(database, operators, all));
  XC_TRY(store::ProblemStore(database).Put(problem));
  log.Add("problem", problem.id, "number", &before, problem);
  return Ok();
}

// By problem: since when looks have seen it in order, without one that saw it open, or a return,
// afterwards. Only what was seen since the issue.
Result<std::map<std::string, std::string>> SeenFixed(store::Connection& database,
                                                     const model::WorkOrder& order,
                                                     const Who& who) {
  XC_ASSIGN_OR_RETURN(const auto steps, store::OrderStore(database).Steps(order.id));
  std::map<std::string, std::string> seen;
  for (const model::OrderItem& item : order.items) {
    TimeMs returned = 0;
    for (const model::OrderStep& step : steps) {
      const bool of_it = std::find(step.problems.begin(), step.problems.end(), item.problem) !=
                         step.problems.end();
      if (step.event == OrderEvent::kReturn && of_it) returned = step.at;
    }
    XC_ASSIGN_OR_RETURN(const auto looks, store::DeskStore(database).Looks(item.problem));
    for (const model::ProblemLook& look : looks) {
      const std::string day = FormatDay(ChinaDay(look.at));
      if (day < order.issued || look.at <= returned || look.at > who.now) continue;
      if (look.result == model::LookResult::kFixed) seen.emplace(item.problem, day);
      if (look.result == model::LookResult::kOpen) seen.erase(item.problem);
    }
  }
  return seen;
}

// What is written of the move: items that it did not touch and that only follow their problems stay
// as they are.
model::WorkOrder Written(const model::WorkOrder& before, const workflow::OrderMove& move) {
  model::WorkOrder after = move.order;
  for (std::size_t i = 0; i < after.items.size(); ++i) {
    const std::vector<std::string>& touched = move.step.problems;
    const bool own =
        std::find(touched.begin(), touched.end(), after.items[i].problem) != touched.end();
    if (!own) after.items[i] = before.items[i];
  }
  after.state = workflow::StateOf(after.items);
  return after;
}

}  // namespace

Result<std::vector<UnhandedCommon>> CommonLeft(store::Connection& database,
                                               const std::string& campaign) {
  return store::InTransaction(
      database,
      [&]() -> Result<std::vector<UnhandedCommon>> {
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const Register all,
                            Register::Load(inventory, Register::Columns::kNone));
        XC_ASSIGN_OR_RETURN(const auto existing, store::OrderStore(database).List(campaign, ""));
        const std::set<std::string> held = Held(existing);
        XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> common, CommonOf(database, campaign));
        std::map<std::string, std::size_t> left;
        for (const model::Problem& problem : common) {
          const std::string name = OperatorOf(all, problem);
          if (!held.contains(problem.id) && OperatorUnit(all, problem) == nullptr) ++left[name];
        }
        std::vector<UnhandedCommon> unhanded;
        unhanded.reserve(left.size());
        for (const auto& [name, problems] : left) unhanded.push_back({name, problems});
        return unhanded;
      },
      store::TransactionKind::kRead);
}

Result<std::vector<model::WorkOrder>> IssueOrders(store::Connection& database,
                                                  const WorkRules& rules,
                                                  const IssueRequest& request, const Who& who) {
  const int days = request.days == 0 ? rules.orders.deadline_days : request.days;
  XC_ASSIGN_OR_RETURN(const Day deadline, rules.holidays.AddWorkingDays(ChinaDay(who.now), days));
  return store::InTransaction(database, [&]() -> Result<std::vector<model::WorkOrder>> {
    store::InventoryStore inventory(database);
    store::CampaignStore campaigns(database);
    store::OrderStore orders(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign campaign, campaigns.Find(request.campaign));
    XC_TRY(MayWrite(campaign, WorkPart::kRectifying));
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    XC_ASSIGN_OR_RETURN(const auto existing, orders.List(campaign.id, ""));
    const std::set<std::string> held = Held(existing);
    const std::string asked = StandingUnit(all, request.unit);
    store::ProblemFilter filter;
    filter.campaign = campaign.id;
    filter.state = model::ProblemState::kConfirmed;
    filter.common = false;
    XC_ASSIGN_OR_RETURN(std::vector<model::Problem> confirmed, AllProblems(database, filter));
    WorkLog log(database, who);
    std::map<std::string, std::vector<const model::Problem*>> by_unit;
    for (model::Problem& problem : confirmed) {
      if (held.contains(problem.id)) continue;
      const std::string unit = StandingUnit(all, problem.unit);
      if (!asked.empty() && unit != asked) continue;
      XC_TRY(GiveToHeir(database, unit, problem, log));
      by_unit[unit].push_back(&problem);
    }
    XC_ASSIGN_OR_RETURN(std::vector<model::Problem> common, CommonOf(database, campaign.id));
    for (model::Problem& problem : common) {
      const model::Unit* runs = OperatorUnit(all, problem);
      if (runs == nullptr || (!asked.empty() && runs->id != asked)) continue;
      if (held.contains(problem.id)) continue;
      XC_TRY(GiveNumber(database, runs->id, all, problem, log));
      by_unit[runs->id].push_back(&problem);
    }
    std::vector<model::WorkOrder> issued;
    // In the register's order: numbers and lists are the same wherever this runs.
    for (const model::Unit& unit : all.units()) {
      const auto found = by_unit.find(unit.id);
      if (found == by_unit.end()) continue;
      model::WorkOrder& order = issued.emplace_back();
      order.campaign = campaign.id;
      order.unit = unit.id;
      order.issued = who.Day();
      order.deadline = FormatDay(deadline);
      const std::string name(model::ShortNameOf(unit));
      XC_ASSIGN_OR_RETURN(const std::int64_t serial,
                          store::ProblemStore(database).NextNumber(campaign.id, "order/" + name));
      order.number = workflow::OrderNumber(campaign.id, name, static_cast<int>(serial));
      for (const model::Problem* problem : found->second) Add(*problem, order);
      XC_TRY(orders.Put(order));
      log.Add<model::WorkOrder>("order", order.id, "issue", nullptr, order);
    }
    XC_TRY(log.Write());
    return issued;
  });
}

Result<model::WorkOrder> ApplyToOrder(store::Connection& database, const WorkRules& rules,
                                      const OrderRequest& request, const Who& who,
                                      const Register& all, WorkLog& log) {
  store::OrderStore orders(database);
  XC_ASSIGN_OR_RETURN(const model::WorkOrder order, FindOrder(database, request.order));
  if (IsDone(order, request)) return order;
  workflow::OrderAct act;
  act.actor = who.actor;
  act.now = who.now;
  act.reason = who.reason;
  act.deadline = request.deadline;
  act.problems = request.problems;
  act.answer = request.answer;
  act.fixed_by = request.fixed_by;
  act.fixed_on = request.fixed_on;
  act.proof = request.proof;
  if (request.event == OrderEvent::kVerify) {
    XC_ASSIGN_OR_RETURN(act.seen_fixed, SeenFixed(database, order, who));
  }
  XC_ASSIGN_OR_RETURN(workflow::OrderMove move,
                      workflow::Apply(order, request.event, act, rules.orders, rules.holidays));
  store::ProblemStore problems(database);
  XC_ASSIGN_OR_RETURN(const model::WorkOrder before, orders.Find(order.id));
  model::WorkOrder after = Written(before, move);
  XC_TRY(orders.Put(after));
  XC_TRY(orders.AddStep(after.id, move.step));
  log.Add("order", after.id, Name(request.event), &before, after);
  for (const auto& [id, event] : move.effects) {
    XC_ASSIGN_OR_RETURN(const model::Problem problem, problems.Find(id));
    std::string day;
    if (event == model::ProblemEvent::kReportFix) {
      // The item's: the unit's word, or whose it is where the unit said nothing.
      const auto item = std::find_if(move.order.items.begin(), move.order.items.end(),
                                     [&](const auto& one) { return one.problem == problem.id; });
      day = item == move.order.items.end() ? request.fixed_on : item->fixed_on;
    }
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Problem moved,
                        MoveProblem(database, problem, event, who, day, all, log));
  }
  return std::move(move.order);
}

Result<model::WorkOrder> ApplyToOrder(store::Connection& database, const WorkRules& rules,
                                      const OrderRequest& request, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<model::WorkOrder> {
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    XC_ASSIGN_OR_RETURN(const model::WorkOrder order, FindOrder(database, request.order));
    OrderRequest named = request;
    for (std::string& problem : named.problems) {
      XC_ASSIGN_OR_RETURN(const model::Problem found, store::ProblemStore(database).Find(problem));
      const bool holds =
          std::any_of(order.items.begin(), order.items.end(),
                      [&](const model::OrderItem& item) { return item.problem == found.id; });
      if (!holds) {
        return NotFound("work order " + order.number + ": has no problem " + problem);
      }
      problem = found.id;
    }
    XC_TRY(ProblemJudge(database, all, who).MayApply(order, named.event, named.problems));
    WorkLog log(database, who);
    XC_ASSIGN_OR_RETURN(model::WorkOrder after,
                        ApplyToOrder(database, rules, named, who, all, log));
    XC_TRY(log.Write());
    return after;
  });
}

Result<std::vector<OrderReminder>> RemindOrders(store::Connection& database, const WorkRules& rules,
                                                const std::string& campaign,
                                                const std::string& order, bool dry_run,
                                                const Who& who) {
  return store::InTransaction(database, [&]() -> Result<std::vector<OrderReminder>> {
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    std::vector<model::WorkOrder> asked;
    if (order.empty()) {
      XC_ASSIGN_OR_RETURN(asked, ListOrders(database, campaign, ""));
    } else {
      XC_ASSIGN_OR_RETURN(asked.emplace_back(), FindOrder(database, order));
    }
    WorkLog log(database, who);
    std::vector<OrderReminder> reminded;
    for (const model::WorkOrder& one : asked) {
      XC_ASSIGN_OR_RETURN(const model::Reminder due,
                          workflow::NextReminder(one, who.now, rules.holidays, rules.orders));
      if (due == model::Reminder::kNone) continue;
      OrderReminder& reminder = reminded.emplace_back();
      XC_ASSIGN_OR_RETURN(reminder.days_late,
                          workflow::WorkingDaysLate(one, who.now, rules.holidays));
      reminder.order = one;
      reminder.order.reminder = due;
      if (dry_run) continue;
      XC_TRY(MayWrite(database, one.campaign, WorkPart::kRectifying));
      OrderRequest request;
      request.order = one.id;
      request.event = OrderEvent::kRemind;
      XC_ASSIGN_OR_RETURN(reminder.order, ApplyToOrder(database, rules, request, who, all, log));
    }
    XC_TRY(log.Write());
    return reminded;
  });
}

Result<OrderDetails> ShowOrder(store::Connection& database, const std::string& id_or_number) {
  return store::InTransaction(
      database,
      [&]() -> Result<OrderDetails> {
        store::ProblemStore problems(database);
        OrderDetails details;
        XC_ASSIGN_OR_RETURN(details.order, FindOrder(database, id_or_number));
        XC_ASSIGN_OR_RETURN(details.steps, store::OrderStore(database).Steps(details.order.id));
        for (const model::OrderItem& item : details.order.items) {
          XC_ASSIGN_OR_RETURN(model::Problem problem, problems.Find(item.problem));
          details.problems.push_back(std::move(problem));
        }
        return details;
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
