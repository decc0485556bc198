// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include "base/file.h"
#include "store/migrate.h"
#include "store/migrations.h"
#include "store/postgres/postgres_connection.h"
#include "store/sqlite/sqlite_connection.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

bool IsPostgres(std::string_view url) {
  return url.starts_with("postgresql:") || url.starts_with("postgres:");
}

}  // namespace

Result<std::unique_ptr<Connection>> OpenDatabase(const std::string& url) {
  if (IsPostgres(url)) return OpenPostgres(url);
  if (!url.starts_with(kSqlite)) {
    return InvalidArgument(
        "the database's address is not right; it looks like sqlite:PATH or"
        " postgresql://USER:PASSWORD@HOST:PORT/NAME");
  }
  const std::string path = url.substr(kSqlite.size());
  if (path.empty()) {
    return InvalidArgument("the database's address is not right: a path follows sqlite:");
  }
  if (IsDirectory(path)) {
    return InvalidArgument(path + " is a folder: sqlite: wants the path of a file");
  }
  return OpenSqlite(path, {.durable = true, .strict = true});
}

Result<std::unique_ptr<Connection>> OpenPlatformDatabase(const std::string& url) {
  XC_ASSIGN_OR_RETURN(auto connection, OpenDatabase(url));
  XC_TRY(Migrate(*connection, PlatformMigrations()));
  return connection;
}

Result<std::unique_ptr<Connection>> OpenExistingDatabase(const std::string& url) {
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size() &&
      !FileExists(url.substr(kSqlite.size()))) {
    return NotFound(url.substr(kSqlite.size()) + ": there is no such database");
  }
  XC_ASSIGN_OR_RETURN(auto connection, OpenDatabase(url));
  XC_ASSIGN_OR_RETURN(const int schema, SchemaNumber(*connection));
  if (schema == 0) return NotFound(WithoutSecrets(url) + ": there is no such database");
  return connection;
}

std::string DefaultDatabaseUrl(const DataFolder& folder) {
  return std::string(kSqlite) + JoinPath(folder.path(), "platform.sqlite");
}

std::string WithoutSecrets(std::string_view url) {
  if (!IsPostgres(url)) return std::string(url);
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return std::string(url.substr(0, url.find(':'))) + ":***";
  // Whatever stands before the last @ may belong to a password, and so may options.
  const std::size_t at = url.rfind('@');
  const std::size_t begin = slashes + 2;
  const std::size_t options = url.find('?', at == std::string_view::npos ? begin : at);
  std::string shown(url.substr(0, begin));
  if (at != std::string_view::npos) {
    const std::string_view user = url.substr(begin, at - begin);
    shown.append(user.substr(0, user.find_first_of(":/?#@")));
    if (user.find(':') != std::string_view::npos) shown.append(":***");
    shown.append("@");
  }
  const std::size_t rest = at == std::string_view::npos ? begin : at + 1;
  shown.append(url.substr(rest, options == std::string_view::npos ? options : options - rest));
  if (options != std::string_view::npos) shown.append("?***");
  return shown;
}

}  // namespace xuncha::store
