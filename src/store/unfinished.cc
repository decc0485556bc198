// SPDX-License-Identifier: Apache-2.0
#include "store/unfinished.h"

#include <algorithm>

#include "base/utf8.h"
#include "store/snapshot_files.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kIdentityFile = "identity";
constexpr std::string_view kPartialEnd = ".partial";
constexpr std::uint64_t kMaxIdentity = 64U << 20;  // 20,000 registered columns

Identity ParseIdentity(std::string_view text) {
  Identity identity;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos) {
      identity.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return identity;
}

}  // namespace

Result<std::vector<Unfinished>> FindUnfinished(const DataFolder& folder) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> names, ListDirectory(folder.SnapshotsPath()));
  std::vector<Unfinished> found;
  for (const std::string& name : names) {
    if (!name.starts_with('.') || !name.ends_with(kPartialEnd)) continue;
    const std::string path = JoinPath(folder.SnapshotsPath(), name);
    auto lock = FileLock::Acquire(JoinPath(path, kWritingLock), 0);
    if (!lock) continue;
    Unfinished one;
    one.id = name.substr(1, name.size() - 1 - kPartialEnd.size());
    one.lock = std::make_unique<FileLock>(std::move(lock).value());
    const auto text = ReadFile(JoinPath(JoinPath(path, "work"), kIdentityFile), kMaxIdentity);
    if (text) one.identity = ParseIdentity(*text);
    if (one.identity.empty()) {
      XC_TRY(RemoveTree(path));
      continue;
    }
    found.push_back(std::move(one));
  }
  return found;
}

Status RemoveUnfinished(const DataFolder& folder, const Unfinished& unfinished) {
  return RemoveTree(folder.PartialPath(unfinished.id));
}

Status WriteIdentity(const std::string& work_path, const Identity& identity) {
  std::string text;
  for (const auto& [name, value] : identity) {
    text.append(name).append("=").append(OneLine(value)).append("\n");
  }
  return WriteFileAtomically(JoinPath(work_path, kIdentityFile), text);
}

std::string FirstDifference(const Identity& a, const Identity& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    if (i >= a.size()) return b[i].first;
    if (i >= b.size() || a[i].first != b[i].first || OneLine(a[i].second) != OneLine(b[i].second)) {
      return a[i].first;
    }
  }
  return {};
}

TimeMs StartOfId(std::string_view id) {
  // 20220823T090211Z
  constexpr std::size_t kStamp = 16;
  if (id.size() < kStamp) return 0;
  std::string text(id.substr(0, kStamp));
  text.insert(13, ":").insert(11, ":").insert(6, "-").insert(4, "-");
  return ParseTime(text).value_or(0);
}

}  // namespace xuncha::store
