// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_reader.h"

#include <utility>

#include "base/bytes.h"
#include "base/file.h"
#include "store/label_table.h"
#include "store/page_codec.h"
#include "store/record_file.h"
#include "store/snapshot_files.h"
#include "store/url_table.h"

namespace xuncha::store {
namespace {

constexpr std::uint64_t kMaxJson = 64U << 20;

Result<Manifest> LoadManifest(const std::string& path, std::string& digest) {
  const std::string manifest_path = JoinPath(path, kManifestFile);
  XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(manifest_path, kMaxJson));
  XC_ASSIGN_OR_RETURN(const std::string stated,
                      ReadFile(JoinPath(path, kManifestDigestFile), kMaxJson));
  digest = Sha256Hex(text);
  if (stated != digest + "  manifest.json\n") {
    return Corruption(manifest_path + " is damaged: it does not agree with manifest.sha256");
  }
  XC_ASSIGN_OR_RETURN(Manifest manifest, ParseManifest(text, manifest_path));
  for (const ManifestFile& file : manifest.files) {
    if (file.name.empty() || file.name.find('/') != std::string::npos || file.name[0] == '.') {
      return Corruption(manifest_path + " names a file outside of its folder");
    }
    const std::string file_path = JoinPath(path, file.name);
    const auto size = FileSize(file_path);
    if (!size) return Corruption(file_path + " is missing from the snapshot");
    if (*size != file.size)
      return Corruption(file_path + " has another size than it was sealed with");
  }
  return manifest;
}

}  // namespace

class SnapshotReader::Impl {
 public:
  explicit Impl(std::string path) : path_(std::move(path)) {}

  Status Load() {
    XC_ASSIGN_OR_RETURN(manifest_, LoadManifest(path_, manifest_sha256_));
    XC_TRY(LoadInfo());
    XC_ASSIGN_OR_RETURN(urls_, UrlTable::Open(Path(kUrlsFile)));
    XC_ASSIGN_OR_RETURN(labels_, LabelTable::Open(Path(kLabelsFile)));
    XC_ASSIGN_OR_RETURN(pages_, RecordReader::Open(Path(kPagesFile)));
    XC_ASSIGN_OR_RETURN(attempts_, RecordReader::Open(Path(kAttemptsFile)));
    XC_TRY(LoadEvidence());
    XC_TRY(LoadHosts());
    return LoadProbes();
  }

  std::string Path(std::string_view name) const { return JoinPath(path_, name); }
  Error Damaged(std::string_view file, const std::string& what) const {
    return Corruption(Path(file) + " is damaged: " + what);
  }

  Result<std::vector<model::Attempt>> Attempts(model::UrlId id) const {
    std::vector<model::Attempt> attempts;
    bool ok = true;
    XC_TRY(attempts_->ForKey(id, [&](std::string_view record) {
      ok = DecodeAttempt(record, attempts.emplace_back());
      return ok;
    }));
    if (!ok) return Damaged(kAttemptsFile, "a record cannot be read");
    return attempts;
  }

  std::vector<model::EvidenceRef> EvidenceOf(model::UrlId id) const {
    std::vector<model::EvidenceRef> refs;
    auto at = std::lower_bound(evidence_.begin(), evidence_.end(), id,
                               [](const auto& item, model::UrlId key) { return item.first < key; });
    for (; at != evidence_.end() && at->first == id; ++at) refs.push_back(at->second);
    return refs;
  }

  Status ForEachPage(const std::function<bool(const model::PageFacts&)>& visit) const {
    PageDecoder decoder(labels_, urls_.size());
    bool ok = true;
    XC_TRY(pages_->ForEach([&](std::uint32_t key, std::string_view record) {
      const model::PageFacts* page = decoder.Decode(record, key);
      ok = page != nullptr;
      return ok && visit(*page);
    }));
    if (!ok) return Damaged(kPagesFile, "a record cannot be read");
    return Ok();
  }

  Result<model::PageFacts> Page(model::UrlId id) const {
    model::PageFacts page;
    bool found = false;
    bool ok = true;
    XC_TRY(pages_->ForKey(id, [&](std::string_view record) {
      found = true;
      ok = DecodePage(record, id, urls_.size(), labels_, page);
      return false;
    }));
    if (!ok) return Damaged(kPagesFile, "a record cannot be read");
    if (!found) return NotFound("URL " + std::to_string(id) + " is not a page of this snapshot");
    return page;
  }

  const std::string path_;
  Manifest manifest_;
  std::string manifest_sha256_;
  model::SnapshotInfo info_;
  UrlTable urls_;
  LabelTable labels_;
  std::unique_ptr<RecordReader> pages_;
  std::unique_ptr<RecordReader> attempts_;
  std::vector<std::pair<model::UrlId, model::EvidenceRef>> evidence_;
  std::vector<model::HostFacts> hosts_;
  std::vector<model::ProbeAnswer> probes_;

