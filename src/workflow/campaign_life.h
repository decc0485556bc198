// SPDX-License-Identifier: Apache-2.0
//
// A campaign's states, its dates, and what units handed in before the first round (自查). Every
// date is free; only contradictions between them are refused. product.md, bulletin.md §2.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/campaign.h"
#include "model/problem.h"

namespace xuncha::workflow {

// One thing wrong with a campaign as written.
struct CampaignFault {
  std::string field;    // rounds[1].from
  std::string message;  // what is wrong, and what to do
};

// All that is wrong, in the order of the fields; empty = nothing. Refused are days that are none,
// windows that end before they begin or overlap, a self-check that does not end before round 1, a
// monitoring point after the last round, deadlines before what they follow, shares outside 1..100,
// groups without members, persons in two groups.
std::vector<CampaignFault> ValidateCampaign(const model::Campaign& campaign);

// draft → open → frozen → issued → closed; frozen → open with a reason (figures taken back), draft
// or open → closed with a reason (given up). Opening wants a campaign without faults.
// kInvalidArgument says which moves there are; the caller saves the state returned.
Result<model::CampaignState> MoveCampaign(const model::Campaign& campaign, model::CampaignState to,
                                          std::string_view reason);

enum class CampaignPhase { kBefore, kSelfCheck, kRound, kBetween, kAfter };

struct CampaignDay {
  CampaignPhase phase = CampaignPhase::kBefore;
  int round = 0;  // of kRound, from 1
};

// Which window of the campaign an ISO day lies in. kAfter: the last round is over.
CampaignDay WindowOn(const model::Campaign& campaign, std::string_view day);

// What a unit handed in of its self-check.
struct Submission {
  std::string day;   // ISO
  int problems = 0;  // reported; 0 = 零报告
  int fixed = 0;     // of them, fixed when it was handed in
};

// submitted, nil (零报告), late (handed in after the window) or missing. Nothing while the window
// is open and nothing came, and in a campaign without a self-check. kInvalidArgument if more was
// fixed than found, or the submission's day is none.
Result<std::optional<model::SelfCheck>> JudgeSelfCheck(const model::Campaign& campaign,
                                                       const std::string& unit,
                                                       const std::optional<Submission>& submission,
                                                       std::string_view as_of);

// False for what the unit itself reported and fixed before round 1 began, unless a round saw it
// again: such problems never count against the unit.
bool CountsAgainstUnit(const model::Problem& problem, const model::Campaign& campaign);

}  // namespace xuncha::workflow
