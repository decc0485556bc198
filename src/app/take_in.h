// SPDX-License-Identifier: Apache-2.0
//
// Taking a report into a campaign: its findings become suspected problems beside those known, its
// answers fill the machine's column of the check record.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/check_records.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/result.h"
#include "model/campaign.h"
#include "model/finding.h"
#include "model/lifecycle.h"
#include "store/db.h"
#include "workflow/precision.h"

namespace xuncha::app {

struct TakeInTools {
  const WorkRules& rules;
  const RecordContext& context;
  // One line for a finding, in the office's language. Never null.
  const std::function<std::string(const model::Finding&)>& title;
  // Checks that were wrong too often only ask (workflow/precision.h).
  const std::vector<workflow::CheckPrecision>& precision;
  // Filed times off the net, in which being unreachable is no defect; null = none are known.
  const std::vector<model::OfflinePeriod>* offline = nullptr;
};

struct TakenIn {
  std::size_t added = 0;     // suspected problems, new
  std::size_t again = 0;     // known, and seen again
  std::size_t returned = 0;  // said to be fixed, or closed, and there again
  std::size_t quiet = 0;     // rejected before and unchanged, or declared
  std::size_t gone = 0;      // known, looked for, and not there any more
  bool repeated = false;     // this snapshot was taken in before: nothing was done
};

// One transaction, which also makes the inspection done. The same snapshot again does nothing.
Result<TakenIn> TakeIn(store::Connection& database, const TakeInTools& tools,
                       const model::Inspection& inspection, const model::Report& report,
                       const Who& who);

}  // namespace xuncha::app
