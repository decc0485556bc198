// SPDX-License-Identifier: Apache-2.0
//
// What stands in each column, when it was last updated, and hence its state.
// docs/internals/columns.md, "States".
#pragma once

#include <vector>

#include "audit/columns/naming.h"
#include "audit/profile.h"
#include "base/result.h"

namespace xuncha::audit {

// Fills items, dates, limit, state and why of all nodes. Reads the pages of columns twice. An
// error only if the snapshot cannot be read.
Status SetStates(const checks::SiteContext& context, const Profile& profile,
                 const ColumnWords& words, const Survey& survey, Candidates& candidates,
                 std::vector<ColumnNode>& nodes);

}  // namespace xuncha::audit
