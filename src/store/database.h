// SPDX-License-Identifier: Apache-2.0
//
// The platform's own database: what people enter and decide, and who did what. Unlike the index of
// a data folder it cannot be made anew: every commit survives a power cut (in SQLite synchronous =
// FULL; in PostgreSQL as the server is set up), and `backup` copies it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/data_folder.h"
#include "store/db.h"

namespace xuncha::store {

// Opens "sqlite:PATH" or "postgresql://USER:PASSWORD@HOST:PORT/NAME?OPTIONS" as it is, without
// migrating. kInvalidArgument says what an address looks like. A SQLite file is made where there is
// none, its folder is not. One thread; each process and thread opens its own.
Result<std::unique_ptr<Connection>> OpenDatabase(const std::string& url);

// The same, brought to the newest schema. What every command uses.
Result<std::unique_ptr<Connection>> OpenPlatformDatabase(const std::string& url);

// Only if it is there: kNotFound for a SQLite file that is not, or a database without our tables.
Result<std::unique_ptr<Connection>> OpenExistingDatabase(const std::string& url);

// Where none is named: platform.sqlite in the data folder.
std::string DefaultDatabaseUrl(const DataFolder& folder);

// The address as it may be shown: a password, or whatever could be one, is "***".
std::string WithoutSecrets(std::string_view url);

}  // namespace xuncha::store
