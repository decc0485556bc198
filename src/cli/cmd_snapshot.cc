// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>

#include "app/audit_snapshot.h"
#include "app/snapshots.h"
#include "base/json.h"
#include "base/text_width.h"
#include "cli/column_json.h"
#include "cli/column_tree.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace xuncha::cli {
namespace {

std::string SizeWords(std::int64_t bytes) {
  std::array<char, 40> text{};
  constexpr double kMiB = 1024.0 * 1024.0;
  std::snprintf(text.data(), text.size(), "%.1f MiB", static_cast<double>(bytes) / kMiB);
  return text.data();
}

void WriteRow(JsonWriter& json, const store::SnapshotRow& row) {
  json.BeginObject();
  json.Field("id", row.id);
  json.Field("home", row.home);
  json.Field("host", row.host);
  json.FieldOrNull("name", row.site_name);
  json.FieldOrNull("id_code", row.id_code);
  json.Field("started", FormatChinaTime(row.started));
  json.Field("finished", FormatChinaTime(row.finished));
  json.Field("complete", row.complete);
  json.FieldOrNull("stopped_by", row.stopped_by);
  json.Field("urls", row.urls);
  json.Field("pages", row.pages);
  json.Field("requests", row.requests);
  json.Field("bytes", row.bytes);
  json.Field("manifest_sha256", row.manifest_sha256);
  json.EndObject();
}

std::string UrlOrEmpty(const model::SnapshotView& snapshot, model::UrlId id) {
  return id < snapshot.url_count() ? std::string(snapshot.url(id).url) : std::string();
}

Status ShowUrls(const model::SnapshotView& snapshot, Listing& listing) {
  for (model::UrlId id = 0; id < snapshot.url_count(); ++id) {
    const model::UrlRecord url = snapshot.url(id);
    if (listing.text()) {
      std::string line = PadWidth(model::Name(url.outcome), 18);
      line.append(" ").append(PadWidth(url.status == 0 ? "-" : std::to_string(url.status), 4));
      line.append(PadWidth(std::to_string(url.depth), 4)).append(Printable(url.url));
      listing.Row(line);
      continue;
    }
    JsonWriter json;
    json.BeginObject();
    json.Field("url", url.url);
    json.Field("outcome", model::Name(url.outcome));
    json.Field("status", url.status);
    json.Field("depth", url.depth);
    json.FieldOrNull("from", UrlOrEmpty(snapshot, url.found_on));
    json.Field("id", url.id);
    json.Field("account", model::Name(url.account));
    json.FieldOrNull("why", model::Name(url.why));
    json.Field("in_scope", url.in_scope);
    json.Field("expected", model::Name(url.expected));
    json.FieldOrNull("content_type", url.content_type);
    json.Field("file", model::Name(url.file.kind));
    json.Field("integrity", model::Name(url.file.integrity));
    json.Field("length", url.length);
    json.Field("attempts", url.attempt_count);
    json.FieldOrNull("redirect_to", UrlOrEmpty(snapshot, url.redirect_to));
    json.EndObject();
    listing.Row(json);
  }
  return Ok();
}

Status ShowPages(const model::SnapshotView& snapshot, Listing& listing) {
  return snapshot.ForEachPage([&](const model::PageFacts& page) {
    if (page.is_style_sheet || page.is_attachment) return true;
    const model::UrlRecord url = snapshot.url(page.url);
    if (listing.text()) {
      std::string line = Printable(url.url);
      line.append("  ").append(Printable(page.title));
      listing.Row(line);
      return true;
    }
    JsonWriter json;
    json.BeginObject();
    json.Field("url", url.url);
    json.Field("outcome", model::Name(url.outcome));
    json.Field("status", url.status);
    json.Field("depth", url.depth);
    json.FieldOrNull("from", UrlOrEmpty(snapshot, url.found_on));
    json.Field("title", page.title);
    json.Field("charset", page.charset.used);
    json.Field("breadcrumb", page.breadcrumb);
    json.FieldOrNull("published", page.published);
    json.FieldOrNull("published_from", page.published_from);
    json.Field("links", page.links.size());
    json.Field("text_chars", page.text_chars);
    json.Field("list_like", page.list_like);
    json.Field("script_shell", page.script_shell);
    json.EndObject();
    listing.Row(json);
    return true;
  });
}

Status ShowColumns(const Context& context, const model::SnapshotView& snapshot, Listing& listing) {
  XC_ASSIGN_OR_RETURN(const app::Judge judge, LoadJudge(context));
  XC_ASSIGN_OR_RETURN(const model::Report report, app::AuditSnapshot(snapshot, judge, {}));
  const ReportWords words(context.messages);
  if (listing.text()) {
    listing.Raw(WriteColumnTree(report.columns, words, TerminalStyle(), {}));
    return Ok();
  }
  for (const model::Column& column : report.columns) {
    const model::UrlId id = snapshot.FindUrl(column.url);
    JsonWriter json;
    json.BeginObject();
    WriteColumnFields(json, column, words);
    if (id != model::kNoUrl) {
      const model::UrlRecord url = snapshot.url(id);
      json.Field("outcome", model::Name(url.outcome));
      json.Field("status", url.status);
      json.Field("depth", url.depth);
      json.FieldOrNull("from", UrlOrEmpty(snapshot, url.found_on));
    }
    json.EndObject();
    listing.Row(json);
  }
  return Ok();
}

}  // namespace

