// SPDX-License-Identifier: Apache-2.0
//
// Comparing the inventory with the list that a national reporting system exports (guidelines.md
// G4.3): what only one of them has, and what they say differently.
#pragma once

#include <string>
#include <vector>

#include "app/import_inventory.h"
#include "app/plan_import.h"
#include "base/resources.h"
#include "base/result.h"
#include "store/db.h"

namespace xuncha::app {

struct OnlyOurs {
  std::string id;
  std::string label;
};

struct Reconciliation {
  std::vector<OnlyOurs> missing;       // in ours, not in the list; closed and cancelled ones aside
  std::vector<PlannedRow> extra;       // in the list, not in ours
  std::vector<PlannedRow> differing;   // in both; `changes` has ours before, theirs after
  std::vector<PlannedRow> unreadable;  // rows of the list that could not be compared, and why
  std::size_t equal = 0;
};

Result<Reconciliation> ReconcileInventory(store::Connection& database, const Resources& resources,
                                          InventoryKind kind, const std::string& file);

// The comparison itself.
Reconciliation Reconcile(InventoryKind kind, const std::vector<InputRow>& rows, const Register& all,
                         const RegisterWords& words);

}  // namespace xuncha::app
