// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/inspection.h"
#include "cli/save_site.h"
#include "store/snapshot_reader.h"

namespace xuncha::cli {

int RunCheck(Context& context) {
  if (!MaySaveSite(context)) return kWrongUsage;
  int status = kNothingToDo;
  const auto inspected = Inspect(context, status);
  if (!inspected) return status;
  status = PrintReport(context, inspected->report);
  if (!context.args.save_site.empty()) {
    const auto snapshot = store::SnapshotReader::Open(inspected->snapshot.path);
    if (!snapshot) return Fail(context, snapshot.error());
    const int saved = SaveSite(context, **snapshot, inspected->report);
    if (saved != kNothingToDo) return saved;
  }
  return StatusAtTheEnd(context, inspected->report, status);
}

}  // namespace xuncha::cli
