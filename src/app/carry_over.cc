// SPDX-License-Identifier: Apache-2.0
#include "app/carry_over.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "app/order_items.h"
#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "workflow/carry_over.h"
#include "workflow/same_problem.h"

namespace xuncha::app {
namespace {

using model::Problem;

class Carrier {
 public:
  Carrier(store::Connection& database, const model::Campaign& campaign, const Register& all,
          const Who& who, WorkLog& log)
      : database_(database),
        problems_(database),
        campaign_(campaign),
        all_(all),
        who_(who),
        log_(log) {}

  Result<CarriedOver> Carry() {
    store::CampaignStore campaigns(database_);
    XC_ASSIGN_OR_RETURN(const auto every, campaigns.Campaigns());
    XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(campaign_.id));
    for (const model::ScopeEntry& entry : scope) scope_.insert(entry.subject);
    for (const model::Campaign& earlier : workflow::EarlierCampaigns(every, campaign_)) {
      XC_TRY(CarryFrom(earlier));
    }
    return carried_;
  }

 private:
  Status CarryFrom(const model::Campaign& earlier) {
    store::ProblemFilter filter;
    filter.campaign = earlier.id;
    filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed};
    filter.common = false;
    XC_ASSIGN_OR_RETURN(const std::vector<Problem> open, AllProblems(database_, filter));
    XC_ASSIGN_OR_RETURN(const auto verified, VerifiedProblems(database_, earlier.id));
    for (const Problem& before : open) {
      if (!workflow::IsLeftOpen(before, earlier, verified)) continue;
      // Of units as such (分工不明确) all go on; the office is the same.
      if (!before.subject.starts_with("u-") && !scope_.contains(before.subject)) {
        ++carried_.outside;
        continue;
      }
      XC_TRY(CarryOne(before));
    }
    return Ok();
  }

  Status CarryOne(const Problem& before) {
    XC_ASSIGN_OR_RETURN(const auto later, problems_.CarriedTo(before));
    if (later) return Ok();
    XC_ASSIGN_OR_RETURN(std::vector<Problem>* const read, Known(before.subject));
    std::vector<Problem>& known = *read;
    const auto same = std::find_if(known.begin(), known.end(), [&](const Problem& one) {
      return workflow::IsSameProblem(one, before);
    });
    if (same != known.end()) return Link(before, *same);
    XC_ASSIGN_OR_RETURN(Problem added, Add(before));
    known.push_back(std::move(added));
    return Ok();
  }

  // What this campaign knows of a subject, read once.
  Result<std::vector<Problem>*> Known(const std::string& subject) {
    const auto found = known_.find(subject);
    if (found != known_.end()) return &found->second;
    store::ProblemFilter here;
    here.campaign = campaign_.id;
    here.subject = subject;
    XC_ASSIGN_OR_RETURN(std::vector<Problem> known, AllProblems(database_, here));
    return &known_.emplace(subject, std::move(known)).first->second;
  }

  Status Link(const Problem& before, Problem& known) {
    if (!known.carried_from.empty() || known.state == model::ProblemState::kRejected) return Ok();
    Problem after = known;
    after.carried_from = before.number;
    XC_TRY(problems_.Put(after));
    log_.Add("problem", after.id, "carry_over", &known, after);
    known = std::move(after);
    ++carried_.linked;
    return Ok();
  }

  Result<Problem> Add(const Problem& before) {
    Problem problem = workflow::CarriedInto(campaign_, before);
    problem.unit = StandingUnit(all_, problem.unit);  // who must mend it now
    XC_ASSIGN_OR_RETURN(problem.number, NextProblemNumber(database_, problem, all_));
    XC_TRY(problems_.Put(problem));
    XC_TRY(problems_.AddStep(
        problem.id, {model::ProblemEvent::kConfirm, model::ProblemState::kSuspected, problem.state,
                     who_.actor, who_.now, "上季度未整改：" + before.number}));
    log_.Add<Problem>("problem", problem.id, "carry_over", nullptr, problem);
    ++carried_.added;
    return problem;
  }

  store::Connection& database_;
  store::ProblemStore problems_;
  const model::Campaign& campaign_;
  const Register& all_;
  const Who& who_;
  WorkLog& log_;
  std::set<std::string> scope_;
  std::map<std::string, std::vector<Problem>> known_;  // by subject
  CarriedOver carried_;
};

}  // namespace

Result<CarriedOver> CarryOver(store::Connection& database, const model::Campaign& campaign,
                              const Register& all, const Who& who, WorkLog& log) {
  return Carrier(database, campaign, all, who, log).Carry();
}

Result<CarriedOver> CarryOverInto(store::Connection& database, const std::string& campaign,
                                  const Who& who) {
  return store::InTransaction(database, [&]() -> Result<CarriedOver> {
    XC_ASSIGN_OR_RETURN(const model::Campaign known, store::CampaignStore(database).Find(campaign));
    if (known.state != model::CampaignState::kOpen) {
      return Error{ErrorCode::kConflict, "campaign " + known.id + " is " + Name(known.state) +
                                             "; only an open one takes problems over"};
    }
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    WorkLog log(database, who);
    XC_ASSIGN_OR_RETURN(const CarriedOver carried, CarryOver(database, known, all, who, log));
    XC_TRY(log.Write());
    return carried;
  });
}

}  // namespace xuncha::app
