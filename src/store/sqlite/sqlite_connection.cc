// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_connection.h"

#include <sqlite3.h>

namespace xuncha::store {
namespace {

constexpr int kBusyMs = 30'000;

Error SqliteError(sqlite3* db, const std::string& path) {
  ErrorCode code = ErrorCode::kInternal;
  switch (sqlite3_errcode(db) & 0xFF) {
    case SQLITE_FULL:
      code = ErrorCode::kNoSpace;
      break;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      code = ErrorCode::kPermission;
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      code = ErrorCode::kCorruption;
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
      code = ErrorCode::kUnavailable;
      break;
    case SQLITE_CONSTRAINT:
      code = ErrorCode::kConflict;
      break;
    default:
      break;
  }
  return {code, path + ": " + sqlite3_errmsg(db)};
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* db, sqlite3_stmt* statement, const std::string& path)
      : db_(db), statement_(statement), path_(path) {}
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void Bind(int parameter, std::int64_t value) override {
    sqlite3_bind_int64(statement_, parameter, value);
  }
  void Bind(int parameter, std::string_view value) override {
    sqlite3_bind_text64(statement_, parameter, value.data(), value.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
  }
  Result<bool> Step() override {
    const int state = sqlite3_step(statement_);
    if (state == SQLITE_ROW) return true;
    if (state == SQLITE_DONE) return false;
    return SqliteError(db_, path_);
  }
  void Reset() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  std::int64_t Integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string Text(int column) const override {
    const unsigned char* text = sqlite3_column_text(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
  }

 private:
  sqlite3* db_;
  sqlite3_stmt* statement_;
  const std::string& path_;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(sqlite3* db, std::string path) : db_(db), path_(std::move(path)) {}
  ~SqliteConnection() override { sqlite3_close_v2(db_); }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Result<std::unique_ptr<Statement>> Prepare(std::string_view sql) override {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK) {
      return SqliteError(db_, path_);
    }
    return std::unique_ptr<Statement>(std::make_unique<SqliteStatement>(db_, statement, path_));
  }

  Status Execute(const std::string& sql) override {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      return SqliteError(db_, path_);
    }
    return Ok();
  }

 private:
  sqlite3* db_;
  std::string path_;
};

}  // namespace

Result<std::unique_ptr<Connection>> OpenSqlite(const std::string& path) {
  sqlite3* db = nullptr;
  const int state =
      sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (db == nullptr) return Internal("sqlite: no memory");
  auto connection = std::make_unique<SqliteConnection>(db, path);
  if (state != SQLITE_OK) return SqliteError(db, path);
  sqlite3_busy_timeout(db, kBusyMs);
  XC_TRY(
      connection->Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                          "PRAGMA foreign_keys = ON"));
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace xuncha::store
