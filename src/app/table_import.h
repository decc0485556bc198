// SPDX-License-Identifier: Apache-2.0
//
// A table of somebody's file into records, row by row: all of a file or nothing, unless wrong rows
// are skipped; the same file twice changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/register_fields.h"
#include "app/work_log.h"
#include "base/resources.h"
#include "base/result.h"
#include "sheets/header_map.h"
#include "store/db.h"

namespace xuncha::app {

struct TableFault {
  std::uint32_t row = 0;  // as people see it
  std::string column;     // its header as the file has it; one it lacks, as we write it
  FieldFault fault;
};
struct TableTaken {
  std::vector<TableFault> faults;
  std::vector<TableFault> remarks;  // nothing wrong, but to be known; row 0 = of the whole file
  std::vector<std::string> unknown_columns;  // headers of columns that say nothing to us
  std::vector<std::string> notes;            // about the file
  std::size_t added = 0, same = 0, wrong = 0;
  bool written = false;
};

struct TableRequest {
  std::string file;
  bool dry_run = false;
  bool skip_wrong = false;
};

// What is known of a file while its rows are read.
struct TableSoFar {
  // Records that its rows have given: key → row and record.
  std::map<std::string, std::pair<std::uint32_t, std::string>, std::less<>> records;
  std::set<std::string, std::less<>> whole_fields;  // of which every column is read
};

// One row as its reader sees it.
class TableRow {
 public:
  TableRow(const sheets::HeaderMap& map, const sheets::HeaderKind& kind, const sheets::Row& row,
           TableSoFar& so_far, TableTaken& taken)
      : map_(map), kind_(kind), row_(row), so_far_(so_far), taken_(taken) {}
  // Trimmed; "" where the file has no such column.
  std::string Text(std::string_view field) const;
  // Of every column that may mean the field; "" is left out.
  std::vector<std::string> AllTexts(std::string_view field);
  bool Has(std::string_view field) const { return map_.Has(field); }
  // ISO day, "" for an empty cell; a fault where it is neither.
  std::string Day(std::string_view field);
  // The same for what has happened: a fault where it lies after `today` (ISO day).
  std::string PastDay(std::string_view field, const std::string& today);
  void Wrong(std::string_view field, FieldFault fault);
  void Remark(std::string_view field, FieldFault fault);
  // True for the first row of the file that gives a record with this key. Another with the same
  // record is remarked on, one with a different record is wrong: neither may displace the first
  // without a word. `record` has no id yet.
  bool IsFirst(std::string_view field, const std::string& key, std::string record);
  bool wrong() const { return wrong_; }

 private:
  std::string HeaderOf(std::string_view field) const;

  const sheets::HeaderMap& map_;
  const sheets::HeaderKind& kind_;
  const sheets::Row& row_;
  TableSoFar& so_far_;
  TableTaken& taken_;
  bool wrong_ = false;
};

// Reads the file's sheet of `kind` (data/sheet_headers.toml) and hands each row to `take`, within
// one transaction; `take` stores it unless the row is wrong, and says whether anything changed. May
// run more than once (store/db.h).
Result<TableTaken> ImportTable(store::Connection& database, const Resources& resources,
                               const std::string& kind, const TableRequest& request, const Who& who,
                               const std::function<Result<bool>(TableRow& row)>& take);

// The file's own name, without its folder: what records say they come from.
std::string LastPart(const std::string& path);

}  // namespace xuncha::app
