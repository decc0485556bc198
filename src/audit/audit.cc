// SPDX-License-Identifier: Apache-2.0
#include "audit/audit.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "audit/columns/discover.h"
#include "audit/runner.h"
#include "audit/stable_id.h"
#include "audit/tiers.h"
#include "audit/verdict.h"
#include "checks/context.h"
#include "checks/registry.h"

namespace xuncha::audit {
namespace {

model::Finding MakeFinding(const AuditInput& input, RawFinding raw) {
  checks::Defect& defect = raw.defect;
  model::Finding finding;
  finding.check = raw.check->id;
  finding.version = raw.check->version;
  if (defect.judgement.indicators.empty()) {
    finding.indicators.assign(raw.check->indicators.begin(), raw.check->indicators.end());
  } else {
    finding.indicators.assign(defect.judgement.indicators.begin(),
                              defect.judgement.indicators.end());
  }
  finding.confidence = defect.judgement.confidence;
  finding.tier = TierOf(raw, input.profile, input.snapshot.info().site.kind, input.as_of);
  // The place counts only where it is fixed: the most visible page of a target may change between
  // runs, the defect stays the same.
  finding.id = StableId("f-", {finding.check, defect.url, defect.target, defect.key});
  finding.occurrence_count = defect.spots.count();
  for (checks::Spot& spot : defect.spots.Sorted(input.snapshot)) {
    finding.occurrences.push_back({std::string(input.snapshot.url(spot.page).url),
                                   std::move(spot.label), checks::Name(spot.where)});
  }
  finding.url = std::move(defect.url);
  if (finding.url.empty() && !finding.occurrences.empty()) {
    finding.url = finding.occurrences.front().page;
  }
  if (finding.url.empty()) finding.url = input.snapshot.info().home;
  finding.target = std::move(defect.target);
  finding.message = std::move(defect.judgement.message);
  finding.seen = std::move(defect.judgement.seen);
  finding.limit = std::move(defect.judgement.limit);
  finding.details = std::move(defect.judgement.details);
  if (defect.evidence_of < input.snapshot.url_count()) {
    finding.evidence = input.snapshot.evidence(defect.evidence_of);
  }
  return finding;
}

bool Before(const model::Finding& a, const model::Finding& b) {
  return std::tie(a.tier, a.confidence, a.check, a.url, a.target, a.id) <
         std::tie(b.tier, b.confidence, b.check, b.url, b.target, b.id);
}

// "HTTP 412, challenge page": what was seen of an address of which nothing can be said.
Result<std::string> NotCheckedDetail(const model::SnapshotView& snapshot,
                                     const model::UrlRecord& url) {
  std::string detail;
  if (url.status != 0) detail = "HTTP " + std::to_string(url.status);
  if (url.status == 0 && url.outcome != model::Outcome::kNone) detail = model::Name(url.outcome);
  if (url.why == model::NotCheckedWhy::kBlocked && url.attempt_count > 0) {
    XC_ASSIGN_OR_RETURN(const std::vector<model::Attempt> attempts, snapshot.attempts(url.id));
    if (!attempts.empty() && !attempts.back().detail.empty()) {
      detail += (detail.empty() ? "" : ", ") + attempts.back().detail;
    }
  }
  return detail;
}

Status AddNotChecked(const AuditInput& input, const RunResult& run, model::Report& report) {
  for (const NotCheckedTarget& target : run.not_checked) {
    const model::UrlRecord url = input.snapshot.url(target.url);
    model::NotChecked entry;
    entry.url = url.url;
    entry.why = url.account == model::Account::kPending ? model::NotCheckedWhy::kStopped : url.why;
    XC_ASSIGN_OR_RETURN(entry.detail, NotCheckedDetail(input.snapshot, url));
    entry.occurrence_count = target.pages;
    report.not_checked.push_back(std::move(entry));
  }
  std::sort(report.not_checked.begin(), report.not_checked.end(),
            [](const model::NotChecked& a, const model::NotChecked& b) { return a.url < b.url; });
  return Ok();
}

std::vector<std::string> PreviewChecks() {
  std::vector<std::string> ids;
  for (const checks::CheckDef* check : checks::AllChecks()) {
    if (check->stage == checks::Stage::kPreview) ids.emplace_back(check->id);
  }
  return ids;
}

// The verdict, and the tiers and the order of findings that follow from it.
void AddVerdict(const AuditInput& input, model::Report& report) {
  report.verdict = GiveVerdict({.rulebook = input.rulebook,
                                .profile = input.profile,
                                .site = report.snapshot.site,
                                .complete = report.snapshot.complete,
                                .as_of = input.as_of,
                                .columns = report.columns,
                                .findings = report.findings,
                                .checks = report.checks,
                                .preview_checks = PreviewChecks()});
  RaiseToVeto(report.verdict, report.findings);
  std::sort(report.findings.begin(), report.findings.end(), Before);
}

// Findings at a column's own address are that column's.
void AddColumnPaths(model::Report& report) {
  std::map<std::string_view, const model::Column*> by_url;
  for (const model::Column& column : report.columns) by_url.emplace(column.url, &column);
  for (model::Finding& finding : report.findings) {
    const auto found = by_url.find(finding.url);
    if (found != by_url.end()) finding.column_path = found->second->path;
  }
}

}  // namespace

Result<model::Report> Audit(const AuditInput& input) {
  // A menu link stands on every page of a site: a bound for those who ask for all of them.
  constexpr std::size_t kMostOccurrences = 100'000;
  const std::size_t max_spots = std::min(input.max_occurrences, kMostOccurrences);
  checks::SiteContext context =
      checks::MakeContext(input.snapshot, input.error_phrases, input.as_of, max_spots);
  model::Report report;
  XC_ASSIGN_OR_RETURN(report.columns, FindColumns(context, input.profile, input.column_words));
  context.columns = &report.columns;
  XC_ASSIGN_OR_RETURN(RunResult run, RunChecks(std::move(context), input.profile));
  report.snapshot = input.snapshot.info();
  report.rulebook = input.rulebook.id;
  report.profile = input.profile.name;
  report.profile_example = input.profile.example;
  report.as_of = FormatDay(input.as_of);
  report.checks = std::move(run.checks);
  report.texts_read = run.texts_read;
  report.texts_unread = std::move(run.texts_unread);
  std::sort(report.texts_unread.begin(), report.texts_unread.end(),
            [](const model::UnreadTexts& a, const model::UnreadTexts& b) {
              return std::tie(b.count, a.why) < std::tie(a.count, b.why);
            });
  for (RawFinding& raw : run.findings) {
    report.findings.push_back(MakeFinding(input, std::move(raw)));
  }
  std::sort(report.findings.begin(), report.findings.end(), Before);
  AddColumnPaths(report);
  XC_TRY(AddNotChecked(input, run, report));
  AddVerdict(input, report);
  return report;
}

}  // namespace xuncha::audit
