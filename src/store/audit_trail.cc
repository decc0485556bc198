// SPDX-License-Identifier: Apache-2.0
#include "store/audit_trail.h"

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kFormat = "xuncha-history-1";
constexpr std::string_view kHead = "SELECT id, sha256 FROM history ORDER BY id DESC LIMIT 1";
constexpr std::string_view kOfRecord =
    "SELECT id, at, actor, kind, record, action, reason, before_json, after_json, prev_sha256,"
    " sha256 FROM history WHERE kind = $1 AND record = $2 ORDER BY id DESC LIMIT $3";
constexpr std::string_view kOfKind =
    "SELECT id, at, actor, kind, record, action, reason, before_json, after_json, prev_sha256,"
    " sha256 FROM history WHERE kind = $1 AND at >= $2 AND at <= $3 ORDER BY id";
constexpr std::string_view kAll =
    "SELECT id, at, actor, kind, record, action, reason, before_json, after_json, prev_sha256,"
    " sha256 FROM history ORDER BY id";
constexpr std::string_view kInsert =
    "INSERT INTO history (id, at, actor, kind, record, action, reason, before_json, after_json,"
    " prev_sha256, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
constexpr std::size_t kManyFrom = 8;  // from so many on, bulk insertion is worth its set-up

std::optional<std::string> TextOrNull(const Statement& statement, int column) {
  if (statement.IsNull(column)) return std::nullopt;
  return statement.Text(column);
}

AuditRow RowOf(const Statement& statement) {
  AuditRow row;
  row.id = statement.Integer(0);
  row.entry.at = statement.Integer(1);
  row.entry.actor = statement.Text(2);
  row.entry.kind = statement.Text(3);
  row.entry.record = statement.Text(4);
  row.entry.action = statement.Text(5);
  row.entry.reason = statement.Text(6);
  row.entry.before = TextOrNull(statement, 7);
  row.entry.after = TextOrNull(statement, 8);
  row.prev_sha256 = statement.Text(9);
  row.sha256 = statement.Text(10);
  return row;
}

Status CheckEntry(const AuditEntry& entry) {
  if (entry.actor.empty() || entry.kind.empty() || entry.record.empty() || entry.action.empty()) {
    return InvalidArgument("history wants an actor, a kind, a record and an action");
  }
  for (const std::string* text :
       {&entry.actor, &entry.kind, &entry.record, &entry.action, &entry.reason}) {
    if (!IsValidUtf8(*text)) return InvalidArgument("history wants texts in UTF-8");
  }
  for (const auto* json : {&entry.before, &entry.after}) {
    if (*json && !IsValidUtf8(**json)) return InvalidArgument("history wants texts in UTF-8");
  }
  return Ok();
}

Value ValueOf(const std::optional<std::string>& text) {
  return text ? Value(std::string_view(*text)) : Value();
}

Status InsertOneByOne(Connection& connection, std::span<const AuditRow> rows) {
  XC_ASSIGN_OR_RETURN(const auto insert, connection.Prepare(kInsert));
  for (const AuditRow& row : rows) {
    const AuditEntry& entry = row.entry;
    insert->Bind(1, row.id);
    insert->Bind(2, entry.at);
    int parameter = 2;
    for (const std::string* text :
         {&entry.actor, &entry.kind, &entry.record, &entry.action, &entry.reason}) {
      insert->Bind(++parameter, std::string_view(*text));
    }
    insert->Bind(8, entry.before);
    insert->Bind(9, entry.after);
    insert->Bind(10, std::string_view(row.prev_sha256));
    insert->Bind(11, std::string_view(row.sha256));
    XC_TRY(RunStatement(*insert));
    insert->Reset();
  }
  return Ok();
}

Status InsertInBulk(Connection& connection, std::span<const AuditRow> rows) {
  XC_ASSIGN_OR_RETURN(
      const auto bulk,
      connection.StartBulk("history", {"id", "at", "actor", "kind", "record", "action", "reason",
                                       "before_json", "after_json", "prev_sha256", "sha256"}));
  for (const AuditRow& row : rows) {
    const AuditEntry& entry = row.entry;
    const std::vector<Value> values{row.id,
                                    std::int64_t{entry.at},
                                    std::string_view(entry.actor),
                                    std::string_view(entry.kind),
                                    std::string_view(entry.record),
                                    std::string_view(entry.action),
                                    std::string_view(entry.reason),
                                    ValueOf(entry.before),
                                    ValueOf(entry.after),
                                    std::string_view(row.prev_sha256),
                                    std::string_view(row.sha256)};
    XC_TRY(bulk->Add(values));
  }
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t count, bulk->Finish());
  return Ok();
}

