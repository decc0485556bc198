// SPDX-License-Identifier: Apache-2.0
//
// Importing a sheet of units, sites, columns or accounts: read, planned and written in one
// transaction, each record with its history. All of a file or nothing, unless asked otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/plan_import.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "store/db.h"

namespace xuncha::app {

struct ImportRequest {
  InventoryKind kind = InventoryKind::kUnits;
  std::string file;
  bool dry_run = false;       // says what would happen and writes nothing
  bool skip_wrong = false;    // writes the rows that are right
  bool create_units = false;  // units that rows name and nobody knows are added
  std::string actor;
  TimeMs now = 0;
};

struct ImportOutcome {
  ImportPlan plan;
  bool written = false;                      // false: dry run, wrong rows, or nothing to write
  std::string sheet;                         // the sheet that was read; "" = a CSV file
  std::vector<std::string> unknown_columns;  // headers that say nothing to us, too little, or
                                             // what the inventory does not keep
  std::vector<std::uint32_t> skipped_rows;   // remarks and totals: numbers of their rows
  std::vector<std::string> notes;            // about the file
};

// Errors are about the file as a whole (not readable, no header); wrong rows are in the outcome.
Result<ImportOutcome> ImportInventory(store::Connection& database, const Resources& resources,
                                      const ImportRequest& request);

// A file's rows as texts, for import and comparison.
struct InventorySheet {
  std::vector<InputRow> rows;
  std::string sheet;
  std::vector<std::string> unknown_columns;
  std::vector<std::uint32_t> skipped_rows;
  std::vector<std::string> notes;
};
Result<InventorySheet> ReadInventorySheet(const Resources& resources, InventoryKind kind,
                                          const std::string& file);

}  // namespace xuncha::app
