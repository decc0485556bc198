// SPDX-License-Identifier: Apache-2.0
//
// The columns of a site as a snapshot shows them: which pages are columns, what they are called,
// when they last moved, in which state they are. engine.md, "Columns"; docs/internals/columns.md.
#pragma once

#include <vector>

#include "audit/columns/words.h"
#include "audit/profile.h"
#include "base/result.h"
#include "checks/context.h"
#include "model/column.h"

namespace xuncha::audit {

// `context` needs no home, soft_judge or columns. One pass over all pages and two over those of
// columns; memory grows with addresses (36 bytes each) and columns, never with articles' text.
// Parents stand before their children. An error only if the snapshot cannot be read.
Result<std::vector<model::Column>> FindColumns(const checks::SiteContext& context,
                                               const Profile& profile, const ColumnWords& words);

}  // namespace xuncha::audit
