// SPDX-License-Identifier: Apache-2.0
//
// What earlier campaigns left open goes on in the next one (workflow/carry_over.h).
#pragma once

#include <cstddef>
#include <string>

#include "app/register.h"
#include "app/work_log.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

struct CarriedOver {
  std::size_t added = 0;    // entered as 上季度未整改, with a number of their own
  std::size_t linked = 0;   // known here already: their earlier number was written to them
  std::size_t outside = 0;  // left open earlier, on what this campaign does not inspect
};

// What counted and is open in earlier campaigns of the same office and stands on something in this
// one's scope; each once, whatever the number of campaigns that it went through. Asking again finds
// only what was left open since. Within the caller's transaction.
Result<CarriedOver> CarryOver(store::Connection& database, const model::Campaign& campaign,
                              const Register& all, const Who& who, WorkLog& log);

// The same in a transaction of its own, for a campaign that is open: kConflict for another.
Result<CarriedOver> CarryOverInto(store::Connection& database, const std::string& campaign,
                                  const Who& who);

}  // namespace xuncha::app
