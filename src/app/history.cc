// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include <cstdint>
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

}  // namespace

SeenItemsCollector::SeenItemsCollector(const model::SnapshotView& snapshot)
    : snapshot_(snapshot), slots_(snapshot.url_count(), kOutside) {
  for (model::UrlId id = 0; id < slots_.size(); ++id) {
    if (snapshot.url(id).in_scope) slots_[id] = kUnseen;
  }
}

void SeenItemsCollector::See(const model::PageFacts& page) {
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

void SeenItemsCollector::Enter(model::UrlId id, std::string_view published, std::string_view title,
                               bool itself) {
  if (id >= slots_.size() || slots_[id] == kOutside) return;
  if (seen_.size() >= static_cast<std::size_t>(store::HistoryStore::kMostItems)) return;
  const bool fresh = slots_[id] == kUnseen;
  if (fresh) {
    slots_[id] = static_cast<std::uint32_t>(seen_.size());
    seen_.emplace_back();
  }
  Seen& seen = seen_[slots_[id]];
  if (!fresh && (seen.itself || (!itself && !seen.published.empty()))) return;
  seen = {DayOf(published), store::HashBytes(title), itself};
}

std::vector<store::SeenItem> SeenItemsCollector::Items() const {
  std::vector<store::SeenItem> items;
  items.reserve(seen_.size());
  for (model::UrlId id = 0; id < slots_.size(); ++id) {
    if (slots_[id] >= seen_.size()) continue;
    const Seen& seen = seen_[slots_[id]];
    items.push_back({snapshot_.url(id).url, seen.published, seen.title});
  }
  return items;
}

Status WatchedSnapshot::ForEachPage(
    const std::function<bool(const model::PageFacts&)>& visit) const {
  if (collector_ != nullptr) return snapshot_.ForEachPage(visit);
  auto collector = std::make_unique<SeenItemsCollector>(snapshot_);
  bool whole = true;
  XC_TRY(snapshot_.ForEachPage([&](const model::PageFacts& page) {
    collector->See(page);
    whole = visit(page);
    return whole;
  }));
  if (whole) collector_ = std::move(collector);
  return Ok();
}

Result<std::vector<store::SeenItem>> WatchedSnapshot::Items() const {
  if (collector_ == nullptr) {
    XC_TRY(ForEachPage([](const model::PageFacts&) { return true; }));
  }
  return collector_->Items();
}

namespace {

Status Enter(store::HistoryStore& history, const WatchedSnapshot& snapshot) {
  XC_ASSIGN_OR_RETURN(const std::vector<store::SeenItem> items, snapshot.Items());
  const model::SnapshotInfo& info = snapshot.info();
  return history.Add(store::HomeHost(info), info.id, info.started, items);
}

}  // namespace

Status EnterHistory(const store::DataFolder& folder, const WatchedSnapshot& snapshot) {
  XC_ASSIGN_OR_RETURN(const auto history, store::HistoryStore::Open(folder));
  return Enter(*history, snapshot);
}

Status RebuildHistory(const store::DataFolder& folder, std::vector<std::string>* skipped) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> ids, folder.SnapshotIds());
  XC_ASSIGN_OR_RETURN(const auto history, store::HistoryStore::Open(folder));
  XC_TRY(history->Clear());
  for (const std::string& id : ids) {
    const auto snapshot = store::SnapshotReader::Open(folder, id);
    const Status entered =
        snapshot ? Enter(*history, WatchedSnapshot(**snapshot)) : Status(snapshot.error());
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
