// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "base/file.h"

namespace xuncha {
namespace {

constexpr std::uint64_t kMaxResource = 64U << 20;

const EmbeddedFile* FindEmbedded(std::string_view name) {
  const auto files = EmbeddedFiles();
  const auto found = std::lower_bound(
      files.begin(), files.end(), name,
      [](const EmbeddedFile& file, std::string_view key) { return file.name < key; });
  return found != files.end() && found->name == name ? &*found : nullptr;
}

// Names come from the command line as well: they must stay inside the folder.
bool IsPlain(std::string_view name) {
  return !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

}  // namespace

Result<std::string> Resources::Read(std::string_view name) const {
  if (IsPlain(name)) {
    if (!folder_.empty()) {
      const std::string path = JoinPath(folder_, name);
      if (FileExists(path)) return ReadFile(path, kMaxResource);
    }
    if (const EmbeddedFile* file = FindEmbedded(name)) return std::string(file->bytes);
  }
  return NotFound("there is no data file " + std::string(name));
}

bool Resources::Has(std::string_view name) const {
  if (!IsPlain(name)) return false;
  if (!folder_.empty() && FileExists(JoinPath(folder_, name))) return true;
  return FindEmbedded(name) != nullptr;
}

std::vector<std::string> Resources::List(std::string_view prefix) const {
  std::set<std::string> names;
  for (const EmbeddedFile& file : EmbeddedFiles()) {
    if (file.name.starts_with(prefix)) names.emplace(file.name);
  }
  if (!folder_.empty()) {
    const std::string root = JoinPath(folder_, "");
    std::error_code error;
    std::filesystem::recursive_directory_iterator at(root, error);
    for (; !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
      if (!at->is_regular_file(error)) continue;
      const std::string name = at->path().string().substr(root.size());
      if (name.starts_with(prefix)) names.insert(name);
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace xuncha
