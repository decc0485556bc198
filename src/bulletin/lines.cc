// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace xuncha::bulletin {
namespace {

using Path = std::vector<std::string>;
using Rows = std::vector<const ProblemRow*>;

bool Holds(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool Mentions(const LineRule& rule, std::string_view part) {
  return rule.text.find("{" + std::string(part) + "}") != std::string::npos;
}

std::string PlaceWords(const LineRules& rules, const ProblemRow& problem) {
  for (const auto& [place, words] : rules.places) {
    if (place == problem.where) return words;
  }
  return "";
}

// Whether the record holds what the rule's text mentions.
bool Fits(const LineRules& rules, const LineRule& rule, const ProblemRow& problem) {
  if (!Holds(rule.checks, problem.check) &&
      (problem.check.empty() || !Holds(rule.classes, problem.klass))) {
    return false;
  }
  if (!rule.where.empty() && !Holds(rule.where, problem.where)) return false;
  const bool of_column = Mentions(rule, "columns") || Mentions(rule, "names") ||
                         Mentions(rule, "parent") || Mentions(rule, "within");
  if (of_column && problem.path.empty()) return false;
  if (Mentions(rule, "labels") && problem.label.empty()) return false;
  const bool of_seen = Mentions(rule, "seen") || Mentions(rule, "words");
  if (of_seen && problem.seen.empty()) return false;
  if (Mentions(rule, "where") && PlaceWords(rules, problem).empty()) return false;
  return !Mentions(rule, "age") || !RungOf(problem).empty();
}

const LineRule* RuleFor(const LineRules& rules, const ProblemRow& problem) {
  const auto found = std::find_if(rules.rules.begin(), rules.rules.end(),
                                  [&](const LineRule& rule) { return Fits(rules, rule, problem); });
  return found == rules.rules.end() ? nullptr : &*found;
}

const LineFamily* FamilyOf(const LineRules& rules, const LineRule* rule) {
  if (rule == nullptr) return nullptr;
  const auto found =
      std::find_if(rules.families.begin(), rules.families.end(),
                   [&](const LineFamily& family) { return family.id == rule->family; });
  return found == rules.families.end() ? nullptr : &*found;
}

// Its steps that are printed at all; a path of quiet ones alone keeps its last.
Path Spoken(const LineRules& rules, const Path& path) {
  Path spoken;
  for (const std::string& step : path) {
    if (!Holds(rules.quiet, step)) spoken.push_back(step);
  }
  if (spoken.empty() && !path.empty()) spoken.push_back(path.back());
  return spoken;
}

Path ParentOf(const Path& path) {
  return path.empty() ? Path() : Path(path.begin(), path.end() - 1);
}

std::string Joined(const Path& path, std::string_view joint) {
  std::string text;
  for (const std::string& step : path) text.append(text.empty() ? "" : joint).append(step);
  return text;
}

// What is printed above a column's name; "" = nothing.
std::string ParentText(const LineRules& rules, const Path& path, std::size_t steps) {
  Path spoken = Spoken(rules, path);
  if (spoken.size() < 2 || Holds(rules.known, spoken.back())) return "";
  spoken.pop_back();
  const std::size_t most = (steps == 0 ? rules.steps : steps) - 1;
  if (spoken.size() > most) spoken.erase(spoken.begin(), spoken.end() - static_cast<long>(most));
  return Joined(spoken, rules.joint);
}

// Problems of one key stand in one line. `listed`: paths of the family's other columns.
std::string LineKey(const LineRules& rules, const ProblemRow& problem,
                    const std::set<std::pair<std::string, Path>>& listed) {
  if (!problem.line.empty()) return "\x01" + problem.line;
  const LineFamily* family = FamilyOf(rules, RuleFor(rules, problem));
  if (family == nullptr) return "\x02" + problem.id;
  if (!family->by_parent) return family->id;
  if (problem.path.empty()) return family->id + "\x1f" + PlaceWords(rules, problem);
  Path path = Spoken(rules, problem.path);
  while (path.size() > 1 && listed.contains({family->id, ParentOf(path)})) path = ParentOf(path);
  const Path parent = ParentOf(path);
  if (!parent.empty() && Holds(family->apart, parent.back())) {
    return family->id + "\x03" + problem.id;
  }
  return family->id + "\x04" + Joined(parent, "\x1f");
}

// What a clause says of a problem's age.
std::string AgeFor(const LineRule& rule, const ProblemRow& problem) {
  if (!Mentions(rule, "age")) return "";
  std::string exact = rule.exact ? ExactAgeOf(problem) : "";
  return exact.empty() ? RungOf(problem) : exact;
}

// The clause's columns without those below another of them, which is named with what is below it;
// such ones come last.
struct Shown {
  Rows rows;
  std::set<const ProblemRow*> with_below;
};
Shown ShownOf(const LineRules& rules, const Clause& clause) {
  std::map<Path, const ProblemRow*> by_path;
  for (const ProblemRow* problem : clause.problems) {
    by_path.emplace(Spoken(rules, problem->path), problem);
  }
  Shown named;
  Rows last;
  for (const ProblemRow* problem : clause.problems) {
    const auto above = by_path.find(ParentOf(Spoken(rules, problem->path)));
    if (above != by_path.end() && !problem->path.empty()) named.with_below.insert(above->second);
  }
  for (const ProblemRow* problem : clause.problems) {
    const auto above = by_path.find(ParentOf(Spoken(rules, problem->path)));
    if (above != by_path.end() && !problem->path.empty()) continue;
    (named.with_below.contains(problem) ? last : named.rows).push_back(problem);
  }
  named.rows.insert(named.rows.end(), last.begin(), last.end());
  return named;
}

// A name after 政府信息公开—政策解读 reads as one of the same parent: names that are printed
// without one come first, and those of one parent stand together.
Rows WithoutParentFirst(const LineRules& rules, const Rows& rows, std::size_t steps) {
  std::map<std::string, std::size_t> places;  // of a parent: its first sight; "" comes first
  const auto parent = [&](const ProblemRow* row) { return ParentText(rules, row->path, steps); };
  places.emplace("", 0);
  for (const ProblemRow* row : rows) places.emplace(parent(row), places.size());
  Rows sorted = rows;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const ProblemRow* a, const ProblemRow* b) {
    return places.at(parent(a)) < places.at(parent(b));
  });
  return sorted;
}

