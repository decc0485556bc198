// SPDX-License-Identifier: Apache-2.0
#include "app/export_inventory.h"

#include "base/file.h"
#include "sheets/csv_writer.h"
#include "sheets/header_words.h"
#include "sheets/xlsx_writer.h"
#include "store/inventory_store.h"
#include "store/records.h"

namespace xuncha::app {
namespace {

struct Table {
  std::string title;
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};

Result<Table> ReadTable(store::Connection& database, const Resources& resources,
                        InventoryKind kind) {
  const std::string words_file = "data/sheet_headers.toml";
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(words_file));
  XC_ASSIGN_OR_RETURN(const sheets::HeaderWords headers,
                      sheets::HeaderWords::Parse(toml, words_file));
  const sheets::HeaderKind* header = headers.Find(Name(kind));
  if (header == nullptr) return Internal(words_file + " has no kind " + Name(kind));
  Table table;
  table.title = header->title;
  for (const std::string& field : FieldIds(kind)) {
    const sheets::HeaderField* known = header->Find(field);
    if (known == nullptr) {
      std::string what = words_file;
      return Internal(what.append(" has no field ").append(field));
    }
    table.headers.push_back(known->title);
  }
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  XC_TRY(store::InTransaction(
      database,
      [&]() -> Status {
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
        table.rows = ExportRows(kind, all, words);
        return Ok();
      },
      store::TransactionKind::kRead));
  return table;
}

Status WriteXlsx(const Table& table, const std::string& file, TimeMs now) {
  XC_ASSIGN_OR_RETURN(sheets::XlsxWriter writer,
                      sheets::XlsxWriter::Create(file, {now, table.title, ""}));
  sheets::SheetSpec spec;
  spec.name = sheets::SafeSheetName(table.title);
  for (const std::string& header : table.headers) {
    sheets::ColumnSpec& column = spec.columns.emplace_back();
    column.header = header;
  }
  XC_TRY(writer.BeginSheet(spec));
  std::vector<sheets::Value> values;
  for (const std::vector<std::string>& row : table.rows) {
    values.clear();
    for (const std::string& text : row) values.push_back(sheets::Value::Text(text));
    XC_TRY(writer.AddRow(values));
  }
  return writer.Close();
}

Status WriteCsv(const Table& table, const std::string& file) {
  sheets::CsvWriter writer({.guard_numbers = true});
  writer.AddRow(table.headers);
  for (const std::vector<std::string>& row : table.rows) writer.AddRow(row);
  return WriteFileAtomically(file, writer.TakeBytes());
}

template <class Record>
Result<std::vector<FieldChange>> Compare(std::span<const RecordField<Record>> fields,
                                         const std::string& before, const std::string& after,
                                         const FieldContext& context) {
  Record was;
  Record is;
  if (!before.empty()) {
    XC_ASSIGN_OR_RETURN(was, store::ReadRecord<Record>(before, "history"));
  }
  if (!after.empty()) {
    XC_ASSIGN_OR_RETURN(is, store::ReadRecord<Record>(after, "history"));
  }
  std::vector<FieldChange> changes;
  for (const RecordField<Record>& field : fields) {
    std::string old = before.empty() ? std::string() : field.get(was, context);
    std::string now = after.empty() ? std::string() : field.get(is, context);
    if (old != now) changes.push_back({field.id, std::move(old), std::move(now)});
  }
  return changes;
}

}  // namespace

Result<std::vector<FieldChange>> ChangedFields(InventoryKind kind, const std::string& before,
                                               const std::string& after, const Register& all,
                                               const RegisterWords& words) {
  const FieldContext context{&all, &words};
  switch (kind) {
    case InventoryKind::kUnits:
      return Compare(UnitFields(), before, after, context);
    case InventoryKind::kSites:
      return Compare(SiteFields(), before, after, context);
    case InventoryKind::kColumns:
      return Compare(ColumnFields(), before, after, context);
    case InventoryKind::kAccounts:
      break;
  }
  return Compare(AccountFields(), before, after, context);
}

Result<std::size_t> ExportInventory(store::Connection& database, const Resources& resources,
                                    InventoryKind kind, const std::string& file, TimeMs now) {
  const bool xlsx = file.ends_with(".xlsx");
  if (!xlsx && !file.ends_with(".csv")) {
    return InvalidArgument(file + ": name a file that ends in .xlsx or .csv");
  }
  XC_ASSIGN_OR_RETURN(const Table table, ReadTable(database, resources, kind));
  XC_TRY(xlsx ? WriteXlsx(table, file, now) : WriteCsv(table, file));
  return table.rows.size();
}

Result<std::vector<ListedRecord>> ListInventory(store::Connection& database,
                                                const Resources& resources, InventoryKind kind) {
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  return store::InTransaction(
      database,
      [&]() -> Result<std::vector<ListedRecord>> {
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
        const std::vector<std::string> fields = FieldIds(kind);
        const std::vector<std::string> ids = RecordIds(kind, all);
        std::vector<std::vector<std::string>> rows = ExportRows(kind, all, words);
        std::vector<ListedRecord> records;
        for (std::size_t i = 0; i < rows.size(); ++i) {
          ListedRecord& record = records.emplace_back();
          record.id = ids[i];
          for (std::size_t field = 0; field < fields.size(); ++field) {
            record.fields.emplace_back(fields[field], std::move(rows[i][field]));
          }
        }
        return records;
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
