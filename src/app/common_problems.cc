// SPDX-License-Identifier: Apache-2.0
//
// Common problems (app/problems.h).
#include <set>

#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

using model::ProblemEvent;
using model::ProblemState;

// One cause on as many sites as the counting rule wants; anything else is a person's word.
Status AreCommon(store::Connection& database, const WorkRules& rules,
                 const std::vector<std::string>& ids) {
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const std::vector<model::SiteRecord> sites, inventory.Sites());
  const workflow::CommonGrouper grouper(sites, rules.counting);
  std::set<std::string> subjects;
  std::set<std::string> causes;
  for (const std::string& id : ids) {
    XC_ASSIGN_OR_RETURN(const model::Problem problem, store::ProblemStore(database).Find(id));
    subjects.insert(problem.subject);
    const std::string cause = grouper.KeyOf(problem);
    if (cause.empty()) {
      return InvalidArgument("problem " + id +
                             ": what it is about is a unit's own and cannot be told to be common; "
                             "leave it out, or give a reason");
    }
    causes.insert(cause);
  }
  if (subjects.size() < static_cast<std::size_t>(rules.counting.common_sites)) {
    return InvalidArgument("common are problems of " + std::to_string(rules.counting.common_sites) +
                           " sites or more, these stand on " + std::to_string(subjects.size()) +
                           "; name the others, or give a reason");
  }
  if (causes.size() > 1) {
    return InvalidArgument("these problems have " + std::to_string(causes.size()) +
                           " causes, not one; name those of one cause, or give a reason");
  }
  return Ok();
}

}  // namespace

Result<ProblemsMoved> MakeCommon(store::Connection& database, const WorkRules& rules,
                                 const std::vector<std::string>& ids, const Who& who) {
  if (ids.empty()) return InvalidArgument("name the problems that are common");
  if (who.reason.empty()) XC_TRY(AreCommon(database, rules, ids));
  ProblemSelection selection;
  selection.ids = ids;
  return MoveProblems(database, selection, ProblemEvent::kMakeCommon, who);
}

Result<std::vector<workflow::CommonCandidate>> CommonProblems(store::Connection& database,
                                                              const WorkRules& rules,
                                                              const std::string& campaign) {
  return store::InTransaction(
      database,
      [&]() -> Result<std::vector<workflow::CommonCandidate>> {
        store::InventoryStore inventory(database);
        store::CampaignStore campaigns(database);
        XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Campaign known, campaigns.Find(campaign));
        XC_ASSIGN_OR_RETURN(const std::vector<model::SiteRecord> sites, inventory.Sites());
        workflow::CommonGrouper grouper(sites, rules.counting);
        store::ProblemFilter filter;
        filter.campaign = campaign;
        filter.states = {ProblemState::kSuspected, ProblemState::kConfirmed, ProblemState::kCommon};
        for (const std::string& check : workflow::CommonChecks(rules.counting)) {
          filter.check = check;
          XC_TRY(store::ProblemStore(database).ForEach(filter, [&](model::Problem& problem) {
            grouper.Add(problem);
            return Ok();
          }));
        }
        return grouper.Candidates();
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
