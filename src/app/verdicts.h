// SPDX-License-Identifier: Apache-2.0
//
// Verdicts of a campaign: 初判 by the machine from answered rows and confirmed problems, 复核 and
// 审定 by two persons.
#pragma once

#include <string>
#include <vector>

#include "app/apart.h"
#include "app/may_judge.h"
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

struct ProposedVerdicts {
  std::vector<workflow::ProposedVerdict> verdicts;
  std::vector<ApartSubject> apart;  // of those asked for, what left and is not judged
};

// 初判 of each. What left after the opening is listed apart, unless its record, answered before,
// decides. One that a person has reviewed or decided is left as it is. The machine's name
// stands as who proposed. Proposing again changes only what has another result now.
Result<ProposedVerdicts> ProposeVerdicts(store::Connection& database, const WorkRules& rules,
                                         const Resources& resources, const VerdictRequest& request,
                                         const Who& who);

struct VerdictsMoved {
  std::vector<model::SubjectVerdict> verdicts;
  // Without subjects: what this person cannot judge now (回避, who reviewed does not decide, a
  // record that changed since), and why. Nothing of it was touched.
  std::vector<Refused> skipped;
  std::vector<ApartSubject> apart;  // without subjects: what left, and is not judged
};

// 复核 and 审定. Named subjects all or none. Without subjects those are meant that stand at the
// step before, as many of them as this person may judge. A change of the result is one of one
// subject with a reason. What is so already by the same person stays. Reviewed is what the machine
// proposes of the record as it is now; kConflict if what was reviewed is decided after the record
// changed. Nobody says qualified of a record with open rows.
Result<VerdictsMoved> ReviewVerdicts(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const VerdictRequest& request,
                                     const Who& who);
Result<VerdictsMoved> DecideVerdicts(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const VerdictRequest& request,
                                     const workflow::VerdictRules& verdicts, const Who& who);

// Takes decisions back, with a reason: the record can be answered again, and is proposed, reviewed
// and decided anew. One that stands at 初判 stays.
Result<VerdictsMoved> ReopenVerdicts(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const VerdictRequest& request,
                                     const Who& who);

}  // namespace xuncha::app
