// SPDX-License-Identifier: Apache-2.0
//
// What importing a sheet into the inventory would do, row by row, before anything is written.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/register.h"
#include "app/register_fields.h"

namespace xuncha::app {

enum class InventoryKind { kUnits, kSites, kColumns, kAccounts };
const char* Name(InventoryKind kind);  // units sites columns accounts
bool InventoryKindFromName(std::string_view name, InventoryKind& out);
// The fields' ids of a kind, in the order of the exported columns, and those a new record needs.
std::vector<std::string> FieldIds(InventoryKind kind);
std::vector<std::string> RequiredFields(InventoryKind kind);

// One row of a sheet: texts by field id. Fields whose column the sheet lacks are not there.
struct InputRow {
  std::string where;      // for messages: its number in the sheet
  std::uint32_t row = 0;  // its number in the sheet
  std::vector<std::pair<std::string, std::string>> cells;
  std::vector<std::string> broken = {};  // fields whose cell holds #N/A and the like
};

enum class RowAction { kAdd = 0, kChange, kSame, kWrong };
const char* Name(RowAction action);  // add change same wrong

struct FieldChange {
  std::string field;
  std::string before;  // as printed; "" = was empty
  std::string after;
};

struct RowFault {
  std::string field;  // "" = the row as a whole
  FieldFault fault;
};

struct PlannedRow {
  std::string where;
  std::uint32_t row = 0;
  RowAction action = RowAction::kSame;
  std::string id;     // of the record; "" = new
  std::string label;  // what a person knows it by
  std::vector<FieldChange> changes;
  std::vector<RowFault> faults;
};

// Several sites of one home page: a mistake more often than not, though each may have a code.
struct SharedHome {
  std::string home;
  std::vector<std::string> sites;  // by code or name, those of the sheet and of the inventory
};

// Several units of one short name: their problems share one row of numbers, and the name alone is
// nobody's.
struct SharedName {
  std::string short_name;
  std::vector<std::string> units;
};

// Records to write carry their id, or a provisional one that begins with '+' where they are new;
// references between new records use these.
struct ImportPlan {
  InventoryKind kind = InventoryKind::kUnits;
  std::vector<PlannedRow> rows;
  std::vector<model::Unit> units;  // also those made for unknown names
  std::vector<model::SiteRecord> sites;
  std::vector<model::ColumnRecord> columns;
  std::vector<model::AccountRecord> accounts;
  std::vector<std::string> created_units;  // names of units made because rows name them
  std::vector<SharedName> shared_names;    // as the next: told only
  std::vector<SharedHome> shared_homes;    // in which a row of the sheet has a part; told only
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t wrong = 0;
};

struct PlanOptions {
  bool create_units = false;  // units that rows name and nobody knows are added
  // Sites and accounts whose state a request gave: a sheet cannot give them another.
  std::set<std::string> by_request = {};
};

// An empty cell leaves a value as it is; a cell of data/register_words.toml's [clear] empties it.
// Rows that are wrong are told and left out of the records to write.
ImportPlan PlanImport(InventoryKind kind, const std::vector<InputRow>& rows, Register all,
                      const RegisterWords& words, const PlanOptions& options);

// The records of a kind as rows of texts, in the order of FieldIds.
std::vector<std::vector<std::string>> ExportRows(InventoryKind kind, const Register& all,
                                                 const RegisterWords& words);
// Their ids, in the same order.
std::vector<std::string> RecordIds(InventoryKind kind, const Register& all);

}  // namespace xuncha::app