 private:
  Status LoadInfo() {
    XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(Path(kInfoFile), kMaxJson));
    const std::string digest = Sha256Hex(text);
    for (const ManifestFile& file : manifest_.files) {
      if (file.name == kInfoFile && file.sha256 != digest) {
        return Damaged(kInfoFile, "its digest does not agree with the manifest");
      }
    }
    XC_ASSIGN_OR_RETURN(info_, ParseInfo(text, Path(kInfoFile)));
    return Ok();
  }

  Status LoadEvidence() {
    XC_ASSIGN_OR_RETURN(const auto reader, RecordReader::Open(Path(kEvidenceFile)));
    bool ok = true;
    XC_TRY(reader->ForEach([&](std::uint32_t key, std::string_view record) {
      ByteReader in(record);
      model::EvidenceRef ref{std::string(in.Text()), std::string(in.Text())};
      ok = in.ok() && in.at_end();
      evidence_.emplace_back(key, std::move(ref));
      return ok;
    }));
    return ok ? Ok() : Damaged(kEvidenceFile, "a record cannot be read");
  }

  Status LoadHosts() {
    XC_ASSIGN_OR_RETURN(const auto reader, RecordReader::Open(Path(kHostsFile)));
    bool ok = true;
    XC_TRY(reader->ForEach([&](std::uint32_t, std::string_view record) {
      ok = DecodeHost(record, hosts_.emplace_back());
      return ok;
    }));
    return ok ? Ok() : Damaged(kHostsFile, "a record cannot be read");
  }

  Status LoadProbes() {
    XC_ASSIGN_OR_RETURN(const auto reader, RecordReader::Open(Path(kProbesFile)));
    bool ok = true;
    XC_TRY(reader->ForEach([&](std::uint32_t, std::string_view record) {
      ok = DecodeProbe(record, probes_.emplace_back());
      return ok;
    }));
    return ok ? Ok() : Damaged(kProbesFile, "a record cannot be read");
  }
};

SnapshotReader::SnapshotReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SnapshotReader::~SnapshotReader() = default;

Result<std::unique_ptr<SnapshotReader>> SnapshotReader::Open(const std::string& path) {
  auto impl = std::make_unique<Impl>(path);
  XC_TRY(impl->Load());
  return std::unique_ptr<SnapshotReader>(new SnapshotReader(std::move(impl)));
}

Result<std::unique_ptr<SnapshotReader>> SnapshotReader::Open(const DataFolder& folder,
                                                             const std::string& id) {
  if (!IsSnapshotId(id) || !IsDirectory(folder.SnapshotPath(id))) {
    return NotFound("there is no snapshot " + id + " in " + folder.path());
  }
  return Open(folder.SnapshotPath(id));
}

const Manifest& SnapshotReader::manifest() const { return impl_->manifest_; }
const std::string& SnapshotReader::manifest_sha256() const { return impl_->manifest_sha256_; }
const std::string& SnapshotReader::path() const { return impl_->path_; }
const model::SnapshotInfo& SnapshotReader::info() const { return impl_->info_; }
std::uint32_t SnapshotReader::url_count() const { return impl_->urls_.size(); }
model::UrlRecord SnapshotReader::url(model::UrlId id) const { return impl_->urls_.Record(id); }
model::UrlId SnapshotReader::FindUrl(std::string_view canonical) const {
  return impl_->urls_.Find(canonical);
}
Result<std::vector<model::Attempt>> SnapshotReader::attempts(model::UrlId id) const {
  return impl_->Attempts(id);
}
std::vector<model::EvidenceRef> SnapshotReader::evidence(model::UrlId id) const {
  return impl_->EvidenceOf(id);
}
const std::vector<model::HostFacts>& SnapshotReader::hosts() const { return impl_->hosts_; }
const std::vector<model::ProbeAnswer>& SnapshotReader::probes() const { return impl_->probes_; }
Status SnapshotReader::ForEachPage(
    const std::function<bool(const model::PageFacts&)>& visit) const {
  return impl_->ForEachPage(visit);
}
Result<model::PageFacts> SnapshotReader::page(model::UrlId id) const { return impl_->Page(id); }
Result<KeptEvidence> SnapshotReader::Evidence(std::string_view ref) const {
  return ReadEvidence(impl_->path_, ref);
}

Status VerifySnapshot(const std::string& path) {
  std::string digest;
  XC_ASSIGN_OR_RETURN(const Manifest manifest, LoadManifest(path, digest));
  std::string chunk;
  for (const ManifestFile& file : manifest.files) {
    XC_ASSIGN_OR_RETURN(const RandomAccessFile bytes,
                        RandomAccessFile::Open(JoinPath(path, file.name)));
    Sha256Stream stream;
    for (std::uint64_t at = 0; at < bytes.size();) {
      constexpr std::uint64_t kStep = 1U << 20;
      const auto size = static_cast<std::size_t>(std::min(kStep, bytes.size() - at));
      XC_TRY(bytes.ReadAt(at, size, chunk));
      stream.Update(chunk);
      at += size;
    }
    if (Hex(stream.Finish()) != file.sha256) {
      return Corruption(bytes.path() + " is damaged: its SHA-256 is not the manifest's");
    }
  }
  return Ok();
}

}  // namespace xuncha::store
