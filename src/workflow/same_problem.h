// SPDX-License-Identifier: Apache-2.0
//
// Whether two records are one problem: seen in two rounds, by machine and person, or in an earlier
// campaign.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/problem.h"

namespace xuncha::workflow {

// Same subject, and the same cause key; or, where at least one comes from a person, the same class
// at the same place: one column by its path, one address, or one target; or, of two persons' words
// without any place (分工不明确), the same title.
bool IsSameProblem(const model::Problem& a, const model::Problem& b);

// What became of one round's suspected problems beside those already known of the campaign.
struct RoundMerge {
  std::vector<model::Problem>
      updated;                        // known, and seen again: rounds and values brought up to date
  std::vector<model::Problem> added;  // not known yet
  std::vector<model::Problem> back;   // of `updated`: said to be fixed or closed, and there again
  std::vector<model::Problem> changed;  // of `updated`: rejected, and its content is another now
  std::vector<model::Problem> quiet;    // known, rejected, unchanged: nothing to ask again
  std::vector<model::Problem> gone;     // not seen any more where this round looked
};

// `known` and `fresh` may be of many subjects. `looked` says whether this round could have seen a
// known problem (ObservedBy); what it did not look at is never gone. States are never moved here:
// that is Apply's, with a person's or the machine's name to it. Rounds count once each; first_seen
// stays. While it is a question (疑似), the machine's sentence, value, confidence and evidence are
// those of the newest look; what somebody decided on stands as it was decided on, and `newer` says
// where the newest look reads otherwise. Beside a person's word the better confidence of both
// stays.
RoundMerge MergeRound(const std::vector<model::Problem>& known,
                      const std::vector<model::Problem>& fresh, int round,
                      const std::function<bool(const model::Problem&)>& looked);

// True if the inspection behind `report` looked at the problem's place by the problem's check: it
// was complete, the check observed something, and neither place nor target stand in `not_checked`.
bool ObservedBy(const model::Report& report, const model::Problem& problem);

// Same cause rejected by a person, content unchanged: stays quiet. A rejection without a digest
// holds only while the value seen is the same; one by a declaration never does, for a declaration
// ends: whether one covers the problem now is asked of declarations.h.
bool IsQuiet(const model::Problem& rejected, const model::Problem& fresh);

enum class Recurrence { kNew, kCarriedOver, kRecurred };

// Looks `problem` up in earlier campaigns, `earlier` sorted newest campaign first (linear in it, so
// hand in those of its subject), and writes the number found there: still open then → carried_from
// (上季度未整改), closed then or among `verified` (ids: fixed, and an office saw it) →
// recurred_from. Only problems with a number count; a rejected one says nothing, and the search
// goes on behind it.
Recurrence RecogniseEarlier(model::Problem& problem, const std::vector<model::Problem>& earlier,
                            const std::set<std::string>& verified = {});

}  // namespace xuncha::workflow
