// SPDX-License-Identifier: Apache-2.0
#include "store/bulletin_store.h"

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kFind = "SELECT id, record FROM bulletins WHERE id = $1";
constexpr std::string_view kList =
    "SELECT id, record FROM bulletins WHERE campaign = $1 OR $1 = '' ORDER BY number";
constexpr std::string_view kPut =
    "INSERT INTO bulletins (id, campaign, state, digest, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
    " digest = excluded.digest, record = excluded.record";

constexpr std::string_view kNewest =
    "SELECT id, record FROM bulletins WHERE campaign = $1 ORDER BY number DESC LIMIT 1";

constexpr std::string_view kIssuedIdsOf =
    "SELECT id FROM bulletins WHERE campaign = $1 AND state = 'issued' ORDER BY number";

constexpr std::string_view kIssuedIds =
    "SELECT id FROM bulletins WHERE state = 'issued' ORDER BY number";

Result<std::vector<std::string>> IdsOf(Statement& statement) {
  std::vector<std::string> ids;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement.Step());
    if (!row) return ids;
    ids.push_back(statement.Text(0));
  }
}

}  // namespace

Result<model::Bulletin> BulletinStore::Find(const std::string& id) {
  return ReadOne<model::Bulletin>(*connection_, kFind, {TextValue(id)}, id);
}

Result<std::vector<model::Bulletin>> BulletinStore::List(const std::string& campaign) {
  return ReadRows<model::Bulletin>(*connection_, kList, {TextValue(campaign)});
}

Result<std::optional<model::Bulletin>> BulletinStore::Newest(const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(std::vector<model::Bulletin> found,
                      ReadRows<model::Bulletin>(*connection_, kNewest, {TextValue(campaign)}));
  if (found.empty()) return std::optional<model::Bulletin>();
  return std::optional<model::Bulletin>(std::move(found.front()));
}

Result<std::vector<std::string>> BulletinStore::IssuedIds(const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kIssuedIdsOf));
  statement->Bind(1, std::string_view(campaign));
  return IdsOf(*statement);
}

Result<std::vector<std::string>> BulletinStore::IssuedIds() {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kIssuedIds));
  return IdsOf(*statement);
}

Status BulletinStore::Put(model::Bulletin& bulletin) {
  XC_TRY(GiveId(*connection_, bulletin, "b"));
  const std::string record = WriteRecord(bulletin);
  return WriteRow(
      *connection_, kPut,
      {TextValue(bulletin.id), TextValue(bulletin.campaign), TextValue(Name(bulletin.state)),
       TextValue(bulletin.digest), NumberOf(bulletin.id), TextValue(record)});
}

}  // namespace xuncha::store
