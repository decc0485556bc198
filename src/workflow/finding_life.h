// SPDX-License-Identifier: Apache-2.0
//
// The life of a problem: 疑似问题 → 问题 with a permanent number, or 核减 with a reason; fixed,
// closed.
//
//   suspected ─confirm─► confirmed ─report_fix─► fixed ─close─► closed
//       │ │                  │ └──────────close──────────────────►┘
//       │ └─make_common─► common (the operator's; then as confirmed)
//       └─reject─► rejected      return: fixed → where it was
//                                reopen: rejected, closed, common → back
//   report_fix again, while it is fixed: another day was meant.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "model/problem.h"

namespace xuncha::workflow {

// Who does it, when and why.
struct ProblemAct {
  std::string actor;   // never ""
  TimeMs now = 0;      // UTC
  std::string reason;  // wanted for reject, reopen and return
  std::string number;  // for confirm, of a problem that has none: from NumberBook
  std::string day;     // ISO day of report_fix and close; "" = that of `now` in UTC+8
};

struct ProblemMove {
  model::Problem problem;   // as it is afterwards
  model::ProblemStep step;  // for its history
};

// The problem after the event. kInvalidArgument names the problem and what is missing, kConflict
// says that it cannot happen in its state. A number, once there, stays through everything.
Result<ProblemMove> Apply(const model::Problem& problem, model::ProblemEvent event,
                          const ProblemAct& act);

// True for what stands against somebody: confirmed, or said to be fixed and not verified.
bool IsOpen(const model::Problem& problem);

}  // namespace xuncha::workflow
