// SPDX-License-Identifier: Apache-2.0
//
// The data folder: where snapshots, their index and the lock lie. Snapshots are folders under
// snapshots/, named by id; those being written are named .<id>.partial and are never listed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "base/time.h"

namespace xuncha::store {

class DataFolder {
 public:
  // Makes the folders where they are missing, and sees that they can be written.
  static Result<DataFolder> Create(const std::string& path);
  // For reading only: kNotFound if there is no such folder.
  static Result<DataFolder> Open(const std::string& path);

  const std::string& path() const { return path_; }
  std::string SnapshotsPath() const { return JoinPath(path_, "snapshots"); }
  std::string SnapshotPath(std::string_view id) const { return JoinPath(SnapshotsPath(), id); }
  std::string PartialPath(std::string_view id) const;
  std::string IndexPath() const { return JoinPath(path_, "xuncha.db"); }
  // Held for the moment in which a snapshot joins the chain and the index.
  Result<FileLock> Lock() const { return FileLock::Acquire(JoinPath(path_, "lock"), 30'000); }

  // Ids of the sealed snapshots, oldest first.
  Result<std::vector<std::string>> SnapshotIds() const;

 private:
  explicit DataFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// Sorts by time: 20220823T090211Z-www.example.gov.cn-1f2e. `salt` tells two of one second apart.
std::string MakeSnapshotId(TimeMs started, std::string_view host, std::uint64_t salt);
// Whether it could be a snapshot's id: a plain name without separators or leading dot.
bool IsSnapshotId(std::string_view id);

}  // namespace xuncha::store
