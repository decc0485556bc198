// SPDX-License-Identifier: Apache-2.0
//
// The history of first-seen articles: entering a sealed snapshot, reading it all again, asking it.
// It is no input of an audit: judging a snapshot needs nothing but the snapshot.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/snapshot.h"
#include "store/data_folder.h"
#include "store/history_store.h"

namespace xuncha::app {

// The articles of a snapshot and the entries of its lists, within the site, each once: what the
// page itself prints goes before what a list says of it. At most store::HistoryStore::kMostItems.
// Memory: 4 bytes a URL and what it keeps of each item.
class SeenItemsCollector {
 public:
  explicit SeenItemsCollector(const model::SnapshotView& snapshot);  // which outlives it
  void See(const model::PageFacts& page);
  std::vector<store::SeenItem> Items() const;  // in order of URL; views into the snapshot

 private:
  struct Seen {
    std::string published;
    std::uint64_t title = 0;
    bool itself = false;  // the article's own page said so
  };
  static constexpr std::uint32_t kOutside = 0xFFFF'FFFF;
  static constexpr std::uint32_t kUnseen = 0xFFFF'FFFE;

  void Enter(model::UrlId id, std::string_view published, std::string_view title, bool itself);

  const model::SnapshotView& snapshot_;
  std::vector<std::uint32_t> slots_;  // by URL: the place in seen_
  std::vector<Seen> seen_;
};

// The same snapshot. Who passes over all its pages for another reason has collected its items by
// the way: reading every page again costs more than looking at it. One thread.
class WatchedSnapshot final : public model::SnapshotView {
 public:
  explicit WatchedSnapshot(const model::SnapshotView& snapshot) : snapshot_(snapshot) {}

  // Those of the first whole pass; without one they take a pass of their own.
  Result<std::vector<store::SeenItem>> Items() const;

  const model::SnapshotInfo& info() const override { return snapshot_.info(); }
  std::uint32_t url_count() const override { return snapshot_.url_count(); }
  model::UrlRecord url(model::UrlId id) const override { return snapshot_.url(id); }
  model::UrlId FindUrl(std::string_view canonical) const override {
    return snapshot_.FindUrl(canonical);
  }
  Result<std::vector<model::Attempt>> attempts(model::UrlId id) const override {
    return snapshot_.attempts(id);
  }
  std::vector<model::EvidenceRef> evidence(model::UrlId id) const override {
    return snapshot_.evidence(id);
  }
  const std::vector<model::HostFacts>& hosts() const override { return snapshot_.hosts(); }
  const std::vector<model::ProbeAnswer>& probes() const override { return snapshot_.probes(); }
  Status ForEachPage(const std::function<bool(const model::PageFacts&)>& visit) const override;
  Result<model::PageFacts> page(model::UrlId id) const override { return snapshot_.page(id); }

 private:
  const model::SnapshotView& snapshot_;
  mutable std::unique_ptr<const SeenItemsCollector> collector_;
};

// Enters one sealed snapshot.
Status EnterHistory(const store::DataFolder& folder, const WatchedSnapshot& snapshot);

// Forgets the history and reads it from every snapshot there is. `skipped` names damaged ones.
Status RebuildHistory(const store::DataFolder& folder, std::vector<std::string>* skipped);

// When the site of the snapshot first showed the address; nothing if it never did or if nothing can
// be known.
std::optional<store::FirstSeen> FirstSeenOf(const store::DataFolder& folder,
                                            const model::SnapshotInfo& info, std::string_view url);

}  // namespace xuncha::app
