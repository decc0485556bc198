// SPDX-License-Identifier: Apache-2.0
//
// The migrations under store/migrations/, embedded by the build.
#pragma once

#include <span>

#include "store/migrate.h"

namespace xuncha::store {

// migrations/: the index of a data folder (store/index_file.h). SQLite only.
std::span<const Migration> Migrations();

// migrations/platform/: the platform's own database (store/database.h), on both engines.
std::span<const Migration> PlatformMigrations();

}  // namespace xuncha::store
