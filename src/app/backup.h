// SPDX-License-Identifier: Apache-2.0
//
// Copying the platform's database into a file, and back into an empty database of either kind.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "store/backup.h"

namespace xuncha::app {

// `address` as store/database.h has it. The database is left as it is, not even migrated; kNotFound
// if there is none. The file is read again and found sound before this returns.
Result<store::BackupSummary> BackUp(const std::string& address, const std::string& file,
                                    TimeMs now);

// The database named must be empty; a SQLite file is made. The file is read and found sound first.
Result<store::RestoreReport> Restore(const std::string& address, const std::string& file);

}  // namespace xuncha::app
