// SPDX-License-Identifier: Apache-2.0
#include "app/order_items.h"

#include <algorithm>

#include "store/order_store.h"
#include "workflow/order_life.h"

namespace xuncha::app {
namespace {

using model::OrderState;

bool IsVerifiedItem(const model::OrderItem& item) {
  return item.state == OrderState::kVerified || item.state == OrderState::kClosed;
}

}  // namespace

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
