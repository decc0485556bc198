// SPDX-License-Identifier: Apache-2.0
//
// Link labels, each written once and known by its number. 0 is the empty label.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "store/digest.h"

namespace xuncha::store {

// One thread. Memory: 24 bytes a distinct label at most; the texts go to the file at once. Two
// labels are taken for the same when their 64-bit hashes under a seed of this snapshot agree.
class LabelWriter {
 public:
  static Result<std::unique_ptr<LabelWriter>> Create(const std::string& path, std::uint64_t seed);
  // The same, surviving a kill by means of `work` + ".buffer", ".ends" and ".ends.buffer".
  static Result<std::unique_ptr<LabelWriter>> CreateKept(const std::string& path,
                                                         const std::string& work,
                                                         std::uint64_t seed);
  static Result<std::unique_ptr<LabelWriter>> Resume(const std::string& path,
                                                     const std::string& work, std::uint64_t seed);

  // The number of the label. Errors of the disk stand in status().
  std::uint32_t Intern(std::string_view label) { return label.empty() ? 0 : InternNonEmpty(label); }
  const Status& status() const { return status_; }
  std::uint64_t count() const { return ends_.size(); }
  Result<Sha256Digest> Close();

 private:
  LabelWriter(FileWriter file, std::uint64_t seed);
  std::uint32_t InternNonEmpty(std::string_view label);
  void Grow();
  Status Recover(const std::string& path, const std::string& table);

  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t id = 0;  // 0 = empty slot
  };
  FileWriter file_;
  std::optional<FileWriter> kept_ends_;  // u32 each, of a writer that is kept
  HashStream checksum_;
  std::uint64_t seed_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> ends_;  // of each label's text
  std::uint32_t end_ = 0;
  Status status_ = Ok();
};

// Const and safe from any thread. Views live as long as the table.
class LabelTable {
 public:
  static Result<LabelTable> Open(const std::string& path);
  std::uint32_t size() const { return count_ + 1; }  // numbers are below it
  // REQUIRES: id < size()
  std::string_view Label(std::uint32_t id) const;

 private:
  MappedFile file_;
  const char* texts_ = nullptr;
  const char* ends_ = nullptr;
  std::uint32_t count_ = 0;
};

}  // namespace xuncha::store
