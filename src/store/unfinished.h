// SPDX-License-Identifier: Apache-2.0
//
// Partial snapshots that a killed inspection left behind. Each holds in work/identity what was
// inspected and how, as lines "name=value"; the same command finds its own by them and goes on.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "base/time.h"
#include "store/data_folder.h"

namespace xuncha::store {

// In a fixed order; a value stays on its line.
using Identity = std::vector<std::pair<std::string, std::string>>;

struct Unfinished {
  std::string id;
  Identity identity;
  std::unique_ptr<FileLock> lock;  // nobody else resumes or removes it meanwhile
};

// Those that no living process writes, oldest first, locked for the caller. What cannot be resumed
// by anybody (no identity: killed in its first moment) is removed.
Result<std::vector<Unfinished>> FindUnfinished(const DataFolder& folder);

// Takes the lock's file along with the rest.
Status RemoveUnfinished(const DataFolder& folder, const Unfinished& unfinished);

Status WriteIdentity(const std::string& work_path, const Identity& identity);

// The first name whose value is not the same in both; "" = they are equal.
std::string FirstDifference(const Identity& a, const Identity& b);

// When the snapshot of this id was begun, as its name says; 0 = it says nothing.
TimeMs StartOfId(std::string_view id);

}  // namespace xuncha::store
