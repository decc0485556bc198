// SPDX-License-Identifier: Apache-2.0
//
// Problems as lines: those of one site or account are merged by what data/bulletin/lines.toml says,
// and by the rung of their age; ages become words in one function. bulletin.md §2, §4 O9.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/binder.h"
#include "bulletin/inputs.h"

namespace xuncha::bulletin {

struct LineRule {
  std::vector<std::string> checks;
  std::string text;
  bool aged = false;
};

struct LineRules {
  bool by_class = false, by_check = false, by_parent = false;
  std::size_t most_named = 3;
  std::string joint;
  std::string more;
  std::string weeks, months, years;
  std::vector<LineRule> rules;
};

// kInvalidArgument names `file`, key and what to do.
Result<LineRules> ParseLineRules(std::string_view toml, const std::string& file);

// 超2周, 超6个月, 超3年 of a rung of base/age.h; "" for "". The only place that words an age.
std::string WordAge(const LineRules& rules, std::string_view rung);
// The rung that a problem's last update had passed when it was seen; "" = none or not known.
std::string RungOf(const ProblemRow& problem);

// Problems with one rule and one age: 水利概况、科室之窗栏目超1年未更新.
struct Clause {
  const LineRule* rule = nullptr;  // nullptr = by its own title
  std::string rung;
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

// A column's path as printed.
std::string PathText(const LineRules& rules, const std::vector<std::string>& path);
std::vector<std::string> IdsOf(const std::vector<const ProblemRow*>& problems);

}  // namespace xuncha::bulletin
