// SPDX-License-Identifier: Apache-2.0
//
// The two JSON files of a snapshot: snapshot.json (what was inspected and how it went) and
// manifest.json (every file with its size and SHA-256, and the snapshot sealed before this one).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/snapshot.h"

namespace xuncha::store {

inline constexpr int kSnapshotFormat = 4;

struct ManifestFile {
  std::string name;
  std::uint64_t size = 0;
  std::string sha256;
};

struct Manifest {
  int format = kSnapshotFormat;
  std::string id;
  std::string tool_version;
  std::vector<ManifestFile> files;  // sorted by name
  std::uint64_t urls = 0;
  std::uint64_t pages = 0;
  std::uint64_t attempts = 0;
  std::uint64_t responses = 0;
  std::string previous_id;      // "" = the first of its data folder
  std::string previous_sha256;  // of its manifest.json
};

std::string WriteInfo(const model::SnapshotInfo& info);
// `path` only words the error.
Result<model::SnapshotInfo> ParseInfo(std::string_view json, const std::string& path);

std::string WriteManifest(const Manifest& manifest);
Result<Manifest> ParseManifest(std::string_view json, const std::string& path);

}  // namespace xuncha::store
