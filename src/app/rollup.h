// SPDX-License-Identifier: Apache-2.0
//
// Offices form a tree: what the campaigns of the offices below come to together, and the upper
// office's second look at a drawn sample of one of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/campaign_summary.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "model/campaign.h"
#include "store/db.h"
#include "workflow/agreement.h"

namespace xuncha::app {

struct LowerCampaign {
  CampaignSummary summary;
  // Its office lies below another one of the list: told, but not added once more.
  bool within_another = false;
};
struct Rollup {
  model::Campaign upper;
  std::vector<LowerCampaign> lower;  // by office in the register's order, then by id
  ScopeSummary sites, accounts;      // sums
  std::uint64_t problems = 0;        // confirmed, fixed or closed, without common ones
  std::uint64_t open = 0;            // confirmed or said to be fixed, the operators' included
};
// Campaigns of offices below the upper campaign's office whose days meet its own; drafts and second
// looks (ResampleCampaign) aside.
Result<Rollup> RollUp(store::Connection& database, const WorkRules& rules,
                      const Resources& resources, const std::string& upper, TimeMs now);

struct ResampleRequest {
  std::string lower;  // campaign
  std::string id;     // of the campaign to make
  int percent = 20;   // of the sites, and of the accounts, that the lower one drew
  std::uint64_t seed = 0;
  std::string from, until;  // its round; "" = today, and two weeks
};
// A campaign of the office above, open, whose scope is the sample (workflow/draw.h) of what the
// lower one drew and does not list apart since: it runs, is recorded and judged as any other, at
// the lower one's monitoring point. The same again is the same campaign; kConflict where the id
// stands for another. kInvalidArgument where there is no office above.
Result<model::Campaign> ResampleCampaign(store::Connection& database,
                                         const ResampleRequest& request, const Who& who);

// How far the two offices' verdicts agree.
Result<workflow::Agreement> CompareCampaigns(store::Connection& database, const std::string& lower,
                                             const std::string& upper);

}  // namespace xuncha::app
