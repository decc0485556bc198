// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_compose.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/bulletin_choices.h"
#include "app/bulletin_facts.h"
#include "app/bulletin_inputs.h"
#include "app/bulletin_past.h"
#include "app/bulletin_published.h"
#include "app/register.h"
#include "bulletin/compose.h"
#include "bulletin/lines.h"
#include "bulletin/wording.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "store/records.h"

namespace xuncha::app {

Result<Composed> ComposeBulletin(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const model::Campaign& campaign,
                                 const std::string& form, const std::string& facts_text,
                                 const std::string& facts_file, const std::string& as_of) {
  if (form != "long" && form != "short") {
    return InvalidArgument("form \"" + form + "\": long or short");
  }
  XC_ASSIGN_OR_RETURN(const std::string wording_text,
                      resources.Read("data/bulletin/" + form + ".toml"));
  XC_ASSIGN_OR_RETURN(const bulletin::Wording wording,
                      bulletin::ParseWording(wording_text, "data/bulletin/" + form + ".toml"));
  XC_ASSIGN_OR_RETURN(const std::string lines_text, resources.Read("data/bulletin/lines.toml"));
  XC_ASSIGN_OR_RETURN(const bulletin::LineRules lines,
                      bulletin::ParseLineRules(lines_text, "data/bulletin/lines.toml"));
  XC_ASSIGN_OR_RETURN(const BulletinNames names, BulletinNames::Load(resources));
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
  XC_ASSIGN_OR_RETURN(BulletinFacts facts, ParseBulletinFacts(facts_text, facts_file, names, all));
  AddChosen(campaign, names, all, facts.choices);
  XC_TRY(AddPublished(database, rules, resources, names, all, campaign, facts));
  XC_ASSIGN_OR_RETURN(auto past, PastOf(database, {rules, resources, names, all, wording, lines},
                                        campaign, facts.compare_with));
  Composed composed;
  XC_ASSIGN_OR_RETURN(composed.inputs, BulletinInputs(database, rules, names, all, campaign,
                                                      std::move(facts), as_of));
  composed.inputs.past = std::move(past);
  XC_ASSIGN_OR_RETURN(composed.document, bulletin::Compose(composed.inputs, wording, lines));
  return composed;
}

Result<std::vector<std::string>> FindingsOf(store::Connection& database,
                                            const bulletin::Inputs& inputs) {
  std::set<std::string> counted;
  for (const bulletin::ProblemRow& row : inputs.problems) counted.insert(row.id);
  std::vector<std::string> findings;
  findings.reserve(counted.size());
  store::ProblemFilter filter;
  filter.campaign = inputs.campaign.id;
  filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                   model::ProblemState::kClosed};
  XC_TRY(store::ProblemStore(database).ForEach(filter, [&](const model::Problem& problem) {
    if (counted.contains(problem.id)) findings.push_back(store::WriteRecord(problem));
    return Ok();
  }));
  std::sort(findings.begin(), findings.end());
  return findings;
}

}  // namespace xuncha::app
