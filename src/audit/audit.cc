// SPDX-License-Identifier: Apache-2.0
#include "audit/audit.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "audit/runner.h"
#include "audit/tiers.h"
#include "audit/verdict.h"
#include "checks/context.h"
#include "checks/registry.h"

namespace xuncha::audit {
namespace {

// "f-" and 16 hex digits of the parts, each ended by a zero byte so that they cannot run together.
std::string StableId(std::string_view prefix, std::initializer_list<std::string_view> parts) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (const std::string_view part : parts) text.append(part).push_back('\0');
  std::uint64_t digest = XXH3_64bits(text.data(), text.size());
  std::array<char, 16> hex{};
  for (std::size_t i = hex.size(); i > 0; --i) {
    hex.at(i - 1) = kHex[digest & 15];
    digest >>= 4;
  }
  return std::string(prefix) + std::string(hex.data(), hex.size());
}

model::Finding MakeFinding(const AuditInput& input, RawFinding raw) {
  checks::Defect& defect = raw.defect;
  model::Finding finding;
  finding.check = raw.check->id;
  finding.version = raw.check->version;
  finding.indicators.assign(raw.check->indicators.begin(), raw.check->indicators.end());
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

std::string JoinPath(const std::vector<std::string>& path, std::size_t steps) {
  std::string text;
  for (std::size_t i = 0; i < steps; ++i) text.append(path[i]).push_back('\0');
  return text;
}

// The registered columns, as far as they are known without reading dates.
void AddColumns(const AuditInput& input, model::Report& report) {
  std::map<std::string, std::string> by_path;
  for (const model::RegisteredColumn& column : input.snapshot.info().site.columns) {
    by_path[JoinPath(column.path, column.path.size())] = StableId("c-", {column.url});
  }
  for (const model::RegisteredColumn& column : input.snapshot.info().site.columns) {
    model::Column entry;
    entry.id = StableId("c-", {column.url});
    entry.url = column.url;
    entry.path = column.path;
    entry.level = column.path.empty() ? 0 : static_cast<int>(column.path.size()) - 1;
    if (!column.path.empty()) {
      const auto parent = by_path.find(JoinPath(column.path, column.path.size() - 1));
      if (parent != by_path.end()) entry.parent = parent->second;
    }
    if (model::ColumnKindFromName(column.kind, entry.kind)) {
      entry.kind_from = model::KindFrom::kRegistered;
    }
    entry.registered = true;
    entry.state =
        column.not_involved ? model::ColumnState::kDeclaredNone : model::ColumnState::kNotObserved;
    entry.limit = column.cycle;
    if (entry.limit.empty()) {
      const auto cycle = input.profile.cycles.find(model::Name(entry.kind));
      if (cycle != input.profile.cycles.end()) entry.limit = cycle->second;
    }
    report.columns.push_back(std::move(entry));
  }
}

}  // namespace

Result<model::Report> Audit(const AuditInput& input) {
  // A menu link stands on every page of a site: a bound for those who ask for all of them.
  constexpr std::size_t kMostOccurrences = 100'000;
  const std::size_t max_spots = std::min(input.max_occurrences, kMostOccurrences);
  XC_ASSIGN_OR_RETURN(
      RunResult run,
      RunChecks(checks::MakeContext(input.snapshot, input.error_phrases, input.as_of, max_spots),
                input.profile));
  model::Report report;
  report.snapshot = input.snapshot.info();
  report.rulebook = input.rulebook.id;
  report.profile = input.profile.name;
  report.profile_example = input.profile.example;
  report.as_of = FormatDay(input.as_of);
  report.checks = std::move(run.checks);
  for (RawFinding& raw : run.findings) {
    report.findings.push_back(MakeFinding(input, std::move(raw)));
  }
  std::sort(report.findings.begin(), report.findings.end(), Before);
  XC_TRY(AddNotChecked(input, run, report));
  AddColumns(input, report);
  AddVerdict(input, report);
  return report;
}

}  // namespace xuncha::audit
