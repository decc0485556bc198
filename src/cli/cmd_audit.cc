// SPDX-License-Identifier: Apache-2.0
#include "app/audit_snapshot.h"
#include "app/snapshots.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"

namespace xuncha::cli {

int RunAudit(Context& context) {
  int status = kNothingToDo;
  app::AuditRequest request;
  request.as_of = AsOf(context, status);
  if (status != kNothingToDo) return status;
  request.max_occurrences = OccurrencesWanted(context);
  const auto snapshot = FindSnapshot(context, context.args.things.front());
  if (!snapshot) return Fail(context, snapshot.error());
  const auto judge = LoadJudge(context);
  if (!judge) return Fail(context, judge.error());
  const auto report = app::AuditSnapshot(**snapshot, *judge, request);
  if (!report) return Fail(context, report.error());
  return PrintReport(context, *report);
}

}  // namespace xuncha::cli
