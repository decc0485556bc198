// SPDX-License-Identifier: Apache-2.0
//
// Whom a bulletin names as good or weak: suggested with reasons, chosen by a person.
#pragma once

#include <string>
#include <vector>

#include "app/bulletin_names.h"
#include "app/register.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "bulletin/suggest.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

struct ChosenUnit {
  model::NamedChoice choice;
  bulletin::Named named;          // as it will be printed
  std::vector<std::string> open;  // problems of that kind that speak against it
  bool both = false;              // it is named as good and as weak
};

struct NamingAdvice {
  std::vector<bulletin::Suggestion> suggestions;
  std::vector<ChosenUnit> chosen;
};

// Reads only. `as_of` "" = the campaign's cut-off of rectification.
Result<NamingAdvice> AdviseNaming(store::Connection& database, const WorkRules& rules,
                                  const Resources& resources, const std::string& campaign,
                                  const std::string& as_of);

struct NamingRequest {
  std::string campaign;
  model::NamedAs kind = model::NamedAs::kCommendedSites;
  std::vector<std::string> names;  // units or sites, by any name or id of the register
  bool remove = false;
};

// Saves the choice with the campaign: drafts from then on print it. What is so already changes
// nothing. kNotFound names what the register lacks; kConflict: the campaign's figures are sealed.
// Returns all that is chosen, each with what speaks against it.
Result<std::vector<ChosenUnit>> ChooseNamed(store::Connection& database, const WorkRules& rules,
                                            const Resources& resources,
                                            const NamingRequest& request, const Who& who);

// The campaign's choices behind those of the office's facts, each once.
void AddChosen(const model::Campaign& campaign, const BulletinNames& names, const Register& all,
               bulletin::Choices& choices);

}  // namespace xuncha::app
