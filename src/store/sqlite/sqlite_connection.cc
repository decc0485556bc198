// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_connection.h"

#include <fcntl.h>
#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <map>
#include <utility>

#include "base/file.h"
#include "base/utf8.h"

namespace xuncha::store {
namespace {

constexpr int kBusyMs = 30'000;
constexpr std::size_t kMostCached = 64;  // prepared statements kept while nobody uses them
constexpr int kOwnerOnly = 0600;

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct FreeValue {
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using ValueHandle = std::unique_ptr<sqlite3_value, FreeValue>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalize>;

Failure FailureOf(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return Failure::kUnique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return Failure::kForeignKey;
    case SQLITE_CONSTRAINT_NOTNULL:
      return Failure::kNotNull;
    case SQLITE_CONSTRAINT_CHECK:
      return Failure::kCheck;
    default:
      break;
  }
  const int primary = extended & 0xFF;
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED ? Failure::kRetry : Failure::kOther;
}

ErrorCode CodeOf(int primary) {
  switch (primary) {
    case SQLITE_FULL:
      return ErrorCode::kNoSpace;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return ErrorCode::kPermission;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::kCorruption;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
      return ErrorCode::kUnavailable;
    case SQLITE_CONSTRAINT:
      return ErrorCode::kConflict;
    default:
      return ErrorCode::kInternal;
  }
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(sqlite3* db, std::string path, const SqliteOptions& options)
      : db_(db), path_(std::move(path)), options_(options) {}
  ~SqliteConnection() override {
    cache_.clear();
    sqlite3_close_v2(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Dialect dialect() const override { return Dialect::kSqlite; }
  Result<std::unique_ptr<Statement>> Prepare(std::string_view sql) override;
  Status Execute(const std::string& sql) override;
  Result<std::unique_ptr<BulkWriter>> StartBulk(std::string_view table,
                                                const std::vector<std::string>& columns) override;
  // Nothing to connect to: a file is there or it is not.
  Status Reconnect() override { return Ok(); }

  // How the engine's last call failed.
  Error Broken() {
    const int extended = sqlite3_extended_errcode(db_);
    return Failed(FailureOf(extended),
                  {CodeOf(extended & 0xFF), path_ + ": " + sqlite3_errmsg(db_)});
  }
  Error Wrong(Error error) { return Failed(Failure::kOther, std::move(error)); }
  Status MayRun(const void* who) const {
    XC_TRY(CheckUsable());
    if (streaming_ == nullptr || streaming_ == who) return Ok();
    return Internal("a statement while another one streams its rows");
  }
  void SetStreaming(const void* who) { streaming_ = who; }
  void StopStreaming(const void* who) {
    if (streaming_ == who) streaming_ = nullptr;
  }
  bool strict() const { return options_.strict; }
  sqlite3* db() const { return db_; }
  void GiveBack(StatementHandle statement);

 protected:
  Status BeginTransaction(TransactionKind kind) override;
  Status CommitTransaction() override;
  void RollbackTransaction() override;

 private:
  sqlite3* db_;
  std::string path_;
  SqliteOptions options_;
  const void* streaming_ = nullptr;
  // Not in use now, the longest unused first.
  std::deque<StatementHandle> cache_;
};

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(SqliteConnection& connection, StatementHandle statement)
      : connection_(connection), statement_(std::move(statement)) {
    // SQLite numbers $2 by where it stands in the text: here it is the number that counts.
    const int count = sqlite3_bind_parameter_count(statement_.get());
    for (int index = 1; index <= count; ++index) {
      const char* name = sqlite3_bind_parameter_name(statement_.get(), index);
      if (name != nullptr) indexes_[std::atoi(name + 1)] = index;
    }
  }
  ~SqliteStatement() override {
    Reset();
    connection_.GiveBack(std::move(statement_));
  }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void BindInteger(int parameter, std::int64_t value) override {
    Bound(sqlite3_bind_int64(statement_.get(), Index(parameter), value));
  }
  void BindDouble(int parameter, double value) override {
    Bound(sqlite3_bind_double(statement_.get(), Index(parameter), value));
  }
  void BindText(int parameter, std::string_view value) override {
    if (connection_.strict() &&
        (value.find('\0') != std::string_view::npos || !IsValidUtf8(value))) {
      bad_text_ = true;
    }
    // A view without bytes may have no address, which would mean NULL.
    Bound(sqlite3_bind_text64(statement_.get(), Index(parameter), value.empty() ? "" : value.data(),
                              value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void BindBlob(int parameter, std::string_view bytes) override {
    Bound(sqlite3_bind_blob64(statement_.get(), Index(parameter), bytes.empty() ? "" : bytes.data(),
                              bytes.size(), SQLITE_TRANSIENT));
  }
  void BindNull(int parameter) override {
    Bound(sqlite3_bind_null(statement_.get(), Index(parameter)));
  }
  void Stream() override { stream_ = true; }

  Result<bool> Step() override {
    if (done_) return false;
    XC_TRY(connection_.MayRun(this));
    if (!started_) XC_TRY(Start());
    if (stream_) {
      values_.clear();
      row_ = 0;
      return TakeRow();
    }
    ++row_;
    done_ = row_ >= row_count_;
    return !done_;
  }
  void Reset() override {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    connection_.StopStreaming(this);
    started_ = done_ = stream_ = bad_text_ = bad_parameter_ = false;
    values_.clear();
    row_ = -1;
    row_count_ = changes_ = 0;
  }

  bool IsNull(int column) const override { return sqlite3_value_type(At(column)) == SQLITE_NULL; }
  std::int64_t Integer(int column) const override { return sqlite3_value_int64(At(column)); }
  double Double(int column) const override { return sqlite3_value_double(At(column)); }
  std::string Text(int column) const override {
    const unsigned char* text = sqlite3_value_text(At(column));
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text),
            static_cast<std::size_t>(sqlite3_value_bytes(At(column)))};
  }
  std::string Blob(int column) const override {
    const void* bytes = sqlite3_value_blob(At(column));
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_value_bytes(At(column)))};
  }
  int ColumnCount() const override { return sqlite3_column_count(statement_.get()); }
  std::int64_t Changes() const override { return changes_; }

 private:
  int Index(int parameter) const {
    const auto at = indexes_.find(parameter);
    return at == indexes_.end() ? 0 : at->second;  // 0: refused by the engine
  }
  void Bound(int state) {
    if (state != SQLITE_OK) bad_parameter_ = true;
  }
  Status Start() {
    if (bad_parameter_) return connection_.Wrong(Internal("a parameter that is not in the text"));
    if (bad_text_) {
      return connection_.Wrong(InvalidArgument("a text that is no UTF-8, or has a NUL byte"));
    }
    started_ = true;
    if (stream_) {
      connection_.SetStreaming(this);
      return Ok();
    }
    // Taken at once: what is done with a row may change the table it comes from.
    while (true) {
      XC_ASSIGN_OR_RETURN(const bool row, TakeRow());
      if (!row) return Ok();
      ++row_count_;
    }
  }
  Result<bool> TakeRow() {
    const int state = sqlite3_step(statement_.get());
    if (state == SQLITE_ROW) {
      for (int column = 0; column < ColumnCount(); ++column) {
        values_.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement_.get(), column)));
      }
      return true;
    }
    done_ = stream_ || state != SQLITE_DONE;
    connection_.StopStreaming(this);
    if (state != SQLITE_DONE) return connection_.Broken();
    const bool reads = sqlite3_stmt_readonly(statement_.get()) != 0;
    changes_ = reads ? 0 : sqlite3_changes64(connection_.db());
    sqlite3_reset(statement_.get());  // frees what others may wait for
    return false;
  }
  sqlite3_value* At(int column) const {
    return values_[static_cast<std::size_t>(row_ * ColumnCount() + column)].get();
  }

  SqliteConnection& connection_;
  StatementHandle statement_;
  std::vector<ValueHandle> values_;  // of all rows; of one when streaming
  std::int64_t row_ = -1;
  std::int64_t row_count_ = 0;
  std::map<int, int> indexes_;  // the number of a parameter: where the engine has it
  std::int64_t changes_ = 0;
  bool started_ = false;
  bool done_ = false;
  bool stream_ = false;
  bool bad_text_ = false;
  bool bad_parameter_ = false;
};

