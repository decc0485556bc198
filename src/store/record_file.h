// SPDX-License-Identifier: Apache-2.0
//
// A file of small records under 32-bit keys: written once in any order (a key may have several
// records), read by key or in order of key. Records are packed into zstd frames with checksums;
// an index at the end finds each of them. docs/internals/snapshot-format.md has the bytes.
//
// Reading checks every bound: a damaged file gives kCorruption with its path, never a crash.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace xuncha::store {

// One thread. Memory: one block, and 12 bytes a record for the index.
class RecordWriter {
 public:
  static Result<std::unique_ptr<RecordWriter>> Create(const std::string& path);
  // The same, and every record added is there when the process is killed: `work` + ".buffer" and
  // ".block" hold what is not in the file yet. Resume goes on behind the last of them, and shows
  // each record found to `seen` (may be empty) in the order they were added.
  static Result<std::unique_ptr<RecordWriter>> CreateKept(const std::string& path,
                                                          const std::string& work);
  static Result<std::unique_ptr<RecordWriter>> Resume(
      const std::string& path, const std::string& work,
      const std::function<void(std::uint32_t, std::string_view)>& seen);
  ~RecordWriter();

  // The records of these keys (sorted) are no more in the file's index.
  void Forget(const std::vector<std::uint32_t>& keys);

  Status Add(std::uint32_t key, std::string_view record);
  Result<Sha256Digest> Close();  // writes the index and syncs
  std::uint64_t count() const;
  std::uint64_t bytes_written() const;

 private:
  class Impl;
  explicit RecordWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// One thread at a time: blocks are cached inside. Views live until the next call.
class RecordReader {
 public:
  static Result<std::unique_ptr<RecordReader>> Open(const std::string& path);
  ~RecordReader();

  std::uint64_t count() const;
  bool Has(std::uint32_t key) const;
  // Every record of the key, in the order written. Return false to stop.
  Status ForKey(std::uint32_t key, const std::function<bool(std::string_view)>& visit) const;
  // Every record in order of key, then in the order written.
  Status ForEach(const std::function<bool(std::uint32_t, std::string_view)>& visit) const;

 private:
  class Impl;
  explicit RecordReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace xuncha::store
