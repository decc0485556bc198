// SPDX-License-Identifier: Apache-2.0
#include "store/db.h"

#include <unistd.h>

#include <algorithm>
#include <random>
#include <thread>

namespace xuncha::store {
namespace {

using std::chrono::milliseconds;

// Pauses of one InTransaction. Chance keeps two processes from meeting again and again; it decides
// when something is tried, never what comes of it.
class Pauses {
 public:
  explicit Pauses(const RetryPolicy& policy)
      : policy_(policy), random_(static_cast<unsigned>(::getpid())), next_(policy.first_pause) {}

  milliseconds Next() {
    std::uniform_int_distribution<std::int64_t> share(next_.count() / 2, next_.count());
    const milliseconds pause(share(random_));
    next_ = std::min(next_ * 2, policy_.longest_pause);
    return pause;
  }
  void Sleep(milliseconds pause) const {
    if (policy_.sleep) {
      policy_.sleep(pause);
    } else {
      std::this_thread::sleep_for(pause);
    }
  }

 private:
  const RetryPolicy& policy_;
  std::minstd_rand random_;
  milliseconds next_;
};

Status Once(Connection& connection, const std::function<Status()>& body, TransactionKind kind) {
  XC_ASSIGN_OR_RETURN(Transaction transaction, Transaction::Begin(connection, kind));
  XC_TRY(body());
  return transaction.Commit();
}

// Waits for a server that went away. Anything but its absence (a wrong password) ends it at once.
Status ConnectAnew(Connection& connection, const RetryPolicy& policy) {
  Pauses pauses(policy);
  milliseconds waited{0};
  while (true) {
    Status done = connection.Reconnect();
    if (done || connection.last_failure() != Failure::kLost) return done;
    if (waited >= policy.reconnect_within) return done;
    const milliseconds pause = std::max(pauses.Next(), milliseconds(1));
    pauses.Sleep(pause);
    waited += pause;
  }
}

// What became of a transaction whose commit broke off. The server may still be at it.
std::optional<bool> AskWhetherKept(Connection& connection, const RetryPolicy& policy) {
  if (!ConnectAnew(connection, policy)) return std::nullopt;
  Pauses pauses(policy);
  std::optional<bool> kept = connection.WasCommitted();
  for (int ask = 1; !kept && ask < policy.attempts; ++ask) {
    pauses.Sleep(pauses.Next());
    kept = connection.WasCommitted();
  }
  return kept;
}

}  // namespace

Status Connection::CheckUsable() const {
  if (!doom_) return Ok();
  return Error{doom_->code, "the transaction failed before: " + doom_->message};
}

Result<Transaction> Transaction::Begin(Connection& connection, TransactionKind kind) {
  if (connection.transaction_) return Internal("a transaction within a transaction");
  XC_TRY(connection.BeginTransaction(kind));
  connection.transaction_ = kind;
  connection.doom_.reset();
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  connection_->transaction_.reset();
  connection_->doom_.reset();
  connection_->RollbackTransaction();
}

Status Transaction::Commit() {
  if (connection_->doom_) return *connection_->doom_;
  XC_TRY(connection_->CommitTransaction());
  connection_->transaction_.reset();
  connection_ = nullptr;
  return Ok();
}

Status RunInTransaction(Connection& connection, const std::function<Status()>& body,
                        TransactionKind kind, const RetryPolicy& policy) {
  if (const auto outer = connection.transaction()) {
    const bool fits =
        *outer == kind || *outer == TransactionKind::kWrite || kind == TransactionKind::kRead;
    if (!fits) return Internal("writing within a transaction of another kind");
    Status done = body();
    if (!done) connection.Doom(done.error());
    return done;
  }
  Pauses pauses(policy);
  for (int attempt = 1;; ++attempt) {
    connection.ForgetFailure();
    Status done = Once(connection, body, kind);
    if (done) return done;
    const Failure why = connection.last_failure();
    if (why == Failure::kUnknownOutcome) {
      const std::optional<bool> kept = AskWhetherKept(connection, policy);
      if (kept == true) return Ok();
      connection.failure_ = why;
      if (!kept) return done;
    } else if (why == Failure::kLost) {
      if (attempt < policy.attempts) XC_TRY(ConnectAnew(connection, policy));
    } else if (why != Failure::kRetry) {
      return done;
    }
    if (attempt >= policy.attempts) return done;
    if (why == Failure::kRetry) pauses.Sleep(pauses.Next());
  }
}

Status RunStatement(Statement& statement) {
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement.Step());
    if (!row) return Ok();
  }
}

}  // namespace xuncha::store
