// SPDX-License-Identifier: Apache-2.0
//
// Reads a sealed snapshot. Opening checks the manifest, the sizes of the files and the tables;
// records are checked as they are read; Verify recomputes every SHA-256. A damaged file is
// kCorruption with its path, never a crash.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/snapshot.h"
#include "store/data_folder.h"
#include "store/snapshot_json.h"
#include "store/warc.h"

namespace xuncha::store {

// One thread at a time. Memory: about 12 bytes a page and attempt, a few megabytes of cached
// blocks; URLs and labels are mapped.
class SnapshotReader final : public model::SnapshotView {
 public:
  static Result<std::unique_ptr<SnapshotReader>> Open(const std::string& path);
  // By id. kNotFound says what to do.
  static Result<std::unique_ptr<SnapshotReader>> Open(const DataFolder& folder,
                                                      const std::string& id);
  ~SnapshotReader() override;

  const Manifest& manifest() const;
  const std::string& manifest_sha256() const;
  const std::string& path() const;

  const model::SnapshotInfo& info() const override;
  std::uint32_t url_count() const override;
  model::UrlRecord url(model::UrlId id) const override;
  model::UrlId FindUrl(std::string_view canonical) const override;
  Result<std::vector<model::Attempt>> attempts(model::UrlId id) const override;
  std::vector<model::EvidenceRef> evidence(model::UrlId id) const override;
  const std::vector<model::HostFacts>& hosts() const override;
  const std::vector<model::ProbeAnswer>& probes() const override;
  Status ForEachPage(const std::function<bool(const model::PageFacts&)>& visit) const override;
  Result<model::PageFacts> page(model::UrlId id) const override;

  Result<KeptEvidence> Evidence(std::string_view ref) const;

 private:
  class Impl;
  explicit SnapshotReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Recomputes the SHA-256 of every file of the snapshot at `path`; kCorruption names the first that
// does not agree with the manifest, or the manifest itself.
Status VerifySnapshot(const std::string& path);

}  // namespace xuncha::store
