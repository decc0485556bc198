// SPDX-License-Identifier: Apache-2.0
//
// The life of a work order (交办单). Every problem in it has a state of its own; the order's
// follows from them. Deadlines count in working days, and what is late climbs the ladder 提醒 →
// 催办 → 督办.
//
//   issued ─accept─► accepted ─report_fix─► fixed ─verify─► verified ─close─► closed
//      └────────────── report_fix ───────────►│ └─return─► returned ─report_fix─► fixed
//   issued, accepted, returned, fixed ─dispute─► disputed ─uphold─► where it stood
//                                                        └─concede─► withdrawn
//   verify also from issued, accepted and returned: a fresh look found it in order. Its day of
//   completion is then not the unit's: DayFrom says whose.
//   report_fix also from fixed: puts right what was told, until somebody has verified it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "workflow/working_days.h"

namespace xuncha::workflow {

struct ReminderRung {
  model::Reminder reminder = model::Reminder::kNone;
  int working_days = 0;  // after the deadline; negative = before
};

// data/orders.toml.
struct OrderRules {
  int deadline_days = 0;  // working days
  int most_extensions = 0;
  int most_extension_days = 0;       // working days, each time
  std::vector<ReminderRung> ladder;  // by reminder, then by days: both ascending
};

// kInvalidArgument names `file`, the key and what to do.
Result<OrderRules> ParseOrderRules(std::string_view toml, std::string_view file = "orders.toml");

// Who does it, when, why and to which of its problems.
struct OrderAct {
  std::string actor;     // never ""
  TimeMs now = 0;        // UTC
  std::string reason;    // wanted for return, extend, dispute, uphold, concede, withdraw
  std::string deadline;  // for extend: the new ISO day
  std::vector<std::string> problems;  // ids; empty = every one to which it can happen now
  std::string answer, fixed_by, fixed_on,
      proof;  // for report_fix: 整改情况, 整改人, 完成日期, 佐证
  // For verify, where the unit has said nothing: the ISO day of the look that saw the problem in
  // order, by problem. `fixed_on`, the office's own word, goes before it.
  std::map<std::string, std::string> seen_fixed;
};

struct OrderMove {
  model::WorkOrder order;  // as it is afterwards
  model::OrderStep step;   // for its history
  // What it means for the problems themselves (finding_life.h), in the order's order.
  std::vector<std::pair<std::string, model::ProblemEvent>> effects;
};

// The order after the event. kConflict where it cannot happen (to a problem named, or to any),
// kInvalidArgument where something is missing or an extension goes beyond the rules.
Result<OrderMove> Apply(const model::WorkOrder& order, model::OrderEvent event, const OrderAct& act,
                        const OrderRules& rules, const Holidays& holidays);

// A problem taken out of it, because it is no problem of the unit any more: kWithdraw, which needs
// no rules. `act` names the problems and the reason.
Result<OrderMove> Withdraw(const model::WorkOrder& order, const OrderAct& act);

// The order's state by its items: disputed if one is, else that of the one least far; withdrawn
// items have no say unless all are. REQUIRES: items is not empty.
model::OrderState StateOf(const std::vector<model::OrderItem>& items);

// The deadline (ISO day) as it stood at the end of `day` ("" = now): what was extended later moves
// no figure that was told before. Extensions of versions that kept no past deadlines count from the
// issue on.
std::string DeadlineOn(const model::WorkOrder& order, const std::string& day);

// The state of a problem is the problem's: the item follows what became of it under another number,
// where a later campaign took it over (or the unit answered an older list). Said to be fixed there,
// it is fixed here; closed there, closed; returned there, returned. What this order closed or
// withdrew stays. True if it changed.
bool FollowProblem(model::OrderItem& item, const model::Problem& problem);

// Whether an ISO day can be that of completion: from the day of issue to today.
enum class FixedDay : std::uint8_t { kGood = 0, kBeforeIssue, kToCome };
FixedDay JudgeFixedOn(const model::WorkOrder& order, const std::string& day, Day today);

// True if some item waits for the unit: issued, accepted or returned.
bool WaitsForUnit(const model::WorkOrder& order);

// Working days by which the deadline is passed at `now` while something waits for the unit; 0 = not
// late. The whole day of the deadline is still in time.
Result<int> WorkingDaysLate(const model::WorkOrder& order, TimeMs now, const Holidays& holidays);

// The rung that is due at `now`: the one above the last, however late it is, and one a day, so that
// nobody is supervised (督办) who was never reminded. kNone = none.
Result<model::Reminder> NextReminder(const model::WorkOrder& order, TimeMs now,
                                     const Holidays& holidays, const OrderRules& rules);

// 2022Q3-应急-交办-1: apart from problem numbers by its word.
std::string OrderNumber(std::string_view campaign, std::string_view short_name, int serial);

}  // namespace xuncha::workflow
