// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lines.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/age.h"
#include "base/messages.h"
#include "base/toml.h"

namespace xuncha::bulletin {
namespace {

constexpr std::int64_t kMostNamed = 50;

Status ReadMerge(const std::vector<std::string>& merge, const TomlValue& at,
                 const std::string& file, LineRules& rules) {
  for (const std::string& key : merge) {
    if (key == "class") {
      rules.by_class = true;
    } else if (key == "check") {
      rules.by_check = true;
    } else if (key == "parent") {
      rules.by_parent = true;
    } else {
      return TomlError(file, at, "merge knows class, check and parent, not \"" + key + "\"");
    }
  }
  return Ok();
}

const LineRule* RuleFor(const LineRules& rules, const ProblemRow& problem) {
  if (problem.path.empty()) return nullptr;
  for (const LineRule& rule : rules.rules) {
    if (std::find(rule.checks.begin(), rule.checks.end(), problem.check) == rule.checks.end()) {
      continue;
    }
    return rule.aged && RungOf(problem).empty() ? nullptr : &rule;
  }
  return nullptr;
}

std::string ParentOf(const LineRules& rules, const ProblemRow& problem) {
  if (problem.path.size() < 2) return "";
  return PathText(rules, {problem.path.begin(), problem.path.end() - 1});
}

// Problems of one key stand in one line.
std::string LineKey(const LineRules& rules, const ProblemRow& problem) {
  if (!problem.line.empty()) return "\x01" + problem.line;
  if (RuleFor(rules, problem) == nullptr) return "\x02" + problem.id;
  std::string key;
  if (rules.by_class) key += problem.klass;
  key += '\x1f';
  if (rules.by_check) key += problem.check;
  key += '\x1f';
  if (rules.by_parent) key += ParentOf(rules, problem);
  return key;
}

// Years before months before weeks; more years first.
int RungRank(std::string_view rung) {
  if (rung.ends_with('Y')) return 2 + std::atoi(std::string(rung.substr(1)).c_str());
  return rung == "P6M" ? 2 : rung == "P14D" ? 1 : 0;
}

// Columns beside each other name what is above them once: 政策—甲、乙.
std::string NamesText(const LineRules& rules, const std::vector<const ProblemRow*>& problems,
                      std::size_t most) {
  std::string text;
  std::string parent;
  for (std::size_t i = 0; i < problems.size() && i < most; ++i) {
    const ProblemRow& problem = *problems[i];
    const std::string above = ParentOf(rules, problem);
    const bool beside = i > 0 && !above.empty() && above == parent;
    if (i > 0) text += "、";
    text += beside ? problem.path.back() : PathText(rules, problem.path);
    parent = above;
  }
  return text;
}

std::string Ended(std::string title) {
  for (const std::string_view end : {"。", "；", ";", "."}) {
    if (title.ends_with(end)) title.resize(title.size() - end.size());
  }
  return title;
}

}  // namespace

Result<LineRules> ParseLineRules(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  LineRules rules;
  std::vector<std::string> merge;
  std::int64_t most = 3;
  reader.Get("merge", merge);
  reader.GetInteger("most_named", most, 1, kMostNamed);
  reader.Get("joint", rules.joint);
  reader.Get("more", rules.more);
  if (const TomlValue* age = reader.Table("age")) {
    TomlReader ages(*age, file, "age");
    ages.Get("weeks", rules.weeks);
    ages.Get("months", rules.months);
    ages.Get("years", rules.years);
    XC_TRY(ages.Finish());
  }
  for (const TomlValue* table : reader.Tables("line")) {
    TomlReader line(*table, file, "line");
    LineRule& rule = rules.rules.emplace_back();
    line.Get("checks", rule.checks);
    line.Get("text", rule.text);
    line.Get("aged", rule.aged);
    XC_TRY(line.Finish());
    if (rule.checks.empty() || rule.text.find("{names}") == std::string::npos) {
      return TomlError(file, *table, "a [[line]] wants checks and a text with {names}");
    }
  }
  XC_TRY(reader.Finish());
  rules.most_named = static_cast<std::size_t>(most);
  XC_TRY(ReadMerge(merge, root, file, rules));
  if (rules.weeks.empty() || rules.months.empty() || rules.years.empty()) {
    return TomlError(file, root, "[age] wants weeks, months and years");
  }
  return rules;
}

std::string WordAge(const LineRules& rules, std::string_view rung) {
  if (rung == "P14D") return rules.weeks;
  if (rung == "P6M") return rules.months;
  if (!rung.starts_with('P') || !rung.ends_with('Y')) return "";
  return FillIn(rules.years, {{"years", std::string(rung.substr(1, rung.size() - 2))}});
}

std::string RungOf(const ProblemRow& problem) {
  const auto last = ParseDay(problem.latest);
  const auto seen = ParseDay(problem.as_of);
  return last && seen ? AgeRung(*last, *seen) : "";
}

std::string PathText(const LineRules& rules, const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& part : path) text.append(text.empty() ? "" : rules.joint).append(part);
  return text;
}

