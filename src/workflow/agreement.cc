// SPDX-License-Identifier: Apache-2.0
#include "workflow/agreement.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace xuncha::workflow {
namespace {

using ById = std::map<std::string, const model::SubjectVerdict*>;

ById BySubject(const std::vector<model::SubjectVerdict>& verdicts) {
  ById by_id;
  for (const model::SubjectVerdict& verdict : verdicts) by_id[verdict.subject] = &verdict;
  return by_id;
}

bool HasEnd(const model::SubjectVerdict& verdict) {
  return verdict.result == "qualified" || verdict.result == "unqualified";
}

std::vector<std::string> Only(const model::SubjectVerdict& a, const model::SubjectVerdict& b) {
  const std::set<std::string> first(a.vetoes.begin(), a.vetoes.end());
  const std::set<std::string> second(b.vetoes.begin(), b.vetoes.end());
  std::vector<std::string> only;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                      std::back_inserter(only));
  return only;
}

}  // namespace

Agreement Compare(const std::vector<model::SubjectVerdict>& lower,
                  const std::vector<model::SubjectVerdict>& upper) {
  Agreement agreement;
  const ById theirs = BySubject(lower);
  for (const auto& [subject, ours] : BySubject(upper)) {
    ++agreement.sample;
    const auto found = theirs.find(subject);
    if (found == theirs.end() || !HasEnd(*ours) || !HasEnd(*found->second)) {
      agreement.not_compared.push_back(subject);
      continue;
    }
    ++agreement.compared;
    Disagreement one{subject, found->second->result, ours->result, Only(*found->second, *ours),
                     Only(*ours, *found->second)};
    if (one.lower == one.upper && one.only_lower.empty() && one.only_upper.empty()) {
      ++agreement.agreed;
    } else {
      agreement.differing.push_back(std::move(one));
    }
  }
  return agreement;
}

std::vector<std::string> Subtree(const std::vector<model::Unit>& units, const std::string& top) {
  std::map<std::string, std::vector<const model::Unit*>> below;
  for (const model::Unit& unit : units) below[unit.parent].push_back(&unit);
  std::vector<std::string> found;
  std::set<std::string> seen{top};
  std::vector<std::string> level{top};
  // Level by level, so that a deep tree costs no stack.
  while (!level.empty()) {
    std::vector<std::string> next;
    for (const std::string& id : level) {
      found.push_back(id);
      auto children = below.find(id);
      if (children == below.end()) continue;
      std::sort(children->second.begin(), children->second.end(),
                [](const model::Unit* a, const model::Unit* b) {
                  return std::tie(a->order, a->id) < std::tie(b->order, b->id);
                });
      for (const model::Unit* child : children->second) {
        if (seen.insert(child->id).second) next.push_back(child->id);
      }
    }
    level = std::move(next);
  }
  return found;
}

}  // namespace xuncha::workflow
