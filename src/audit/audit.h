// SPDX-License-Identifier: Apache-2.0
//
// Audits one snapshot: runs every check over it and forms the report. Pure: no socket, no clock, no
// file; the same snapshot, rulebook, profile and as-of day give the same report.
#pragma once

#include "audit/profile.h"
#include "audit/rulebook.h"
#include "base/result.h"
#include "base/time.h"
#include "model/finding.h"
#include "model/snapshot.h"

namespace xuncha::audit {

struct AuditInput {
  const model::SnapshotView& snapshot;
  const Rulebook& rulebook;
  const Profile& profile;
  Day as_of;  // a date means the end of that day, UTC+8
};

// An error only if the snapshot cannot be read; whatever the site did is in the report.
Result<model::Report> Audit(const AuditInput& input);

}  // namespace xuncha::audit
