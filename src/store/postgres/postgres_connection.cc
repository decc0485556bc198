// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_connection.h"

#include <utility>

#include "store/postgres/postgres_errors.h"
#include "store/postgres/postgres_link.h"

namespace xuncha::store {
namespace {

constexpr int kOldestServer = 130'000;
constexpr std::size_t kMostKnown = 256;  // texts; all are forgotten when there are more
// The lock that lets one kWrite transaction at a time into a database: "xuncha" in ASCII.
constexpr const char* kBeginWrite =
    "BEGIN; SELECT pg_advisory_xact_lock(132445758515297), pg_current_xact_id()";
constexpr const char* kBeginConcurrent =
    "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 0, pg_current_xact_id()";
constexpr const char* kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 0, 0";
constexpr const char* kTimeline =
    "SELECT CASE WHEN pg_is_in_recovery() THEN ''"
    " ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END";

void IgnoreNotice(void*, const char*) {}

// The SQLSTATE in a message of libpq's verbose kind, "… FATAL:  28P01: password …"; "" = none.
std::string StateIn(std::string_view message) {
  constexpr std::size_t kLength = 5;
  for (std::size_t at = message.find(":  "); at != std::string_view::npos;
       at = message.find(":  ", at + 1)) {
    const std::string_view state = message.substr(at + 3, kLength);
    const std::size_t colon = at + 3 + kLength;
    if (colon < message.size() && message[colon] == ':' &&
        state.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) {
      return std::string(state);
    }
  }
  return {};
}

struct Arrays {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
};
Arrays ArraysOf(const PostgresUrl& url) {
  Arrays arrays;
  for (const auto& [keyword, value] : url.settings) {
    arrays.keywords.push_back(keyword.c_str());
    arrays.values.push_back(value.c_str());
  }
  arrays.keywords.push_back(nullptr);
  arrays.values.push_back(nullptr);
  return arrays;
}

}  // namespace

Status PostgresConnection::Connect() {
  known_.clear();
  streaming_ = nullptr;
  connection_.reset();
  const Arrays arrays = ArraysOf(url_);
  connection_.reset(PQconnectdbParams(arrays.keywords.data(), arrays.values.data(), 0));
  if (connection_ == nullptr) return Internal("postgresql: no memory");
  if (PQstatus(get()) != CONNECTION_OK) return Refused();
  PQsetNoticeProcessor(get(), IgnoreNotice, nullptr);
  return Greet();
}

// Why there is no connection. libpq has no code for that, only words in the server's language.
Error PostgresConnection::Refused() {
  const std::string words = WithoutPassword(PQerrorMessage(get()), url_.password);
  const Arrays arrays = ArraysOf(url_);
  const PGPing ping = PQpingParams(arrays.keywords.data(), arrays.values.data(), 0);
  if (ping == PQPING_NO_ATTEMPT) {
    return Failed(Failure::kOther, InvalidArgument(url_.place + ": " + words));
  }
  SqlStateMeaning meaning{ErrorCode::kUnavailable, Failure::kLost};
  if (ping == PQPING_OK) {
    // It is there and would not have us: asked again, it says the state.
    PQsetErrorVerbosity(get(), PQERRORS_VERBOSE);
    PQreset(get());
    const std::string state = StateIn(PQerrorMessage(get()));
    if (!state.empty()) meaning = MeaningOf(state);
  }
  connection_.reset();
  return Failed(meaning.failure, {meaning.code, url_.place + ": " + words});
}

Status PostgresConnection::Greet() {
  if (PQserverVersion(get()) < kOldestServer) {
    return Wrong({ErrorCode::kUnavailable,
                  url_.place + ": PostgreSQL 13 or newer is needed, this one is older"});
  }
  const char* encoding = PQparameterStatus(get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
    return Wrong(InvalidArgument(url_.place + ": the database's encoding must be UTF8"));
  }
  XC_ASSIGN_OR_RETURN(const ResultHandle row, Checked(ResultHandle(PQexec(get(), kTimeline))));
  timeline_ = PQgetvalue(row.get(), 0, 0);
  return Ok();
}

Status PostgresConnection::Reconnect() {
  if (transaction()) return Internal("connecting anew within a transaction");
  return Connect();
}

Status PostgresConnection::MayRun(const void* who) const {
  XC_TRY(CheckUsable());
  if (streaming_ == nullptr || streaming_ == who) return Ok();
  return Internal("a statement while another one streams its rows");
}

Error PostgresConnection::Broken(const PGresult* result) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* primary =
      result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  SqlStateMeaning meaning = MeaningOf(state == nullptr ? "" : state);
  // Whatever the server may have said: nothing more can be asked here.
  if (PQstatus(get()) != CONNECTION_OK) meaning = {ErrorCode::kUnavailable, Failure::kLost};
  std::string message = url_.place + ": ";
  message += WithoutPassword(primary != nullptr ? primary : PQerrorMessage(get()), url_.password);
  if (state != nullptr) message.append(" (SQLSTATE ").append(state).append(")");
  return Failed(meaning.failure, {meaning.code, std::move(message)});
}

