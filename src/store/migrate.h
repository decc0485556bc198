// SPDX-License-Identifier: Apache-2.0
//
// Brings a database to the newest schema. Two sets of migrations exist: those of the index of a
// data folder (SQLite only, can be made anew) and those of the platform's own database (both
// engines).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/db.h"

namespace xuncha::store {

// migrations/NNNN_name.sql, and what only one engine understands, run after it as it is:
// NNNN_name.sqlite.sql and NNNN_name.postgres.sql. In the common part the words TEXT, BLOB and {id}
// become what they mean to the engine; see docs/internals/database.md.
struct Migration {
  int number = 0;  // 1, 2, 3 … without gaps
  std::string_view name;
  std::string_view sql;
  std::string_view sqlite_sql = {};
  std::string_view postgres_sql = {};
};

// What the engine is given for it.
std::string SqlOf(const Migration& migration, Dialect dialect);

// Brings the database to the newest migration, all of it in one transaction: processes that start
// at once do it one after the other. kConflict if the database is newer than this program, or if a
// migration is no longer what it was when it was run (its SHA-256 is kept). Within a transaction of
// the caller's it is part of that.
Status Migrate(Connection& connection, std::span<const Migration> migrations);

// The number of the newest migration that was run; 0 = none.
Result<int> SchemaNumber(Connection& connection);

// Names of the tables in the database, sorted by bytes, without the engine's own and `migrations`.
Result<std::vector<std::string>> TableNames(Connection& connection);

}  // namespace xuncha::store
