// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_writer.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "store/digest.h"
#include "store/label_table.h"
#include "store/page_codec.h"
#include "store/record_file.h"
#include "store/snapshot_files.h"
#include "store/snapshot_json.h"
#include "store/url_table.h"
#include "store/warc.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kDigestsFile = "digests";
constexpr std::size_t kDigestSize = 12;

}  // namespace

class SnapshotWriter::Impl {
 public:
  Impl(DataFolder folder, std::string id, std::string tool_version)
      : folder_(std::move(folder)),
        id_(std::move(id)),
        tool_version_(std::move(tool_version)),
        partial_(folder_.PartialPath(id_)),
        work_(JoinPath(partial_, "work")) {}

  // Best effort: what cannot be removed is left under its partial name, and never listed.
  ~Impl() {
    if (began_ && !sealed_ && !left_) (void)RemoveTree(partial_).has_value();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Status Begin(TimeMs started, std::string user_agent) {
    if (!IsSnapshotId(id_)) return InvalidArgument("not a snapshot id: " + id_);
    if (FileExists(partial_) || FileExists(folder_.SnapshotPath(id_))) {
      return Error{ErrorCode::kConflict, "there is a snapshot " + id_ + " already"};
    }
    XC_TRY(MakeDirectories(partial_));
    began_ = true;
    XC_ASSIGN_OR_RETURN(FileLock lock, FileLock::Acquire(JoinPath(partial_, kWritingLock), 0));
    lock_ = std::make_unique<FileLock>(std::move(lock));
    XC_TRY(MakeDirectories(work_));
    XC_ASSIGN_OR_RETURN(digests_,
                        FileWriter::CreateKept(Work(kDigestsFile), Work(kDigestsFile) + ".buffer"));
    XC_ASSIGN_OR_RETURN(pages_, RecordWriter::CreateKept(Path(kPagesFile), Work(kPagesFile)));
    XC_ASSIGN_OR_RETURN(attempts_,
                        RecordWriter::CreateKept(Path(kAttemptsFile), Work(kAttemptsFile)));
    XC_ASSIGN_OR_RETURN(evidence_,
                        RecordWriter::CreateKept(Path(kEvidenceFile), Work(kEvidenceFile)));
    XC_ASSIGN_OR_RETURN(
        labels_, LabelWriter::CreateKept(Path(kLabelsFile), Work(kLabelsFile), HashBytes(id_)));
    XC_ASSIGN_OR_RETURN(warc_, WarcWriter::CreateKept(Path(kWarcFile), Work(kWarcFile),
                                                      Archive(std::move(user_agent), started)));
    return BeginEnd();
  }

  Status GoOn(std::unique_ptr<FileLock> lock) {
    lock_ = std::move(lock);
    began_ = true;
    XC_ASSIGN_OR_RETURN(digests_,
                        FileWriter::Resume(Work(kDigestsFile), Work(kDigestsFile) + ".buffer"));
    XC_TRY(digests_->Flush());
    XC_ASSIGN_OR_RETURN(const std::string digests, ReadFile(Work(kDigestsFile)));
    for (std::size_t at = 0; at + kDigestSize <= digests.size(); at += kDigestSize) {
      recorded_.emplace_back(LoadFixed<std::uint32_t>(digests.data() + at),
                             LoadFixed<std::uint64_t>(digests.data() + at + 4));
    }
    XC_ASSIGN_OR_RETURN(pages_, RecordWriter::Resume(Path(kPagesFile), Work(kPagesFile), {}));
    bool whole = true;
    XC_ASSIGN_OR_RETURN(
        attempts_, RecordWriter::Resume(Path(kAttemptsFile), Work(kAttemptsFile),
                                        [&](std::uint32_t url, std::string_view record) {
                                          model::Attempt attempt;
                                          whole = whole && DecodeAttempt(record, attempt);
                                          tried_.push_back({url, attempt.outcome, attempt.status});
                                        }));
    if (!whole) {
      return Corruption(Path(kAttemptsFile) + " is damaged: a record cannot be read");
    }
    XC_ASSIGN_OR_RETURN(evidence_,
                        RecordWriter::Resume(Path(kEvidenceFile), Work(kEvidenceFile), {}));
    XC_ASSIGN_OR_RETURN(labels_,
                        LabelWriter::Resume(Path(kLabelsFile), Work(kLabelsFile), HashBytes(id_)));
    XC_ASSIGN_OR_RETURN(warc_, WarcWriter::Resume(Path(kWarcFile), Work(kWarcFile), Archive({}, 0),
                                                  evidence_->count()));
    // What is written at the very end only is written anew.
    for (const std::string_view name : {kHostsFile, kProbesFile, kUrlsFile}) {
      XC_TRY(RemoveTree(Path(name)));
    }
    return BeginEnd();
  }

  Status Forget(const std::vector<model::UrlId>& urls) {
    pages_->Forget(urls);
    std::erase_if(recorded_, [&urls](const auto& page) {
      return std::binary_search(urls.begin(), urls.end(), page.first);
    });
    return Ok();
  }

  Status ForEachRecordedPage(const std::function<void(model::UrlId, std::uint64_t)>& visit) {
    for (const auto& [url, digest] : recorded_) visit(url, digest);
    recorded_ = {};
    return Ok();
  }

  void ForEachRecordedAttempt(
      const std::function<void(model::UrlId, model::Outcome, std::uint16_t)>& visit) {
    for (const Tried& tried : tried_) visit(tried.url, tried.outcome, tried.status);
    tried_ = {};
  }

  void Leave() { left_ = true; }
  const std::string& work_path() const { return work_; }
  const std::string& id() const { return id_; }

  Status AddPage(const model::PageFacts& page) {
    record_.clear();
    EncodePage(page, *labels_, record_);
    if (!labels_->status()) return labels_->status();
    XC_TRY(pages_->Add(page.url, record_));
    if (page.is_style_sheet || page.is_attachment) return Ok();
    record_.clear();
    PutFixed<std::uint32_t>(record_, page.url);
    PutFixed<std::uint64_t>(record_, page.text_digest);
    return digests_->Write(record_);
  }

  Status AddAttempt(model::UrlId url, const model::Attempt& attempt) {
    record_.clear();
    EncodeAttempt(attempt, record_);
    return attempts_->Add(url, record_);
  }

  Status AddUrl(const model::UrlRecord& record) { return urls_->Add(record); }

  Status AddHost(const model::HostFacts& host) {
    record_.clear();
    EncodeHost(host, record_);
    return hosts_->Add(static_cast<std::uint32_t>(hosts_->count()), record_);
  }

  Status AddProbe(const model::ProbeAnswer& probe) {
    record_.clear();
    EncodeProbe(probe, record_);
    return probes_->Add(static_cast<std::uint32_t>(probes_->count()), record_);
  }

  Result<model::EvidenceRef> Keep(const model::KeptResponse& response) {
    XC_ASSIGN_OR_RETURN(model::EvidenceRef ref, warc_->Append(response));
    if (response.url != model::kNoUrl) {
      record_.clear();
      PutText(record_, ref.ref);
      PutText(record_, ref.sha256);
      XC_TRY(evidence_->Add(response.url, record_));
    }
    return ref;
  }

  Result<SealedSnapshot> Seal(model::SnapshotInfo info) {
    info.id = id_;
    info.tool_version = tool_version_;
    Manifest manifest;
    manifest.id = id_;
    manifest.tool_version = tool_version_;
    manifest.urls = urls_->count();
    manifest.pages = pages_->count();
    manifest.attempts = attempts_->count();
    manifest.responses = warc_->responses();
    XC_TRY(Finish(kPagesFile, pages_->Close(), manifest));
    XC_TRY(Finish(kAttemptsFile, attempts_->Close(), manifest));
    XC_TRY(Finish(kEvidenceFile, evidence_->Close(), manifest));
    XC_TRY(Finish(kHostsFile, hosts_->Close(), manifest));
    XC_TRY(Finish(kProbesFile, probes_->Close(), manifest));
    XC_TRY(Finish(kLabelsFile, labels_->Close(), manifest));
    XC_TRY(Finish(kUrlsFile, urls_->Close(), manifest));
    XC_TRY(Finish(kWarcFile, warc_->Close(), manifest));
    const std::string description = WriteInfo(info);
    XC_TRY(WriteFileAtomically(Path(kInfoFile), description));
    manifest.files.push_back({std::string(kInfoFile), description.size(), Sha256Hex(description)});
    std::sort(manifest.files.begin(), manifest.files.end(),
              [](const ManifestFile& a, const ManifestFile& b) { return a.name < b.name; });
    XC_TRY(RemoveTree(work_));
    return Join(manifest);
  }

 private:
  std::string Path(std::string_view name) const { return JoinPath(partial_, name); }
  std::string Work(std::string_view name) const { return JoinPath(work_, name); }

  WarcSettings Archive(std::string user_agent, TimeMs started) const {
    return {std::string(kWarcFile), "xuncha/" + tool_version_, id_, std::move(user_agent), started};
  }

  Status BeginEnd() {
    XC_ASSIGN_OR_RETURN(hosts_, RecordWriter::Create(Path(kHostsFile)));
    XC_ASSIGN_OR_RETURN(probes_, RecordWriter::Create(Path(kProbesFile)));
    XC_ASSIGN_OR_RETURN(urls_, UrlTableWriter::Create(Path(kUrlsFile)));
    return Ok();
  }

  Status Finish(std::string_view name, Result<Sha256Digest> digest, Manifest& manifest) {
    if (!digest) return std::move(digest).error();
    XC_ASSIGN_OR_RETURN(const std::uint64_t size, FileSize(Path(name)));
    manifest.files.push_back({std::string(name), size, Hex(*digest)});
    return Ok();
  }

  // The moment in which the snapshot joins the chain; one process of a data folder at a time.
  Result<SealedSnapshot> Join(Manifest& manifest) {
    XC_ASSIGN_OR_RETURN(const FileLock lock, folder_.Lock());
    XC_TRY(ReadChainHead(folder_, manifest.previous_id, manifest.previous_sha256));
    const std::string text = WriteManifest(manifest);
    const std::string digest = Sha256Hex(text);
    XC_TRY(WriteFileAtomically(Path(kManifestFile), text));
    XC_TRY(WriteFileAtomically(Path(kManifestDigestFile), digest + "  manifest.json\n"));
    XC_TRY(RemoveTree(Path(kWritingLock)));
    XC_TRY(SyncDirectory(partial_));
    const std::string place = folder_.SnapshotPath(id_);
    XC_TRY(RenamePath(partial_, place));
    sealed_ = true;
    XC_TRY(SyncDirectory(folder_.SnapshotsPath()));
    XC_TRY(WriteChainHead(folder_, id_, digest));
    SealedSnapshot sealed{id_, place, digest, text.size()};
    for (const ManifestFile& file : manifest.files) sealed.bytes += file.size;
    return sealed;
  }

  struct Tried {
    model::UrlId url;
    model::Outcome outcome;
    std::uint16_t status;
  };

  DataFolder folder_;
  std::string id_;
  std::string tool_version_;
  std::string partial_;
  std::string work_;
  bool began_ = false;
  bool sealed_ = false;
  bool left_ = false;
  std::unique_ptr<FileLock> lock_;
  std::optional<FileWriter> digests_;  // u32 URL and u64 text digest a page; work only
  std::unique_ptr<RecordWriter> pages_;
  std::unique_ptr<RecordWriter> attempts_;
  std::unique_ptr<RecordWriter> evidence_;
  std::unique_ptr<RecordWriter> hosts_;
  std::unique_ptr<RecordWriter> probes_;
  std::unique_ptr<LabelWriter> labels_;
  std::unique_ptr<UrlTableWriter> urls_;
  std::unique_ptr<WarcWriter> warc_;
  std::string record_;
  std::vector<std::pair<model::UrlId, std::uint64_t>> recorded_;  // of a resumed snapshot
  std::vector<Tried> tried_;                                      // the same
};

SnapshotWriter::SnapshotWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SnapshotWriter::~SnapshotWriter() = default;

Result<std::unique_ptr<SnapshotWriter>> SnapshotWriter::Create(const DataFolder& folder,
                                                               std::string id,
                                                               std::string tool_version,
                                                               TimeMs started,
                                                               std::string user_agent) {
  auto impl = std::make_unique<Impl>(folder, std::move(id), std::move(tool_version));
  XC_TRY(impl->Begin(started, std::move(user_agent)));
  return std::unique_ptr<SnapshotWriter>(new SnapshotWriter(std::move(impl)));
}

Result<std::unique_ptr<SnapshotWriter>> SnapshotWriter::Resume(const DataFolder& folder,
                                                               std::string id,
                                                               std::string tool_version,
                                                               std::unique_ptr<FileLock> lock) {
  auto impl = std::make_unique<Impl>(folder, std::move(id), std::move(tool_version));
  XC_TRY(impl->GoOn(std::move(lock)));
  return std::unique_ptr<SnapshotWriter>(new SnapshotWriter(std::move(impl)));
}

const std::string& SnapshotWriter::work_path() const { return impl_->work_path(); }
const std::string& SnapshotWriter::id() const { return impl_->id(); }
Status SnapshotWriter::AddPage(const model::PageFacts& page) { return impl_->AddPage(page); }
Status SnapshotWriter::AddAttempt(model::UrlId url, const model::Attempt& attempt) {
  return impl_->AddAttempt(url, attempt);
}
Status SnapshotWriter::AddUrl(const model::UrlRecord& record) { return impl_->AddUrl(record); }
Status SnapshotWriter::AddHost(const model::HostFacts& host) { return impl_->AddHost(host); }
Status SnapshotWriter::AddProbe(const model::ProbeAnswer& answer) {
  return impl_->AddProbe(answer);
}
Result<model::EvidenceRef> SnapshotWriter::Keep(const model::KeptResponse& response) {
  return impl_->Keep(response);
}
Status SnapshotWriter::Forget(const std::vector<model::UrlId>& urls) { return impl_->Forget(urls); }
Status SnapshotWriter::ForEachRecordedPage(
    const std::function<void(model::UrlId, std::uint64_t)>& visit) {
  return impl_->ForEachRecordedPage(visit);
}
Status SnapshotWriter::ForEachRecordedAttempt(
    const std::function<void(model::UrlId, model::Outcome, std::uint16_t)>& visit) {
  impl_->ForEachRecordedAttempt(visit);
  return Ok();
}
void SnapshotWriter::Leave() { impl_->Leave(); }

Result<SealedSnapshot> SnapshotWriter::Seal(model::SnapshotInfo info) {
  return impl_->Seal(std::move(info));
}

}  // namespace xuncha::store
