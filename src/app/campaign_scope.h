// SPDX-License-Identifier: Apache-2.0
//
// What a campaign inspects: the running sites and accounts of the office's units, of which the draw
// takes its share and the groups their parts. What app/apart.h lists apart is left out.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/apart.h"
#include "app/register.h"
#include "base/result.h"
#include "model/campaign.h"

namespace xuncha::app {

struct CampaignScope {
  std::vector<model::ScopeEntry> entries;  // sites, then accounts, each in the register's order
  std::vector<ApartSubject> apart;
};

// kInvalidArgument where groups cannot take everything: the subject nobody may inspect is named.
// Without groups nothing is dealt out.
Result<CampaignScope> ScopeOf(const model::Campaign& campaign, const Register& all,
                              const Absences& absences);

// True if `unit` is `office` or lies below it; any is for the office "".
bool IsUnder(const Register& all, std::string_view unit, std::string_view office);

// Who has to hand in a self-check: the sponsors of what is in scope, merged ones by their heirs.
std::set<std::string> UnitsToSelfCheck(const Register& all,
                                       const std::vector<model::ScopeEntry>& scope);

// What a person calls a site, an account or a unit; the id itself where there is none such.
std::string SubjectName(const Register& all, std::string_view id);

}  // namespace xuncha::app
