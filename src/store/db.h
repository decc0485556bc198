// SPDX-License-Identifier: Apache-2.0
//
// A thin layer over SQL databases: connection, statement, transaction, bulk insertion. SQL text
// stands only under store/, written once for both engines that implement it: sqlite/ and postgres/.
// What both understand, and how they are kept alike, is in docs/internals/database.md; why, in
// docs/adr/0012-platform-database.md. Migrations are in store/migrate.h.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace xuncha::store {

enum class Dialect : std::uint8_t { kSqlite, kPostgres };

// Why the last call that failed on a connection, or on a statement of it, did so.
enum class Failure : std::uint8_t {
  kNone,
  kUnique,      // such a row exists already
  kForeignKey,  // the row it points to is not there, or others point to it
  kNotNull,
  kCheck,
  kRetry,           // others were quicker (busy, deadlock, serialization): the same again may work
  kLost,            // the connection is gone and nothing of the transaction was kept
  kUnknownOutcome,  // it went while committing: kept or not, nobody can say
  kOther,
};

// One value to insert; texts and blobs are borrowed for the call.
struct BlobView {
  std::string_view bytes;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, BlobView>;

// A prepared statement. Parameters are $1, $2 … in any order and as often as wanted, one not bound
// is NULL; columns count from 0. Texts are UTF-8 without NUL bytes: of OpenDatabase's connections
// others are refused with kInvalidArgument. One thread, not beyond its connection's life.
//
// All rows are taken at the first Step, so other statements may run before the last one was read;
// see Stream for more rows than memory should hold.
class Statement {
 public:
  virtual ~Statement() = default;

  template <std::integral T>
  void Bind(int parameter, T value) {
    BindInteger(parameter, static_cast<std::int64_t>(value));
  }
  void Bind(int parameter, double value) { BindDouble(parameter, value); }
  void Bind(int parameter, std::string_view value) { BindText(parameter, value); }
  template <class T>
  void Bind(int parameter, const std::optional<T>& value) {
    if (value) {
      Bind(parameter, *value);
    } else {
      BindNull(parameter);
    }
  }
  virtual void BindInteger(int parameter, std::int64_t value) = 0;
  virtual void BindDouble(int parameter, double value) = 0;
  virtual void BindText(int parameter, std::string_view value) = 0;  // copied
  virtual void BindBlob(int parameter, std::string_view bytes) = 0;  // copied
  virtual void BindNull(int parameter) = 0;

  // Before the first Step: rows come one by one and memory stays bounded. Until Step gave false, or
  // Reset, no other statement of the connection may run (kInternal).
  virtual void Stream() = 0;
  // True while there is a row.
  virtual Result<bool> Step() = 0;
  // Forgets rows and parameters and allows Bind and Step again.
  virtual void Reset() = 0;

