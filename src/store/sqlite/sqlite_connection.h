// SPDX-License-Identifier: Apache-2.0
//
// SQLite behind store/db.h.
#pragma once

#include <memory>
#include <string>

#include "store/db.h"

namespace xuncha::store {

// Opens or makes the database: write-ahead log, foreign keys on, waits up to 30 s for others.
// ":memory:" gives one of its own. One thread.
Result<std::unique_ptr<Connection>> OpenSqlite(const std::string& path);

}  // namespace xuncha::store