class SqliteBulkWriter final : public BulkWriter {
 public:
  SqliteBulkWriter(SqliteConnection& connection, std::unique_ptr<Statement> insert,
                   std::size_t columns)
      : connection_(connection), insert_(std::move(insert)), columns_(columns) {}
  ~SqliteBulkWriter() override {
    if (!finished_) connection_.Doom(Internal("a bulk insertion was given up"));
  }
  SqliteBulkWriter(const SqliteBulkWriter&) = delete;
  SqliteBulkWriter& operator=(const SqliteBulkWriter&) = delete;

  Status Add(std::span<const Value> row) override {
    if (row.size() != columns_) return connection_.Wrong(Internal("a row of another width"));
    int parameter = 0;
    for (const Value& value : row) BindValue(++parameter, value);
    XC_TRY(RunStatement(*insert_));
    insert_->Reset();
    ++rows_;
    return Ok();
  }
  Result<std::int64_t> Finish() override {
    finished_ = true;
    return rows_;
  }

 private:
  void BindValue(int parameter, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      insert_->BindInteger(parameter, *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      insert_->BindDouble(parameter, *real);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      insert_->BindText(parameter, *text);
    } else if (const auto* blob = std::get_if<BlobView>(&value)) {
      insert_->BindBlob(parameter, blob->bytes);
    } else {
      insert_->BindNull(parameter);
    }
  }

  SqliteConnection& connection_;
  std::unique_ptr<Statement> insert_;
  std::size_t columns_;
  std::int64_t rows_ = 0;
  bool finished_ = false;
};

