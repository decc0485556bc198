// SPDX-License-Identifier: Apache-2.0
#include "app/backup.h"

#include "store/database.h"
#include "store/migrations.h"

namespace xuncha::app {

Result<store::BackupSummary> BackUp(const std::string& address, const std::string& file,
                                    TimeMs now) {
  XC_ASSIGN_OR_RETURN(const auto connection, store::OpenExistingDatabase(address));
  return store::BackupDatabase(*connection, file, now);
}

Result<store::RestoreReport> Restore(const std::string& address, const std::string& file) {
  // Before a database is made for it.
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto sound, store::VerifyBackup(file));
  XC_ASSIGN_OR_RETURN(const auto connection, store::OpenDatabase(address));
  return store::RestoreDatabase(*connection, file, store::PlatformMigrations());
}

}  // namespace xuncha::app
