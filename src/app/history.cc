// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include <cstdint>
#include <map>
#include <utility>

#include "store/digest.h"
#include "store/index_file.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {
namespace {

constexpr std::size_t kDayLength = 10;

// "2022-08-01" of "2022-08-01T09:30".
std::string DayOf(std::string_view published) {
  return std::string(published.substr(0, kDayLength));
}

struct Seen {
  std::string published;
  std::uint64_t title = 0;
  bool itself = false;  // the article's own page said so
};

class Collector {
 public:
  explicit Collector(const model::SnapshotView& snapshot) : snapshot_(snapshot) {}

  void See(const model::PageFacts& page) {
    if (page.is_style_sheet || page.is_attachment) return;
    if (!page.published.empty()) Enter(page.url, page.published, page.title, true);
    for (const model::ListBlock& block : page.lists.blocks) {
      if (block.side) continue;  // other columns' entries, and other sites'
      for (const model::ListItem& item : block.items) {
        if (item.link >= page.links.size()) continue;
        Enter(page.links[item.link].target, item.published, item.title, false);
      }
    }
  }

  std::vector<store::SeenItem> Take() const {
    std::vector<store::SeenItem> items;
    items.reserve(seen_.size());
    for (const auto& [id, seen] : seen_) {
      items.push_back({snapshot_.url(id).url, seen.published, seen.title});
    }
    return items;
  }

 private:
  void Enter(model::UrlId id, std::string_view published, std::string_view title, bool itself) {
    if (id >= snapshot_.url_count() || !snapshot_.url(id).in_scope) return;
    if (seen_.size() >= static_cast<std::size_t>(store::HistoryStore::kMostItems)) return;
    const auto [at, fresh] = seen_.try_emplace(id);
    Seen& seen = at->second;
    if (!fresh && (seen.itself || (!itself && !seen.published.empty()))) return;
    seen = {DayOf(published), store::HashBytes(title), itself};
  }

  const model::SnapshotView& snapshot_;
  std::map<model::UrlId, Seen> seen_;
};

}  // namespace

Result<std::vector<store::SeenItem>> SeenItems(const model::SnapshotView& snapshot) {
  Collector collector(snapshot);
  XC_TRY(snapshot.ForEachPage([&](const model::PageFacts& page) {
    collector.See(page);
    return true;
  }));
  return collector.Take();
}

namespace {

Status Enter(store::HistoryStore& history, const model::SnapshotView& snapshot) {
  XC_ASSIGN_OR_RETURN(const std::vector<store::SeenItem> items, SeenItems(snapshot));
  const model::SnapshotInfo& info = snapshot.info();
  return history.Add(store::HomeHost(info), info.id, info.started, items);
}

}  // namespace

Status EnterHistory(const store::DataFolder& folder, const model::SnapshotView& snapshot) {
  XC_ASSIGN_OR_RETURN(const auto history, store::HistoryStore::Open(folder));
  return Enter(*history, snapshot);
}

Status RebuildHistory(const store::DataFolder& folder, std::vector<std::string>* skipped) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> ids, folder.SnapshotIds());
  XC_ASSIGN_OR_RETURN(const auto history, store::HistoryStore::Open(folder));
  XC_TRY(history->Clear());
  for (const std::string& id : ids) {
    const auto snapshot = store::SnapshotReader::Open(folder, id);
    const Status entered = snapshot ? Enter(*history, **snapshot) : Status(snapshot.error());
    if (!entered && entered.error().code == ErrorCode::kNoSpace) return entered;
    if (!entered && skipped != nullptr) skipped->push_back(entered.error().message);
  }
  return Ok();
}

std::optional<store::FirstSeen> FirstSeenOf(const store::DataFolder& folder,
                                            const model::SnapshotInfo& info, std::string_view url) {
  const auto history = store::HistoryStore::Open(folder);
  if (!history) return std::nullopt;
  auto found = (*history)->Find(store::HomeHost(info), url);
  return found ? std::move(found).value() : std::nullopt;
}

}  // namespace xuncha::app
