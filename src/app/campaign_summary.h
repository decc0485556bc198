// SPDX-License-Identifier: Apache-2.0
//
// Where a campaign stands: what is inspected, answered, found, handed over and due.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/campaign_scope.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "model/campaign.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "store/db.h"
#include "workflow/figures.h"

namespace xuncha::app {

struct ScopeSummary {
  std::uint64_t population = 0;
  std::uint64_t drawn = 0;
  std::uint64_t checked = 0;   // qualified or not, as in every figure (workflow/figures.h)
  std::uint64_t answered = 0;  // every row of the check record is, but no verdict says so yet
  std::array<std::uint64_t, 3> verdicts{};  // qualified, unqualified, undetermined; reviewed or not
  std::uint64_t decided = 0;                // 审定
};

struct ClassSummary {
  std::string klass;
  std::array<std::uint64_t, model::kProblemStates> by_state{};
  std::uint64_t common = 0;  // of them, the operators'
};

struct RoundSummary {
  int round = 0;
  std::array<std::uint64_t, model::kInspectionStates> by_state{};
};

struct SelfCheckSummary {
  std::uint64_t submitted = 0, nil = 0, late = 0, missing = 0, open = 0;
};

// Counted problems and those handed over, as the bulletin counts them (workflow/figures.h).
struct StandingSummary {
  std::string day;  // the cut-off, or today where it is still to come
  std::array<std::uint64_t, workflow::kCutOffStates> problems{};
  std::array<std::uint64_t, workflow::kHandedStates> handed{};
};

struct DueDay {
  // self_check round_begins round_ends monitoring_point cut_off rectification report
  std::string what;
  std::string detail;  // the round's number, the block
  std::string day;
  int days = 0;  // from today; negative = passed
};

struct CampaignSummary {
  model::Campaign campaign;
  ScopeSummary sites, accounts;
  std::vector<ApartSubject> apart;
  std::vector<RoundSummary> rounds;
  std::vector<ClassSummary> classes;  // in the classes' order
  StandingSummary standings;
  SelfCheckSummary self_checks;  // of units with something in scope
  std::array<std::uint64_t, model::kOrderStates> orders{};
  std::uint64_t overdue = 0;  // orders whose deadline passed while they wait for the unit
  std::vector<DueDay> due;    // by day
};

// Of the problems reads only those that somebody confirmed.
Result<CampaignSummary> SummariseCampaign(store::Connection& database, const WorkRules& rules,
                                          const Resources& resources, const std::string& id,
                                          TimeMs now);

}  // namespace xuncha::app
