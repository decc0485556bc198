// SPDX-License-Identifier: Apache-2.0
#include "store/inventory_store.h"

#include <charconv>
#include <memory>
#include <variant>

#include "store/inventory_json.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kNextId =
    "INSERT INTO counters (kind, last) VALUES ($1, 1)"
    " ON CONFLICT (kind) DO UPDATE SET last = counters.last + 1 RETURNING last";
constexpr std::string_view kUnits = "SELECT id, record FROM units ORDER BY place, number";
constexpr std::string_view kSites = "SELECT id, record FROM sites ORDER BY place, number";
constexpr std::string_view kAccounts = "SELECT id, record FROM accounts ORDER BY place, number";
constexpr std::string_view kColumns =
    "SELECT id, record FROM site_columns WHERE site = $1 OR $1 = '' ORDER BY site, place, number";
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

using Value = std::variant<std::int64_t, std::string_view>;

Status Write(Connection& connection, std::string_view sql, const std::vector<Value>& values) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(sql));
  int parameter = 0;
  for (const Value& value : values) {
    ++parameter;
    std::visit([&](auto one) { statement->Bind(parameter, one); }, value);
  }
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, statement->Step());
  return Ok();
}

// Rows of (id, record). `key` "" binds as such.
template <class Record>
Result<std::vector<Record>> Read(Connection& connection, std::string_view sql, bool has_key,
                                 std::string_view key,
                                 Result<Record> (*read)(std::string_view, const std::string&)) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(sql));
  if (has_key) statement->Bind(1, key);
  std::vector<Record> records;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return records;
    const std::string record = statement->Text(1);
    XC_ASSIGN_OR_RETURN(Record one, read(record, statement->Text(0)));
    records.push_back(std::move(one));
  }
}

template <class Record>
Result<Record> FindOne(Connection& connection, std::string_view sql, const std::string& id,
                       Result<Record> (*read)(std::string_view, const std::string&)) {
  XC_ASSIGN_OR_RETURN(std::vector<Record> found, Read(connection, sql, true, id, read));
  if (found.empty()) return NotFound(id + ": no such record");
  return std::move(found.front());
}

// The number in "u-12".
std::int64_t NumberOf(std::string_view id) {
  std::int64_t number = 0;
  const std::size_t dash = id.rfind('-');
  if (dash != std::string_view::npos) {
    std::from_chars(id.data() + dash + 1, id.data() + id.size(), number);
  }
  return number;
}

template <class Record>
Status GiveId(Connection& connection, Record& record, const char* prefix) {
  if (!record.id.empty()) return Ok();
  XC_ASSIGN_OR_RETURN(record.id, NextId(connection, prefix));
  return Ok();
}

}  // namespace

Result<std::string> NextId(Connection& connection, const std::string& prefix) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(kNextId));
  statement->Bind(1, std::string_view(prefix));
  XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
  if (!row) return Internal("counters: nothing came back");
  std::string id = prefix + "-" + std::to_string(statement->Integer(0));
  // To its end: SQLite keeps the write open until then.
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool more, statement->Step());
  return id;
}

Result<std::vector<model::Unit>> InventoryStore::Units() {
  return Read(*connection_, kUnits, false, {}, &ReadUnit);
}
Result<std::vector<model::SiteRecord>> InventoryStore::Sites() {
  return Read(*connection_, kSites, false, {}, &ReadSite);
}
Result<std::vector<model::AccountRecord>> InventoryStore::Accounts() {
  return Read(*connection_, kAccounts, false, {}, &ReadAccount);
}
Result<std::vector<model::ColumnRecord>> InventoryStore::Columns(std::string_view site) {
  return Read(*connection_, kColumns, true, site, &ReadColumn);
}
Result<std::vector<model::LifecycleRequest>> InventoryStore::Requests(std::string_view subject) {
  return Read(*connection_, kRequests, true, subject, &ReadRequest);
}
Result<std::vector<model::OfflinePeriod>> InventoryStore::OfflinePeriods(std::string_view subject) {
  return Read(*connection_, kOffline, true, subject, &ReadOffline);
}

Result<model::Unit> InventoryStore::FindUnit(const std::string& id) {
  return FindOne(*connection_, kUnit, id, &ReadUnit);
}
Result<model::SiteRecord> InventoryStore::FindSite(const std::string& id) {
  return FindOne(*connection_, kSite, id, &ReadSite);
}
Result<model::AccountRecord> InventoryStore::FindAccount(const std::string& id) {
  return FindOne(*connection_, kAccount, id, &ReadAccount);
}
Result<model::ColumnRecord> InventoryStore::FindColumn(const std::string& id) {
  return FindOne(*connection_, kColumn, id, &ReadColumn);
}
Result<model::LifecycleRequest> InventoryStore::FindRequest(const std::string& id) {
  return FindOne(*connection_, kRequest, id, &ReadRequest);
}

Status InventoryStore::Put(model::Unit& unit) {
  XC_TRY(GiveId(*connection_, unit, "u"));
  const std::string record = WriteRecord(unit);
  return Write(*connection_, kPutUnit,
               {std::string_view(unit.id), std::string_view(unit.parent), model::NameOf(unit),
                std::string_view(Name(unit.kind)), std::string_view(Name(unit.status)),
                std::int64_t{unit.order}, NumberOf(unit.id), std::string_view(record)});
}

Status InventoryStore::Put(model::SiteRecord& site) {
  XC_TRY(GiveId(*connection_, site, "s"));
  const std::string record = WriteRecord(site);
  return Write(*connection_, kPutSite,
               {std::string_view(site.id), std::string_view(site.name),
                std::string_view(site.id_code), std::string_view(site.home),
                std::string_view(site.roles.sponsor), std::string_view(Name(site.state)),
                std::int64_t{site.order}, NumberOf(site.id), std::string_view(record)});
}

Status InventoryStore::Put(model::ColumnRecord& column) {
  XC_TRY(GiveId(*connection_, column, "n"));
  const std::string record = WriteRecord(column);
  return Write(*connection_, kPutColumn,
               {std::string_view(column.id), std::string_view(column.site),
                std::string_view(column.column.url), std::string_view(column.keeper),
                NumberOf(column.id), NumberOf(column.id), std::string_view(record)});
}

Status InventoryStore::Put(model::AccountRecord& account) {
  XC_TRY(GiveId(*connection_, account, "a"));
  const std::string record = WriteRecord(account);
  return Write(*connection_, kPutAccount,
               {std::string_view(account.id), std::string_view(account.name),
                std::string_view(Name(account.platform)), std::string_view(account.roles.sponsor),
                std::string_view(Name(account.state)), std::int64_t{account.order},
                NumberOf(account.id), std::string_view(record)});
}

Status InventoryStore::Put(model::LifecycleRequest& request) {
  XC_TRY(GiveId(*connection_, request, "l"));
  const std::string record = WriteRecord(request);
  return Write(*connection_, kPutRequest,
               {std::string_view(request.id), std::string_view(request.subject),
                std::string_view(request.done), NumberOf(request.id), std::string_view(record)});
}

Status InventoryStore::Put(const model::OfflinePeriod& period) {
  const std::string record = WriteRecord(period);
  return Write(*connection_, kPutOffline,
               {std::string_view(period.subject), std::string_view(period.from),
                std::string_view(period.until), std::string_view(record)});
}

}  // namespace xuncha::store
