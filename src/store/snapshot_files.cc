// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_files.h"

#include "base/file.h"

namespace xuncha::store {
namespace {

constexpr std::uint64_t kMaxHead = 1000;
constexpr std::size_t kHexDigits = 64;

std::string HeadPath(const DataFolder& folder) {
  return JoinPath(folder.SnapshotsPath(), "chain-head");
}

}  // namespace

Status ReadChainHead(const DataFolder& folder, std::string& id, std::string& manifest_sha256) {
  id.clear();
  manifest_sha256.clear();
  if (FileExists(HeadPath(folder))) {
    XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(HeadPath(folder), kMaxHead));
    const std::size_t space = text.find(' ');
    if (space == kHexDigits && text.ends_with('\n')) {
      manifest_sha256 = text.substr(0, space);
      id = text.substr(space + 1, text.size() - space - 2);
      return Ok();
    }
  }
  // Lost or never written: the newest snapshot that is there takes its place.
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> ids, folder.SnapshotIds());
  if (ids.empty()) return Ok();
  XC_ASSIGN_OR_RETURN(const std::string manifest,
                      ReadFile(JoinPath(folder.SnapshotPath(ids.back()), kManifestFile)));
  id = ids.back();
  manifest_sha256 = Sha256Hex(manifest);
  return Ok();
}

Status WriteChainHead(const DataFolder& folder, const std::string& id,
                      const std::string& manifest_sha256) {
  return WriteFileAtomically(HeadPath(folder), manifest_sha256 + " " + id + "\n");
}

}  // namespace xuncha::store
