// SPDX-License-Identifier: Apache-2.0
#include "cli/save_site.h"

#include <string>

#include "app/save_site.h"
#include "base/file.h"
#include "cli/column_words.h"
#include "cli/report_words.h"
#include "cli/terminal.h"

namespace xuncha::cli {
namespace {

// "更新不及时，最近更新 2022-08-01（列表日期）": the comment on one column.
std::string Describe(const model::Column& column, const ReportWords& words) {
  std::string text = StateWords(column, words);
  if (!column.latest.empty()) {
    text = words.Say(
        "site_file.state",
        {{"state", text}, {"latest", column.latest}, {"from", LatestFromWords(column, words)}});
  }
  const std::string why = WhyWords(column, words);
  return why.empty() ? text : text.append("\n").append(why);
}

}  // namespace

bool MaySaveSite(const Context& context) {
  const std::string& file = context.args.save_site;
  if (file.empty() || context.args.force || !FileExists(file)) return true;
  Refuse(context, "error.site_file_there", {{"file", file}});
  return false;
}

int SaveSite(const Context& context, const model::SnapshotView& snapshot,
             const model::Report& report) {
  const std::string& file = context.args.save_site;
  if (file.empty()) return kNothingToDo;
  const ReportWords words(context.messages);
  app::SiteFileWords comments;
  comments.head = words.Say(
      "site_file.head",
      {{"snapshot", report.snapshot.id}, {"as_of", report.as_of}, {"profile", report.profile}});
  comments.kind_unknown = words.Say("site_file.kind_unknown");
  comments.kind_guessed = words.Say("site_file.kind_guessed");
  comments.none_declared = words.Say("site_file.none_declared");
  comments.describe = [&words](const model::Column& column) { return Describe(column, words); };
  const auto text = app::SiteFileText(snapshot, report, comments);
  if (!text) return Fail(context, text.error());
  const Status written = WriteFileAtomically(file, *text);
  if (!written) return Fail(context, written.error());
  WriteErrorLine(context.Say("columns.saved", {{"file", file}}));
  return kNothingToDo;
}

}  // namespace xuncha::cli