  virtual bool IsNull(int column) const = 0;
  virtual std::int64_t Integer(int column) const = 0;  // 0 for NULL
  virtual double Double(int column) const = 0;         // 0 for NULL
  virtual std::string Text(int column) const = 0;      // "" for NULL
  virtual std::string Blob(int column) const = 0;      // "" for NULL
  virtual int ColumnCount() const = 0;                 // once Step was called
  // Rows inserted, updated or deleted, once Step gave false.
  virtual std::int64_t Changes() const = 0;
};

// Inserts many rows into one table, quickly (COPY in PostgreSQL). Within a transaction only. While
// it is there no other statement may run. Destroyed without Finish it dooms the transaction.
class BulkWriter {
 public:
  virtual ~BulkWriter() = default;
  // One value a column. The row may still be refused at Finish. It may refer to earlier rows of its
  // table only.
  virtual Status Add(std::span<const Value> row) = 0;
  // The number of rows inserted.
  virtual Result<std::int64_t> Finish() = 0;
};

enum class TransactionKind : std::uint8_t {
  // One at a time for the whole database, as SQLite has it; PostgreSQL is made to by a lock. What
  // it read stays so until it commits, and it never fails because of others of its kind.
  kWrite,
  // Sees one moment of the database throughout, keeps nobody waiting, changes nothing.
  kRead,
  // For short work that many processes do at once and that leaves no audit trail (claiming jobs):
  // PostgreSQL runs them side by side and lets one of two that contradict fail with kRetry. In
  // SQLite the same as kWrite.
  kConcurrent,
};

struct RetryPolicy {
  int attempts = 10;  // how often the work is done at most
  // Between attempts: doubled each time, with some chance in it, up to the longest.
  std::chrono::milliseconds first_pause{20};
  std::chrono::milliseconds longest_pause{1'000};
  // How long a lost server is waited for, all pauses together.
  std::chrono::milliseconds reconnect_within{30'000};
  std::function<void(std::chrono::milliseconds)> sleep;  // empty = really sleeps
};

// One thread. A statement that fails within a transaction dooms it: what follows fails, too, and so
// does Commit (PostgreSQL works so; SQLite is made to).
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  // Texts prepared before are not parsed again. Wrong SQL fails here or at the first Step.
  virtual Result<std::unique_ptr<Statement>> Prepare(std::string_view sql) = 0;
  // One or more statements without parameters or rows; within a transaction if it is more than one.
  virtual Status Execute(const std::string& sql) = 0;
  // Table and columns are names out of our own code.
  virtual Result<std::unique_ptr<BulkWriter>> StartBulk(
      std::string_view table, const std::vector<std::string>& columns) = 0;
  // Connects anew after a loss; statements prepared before work on. Not within a transaction.
  virtual Status Reconnect() = 0;

  // After kUnknownOutcome and Reconnect: whether that transaction was kept; nothing = cannot tell.
  virtual std::optional<bool> WasCommitted() { return std::nullopt; }

  // Stays until the next failure or ForgetFailure.
  Failure last_failure() const { return failure_; }
  void ForgetFailure() { failure_ = Failure::kNone; }
  std::optional<TransactionKind> transaction() const { return transaction_; }
  // The transaction under way can only be rolled back, for this reason.
  void Doom(const Error& why) {
    if (transaction_ && !doom_) doom_ = why;
  }

 protected:
  friend class Transaction;
  friend Status RunInTransaction(Connection&, const std::function<Status()>&, TransactionKind,
                                 const RetryPolicy&);
  virtual Status BeginTransaction(TransactionKind kind) = 0;
  virtual Status CommitTransaction() = 0;
  virtual void RollbackTransaction() = 0;

  // Remembers why a call failed, and dooms the transaction.
  Error Failed(Failure failure, Error error) {
    failure_ = failure;
    Doom(error);
    return error;
  }
  // kOk unless the transaction is doomed.
  Status CheckUsable() const;

 private:
  Failure failure_ = Failure::kNone;
  std::optional<TransactionKind> transaction_;
  std::optional<Error> doom_;
};

// Rolls back on destruction unless committed. Does not nest: a second one is kInternal.
class Transaction {
 public:
  static Result<Transaction> Begin(Connection& connection,
                                   TransactionKind kind = TransactionKind::kWrite);
  Transaction(Transaction&& other) noexcept : connection_(other.connection_) {
    other.connection_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  // On success all of it is kept for good. On failure none is, except after kUnknownOutcome.
  Status Commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

// Runs `body` within a transaction and commits it; again from the start when others were quicker or
// when the connection was lost before the commit. So `body` must change nothing but the database,
// or do so again without harm. Its own errors roll back and are returned at once. Within another
// InTransaction it joins that one: what fails inside then fails the whole.
//
// A connection lost while committing is asked about after connecting anew. If that cannot tell
// either: kUnavailable, last_failure() is kUnknownOutcome, and the message says so.
Status RunInTransaction(Connection& connection, const std::function<Status()>& body,
                        TransactionKind kind, const RetryPolicy& policy);

// The same for a body that returns a Status or a Result<T>.
template <class Body>
std::invoke_result_t<Body&> InTransaction(Connection& connection, Body&& body,
                                          TransactionKind kind = TransactionKind::kWrite,
                                          const RetryPolicy& policy = {}) {
  std::optional<std::invoke_result_t<Body&>> outcome;
  const auto once = [&]() -> Status {
    outcome.emplace(body());
    if (!outcome->has_value()) return outcome->error();
    return Ok();
  };
  Status done = RunInTransaction(connection, once, kind, policy);
  if (!done) return std::move(done).error();
  return *std::move(outcome);
}

// Runs a statement that gives no rows, or whose rows do not matter.
Status RunStatement(Statement& statement);

}  // namespace xuncha::store
