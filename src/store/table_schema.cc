// SPDX-License-Identifier: Apache-2.0
#include "store/table_schema.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "store/migrate.h"

namespace xuncha::store {
namespace {

// Name, type, place in the primary key (0 = not in it), whether the database gives its values.
constexpr std::string_view kSqliteColumns =
    "SELECT name, type, pk, type = 'INTEGER' AND pk = 1 FROM pragma_table_info($1) ORDER BY cid";
constexpr std::string_view kPostgresColumns =
    "SELECT a.attname, format_type(a.atttypid, NULL),"
    " COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0), a.attidentity <> ''"
    " FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid"
    " JOIN pg_namespace n ON n.oid = t.relnamespace"
    " LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary"
    " WHERE n.nspname = current_schema() AND t.relname = $1 AND a.attnum > 0"
    " AND NOT a.attisdropped ORDER BY a.attnum";
constexpr std::string_view kSqliteReferences =
    "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1) ORDER BY 1";
constexpr std::string_view kPostgresReferences =
    "SELECT DISTINCT r.relname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
    " JOIN pg_class r ON r.oid = c.confrelid JOIN pg_namespace n ON n.oid = t.relnamespace"
    " WHERE n.nspname = current_schema() AND c.contype = 'f' AND t.relname = $1";

constexpr std::string_view kSqliteHasSequences =
    "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'";
constexpr std::string_view kSqliteLast = "SELECT seq FROM sqlite_sequence WHERE name = $1";
constexpr std::string_view kSqliteForgetLast = "DELETE FROM sqlite_sequence WHERE name = $1";
constexpr std::string_view kSqliteSetLast =
    "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";
constexpr std::string_view kPostgresLast =
    "SELECT COALESCE(pg_sequence_last_value("
    "CAST(pg_get_serial_sequence(quote_ident($1), $2) AS regclass)), 0)";
constexpr std::string_view kPostgresSetLast =
    "SELECT setval(CAST(pg_get_serial_sequence(quote_ident($1), $2) AS regclass),"
    " CAST($3 AS BIGINT))";

struct TypeName {
  std::string_view engine;
  ColumnType type;
};
constexpr std::array<TypeName, 8> kTypes{{{"BIGINT", ColumnType::kInteger},
                                          {"INTEGER", ColumnType::kInteger},
                                          {"TEXT", ColumnType::kText},
                                          {"BLOB", ColumnType::kBlob},
                                          {"DOUBLE PRECISION", ColumnType::kReal},
                                          {"bigint", ColumnType::kInteger},
                                          {"text", ColumnType::kText},
                                          {"bytea", ColumnType::kBlob}}};

Result<ColumnType> TypeOf(const std::string& table, const std::string& engine) {
  if (engine == "double precision") return ColumnType::kReal;
  for (const TypeName& type : kTypes) {
    if (type.engine == engine) return type.type;
  }
  return Internal("table " + table + " has a column of the type " + engine);
}

Result<TableSchema> ReadTable(Connection& connection, const std::string& name) {
  const bool sqlite = connection.dialect() == Dialect::kSqlite;
  TableSchema table;
  table.name = name;
  XC_ASSIGN_OR_RETURN(const auto columns,
                      connection.Prepare(sqlite ? kSqliteColumns : kPostgresColumns));
  columns->Bind(1, std::string_view(name));
  std::vector<std::pair<std::int64_t, std::string>> key;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, columns->Step());
    if (!row) break;
    XC_ASSIGN_OR_RETURN(const ColumnType type, TypeOf(name, columns->Text(1)));
    table.columns.push_back({columns->Text(0), type});
    if (columns->Integer(2) > 0) key.emplace_back(columns->Integer(2), columns->Text(0));
    if (columns->Integer(3) != 0) table.identity = columns->Text(0);
  }
  std::sort(key.begin(), key.end());
  for (auto& [place, column] : key) table.key.push_back(std::move(column));
  XC_ASSIGN_OR_RETURN(const auto references,
                      connection.Prepare(sqlite ? kSqliteReferences : kPostgresReferences));
  references->Bind(1, std::string_view(name));
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, references->Step());
    if (!row) return table;
    if (references->Text(0) != name) table.references.push_back(references->Text(0));
  }
}

}  // namespace

const char* Name(ColumnType type) {
  constexpr std::array<const char*, 4> kNames{"integer", "real", "text", "blob"};
  return kNames[static_cast<std::size_t>(type)];
}

std::optional<ColumnType> ColumnTypeOf(std::string_view name) {
  for (const ColumnType type :
       {ColumnType::kInteger, ColumnType::kReal, ColumnType::kText, ColumnType::kBlob}) {
    if (name == Name(type)) return type;
  }
  return std::nullopt;
}

Result<std::vector<TableSchema>> ReadSchema(Connection& connection) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> names, TableNames(connection));
  std::vector<TableSchema> waiting;
  for (const std::string& name : names) {
    XC_ASSIGN_OR_RETURN(TableSchema table, ReadTable(connection, name));
    waiting.push_back(std::move(table));
  }
  std::vector<TableSchema> ordered;
  std::set<std::string> there;
  while (!waiting.empty()) {
    const auto next = std::find_if(waiting.begin(), waiting.end(), [&](const TableSchema& table) {
      return std::all_of(table.references.begin(), table.references.end(),
                         [&](const std::string& other) { return there.contains(other); });
    });
    if (next == waiting.end()) {
      return Internal("tables refer to each other in a circle: " + waiting.front().name);
    }
    there.insert(next->name);
    ordered.push_back(std::move(*next));
    waiting.erase(next);
  }
  return ordered;
}

Result<std::int64_t> LastId(Connection& connection, const TableSchema& table) {
  if (table.identity.empty()) return 0;
  const bool sqlite = connection.dialect() == Dialect::kSqlite;
  if (sqlite) {
    XC_ASSIGN_OR_RETURN(const auto has, connection.Prepare(kSqliteHasSequences));
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool counted, has->Step());
    if (has->Integer(0) == 0) return 0;
  }
  XC_ASSIGN_OR_RETURN(const auto last, connection.Prepare(sqlite ? kSqliteLast : kPostgresLast));
  last->Bind(1, std::string_view(table.name));
  if (!sqlite) last->Bind(2, std::string_view(table.identity));
  XC_ASSIGN_OR_RETURN(const bool row, last->Step());
  return row ? last->Integer(0) : std::int64_t{0};
}

Status SetLastId(Connection& connection, const TableSchema& table, std::int64_t last) {
  if (table.identity.empty() || last <= 0) return Ok();
  const bool sqlite = connection.dialect() == Dialect::kSqlite;
  if (sqlite) {
    XC_ASSIGN_OR_RETURN(const auto forget, connection.Prepare(kSqliteForgetLast));
    forget->Bind(1, std::string_view(table.name));
    XC_TRY(RunStatement(*forget));
    XC_ASSIGN_OR_RETURN(const auto set, connection.Prepare(kSqliteSetLast));
    set->Bind(1, std::string_view(table.name));
    set->Bind(2, last);
    return RunStatement(*set);
  }
  XC_ASSIGN_OR_RETURN(const auto set, connection.Prepare(kPostgresSetLast));
  set->Bind(1, std::string_view(table.name));
  set->Bind(2, std::string_view(table.identity));
  set->Bind(3, last);
  return RunStatement(*set);
}

}  // namespace xuncha::store
