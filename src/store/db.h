// SPDX-License-Identifier: Apache-2.0
//
// A thin layer over SQL databases: connection, statement, transaction, migrations. SQL text stands
// only under store/. sqlite/ implements it; PostgreSQL joins it when the engine is scaled out
// (docs/adr/0004-sqlite-first.md).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xuncha::store {

// A prepared statement. Parameters are $1, $2 …; columns count from 0. Used by one thread, and not
// beyond its connection's life.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void Bind(int parameter, std::int64_t value) = 0;
  virtual void Bind(int parameter, std::string_view value) = 0;  // copied
  // True while there is a row.
  virtual Result<bool> Step() = 0;
  // Forgets the row and allows Bind and Step again.
  virtual void Reset() = 0;
  virtual std::int64_t Integer(int column) const = 0;
  virtual std::string Text(int column) const = 0;
};

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Result<std::unique_ptr<Statement>> Prepare(std::string_view sql) = 0;
  // One or more statements without parameters or rows.
  virtual Status Execute(const std::string& sql) = 0;
};

// Rolls back on destruction unless committed. Not nested.
class Transaction {
 public:
  static Result<Transaction> Begin(Connection& connection);
  Transaction(Transaction&& other) noexcept : connection_(other.connection_) {
    other.connection_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status Commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

struct Migration {
  int number;  // 1, 2, 3 … without gaps
  std::string_view name;
  std::string_view sql;
};

// Brings the database to the newest migration, each in a transaction. kConflict if it is newer than
// this program.
Status Migrate(Connection& connection, std::span<const Migration> migrations);

}  // namespace xuncha::store
