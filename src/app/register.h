// SPDX-License-Identifier: Apache-2.0
//
// The whole inventory in memory, found by what people call things: a unit by any name it bears or
// bore, a site by code, address or name. Some 14,000 sites fit easily.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/inventory.h"
#include "store/inventory_store.h"

namespace xuncha::app {

// One thread. Pointers hold until the next Add.
class Register {
 public:
  // Columns are by far the most and wanted by few: those of every site, of none, or of one site.
  enum class Columns : std::uint8_t { kAll, kNone };
  static Result<Register> Load(store::InventoryStore& store, Columns columns = Columns::kAll);
  static Result<Register> LoadWithColumnsOf(store::InventoryStore& store, std::string_view site);

  const std::vector<model::Unit>& units() const { return units_; }
  const std::vector<model::SiteRecord>& sites() const { return sites_; }
  const std::vector<model::ColumnRecord>& columns() const { return columns_; }
  const std::vector<model::AccountRecord>& accounts() const { return accounts_; }

  // nullptr = no such id.
  const model::Unit* UnitById(std::string_view id) const;
  const model::SiteRecord* SiteById(std::string_view id) const;
  const model::ColumnRecord* ColumnById(std::string_view id) const;
  const model::AccountRecord* AccountById(std::string_view id) const;

  // By present name; else by a short or concurrent name, else by a former one, where only one unit
  // has it. `several` is set where more than one would do. nullptr = none, or several.
  const model::Unit* UnitByName(std::string_view name, bool* several = nullptr) const;
  // By code; else by the home page's address; else by name, where only one site has it.
  const model::SiteRecord* SiteByCode(std::string_view id_code) const;
  const model::SiteRecord* SiteByHome(std::string_view home) const;
  const model::SiteRecord* SiteByName(std::string_view name) const;
  const model::ColumnRecord* ColumnByUrl(std::string_view site, std::string_view url) const;
  // By the platform's own id; else by name, where only one account of the platform has it.
  const model::AccountRecord* AccountByName(model::Platform platform, std::string_view name,
                                            std::string_view handle) const;

  // Adds or replaces (same id) a record; what it is found by follows. The id may be provisional.
  void Add(model::Unit unit);
  void Add(model::SiteRecord site);
  void Add(model::ColumnRecord column);
  void Add(model::AccountRecord account);

  std::string NameOfUnit(std::string_view id) const;  // "" = none

 private:
  using Index = std::map<std::string, std::size_t, std::less<>>;
  // Index entries of names that several records share say so with kSeveral.
  static constexpr std::size_t kSeveral = static_cast<std::size_t>(-1);
  Status AddColumns(store::InventoryStore& store, std::string_view site);
  static void Note(Index& index, std::string key, std::size_t at);

  std::vector<model::Unit> units_;
  std::vector<model::SiteRecord> sites_;
  std::vector<model::ColumnRecord> columns_;
  std::vector<model::AccountRecord> accounts_;
  Index unit_ids_, unit_names_, unit_aliases_, unit_former_;
  Index site_ids_, site_codes_, site_homes_, site_names_;
  Index column_ids_, column_urls_;
  Index account_ids_, account_names_, account_handles_;
};

// Who answers for `unit` now: of a merged one the unit that took it in, through as many mergers as
// there were; itself otherwise, also where nobody knows into which it went.
std::string StandingUnit(const Register& all, std::string_view unit);

// "www.example.gov.cn/" of a home page's address: without scheme, www. kept. What sites are
// compared by, since registers mix http and https.
std::string HomeKey(std::string_view url);

}  // namespace xuncha::app
