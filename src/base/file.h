// SPDX-License-Identifier: Apache-2.0
//
// Files and folders with errors as values: whole reads under a bound, buffered writing that keeps
// count and digest, read-only maps, positioned reads, durable renames, and a lock between
// processes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sha256.h"

namespace xuncha {

class MappedBytes;

// An open file descriptor; closed on destruction.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor();
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.Release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  int Release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_ = -1;
};

// The whole file; kInvalidArgument if it is longer than `max_bytes`.
Result<std::string> ReadFile(const std::string& path, std::uint64_t max_bytes = 1ULL << 30);

// Writes beside and renames, so that readers see the old bytes or the new ones, durable on return.
Status WriteFileAtomically(const std::string& path, std::string_view bytes);

// The same for what need not survive the machine, only the process: nothing is synced.
Status ReplaceFile(const std::string& path, std::string_view bytes);

bool FileExists(const std::string& path);
bool IsDirectory(const std::string& path);
Result<std::uint64_t> FileSize(const std::string& path);

// Makes the folder and its parents; fine if it is there.
Status MakeDirectories(const std::string& path);
// Removes a folder with all in it; fine if it is not there. Symbolic links are not followed.
Status RemoveTree(const std::string& path);
// Names in the folder, sorted by bytes, without "." and "..".
Result<std::vector<std::string>> ListDirectory(const std::string& path);
// Makes a rename or a new file in the folder survive a power cut.
Status SyncDirectory(const std::string& path);
Status RenamePath(const std::string& from, const std::string& to);
std::string JoinPath(std::string_view folder, std::string_view name);

// Writes one new file from its beginning. Errors of write(2) come back at once and again at Close.
// Not thread-safe. A file that was not closed is incomplete; its owner removes it.
//
// A writer that is kept has its buffer in a mapped file beside: whatever Write returned for is
// there when the process is killed (not when the machine is), whole Writes only, and Resume goes on
// behind it. That costs nothing while writing.
class FileWriter {
 public:
  static Result<FileWriter> Create(const std::string& path);
  static Result<FileWriter> CreateKept(const std::string& path, const std::string& buffer_path);
  // Goes on with a kept file after its first `at_most` bytes at most; reads it once for the digest.
  static Result<FileWriter> Resume(const std::string& path, const std::string& buffer_path,
                                   std::uint64_t at_most = ~std::uint64_t{0});
  FileWriter(FileWriter&&) noexcept;
  FileWriter& operator=(FileWriter&&) noexcept;
  ~FileWriter();

  Status Write(std::string_view bytes);
  std::uint64_t position() const { return position_; }
  // Flushes, fsyncs and closes; gives the SHA-256 of all that was written.
  Result<Sha256Digest> Close();
  Status Flush();  // hands everything to the system

 private:
  FileWriter(FileDescriptor fd, std::string path);
  Status Keep(const std::string& buffer_path);
  Status WriteThrough(std::string_view bytes);
  void Note();

  FileDescriptor fd_;
  std::string path_;
  std::unique_ptr<char[]> own_buffer_;
  std::unique_ptr<MappedBytes> kept_;  // instead of own_buffer_: a note, then the bytes
  char* buffer_ = nullptr;
  std::size_t used_ = 0;
  std::uint64_t flushed_ = 0;  // bytes that are in the file itself
  std::uint64_t position_ = 0;
  std::unique_ptr<Sha256Stream> digest_;
  bool failed_ = false;
};

// Reads at positions. Const and safe from any thread.
class RandomAccessFile {
 public:
  static Result<RandomAccessFile> Open(const std::string& path);
  std::uint64_t size() const { return size_; }
  const std::string& path() const { return path_; }
  // Exactly `size` bytes from `offset`; kCorruption if the file ends before.
  Status ReadAt(std::uint64_t offset, std::size_t size, std::string& out) const;

 private:
  FileDescriptor fd_;
  std::string path_;
  std::uint64_t size_ = 0;
};

// A whole file mapped read-only. The file must not be shortened while it is mapped: only for files
// that are never changed after they were made. Views live as long as the map.
class MappedFile {
 public:
  static Result<MappedFile> Open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  std::string_view bytes() const { return {data_, size_}; }
  void DropResident() const;  // lets the kernel take the pages back; they are read again on use

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

// An exclusive lock on a file, held between processes until destruction (flock).
class FileLock {
 public:
  // Waits at most `wait_ms`; kConflict if somebody else holds it longer.
  static Result<FileLock> Acquire(const std::string& path, int wait_ms);

 private:
  FileDescriptor fd_;
};

}  // namespace xuncha
