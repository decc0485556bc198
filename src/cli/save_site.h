// SPDX-License-Identifier: Apache-2.0
//
// --save-site FILE: writes what an inspection discovered for a person to correct.
#pragma once

#include "cli/context.h"
#include "model/finding.h"
#include "model/snapshot.h"

namespace xuncha::cli {

// Before anything is inspected: whether the file may be written. A file that is there already may
// hold a person's corrections, so it is replaced only with --force. The line is printed if not.
bool MaySaveSite(const Context& context);

// Writes the file, if one was asked for, and says so on standard error. A status of failure if it
// could not be written, else kNothingToDo.
int SaveSite(const Context& context, const model::SnapshotView& snapshot,
             const model::Report& report);

}  // namespace xuncha::cli
