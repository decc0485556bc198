// SPDX-License-Identifier: Apache-2.0
//
// The file of a backup: one zstd frame of lines of JSON (UTF-8, LF), the same for both engines.
//
//   {"format":"xuncha-backup-1","made":"2022-08-23T09:02:11Z","schema":3,"tables":[
//     {"name":"units","columns":[["id","integer"],["code","text"],…],"last_id":16},…]}
//   {"table":"units"}
//   [1,"a",0.5,null,"ff00"]                  one line a row, in order of its key
//   {"rows":1,"sha256":"…"}                  of the lines of the table's rows, with their LF
//   … the next table …
//   {"history":{"id":101,"sha256":"…"}}      the newest row of the history; id 0 = none
//   {"end":{"rows":1,"sha256":"…"}}          of all lines before
//
// Columns are integer, real, text or blob (two lower-case hex digits a byte). Tables come before
// those that refer to them. Only "made" is not of the data: the same data gives the same bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "base/time.h"
#include "store/audit_trail.h"
#include "store/table_schema.h"

namespace xuncha::store {

struct BackupTable {
  TableSchema schema;
  std::int64_t last_id = 0;  // the newest id that {id} has given; 0 = none
};

struct BackupHeader {
  TimeMs made = 0;
  int schema = 0;  // the newest migration
  std::vector<BackupTable> tables;
};

// Writes beside and renames at the end: the file is there whole and durable, or not at all. Its
// owner alone may read it. One thread.
class BackupWriter {
 public:
  // kConflict if there is such a file.
  static Result<std::unique_ptr<BackupWriter>> Create(const std::string& file);
  ~BackupWriter();

  Status Begin(const BackupHeader& header);
  Status BeginTable(std::string_view name);
  Status AddRow(std::string_view json);
  Status EndTable();
  Status Finish(const ChainHead& history);

 private:
  class Impl;
  explicit BackupWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What a walk over a backup shows. An error stops it and is returned.
class BackupVisitor {
 public:
  virtual ~BackupVisitor() = default;
  virtual Status Header(const BackupHeader&) { return Ok(); }
  virtual Status Table(const BackupTable&) { return Ok(); }
  virtual Status Row(std::span<const Value>) { return Ok(); }  // valid during the call
  virtual Status TableEnd() { return Ok(); }
};

struct BackupSummary {
  TimeMs made = 0;
  int schema = 0;
  std::vector<std::pair<std::string, std::int64_t>> tables;  // name, rows
  std::int64_t rows = 0;
  ChainHead history;
  std::string sha256;  // what its last line says
};

// Reads all of it, one row at a time. kCorruption at whatever is not as it was written, kNotFound
// if there is no such file. A walk that ends well has seen the whole file, with its digests right.
Result<BackupSummary> WalkBackup(const std::string& file, BackupVisitor& visitor);

}  // namespace xuncha::store
