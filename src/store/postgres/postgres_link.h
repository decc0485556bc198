// SPDX-License-Identifier: Apache-2.0
//
// What the connection, its statements and its bulk writers share. Only for postgres/.
#pragma once

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.h"
#include "store/postgres/postgres_url.h"

namespace xuncha::store {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;
struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using ConnectionHandle = std::unique_ptr<PGconn, FinishConnection>;

struct PostgresParameter {
  std::string bytes;
  bool null = true;
  bool binary = false;
};

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(PostgresUrl url) : url_(std::move(url)) {}
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  Status Connect();

  Dialect dialect() const override { return Dialect::kPostgres; }
  Result<std::unique_ptr<Statement>> Prepare(std::string_view sql) override;
  Status Execute(const std::string& sql) override;
  Result<std::unique_ptr<BulkWriter>> StartBulk(std::string_view table,
                                                const std::vector<std::string>& columns) override;
  Status Reconnect() override;
  std::optional<bool> WasCommitted() override;

  // For statements and bulk writers.
  PGconn* get() const { return connection_.get(); }
  Status MayRun(const void* who) const;
  void SetStreaming(const void* who) { streaming_ = who; }
  void StopStreaming(const void* who) {
    if (streaming_ == who) streaming_ = nullptr;
  }
  // Sends the text with its parameters, prepared from its second use on. Rows come one by one from
  // PQgetResult if `stream`, and the result is nothing then.
  Result<ResultHandle> Send(const std::string& sql,
                            const std::vector<PostgresParameter>& parameters, bool stream);
  // `result` as it is, or the error that it stands for.
  Result<ResultHandle> Checked(ResultHandle result);
  Error Broken(const PGresult* result);
  Error Wrong(Error error) { return Failed(Failure::kOther, std::move(error)); }
  // Reads away what is still to come.
  void Drain();

 protected:
  Status BeginTransaction(TransactionKind kind) override;
  Status CommitTransaction() override;
  void RollbackTransaction() override;

 private:
  struct Known {
    std::string name;  // on the server; "" = used once, not prepared
  };
  Error Refused();
  Status Greet();
  Result<std::string> PreparedName(const std::string& sql, int parameters);
  bool LostBeforeCommit();

  PostgresUrl url_;
  ConnectionHandle connection_;
  std::map<std::string, Known, std::less<>> known_;
  std::uint64_t next_name_ = 0;
  const void* streaming_ = nullptr;
  std::string timeline_;  // of the server's history; another one after a failover
  std::string transaction_id_;
  std::string asked_about_;  // the transaction whose commit broke off, and its timeline
  std::string asked_timeline_;
};

Result<std::unique_ptr<Statement>> MakePostgresStatement(PostgresConnection& connection,
                                                         std::string_view sql);
Result<std::unique_ptr<BulkWriter>> MakePostgresBulkWriter(PostgresConnection& connection,
                                                           std::string_view table,
                                                           const std::vector<std::string>& columns);

}  // namespace xuncha::store
