// SPDX-License-Identifier: Apache-2.0
#include "app/audit_snapshot.h"

#include "audit/audit.h"

namespace xuncha::app {

Result<model::Report> AuditSnapshot(const model::SnapshotView& snapshot, const Judge& judge,
                                    const AuditRequest& request) {
  const Day as_of = request.as_of ? *request.as_of : ChinaDay(snapshot.info().started);
  return audit::Audit({.snapshot = snapshot,
                       .rulebook = judge.rulebook,
                       .profile = judge.profile,
                       .error_phrases = judge.error_phrases,
                       .column_words = judge.column_words,
                       .as_of = as_of,
                       .max_occurrences = request.max_occurrences});
}

}  // namespace xuncha::app
