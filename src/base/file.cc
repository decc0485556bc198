// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

namespace xuncha {
namespace {

constexpr std::size_t kWriteBuffer = 256U << 10;

int OpenRetry(const char* path, int flags, mode_t mode = 0666) {
  int fd = -1;
  do {
    fd = ::open(path, flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

Status WriteAll(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return FromErrno(errno, "write", path);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Ok();
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) ::close(fd_);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = other.Release();
  }
  return *this;
}

Result<std::string> ReadFile(const std::string& path, std::uint64_t max_bytes) {
  const FileDescriptor fd(OpenRetry(path.c_str(), O_RDONLY));
  if (!fd.valid()) return FromErrno(errno, "open", path);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return FromErrno(errno, "stat", path);
  if (S_ISDIR(info.st_mode)) return InvalidArgument(path + " is a folder, not a file");
  std::string bytes;
  if (S_ISREG(info.st_mode)) {
    bytes.reserve(std::min<std::size_t>(static_cast<std::size_t>(info.st_size), max_bytes) + 1);
  }
  std::size_t used = 0;
  while (true) {
    constexpr std::size_t kStep = 64U << 10;
    bytes.resize(std::max(bytes.capacity(), used + kStep));
    const ssize_t got = ::read(fd.get(), bytes.data() + used, bytes.size() - used);
    if (got < 0) {
      if (errno == EINTR) continue;
      return FromErrno(errno, "read", path);
    }
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) {
      return InvalidArgument(path + " is longer than " + std::to_string(max_bytes) + " bytes");
    }
    if (got == 0) break;
  }
  bytes.resize(used);
  return bytes;
}

Status WriteFileAtomically(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".tmp" + std::to_string(::getpid());
  {
    const FileDescriptor fd(OpenRetry(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC));
    if (!fd.valid()) return FromErrno(errno, "create", path);
    Status written = WriteAll(fd.get(), bytes, path);
    if (written && ::fsync(fd.get()) != 0) written = FromErrno(errno, "write", path);
    if (!written) {
      ::unlink(beside.c_str());
      return std::move(written).error();
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    ::unlink(beside.c_str());
    return FromErrno(reason, "rename to", path);
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  return SyncDirectory(folder);
}

bool FileExists(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0;
}

bool IsDirectory(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

Result<std::uint64_t> FileSize(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return FromErrno(errno, "stat", path);
  return static_cast<std::uint64_t>(info.st_size);
}

Status MakeDirectories(const std::string& path) {
  std::size_t slash = 0;
  while (slash != std::string::npos) {
    slash = path.find('/', slash + 1);
    const std::string part = path.substr(0, slash);
    if (part.empty()) continue;
    if (::mkdir(part.c_str(), 0777) != 0) {
      const int reason = errno;
      if (IsDirectory(part)) continue;
      return FromErrno(reason == EEXIST ? ENOTDIR : reason, "make the folder", part);
    }
  }
  return Ok();
}

Status RemoveTree(const std::string& path) {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (error) return FromErrno(error.value(), "remove", path);
  return Ok();
}

Result<std::vector<std::string>> ListDirectory(const std::string& path) {
  DIR* dir = ::opendir(path.c_str());
  if (dir == nullptr) return FromErrno(errno, "open the folder", path);
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(dir)) {  // NOLINT(concurrency-mt-unsafe): own stream
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  ::closedir(dir);
  std::sort(names.begin(), names.end());
  return names;
}

Status SyncDirectory(const std::string& path) {
  const FileDescriptor fd(OpenRetry(path.c_str(), O_RDONLY | O_DIRECTORY));
  if (!fd.valid()) return FromErrno(errno, "open the folder", path);
  // Some file systems cannot sync a folder and say EINVAL; there is nothing more to be done there.
  if (::fsync(fd.get()) != 0 && errno != EINVAL) return FromErrno(errno, "sync the folder", path);
  return Ok();
}

Status RenamePath(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0)
    return FromErrno(errno, "rename " + from + " to", to);
  return Ok();
}

std::string JoinPath(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty() && path.back() != '/') path.push_back('/');
  path.append(name);
  return path;
}

FileWriter::FileWriter(FileDescriptor fd, std::string path)
    : fd_(std::move(fd)), path_(std::move(path)), digest_(std::make_unique<Sha256Stream>()) {
  buffer_.reserve(kWriteBuffer);
}
FileWriter::FileWriter(FileWriter&&) noexcept = default;
FileWriter& FileWriter::operator=(FileWriter&&) noexcept = default;
FileWriter::~FileWriter() = default;

Result<FileWriter> FileWriter::Create(const std::string& path) {
  FileDescriptor fd(OpenRetry(path.c_str(), O_WRONLY | O_CREAT | O_EXCL));
  if (!fd.valid()) return FromErrno(errno, "create", path);
  return FileWriter(std::move(fd), path);
}

Status FileWriter::Flush() {
  if (buffer_.empty()) return Ok();
  digest_->Update(buffer_);
  Status written = WriteAll(fd_.get(), buffer_, path_);
  buffer_.clear();
  failed_ = failed_ || !written;
  return written;
}

Status FileWriter::Write(std::string_view bytes) {
  if (failed_) return Error{ErrorCode::kUnavailable, "cannot write " + path_ + ": failed before"};
  if (buffer_.size() + bytes.size() > kWriteBuffer) XC_TRY(Flush());
  if (bytes.size() >= kWriteBuffer) {
    digest_->Update(bytes);
    Status written = WriteAll(fd_.get(), bytes, path_);
    failed_ = failed_ || !written;
    if (!written) return written;
  } else {
    buffer_.append(bytes);
  }
  position_ += bytes.size();
  return Ok();
}

Result<Sha256Digest> FileWriter::Close() {
  if (failed_) return Error{ErrorCode::kUnavailable, "cannot write " + path_ + ": failed before"};
  XC_TRY(Flush());
  if (::fsync(fd_.get()) != 0) return FromErrno(errno, "write", path_);
  // close(2) reports late errors of network file systems.
  if (::close(fd_.Release()) != 0) return FromErrno(errno, "write", path_);
  return digest_->Finish();
}

Result<RandomAccessFile> RandomAccessFile::Open(const std::string& path) {
  RandomAccessFile file;
  file.fd_ = FileDescriptor(OpenRetry(path.c_str(), O_RDONLY));
  if (!file.fd_.valid()) return FromErrno(errno, "open", path);
  struct stat info {};
  if (::fstat(file.fd_.get(), &info) != 0) return FromErrno(errno, "stat", path);
  file.size_ = static_cast<std::uint64_t>(info.st_size);
  file.path_ = path;
  return file;
}

Status RandomAccessFile::ReadAt(std::uint64_t offset, std::size_t size, std::string& out) const {
  out.resize(size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got =
        ::pread(fd_.get(), out.data() + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0) {
      if (errno == EINTR) continue;
      return FromErrno(errno, "read", path_);
    }
    if (got == 0) return Corruption(path_ + " ends before its contents do");
    done += static_cast<std::size_t>(got);
  }
  return Ok();
}

Result<MappedFile> MappedFile::Open(const std::string& path) {
  const FileDescriptor fd(OpenRetry(path.c_str(), O_RDONLY));
  if (!fd.valid()) return FromErrno(errno, "open", path);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return FromErrno(errno, "stat", path);
  MappedFile file;
  if (info.st_size == 0) return file;
  void* data =
      ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (data == MAP_FAILED) return FromErrno(errno, "map", path);
  file.data_ = static_cast<const char*>(data);
  file.size_ = static_cast<std::size_t>(info.st_size);
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  if (this != &other) {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::DropResident() const {
  if (data_ != nullptr) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
}

Result<FileLock> FileLock::Acquire(const std::string& path, int wait_ms) {
  FileLock lock;
  lock.fd_ = FileDescriptor(OpenRetry(path.c_str(), O_RDWR | O_CREAT));
  if (!lock.fd_.valid()) return FromErrno(errno, "open", path);
  constexpr int kStepMs = 20;
  for (int waited = 0;; waited += kStepMs) {
    if (::flock(lock.fd_.get(), LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno != EWOULDBLOCK && errno != EINTR) return FromErrno(errno, "lock", path);
    if (waited >= wait_ms) {
      return Error{ErrorCode::kConflict, path + " is held by another process; try again later"};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(kStepMs));
  }
}

}  // namespace xuncha
