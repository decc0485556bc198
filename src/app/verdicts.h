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
// stays. Reviewed is what the machine proposes of the record as it is now; kConflict if what was
// reviewed is decided after the record changed. Nobody says qualified of a record with open rows.
Result<std::vector<model::SubjectVerdict>> ReviewVerdicts(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const VerdictRequest& request,
                                                          const Who& who);
Result<std::vector<model::SubjectVerdict>> DecideVerdicts(
    store::Connection& database, const WorkRules& rules, const Resources& resources,
    const VerdictRequest& request, const workflow::VerdictRules& verdicts, const Who& who);

// Takes decisions back, with a reason: the record can be answered again, and is proposed, reviewed
// and decided anew. One that stands at 初判 stays.
Result<std::vector<model::SubjectVerdict>> ReopenVerdicts(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const VerdictRequest& request,
                                                          const Who& who);

}  // namespace xuncha::app
