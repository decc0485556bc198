// SPDX-License-Identifier: Apache-2.0
//
// <data>/xuncha.db: the one database of a data folder. It only repeats what the snapshot folders
// say, so a damaged one is set aside and made anew.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "model/snapshot.h"
#include "store/data_folder.h"
#include "store/db.h"

namespace xuncha::store {

// Opens and migrates it. A damaged file is renamed to xuncha.db.damaged.
Result<std::unique_ptr<Connection>> OpenIndexFile(const DataFolder& folder);

// The home's "host" or "host:port": what snapshots of one site have in common.
std::string HomeHost(const model::SnapshotInfo& info);

}  // namespace xuncha::store
