// SPDX-License-Identifier: Apache-2.0
//
// What was dealt to an inspector's own group, and how far its check records are.
#pragma once

#include <string>
#include <vector>

#include "app/apart.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "store/db.h"

namespace xuncha::app {

struct DealtSubject {
  std::string subject;  // "s-3", "a-7"
  std::string group;    // "" = nothing was dealt out
  std::size_t rows = 0;
  std::size_t open = 0;  // rows that nobody has answered
};

struct DealtList {
  std::vector<DealtSubject> subjects;  // drawn, in the campaign's order
  std::vector<ApartSubject> apart;  // of those drawn and dealt: what left since, and is not judged
};

struct DealtRequest {
  std::string campaign;
  int round = 1;
  std::string group;  // "" = the actor's own; of somebody in no group: all
  std::string actor;
};

// Who is of a group sees its own: kPermission names the
// group that was asked for; kNotFound a group that there is none of, or a round.
Result<DealtList> DealtSubjects(store::Connection& database, const WorkRules& rules,
                                const Resources& resources, const DealtRequest& request);

}  // namespace xuncha::app
