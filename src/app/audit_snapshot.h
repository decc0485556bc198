// SPDX-License-Identifier: Apache-2.0
//
// Judges a sealed snapshot, offline: the same snapshot, judge and day give the same report.
#pragma once

#include <cstddef>
#include <optional>

#include "app/judge.h"
#include "base/result.h"
#include "base/time.h"
#include "model/finding.h"
#include "model/snapshot.h"

namespace xuncha::app {

struct AuditRequest {
  std::optional<Day> as_of;  // absent = the day (UTC+8) on which the snapshot was begun
  std::size_t max_occurrences = 20;
};

Result<model::Report> AuditSnapshot(const model::SnapshotView& snapshot, const Judge& judge,
                                    const AuditRequest& request);

}  // namespace xuncha::app
