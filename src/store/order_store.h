// SPDX-License-Identifier: Apache-2.0
//
// Work orders and their history.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/work_order.h"
#include "store/db.h"

namespace xuncha::store {

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class OrderStore {
 public:
  explicit OrderStore(Connection& connection) : connection_(&connection) {}

  // kNotFound names what was asked for: an id "o-4" or a number 2022Q3-应急-交办-1.
  Result<model::WorkOrder> Find(const std::string& id_or_number);
  // By campaign, unit and number. `campaign` "" = of all, `unit` "" = of all.
  // States are as written: what another order did since, app::ListOrders knows.
  Result<std::vector<model::WorkOrder>> List(const std::string& campaign, std::string_view unit);
  // Writes under its id; an empty one is given. kConflict: another order has the number.
  Status Put(model::WorkOrder& order);

  Status AddStep(const std::string& order, const model::OrderStep& step);
  Result<std::vector<model::OrderStep>> Steps(const std::string& order);  // oldest first

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
