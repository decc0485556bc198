// SPDX-License-Identifier: Apache-2.0
//
// SQLite behind store/db.h.
#pragma once

#include <memory>
#include <string>

#include "store/db.h"

namespace xuncha::store {

struct SqliteOptions {
  // What was committed survives a power cut (synchronous = FULL). Off for the index of a data
  // folder, which can be made anew from the snapshots: there a power cut may take the last commits,
  // never the file (NORMAL).
  bool durable = false;
  // As PostgreSQL has it: texts are UTF-8 without NUL bytes, LIKE tells capitals from small
  // letters.
  bool strict = false;
};

// Opens or makes the database: write-ahead log, foreign keys on, waits up to 30 s for others. A new
// file can be read by its owner only if `durable`. ":memory:" gives one of its own. One thread.
Result<std::unique_ptr<Connection>> OpenSqlite(const std::string& path,
                                               const SqliteOptions& options = {});

}  // namespace xuncha::store
