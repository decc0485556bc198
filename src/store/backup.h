// SPDX-License-Identifier: Apache-2.0
//
// Copies a platform database into one file and back, between the engines as well: what SQLite wrote
// PostgreSQL reads, and the other way round. store/backup_file.h has the form.
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "store/backup_file.h"
#include "store/db.h"
#include "store/migrate.h"

namespace xuncha::store {

// One moment of the database, while others go on working. The file is there whole or not at all,
// and never replaces one (kConflict). kCorruption if SQLite holds values of other types than the
// columns say.
Result<BackupSummary> BackupDatabase(Connection& connection, const std::string& file, TimeMs made);

// Reads a backup and its digests without any database.
Result<BackupSummary> VerifyBackup(const std::string& file);

struct RestoreReport {
  BackupSummary backup;
  // Why the history in it is not what it should be, as it was already when the backup was made;
  // "" = all is well.
  std::string history_fault;
};

// Into a database without tables only (kConflict), all or nothing; the file is read and found sound
// before anything is written. A backup of an older schema is brought to the newest; one of a newer
// program is refused (kConflict).
Result<RestoreReport> RestoreDatabase(Connection& connection, const std::string& file,
                                      std::span<const Migration> migrations);

}  // namespace xuncha::store
