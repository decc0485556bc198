// SPDX-License-Identifier: Apache-2.0
//
// The stored snapshots: listing them, opening one, rebuilding their index, checking their bytes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/data_folder.h"
#include "store/snapshot_index.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {

// Oldest first.
Result<std::vector<store::SnapshotRow>> ListSnapshots(const store::DataFolder& folder);

// `id` "" or "latest" = the newest. kNotFound if there is none.
Result<std::unique_ptr<store::SnapshotReader>> OpenSnapshot(const store::DataFolder& folder,
                                                            const std::string& id);

struct Reindexed {
  std::size_t count = 0;
  std::vector<std::string> skipped;  // damaged ones, in words
};
// The index of snapshots and the history of first-seen articles, both from the folders.
Result<Reindexed> ReindexSnapshots(const store::DataFolder& folder);

}  // namespace xuncha::app
