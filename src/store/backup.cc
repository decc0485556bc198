// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/json.h"
#include "store/table_schema.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

std::string Quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string Joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(Quoted(name));
  return text;
}

std::vector<std::string> ColumnNames(const TableSchema& table) {
  std::vector<std::string> names;
  names.reserve(table.columns.size());
  for (const TableColumn& column : table.columns) names.push_back(column.name);
  return names;
}

std::string SelectAll(const TableSchema& table) {
  const std::vector<std::string> columns = ColumnNames(table);
  return "SELECT " + Joined(columns) + " FROM " + Quoted(table.name) + " ORDER BY " +
         Joined(table.key.empty() ? columns : table.key);
}

// SQLite keeps any value in any column; what is not of the column's type could not be told.
Status CheckTypes(Connection& connection, const TableSchema& table) {
  if (connection.dialect() != Dialect::kSqlite) return Ok();
  std::string sql = "SELECT COUNT(*) FROM " + Quoted(table.name) + " WHERE 0";
  for (const TableColumn& column : table.columns) {
    sql.append(" OR typeof(").append(Quoted(column.name)).append(") NOT IN ('null', '");
    sql.append(Name(column.type)).append("')");
  }
  XC_ASSIGN_OR_RETURN(const auto count, connection.Prepare(sql));
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, count->Step());
  if (count->Integer(0) == 0) return Ok();
  return Corruption("table " + table.name + " holds values of another type than its columns say");
}

void AppendHex(std::string_view bytes, std::string& hex) {
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    hex.push_back(kHexDigits[value >> 4U]);
    hex.push_back(kHexDigits[value & 15U]);
  }
}

Status WriteRow(const Statement& row, const TableSchema& table, JsonWriter& json) {
  json.BeginArray();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const int column = static_cast<int>(i);
    if (row.IsNull(column)) {
      json.Null();
      continue;
    }
    switch (table.columns[i].type) {
      case ColumnType::kInteger:
        json.Integer(row.Integer(column));
        break;
      case ColumnType::kReal:
        if (!std::isfinite(row.Double(column))) {
          return Corruption("table " + table.name + " holds a number without end");
        }
        json.Number(row.Double(column));
        break;
      case ColumnType::kText:
        json.String(row.Text(column));
        break;
      case ColumnType::kBlob: {
        std::string hex;
        AppendHex(row.Blob(column), hex);
        json.String(hex);
        break;
      }
    }
  }
  json.EndArray();
  return Ok();
}

Result<std::int64_t> WriteTable(Connection& connection, const TableSchema& table,
                                BackupWriter& writer) {
  XC_TRY(CheckTypes(connection, table));
  XC_TRY(writer.BeginTable(table.name));
  XC_ASSIGN_OR_RETURN(const auto rows, connection.Prepare(SelectAll(table)));
  rows->Stream();
  std::int64_t count = 0;
  JsonWriter json;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, rows->Step());
    if (!row) break;
    XC_TRY(WriteRow(*rows, table, json));
    XC_TRY(writer.AddRow(json.Take()));
    ++count;
  }
  XC_TRY(writer.EndTable());
  return count;
}

// Within a transaction that sees one moment.
Status WriteAll(Connection& connection, BackupWriter& writer, TimeMs made) {
  BackupHeader header;
  header.made = made;
  XC_ASSIGN_OR_RETURN(header.schema, SchemaNumber(connection));
  XC_ASSIGN_OR_RETURN(std::vector<TableSchema> tables, ReadSchema(connection));
  ChainHead head;
  for (TableSchema& table : tables) {
    XC_ASSIGN_OR_RETURN(const std::int64_t last, LastId(connection, table));
    if (table.name == "history") {
      XC_ASSIGN_OR_RETURN(head, AuditTrail(connection).Head());
    }
    header.tables.push_back({table, last});
  }
  XC_TRY(writer.Begin(header));
  for (const TableSchema& table : tables) {
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t rows,
                        WriteTable(connection, table, writer));
  }
  return writer.Finish(head);
}

class Restorer final : public BackupVisitor {
 public:
  Restorer(Connection& connection, std::span<const Migration> migrations)
      : connection_(connection), migrations_(migrations) {}

