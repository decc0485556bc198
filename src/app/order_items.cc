// SPDX-License-Identifier: Apache-2.0
#include "app/order_items.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/order_life.h"

namespace xuncha::app {
namespace {

using model::OrderState;

bool IsVerifiedItem(const model::OrderItem& item) {
  return item.state == OrderState::kVerified || item.state == OrderState::kClosed;
}

// The number under which the problem goes on, or came; its own where it stands in one campaign.
Result<std::string> OtherNumber(store::ProblemStore& problems, const model::Problem& problem) {
  model::Problem last = problem;
  while (true) {
    XC_ASSIGN_OR_RETURN(std::optional<model::Problem> next, problems.CarriedTo(last));
    if (!next) break;
    last = *std::move(next);
  }
  if (last.id != problem.id) return last.number;
  return problem.carried_from.empty() ? problem.number : problem.carried_from;
}

using States = std::unordered_map<std::string, model::ProblemState>;

// Whether the item may stand elsewhere than its problem, as far as the problem's state tells.
bool MayFollow(model::OrderItem item, const States* states) {
  if (item.state == OrderState::kClosed || item.state == OrderState::kWithdrawn) return false;
  if (states == nullptr) return true;
  const auto known = states->find(item.problem);
  if (known == states->end()) return true;
  model::Problem problem;
  problem.state = known->second;
  return workflow::FollowProblem(item, problem);
}

// `states` spares reading the problems of orders that agree with them; null = not known.
Status Follow(store::Connection& database, const States* states, model::WorkOrder& order) {
  store::ProblemStore problems(database);
  bool changed = false;
  for (model::OrderItem& item : order.items) {
    if (!MayFollow(item, states)) continue;
    XC_ASSIGN_OR_RETURN(const model::Problem problem, problems.Find(item.problem));
    const OrderState before = item.state;
    if (!workflow::FollowProblem(item, problem)) continue;
    changed = true;
    // What the unit told here, and what was returned since, is this order's.
    if (before == OrderState::kFixed || before == OrderState::kVerified) continue;
    XC_ASSIGN_OR_RETURN(item.told_in, OtherNumber(problems, problem));
  }
  if (changed) order.state = workflow::StateOf(order.items);
  return Ok();
}

}  // namespace

Result<model::WorkOrder> FindOrder(store::Connection& database, const std::string& id_or_number) {
  XC_ASSIGN_OR_RETURN(model::WorkOrder order, store::OrderStore(database).Find(id_or_number));
  XC_TRY(Follow(database, nullptr, order));
  return order;
}

Result<std::vector<model::WorkOrder>> ListOrders(store::Connection& database,
                                                 const std::string& campaign, std::string_view unit,
                                                 std::optional<OrderState> state) {
  XC_ASSIGN_OR_RETURN(auto orders, store::OrderStore(database).List(campaign, unit));
  // A unit has few orders: their problems are read one by one.
  XC_ASSIGN_OR_RETURN(const States states, unit.empty()
                                               ? store::ProblemStore(database).States(campaign)
                                               : Result<States>(States()));
  for (model::WorkOrder& order : orders)
    XC_TRY(Follow(database, unit.empty() ? &states : nullptr, order));
  if (state) {
    std::erase_if(orders, [&](const model::WorkOrder& order) { return order.state != *state; });
  }
  return orders;
}

Result<std::set<std::string>> VerifiedProblems(store::Connection& database,
                                               const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const auto orders, store::OrderStore(database).List(campaign, ""));
  std::set<std::string> verified;
  for (const model::WorkOrder& order : orders) {
    for (const model::OrderItem& item : order.items) {
      if (IsVerifiedItem(item)) verified.insert(item.problem);
    }
  }
  return verified;
}

Result<bool> IsVerified(store::Connection& database, const model::Problem& problem) {
  XC_ASSIGN_OR_RETURN(const auto verified, VerifiedProblems(database, problem.campaign));
  return verified.contains(problem.id);
}

Status WithdrawFromOrders(store::Connection& database, const model::Problem& problem,
                          const Who& who, const std::string& reason, WorkLog& log) {
  if (problem.number.empty()) return Ok();  // never handed over
  store::OrderStore orders(database);
  XC_ASSIGN_OR_RETURN(const auto all, orders.List(problem.campaign, ""));
  for (const model::WorkOrder& order : all) {
    const bool holds =
        std::any_of(order.items.begin(), order.items.end(), [&](const model::OrderItem& item) {
          return item.problem == problem.id && item.state != OrderState::kWithdrawn &&
                 item.state != OrderState::kClosed;
        });
    if (!holds) continue;
    workflow::OrderAct act;
    act.actor = who.actor;
    act.now = who.now;
    act.reason = reason;
    act.problems = {problem.id};
    XC_ASSIGN_OR_RETURN(workflow::OrderMove move, workflow::Withdraw(order, act));
    XC_TRY(orders.Put(move.order));
    XC_TRY(orders.AddStep(move.order.id, move.step));
    log.Add("order", move.order.id, Name(model::OrderEvent::kWithdraw), &order, move.order);
  }
  return Ok();
}

}  // namespace xuncha::app
