// SPDX-License-Identifier: Apache-2.0
//
// A work order (交办单): a responsible unit's confirmed problems with one deadline.
// The moves: workflow/order_life.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace xuncha::model {

enum class OrderState : std::uint8_t {
  kIssued = 0,  // 已交办
  kAccepted,    // 已签收
  kFixed,       // 已整改, as the unit says
  kVerified,    // 已复核
  kClosed,      // 销号
  kReturned,    // 退回: the fix does not hold
  kDisputed,    // 有异议
  kWithdrawn,   // 撤销, with a reason
};
inline constexpr int kOrderStates = 8;
const char* Name(OrderState state);  // issued accepted fixed verified closed returned disputed …
bool OrderStateFromName(std::string_view name, OrderState& out);

enum class OrderEvent : std::uint8_t {
  kAccept = 0,
  kReportFix,
  kVerify,
  kReturn,
  kClose,
  kExtend,  // a new deadline; the state stays
  kDispute,
  kUphold,   // the dispute is refused: back to where it stood
  kConcede,  // the dispute is right: problems rejected, order withdrawn where none is left
  kWithdraw,
  kRemind,  // 提醒, 催办, 督办: the next rung
};
inline constexpr int kOrderEvents = 11;
const char* Name(OrderEvent event);  // accept report_fix verify return close extend dispute …
bool OrderEventFromName(std::string_view name, OrderEvent& out);

// 提醒 → 催办 → 督办.
enum class Reminder : std::uint8_t { kNone = 0, kReminded, kUrged, kSupervised };
const char* Name(Reminder reminder);    // none reminded urged supervised
const char* NameZh(Reminder reminder);  // "" 提醒 催办 督办

// Whose word a day of completion is.
enum class DayFrom : std::uint8_t {
  kUnit = 0,      // the unit's own
  kOffice,        // the office's, given with its verification
  kLook,          // the unit said nothing: the day of the re-inspection that saw it in order
  kVerification,  // nor was there such a look: the day on which it was verified
};
inline constexpr int kDayFroms = 4;
const char* Name(DayFrom from);    // unit office look verification
const char* NameZh(DayFrom from);  // "" 监管填写 复查日 复核日
bool DayFromFromName(std::string_view name, DayFrom& out);

// One problem in an order, with the unit's answer.
struct OrderItem {
  std::string problem;  // "p-12"
  OrderState state = OrderState::kIssued;
  std::string answer;    // 整改情况
  std::string fixed_by;  // 整改人
  std::string fixed_on;  // 完成日期, ISO day; of what is verified or closed never ""
  DayFrom fixed_from = DayFrom::kUnit;
  std::string proof;  // 佐证, as written; files lie with the problem
  OrderState before_dispute = OrderState::kIssued;  // where it stood, while it is disputed
  std::string disputed_on;  // ISO day of the last dispute; "" = none, or not known
  std::string settled_on;   // ISO day on which that was decided; "" = not yet, or not known
  // Number under which the problem was fixed or closed where this order did not do it: that of the
  // campaign that took it over. Derived (app/order_items.h), "" in the store; "" = this order.
  std::string told_in;
};

// A deadline that stood until an extension.
struct PastDeadline {
  std::string deadline;  // ISO day
  std::string until;     // ISO day of the extension
};

struct WorkOrder {
  std::string id;  // "o-4"
  std::string campaign;
  std::string number;  // 2022Q3-应急-交办-1
  std::string unit;    // responsible unit
  OrderState state = OrderState::kIssued;
  OrderState before_dispute = OrderState::kIssued;
  std::string issued;    // ISO day
  std::string deadline;  // ISO day, its end (UTC+8)
  int extensions = 0;
  std::vector<PastDeadline> past_deadlines;  // oldest first
  Reminder reminder = Reminder::kNone;
  std::string reminded_on;  // ISO day of the last rung; "" = none yet
  std::vector<OrderItem> items;
};

struct OrderStep {
  OrderEvent event = OrderEvent::kAccept;
  std::string by;
  TimeMs at = 0;  // UTC
  std::string reason;
  std::string deadline;               // after kExtend
  std::vector<std::string> problems;  // the items it was about; empty = the order as a whole
};

}  // namespace xuncha::model