std::string LabelsText(const Rows& problems, std::size_t most) {
  std::string text;
  std::set<std::string_view> seen;
  for (const ProblemRow* problem : problems) {
    if (seen.size() >= most || !seen.insert(problem->label).second) continue;
    text.append(text.empty() ? "" : "、").append(problem->label);
  }
  return text;
}

// “按排”、“截止目前”: the words seen, each once.
std::pair<std::string, std::size_t> QuotedText(const Rows& problems, std::size_t most) {
  std::string text;
  std::set<std::string_view> seen;
  for (const ProblemRow* problem : problems) {
    if (!seen.insert(problem->seen).second || seen.size() > most) continue;
    text.append(text.empty() ? "“" : "、“").append(problem->seen).append("”");
  }
  return {std::move(text), seen.size()};
}

std::string Ended(std::string title) {
  for (const std::string_view end : {"。", "；", ";", "."}) {
    if (title.ends_with(end)) title.resize(title.size() - end.size());
  }
  return title;
}

// A name under which nothing but the last step stands, however it is shared.
std::string LastNames(const LineRules& rules, const Shown& named, std::size_t most) {
  Path names;
  for (std::size_t i = 0; i < named.rows.size() && i < most; ++i) {
    std::string name = named.rows[i]->path.back();
    if (named.with_below.contains(named.rows[i])) name += rules.column + rules.below;
    names.push_back(std::move(name));
  }
  return Joined(names, "、");
}

// Makes the words of one clause.
class ClauseWords {
 public:
  ClauseWords(const LineRules& rules, const Clause& clause, std::string name, Binder& binder)
      : rules_(rules),
        clause_(clause),
        name_(std::move(name)),
        ids_(IdsOf(clause.problems)),
        named_(ShownOf(rules, clause)),
        binder_(binder) {}

