// SPDX-License-Identifier: Apache-2.0
//
// Common problems (共性问题): the same cause on several sites of one platform is handed to the
// platform's operator once, outside the units' counts. product.md, "Words".
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/inventory.h"
#include "model/problem.h"
#include "workflow/counting.h"

namespace xuncha::workflow {

// A question to a person: nothing becomes common by itself.
struct CommonCandidate {
  std::string key;                     // what is the same
  std::string operator_;               // of all its sites; "" = they name several, or none
  std::vector<std::string> operators;  // sorted, each once
  std::vector<std::string> sites;      // ids, sorted
  std::vector<std::string> problems;   // ids, sorted
};

// The checks of which problems may be common.
std::vector<std::string> CommonChecks(const CountingRules& rules);

// Groups problems (suspected, confirmed, common) whose counting rule says common = true:
//   - the same target outside all of the sites, whoever runs them;
//   - on sites with one operator, the same path of the target, or of the page where there is no
//     target, and the same thing wrong.
// A group on at least rules.common_sites sites is a candidate. Sorted by key. Contents of columns
// are never common: those are the units' own.
// Takes them one by one and keeps their ids only.
class CommonGrouper {
 public:
  // `rules` outlives it.
  CommonGrouper(const std::vector<model::SiteRecord>& sites, const CountingRules& rules);
  // What is the same of it and of others that may be common with it, whatever its state; "" = it
  // may not.
  std::string KeyOf(const model::Problem& problem) const;
  void Add(const model::Problem& problem);
  std::vector<CommonCandidate> Candidates() const;

 private:
  struct Member {
    std::string problem;
    std::size_t site;
  };
  const CountingRules* rules_;
  std::vector<std::pair<std::string, std::string>> sites_;  // id, operator
  std::map<std::string, std::size_t, std::less<>> by_id_;   // into sites_
  std::set<std::string, std::less<>> own_hosts_;
  std::map<std::string, std::vector<Member>> groups_;
};

// The same of all of them at once.
std::vector<CommonCandidate> CommonCandidates(const std::vector<model::Problem>& problems,
                                              const std::vector<model::SiteRecord>& sites,
                                              const CountingRules& rules);

}  // namespace xuncha::workflow
