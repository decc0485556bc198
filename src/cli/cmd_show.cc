// SPDX-License-Identifier: Apache-2.0
#include "app/audit_snapshot.h"
#include "app/explain.h"
#include "app/history.h"
#include "cli/commands.h"
#include "cli/explanation.h"
#include "cli/find_snapshot.h"

namespace xuncha::cli {

int RunShow(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json")) return kWrongUsage;
  int status = kNothingToDo;
  app::AuditRequest request;
  request.as_of = AsOf(context, status);
  if (status != kNothingToDo) return status;
  const auto snapshot = FindSnapshot(context, context.args.snapshot);
  if (!snapshot) return Fail(context, snapshot.error());
  const auto judge = LoadJudge(context);
  if (!judge) return Fail(context, judge.error());
  const auto report = app::AuditSnapshot(**snapshot, *judge, request);
  if (!report) return Fail(context, report.error());
  const std::string& what = context.args.things.front();
  auto explanation = app::Explain(**snapshot, *report, what);
  if (!explanation) {
    if (explanation.error().code != ErrorCode::kNotFound) {
      return Fail(context, explanation.error());
    }
    return Refuse(context, "error.unknown_thing",
                  {{"what", what}, {"snapshot", (*snapshot)->info().id}});
  }
  const auto folder = OpenData(context);
  if (folder && explanation->url) {
    explanation->first_seen = app::FirstSeenOf(*folder, (*snapshot)->info(), explanation->url->url);
  }
  const ReportWords words(context.messages);
  Output output;
  output.Add(format == "json" ? ExplanationAsJson(*explanation, words)
                              : ExplanationAsText(*explanation, words));
  const Status written = output.Finish();
  return written ? kNothingToDo : Fail(context, written.error());
}

}  // namespace xuncha::cli
