// SPDX-License-Identifier: Apache-2.0
#include "store/inventory_store.h"

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kUnits = "SELECT id, record FROM units ORDER BY place, number";
constexpr std::string_view kSites = "SELECT id, record FROM sites ORDER BY place, number";
constexpr std::string_view kAccounts = "SELECT id, record FROM accounts ORDER BY place, number";
constexpr std::string_view kColumns = "SELECT id, record FROM site_columns";
constexpr std::string_view kColumnsInOrder = " ORDER BY site, place, number";
constexpr std::string_view kRequests =
    "SELECT id, record FROM lifecycle_requests WHERE subject = $1 OR $1 = '' ORDER BY number";
constexpr std::string_view kOffline =
    "SELECT subject, record FROM offline_periods WHERE subject = $1 OR $1 = ''"
    " ORDER BY subject, from_day";
constexpr std::string_view kUnit = "SELECT id, record FROM units WHERE id = $1";
constexpr std::string_view kSite = "SELECT id, record FROM sites WHERE id = $1";
constexpr std::string_view kAccount = "SELECT id, record FROM accounts WHERE id = $1";
constexpr std::string_view kColumn = "SELECT id, record FROM site_columns WHERE id = $1";
constexpr std::string_view kRequest = "SELECT id, record FROM lifecycle_requests WHERE id = $1";
constexpr std::string_view kPutUnit =
    "INSERT INTO units (id, parent, name, kind, status, place, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET"
    " parent = excluded.parent, name = excluded.name, kind = excluded.kind,"
    " status = excluded.status, place = excluded.place, record = excluded.record";
constexpr std::string_view kPutSite =
    "INSERT INTO sites (id, name, id_code, home, sponsor, state, place, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET"
    " name = excluded.name, id_code = excluded.id_code, home = excluded.home,"
    " sponsor = excluded.sponsor, state = excluded.state, place = excluded.place,"
    " record = excluded.record";
constexpr std::string_view kPutColumn =
    "INSERT INTO site_columns (id, site, url, keeper, place, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET site = excluded.site,"
    " url = excluded.url, keeper = excluded.keeper, place = excluded.place,"
    " record = excluded.record";
constexpr std::string_view kPutAccount =
    "INSERT INTO accounts (id, name, platform, sponsor, state, place, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
    " platform = excluded.platform, sponsor = excluded.sponsor, state = excluded.state,"
    " place = excluded.place, record = excluded.record";
constexpr std::string_view kPutRequest =
    "INSERT INTO lifecycle_requests (id, subject, done, number, record)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET subject = excluded.subject,"
    " done = excluded.done, record = excluded.record";
constexpr std::string_view kPutOffline =
    "INSERT INTO offline_periods (subject, from_day, until_day, record) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (subject, from_day) DO UPDATE SET until_day = excluded.until_day,"
    " record = excluded.record";

}  // namespace

Result<std::vector<model::Unit>> InventoryStore::Units() {
  return ReadRows<model::Unit>(*connection_, kUnits, {});
}
Result<std::vector<model::SiteRecord>> InventoryStore::Sites() {
  return ReadRows<model::SiteRecord>(*connection_, kSites, {});
}
Result<std::vector<model::AccountRecord>> InventoryStore::Accounts() {
  return ReadRows<model::AccountRecord>(*connection_, kAccounts, {});
}
Result<std::vector<model::ColumnRecord>> InventoryStore::Columns(std::string_view site) {
  Condition condition;
  if (!site.empty()) condition.Add("site", site);
  XC_ASSIGN_OR_RETURN(
      const auto statement,
      connection_->Prepare(std::string(kColumns) + condition.sql() + std::string(kColumnsInOrder)));
  condition.Bind(*statement);
  return ReadRest<model::ColumnRecord>(*statement);
}
Result<std::vector<model::LifecycleRequest>> InventoryStore::Requests(std::string_view subject) {
  return ReadRows<model::LifecycleRequest>(*connection_, kRequests, {subject});
}
Result<std::vector<model::OfflinePeriod>> InventoryStore::OfflinePeriods(std::string_view subject) {
  return ReadRows<model::OfflinePeriod>(*connection_, kOffline, {subject});
}

