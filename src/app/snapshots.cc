// SPDX-License-Identifier: Apache-2.0
#include "app/snapshots.h"

#include "app/history.h"

namespace xuncha::app {

Result<std::vector<store::SnapshotRow>> ListSnapshots(const store::DataFolder& folder) {
  XC_ASSIGN_OR_RETURN(const auto index, store::SnapshotIndex::Open(folder));
  XC_TRY(index->Refresh());
  return index->List();
}

Result<std::unique_ptr<store::SnapshotReader>> OpenSnapshot(const store::DataFolder& folder,
                                                            const std::string& id) {
  if (!id.empty() && id != "latest") return store::SnapshotReader::Open(folder, id);
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> ids, folder.SnapshotIds());
  if (ids.empty()) return NotFound("there is no snapshot in " + folder.path());
  return store::SnapshotReader::Open(folder, ids.back());
}

Result<Reindexed> ReindexSnapshots(const store::DataFolder& folder) {
  XC_ASSIGN_OR_RETURN(const FileLock lock, folder.Lock());
  XC_ASSIGN_OR_RETURN(const auto index, store::SnapshotIndex::Open(folder));
  Reindexed result;
  XC_TRY(index->Rebuild(&result.skipped));
  XC_ASSIGN_OR_RETURN(const auto rows, index->List());
  result.count = rows.size();
  // Damaged ones were named above.
  XC_TRY(RebuildHistory(folder, nullptr));
  return result;
}

}  // namespace xuncha::app
