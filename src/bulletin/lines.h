// SPDX-License-Identifier: Apache-2.0
//
// Problems as lines: those of one site or account are merged by what data/bulletin/lines.toml says,
// and by their age. bulletin.md §2, §4 O9.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/ages.h"
#include "bulletin/binder.h"
#include "bulletin/inputs.h"

namespace xuncha::bulletin {

// How a problem reads. It fits a problem of its checks (or classes) and places whose record holds
// what its text mentions.
struct LineRule {
  std::vector<std::string> checks;
  std::vector<std::string> classes;
  std::vector<std::string> where;  // most visible places: home nav list content footer; empty = any
  std::string family;              // rules of one family share lines
  std::string text;
  std::string several;    // of two columns or more below one parent; "" = text
  std::size_t steps = 0;  // of a path that are printed; 0 = as all rules
  bool exact = false;     // ages in years and months (三年两个月), not by rung (超3年)
};

// What stands in one line.
struct LineFamily {
  std::string id;
  std::string text;                // around the clauses: {clauses}; "" = nothing
  std::string one;                 // around a single clause; "" = text
  std::string joint = "，";        // between clauses
  bool by_parent = true;           // only columns below the same one share a line
  std::vector<std::string> apart;  // columns below these stand in a line each
};

struct LineRules {
  std::size_t most_named = 5;
  std::size_t steps = 2;
  std::string joint;                // between the steps of a path
  std::vector<std::string> quiet;   // steps that are never printed: 首页
  std::vector<std::string> known;   // names of columns that need no path
  std::string column, below, more;  // 栏目, 及其子栏目, 等{count}个
  std::string weeks, months, years;
  std::string exact_years, exact_months, half, and_half;  // {n}年 {n}个月 半个月 {n}个半月
  std::vector<std::pair<std::string, std::string>> places;  // home → 首页
  std::vector<LineFamily> families;
  std::vector<LineRule> rules;
};

// kInvalidArgument names `file`, key and what to do.
Result<LineRules> ParseLineRules(std::string_view toml, const std::string& file);

// Problems with one rule and one age: 水利概况、科室之窗栏目超1年未更新.
struct Clause {
  const LineRule* rule = nullptr;  // nullptr = by its own title: a person's words
  std::string rung;                // or exact age
  std::vector<const ProblemRow*> problems;
};
struct Line {
  std::vector<Clause> clauses;
};

// The problems of one subject, in lines by the order of their first. Pointers into `rules` and to
// the problems.
std::vector<Line> MergeLines(const LineRules& rules,
                             const std::vector<const ProblemRow*>& problems);

// The clauses of a problem list without merging into lines: by rule and age, the oldest first.
std::vector<Clause> ClausesOf(const LineRules& rules,
                              const std::vector<const ProblemRow*>& problems);

// A line's words, its values named `prefix`.names, .count, .age (with .2 … for further clauses).
Runs LineRuns(const LineRules& rules, const Line& line, const std::string& prefix, Binder& binder);

// A column's path as printed: without quiet steps, its last ones only. `steps` 0 = as all rules.
std::string PathText(const LineRules& rules, const std::vector<std::string>& path,
                     std::size_t steps = 0);
// Names of a clause's columns: 教育教学—体卫艺、团队工作; at most `most`. With `below`, one whose
// own columns are meant, too, says so: 科室之窗栏目及其子栏目.
std::string NamesText(const LineRules& rules, const Clause& clause, std::size_t most, bool below);
std::vector<std::string> IdsOf(const std::vector<const ProblemRow*>& problems);

}  // namespace xuncha::bulletin
