// SPDX-License-Identifier: Apache-2.0
//
// The verdict on a site: which veto indicators hold, which could if a person confirmed something,
// and whether the site is qualified. Pure; docs/internals/verdict.md tells the rules and why.
#pragma once

#include <string>
#include <vector>

#include "audit/profile.h"
#include "audit/rulebook.h"
#include "base/time.h"
#include "model/finding.h"
#include "model/site.h"

namespace xuncha::audit {

// Everything is borrowed for the call.
struct VerdictInput {
  const Rulebook& rulebook;
  const Profile& profile;
  const model::Site& site;  // kind, outward_services
  bool complete = false;    // the inspection went to its end
  Day as_of;
  const std::vector<model::Column>& columns;      // parents before children
  const std::vector<model::Finding>& findings;    // in the report's order
  const std::vector<model::CheckReport>& checks;  // what each check answered
  std::vector<std::string> preview_checks = {};   // ids of checks that never count
};

// A column counts for certain only where its kind is registered or stated by ColumnType and no
// check has put its date to a person; the others count as possible.
model::Verdict GiveVerdict(const VerdictInput& input);

// Gives the findings that a veto of the verdict counts the tier veto.
void RaiseToVeto(const model::Verdict& verdict, std::vector<model::Finding>& findings);

}  // namespace xuncha::audit
