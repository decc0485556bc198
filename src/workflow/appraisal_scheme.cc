// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/toml.h"
#include "workflow/appraisal.h"

namespace xuncha::workflow {
namespace {

constexpr double kMostPoints = 10'000;
constexpr double kHundred = 100;

constexpr std::array<const char*, kMetrics> kNames{
    "problems",           "problems_open",        "problems_carried",      "problems_recurred",
    "orders_late",        "orders_overdue",       "self_checks_missing",   "self_checks_late",
    "sites_unqualified",  "accounts_unqualified", "messages_late",         "messages_overdue",
    "error_reports_late", "error_reports_month",  "error_reports_overdue", "error_reports_rejected",
    "reposts_late",       "disclosure_none",      "clean_campaigns",
};
constexpr std::array<std::string_view, 7> kNeeds{
    "sites", "accounts", "messages", "error_reports", "disclosure", "reposts", "orders"};
constexpr std::array<std::string_view, 3> kOn{"site", "account", "unit"};

void GetPoints(TomlReader& reader, std::string_view key, std::int64_t& out) {
  double number = static_cast<double>(out) / kHundred;
  reader.Get(key, number, 0, kMostPoints);
  out = std::llround(number * kHundred);
}

template <class List>
std::string Joined(const List& words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

bool IsOfProblems(Metric metric) {
  return metric == Metric::kProblems || metric == Metric::kProblemsOpen ||
         metric == Metric::kProblemsCarried || metric == Metric::kProblemsRecurred;
}

// Ids of parts and rules, each once in the scheme.
Status TakeId(const std::string& file, const TomlValue& table, const std::string& id,
              std::set<std::string>& ids) {
  if (id.empty()) return TomlError(file, table, "an id is missing");
  if (!ids.insert(id).second) return TomlError(file, table, "the id \"" + id + "\" stands twice");
  return Ok();
}

Status ReadRule(const TomlValue& table, const std::string& file, std::set<std::string>& ids,
                AppraisalPartRule& part) {
  TomlReader reader(table, file, "part.rule");
  AppraisalRule rule;
  std::string counts;
  reader.Get("id", rule.id);
  reader.Get("name", rule.name);
  reader.Get("counts", counts);
  reader.Get("on", rule.on);
  reader.Get("classes", rule.classes);
  reader.Get("bonus", rule.bonus);
  GetPoints(reader, "each", rule.each);
  GetPoints(reader, "most", rule.most);
  if (!MetricFromName(counts, rule.metric)) {
    reader.Fail("counts", "'" + counts + "' is none of " + Joined(kNames));
  } else if (!IsOfProblems(rule.metric) && (!rule.on.empty() || !rule.classes.empty())) {
    reader.Fail("counts", "on and classes tell problems apart, not " + counts);
  }
  if (!rule.on.empty() && std::find(kOn.begin(), kOn.end(), rule.on) == kOn.end()) {
    reader.Fail("on", "'" + rule.on + "' is none of " + Joined(kOn));
  }
  XC_TRY(reader.Finish());
  if (rule.name.empty() || rule.each == 0) {
    return TomlError(file, table, "a rule wants id, name, counts and each (above 0)");
  }
  XC_TRY(TakeId(file, table, rule.id, ids));
  part.rules.push_back(std::move(rule));
  return Ok();
}

Status ReadPart(const TomlValue& table, const std::string& file, std::set<std::string>& ids,
                AppraisalScheme& scheme) {
  TomlReader reader(table, file, "part");
  AppraisalPartRule& part = scheme.parts.emplace_back();
  reader.Get("id", part.id);
  reader.Get("name", part.name);
  reader.Get("needs", part.needs);
  GetPoints(reader, "points", part.full);
  const std::vector<const TomlValue*> rules = reader.Tables("rule");
  if (!part.needs.empty() && !IsNeed(part.needs)) {
    reader.Fail("needs", "'" + part.needs + "' is none of " + Joined(kNeeds));
  }
  XC_TRY(reader.Finish());
  XC_TRY(TakeId(file, table, part.id, ids));
  if (part.name.empty() || part.full == 0) {
    return TomlError(file, table, "a part wants id, name and points (above 0)");
  }
  for (const TomlValue* rule : rules) XC_TRY(ReadRule(*rule, file, ids, part));
  return Ok();
}

Status ReadGrade(const TomlValue& table, const std::string& file, AppraisalScheme& scheme) {
  TomlReader reader(table, file, "grade");
  AppraisalGrade& grade = scheme.grades.emplace_back();
  reader.Get("name", grade.name);
  GetPoints(reader, "from", grade.from);
  XC_TRY(reader.Finish());
  if (grade.name.empty()) return TomlError(file, table, "a grade wants a name");
  return Ok();
}

}  // namespace

const char* Name(Metric metric) {
  const auto at = static_cast<std::size_t>(metric);
  return at < kNames.size() ? kNames[at] : "?";
}

bool MetricFromName(std::string_view name, Metric& out) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return false;
  out = static_cast<Metric>(found - kNames.begin());
  return true;
}

bool IsNeed(std::string_view name) {
  return std::find(kNeeds.begin(), kNeeds.end(), name) != kNeeds.end();
}

Result<AppraisalScheme> ParseAppraisalScheme(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  AppraisalScheme scheme;
  reader.Get("name", scheme.name);
  reader.Get("example", scheme.example);
  GetPoints(reader, "points", scheme.full);
  GetPoints(reader, "most_bonus", scheme.most_bonus);
  std::set<std::string> ids;
  for (const TomlValue* part : reader.Tables("part")) XC_TRY(ReadPart(*part, file, ids, scheme));
  for (const TomlValue* grade : reader.Tables("grade")) XC_TRY(ReadGrade(*grade, file, scheme));
  XC_TRY(reader.Finish());
  if (scheme.name.empty() || scheme.full == 0 || scheme.parts.empty()) {
    return TomlError(file, root, "a scheme wants name, points and at least one [[part]]");
  }
  std::int64_t sum = 0;
  for (const AppraisalPartRule& part : scheme.parts) sum += part.full;
  if (sum != scheme.full) {
    return TomlError(
        file, root,
        "the parts add up to " + PointsText(sum) + ", points says " + PointsText(scheme.full));
  }
  std::stable_sort(
      scheme.grades.begin(), scheme.grades.end(),
      [](const AppraisalGrade& a, const AppraisalGrade& b) { return a.from > b.from; });
  return scheme;
}

}  // namespace xuncha::workflow