Result<ResultHandle> PostgresConnection::Checked(ResultHandle result) {
  switch (PQresultStatus(result.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_COPY_IN:
      return result;
    case PGRES_EMPTY_QUERY:
      return Wrong(Internal("a statement without words"));
    default:
      return Broken(result.get());
  }
}

void PostgresConnection::Drain() {
  while (const ResultHandle left{PQgetResult(get())}) {
    if (PQstatus(get()) != CONNECTION_OK) return;
    if (PQresultStatus(left.get()) == PGRES_COPY_IN) PQputCopyEnd(get(), "given up");
  }
}

Result<std::unique_ptr<Statement>> PostgresConnection::Prepare(std::string_view sql) {
  XC_TRY(CheckUsable());
  return MakePostgresStatement(*this, sql);
}

Result<std::unique_ptr<BulkWriter>> PostgresConnection::StartBulk(
    std::string_view table, const std::vector<std::string>& columns) {
  if (!transaction()) return Internal("a bulk insertion wants a transaction");
  return MakePostgresBulkWriter(*this, table, columns);
}

Status PostgresConnection::Execute(const std::string& sql) {
  XC_TRY(MayRun(nullptr));
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const ResultHandle done,
                      Checked(ResultHandle(PQexec(get(), sql.c_str()))));
  return Ok();
}

// "" at the first use of a text: one that comes once is not worth a second round trip.
Result<std::string> PostgresConnection::PreparedName(const std::string& sql, int parameters) {
  const auto at = known_.find(sql);
  if (at == known_.end()) {
    if (known_.size() >= kMostKnown) {
      XC_TRY(Execute("DEALLOCATE ALL"));
      known_.clear();
    }
    known_.emplace(sql, Known{});
    return std::string();
  }
  if (at->second.name.empty()) {
    const std::string name = "x" + std::to_string(++next_name_);
    XC_ASSIGN_OR_RETURN(
        [[maybe_unused]] const ResultHandle made,
        Checked(ResultHandle(PQprepare(get(), name.c_str(), sql.c_str(), parameters, nullptr))));
    at->second.name = name;
  }
  return at->second.name;
}

Result<ResultHandle> PostgresConnection::Send(const std::string& sql,
                                              const std::vector<PostgresParameter>& parameters,
                                              bool stream) {
  const int count = static_cast<int>(parameters.size());
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
  for (const PostgresParameter& parameter : parameters) {
    values.push_back(parameter.null ? nullptr : parameter.bytes.c_str());
    lengths.push_back(static_cast<int>(parameter.bytes.size()));
    formats.push_back(parameter.binary ? 1 : 0);
  }
  XC_ASSIGN_OR_RETURN(const std::string name, PreparedName(sql, count));
  if (!stream) {
    return Checked(ResultHandle(name.empty()
                                    ? PQexecParams(get(), sql.c_str(), count, nullptr,
                                                   values.data(), lengths.data(), formats.data(), 0)
                                    : PQexecPrepared(get(), name.c_str(), count, values.data(),
                                                     lengths.data(), formats.data(), 0)));
  }
  const int sent = name.empty()
                       ? PQsendQueryParams(get(), sql.c_str(), count, nullptr, values.data(),
                                           lengths.data(), formats.data(), 0)
                       : PQsendQueryPrepared(get(), name.c_str(), count, values.data(),
                                             lengths.data(), formats.data(), 0);
  if (sent == 0 || PQsetSingleRowMode(get()) == 0) return Broken(nullptr);
  return ResultHandle();
}

