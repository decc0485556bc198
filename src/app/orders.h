// SPDX-License-Identifier: Apache-2.0
//
// Work orders: handed over, moved along, reminded of.
#pragma once

#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/result.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "store/db.h"

namespace xuncha::app {

struct IssueRequest {
  std::string campaign;
  std::string unit;  // id; "" = every unit
  int days = 0;      // working days; 0 = as data/orders.toml says
};

// One order for each unit that has confirmed problems which no order holds yet; withdrawn ones hold
// nothing. Common problems are no unit's: they go to the operator of their sites, if the register
// knows a unit of that name, and get a number then where they have none. Issuing again finds
// nothing left.
Result<std::vector<model::WorkOrder>> IssueOrders(store::Connection& database,
                                                  const WorkRules& rules,
                                                  const IssueRequest& request, const Who& who);

// Common problems that IssueOrders left, for nobody can be handed them: by the operator's name, ""
// where the site has none.
struct UnhandedCommon {
  std::string operator_;
  std::size_t problems = 0;
};
Result<std::vector<UnhandedCommon>> CommonLeft(store::Connection& database,
                                               const std::string& campaign);

struct OrderRequest {
  std::string order;  // id or number
  model::OrderEvent event = model::OrderEvent::kAccept;
  std::vector<std::string> problems;  // ids or numbers; empty = all to which it can happen
  std::string deadline;               // of extend
  std::string answer, fixed_by, fixed_on, proof;  // of report_fix
};

// The order after the event; its problems move along (workflow/order_life.h). What was done already
// is done once.
Result<model::WorkOrder> ApplyToOrder(store::Connection& database, const WorkRules& rules,
                                      const OrderRequest& request, const Who& who);

// The same within the caller's transaction, with the register read and order and problems named by
// id.
Result<model::WorkOrder> ApplyToOrder(store::Connection& database, const WorkRules& rules,
                                      const OrderRequest& request, const Who& who,
                                      const Register& all, WorkLog& log);

struct OrderReminder {
  model::WorkOrder order;
  int days_late = 0;  // working days
};

// Every order of the campaign (or the one named) of which a rung of the ladder is due, moved to it.
// `dry_run` only says which. A second run on the same day finds nothing.
Result<std::vector<OrderReminder>> RemindOrders(store::Connection& database, const WorkRules& rules,
                                                const std::string& campaign,
                                                const std::string& order, bool dry_run,
                                                const Who& who);

struct OrderDetails {
  model::WorkOrder order;
  std::vector<model::OrderStep> steps;
  std::vector<model::Problem> problems;  // of the items, in their order
};
Result<OrderDetails> ShowOrder(store::Connection& database, const std::string& id_or_number);

}  // namespace xuncha::app
