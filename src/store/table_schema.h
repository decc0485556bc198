// SPDX-License-Identifier: Apache-2.0
//
// What tables there are and what they look like, in words that both engines share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/db.h"

namespace xuncha::store {

enum class ColumnType : std::uint8_t { kInteger, kReal, kText, kBlob };
const char* Name(ColumnType type);  // "integer" …
std::optional<ColumnType> ColumnTypeOf(std::string_view name);

struct TableColumn {
  std::string name;
  ColumnType type = ColumnType::kInteger;
  bool operator==(const TableColumn&) const = default;
};

struct TableSchema {
  std::string name;
  std::vector<TableColumn> columns;
  // The rest is not part of a backup's file.
  std::vector<std::string> key;         // columns of the primary key, in its order
  std::string identity;                 // the {id} column; "" = none
  std::vector<std::string> references;  // other tables that its rows point to
};

// All tables except `migrations`, each after those that it refers to, by name where that is open.
// kInternal for types that docs/internals/database.md does not have, and for tables that refer to
// each other in a circle.
Result<std::vector<TableSchema>> ReadSchema(Connection& connection);

// The newest id that the table's {id} column has given; 0 = none, or there is no such column.
Result<std::int64_t> LastId(Connection& connection, const TableSchema& table);
// Makes the next one greater than `last`.
Status SetLastId(Connection& connection, const TableSchema& table, std::int64_t last);

}  // namespace xuncha::store
