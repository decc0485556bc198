// SPDX-License-Identifier: Apache-2.0
//
// One function a command, one file a function: parse what is left, wire, run, print, exit status.
#pragma once

#include "cli/context.h"

namespace xuncha::cli {

int RunCheck(Context& context);         // cmd_check.cc
int RunColumns(Context& context);       // cmd_columns.cc
int RunAudit(Context& context);         // cmd_audit.cc
int RunSnapshotList(Context& context);  // cmd_snapshot.cc
int RunSnapshotShow(Context& context);
int RunSnapshotReindex(Context& context);
int RunSnapshotVerify(Context& context);
int RunShow(Context& context);    // cmd_show.cc
int RunFacts(Context& context);   // cmd_facts.cc
int RunBackup(Context& context);  // cmd_backup.cc
int RunRestore(Context& context);
int RunInventoryImport(Context& context);  // cmd_inventory.cc
int RunInventoryExport(Context& context);
int RunInventoryReconcile(Context& context);
int RunInventoryList(Context& context);
int RunInventoryHistory(Context& context);
int RunConfigShow(Context& context);  // cmd_config.cc
int RunConfigExample(Context& context);

}  // namespace xuncha::cli
