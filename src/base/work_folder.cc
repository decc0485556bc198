// SPDX-License-Identifier: Apache-2.0
#include "base/work_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

namespace xuncha {
namespace {

constexpr int kMostAtOnce = 64;

bool IsAt(const FileDescriptor& fd, const std::string& path) {
  struct stat held {};
  struct stat named {};
  return ::fstat(fd.get(), &held) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

Status Empty(const std::string& folder) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> names, ListDirectory(folder));
  for (const std::string& name : names) XC_TRY(RemoveTree(JoinPath(folder, name)));
  return Ok();
}

}  // namespace

Result<WorkFolder> WorkFolder::Take(const std::string& path, bool wait) {
  while (true) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
      return FromErrno(errno, "make a folder", path);
    }
    FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!fd.valid()) {
      if (errno == ENOENT || errno == EINTR) continue;  // its owner has just removed it
      return FromErrno(errno, "open the folder", path);
    }
    if (::flock(fd.get(), wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0) {
      if (errno == EINTR) continue;
      if (errno == EWOULDBLOCK) return WorkFolder("", FileDescriptor());
      return FromErrno(errno, "lock the folder", path);
    }
    if (!IsAt(fd, path)) continue;
    XC_TRY(Empty(path));
    return WorkFolder(path, std::move(fd));
  }
}

Result<WorkFolder> WorkFolder::Create(const std::string& path) { return Take(path, true); }

Result<WorkFolder> WorkFolder::CreateFree(std::string_view stem) {
  for (int i = 1; i <= kMostAtOnce; ++i) {
    XC_ASSIGN_OR_RETURN(WorkFolder folder,
                        Take(std::string(stem) + "-" + std::to_string(i), false));
    if (!folder.path().empty()) return folder;
  }
  return Error{ErrorCode::kConflict,
               std::string(stem) + " is held by other processes; try again later"};
}

WorkFolder::WorkFolder(WorkFolder&& other) noexcept
    : path_(std::exchange(other.path_, "")), held_(std::move(other.held_)) {}

WorkFolder& WorkFolder::operator=(WorkFolder&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(held_, other.held_);
  return *this;
}

WorkFolder::~WorkFolder() {
  if (!path_.empty()) static_cast<void>(RemoveTree(path_));
}

}  // namespace xuncha