  // `above`: the parent that the clause before has printed; set to this one's.
  Runs Make(std::string& above) {
    const ProblemRow& first = *clause_.problems.front();
    if (clause_.rule == nullptr) {
      return {binder_.Words(name_ + ".title", model::ValueKind::kText, Ended(first.title), ids_)};
    }
    const LineRule& rule = *clause_.rule;
    const std::string parent = first.path.empty() ? "" : ParentText(rules_, first.path, rule.steps);
    const bool several = named_.rows.size() > 1 && !rule.several.empty() && !parent.empty();
    const std::string& text = several ? rule.several : rule.text;
    std::vector<std::pair<std::string, Runs>> parts;
    const auto put = [&](const char* part, const auto& make) {
      if (text.find("{" + std::string(part) + "}") != std::string::npos) {
        parts.emplace_back(part, make());
      }
    };
    put("columns", [&] { return Columns(rule); });
    put("names",
        [&] { return Counted(LastNames(rules_, named_, rules_.most_named), named_.rows.size()); });
    put("parent", [&] { return Runs{Words("parent", model::ValueKind::kName, parent)}; });
    put("within", [&] {
      if (parent.empty() || parent == above) return Runs();
      return Runs{Words("within", model::ValueKind::kName, parent + rules_.joint)};
    });
    put("labels", [&] {
      return Runs{Words("labels", model::ValueKind::kName,
                        LabelsText(clause_.problems, rules_.most_named))};
    });
    put("words", [&] {
      const auto [words, all] = QuotedText(clause_.problems, rules_.most_named);
      return Counted(words, all);
    });
    put("seen", [&] { return Runs{Words("seen", model::ValueKind::kText, first.seen)}; });
    put("age",
        [&] { return Runs{Words("age", model::ValueKind::kText, WordAge(rules_, clause_.rung))}; });
    put("where",
        [&] { return Runs{Words("where", model::ValueKind::kText, PlaceWords(rules_, first))}; });
    above = parent;
    Runs runs = FillRuns(text, parts);
    // Words without a part still open their records.
    if (parts.empty()) runs = {Words("text", model::ValueKind::kText, text)};
    return runs;
  }

 private:
  model::TextRun Words(const char* part, model::ValueKind kind, std::string text) {
    return binder_.Words(name_ + "." + part, kind, std::move(text), ids_);
  }
  // Names, and how many they are if not all are named.
  Runs Counted(const std::string& names, std::size_t all) {
    Runs runs{Words("names", model::ValueKind::kName, names)};
    if (all <= rules_.most_named) return runs;
    AppendRuns(
        runs,
        FillRuns(
            rules_.more,
            {{"count", {binder_.Count(name_ + ".count", static_cast<std::int64_t>(all), ids_)}}}));
    return runs;
  }
  Runs Columns(const LineRule& rule) {
    Clause own = clause_;
    own.rule = &rule;
    const std::string names = NamesText(rules_, own, rules_.most_named, true);
    Runs runs = Counted(names, named_.rows.size());
    const bool ended = named_.rows.size() <= rules_.most_named && names.ends_with(rules_.below);
    if (!ended) runs.push_back({rules_.column, ""});
    return runs;
  }

  const LineRules& rules_;
  const Clause& clause_;
  std::string name_;
  std::vector<std::string> ids_;
  Shown named_;
  Binder& binder_;
};

}  // namespace

std::string PathText(const LineRules& rules, const Path& path, std::size_t steps) {
  const std::string parent = ParentText(rules, path, steps);
  const Path spoken = Spoken(rules, path);
  if (spoken.empty()) return "";
  return parent.empty() ? spoken.back() : parent + rules.joint + spoken.back();
}