  Status Header(const BackupHeader& header) override {
    const auto count = static_cast<std::size_t>(std::max(header.schema, 0));
    if (count > migrations_.size()) {
      return Error{ErrorCode::kConflict,
                   "the backup was made by a newer version of xuncha; use that one"};
    }
    XC_TRY(Migrate(connection_, migrations_.first(count)));
    XC_ASSIGN_OR_RETURN(tables_, ReadSchema(connection_));
    if (!SameTables(header)) {
      return Corruption("the tables of the backup are not those of its schema");
    }
    // What migrations put in is in the backup, too, perhaps altered.
    for (auto table = tables_.rbegin(); table != tables_.rend(); ++table) {
      XC_TRY(connection_.Execute("DELETE FROM " + Quoted(table->name)));
    }
    // Rows may point at others of their own table that come later.
    if (connection_.dialect() == Dialect::kSqlite) {
      XC_TRY(connection_.Execute("PRAGMA defer_foreign_keys = ON"));
    }
    return Ok();
  }
  Status Table(const BackupTable& table) override {
    last_id_ = table.last_id;
    std::vector<std::string> columns = ColumnNames(tables_[next_]);
    for (std::string& column : columns) column = Quoted(column);
    XC_ASSIGN_OR_RETURN(bulk_, connection_.StartBulk(Quoted(table.schema.name), columns));
    return Ok();
  }
  Status Row(std::span<const Value> row) override { return bulk_->Add(row); }
  Status TableEnd() override {
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t rows, bulk_->Finish());
    bulk_.reset();
    return SetLastId(connection_, tables_[next_++], last_id_);
  }

 private:
  bool SameTables(const BackupHeader& header) const {
    return std::equal(tables_.begin(), tables_.end(), header.tables.begin(), header.tables.end(),
                      [](const TableSchema& ours, const BackupTable& theirs) {
                        return ours.name == theirs.schema.name &&
                               ours.columns == theirs.schema.columns;
                      });
  }

  Connection& connection_;
  std::span<const Migration> migrations_;
  std::vector<TableSchema> tables_;
  std::size_t next_ = 0;
  std::int64_t last_id_ = 0;
  std::unique_ptr<BulkWriter> bulk_;
};

Result<RestoreReport> RestoreWithin(Connection& connection, const std::string& file,
                                    std::span<const Migration> migrations) {
  XC_ASSIGN_OR_RETURN(const int schema, SchemaNumber(connection));
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> tables, TableNames(connection));
  if (schema != 0 || !tables.empty()) {
    return Error{ErrorCode::kConflict,
                 "the database has tables already; a backup is restored into an empty one only"};
  }
  Restorer restorer(connection, migrations);
  RestoreReport report;
  XC_ASSIGN_OR_RETURN(report.backup, WalkBackup(file, restorer));
  XC_TRY(Migrate(connection, migrations));
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> now, TableNames(connection));
  if (std::find(now.begin(), now.end(), "history") != now.end()) {
    const auto head = AuditTrail(connection).VerifyChain(report.backup.history);
    if (!head && head.error().code != ErrorCode::kCorruption) return head.error();
    if (!head) report.history_fault = head.error().message;
  }
  return report;
}

}  // namespace

Result<BackupSummary> BackupDatabase(Connection& connection, const std::string& file, TimeMs made) {
  XC_ASSIGN_OR_RETURN(std::unique_ptr<BackupWriter> writer, BackupWriter::Create(file));
  {
    XC_ASSIGN_OR_RETURN(Transaction moment, Transaction::Begin(connection, TransactionKind::kRead));
    XC_TRY(WriteAll(connection, *writer, made));
  }
  return VerifyBackup(file);
}

Result<BackupSummary> VerifyBackup(const std::string& file) {
  BackupVisitor nothing;
  return WalkBackup(file, nothing);
}

Result<RestoreReport> RestoreDatabase(Connection& connection, const std::string& file,
                                      std::span<const Migration> migrations) {
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const BackupSummary sound, VerifyBackup(file));
  return InTransaction(connection, [&] { return RestoreWithin(connection, file, migrations); });
}

}  // namespace xuncha::store
