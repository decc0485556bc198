// SPDX-License-Identifier: Apache-2.0
#include "app/stored_reports.h"

#include <algorithm>

#include "app/audit_snapshot.h"
#include "base/time.h"
#include "store/data_folder.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {

Result<const model::Report*> StoredReports::Get(const std::string& snapshot) {
  if (snapshot.empty()) return nullptr;
  const auto known = reports_.find(snapshot);
  if (known != reports_.end()) return known->second ? &*known->second : nullptr;
  std::optional<model::Report>& report = reports_[snapshot];
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(data_dir_));
  const auto reader = store::SnapshotReader::Open(folder, snapshot);
  if (!reader && reader.error().code == ErrorCode::kNotFound) return nullptr;
  if (!reader) return reader.error();
  AuditRequest audit;
  const Day begun = ChinaDay((*reader)->info().started);
  const auto point = ParseDay(campaign_.monitoring_point);
  audit.as_of = point ? std::min(*point, begun) : begun;
  XC_ASSIGN_OR_RETURN(report, AuditSnapshot(**reader, judge_, audit));
  return &*report;
}

}  // namespace xuncha::app
