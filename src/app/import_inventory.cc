// SPDX-License-Identifier: Apache-2.0
#include "app/import_inventory.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "sheets/header_map.h"
#include "sheets/header_words.h"
#include "sheets/sheet_reader.h"
#include "store/audit_trail.h"
#include "store/inventory_store.h"
#include "store/record_rows.h"

namespace xuncha::app {
namespace {

const char* RecordKind(const model::Unit&) { return "unit"; }
const char* RecordKind(const model::SiteRecord&) { return "site"; }
const char* RecordKind(const model::ColumnRecord&) { return "column"; }
const char* RecordKind(const model::AccountRecord&) { return "account"; }
const char* IdPrefix(const model::Unit&) { return "u"; }
const char* IdPrefix(const model::SiteRecord&) { return "s"; }
const char* IdPrefix(const model::ColumnRecord&) { return "n"; }
const char* IdPrefix(const model::AccountRecord&) { return "a"; }
const model::Unit* Before(const Register& all, const model::Unit& unit) {
  return all.UnitById(unit.id);
}
const model::SiteRecord* Before(const Register& all, const model::SiteRecord& site) {
  return all.SiteById(site.id);
}
const model::ColumnRecord* Before(const Register& all, const model::ColumnRecord& column) {
  return all.ColumnById(column.id);
}
const model::AccountRecord* Before(const Register& all, const model::AccountRecord& account) {
  return all.AccountById(account.id);
}

class Writer {
 public:
  Writer(store::Connection& database, const Register& all, const ImportRequest& request)
      : database_(database), store_(database), all_(all), request_(request) {}

  Status Write(ImportPlan& plan) {
    XC_TRY(GiveIds(plan.units));
    XC_TRY(GiveIds(plan.sites));
    XC_TRY(GiveIds(plan.columns));
    XC_TRY(GiveIds(plan.accounts));
    for (model::Unit& unit : plan.units) {
      Replace(unit.parent);
      Replace(unit.merged_into);
    }
    for (model::SiteRecord& site : plan.sites) {
      Replace(site.roles.sponsor);
      Replace(site.roles.organiser);
      for (model::KeptPart& part : site.kept) Replace(part.unit);
    }
    for (model::ColumnRecord& column : plan.columns) Replace(column.keeper);
    for (model::AccountRecord& account : plan.accounts) {
      Replace(account.roles.sponsor);
      Replace(account.roles.organiser);
    }
    XC_TRY(PutAll(plan.units));
    XC_TRY(PutAll(plan.sites));
    XC_TRY(PutAll(plan.columns));
    XC_TRY(PutAll(plan.accounts));
    return store::AuditTrail(database_).AppendAll(entries_);
  }

 private:
  template <class Record>
  Status GiveIds(std::vector<Record>& records) {
    for (Record& record : records) {
      if (!record.id.starts_with('+')) continue;
      XC_ASSIGN_OR_RETURN(std::string id, store::NextId(database_, IdPrefix(record)));
      given_.emplace(record.id, id);
      record.id = std::move(id);
    }
    return Ok();
  }
  void Replace(std::string& id) const {
    const auto found = given_.find(id);
    if (found != given_.end()) id = found->second;
  }
  template <class Record>
  Status PutAll(std::vector<Record>& records) {
    for (Record& record : records) {
      const Record* before = Before(all_, record);
      XC_TRY(store_.Put(record));
      store::AuditEntry& entry = entries_.emplace_back();
      entry.at = request_.now;
      entry.actor = request_.actor;
      entry.kind = RecordKind(record);
      entry.record = record.id;
      entry.action = before == nullptr ? "create" : "change";
      entry.reason = "import " + request_.file.substr(request_.file.rfind('/') + 1);
      if (before != nullptr) entry.before = store::WriteRecord(*before);
      entry.after = store::WriteRecord(record);
    }
    return Ok();
  }

