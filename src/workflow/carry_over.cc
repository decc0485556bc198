// SPDX-License-Identifier: Apache-2.0
#include "workflow/carry_over.h"

#include <algorithm>

#include "workflow/figures.h"
#include "workflow/finding_life.h"

namespace xuncha::workflow {

std::string FirstDayOf(const model::Campaign& campaign) {
  if (!campaign.self_check.from.empty()) return campaign.self_check.from;
  return campaign.rounds.empty() ? campaign.monitoring_point : campaign.rounds.front().from;
}

std::vector<model::Campaign> EarlierCampaigns(const std::vector<model::Campaign>& all,
                                              const model::Campaign& campaign) {
  std::vector<model::Campaign> earlier;
  if (!campaign.resample_of.empty()) return earlier;
  const std::string begins = FirstDayOf(campaign);
  for (const model::Campaign& one : all) {
    if (one.id == campaign.id || one.office != campaign.office || !one.resample_of.empty() ||
        one.state == model::CampaignState::kDraft || FirstDayOf(one) >= begins) {
      continue;
    }
    earlier.push_back(one);
  }
  std::stable_sort(earlier.begin(), earlier.end(),
                   [](const model::Campaign& a, const model::Campaign& b) {
                     return FirstDayOf(a) > FirstDayOf(b);
                   });
  return earlier;
}

bool IsLeftOpen(const model::Problem& problem, const model::Campaign& campaign,
                const std::set<std::string>& verified) {
  return IsOpen(problem) && IsCounted(problem, campaign) && !verified.contains(problem.id);
}

model::Problem CarriedInto(const model::Campaign& next, const model::Problem& before) {
  model::Problem problem = before;
  problem.id.clear();
  problem.number.clear();
  problem.campaign = next.id;
  problem.origin = model::ProblemOrigin::kCarriedOver;
  problem.carried_from = before.number;
  problem.recurred_from.clear();
  problem.rounds.clear();
  problem.finding.clear();
  problem.findings.clear();
  problem.newer.clear();
  problem.unseen_on.clear();
  return problem;
}

bool Follows(model::ProblemEvent event, bool earlier) {
  switch (event) {
    case model::ProblemEvent::kReportFix:
    case model::ProblemEvent::kReturn:
    case model::ProblemEvent::kClose:
    case model::ProblemEvent::kReopen:
      return true;
    case model::ProblemEvent::kReject:
    case model::ProblemEvent::kMakeCommon:
      return !earlier;
    case model::ProblemEvent::kConfirm:
      break;
  }
  return false;
}

}  // namespace xuncha::workflow
