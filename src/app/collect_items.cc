// SPDX-License-Identifier: Apache-2.0
//
// Items of the registered disclosure columns, from a round's snapshots (office_figures.h).
#include <algorithm>
#include <set>
#include <utility>

#include "app/office_figures.h"
#include "app/register.h"
#include "model/main_list.h"
#include "model/page_facts.h"
#include "store/campaign_store.h"
#include "store/disclosure_store.h"
#include "store/history_store.h"
#include "store/index_file.h"
#include "store/inventory_store.h"
#include "store/snapshot_reader.h"
#include "workflow/counting.h"
#include "workflow/responsibility.h"

namespace xuncha::app {
namespace {

constexpr std::size_t kDay = 10;  // bytes of an ISO day

// The address below which a column's pages lie: without the file's name, and without a query.
std::string Folder(const std::string& url) {
  std::string key = workflow::KeyAddress(url);
  key.resize(std::min(key.size(), key.find('?')));
  const std::size_t slash = key.rfind('/');
  if (slash != std::string::npos && key.find('.', slash) != std::string::npos) key.resize(slash);
  return key;
}

bool Below(const std::string& address, const std::string& folder) {
  return address.starts_with(folder) &&
         (address.size() == folder.size() || address[folder.size()] == '/');
}

struct Source {
  const model::ColumnRecord* column = nullptr;
  std::string folder;
  std::string unit;
};

// The column whose folder reaches deepest.
const Source* SourceOf(const std::vector<Source>& sources, const std::string& address) {
  const Source* best = nullptr;
  for (const Source& source : sources) {
    if (!Below(address, source.folder)) continue;
    if (best == nullptr || source.folder.size() > best->folder.size()) best = &source;
  }
  return best;
}

// Entries of the page's main list, or where there is none of all that do not stand beside.
void TakePage(const model::SnapshotView& snapshot, const model::PageFacts& page,
              const Source& source, std::vector<model::PublishedItem>& items,
              std::set<std::string>& seen, ItemsCollected& collected) {
  const auto& blocks = page.lists.blocks;
  const bool has_main = model::HasMainList(page.lists);
  for (const model::ListBlock& block : blocks) {
    if (has_main ? !block.main : block.side) continue;
    for (const model::ListItem& entry : block.items) {
      model::PublishedItem item;
      if (entry.link < page.links.size() && page.links[entry.link].target != model::kNoUrl) {
        item.url = std::string(snapshot.url(page.links[entry.link].target).url);
      }
      item.title = entry.title;
      item.published = entry.published.substr(0, kDay);
      if (item.published.empty()) {
        ++collected.undated;
        continue;
      }
      item.unit = source.unit;
      item.site = source.column->site;
      item.column = source.column->id;
      if (seen.insert(item.unit + " " + store::KeyOf(item)).second) items.push_back(item);
    }
  }
}

}  // namespace

Result<ItemsCollected> CollectItems(store::Connection& database, const store::DataFolder& folder,
                                    const std::string& campaign, int round, const Who& who) {
  ItemsCollected collected;
  std::vector<model::PublishedItem> items;
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
  XC_ASSIGN_OR_RETURN(const auto inspections,
                      store::CampaignStore(database).Inspections(campaign, round));
  XC_ASSIGN_OR_RETURN(const auto history, store::HistoryStore::Open(folder));
  for (const model::Inspection& inspection : inspections) {
    const model::SiteRecord* site = all.SiteById(inspection.subject);
    if (inspection.snapshot.empty() || site == nullptr) continue;
    std::vector<Source> sources;
    for (const model::ColumnRecord& column : all.columns()) {
      if (column.site != site->id || !column.disclosure) continue;
      Source& source = sources.emplace_back();
      source.column = &column;
      source.folder = Folder(column.column.url);
      source.unit =
          workflow::ResponsibleUnit(*site, &column, column.column.url, column.column.path);
    }
    if (sources.empty()) continue;
    collected.columns += sources.size();
    XC_ASSIGN_OR_RETURN(const auto snapshot,
                        store::SnapshotReader::Open(folder, inspection.snapshot));
    const std::size_t before = items.size();
    std::set<std::string> seen;
    XC_TRY(snapshot->ForEachPage([&](const model::PageFacts& page) {
      const Source* source = SourceOf(sources, workflow::KeyAddress(snapshot->url(page.url).url));
      if (source != nullptr) TakePage(*snapshot, page, *source, items, seen, collected);
      return true;
    }));
    for (std::size_t i = before; i < items.size(); ++i) {
      XC_ASSIGN_OR_RETURN(const auto first,
                          history->Find(store::HomeHost(snapshot->info()), items[i].url));
      items[i].first_seen = first ? first->seen : snapshot->info().finished;
      items[i].source = inspection.snapshot;
    }
  }
  collected.items = items.size();
  return store::InTransaction(database, [&]() -> Result<ItemsCollected> {
    collected.added = 0;
    store::DisclosureStore store(database);
    for (model::PublishedItem item : items) {
      item.part = model::ItemPart::kOwn;
      XC_ASSIGN_OR_RETURN(const bool added, store.Put(item));
      collected.added += added ? 1 : 0;
    }
    if (collected.added == 0) return collected;  // nothing happened that history should tell
    WorkLog log(database, who);
    log.AddDeed("published_items", campaign, "collect",
                "{\"added\":" + std::to_string(collected.added) + "}");
    XC_TRY(log.Write());
    return collected;
  });
}

}  // namespace xuncha::app
