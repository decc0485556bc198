// SPDX-License-Identifier: Apache-2.0
//
// How much a finding matters: the first row of the profile's tier table that matches it.
#pragma once

#include "audit/profile.h"
#include "audit/runner.h"
#include "base/time.h"
#include "model/finding.h"
#include "model/site.h"

namespace xuncha::audit {

// Hint where no row matches, and for checks in preview.
model::Tier TierOf(const RawFinding& finding, const Profile& profile, model::SiteKind kind,
                   Day as_of);

}  // namespace xuncha::audit
