// SPDX-License-Identifier: Apache-2.0
#include "workflow/common_cause.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace xuncha::workflow {
namespace {

using model::ProblemState;

bool IsAsked(const model::Problem& problem) {
  return problem.state == ProblemState::kSuspected || problem.state == ProblemState::kConfirmed ||
         problem.state == ProblemState::kCommon;
}

bool MayBeCommon(const model::Problem& problem, const CountingRules& rules) {
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

std::vector<std::string> CommonChecks(const CountingRules& rules) {
  std::set<std::string> checks;
  for (const CountRule& rule : rules.rules) {
    if (rule.common) checks.insert(rule.checks.begin(), rule.checks.end());
  }
  return {checks.begin(), checks.end()};
}

CommonGrouper::CommonGrouper(const std::vector<model::SiteRecord>& sites,
                             const CountingRules& rules)
    : rules_(&rules) {
  for (const model::SiteRecord& site : sites) {
    by_id_.emplace(site.id, sites_.size());
    sites_.emplace_back(site.id, site.roles.operator_);
    for (const std::string& host : HostsOf(site)) own_hosts_.insert(host);
  }
}

std::string CommonGrouper::KeyOf(const model::Problem& problem) const {
  const auto site = by_id_.find(problem.subject);
  if (site == by_id_.end() || !MayBeCommon(problem, *rules_)) return {};
  const std::string host = HostOfAddress(problem.target);
  if (!host.empty() && !own_hosts_.contains(host)) {
    return problem.check + " target " + KeyAddress(problem.target);
  }
  const std::string& runs = sites_[site->second].second;
  if (runs.empty()) return {};
  const std::string address = KeyAddress(problem.target.empty() ? problem.url : problem.target);
  const std::optional<CountBy> by = CountedBy(problem.cause);
  const bool whole = by == CountBy::kSubject || by == CountBy::kCheck;
  return WhatIsWrong(problem) + " operator " + runs + (whole ? "" : " " + PathOf(address));
}

void CommonGrouper::Add(const model::Problem& problem) {
  if (!IsAsked(problem)) return;
  const std::string key = KeyOf(problem);
  if (key.empty()) return;
  groups_[key].push_back({problem.id, by_id_.find(problem.subject)->second});
}

std::vector<CommonCandidate> CommonGrouper::Candidates() const {
  std::vector<CommonCandidate> candidates;
  for (const auto& [key, members] : groups_) {
    std::set<std::string> ids, on, operators;
    for (const Member& member : members) {
      ids.insert(member.problem);
      on.insert(sites_[member.site].first);
      operators.insert(sites_[member.site].second);
    }
    if (on.size() < static_cast<std::size_t>(rules_->common_sites)) continue;
    CommonCandidate& candidate = candidates.emplace_back();
    candidate.key = key;
    if (operators.size() == 1) candidate.operator_ = *operators.begin();
    operators.erase("");
    candidate.operators.assign(operators.begin(), operators.end());
    candidate.sites.assign(on.begin(), on.end());
    candidate.problems.assign(ids.begin(), ids.end());
  }
  return candidates;
}

std::vector<CommonCandidate> CommonCandidates(const std::vector<model::Problem>& problems,
                                              const std::vector<model::SiteRecord>& sites,
                                              const CountingRules& rules) {
  CommonGrouper grouper(sites, rules);
  for (const model::Problem& problem : problems) grouper.Add(problem);
  return grouper.Candidates();
}

}  // namespace xuncha::workflow
