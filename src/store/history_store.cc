// SPDX-License-Identifier: Apache-2.0
#include "store/history_store.h"

#include <utility>

#include "store/index_file.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kAddSite =
    "INSERT INTO history_sites (host) VALUES ($1) ON CONFLICT (host) DO NOTHING";
constexpr std::string_view kFindSite = "SELECT id FROM history_sites WHERE host = $1";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM first_seen WHERE site = $1";
// Written only where it is new or earlier: a second inspection of the same site writes what is new.
constexpr std::string_view kAdd =
    "INSERT INTO first_seen (site, url, seen, published, title, snapshot)"
    " VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (site, url) DO UPDATE SET seen = excluded.seen, published = excluded.published,"
    " title = excluded.title, snapshot = excluded.snapshot WHERE excluded.seen < first_seen.seen";
constexpr std::string_view kFind =
    "SELECT seen, published, title, snapshot FROM first_seen"
    " WHERE site = (SELECT id FROM history_sites WHERE host = $1) AND url = $2";

Status Run(Statement& statement) {
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, statement.Step());
  return Ok();
}

}  // namespace

Result<std::unique_ptr<HistoryStore>> HistoryStore::Open(const DataFolder& folder) {
  XC_ASSIGN_OR_RETURN(auto connection, OpenIndexFile(folder));
  return std::unique_ptr<HistoryStore>(new HistoryStore(std::move(connection)));
}

// The site's number, given to it where it has none; 0 cannot be.
Result<std::int64_t> HistoryStore::SiteOf(std::string_view host) {
  XC_ASSIGN_OR_RETURN(const auto add, connection_->Prepare(kAddSite));
  add->Bind(1, host);
  XC_TRY(Run(*add));
  XC_ASSIGN_OR_RETURN(const auto find, connection_->Prepare(kFindSite));
  find->Bind(1, host);
  XC_ASSIGN_OR_RETURN(const bool row, find->Step());
  if (!row) return Error{ErrorCode::kInternal, "a site just entered is not there"};
  return find->Integer(0);
}

Status HistoryStore::Add(std::string_view host, std::string_view snapshot, TimeMs seen,
                         const std::vector<SeenItem>& items) {
  XC_ASSIGN_OR_RETURN(Transaction transaction, Transaction::Begin(*connection_));
  XC_ASSIGN_OR_RETURN(const std::int64_t site, SiteOf(host));
  XC_ASSIGN_OR_RETURN(const std::int64_t there, Count(host));
  std::int64_t room = kMostItems - there;
  XC_ASSIGN_OR_RETURN(const auto add, connection_->Prepare(kAdd));
  for (const SeenItem& item : items) {
    if (room-- <= 0) break;
    add->Reset();
    add->Bind(1, site);
    add->Bind(2, item.url);
    add->Bind(3, seen);
    add->Bind(4, std::string_view(item.published));
    add->Bind(5, static_cast<std::int64_t>(item.title));
    add->Bind(6, snapshot);
    XC_TRY(Run(*add));
  }
  return transaction.Commit();
}

Result<std::optional<FirstSeen>> HistoryStore::Find(std::string_view host, std::string_view url) {
  XC_ASSIGN_OR_RETURN(const auto find, connection_->Prepare(kFind));
  find->Bind(1, host);
  find->Bind(2, url);
  XC_ASSIGN_OR_RETURN(const bool row, find->Step());
  if (!row) return std::optional<FirstSeen>();
  FirstSeen first;
  first.seen = find->Integer(0);
  first.published = find->Text(1);
  first.title = static_cast<std::uint64_t>(find->Integer(2));
  first.snapshot = find->Text(3);
  return std::optional<FirstSeen>(std::move(first));
}

Result<std::int64_t> HistoryStore::Count(std::string_view host) {
  XC_ASSIGN_OR_RETURN(const auto find, connection_->Prepare(kFindSite));
  find->Bind(1, host);
  XC_ASSIGN_OR_RETURN(const bool known, find->Step());
  if (!known) return std::int64_t{0};
  XC_ASSIGN_OR_RETURN(const auto count, connection_->Prepare(kCount));
  count->Bind(1, find->Integer(0));
  XC_ASSIGN_OR_RETURN(const bool row, count->Step());
  return row ? count->Integer(0) : std::int64_t{0};
}

Status HistoryStore::Clear() {
  XC_ASSIGN_OR_RETURN(Transaction transaction, Transaction::Begin(*connection_));
  XC_TRY(connection_->Execute("DELETE FROM first_seen"));
  XC_TRY(connection_->Execute("DELETE FROM history_sites"));
  return transaction.Commit();
}

}  // namespace xuncha::store