Error WrongRow(std::int64_t id, std::string_view what) {
  return Corruption("history, row " + std::to_string(id) + ": " + std::string(what));
}

Status CheckRow(const AuditRow& row, const ChainHead& before) {
  if (row.id != before.id + 1) {
    return WrongRow(before.id + 1, row.id > before.id ? "is missing" : "is there twice");
  }
  if (row.prev_sha256 != before.sha256) return WrongRow(row.id, "does not follow the one before");
  if (row.sha256 != AuditDigest(row)) return WrongRow(row.id, "was altered");
  return Ok();
}

Result<ChainHead> WalkChain(Connection& connection, const std::optional<ChainHead>& known) {
  XC_ASSIGN_OR_RETURN(const auto all, connection.Prepare(kAll));
  all->Stream();
  ChainHead head;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool more, all->Step());
    if (!more) break;
    const AuditRow row = RowOf(*all);
    XC_TRY(CheckRow(row, head));
    head = {row.id, row.sha256};
    if (known && known->id == row.id && known->sha256 != row.sha256) {
      return WrongRow(row.id, "is not the one that was there before");
    }
  }
  if (known && known->id > head.id) return WrongRow(head.id + 1, "and what followed was cut off");
  return head;
}

}  // namespace

std::string AuditDigest(const AuditRow& row) {
  JsonWriter json;
  json.BeginArray();
  json.String(kFormat);
  json.String(row.prev_sha256);
  json.Integer(row.id);
  json.Integer(row.entry.at);
  for (const std::string* text : {&row.entry.actor, &row.entry.kind, &row.entry.record,
                                  &row.entry.action, &row.entry.reason}) {
    json.String(*text);
  }
  for (const auto* text : {&row.entry.before, &row.entry.after}) {
    if (*text) {
      json.String(**text);
    } else {
      json.Null();
    }
  }
  json.EndArray();
  return Sha256Hex(json.text());
}

Status AuditTrail::Append(const AuditEntry& entry) { return AppendAll({&entry, 1}); }

Status AuditTrail::AppendAll(std::span<const AuditEntry> entries) {
  // The lock of such a transaction is what keeps the chain from forking.
  if (connection_.transaction() != TransactionKind::kWrite) {
    return Internal("history is written within a kWrite transaction");
  }
  XC_ASSIGN_OR_RETURN(ChainHead head, Head());
  std::vector<AuditRow> rows;
  rows.reserve(entries.size());
  for (const AuditEntry& entry : entries) {
    XC_TRY(CheckEntry(entry));
    AuditRow& row = rows.emplace_back(AuditRow{head.id + 1, entry, head.sha256, {}});
    row.sha256 = AuditDigest(row);
    head = {row.id, row.sha256};
  }
  return rows.size() < kManyFrom ? InsertOneByOne(connection_, rows)
                                 : InsertInBulk(connection_, rows);
}

Result<std::vector<AuditRow>> AuditTrail::List(std::string_view kind, std::string_view record,
                                               std::int64_t most) {
  XC_ASSIGN_OR_RETURN(const auto list, connection_.Prepare(kOfRecord));
  list->Bind(1, kind);
  list->Bind(2, record);
  list->Bind(3, most);
  std::vector<AuditRow> rows;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, list->Step());
    if (!row) break;
    rows.push_back(RowOf(*list));
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

Result<std::vector<AuditRow>> AuditTrail::ListKind(std::string_view kind, TimeMs from,
                                                   TimeMs until) {
  XC_ASSIGN_OR_RETURN(const auto list, connection_.Prepare(kOfKind));
  list->Bind(1, kind);
  list->Bind(2, std::int64_t{from});
  list->Bind(3, std::int64_t{until});
  std::vector<AuditRow> rows;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, list->Step());
    if (!row) return rows;
    rows.push_back(RowOf(*list));
  }
}

Result<ChainHead> AuditTrail::Head() {
  XC_ASSIGN_OR_RETURN(const auto newest, connection_.Prepare(kHead));
  XC_ASSIGN_OR_RETURN(const bool row, newest->Step());
  if (!row) return ChainHead{};
  return ChainHead{newest->Integer(0), newest->Text(1)};
}

Result<ChainHead> AuditTrail::VerifyChain(const std::optional<ChainHead>& known) {
  // A fault found is an answer, and dooms nobody's transaction.
  if (connection_.transaction()) return WalkChain(connection_, known);
  XC_ASSIGN_OR_RETURN(const Transaction moment,
                      Transaction::Begin(connection_, TransactionKind::kRead));
  return WalkChain(connection_, known);
}

}  // namespace xuncha::store
