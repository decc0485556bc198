// SPDX-License-Identifier: Apache-2.0
#include "workflow/common_cause.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace xuncha::workflow {
namespace {

using model::ProblemState;

bool MayBeCommon(const model::Problem& problem, const CountingRules& rules) {
  if (problem.state != ProblemState::kSuspected && problem.state != ProblemState::kConfirmed &&
      problem.state != ProblemState::kCommon) {
    return false;
  }
  return std::any_of(rules.rules.begin(), rules.rules.end(), [&](const CountRule& rule) {
    return rule.common &&
           std::find(rule.checks.begin(), rule.checks.end(), problem.check) != rule.checks.end();
  });
}

std::set<std::string> HostsOf(const model::SiteRecord& site) {
  std::set<std::string> hosts(site.hosts.begin(), site.hosts.end());
  hosts.insert(HostOfAddress(site.home));
  return hosts;
}

// "/static/x.js" of www.a.gov.cn/static/x.js
std::string PathOf(std::string_view address) {
  const std::size_t slash = address.find('/');
  return slash == std::string_view::npos ? "/" : std::string(address.substr(slash));
}

// What is wrong, without the place: the last word of keys that end with a message.
std::string WhatIsWrong(const model::Problem& problem) {
  const std::size_t space = problem.cause.rfind(' ');
  const std::string last =
      space == std::string::npos ? std::string() : problem.cause.substr(space + 1);
  return last.starts_with(problem.check + ".") ? last : problem.check;
}

}  // namespace

std::vector<CommonCandidate> CommonCandidates(const std::vector<model::Problem>& problems,
                                              const std::vector<model::SiteRecord>& sites,
                                              const CountingRules& rules) {
  std::map<std::string, const model::SiteRecord*> by_id;
  std::set<std::string> own_hosts;
  for (const model::SiteRecord& site : sites) {
    by_id.emplace(site.id, &site);
    own_hosts.merge(HostsOf(site));
  }
  std::map<std::string, std::vector<const model::Problem*>> groups;
  for (const model::Problem& problem : problems) {
    const auto site = by_id.find(problem.subject);
    if (site == by_id.end() || !MayBeCommon(problem, rules)) continue;
    const std::string host = HostOfAddress(problem.target);
    const std::string& runs = site->second->roles.operator_;
    if (!host.empty() && !own_hosts.contains(host)) {
      groups[problem.check + " target " + KeyAddress(problem.target)].push_back(&problem);
    } else if (!runs.empty()) {
      const std::string address = KeyAddress(problem.target.empty() ? problem.url : problem.target);
      const std::optional<CountBy> by = CountedBy(problem.cause);
      const bool whole = by == CountBy::kSubject || by == CountBy::kCheck;
      groups[WhatIsWrong(problem) + " operator " + runs + (whole ? "" : " " + PathOf(address))]
          .push_back(&problem);
    }
  }
  std::vector<CommonCandidate> candidates;
  for (const auto& [key, members] : groups) {
    CommonCandidate candidate;
    candidate.key = key;
    std::set<std::string> ids, on, operators;
    for (const model::Problem* problem : members) {
      ids.insert(problem->id);
      on.insert(problem->subject);
      operators.insert(by_id.at(problem->subject)->roles.operator_);
    }
    if (on.size() < static_cast<std::size_t>(rules.common_sites)) continue;
    if (operators.size() == 1) candidate.operator_ = *operators.begin();
    operators.erase("");
    candidate.operators.assign(operators.begin(), operators.end());
    candidate.sites.assign(on.begin(), on.end());
    candidate.problems.assign(ids.begin(), ids.end());
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace xuncha::workflow
