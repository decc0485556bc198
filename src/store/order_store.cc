// SPDX-License-Identifier: Apache-2.0
#include "store/order_store.h"

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kOrder =
    "SELECT id, record FROM work_orders WHERE id = $1 OR order_number = $1";
constexpr std::string_view kOrders = "SELECT id, record FROM work_orders";
constexpr std::string_view kOrdersInOrder = " ORDER BY campaign, length(unit), unit, number";
constexpr std::string_view kPutOrder =
    "INSERT INTO work_orders (id, campaign, order_number, unit, state, deadline, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET"
    " order_number = excluded.order_number, unit = excluded.unit, state = excluded.state,"
    " deadline = excluded.deadline, record = excluded.record";
constexpr std::string_view kAddStep =
    "INSERT INTO order_steps (work_order, number, record) VALUES"
    " ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM order_steps WHERE work_order = $1), $2)";
constexpr std::string_view kSteps =
    "SELECT work_order, record FROM order_steps WHERE work_order = $1 ORDER BY number";

}  // namespace

Result<model::WorkOrder> OrderStore::Find(const std::string& id_or_number) {
  return ReadOne<model::WorkOrder>(*connection_, kOrder, {TextValue(id_or_number)}, id_or_number);
}

Result<std::vector<model::WorkOrder>> OrderStore::List(const std::string& campaign,
                                                       std::string_view unit) {
  Condition condition;
  if (!campaign.empty()) condition.Add("campaign", TextValue(campaign));
  if (!unit.empty()) condition.Add("unit", TextValue(unit));
  XC_ASSIGN_OR_RETURN(
      const auto statement,
      connection_->Prepare(std::string(kOrders) + condition.sql() + std::string(kOrdersInOrder)));
  condition.Bind(*statement);
  return ReadRest<model::WorkOrder>(*statement);
}

Status OrderStore::Put(model::WorkOrder& order) {
  XC_TRY(GiveId(*connection_, order, "o"));
  const std::string record = WriteRecord(order);
  return WriteRow(*connection_, kPutOrder,
                  {TextValue(order.id), TextValue(order.campaign), TextValue(order.number),
                   TextValue(order.unit), TextValue(Name(order.state)), TextValue(order.deadline),
                   NumberOf(order.id), TextValue(record)});
}

Status OrderStore::AddStep(const std::string& order, const model::OrderStep& step) {
  const std::string record = WriteRecord(step);
  return WriteRow(*connection_, kAddStep, {TextValue(order), TextValue(record)});
}

Result<std::vector<model::OrderStep>> OrderStore::Steps(const std::string& order) {
  return ReadRows<model::OrderStep>(*connection_, kSteps, {TextValue(order)});
}

}  // namespace xuncha::store
