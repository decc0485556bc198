// SPDX-License-Identifier: Apache-2.0
#include "cli/report_json.h"

#include <algorithm>

#include "base/json.h"
#include "base/time.h"
#include "cli/column_json.h"
#include "cli/column_words.h"

namespace xuncha::cli {
namespace {

void WriteSite(JsonWriter& json, const model::SnapshotInfo& info) {
  const model::Site& site = info.site;
  json.Key("site");
  json.BeginObject();
  json.Field("home", info.home.empty() ? site.home : info.home);
  json.FieldOrNull("name", site.name);
  json.FieldOrNull("id_code", site.id_code);
  json.FieldOrNull("kind", model::Name(site.kind));
  json.Field("hosts", site.hosts);
  json.EndObject();
}

void WriteCoverage(JsonWriter& json, const model::SnapshotInfo& info) {
  const model::Coverage& c = info.coverage;
  json.Key("coverage");
  json.BeginObject();
  json.Field("discovered", c.discovered);
  json.Field("fetched", c.fetched);
  json.Field("reused", c.reused);
  json.Field("external_checked", c.external_checked);
  json.Key("skipped");
  json.BeginObject();
  json.Field("robots", c.skipped_robots);
  json.Field("scope", c.skipped_scope);
  json.Field("page_limit", c.skipped_page_limit);
  json.Field("trap", c.skipped_trap);
  json.EndObject();
  json.Field("could_not_check", c.could_not_check);
  json.EndObject();
  const model::RequestCounts& r = info.requests;
  json.Key("requests");
  json.BeginObject();
  json.Field("first", r.first);
  json.Field("confirm", r.confirm);
  json.Field("probe", r.probe);
  json.Field("other", r.other);
  json.EndObject();
}

void WriteHits(JsonWriter& json, const char* name, const std::vector<model::VetoHit>& hits) {
  json.Key(name);
  json.BeginArray();
  for (const model::VetoHit& hit : hits) {
    json.BeginObject();
    json.Field("indicator", hit.indicator);
    json.Field("measured", hit.measured);
    json.Field("threshold", hit.threshold);
    json.Field("findings", hit.findings);
    json.Field("columns", hit.columns);
    json.Field("possible", hit.possible);
    json.EndObject();
  }
  json.EndArray();
}

void WriteScoreLines(JsonWriter& json, const char* name,
                     const std::vector<model::ScoreLine>& lines) {
  json.Key(name);
  json.BeginArray();
  for (const model::ScoreLine& line : lines) {
    json.BeginObject();
    json.Field("indicator", line.indicator);
    json.Field("count", line.count);
    json.Key("points");
    json.Number(line.points);
    json.EndObject();
  }
  json.EndArray();
}

void WriteVerdict(JsonWriter& json, const model::Verdict& verdict, const ReportWords& words) {
  json.Key("verdict");
  json.BeginObject();
  json.Field("result", verdict.result);
  WriteHits(json, "vetoes", verdict.vetoes);
  WriteHits(json, "watch", verdict.watch);
  json.Field("unobserved", verdict.unobserved);
  json.Field("to_confirm", verdict.to_confirm);
  json.Key("score");
  if (verdict.score) {
    json.Number(*verdict.score);
  } else {
    json.Null();
  }
  json.FieldOrNull("score_why", verdict.score ? std::string{} : ScoreWords(verdict, words));
  if (verdict.score) {
    json.Field("example_points", verdict.example_points);
    WriteScoreLines(json, "deductions", verdict.deductions);
    WriteScoreLines(json, "bonuses", verdict.bonuses);
  }
  json.Field("reasons", ReasonWords(verdict, words));
  json.EndObject();
}

void WriteNotChecked(JsonWriter& json, const std::vector<model::NotChecked>& items,
                     const ReportWords& words) {
  json.Key("not_checked");
  json.BeginArray();
  for (const model::NotChecked& item : items) {
    std::string why = model::Name(item.why);
    if (!item.detail.empty()) why.append(": ").append(words.Detail(item.detail));
    json.BeginObject();
    json.Field("url", item.url);
    json.Field("why", why);
    json.Field("occurrence_count", item.occurrence_count);
    json.EndObject();
  }
  json.EndArray();
}

void WriteTexts(JsonWriter& json, const model::Report& report) {
  json.Key("attachment_texts");
  json.BeginObject();
  json.Field("read", report.texts_read);
  json.Key("not_read");
  json.BeginArray();
  for (const model::UnreadTexts& unread : report.texts_unread) {
    json.BeginObject();
    json.Field("why", std::string_view(model::Name(unread.why)));
    json.Field("count", unread.count);
    json.Field("examples", unread.examples);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

// What the schema does not ask for but a reader may want: bounds that were hit, settings in force.
void WriteCircumstances(JsonWriter& json, const model::SnapshotInfo& info) {
  json.Key("bounds");
  json.BeginArray();
  for (const model::BoundHit& bound : info.bounds) {
    json.BeginObject();
    json.Field("name", bound.name);
    json.Field("detail", bound.detail);
    json.Field("count", bound.count);
    json.EndObject();
  }
  json.EndArray();
  json.Key("settings");
  json.BeginObject();
  for (const auto& [name, value] : info.settings) json.Field(name, value);
  json.EndObject();
}

}  // namespace

void WriteFinding(JsonWriter& json, const model::Finding& finding, const ReportWords& words,
                  std::size_t max_occurrences, bool details) {
  json.BeginObject();
  json.Field("id", finding.id);
  json.Field("check", finding.check);
  json.Field("version", finding.version);
  json.Field("indicators", finding.indicators);
  json.Field("confidence", model::Name(finding.confidence));
  json.Field("tier", model::Name(finding.tier));
  json.Field("url", finding.url);
  json.FieldOrNull("target", finding.target);
  json.Field("column_path", finding.column_path);
  json.Field("message", words.Sentence(finding));
  // A bare word is an outcome's name, for machines; what has blanks is for people.
  json.FieldOrNull("seen", finding.seen.find(' ') == std::string::npos
                               ? finding.seen
                               : words.Detail(finding.seen));
  json.FieldOrNull("limit", finding.limit);
  if (details) {
    json.Key("details");
    json.BeginArray();
    for (const auto& [name, value] : finding.details) {
      json.BeginObject();
      json.Field("name", name);
      json.Field("value", value);
      json.EndObject();
    }
    json.EndArray();
  }
  json.Field("occurrence_count", finding.occurrence_count);
  json.Key("occurrences");
  json.BeginArray();
  const std::size_t count = std::min(max_occurrences, finding.occurrences.size());
  for (std::size_t i = 0; i < count; ++i) {
    const model::Occurrence& occurrence = finding.occurrences[i];
    json.BeginObject();
    json.Field("page", occurrence.page);
    json.Field("label", occurrence.label);
    json.Field("where", occurrence.where);
    json.EndObject();
  }
  json.EndArray();
  WriteEvidence(json, finding.evidence);
  json.EndObject();
}

void WriteEvidence(JsonWriter& json, const std::vector<model::EvidenceRef>& refs) {
  json.Key("evidence");
  json.BeginArray();
  for (const model::EvidenceRef& ref : refs) {
    json.BeginObject();
    json.Field("kind", "response");
    json.Field("ref", ref.ref);
    json.Field("sha256", ref.sha256);
    json.EndObject();
  }
  json.EndArray();
}

std::string WriteReportJson(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options) {
  const model::SnapshotInfo& info = report.snapshot;
  JsonWriter json(1);
  json.BeginObject();
  json.Field("schema", "xuncha.report/1");
  json.Key("tool");
  json.BeginObject();
  json.Field("name", "xuncha");
  json.Field("version", options.tool_version);
  json.EndObject();
  json.Field("snapshot", info.id);
  json.Field("rulebook", report.rulebook);
  json.Field("profile", report.profile);
  if (report.profile_example) json.Field("profile_example", true);
  WriteSite(json, info);
  json.Field("as_of", report.as_of);
  json.Field("started", FormatChinaTime(info.started));
  json.Field("finished", FormatChinaTime(info.finished));
  json.Field("complete", info.complete);
  json.FieldOrNull("stopped_by", info.stopped_by);
  WriteCoverage(json, info);
  WriteVerdict(json, report.verdict, words);
  json.Key("checks");
  json.BeginArray();
  for (const model::CheckReport& check : report.checks) {
    json.BeginObject();
    json.Field("id", check.id);
    json.Field("version", check.version);
    json.Field("result", model::Name(check.result));
    json.FieldOrNull("why", words.CheckWhy(check.why));
    json.EndObject();
  }
  json.EndArray();
  json.Key("columns");
  json.BeginArray();
  for (const model::Column& column : report.columns) {
    json.BeginObject();
    WriteColumnFields(json, column, words);
    json.EndObject();
  }
  json.EndArray();
  json.Key("findings");
  json.BeginArray();
  const std::size_t most =
      options.everything ? static_cast<std::size_t>(-1) : options.max_occurrences;
  for (const model::Finding& finding : report.findings)
    WriteFinding(json, finding, words, most, false);
  json.EndArray();
  WriteNotChecked(json, report.not_checked, words);
  WriteTexts(json, report);
  WriteCircumstances(json, info);
  json.EndObject();
  return json.Take() + "\n";
}

}  // namespace xuncha::cli
