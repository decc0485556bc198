// SPDX-License-Identifier: Apache-2.0
//
// What a year's records give an appraisal to count (workflow/appraisal.h).
#pragma once

#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"
#include "workflow/appraisal.h"

namespace xuncha::app {

struct AppraisalInputs {
  std::vector<model::Campaign> campaigns;  // by their first day
  std::vector<workflow::AppraisedUnit> units;
  std::vector<workflow::AppraisalFact> facts;
};

struct AppraisalScope {
  int year = 0;
  std::string office;                // unit id; "" = every unit
  std::vector<std::string> without;  // campaigns left out
  std::string as_of;                 // ISO day
};

// The year that a campaign belongs to: of its monitoring point, else of its first round, self-check
// or deadline; 0 = it names no day.
int YearOf(const model::Campaign& campaign);

// The day up to which a campaign's bulletin counts what is open.
std::string RectificationDay(const model::Campaign& campaign);

// The campaigns of the year, drafts and second looks aside, of one office: `office`, or for "" the
// only one that has any. kNotFound where there is none, kInvalidArgument where several offices have
// some and none was named.
Result<std::vector<model::Campaign>> CampaignsOfYear(store::Connection& database,
                                                     AppraisalScope& scope);

// Within the caller's transaction. `scope.office` "" is settled (CampaignsOfYear).
Result<AppraisalInputs> AppraisalInputsOf(store::Connection& database, const WorkRules& rules,
                                          const Resources& resources, AppraisalScope& scope);

}  // namespace xuncha::app
