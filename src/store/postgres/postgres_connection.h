// SPDX-License-Identifier: Apache-2.0
//
// PostgreSQL (13 and newer; tested with 15) behind store/db.h, over libpq.
#pragma once

#include <memory>
#include <string>

#include "store/db.h"

namespace xuncha::store {

// Bounds on every wait; an option of the same name in the URL goes before them.
struct PostgresOptions {
  int connect_seconds = 10;           // a host
  int lock_ms = 30'000;               // for somebody else's lock; the same as SQLite's
  int statement_ms = 600'000;         // one statement
  int idle_transaction_ms = 600'000;  // a transaction in which nothing is asked
};

// `url` is a postgresql:// URL as libpq defines it; its TLS options (sslmode, sslrootcert, …) and
// all others are handed on. Without a password there, libpq looks in PGPASSWORD and ~/.pgpass.
// kInvalidArgument for a URL that cannot be right, kPermission for a refused login, kNotFound for a
// database that does not exist, kUnavailable for a server that does not answer. No error holds the
// password. One thread.
Result<std::unique_ptr<Connection>> OpenPostgres(const std::string& url,
                                                 const PostgresOptions& options = {});

}  // namespace xuncha::store
