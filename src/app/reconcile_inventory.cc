// SPDX-License-Identifier: Apache-2.0
#include "app/reconcile_inventory.h"

#include <algorithm>
#include <set>

#include "app/field_text.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

// All that is wrong is that it names units which the inventory does not know.
bool OnlyUnitsUnknown(const PlannedRow& row) {
  return std::all_of(row.faults.begin(), row.faults.end(), [](const RowFault& fault) {
    return !fault.field.empty() && fault.fault.key == "inventory.no_unit";
  });
}

bool IsGone(model::LifecycleState state) {
  return state == model::LifecycleState::kClosed || state == model::LifecycleState::kCancelled;
}

// Every record of the kind that should stand in the list.
std::vector<OnlyOurs> Expected(InventoryKind kind, const Register& all) {
  std::vector<OnlyOurs> records;
  switch (kind) {
    case InventoryKind::kUnits:
      for (const model::Unit& unit : all.units()) {
        if (unit.status == model::UnitStatus::kActive) {
          records.push_back({unit.id, std::string(model::NameOf(unit))});
        }
      }
      break;
    case InventoryKind::kSites:
      for (const model::SiteRecord& site : all.sites()) {
        if (!IsGone(site.state)) records.push_back({site.id, site.name});
      }
      break;
    case InventoryKind::kColumns:
      for (const model::ColumnRecord& column : all.columns()) {
        records.push_back({column.id, JoinPath(column.column.path)});
      }
      break;
    case InventoryKind::kAccounts:
      for (const model::AccountRecord& account : all.accounts()) {
        if (!IsGone(account.state)) records.push_back({account.id, account.name});
      }
      break;
  }
  return records;
}

}  // namespace

Reconciliation Reconcile(InventoryKind kind, const std::vector<InputRow>& rows, const Register& all,
                         const RegisterWords& words) {
  ImportPlan plan = PlanImport(kind, rows, all, words, {});
  Reconciliation result;
  std::set<std::string, std::less<>> seen;
  for (PlannedRow& row : plan.rows) {
    if (!row.id.empty()) seen.insert(row.id);
    // A row about a record of ours is a comparison even where one of its values means nothing to
    // us; one about nobody's, and one that is wrong as a whole, can only be told.
    const bool whole = std::any_of(row.faults.begin(), row.faults.end(),
                                   [](const RowFault& fault) { return fault.field.empty(); });
    const bool nobodys = row.id.empty() && !OnlyUnitsUnknown(row);
    if (row.action == RowAction::kWrong && (nobodys || whole)) {
      result.unreadable.push_back(std::move(row));
    } else if (row.id.empty()) {
      result.extra.push_back(std::move(row));
    } else if (row.action == RowAction::kSame) {
      ++result.equal;
    } else {
      result.differing.push_back(std::move(row));
    }
  }
  for (OnlyOurs& record : Expected(kind, all)) {
    if (!seen.contains(record.id)) result.missing.push_back(std::move(record));
  }
  return result;
}

Result<Reconciliation> ReconcileInventory(store::Connection& database, const Resources& resources,
                                          InventoryKind kind, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const InventorySheet sheet, ReadInventorySheet(resources, kind, file));
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  return store::InTransaction(
      database,
      [&]() -> Result<Reconciliation> {
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
        return Reconcile(kind, sheet.rows, all, words);
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
