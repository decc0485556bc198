// SPDX-License-Identifier: Apache-2.0
#include "app/register.h"

#include "app/field_text.h"

namespace xuncha::app {
namespace {

std::string AccountKey(model::Platform platform, std::string_view text) {
  return std::string(Name(platform)) + "\n" + Folded(text);
}

std::string ColumnKey(std::string_view site, std::string_view url) {
  return std::string(site) + "\n" + std::string(url);
}

// Where a record with this id stands: its old place, or a new one at the end.
template <class Record>
std::size_t Place(std::vector<Record>& records,
                  std::map<std::string, std::size_t, std::less<>>& ids, Record record) {
  const auto [found, added] = ids.try_emplace(record.id, records.size());
  if (added) {
    records.push_back(std::move(record));
  } else {
    records[found->second] = std::move(record);
  }
  return found->second;
}

template <class Record>
const Record* ById(const std::vector<Record>& records,
                   const std::map<std::string, std::size_t, std::less<>>& ids,
                   std::string_view id) {
  const auto found = ids.find(id);
  return found == ids.end() ? nullptr : &records[found->second];
}

}  // namespace

void Register::Note(Index& index, std::string key, std::size_t at) {
  if (key.empty()) return;
  const auto [found, added] = index.try_emplace(std::move(key), at);
  if (!added && found->second != at) found->second = kSeveral;
}

Result<Register> Register::Load(store::InventoryStore& store, Columns columns) {
  Register loaded;
  XC_ASSIGN_OR_RETURN(std::vector<model::Unit> units, store.Units());
  for (model::Unit& unit : units) loaded.Add(std::move(unit));
  XC_ASSIGN_OR_RETURN(std::vector<model::SiteRecord> sites, store.Sites());
  for (model::SiteRecord& site : sites) loaded.Add(std::move(site));
  if (columns == Columns::kAll) XC_TRY(loaded.AddColumns(store, ""));
  XC_ASSIGN_OR_RETURN(std::vector<model::AccountRecord> accounts, store.Accounts());
  for (model::AccountRecord& account : accounts) loaded.Add(std::move(account));
  return loaded;
}

Result<Register> Register::LoadWithColumnsOf(store::InventoryStore& store, std::string_view site) {
  XC_ASSIGN_OR_RETURN(Register loaded, Load(store, Columns::kNone));
  // "" would mean all of them.
  if (!site.empty()) XC_TRY(loaded.AddColumns(store, site));
  return loaded;
}

Status Register::AddColumns(store::InventoryStore& store, std::string_view site) {
  XC_ASSIGN_OR_RETURN(std::vector<model::ColumnRecord> columns, store.Columns(site));
  for (model::ColumnRecord& column : columns) Add(std::move(column));
  return Ok();
}

void Register::Add(model::Unit unit) {
  const std::size_t at = Place(units_, unit_ids_, std::move(unit));
  const model::Unit& now = units_[at];
  unit_names_.insert_or_assign(Folded(model::NameOf(now)), at);
  for (const std::string& name : now.short_names) Note(unit_aliases_, Folded(name), at);
  for (const std::string& name : now.also_named) Note(unit_aliases_, Folded(name), at);
  for (const model::DatedName& name : now.names) Note(unit_former_, Folded(name.name), at);
}

void Register::Add(model::SiteRecord site) {
  const std::size_t at = Place(sites_, site_ids_, std::move(site));
  const model::SiteRecord& now = sites_[at];
  Note(site_codes_, Folded(now.id_code), at);
  Note(site_homes_, HomeKey(now.home), at);
  Note(site_names_, Folded(now.name), at);
}

void Register::Add(model::ColumnRecord column) {
  const std::size_t at = Place(columns_, column_ids_, std::move(column));
  Note(column_urls_, ColumnKey(columns_[at].site, columns_[at].column.url), at);
}

void Register::Add(model::AccountRecord account) {
  const std::size_t at = Place(accounts_, account_ids_, std::move(account));
  const model::AccountRecord& now = accounts_[at];
  Note(account_names_, AccountKey(now.platform, now.name), at);
  if (!now.handle.empty()) Note(account_handles_, AccountKey(now.platform, now.handle), at);
}

const model::Unit* Register::UnitById(std::string_view id) const {
  return ById(units_, unit_ids_, id);
}
const model::SiteRecord* Register::SiteById(std::string_view id) const {
  return ById(sites_, site_ids_, id);
}
const model::ColumnRecord* Register::ColumnById(std::string_view id) const {
  return ById(columns_, column_ids_, id);
}
const model::AccountRecord* Register::AccountById(std::string_view id) const {
  return ById(accounts_, account_ids_, id);
}

const model::Unit* Register::UnitByName(std::string_view name, bool* several) const {
  if (several != nullptr) *several = false;
  const std::string folded = Folded(name);
  for (const Index* index : {&unit_names_, &unit_aliases_, &unit_former_}) {
    const auto found = index->find(folded);
    if (found == index->end()) continue;
    if (found->second == kSeveral) {
      if (several != nullptr) *several = true;
      return nullptr;
    }
    return &units_[found->second];
  }
  return nullptr;
}

const model::SiteRecord* Register::SiteByCode(std::string_view id_code) const {
  const auto found = site_codes_.find(Folded(id_code));
  return found == site_codes_.end() || found->second == kSeveral ? nullptr : &sites_[found->second];
}

const model::SiteRecord* Register::SiteByHome(std::string_view home) const {
  const auto found = site_homes_.find(HomeKey(home));
  return found == site_homes_.end() || found->second == kSeveral ? nullptr : &sites_[found->second];
}

const model::SiteRecord* Register::SiteByName(std::string_view name) const {
  const auto found = site_names_.find(Folded(name));
  return found == site_names_.end() || found->second == kSeveral ? nullptr : &sites_[found->second];
}

const model::ColumnRecord* Register::ColumnByUrl(std::string_view site,
                                                 std::string_view url) const {
  const auto found = column_urls_.find(ColumnKey(site, url));
  return found == column_urls_.end() || found->second == kSeveral ? nullptr
                                                                  : &columns_[found->second];
}

const model::AccountRecord* Register::AccountByName(model::Platform platform, std::string_view name,
                                                    std::string_view handle) const {
  const auto at = [&](const Index& index, std::string_view text) -> const model::AccountRecord* {
    if (text.empty()) return nullptr;
    const auto found = index.find(AccountKey(platform, text));
    return found == index.end() || found->second == kSeveral ? nullptr : &accounts_[found->second];
  };
  if (const model::AccountRecord* account = at(account_handles_, handle)) return account;
  const model::AccountRecord* named = at(account_names_, name);
  // Another account of the same name: each has a handle of its own.
  if (named != nullptr && !handle.empty() && !named->handle.empty()) return nullptr;
  return named;
}

std::string Register::NameOfUnit(std::string_view id) const {
  const model::Unit* unit = UnitById(id);
  return unit == nullptr ? std::string() : std::string(model::NameOf(*unit));
}

std::string StandingUnit(const Register& all, std::string_view unit) {
  for (std::size_t step = 0; step <= all.units().size(); ++step) {
    const model::Unit* found = all.UnitById(unit);
    if (found == nullptr || found->status != model::UnitStatus::kMerged ||
        found->merged_into.empty()) {
      break;
    }
    unit = found->merged_into;
  }
  return std::string(unit);
}

std::string HomeKey(std::string_view url) {
  const std::size_t scheme = url.find("://");
  std::string key(scheme == std::string_view::npos ? url : url.substr(scheme + 3));
  if (key.find('/') == std::string::npos) key.push_back('/');
  return key;
}

}  // namespace xuncha::app