  store::Connection& database_;
  store::InventoryStore store_;
  const Register& all_;
  const ImportRequest& request_;
  std::map<std::string, std::string, std::less<>> given_;  // provisional id → id
  std::vector<store::AuditEntry> entries_;
};

// Those with a request that is under way or done: a decision, and for opening its handing-in,
// already moved the subject.
Result<std::set<std::string>> MovedByRequest(store::InventoryStore& inventory) {
  XC_ASSIGN_OR_RETURN(const auto requests, inventory.Requests(""));
  std::set<std::string> moved;
  for (const model::LifecycleRequest& one : requests) {
    const bool opening = one.kind == model::RequestKind::kOpen && one.decision != "refused";
    if (opening || one.decision == "approved") moved.insert(one.subject);
  }
  return moved;
}

}  // namespace

Result<InventorySheet> ReadInventorySheet(const Resources& resources, InventoryKind kind,
                                          const std::string& file) {
  const std::string words_file = "data/sheet_headers.toml";
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(words_file));
  XC_ASSIGN_OR_RETURN(const sheets::HeaderWords words,
                      sheets::HeaderWords::Parse(toml, words_file));
  const sheets::HeaderKind* header = words.Find(Name(kind));
  if (header == nullptr) return Internal(words_file + " has no kind " + Name(kind));
  XC_ASSIGN_OR_RETURN(const sheets::Workbook workbook, sheets::ReadSheetFile(file));
  XC_ASSIGN_OR_RETURN(const sheets::Sheet* const sheet, sheets::ChooseSheet(workbook, *header));
  const sheets::HeaderMap map(*sheet, *header, workbook.file);
  XC_TRY(map.Check());
  InventorySheet read;
  read.sheet = sheet->name();
  read.notes = workbook.notes;
  const std::vector<std::string> fields = FieldIds(kind);
  read.unknown_columns = map.NotRead();
  // Columns that mean something elsewhere (in another form, in another register) are not read here.
  for (const sheets::HeaderField& field : header->fields) {
    if (!map.Has(field.id) || std::find(fields.begin(), fields.end(), field.id) != fields.end()) {
      continue;
    }
    read.unknown_columns.push_back(map.Header(field.id));
  }
  for (const sheets::Row* row : map.SkippedRows()) read.skipped_rows.push_back(row->number);
  for (const sheets::Row* row : map.DataRows()) {
    InputRow& input = read.rows.emplace_back();
    input.where = std::to_string(row->number);
    input.row = row->number;
    for (const std::string& field : fields) {
      if (!map.Has(field)) continue;
      const sheets::Cell& cell = map.Get(*row, field);
      if (cell.kind == sheets::CellKind::kError) input.broken.push_back(field);
      input.cells.emplace_back(field, cell.text);
    }
  }
  return read;
}

Result<ImportOutcome> ImportInventory(store::Connection& database, const Resources& resources,
                                      const ImportRequest& request) {
  XC_ASSIGN_OR_RETURN(InventorySheet sheet,
                      ReadInventorySheet(resources, request.kind, request.file));
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  ImportOutcome outcome;
  outcome.sheet = std::move(sheet.sheet);
  outcome.unknown_columns = std::move(sheet.unknown_columns);
  outcome.skipped_rows = std::move(sheet.skipped_rows);
  outcome.notes = std::move(sheet.notes);
  // The register is read in the transaction that writes: nobody changes it in between.
  XC_TRY(store::InTransaction(database, [&]() -> Status {
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
    PlanOptions options;
    options.create_units = request.create_units;
    XC_ASSIGN_OR_RETURN(options.by_request, MovedByRequest(inventory));
    outcome.plan = PlanImport(request.kind, sheet.rows, all, words, options);
    outcome.written = !request.dry_run && (outcome.plan.wrong == 0 || request.skip_wrong) &&
                      outcome.plan.added + outcome.plan.changed > 0;
    if (!outcome.written) return Ok();
    return Writer(database, all, request).Write(outcome.plan);
  }));
  return outcome;
}

}  // namespace xuncha::app
