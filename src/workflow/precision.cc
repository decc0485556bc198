// SPDX-License-Identifier: Apache-2.0
#include "workflow/precision.h"

#include <algorithm>
#include <set>

#include "base/toml.h"

namespace xuncha::workflow {
namespace {

using model::ProblemState;

bool GetFloor(TomlReader& reader, double& out) {
  if (!reader.Has("floor")) {
    reader.Fail("floor", "is missing; give a number from 0 to 1");
    return false;
  }
  reader.Get("floor", out, 0, 1);
  return true;
}

bool IsMachines(const model::Problem& problem) {
  return problem.origin == model::ProblemOrigin::kMachine && !problem.check.empty();
}

bool IsFalseAlarm(const model::Problem& problem, const PrecisionRules& rules) {
  return std::none_of(rules.not_false_alarms.begin(), rules.not_false_alarms.end(),
                      [&](const std::string& words) { return problem.reason.starts_with(words); });
}

}  // namespace

Result<PrecisionRules> ParsePrecisionRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  PrecisionRules rules;
  GetFloor(reader, rules.floor);
  std::int64_t least = 0;
  reader.GetInteger("least_decisions", least, 1, 1'000'000);
  if (least == 0) reader.Fail("least_decisions", "is missing; give a number from 1");
  rules.least_decisions = static_cast<std::uint64_t>(least);
  reader.Get("not_false_alarms", rules.not_false_alarms);
  if (std::find(rules.not_false_alarms.begin(), rules.not_false_alarms.end(), "") !=
      rules.not_false_alarms.end()) {
    reader.Fail("not_false_alarms", "holds an empty text, with which every reason begins; drop it");
  }
  for (const TomlValue* table : reader.Tables("check")) {
    TomlReader row(*table, name, "check");
    std::vector<std::string> ids;
    double floor = 0;
    row.Get("ids", ids);
    if (ids.empty()) row.Fail("ids", "is missing or empty; name the checks");
    GetFloor(row, floor);
    for (const std::string& id : ids) {
      if (!rules.floors.emplace(id, floor).second) row.Fail("ids", "'" + id + "' stands twice");
    }
    XC_TRY(row.Finish());
  }
  XC_TRY(reader.Finish());
  return rules;
}

void PrecisionTally::Add(const model::Problem& problem) {
  if (!IsMachines(problem) || problem.state == ProblemState::kSuspected) return;
  const bool rejected = problem.state == ProblemState::kRejected;
  if (rejected && !IsFalseAlarm(problem, *rules_)) return;
  CheckPrecision& one = by_check_[problem.check];
  ++(rejected ? one.rejected : one.confirmed);
}

std::vector<CheckPrecision> PrecisionTally::Checks() const {
  std::vector<CheckPrecision> checks;
  for (const auto& [id, counted] : by_check_) {
    CheckPrecision& one = checks.emplace_back(counted);
    one.check = id;
    const std::uint64_t decisions = one.confirmed + one.rejected;
    one.precision = static_cast<double>(one.confirmed) / static_cast<double>(decisions);
    const auto own = rules_->floors.find(id);
    one.floor = own == rules_->floors.end() ? rules_->floor : own->second;
    one.below = decisions >= rules_->least_decisions && *one.precision < one.floor;
  }
  return checks;
}

std::vector<CheckPrecision> PrecisionOf(const std::vector<model::Problem>& problems,
                                        const PrecisionRules& rules) {
  PrecisionTally tally(rules);
  for (const model::Problem& problem : problems) tally.Add(problem);
  return tally.Checks();
}

std::size_t DropToReview(std::vector<model::Problem>& problems,
                         const std::vector<CheckPrecision>& checks) {
  std::set<std::string_view> below;
  for (const CheckPrecision& one : checks) {
    if (one.below) below.insert(one.check);
  }
  std::size_t changed = 0;
  for (model::Problem& problem : problems) {
    if (!IsMachines(problem) || problem.state != ProblemState::kSuspected ||
        problem.confidence == model::Confidence::kReview || !below.contains(problem.check)) {
      continue;
    }
    problem.confidence = model::Confidence::kReview;
    ++changed;
  }
  return changed;
}

}  // namespace xuncha::workflow
