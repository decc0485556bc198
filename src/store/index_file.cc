// SPDX-License-Identifier: Apache-2.0
#include "store/index_file.h"

#include "base/file.h"
#include "store/migrations.h"
#include "store/sqlite/sqlite_connection.h"

namespace xuncha::store {

Result<std::unique_ptr<Connection>> OpenIndexFile(const DataFolder& folder) {
  const auto open = [&]() -> Result<std::unique_ptr<Connection>> {
    XC_ASSIGN_OR_RETURN(auto connection, OpenSqlite(folder.IndexPath()));
    XC_TRY(Migrate(*connection, Migrations()));
    return connection;
  };
  auto connection = open();
  if (!connection && connection.error().code == ErrorCode::kCorruption) {
    XC_TRY(RenamePath(folder.IndexPath(), folder.IndexPath() + ".damaged"));
    connection = open();
  }
  return connection;
}

std::string HomeHost(const model::SnapshotInfo& info) {
  if (!info.site.hosts.empty()) return info.site.hosts.front();
  const std::size_t slashes = info.home.find("//");
  if (slashes == std::string::npos) return {};
  const std::size_t begin = slashes + 2;
  return info.home.substr(begin, info.home.find('/', begin) - begin);
}

}  // namespace xuncha::store
