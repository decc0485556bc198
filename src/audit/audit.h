// SPDX-License-Identifier: Apache-2.0
//
// Audits one snapshot: runs every check over it and forms the report. Pure: no socket, no clock, no
// file; the same snapshot, rulebook, profile and as-of day give the same report.
#pragma once

#include <cstddef>
#include <limits>

#include "audit/columns/words.h"
#include "audit/profile.h"
#include "audit/rulebook.h"
#include "base/result.h"
#include "base/time.h"
#include "checks/error_phrases.h"
#include "model/finding.h"
#include "model/snapshot.h"

namespace xuncha::audit {

inline constexpr std::size_t kAllOccurrences = std::numeric_limits<std::size_t>::max();

// Everything is borrowed for the call.
struct AuditInput {
  const model::SnapshotView& snapshot;
  const Rulebook& rulebook;
  const Profile& profile;
  const checks::ErrorPhrases& error_phrases;  // data/soft404.toml
  const ColumnWords& column_words;            // data/columns.toml
  Day as_of;                                  // a date means the end of that day, UTC+8
  // Occurrences kept a finding, the most visible ones; their count is exact in any case. Memory
  // grows with it (a menu link stands on every page), so `--all` is for those who ask.
  std::size_t max_occurrences = 20;
};

// An error only if the snapshot cannot be read; whatever the site did is in the report.
Result<model::Report> Audit(const AuditInput& input);

}  // namespace xuncha::audit
