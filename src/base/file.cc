// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "base/mapped_array.h"
#include "base/work_folder.h"

namespace xuncha {
namespace {

constexpr std::size_t kWriteBuffer = 256U << 10;
constexpr int kNoteShift = 20;  // of a kept file: its length above, bytes of the buffer below
static_assert(kWriteBuffer < (std::size_t{1} << kNoteShift));

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

namespace {

// One name for all who write `path`, so that what a killed process left is taken by the next one
// and does not lie about. Locked: who writes the same file at once waits for the other.
Result<FileDescriptor> OpenBeside(const std::string& beside, const std::string& path) {
  while (true) {
    FileDescriptor fd(OpenRetry(beside.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW));
    if (!fd.valid()) return FromErrno(errno, "create", path);
    while (::flock(fd.get(), LOCK_EX) != 0) {
      if (errno != EINTR) return FromErrno(errno, "lock", path);
    }
    struct stat held {};
    struct stat named {};
    if (::fstat(fd.get(), &held) != 0) return FromErrno(errno, "stat", path);
    // Whoever had it has renamed it meanwhile.
    if (::stat(beside.c_str(), &named) != 0 || named.st_ino != held.st_ino ||
        named.st_dev != held.st_dev) {
      continue;
    }
    if (::ftruncate(fd.get(), 0) != 0) return FromErrno(errno, "write", path);
    return fd;
  }
}

}  // namespace

Status WriteFileAtomically(const std::string& path, std::string_view bytes) {
  // A device or a pipe is written to; renaming onto /dev/null would replace it for everybody.
  struct stat there {};
  const bool exists = ::stat(path.c_str(), &there) == 0;
  if (exists && S_ISDIR(there.st_mode)) return InvalidArgument(path + " is a folder, not a file");
  if (exists && !S_ISREG(there.st_mode)) {
    const FileDescriptor fd(OpenRetry(path.c_str(), O_WRONLY));
    if (!fd.valid()) return FromErrno(errno, "open", path);
    return WriteAll(fd.get(), bytes, path);
  }
  const std::string beside = path + std::string(kBesideEnding);
  {
    XC_ASSIGN_OR_RETURN(const FileDescriptor fd, OpenBeside(beside, path));
    Status written = WriteAll(fd.get(), bytes, path);
    if (written && ::fsync(fd.get()) != 0) written = FromErrno(errno, "write", path);
    if (written && ::rename(beside.c_str(), path.c_str()) != 0) {
      written = FromErrno(errno, "rename to", path);
    }
    if (!written) {
      ::unlink(beside.c_str());
      return std::move(written).error();
    }
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  return SyncDirectory(folder);
}

Status ReplaceFile(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".new";
  {
    const FileDescriptor fd(OpenRetry(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC));
    if (!fd.valid()) return FromErrno(errno, "create", path);
    XC_TRY(WriteAll(fd.get(), bytes, path));
  }
  return RenamePath(beside, path);
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
    : fd_(std::move(fd)), path_(std::move(path)), digest_(std::make_unique<Sha256Stream>()) {}
FileWriter::FileWriter(FileWriter&&) noexcept = default;
FileWriter& FileWriter::operator=(FileWriter&&) noexcept = default;
FileWriter::~FileWriter() = default;

Result<FileWriter> FileWriter::Create(const std::string& path) {
  FileDescriptor fd(OpenRetry(path.c_str(), O_WRONLY | O_CREAT | O_EXCL));
  if (!fd.valid()) return FromErrno(errno, "create", path);
  FileWriter writer(std::move(fd), path);
  writer.own_buffer_ = std::make_unique_for_overwrite<char[]>(kWriteBuffer);
  writer.buffer_ = writer.own_buffer_.get();
  return writer;
}

Result<FileWriter> FileWriter::CreateKept(const std::string& path, const std::string& buffer_path) {
  FileDescriptor fd(OpenRetry(path.c_str(), O_RDWR | O_CREAT | O_EXCL));
  if (!fd.valid()) return FromErrno(errno, "create", path);
  FileWriter writer(std::move(fd), path);
  XC_TRY(writer.Keep(buffer_path));
  writer.Note();
  return writer;
}

Result<FileWriter> FileWriter::Resume(const std::string& path, const std::string& buffer_path,
                                      std::uint64_t at_most) {
  FileDescriptor fd(OpenRetry(path.c_str(), O_RDWR));
  if (!fd.valid()) return FromErrno(errno, "open", path);
  FileWriter writer(std::move(fd), path);
  XC_TRY(writer.Keep(buffer_path));
  std::uint64_t note = 0;
  std::memcpy(&note, writer.kept_->data(), sizeof note);
  writer.flushed_ = note >> kNoteShift;
  writer.used_ = note & ((std::uint64_t{1} << kNoteShift) - 1);
  XC_ASSIGN_OR_RETURN(const std::uint64_t size, FileSize(path));
  if (writer.used_ > kWriteBuffer || writer.flushed_ > size) {
    return Corruption(path + " ends before its contents do");
  }
  const std::uint64_t in_file = std::min(writer.flushed_, at_most);
  writer.used_ = static_cast<std::size_t>(std::min<std::uint64_t>(writer.used_, at_most - in_file));
  if (in_file < writer.flushed_) writer.used_ = 0;
  // What stands behind is a Write that was cut short; it was never noted.
  if (::ftruncate(writer.fd_.get(), static_cast<off_t>(in_file)) != 0) {
    return FromErrno(errno, "cut", path);
  }
  std::string piece(kWriteBuffer, '\0');
  for (writer.flushed_ = 0; writer.flushed_ < in_file;) {
    const ssize_t got =
        ::pread(writer.fd_.get(), piece.data(), piece.size(), static_cast<off_t>(writer.flushed_));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return FromErrno(got == 0 ? EIO : errno, "read", path);
    writer.digest_->Update(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
    writer.flushed_ += static_cast<std::uint64_t>(got);
  }
  if (::lseek(writer.fd_.get(), 0, SEEK_END) < 0) return FromErrno(errno, "read", path);
  writer.position_ = writer.flushed_ + writer.used_;
  writer.Note();
  return writer;
}

Status FileWriter::Keep(const std::string& buffer_path) {
  XC_ASSIGN_OR_RETURN(MappedBytes kept,
                      MappedBytes::Keep(buffer_path, kWriteBuffer + sizeof(std::uint64_t)));
  kept_ = std::make_unique<MappedBytes>(std::move(kept));
  XC_TRY(kept_->Grow(kWriteBuffer + sizeof(std::uint64_t)));
  buffer_ = reinterpret_cast<char*>(kept_->data()) + sizeof(std::uint64_t);
  return Ok();
}

// One store says where the file ends and how much of the buffer counts: a kill sees the state
// before a Write or after it, never one between.
void FileWriter::Note() {
  if (kept_ == nullptr) return;
  std::atomic_ref<std::uint64_t>(*reinterpret_cast<std::uint64_t*>(kept_->data()))
      .store(flushed_ << kNoteShift | used_, std::memory_order_release);
}

Status FileWriter::WriteThrough(std::string_view bytes) {
  digest_->Update(bytes);
  Status written = WriteAll(fd_.get(), bytes, path_);
  failed_ = failed_ || !written;
  if (written) flushed_ += bytes.size();
  return written;
}

Status FileWriter::Flush() {
  if (used_ == 0) return Ok();
  Status written = WriteThrough({buffer_, used_});
  used_ = 0;
  if (written) Note();
  return written;
}

Status FileWriter::Write(std::string_view bytes) {
  if (failed_) return Error{ErrorCode::kUnavailable, "cannot write " + path_ + ": failed before"};
  if (used_ + bytes.size() > kWriteBuffer) XC_TRY(Flush());
  if (bytes.size() >= kWriteBuffer) {
    XC_TRY(WriteThrough(bytes));
  } else {
    std::memcpy(buffer_ + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  Note();
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
