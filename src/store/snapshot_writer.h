// SPDX-License-Identifier: Apache-2.0
//
// Writes one snapshot: beside its place while the site is gathered, sealed with a manifest and
// renamed when whole, never changed after. A writer that ends without Seal removes what it wrote.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "model/snapshot.h"
#include "store/data_folder.h"

namespace xuncha::store {

struct SealedSnapshot {
  std::string id;
  std::string path;
  std::string manifest_sha256;
  std::uint64_t bytes = 0;  // on disk, all files
};

// One thread. Errors are ours: kNoSpace, kPermission …; after one, nothing further is accepted.
class SnapshotWriter final : public model::SnapshotSink {
 public:
  // `id` as MakeSnapshotId gives it; kConflict if it is taken.
  static Result<std::unique_ptr<SnapshotWriter>> Create(const DataFolder& folder, std::string id,
                                                        std::string tool_version, TimeMs started,
                                                        std::string user_agent);
  // Goes on with a partial snapshot whose writer was killed (store/unfinished.h): everything that
  // was added before is there. kCorruption if its files do not fit together.
  static Result<std::unique_ptr<SnapshotWriter>> Resume(const DataFolder& folder, std::string id,
                                                        std::string tool_version,
                                                        std::unique_ptr<FileLock> lock);
  ~SnapshotWriter() override;

  // A folder for the crawl's own files; gone when the snapshot is sealed.
  const std::string& work_path() const;
  const std::string& id() const;

  Status AddPage(const model::PageFacts& page) override;
  Status AddAttempt(model::UrlId url, const model::Attempt& attempt) override;
  Status AddUrl(const model::UrlRecord& record) override;
  Status AddHost(const model::HostFacts& host) override;
  Status AddProbe(const model::ProbeAnswer& answer) override;
  Result<model::EvidenceRef> Keep(const model::KeptResponse& response) override;
  Status Forget(const std::vector<model::UrlId>& urls) override;
  Status ForEachRecordedPage(
      const std::function<void(model::UrlId, std::uint64_t)>& visit) override;
  Status ForEachRecordedAttempt(
      const std::function<void(model::UrlId, model::Outcome, std::uint16_t)>& visit) override;

  // Destroyed unsealed, its files go; after this they stay for Resume.
  void Leave();

  // Finishes every file, writes the manifest with the chain, and renames the folder into place.
  // Whatever fails, the snapshot is not listed.
  Result<SealedSnapshot> Seal(model::SnapshotInfo info);

 private:
  class Impl;
  explicit SnapshotWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace xuncha::store
