// SPDX-License-Identifier: Apache-2.0
#include "store/data_folder.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "store/digest.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kPartialEnd = ".partial";
constexpr std::size_t kMaxHostPart = 80;

}  // namespace

Result<DataFolder> DataFolder::Create(const std::string& path) {
  if (path.empty()) return InvalidArgument("the data folder has an empty name");
  DataFolder folder(path);
  XC_TRY(MakeDirectories(folder.SnapshotsPath()));
  // A folder that is there but closed to us shows itself now, not after an hour of crawling.
  XC_ASSIGN_OR_RETURN(const FileLock lock, folder.Lock());
  return folder;
}

Result<DataFolder> DataFolder::Open(const std::string& path) {
  if (!IsDirectory(path)) return NotFound("there is no data folder " + path);
  return DataFolder(path);
}

std::string DataFolder::PartialPath(std::string_view id) const {
  std::string name(".");
  name.append(id).append(kPartialEnd);
  return JoinPath(SnapshotsPath(), name);
}

Result<std::vector<std::string>> DataFolder::SnapshotIds() const {
  std::vector<std::string> ids;
  if (!IsDirectory(SnapshotsPath())) return ids;
  XC_ASSIGN_OR_RETURN(std::vector<std::string> names, ListDirectory(SnapshotsPath()));
  for (std::string& name : names) {
    if (IsSnapshotId(name) && FileExists(JoinPath(SnapshotPath(name), "manifest.json"))) {
      ids.push_back(std::move(name));
    }
  }
  return ids;
}

std::string MakeSnapshotId(TimeMs started, std::string_view host, std::uint64_t salt) {
  std::string id;
  for (const char c : FormatUtc(started)) {
    if (c != '-' && c != ':') id.push_back(c);
  }
  id.push_back('-');
  std::string part;
  for (const char c : host.substr(0, kMaxHostPart)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-';
    if (c == '[' || c == ']') continue;
    part.push_back(plain ? c : '_');
  }
  id.append(part.empty() ? "site" : part);
  const std::uint64_t hash = HashBytes(host, static_cast<std::uint64_t>(started) ^ (salt << 20));
  std::array<char, 8> tail{};
  std::snprintf(tail.data(), tail.size(), "-%04x", static_cast<unsigned>(hash & 0xFFFF));
  return id + tail.data();
}

bool IsSnapshotId(std::string_view id) {
  if (id.empty() || id.size() > 200 || id.front() == '.') return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  });
}

}  // namespace xuncha::store
