// SPDX-License-Identifier: Apache-2.0
//
// A year's appraisal: drafted from the records, announced to the units, contested, answered and
// sealed. A sealed one is read as it was stored, and nothing else.
#pragma once

#include <string>
#include <vector>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/appraisal.h"
#include "store/db.h"

namespace xuncha::app {

struct AppraisalRequest {
  int year = 0;
  std::string office;                // unit id; "" = the only office with campaigns in the year
  std::string scheme;                // FILE.toml, or the name of one of data/appraisal/
  std::string as_of;                 // "" = as drafted before, else today
  std::vector<std::string> without;  // campaigns left out
};

// Scores the year anew. There is one appraisal of a year and office: drafting again keeps id and
// contests; without a scheme the one it has stays. An announced one whose units lose points by it
// is a draft again, since nobody saw that. kConflict where it is sealed.
Result<model::Appraisal> DraftAppraisal(store::Connection& database, const WorkRules& rules,
                                        const Resources& resources, const AppraisalRequest& request,
                                        const Who& who);

// Shown to the units, which may contest until `until` (ISO day, included, not before today). The
// day may be moved on, not back.
Result<model::Appraisal> AnnounceAppraisal(store::Connection& database, const std::string& id,
                                           const std::string& until, const Who& who);

// A unit's word. `records` are records of its row; empty = it is about the score as a whole.
// kConflict unless it is announced and the day has not passed. The same word twice is one contest.
Result<model::AppraisalContest> ContestAppraisal(store::Connection& database, const std::string& id,
                                                 const std::string& unit, const std::string& text,
                                                 const std::vector<std::string>& records,
                                                 const Who& who);

struct ContestAnswer {
  int number = 0;
  bool upheld = false;
  std::string text;
  std::vector<std::string> waived;  // of an upheld one; empty = what was contested
};
// Scores follow at once. kInvalidArgument where an upheld one would waive nothing, or a record that
// the unit's row does not hold. kConflict where it was answered otherwise.
Result<model::Appraisal> AnswerContest(store::Connection& database, const std::string& id,
                                       const ContestAnswer& answer, const Who& who);

// kConflict says what stands against it: not announced, the day has not passed, open contests, a
// campaign of the year that is still open, records that changed since the draft.
Result<model::Appraisal> SealAppraisal(store::Connection& database, const WorkRules& rules,
                                       const Resources& resources, const std::string& id,
                                       const Who& who);

// kCorruption where a sealed one is not what was sealed.
Result<model::Appraisal> OpenAppraisal(store::Connection& database, const std::string& id);

// What the seal is over.
std::string SealOf(const model::Appraisal& appraisal);

}  // namespace xuncha::app
