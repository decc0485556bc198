// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_array.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace xuncha {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kFirstStep = 64 * 1024;
constexpr std::size_t kLargestStep = 16u << 20;

std::size_t RoundUp(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

}  // namespace

Result<MappedBytes> MappedBytes::Create(const std::string& folder, std::size_t max_bytes) {
  MappedBytes bytes;
  bytes.folder_ = folder;
  std::string name = folder + "/xuncha-XXXXXX";
  std::vector<char> path(name.begin(), name.end());
  path.push_back('\0');
  bytes.file_ = mkostemp(path.data(), O_CLOEXEC);
  if (bytes.file_ < 0) return FromErrno(errno, "create a work file in", folder);
  unlink(path.data());
  XC_TRY(bytes.Reserve(max_bytes));
  return bytes;
}

Result<MappedBytes> MappedBytes::Keep(const std::string& path, std::size_t max_bytes) {
  MappedBytes bytes;
  bytes.folder_ = path;
  bytes.file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (bytes.file_ < 0) return FromErrno(errno, "open", path);
  XC_TRY(bytes.Reserve(max_bytes));
  const off_t size = lseek(bytes.file_, 0, SEEK_END);
  const std::size_t whole = size < 0 ? 0 : static_cast<std::size_t>(size) / kPage * kPage;
  if (whole == 0) return bytes;
  if (whole > bytes.reserved_) return Corruption(path + " is longer than it can be");
  void* mapped =
      mmap(bytes.base_, whole, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, bytes.file_, 0);
  if (mapped == MAP_FAILED) return FromErrno(errno, "map", path);
  bytes.mapped_ = whole;
  return bytes;
}

Status MappedBytes::Reserve(std::size_t max_bytes) {
  reserved_ = RoundUp(std::max<std::size_t>(max_bytes, 1), kLargestStep);
  void* base =
      mmap(nullptr, reserved_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) {
    reserved_ = 0;
    return FromErrno(errno, "reserve addresses for a work file in", folder_);
  }
  base_ = static_cast<std::byte*>(base);
  return Ok();
}

MappedBytes::~MappedBytes() {
  if (base_ != nullptr) munmap(base_, reserved_);
  if (file_ >= 0) close(file_);
}

Status MappedBytes::Grow(std::size_t bytes) {
  if (bytes <= mapped_) return Ok();
  if (bytes > reserved_) {
    return Error{ErrorCode::kNoSpace, "a work file in " + folder_ + " would outgrow its bound of " +
                                          std::to_string(reserved_) + " bytes"};
  }
  // Doubling up to a step: small tables stay small, large ones are not half empty.
  const std::size_t step = std::clamp(mapped_, kFirstStep, kLargestStep);
  const std::size_t wanted = std::min(RoundUp(std::max(bytes, mapped_ + step), kPage), reserved_);
  const int failed =
      posix_fallocate(file_, static_cast<off_t>(mapped_), static_cast<off_t>(wanted - mapped_));
  if (failed != 0) return FromErrno(failed, "grow a work file in", folder_);
  void* mapped = mmap(base_ + mapped_, wanted - mapped_, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_FIXED, file_, static_cast<off_t>(mapped_));
  if (mapped == MAP_FAILED) return FromErrno(errno, "map a work file in", folder_);
  mapped_ = wanted;
  return Ok();
}

void MappedBytes::Release() {
  // A shared file mapping loses nothing here: dirty pages stay in the file's cache.
  if (mapped_ > 0) madvise(base_, mapped_, MADV_DONTNEED);
}

void MappedBytes::Swap(MappedBytes& other) noexcept {
  std::swap(base_, other.base_);
  std::swap(reserved_, other.reserved_);
  std::swap(mapped_, other.mapped_);
  std::swap(file_, other.file_);
  std::swap(folder_, other.folder_);
}

}  // namespace xuncha
