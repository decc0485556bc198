// SPDX-License-Identifier: Apache-2.0
#include "store/db.h"

namespace xuncha::store {
namespace {

constexpr const char* kMakeMigrations =
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)";
constexpr const char* kNewestMigration = "SELECT COALESCE(MAX(number), 0) FROM migrations";
constexpr const char* kNoteMigration = "INSERT INTO migrations (number, name) VALUES ($1, $2)";

}  // namespace

Result<Transaction> Transaction::Begin(Connection& connection) {
  // At once for writing: a read that turns into a write could find itself overtaken.
  XC_TRY(connection.Execute("BEGIN IMMEDIATE"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ != nullptr) (void)connection_->Execute("ROLLBACK").has_value();
}

Status Transaction::Commit() {
  XC_TRY(connection_->Execute("COMMIT"));
  connection_ = nullptr;
  return Ok();
}

Status Migrate(Connection& connection, std::span<const Migration> migrations) {
  XC_ASSIGN_OR_RETURN(Transaction transaction, Transaction::Begin(connection));
  XC_TRY(connection.Execute(kMakeMigrations));
  std::int64_t newest = 0;
  {
    XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare(kNewestMigration));
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (row) newest = statement->Integer(0);
  }
  if (newest > static_cast<std::int64_t>(migrations.size())) {
    return Error{ErrorCode::kConflict,
                 "the database was written by a newer version of xuncha; use that one"};
  }
  for (const Migration& migration : migrations) {
    if (migration.number <= newest) continue;
    XC_TRY(connection.Execute(std::string(migration.sql)));
    XC_ASSIGN_OR_RETURN(const auto note, connection.Prepare(kNoteMigration));
    note->Bind(1, migration.number);
    note->Bind(2, migration.name);
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, note->Step());
  }
  return transaction.Commit();
}

}  // namespace xuncha::store