Result<model::Unit> InventoryStore::FindUnit(const std::string& id) {
  return ReadOne<model::Unit>(*connection_, kUnit, {TextValue(id)}, id);
}
Result<model::SiteRecord> InventoryStore::FindSite(const std::string& id) {
  return ReadOne<model::SiteRecord>(*connection_, kSite, {TextValue(id)}, id);
}
Result<model::AccountRecord> InventoryStore::FindAccount(const std::string& id) {
  return ReadOne<model::AccountRecord>(*connection_, kAccount, {TextValue(id)}, id);
}
Result<model::ColumnRecord> InventoryStore::FindColumn(const std::string& id) {
  return ReadOne<model::ColumnRecord>(*connection_, kColumn, {TextValue(id)}, id);
}
Result<model::LifecycleRequest> InventoryStore::FindRequest(const std::string& id) {
  return ReadOne<model::LifecycleRequest>(*connection_, kRequest, {TextValue(id)}, id);
}

Status InventoryStore::Put(model::Unit& unit) {
  XC_TRY(GiveId(*connection_, unit, "u"));
  const std::string record = WriteRecord(unit);
  return WriteRow(*connection_, kPutUnit,
                  {std::string_view(unit.id), std::string_view(unit.parent), model::NameOf(unit),
                   std::string_view(Name(unit.kind)), std::string_view(Name(unit.status)),
                   std::int64_t{unit.order}, NumberOf(unit.id), std::string_view(record)});
}

Status InventoryStore::Put(model::SiteRecord& site) {
  XC_TRY(GiveId(*connection_, site, "s"));
  const std::string record = WriteRecord(site);
  return WriteRow(*connection_, kPutSite,
                  {std::string_view(site.id), std::string_view(site.name),
                   std::string_view(site.id_code), std::string_view(site.home),
                   std::string_view(site.roles.sponsor), std::string_view(Name(site.state)),
                   std::int64_t{site.order}, NumberOf(site.id), std::string_view(record)});
}

Status InventoryStore::Put(model::ColumnRecord& column) {
  XC_TRY(GiveId(*connection_, column, "n"));
  const std::string record = WriteRecord(column);
  return WriteRow(*connection_, kPutColumn,
                  {std::string_view(column.id), std::string_view(column.site),
                   std::string_view(column.column.url), std::string_view(column.keeper),
                   NumberOf(column.id), NumberOf(column.id), std::string_view(record)});
}

Status InventoryStore::Put(model::AccountRecord& account) {
  XC_TRY(GiveId(*connection_, account, "a"));
  const std::string record = WriteRecord(account);
  return WriteRow(*connection_, kPutAccount,
                  {std::string_view(account.id), std::string_view(account.name),
                   std::string_view(Name(account.platform)),
                   std::string_view(account.roles.sponsor), std::string_view(Name(account.state)),
                   std::int64_t{account.order}, NumberOf(account.id), std::string_view(record)});
}

Status InventoryStore::Put(model::LifecycleRequest& request) {
  XC_TRY(GiveId(*connection_, request, "l"));
  const std::string record = WriteRecord(request);
  return WriteRow(*connection_, kPutRequest,
                  {std::string_view(request.id), std::string_view(request.subject),
                   std::string_view(request.done), NumberOf(request.id), std::string_view(record)});
}

Status InventoryStore::Put(const model::OfflinePeriod& period) {
  const std::string record = WriteRecord(period);
  return WriteRow(*connection_, kPutOffline,
                  {std::string_view(period.subject), std::string_view(period.from),
                   std::string_view(period.until), std::string_view(record)});
}

}  // namespace xuncha::store
