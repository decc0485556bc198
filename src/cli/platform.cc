// SPDX-License-Identifier: Apache-2.0
#include "cli/platform.h"

#include <pwd.h>
#include <unistd.h>

#include <array>

namespace xuncha::cli {

Result<std::string> PlatformAddress(const Context& context) {
  if (!context.settings().database.empty()) return context.settings().database;
  // Made where it is missing: the office's first command must not ask for a folder.
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(context.data_dir));
  return store::DefaultDatabaseUrl(folder);
}

Result<std::unique_ptr<store::Connection>> OpenPlatform(const Context& context) {
  XC_ASSIGN_OR_RETURN(const std::string address, PlatformAddress(context));
  return store::OpenPlatformDatabase(address);
}

std::string Actor(const Context& context) {
  if (!context.settings().user.empty()) return context.settings().user;
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 &&
      found != nullptr) {
    return found->pw_name;
  }
  return "uid-" + std::to_string(::getuid());
}

}  // namespace xuncha::cli
