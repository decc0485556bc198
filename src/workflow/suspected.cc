// SPDX-License-Identifier: Apache-2.0
#include "workflow/suspected.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "base/sha256.h"
#include "workflow/responsibility.h"

namespace xuncha::workflow {
namespace {

// Newest dates of the report's columns by address.
std::map<std::string, std::string> LatestByAddress(const model::Report& report) {
  std::map<std::string, std::string> latest;
  for (const model::Column& column : report.columns) {
    latest.emplace(KeyAddress(column.url), column.latest);
  }
  return latest;
}

model::Problem FromFinding(const model::Finding& finding, const Cause& cause,
                           const model::Report& report, const ProblemClasses& classes,
                           const SuspectContext& context, const model::SiteRecord& kept,
                           const std::string& latest) {
  model::Problem problem;
  problem.campaign = context.campaign;
  problem.subject = context.site.id;
  const model::ColumnRecord* column =
      ColumnAt(context.columns, context.site.id, finding.url, finding.column_path);
  problem.unit = ResponsibleUnit(kept, column, finding.url, finding.column_path);
  problem.check = finding.check;
  problem.cause = cause.key;
  problem.klass = classes.ClassOf(finding.check);
  problem.finding = finding.id;
  problem.snapshot = report.snapshot.id;
  problem.indicators = finding.indicators;
  problem.confidence = finding.confidence;
  problem.tier = finding.tier;
  problem.origin = model::ProblemOrigin::kMachine;
  problem.rounds = {context.round};
  problem.url = finding.url;
  problem.target = finding.target;
  problem.column_path = finding.column_path;
  if (!finding.occurrences.empty()) {
    problem.where = finding.occurrences.front().where;
    problem.label = finding.occurrences.front().label;
  }
  problem.title = context.title(finding);
  problem.seen = finding.seen;
  problem.limit = finding.limit;
  problem.latest = latest;
  problem.content_digest =
      context.content_digest ? context.content_digest(finding) : FindingDigest(finding, latest);
  problem.first_seen = report.snapshot.finished;
  problem.last_looked = report.snapshot.finished;
  return problem;
}

void AddOnce(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

}  // namespace

const model::ColumnRecord* ColumnAt(const std::vector<model::ColumnRecord>& columns,
                                    const std::string& site, const std::string& url,
                                    const std::vector<std::string>& path) {
  const std::string address = KeyAddress(url);
  const std::vector<std::string> steps = PathBelowHome(path);
  const model::ColumnRecord* best = nullptr;
  std::size_t depth = 0;
  for (const model::ColumnRecord& record : columns) {
    if (record.site != site) continue;
    if (!address.empty() && KeyAddress(record.column.url) == address) return &record;
    const std::vector<std::string> own = PathBelowHome(record.column.path);
    if (own.size() <= depth || own.size() > steps.size() ||
        !std::equal(own.begin(), own.end(), steps.begin())) {
      continue;
    }
    best = &record;
    depth = own.size();
  }
  return best;
}

std::string FindingDigest(const model::Finding& finding, const std::string& latest) {
  std::string text;
  const auto add = [&text](std::string_view part) { text.append(part).push_back('\0'); };
  add(finding.check);
  add(KeyAddress(finding.url));
  add(finding.target);
  add(latest);
  // A date says what the column holds; only where none is known does the value seen say it.
  if (latest.empty()) {
    add(finding.message.key);
    add(finding.seen);
  }
  return Sha256Hex(text);
}

std::vector<model::Problem> SuspectedProblems(const model::Report& report,
                                              const CountingRules& rules,
                                              const ProblemClasses& classes,
                                              const SuspectContext& context) {
  const std::map<std::string, std::string> latest = LatestByAddress(report);
  std::vector<model::Problem> problems;
  const model::SiteRecord kept = WithColumnKeepers(context.site, context.columns);
  std::map<std::string, std::size_t> by_cause;
  for (const model::Finding& finding : report.findings) {
    const std::optional<Cause> cause = CauseOf(rules, finding);
    if (!cause) continue;
    const auto date = latest.find(KeyAddress(finding.url));
    const auto [at, is_new] = by_cause.emplace(cause->key, problems.size());
    if (is_new) {
      problems.push_back(FromFinding(finding, *cause, report, classes, context, kept,
                                     date == latest.end() ? std::string() : date->second));
    }
    model::Problem& problem = problems[at->second];
    problem.findings.push_back(finding.id);
    problem.occurrences += finding.occurrence_count;
    problem.confidence = std::min(problem.confidence, finding.confidence);
    problem.tier = std::min(problem.tier, finding.tier);
    for (const std::string& indicator : finding.indicators) AddOnce(problem.indicators, indicator);
  }
  for (model::Problem& problem : problems) {
    std::sort(problem.findings.begin(), problem.findings.end());
    // Of a cause with many links, what was looked at is which ones are broken.
    if (problem.findings.size() < 2) continue;
    std::string all = problem.content_digest;
    for (const std::string& id : problem.findings) all.append(" ").append(id);
    problem.content_digest = Sha256Hex(all);
  }
  return problems;
}

}  // namespace xuncha::workflow