Result<std::unique_ptr<Statement>> SqliteConnection::Prepare(std::string_view sql) {
  XC_TRY(CheckUsable());
  for (auto at = cache_.rbegin(); at != cache_.rend(); ++at) {
    if (sql != sqlite3_sql(at->get())) continue;
    StatementHandle known = std::move(*at);
    cache_.erase(std::next(at).base());
    return std::unique_ptr<Statement>(std::make_unique<SqliteStatement>(*this, std::move(known)));
  }
  sqlite3_stmt* made = nullptr;
  if (sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &made, nullptr) != SQLITE_OK) {
    return Broken();
  }
  if (made == nullptr) return Wrong(Internal("a statement without words"));
  return std::unique_ptr<Statement>(
      std::make_unique<SqliteStatement>(*this, StatementHandle(made)));
}

void SqliteConnection::GiveBack(StatementHandle statement) {
  cache_.push_back(std::move(statement));
  if (cache_.size() > kMostCached) cache_.pop_front();
}

Status SqliteConnection::Execute(const std::string& sql) {
  XC_TRY(MayRun(nullptr));
  // More than one statement is all or nothing, as PostgreSQL has it.
  const bool alone = !transaction() && sqlite3_get_autocommit(db_) != 0 &&
                     sql.find(';') != std::string::npos && options_.strict;
  const std::string text = alone ? "BEGIN IMMEDIATE;" + sql + ";COMMIT" : sql;
  if (sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return Ok();
  Error error = Broken();
  if (alone) RollbackTransaction();
  return error;
}

Result<std::unique_ptr<BulkWriter>> SqliteConnection::StartBulk(
    std::string_view table, const std::vector<std::string>& columns) {
  if (!transaction()) return Internal("a bulk insertion wants a transaction");
  std::string sql("INSERT INTO ");
  sql.append(table).append(" (");
  std::string parameters;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) sql.append(", "), parameters.append(", ");
    sql.append(columns[i]);
    parameters.append("$").append(std::to_string(i + 1));
  }
  sql.append(") VALUES (").append(parameters).append(")");
  XC_ASSIGN_OR_RETURN(auto insert, Prepare(sql));
  return std::unique_ptr<BulkWriter>(
      std::make_unique<SqliteBulkWriter>(*this, std::move(insert), columns.size()));
}

Status SqliteConnection::BeginTransaction(TransactionKind kind) {
  XC_TRY(MayRun(nullptr));
  // For writing at once: a read that turns into a write could find itself overtaken. A read takes
  // its moment now, not at its first statement.
  const char* sql = kind == TransactionKind::kRead ? "BEGIN; SELECT COUNT(*) FROM sqlite_schema"
                                                   : "BEGIN IMMEDIATE";
  if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return Ok();
  Error error = Broken();
  if (last_failure() == Failure::kRetry) {
    // The engine has waited for half a minute already: that is no matter of trying again.
    error.message = path_ + ": somebody else has been writing to it for 30 seconds";
    return Failed(Failure::kOther, std::move(error));
  }
  return error;
}

Status SqliteConnection::CommitTransaction() {
  XC_TRY(MayRun(nullptr));
  if (sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK) return Broken();
  return Ok();
}

void SqliteConnection::RollbackTransaction() {
  if (sqlite3_get_autocommit(db_) != 0) return;
  (void)sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

// Two that open a new file at once both turn it into one with a WAL. Whoever comes second is told
// at once that it is busy: for this one lock the engine never asks whether we would wait.
int ApplySettings(sqlite3* db, const std::string& settings) {
  constexpr int kPauseMs = 5;
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyMs);
  while (true) {
    const int state = sqlite3_exec(db, settings.c_str(), nullptr, nullptr, nullptr);
    if (state != SQLITE_BUSY || std::chrono::steady_clock::now() >= until) return state;
    sqlite3_sleep(kPauseMs);
  }
}

}  // namespace

Result<std::unique_ptr<Connection>> OpenSqlite(const std::string& path,
                                               const SqliteOptions& options) {
  if (options.durable && path != ":memory:") {
    // The engine makes its other files with the rights of this one. Only a new one is opened here:
    // closing a file takes away the locks that this process has on it elsewhere.
    const FileDescriptor made(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
    if (!made.valid() && errno != EEXIST) return FromErrno(errno, "create", path);
  }
  sqlite3* db = nullptr;
  const int state =
      sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (db == nullptr) return Internal("sqlite: no memory");
  auto connection = std::make_unique<SqliteConnection>(db, path, options);
  if (state != SQLITE_OK) return connection->Broken();
  sqlite3_busy_timeout(db, kBusyMs);
  std::string settings = "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;";
  settings += options.durable ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = NORMAL;";
  if (options.strict) settings += "PRAGMA case_sensitive_like = ON;";
  if (ApplySettings(db, settings) != SQLITE_OK) return connection->Broken();
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace xuncha::store