int RunSnapshotList(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json|ndjson")) return kWrongUsage;
  std::vector<store::SnapshotRow> rows;
  if (const auto folder = store::DataFolder::Open(context.data_dir)) {
    auto listed = app::ListSnapshots(*folder);
    if (!listed) return Fail(context, listed.error());
    rows = std::move(listed).value();
  }
  Listing listing(format);
  if (listing.text() && rows.empty()) {
    WriteErrorLine(context.Say("snapshot.none", {{"data", context.data_dir}}));
    return kNothingToDo;
  }
  for (const store::SnapshotRow& row : rows) {
    if (!listing.text()) {
      JsonWriter json;
      WriteRow(json, row);
      listing.Row(json);
      continue;
    }
    listing.Row(row.id);
    std::string line = "  ";
    line.append(FormatChinaTime(row.started)).append("  ");
    line.append(context.Say("snapshot.row", {{"pages", std::to_string(row.pages)},
                                             {"urls", std::to_string(row.urls)},
                                             {"size", SizeWords(row.bytes)}}));
    listing.Row(line);
    listing.Row("  " + Printable(row.home) +
                (row.site_name.empty() ? "" : "  " + Printable(row.site_name)));
    if (!row.complete) {
      const ReportWords words(context.messages);
      listing.Row("  " +
                  context.Say("snapshot.incomplete", {{"why", words.StoppedBy(row.stopped_by)}}));
    }
  }
  const Status written = listing.Finish();
  return written ? kNothingToDo : Fail(context, written.error());
}

int RunSnapshotShow(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  const std::string what = context.args.what.empty() ? "urls" : context.args.what;
  if (!FormatIs(context, format, "text|json|ndjson")) return kWrongUsage;
  if (what != "urls" && what != "pages" && what != "columns") {
    return Refuse(context, "error.bad_choice",
                  {{"flag", "--what"}, {"choices", "urls pages columns"}, {"value", what}});
  }
  const auto snapshot = FindSnapshot(context, context.args.things.front());
  if (!snapshot) return Fail(context, snapshot.error());
  Listing listing(format);
  Status shown = what == "urls"    ? ShowUrls(**snapshot, listing)
                 : what == "pages" ? ShowPages(**snapshot, listing)
                                   : ShowColumns(context, **snapshot, listing);
  const Status written = listing.Finish();
  if (!shown) return Fail(context, shown.error());
  return written ? kNothingToDo : Fail(context, written.error());
}

int RunSnapshotReindex(Context& context) {
  const auto folder = OpenData(context);
  if (!folder) return Fail(context, folder.error());
  const auto done = app::ReindexSnapshots(*folder);
  if (!done) return Fail(context, done.error());
  for (const std::string& what : done->skipped) {
    WriteErrorLine(context.Say("snapshot.skipped", {{"what", what}}));
  }
  const Status written =
      WriteOut(context.Say("snapshot.reindexed", {{"n", std::to_string(done->count)}}) + "\n");
  if (!written) return Fail(context, written.error());
  return done->skipped.empty() ? kNothingToDo : kFailed;
}

int RunSnapshotVerify(Context& context) {
  const auto folder = OpenData(context);
  if (!folder) return Fail(context, folder.error());
  std::vector<std::string> ids = context.args.things;
  if (ids.empty()) {
    auto all = folder->SnapshotIds();
    if (!all) return Fail(context, all.error());
    ids = std::move(all).value();
  }
  int status = kNothingToDo;
  for (const std::string& id : ids) {
    if (!store::IsSnapshotId(id) || !FileExists(folder->SnapshotPath(id))) {
      return Refuse(context, "error.unknown_snapshot", {{"id", id}, {"data", context.data_dir}});
    }
    const Status verified = store::VerifySnapshot(folder->SnapshotPath(id));
    if (!verified) {
      status = Fail(context, verified.error());
      continue;
    }
    const Status written = WriteOut(context.Say("snapshot.verified", {{"id", id}}) + "\n");
    if (!written) return Fail(context, written.error());
  }
  return status;
}

}  // namespace xuncha::cli
