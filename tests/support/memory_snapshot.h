// SPDX-License-Identifier: Apache-2.0
//
// A snapshot in memory, for tests: what gather/ writes into it, audit/ can read from it at once.
// Header only. Fill it as a SnapshotSink, call Seal, read it as a SnapshotView. Not thread-safe.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/snapshot.h"

namespace xuncha::testing {

class MemorySnapshot final : public model::SnapshotSink, public model::SnapshotView {
 public:
  struct Kept {
    model::UrlId url = model::kNoUrl;
    std::string target;
    TimeMs at = 0;
    std::string ip;
    std::string request_head;
    std::string response_head;
    std::string body;
    bool truncated = false;
    model::EvidenceRef ref;
  };

  // After this many further calls every call of the sink fails as on a full disk; for tests of
  // what the engine does then.
  void FailAfter(std::size_t calls) { calls_left_ = calls; }

  // --- SnapshotSink
  Status AddPage(const model::PageFacts& page) override {
    XC_TRY(Count());
    model::PageFacts& copy = pages_[page.url];
    if (copy.url != model::kNoUrl) {
      return Internal("page " + std::to_string(page.url) + " was added twice");
    }
    copy = page;
    for (model::Link& link : copy.links) link.label = Keep(link.label);
    return Ok();
  }

  Status AddAttempt(model::UrlId url, const model::Attempt& attempt) override {
    XC_TRY(Count());
    attempts_[url].push_back(attempt);
    return Ok();
  }

  Status AddUrl(const model::UrlRecord& record) override {
    XC_TRY(Count());
    if (record.id != urls_.size()) return Internal("URL records came out of order");
    model::UrlRecord copy = record;
    copy.url = Keep(record.url);
    copy.content_type = Keep(record.content_type);
    by_url_[copy.url] = copy.id;
    urls_.push_back(copy);
    return Ok();
  }

  Status AddHost(const model::HostFacts& host) override {
    XC_TRY(Count());
    hosts_.push_back(host);
    return Ok();
  }

  Status AddProbe(const model::ProbeAnswer& answer) override {
    XC_TRY(Count());
    probes_.push_back(answer);
    return Ok();
  }

  Result<model::EvidenceRef> Keep(const model::KeptResponse& response) override {
    XC_TRY(Count());
    Kept kept;
    kept.url = response.url;
    kept.target = std::string(response.target);
    kept.at = response.at;
    kept.ip = std::string(response.ip);
    kept.request_head = std::string(response.request_head);
    kept.response_head = std::string(response.response_head);
    kept.body = std::string(response.body);
    kept.truncated = response.truncated;
    kept.ref.ref = "warc:memory#" + std::to_string(kept_.size());
    kept_.push_back(kept);
    return kept.ref;
  }

  void Seal(model::SnapshotInfo info) { info_ = std::move(info); }

  // --- SnapshotView
  const model::SnapshotInfo& info() const override { return info_; }
  std::uint32_t url_count() const override { return static_cast<std::uint32_t>(urls_.size()); }
  model::UrlRecord url(model::UrlId id) const override { return urls_.at(id); }
  model::UrlId FindUrl(std::string_view canonical) const override {
    const auto found = by_url_.find(canonical);
    return found == by_url_.end() ? model::kNoUrl : found->second;
  }
  Result<std::vector<model::Attempt>> attempts(model::UrlId id) const override {
    const auto found = attempts_.find(id);
    return found == attempts_.end() ? std::vector<model::Attempt>{} : found->second;
  }
  std::vector<model::EvidenceRef> evidence(model::UrlId id) const override {
    std::vector<model::EvidenceRef> refs;
    for (const Kept& kept : kept_) {
      if (kept.url == id) refs.push_back(kept.ref);
    }
    return refs;
  }
  const std::vector<model::HostFacts>& hosts() const override { return hosts_; }
  const std::vector<model::ProbeAnswer>& probes() const override { return probes_; }
  Status ForEachPage(const std::function<bool(const model::PageFacts&)>& visit) const override {
    for (const auto& [id, page] : pages_) {
      if (!visit(page)) break;
    }
    return Ok();
  }
  Result<model::PageFacts> page(model::UrlId id) const override {
    const auto found = pages_.find(id);
    if (found == pages_.end()) return NotFound("URL " + std::to_string(id) + " is not a page");
    return found->second;
  }

  // --- For tests
  const std::vector<Kept>& kept() const { return kept_; }
  std::size_t page_count() const { return pages_.size(); }
  // The record of an address; a record with kNoUrl if it is unknown.
  model::UrlRecord Find(std::string_view canonical) const {
    const model::UrlId id = FindUrl(canonical);
    return id == model::kNoUrl ? model::UrlRecord{} : urls_[id];
  }

 private:
  std::string_view Keep(std::string_view text) { return texts_.emplace_back(text); }
  Status Count() {
    if (calls_left_ == 0) return Error{ErrorCode::kNoSpace, "no space left (test)"};
    if (calls_left_ != kUnlimited) --calls_left_;
    return Ok();
  }

  static constexpr std::size_t kUnlimited = static_cast<std::size_t>(-1);

  model::SnapshotInfo info_;
  std::vector<model::UrlRecord> urls_;
  std::map<std::string_view, model::UrlId> by_url_;
  std::map<model::UrlId, model::PageFacts> pages_;
  std::map<model::UrlId, std::vector<model::Attempt>> attempts_;
  std::vector<model::HostFacts> hosts_;
  std::vector<model::ProbeAnswer> probes_;
  std::vector<Kept> kept_;
  std::deque<std::string> texts_;  // stable addresses
  std::size_t calls_left_ = kUnlimited;
};

}  // namespace xuncha::testing