std::string NamesText(const LineRules& rules, const Clause& clause, std::size_t most, bool below) {
  const Shown named = ShownOf(rules, clause);
  const std::size_t steps = clause.rule == nullptr ? 0 : clause.rule->steps;
  std::string text;
  Path above;
  const Rows rows = WithoutParentFirst(rules, named.rows, steps);
  for (std::size_t i = 0; i < rows.size() && i < most; ++i) {
    const ProblemRow& problem = *rows[i];
    if (problem.path.empty()) continue;
    const Path parent = ParentOf(Spoken(rules, problem.path));
    const bool beside = !text.empty() && !parent.empty() && parent == above;
    if (!text.empty()) text += "、";
    text += beside ? problem.path.back() : PathText(rules, problem.path, steps);
    if (below && named.with_below.contains(&problem)) text += rules.column + rules.below;
    above = parent;
  }
  return text;
}

std::vector<std::string> IdsOf(const Rows& problems) {
  std::vector<std::string> ids;
  ids.reserve(problems.size());
  for (const ProblemRow* problem : problems) ids.push_back(problem->id);
  return ids;
}

std::vector<Clause> ClausesOf(const LineRules& rules, const Rows& problems) {
  std::vector<Clause> clauses;
  std::map<std::pair<const LineRule*, std::string>, std::size_t> known;
  for (const ProblemRow* problem : problems) {
    const LineRule* rule = RuleFor(rules, *problem);
    const std::string rung = rule == nullptr ? "" : AgeFor(*rule, *problem);
    if (rule == nullptr) {
      clauses.push_back({nullptr, "", {problem}});
      continue;
    }
    const auto [place, added] = known.emplace(std::make_pair(rule, rung), clauses.size());
    if (added) clauses.push_back({rule, rung, {}});
    clauses[place->second].problems.push_back(problem);
  }
  std::stable_sort(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
    return AgeRank(a.rung) > AgeRank(b.rung);
  });
  return clauses;
}

std::vector<Line> MergeLines(const LineRules& rules, const Rows& problems) {
  std::set<std::pair<std::string, Path>> listed;
  for (const ProblemRow* problem : problems) {
    const LineFamily* family = FamilyOf(rules, RuleFor(rules, *problem));
    if (family != nullptr && !problem->path.empty()) {
      listed.emplace(family->id, Spoken(rules, problem->path));
    }
  }
  std::vector<Rows> groups;
  std::map<std::string, std::size_t> known;
  for (const ProblemRow* problem : problems) {
    const auto [place, added] = known.emplace(LineKey(rules, *problem, listed), groups.size());
    if (added) groups.emplace_back();
    groups[place->second].push_back(problem);
  }
  // In the order of the rules; a person's words last.
  const auto rank = [&](const Rows& group) {
    const LineRule* rule = RuleFor(rules, *group.front());
    return rule == nullptr ? rules.rules.size()
                           : static_cast<std::size_t>(rule - rules.rules.data());
  };
  std::stable_sort(groups.begin(), groups.end(),
                   [&](const Rows& a, const Rows& b) { return rank(a) < rank(b); });
  std::vector<Line> lines;
  lines.reserve(groups.size());
  for (const Rows& group : groups) lines.push_back({ClausesOf(rules, group)});
  return lines;
}

Runs LineRuns(const LineRules& rules, const Line& line, const std::string& prefix, Binder& binder) {
  const LineFamily* family = FamilyOf(rules, line.clauses.front().rule);
  const bool alike =
      std::all_of(line.clauses.begin(), line.clauses.end(),
                  [&](const Clause& clause) { return FamilyOf(rules, clause.rule) == family; });
  const bool framed = family != nullptr && alike && !family->text.empty();
  Runs runs;
  std::string above;
  for (std::size_t i = 0; i < line.clauses.size(); ++i) {
    const std::string name = i == 0 ? prefix : prefix + "." + std::to_string(i + 1);
    if (i > 0) runs.push_back({framed ? family->joint : "，", ""});
    AppendRuns(runs, ClauseWords(rules, line.clauses[i], name, binder).Make(above));
  }
  if (!framed) return runs;
  const bool single = line.clauses.size() == 1 && !family->one.empty();
  return FillRuns(single ? family->one : family->text, {{"clauses", runs}});
}

}  // namespace xuncha::bulletin
