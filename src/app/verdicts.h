// SPDX-License-Identifier: Apache-2.0
//
// Verdicts of a campaign: 初判 by the machine from answered rows and confirmed problems, 复核 and
// 审定 by two persons.
#pragma once

#include <string>
#include <vector>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"
#include "workflow/verdict_steps.h"

namespace xuncha::app {

struct VerdictRequest {
  std::string campaign;
  std::vector<std::string> subjects;  // empty = all that are drawn
  std::string result;                 // of review and decision: "" keeps what stands
};

// 初判 of each. One that a person has reviewed or decided is left as it is. The machine's name
// stands as who proposed. Proposing again changes only what has another result now.
Result<std::vector<workflow::ProposedVerdict>> ProposeVerdicts(store::Connection& database,
                                                               const WorkRules& rules,
                                                               const Resources& resources,
                                                               const VerdictRequest& request,
                                                               const Who& who);

// 复核 and 审定, all or none. Without subjects those are meant that stand at the step before. A
// change of the result is one of one subject with a reason. What is so already by the same person
// stays.
Result<std::vector<model::SubjectVerdict>> ReviewVerdicts(store::Connection& database,
                                                          const VerdictRequest& request,
                                                          const Who& who);
Result<std::vector<model::SubjectVerdict>> DecideVerdicts(store::Connection& database,
                                                          const VerdictRequest& request,
                                                          const workflow::VerdictRules& rules,
                                                          const Who& who);

}  // namespace xuncha::app