std::vector<std::string> IdsOf(const std::vector<const ProblemRow*>& problems) {
  std::vector<std::string> ids;
  ids.reserve(problems.size());
  for (const ProblemRow* problem : problems) ids.push_back(problem->id);
  return ids;
}

std::vector<Clause> ClausesOf(const LineRules& rules,
                              const std::vector<const ProblemRow*>& problems) {
  std::vector<Clause> clauses;
  std::map<std::pair<const LineRule*, std::string>, std::size_t> known;
  for (const ProblemRow* problem : problems) {
    const LineRule* rule = RuleFor(rules, *problem);
    const std::string rung = rule != nullptr && rule->aged ? RungOf(*problem) : "";
    if (rule == nullptr) {
      clauses.push_back({nullptr, "", {problem}});
      continue;
    }
    const auto [place, added] = known.emplace(std::make_pair(rule, rung), clauses.size());
    if (added) clauses.push_back({rule, rung, {}});
    clauses[place->second].problems.push_back(problem);
  }
  std::stable_sort(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
    return RungRank(a.rung) > RungRank(b.rung);
  });
  return clauses;
}

std::vector<Line> MergeLines(const LineRules& rules,
                             const std::vector<const ProblemRow*>& problems) {
  std::vector<std::vector<const ProblemRow*>> groups;
  std::map<std::string, std::size_t> known;
  for (const ProblemRow* problem : problems) {
    const auto [place, added] = known.emplace(LineKey(rules, *problem), groups.size());
    if (added) groups.emplace_back();
    groups[place->second].push_back(problem);
  }
  std::vector<Line> lines;
  lines.reserve(groups.size());
  for (const auto& group : groups) lines.push_back({ClausesOf(rules, group)});
  return lines;
}

Runs LineRuns(const LineRules& rules, const Line& line, const std::string& prefix, Binder& binder) {
  Runs runs;
  for (std::size_t i = 0; i < line.clauses.size(); ++i) {
    const Clause& clause = line.clauses[i];
    const std::string name = i == 0 ? prefix : prefix + "." + std::to_string(i + 1);
    const std::vector<std::string> ids = IdsOf(clause.problems);
    if (i > 0) runs.push_back({"，", ""});
    if (clause.rule == nullptr) {
      runs.push_back(binder.Words(name + ".title", model::ValueKind::kText,
                                  Ended(clause.problems.front()->title), ids));
      continue;
    }
    const Runs names = {binder.Words(name + ".names", model::ValueKind::kName,
                                     NamesText(rules, clause.problems, rules.most_named), ids)};
    Runs more;
    if (clause.problems.size() > rules.most_named) {
      more = FillRuns(rules.more, {{"count", {binder.Count(name + ".count", ids)}}});
    }
    Runs age;
    if (!clause.rung.empty()) {
      age = {
          binder.Words(name + ".age", model::ValueKind::kText, WordAge(rules, clause.rung), ids)};
    }
    AppendRuns(runs, FillRuns(clause.rule->text, {{"names", names}, {"more", more}, {"age", age}}));
  }
  return runs;
}

}  // namespace xuncha::bulletin
