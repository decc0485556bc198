// SPDX-License-Identifier: Apache-2.0
//
// Every URL of a snapshot as a fixed-width record, its text, and a hash table from text to number.
// The file is mapped: opening checks all of it once, afterwards any record is one memory access.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "model/url_record.h"
#include "store/digest.h"

namespace xuncha::store {

// One thread. Memory: 12 bytes a URL, and the distinct content types. Records go to the file at
// once.
class UrlTableWriter {
 public:
  static Result<std::unique_ptr<UrlTableWriter>> Create(const std::string& path);
  // REQUIRES: ids come in order from 0; else kInternal.
  Status Add(const model::UrlRecord& record);
  std::uint32_t count() const { return static_cast<std::uint32_t>(hashes_.size()); }
  Result<Sha256Digest> Close();

 private:
  explicit UrlTableWriter(FileWriter file) : file_(std::move(file)) {}
  Status Write(std::string_view bytes);

  FileWriter file_;
  HashStream checksum_;
  std::string record_;
  std::vector<std::uint64_t> ends_;    // where the next record's text begins, in the file
  std::vector<std::uint32_t> hashes_;  // low half of XXH3 of the text
  std::unordered_map<std::string, std::uint16_t> types_;
  std::vector<std::string> type_names_;
};

// Const and safe from any thread. Views live as long as the table.
class UrlTable {
 public:
  static Result<UrlTable> Open(const std::string& path);
  std::uint32_t size() const { return count_; }
  model::UrlRecord Record(model::UrlId id) const;  // REQUIRES: id < size()
  model::UrlId Find(std::string_view url) const;   // kNoUrl = not there

 private:
  const char* RecordAt(std::uint32_t id) const;
  Status CheckRecords(const std::string& path) const;

  MappedFile file_;
  const char* offsets_ = nullptr;  // u64 each: where a record begins
  const char* slots_ = nullptr;    // u32 each: id + 1, 0 = empty
  std::uint32_t count_ = 0;
  std::uint32_t slot_count_ = 0;
  std::vector<std::string_view> types_;
};

}  // namespace xuncha::store
