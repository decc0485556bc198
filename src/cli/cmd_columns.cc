// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "app/audit_snapshot.h"
#include "base/text_width.h"
#include "cli/column_json.h"
#include "cli/column_tree.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"
#include "cli/inspection.h"
#include "cli/listing.h"
#include "cli/report_verdict.h"
#include "cli/save_site.h"
#include "cli/terminal.h"

namespace xuncha::cli {
namespace {

// 20220823T090211Z-www.example.gov.cn-1f2e, or the newest; anything else is an address.
bool NamesSnapshot(std::string_view thing) {
  constexpr std::string_view kForm = "00000000T000000Z-";
  if (thing == "latest") return true;
  if (thing.size() <= kForm.size()) return false;
  return std::equal(kForm.begin(), kForm.end(), thing.begin(), [](char form, char c) {
    return form == '0' ? c >= '0' && c <= '9' : form == c;
  });
}

struct Looked {
  std::unique_ptr<store::SnapshotReader> snapshot;
  model::Report report;
  bool fresh = false;  // inspected just now
};

// The stored snapshot or the inspected site, audited. On a fault the line is printed.
std::optional<Looked> Look(Context& context, int& status) {
  const auto fail = [&](const Error& error) -> std::optional<Looked> {
    status = Fail(context, error);
    return std::nullopt;
  };
  Looked looked;
  const auto& things = context.args.things;
  if (things.empty() || !NamesSnapshot(things.front())) {
    auto inspected = Inspect(context, status);
    if (!inspected) return std::nullopt;
    auto opened = store::SnapshotReader::Open(inspected->snapshot.path);
    if (!opened) return fail(opened.error());
    looked.snapshot = std::move(opened).value();
    looked.report = std::move(inspected->report);
    looked.fresh = true;
    return looked;
  }
  app::AuditRequest request;
  request.as_of = AsOf(context, status);
  if (status != kNothingToDo) return std::nullopt;
  auto opened = FindSnapshot(context, things.front());
  if (!opened) return fail(opened.error());
  const auto judge = LoadJudge(context);
  if (!judge) return fail(judge.error());
  looked.snapshot = std::move(opened).value();
  auto report = app::AuditSnapshot(*looked.snapshot, *judge, request);
  if (!report) return fail(report.error());
  looked.report = std::move(report).value();
  return looked;
}

void AddWrapped(Output& output, std::string_view text, const TextStyle& style) {
  for (const std::string& line : WrapWidth(Printable(text), style.columns)) output.Line(line);
}

void AddText(const Context& context, const model::Report& report, Output& output) {
  const ReportWords words(context.messages);
  const TextStyle style = TerminalStyle();
  const std::string& name = report.snapshot.site.name;
  output.Line(Painted(
      style, "1", FitWidth(Printable(name.empty() ? report.snapshot.home : name), style.columns)));
  AddWrapped(output,
             words.Say("report.basis", {{"as_of", report.as_of},
                                        {"rulebook", report.rulebook},
                                        {"profile", report.profile}}),
             style);
  if (!report.snapshot.complete) {
    AddWrapped(
        output,
        words.Say("report.incomplete", {{"why", words.StoppedBy(report.snapshot.stopped_by)}}),
        style);
  }
  output.Line("");
  if (report.columns.empty()) {
    const std::string unread = NothingReadLine(report, words);
    AddWrapped(output, unread.empty() ? words.Say("columns.none") : unread, style);
    return;
  }
  std::string summary = words.Say("columns.title", {{"n", std::to_string(report.columns.size())}});
  summary.append(words.Say("verdict_part.colon")).append(StateSummary(report.columns, words));
  AddWrapped(output, summary, style);
  output.Line("");
  output.Add(
      WriteColumnTree(report.columns, words, style, {.everything = context.args.all, .indent = 0}));
  output.Line("");
  output.Add(WriteVerdictText(report, words, style));
  output.Line("");
  if (std::any_of(report.columns.begin(), report.columns.end(), KindIsGuessed)) {
    AddWrapped(output, words.Say("columns.guessed_means"), style);
  }
  AddWrapped(output, words.Say("columns.legend", {{"snapshot", report.snapshot.id}}), style);
}

Status Print(const Context& context, const std::string& format, const model::Report& report) {
  if (format == "text") {
    Output output;
    AddText(context, report, output);
    return output.Finish();
  }
  const ReportWords words(context.messages);
  Listing listing(format);
  for (const model::Column& column : report.columns) {
    JsonWriter json;
    json.BeginObject();
    WriteColumnFields(json, column, words);
    json.EndObject();
    listing.Row(json);
  }
  return listing.Finish();
}

}  // namespace

int RunColumns(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json|ndjson")) return kWrongUsage;
  if (!MaySaveSite(context)) return kWrongUsage;
  int status = kNothingToDo;
  const auto looked = Look(context, status);
  if (!looked) return status;
  const Status written = Print(context, format, looked->report);
  if (!written) return Fail(context, written.error());
  status = SaveSite(context, *looked->snapshot, looked->report);
  return looked->fresh ? StatusAtTheEnd(context, looked->report, status) : status;
}

}  // namespace xuncha::cli