Status PostgresConnection::BeginTransaction(TransactionKind kind) {
  XC_TRY(MayRun(nullptr));
  const char* sql = kind == TransactionKind::kWrite        ? kBeginWrite
                    : kind == TransactionKind::kConcurrent ? kBeginConcurrent
                                                           : kBeginRead;
  auto begun = Checked(ResultHandle(PQexec(get(), sql)));
  if (!begun) {
    RollbackTransaction();
    return std::move(begun).error();
  }
  transaction_id_ = kind == TransactionKind::kRead ? "" : PQgetvalue(begun->get(), 0, 1);
  return Ok();
}

// Whether the server has gone already, so that a COMMIT would not even be sent.
bool PostgresConnection::LostBeforeCommit() {
  // What it said last is read at the first, that it went at the second.
  for (int look = 0; look < 2; ++look) {
    if (PQconsumeInput(get()) == 0) return true;
    (void)PQisBusy(get());
  }
  return PQstatus(get()) != CONNECTION_OK;
}

Status PostgresConnection::CommitTransaction() {
  XC_TRY(MayRun(nullptr));
  if (LostBeforeCommit()) return Broken(nullptr);
  auto done = Checked(ResultHandle(PQexec(get(), "COMMIT")));
  if (done) {
    if (std::string_view(PQcmdStatus(done->get())) == "COMMIT") return Ok();
    return Wrong(Internal(url_.place + ": the server rolled back what was to be committed"));
  }
  if (last_failure() != Failure::kLost || transaction_id_.empty()) return std::move(done).error();
  asked_about_ = transaction_id_;
  asked_timeline_ = timeline_;
  return Failed(
      Failure::kUnknownOutcome,
      Unavailable(url_.place + ": the connection was lost while committing; whether the "
                               "change was kept is not known, look before doing it again"));
}

void PostgresConnection::RollbackTransaction() {
  if (PQstatus(get()) != CONNECTION_OK) return;
  if (PQtransactionStatus(get()) == PQTRANS_ACTIVE) Drain();
  streaming_ = nullptr;
  if (PQtransactionStatus(get()) == PQTRANS_IDLE) return;
  const ResultHandle ignored(PQexec(get(), "ROLLBACK"));
}

std::optional<bool> PostgresConnection::WasCommitted() {
  // Another timeline is another history: its numbers are those of other transactions.
  if (asked_about_.empty() || timeline_.empty() || timeline_ != asked_timeline_)
    return std::nullopt;
  const char* const value = asked_about_.c_str();
  const ResultHandle row(PQexecParams(get(), "SELECT pg_xact_status($1::xid8)", 1, nullptr, &value,
                                      nullptr, nullptr, 0));
  if (PQresultStatus(row.get()) != PGRES_TUPLES_OK || PQntuples(row.get()) != 1) {
    return std::nullopt;
  }
  const std::string_view status = PQgetvalue(row.get(), 0, 0);
  if (status == "committed") return true;
  if (status == "aborted") return false;
  return std::nullopt;  // still under way, or too long ago
}

Result<std::unique_ptr<Connection>> OpenPostgres(const std::string& url,
                                                 const PostgresOptions& options) {
  XC_ASSIGN_OR_RETURN(PostgresUrl parsed, ParsePostgresUrl(url));
  parsed.SetDefault("connect_timeout", std::to_string(options.connect_seconds));
  parsed.SetDefault("application_name", "xuncha");
  parsed.SetDefault("client_encoding", "UTF8");
  parsed.SetDefault("keepalives", "1");
  parsed.SetDefault("keepalives_idle", "30");
  parsed.SetDefault("keepalives_interval", "10");
  parsed.SetDefault("keepalives_count", "3");
  parsed.SetDefault("tcp_user_timeout", "60000");
  // Of options given twice the server takes the last: the URL's own.
  const std::string bounds =
      "-c statement_timeout=" + std::to_string(options.statement_ms) +
      " -c lock_timeout=" + std::to_string(options.lock_ms) +
      " -c idle_in_transaction_session_timeout=" + std::to_string(options.idle_transaction_ms) +
      " -c TimeZone=UTC ";
  for (auto& [keyword, value] : parsed.settings) {
    if (keyword == "options") value.insert(0, bounds);
  }
  parsed.SetDefault("options", bounds);
  auto connection = std::make_unique<PostgresConnection>(std::move(parsed));
  XC_TRY(connection->Connect());
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace xuncha::store
