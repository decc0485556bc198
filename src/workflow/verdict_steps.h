// SPDX-License-Identifier: Apache-2.0
//
// The verdict of a site or an account: 初判 → 复核 → 审定. The machine proposes from answered rows
// and confirmed problems, a person reviews, the office decides. Suspected problems never count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/campaign.h"
#include "model/problem.h"
#include "workflow/check_record.h"

namespace xuncha::workflow {

// What an office allows. From its profile, by app/.
struct VerdictRules {
  bool one_person_may_review_and_decide = false;
};

struct ProposedVerdict {
  model::SubjectVerdict verdict;       // step proposed
  std::vector<std::string> open_rows;  // indicators without an answer: not checked
  // 未发现, though the confirmed problems reach the threshold.
  std::vector<std::string> contradictions;
};

// 初判 by the campaign's basis.
//   undetermined  some row is not answered (not checked), or answers contradict confirmed problems
//   unqualified   a row says 发现, and it stands
//   qualified     otherwise
// After rectification a 发现 does not stand if so many of its confirmed problems were verified as
// fixed that fewer than the threshold are left (none, where no counting reaches it); a 发现 without
// any such problem stands. A found veto decides even while other rows are open: one is enough.
//
// Counted are confirmed problems (confirmed, fixed, closed; not common) that count against the unit
// (CountsAgainstUnit) and were not fixed, and verified, by the end of the monitoring point or of
// rectification_until. `problems` of other subjects are passed over: better hand in the subject's
// own. `rows` may be of several rounds (DecidingRows). `by` is who proposes, "machine" as a rule.
ProposedVerdict Propose(const model::Campaign& campaign, const std::string& subject,
                        const std::vector<model::RecordRow>& rows,
                        const std::vector<model::Problem>& problems,
                        const std::vector<VetoIndicator>& vetoes, const std::string& by);

// True if what `now` proposes is not what `verdict` was given on: rows were answered otherwise, or
// problems confirmed or fixed, since.
bool IsOutdated(const model::SubjectVerdict& verdict, const ProposedVerdict& now);

// kInvalidArgument if `verdict` says qualified while rows are open: whoever leaves them out has not
// checked the subject, and no reason makes it qualified.
Status MayStand(const model::SubjectVerdict& verdict, const ProposedVerdict& now);

// 复核: `result` "" keeps what was proposed; another one wants a reason. kConflict unless proposed
// or reviewed (a review may be repeated before the decision).
Result<model::SubjectVerdict> Review(const model::SubjectVerdict& verdict, const std::string& by,
                                     std::string_view result, const std::string& reason);

// 审定: the same on a reviewed verdict. kPermission if `by` reviewed it and the rules want two
// persons.
Result<model::SubjectVerdict> Decide(const model::SubjectVerdict& verdict, const std::string& by,
                                     std::string_view result, const std::string& reason,
                                     const VerdictRules& rules);

// Takes a decision back, with a reason, for a new review. kConflict unless decided.
Result<model::SubjectVerdict> TakeBack(const model::SubjectVerdict& verdict, const std::string& by,
                                       const std::string& reason);

// True if a confirmed problem stands at the campaign's basis: see Propose.
bool StandsForVerdict(const model::Problem& problem, const model::Campaign& campaign);

}  // namespace xuncha::workflow
