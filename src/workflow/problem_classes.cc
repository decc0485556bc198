// SPDX-License-Identifier: Apache-2.0
#include "workflow/problem_classes.h"

#include <optional>

#include "base/toml.h"

namespace xuncha::workflow {

Result<ProblemClasses> ProblemClasses::Parse(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  ProblemClasses result;
  std::optional<std::size_t> fallback;
  for (const TomlValue* table : reader.Tables("class")) {
    TomlReader row(*table, name, "class");
    ProblemClass one;
    bool is_fallback = false;
    row.Get("id", one.id);
    row.Get("name_zh", one.name_zh);
    row.Get("name_en", one.name_en);
    row.Get("checks", one.checks);
    row.Get("manual", one.manual);
    row.Get("fallback", is_fallback);
    for (const auto& [key, value] : {std::pair{"id", &one.id}, std::pair{"name_zh", &one.name_zh},
                                     std::pair{"name_en", &one.name_en}}) {
      if (value->empty()) row.Fail(key, "is missing; give it");
    }
    if (result.Find(one.id) != nullptr) row.Fail("id", "'" + one.id + "' stands twice; rename one");
    const std::size_t index = result.classes_.size();
    for (const std::string& check : one.checks) {
      if (result.by_check_.emplace(check, index).second) continue;
      row.Fail("checks", "'" + check + "' is in a class already; leave it in one");
    }
    if (is_fallback && fallback) row.Fail("fallback", "one class has it already; leave it to one");
    if (is_fallback) fallback = index;
    XC_TRY(row.Finish());
    result.classes_.push_back(std::move(one));
  }
  if (!fallback) reader.Fail("class", "no class has fallback = true; give it to one");
  XC_TRY(reader.Finish());
  result.fallback_ = *fallback;
  return result;
}

const ProblemClass* ProblemClasses::Find(std::string_view id) const {
  for (const ProblemClass& one : classes_) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

const std::string& ProblemClasses::ClassOf(std::string_view check, std::string_view title) const {
  const auto found = by_check_.find(check);
  if (found != by_check_.end()) return classes_[found->second].id;
  if (check.empty()) {
    for (const ProblemClass& one : classes_) {
      for (const std::string& word : one.manual) {
        if (title.find(word) != std::string_view::npos) return one.id;
      }
    }
  }
  return classes_[fallback_].id;
}

std::size_t ProblemClasses::IndexOf(std::string_view id) const {
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    if (classes_[i].id == id) return i;
  }
  return fallback_;
}

std::vector<ClassCount> ProblemClasses::Count(const std::vector<model::Problem>& problems) const {
  std::vector<ClassCount> counts;
  for (const ProblemClass& one : classes_) counts.push_back({one.id, 0});
  for (const model::Problem& problem : problems) ++counts[IndexOf(problem.klass)].problems;
  return counts;
}

}  // namespace xuncha::workflow
