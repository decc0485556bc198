// SPDX-License-Identifier: Apache-2.0
//
// What orders say of one problem, and what becomes of it there when it is no problem any more.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/work_log.h"
#include "base/result.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "store/db.h"

namespace xuncha::app {

// Orders as their problems stand (workflow::FollowProblem), derived whenever they are read: nothing
// of it is written. Figures of a day go by the problems themselves (workflow/figures.h).
Result<model::WorkOrder> FindOrder(store::Connection& database, const std::string& id_or_number);
Result<std::vector<model::WorkOrder>> ListOrders(store::Connection& database,
                                                 const std::string& campaign, std::string_view unit,
                                                 std::optional<model::OrderState> state = {});

// Ids of the campaign's problems whose fix was verified in an order (已复核 or 销号), though the
// problem itself may not be closed yet.
Result<std::set<std::string>> VerifiedProblems(store::Connection& database,
                                               const std::string& campaign);
Result<bool> IsVerified(store::Connection& database, const model::Problem& problem);

// Takes the problem out of every order that holds it and is not done with it, with `reason` in the
// order's history; an order of which nothing is left is withdrawn with it. Without one: nothing
// happens. Within the caller's transaction.
Status WithdrawFromOrders(store::Connection& database, const model::Problem& problem,
                          const Who& who, const std::string& reason, WorkLog& log);

}  // namespace xuncha::app
