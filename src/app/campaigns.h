// SPDX-License-Identifier: Apache-2.0
//
// Writing a campaign down, opening and closing it.
#pragma once

#include <string>

#include "app/carry_over.h"
#include "app/work_log.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

enum class Written { kCreated, kChanged, kSame };
const char* Name(Written written);  // created changed same

struct WrittenCampaign {
  model::Campaign campaign;
  Written written = Written::kSame;
};

// Writes the campaign of a file down, as a draft. One that is there is changed to what the file
// says: a draft in everything, an open one in all but its office, shares, seed and groups, by which
// its scope was made (kConflict names what differs). The same file twice changes nothing.
Result<WrittenCampaign> CreateCampaign(store::Connection& database, const Resources& resources,
                                       const std::string& file, const Who& who);

struct MovedCampaign {
  model::Campaign campaign;  // in its new state
  CarriedOver carried;       // by its opening
};

// Opening a draft makes the campaign's scope: draw, groups and, for every round, the inspections
// that wait; and takes over what earlier campaigns left open. Repeating a move that was made
// changes nothing.
Result<MovedCampaign> MoveCampaign(store::Connection& database, const std::string& id,
                                   model::CampaignState to, const Who& who);

}  // namespace xuncha::app
