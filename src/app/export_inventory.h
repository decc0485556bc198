// SPDX-License-Identifier: Apache-2.0
//
// The inventory as sheets that ImportInventory reads back to the same records.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/plan_import.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "store/db.h"

namespace xuncha::app {

// Writes records of a kind to `file`: .xlsx, or .csv (UTF-8 with a byte order mark). Replaces what
// was there. Returns the number of records. `now` is the file's time of creation.
Result<std::size_t> ExportInventory(store::Connection& database, const Resources& resources,
                                    InventoryKind kind, const std::string& file, TimeMs now);

// A record with its values as the sheet has them, by field id, in the sheet's order.
struct ListedRecord {
  std::string id;
  std::vector<std::pair<std::string, std::string>> fields;
};
Result<std::vector<ListedRecord>> ListInventory(store::Connection& database,
                                                const Resources& resources, InventoryKind kind);

// What one change of a record's history changed, in the sheet's order; of a new record, what it was
// made with. `before` ("" = new) and `after` are records as the history keeps them. Units are named
// as they are now. kInvalidArgument where a text is no such record.
Result<std::vector<FieldChange>> ChangedFields(InventoryKind kind, const std::string& before,
                                               const std::string& after, const Register& all,
                                               const RegisterWords& words);

}  // namespace xuncha::app
