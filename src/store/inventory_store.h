// SPDX-License-Identifier: Apache-2.0
//
// The inventory in the platform's database: units, sites, columns, accounts, lifecycle requests and
// filed times off the net. It saves and finds; what may be changed, and its history, is app/'s.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/inventory.h"
#include "store/db.h"

namespace xuncha::store {

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class InventoryStore {
 public:
  explicit InventoryStore(Connection& connection) : connection_(&connection) {}

  // In the order of the register: by `order`, then as they came.
  Result<std::vector<model::Unit>> Units();
  Result<std::vector<model::SiteRecord>> Sites();
  Result<std::vector<model::AccountRecord>> Accounts();
  // `site` "" = of all sites.
  Result<std::vector<model::ColumnRecord>> Columns(std::string_view site);
  // Of one site or account, or of all for ""; oldest first.
  Result<std::vector<model::LifecycleRequest>> Requests(std::string_view subject);
  Result<std::vector<model::OfflinePeriod>> OfflinePeriods(std::string_view subject);

  // kNotFound names the id.
  Result<model::Unit> FindUnit(const std::string& id);
  Result<model::SiteRecord> FindSite(const std::string& id);
  Result<model::AccountRecord> FindAccount(const std::string& id);
  Result<model::ColumnRecord> FindColumn(const std::string& id);
  Result<model::LifecycleRequest> FindRequest(const std::string& id);

  // Writes the record under its id; an empty id is given the next one of its kind. kConflict where
  // another record has the name, code or address already.
  Status Put(model::Unit& unit);
  Status Put(model::SiteRecord& site);
  Status Put(model::ColumnRecord& column);
  Status Put(model::AccountRecord& account);
  Status Put(model::LifecycleRequest& request);
  Status Put(const model::OfflinePeriod& period);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
