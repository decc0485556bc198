// SPDX-License-Identifier: Apache-2.0
//
// Growable arrays that live in files: as fast as memory while they are small, and free to leave
// memory when they are not. For tables that grow with a site and are thrown away afterwards.
//
// The file is removed from its folder as soon as it is open, so nothing stays behind, not even
// after kill -9. Disk space is allocated before it is used: a full disk is an Error of Grow, never
// a signal. Elements never move, so references stay valid until the array is destroyed.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/result.h"

namespace xuncha {

// Bytes in a file, mapped at one address for good. Not thread-safe.
class MappedBytes {
 public:
  // Reserves addresses (no memory) for `max_bytes` and opens an unnamed file in `folder`.
  static Result<MappedBytes> Create(const std::string& folder, std::size_t max_bytes);
  // The same in a file that stays: what was stored there outlives the process, however it ends
  // (not the machine: nothing is synced). A file that is there already is mapped as it is.
  static Result<MappedBytes> Keep(const std::string& path, std::size_t max_bytes);

  MappedBytes() = default;
  MappedBytes(MappedBytes&& other) noexcept { Swap(other); }
  MappedBytes& operator=(MappedBytes&& other) noexcept {
    Swap(other);
    return *this;
  }
  ~MappedBytes();

  // Makes at least `bytes` usable; new ones are zero. kNoSpace when the disk is full or `max_bytes`
  // would be exceeded.
  Status Grow(std::size_t bytes);

  // Gives the pages back to the system; what they hold stays in the file and comes back on use.
  void Release();

  std::byte* data() const { return base_; }
  std::size_t capacity() const { return mapped_; }

 private:
  Status Reserve(std::size_t max_bytes);
  void Swap(MappedBytes& other) noexcept;

  std::byte* base_ = nullptr;
  std::size_t reserved_ = 0;
  std::size_t mapped_ = 0;
  int file_ = -1;
  std::string folder_;
};

// An array of plain values. Not thread-safe.
template <class T>
class MappedArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  static Result<MappedArray> Create(const std::string& folder, std::size_t max_elements) {
    MappedArray array;
    XC_ASSIGN_OR_RETURN(array.bytes_, MappedBytes::Create(folder, max_elements * sizeof(T)));
    return array;
  }

  // In a file that stays; size() is that of the whole file, so that the owner must know what of it
  // is his and cut the rest (Cut).
  static Result<MappedArray> Keep(const std::string& path, std::size_t max_elements) {
    MappedArray array;
    XC_ASSIGN_OR_RETURN(array.bytes_, MappedBytes::Keep(path, max_elements * sizeof(T)));
    array.size_ = array.bytes_.capacity() / sizeof(T);
    return array;
  }

  // Elements from `size` on do not count (their bytes stay until they are written over, and Resize
  // does not clear them). REQUIRES: size <= size()
  void Cut(std::size_t size) { size_ = size; }

  Status PushBack(const T& value) {
    if ((size_ + 1) * sizeof(T) > bytes_.capacity()) XC_TRY(bytes_.Grow((size_ + 1) * sizeof(T)));
    data()[size_++] = value;
    return Ok();
  }

  Status Append(std::span<const T> values) {
    if (values.empty()) return Ok();
    const std::size_t needed = (size_ + values.size()) * sizeof(T);
    if (needed > bytes_.capacity()) XC_TRY(bytes_.Grow(needed));
    std::memcpy(data() + size_, values.data(), values.size() * sizeof(T));
    size_ += values.size();
    return Ok();
  }

  // New elements are all zero bytes. Never shrinks.
  Status Resize(std::size_t size) {
    if (size > size_) {
      XC_TRY(bytes_.Grow(size * sizeof(T)));
      size_ = size;
    }
    return Ok();
  }

  // REQUIRES: index < size()
  T& operator[](std::size_t index) { return data()[index]; }
  const T& operator[](std::size_t index) const { return data()[index]; }
  T* data() { return reinterpret_cast<T*>(bytes_.data()); }
  const T* data() const { return reinterpret_cast<const T*>(bytes_.data()); }
  std::size_t size() const { return size_; }
  std::size_t bytes() const { return size_ * sizeof(T); }
  void Release() { bytes_.Release(); }

 private:
  MappedBytes bytes_;
  std::size_t size_ = 0;
};

}  // namespace xuncha
