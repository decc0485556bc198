// SPDX-License-Identifier: Apache-2.0
//
// From the findings of a report to suspected problems (疑似问题): what counts as one becomes one,
// however many findings it has, with the unit that must fix it and its class.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/inventory.h"
#include "model/problem.h"
#include "workflow/counting.h"
#include "workflow/problem_classes.h"

namespace xuncha::workflow {

// What a report does not say. References must outlive the call.
struct SuspectContext {
  const model::SiteRecord& site;
  const std::vector<model::ColumnRecord>& columns;  // of any site; others are passed over
  std::string campaign;
  int round = 1;
  // One line, as handed over, in the office's language. Never null.
  std::function<std::string(const model::Finding&)> title;
  // A digest of what was looked at, where the caller has the page's own; null = made from what the
  // finding saw (FindingDigest).
  std::function<std::string(const model::Finding&)> content_digest = nullptr;
};

// Problems in the order of their first finding, without id and number. Findings that the counting
// rules pass over are left out. Of several findings that are one problem the first (the gravest: a
// report is sorted) gives title, place and values; confidence is the best of them, occurrences add
// up, and `findings` names all.
std::vector<model::Problem> SuspectedProblems(const model::Report& report,
                                              const CountingRules& rules,
                                              const ProblemClasses& classes,
                                              const SuspectContext& context);

// The registered column that a place belongs to: that of the address, else the one whose path is
// the longest beginning of `path`. nullptr = none.
const model::ColumnRecord* ColumnAt(const std::vector<model::ColumnRecord>& columns,
                                    const std::string& site, const std::string& url,
                                    const std::vector<std::string>& path);

// Digest of what a finding saw: check, place, target, what is wrong and the column's newest date,
// but not its age in days, which grows by itself.
std::string FindingDigest(const model::Finding& finding, const std::string& latest);

}  // namespace xuncha::workflow
