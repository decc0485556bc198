// SPDX-License-Identifier: Apache-2.0
//
// What the office's work goes by, read from the program's data files.
#pragma once

#include <string>
#include <vector>

#include "audit/rulebook.h"
#include "base/resources.h"
#include "base/result.h"
#include "workflow/account_items.h"
#include "workflow/check_record.h"
#include "workflow/counting.h"
#include "workflow/declarations.h"
#include "workflow/lifecycle.h"
#include "workflow/order_life.h"
#include "workflow/platform_notices.h"
#include "workflow/precision.h"
#include "workflow/probe_log.h"
#include "workflow/problem_classes.h"
#include "workflow/working_days.h"

namespace xuncha::app {

// Const after loading; safe from any thread.
struct WorkRules {
  workflow::ProblemClasses classes;
  workflow::CountingRules counting;
  workflow::OrderRules orders;
  workflow::Holidays holidays;
  workflow::DeclarationRules declarations;
  workflow::CheckRecordRules check_record;
  workflow::PrecisionRules precision;
  workflow::AccountRules accounts;
  workflow::PlatformNotices notices;
  workflow::ProbeRules probes;
  workflow::LifecycleRules lifecycle;
};

// kInvalidArgument names file, key and what to do.
Result<WorkRules> LoadWorkRules(const Resources& resources);

// The veto indicators of a rulebook's first part, in its order.
std::vector<workflow::VetoIndicator> VetoIndicatorsOf(const audit::Rulebook& rulebook);

}  // namespace xuncha::app
