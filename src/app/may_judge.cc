// SPDX-License-Identifier: Apache-2.0
#include "app/may_judge.h"

#include <algorithm>
#include <utility>

#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "workflow/responsibility.h"

namespace xuncha::app {
namespace {

using model::CampaignState;
using model::OrderEvent;

// The group that a person is a member of; null = none.
const model::Group* GroupOf(const model::Campaign& campaign, const std::string& actor) {
  for (const model::Group& group : campaign.groups) {
    if (std::find(group.members.begin(), group.members.end(), actor) != group.members.end()) {
      return &group;
    }
  }
  return nullptr;
}

// The first of `units` that is one of the group's own, today's heirs on both sides; "" = none.
std::string OwnAmong(const Register& all, const model::Group& group,
                     const std::vector<std::string>& units) {
  for (const std::string& unit : units) {
    if (unit.empty()) continue;
    for (const std::string& own : group.units) {
      if (unit == own || StandingUnit(all, unit) == StandingUnit(all, own)) return own;
    }
  }
  return {};
}

Error Recused(const Register& all, const model::Group& group, const std::string& what,
              const std::string& own, const Who& who) {
  const model::Unit* unit = all.UnitById(own);
  const std::string name = unit == nullptr ? own : std::string(model::NameOf(*unit));
  return {ErrorCode::kPermission, what + " concerns " + name + ", own unit of " + group.name +
                                      "; " + who.actor + " may not judge it"};
}

bool IsOfficesWord(OrderEvent event) {
  switch (event) {
    case OrderEvent::kVerify:
    case OrderEvent::kReturn:
    case OrderEvent::kClose:
    case OrderEvent::kExtend:
    case OrderEvent::kUphold:
    case OrderEvent::kConcede:
    case OrderEvent::kWithdraw:
      return true;
    default:
      return false;
  }
}

}  // namespace

Status MayWrite(const model::Campaign& campaign, WorkPart part) {
  const bool orders = part == WorkPart::kRectifying;
  std::string why;
  switch (campaign.state) {
    case CampaignState::kOpen:
      return Ok();
    case CampaignState::kDraft:
      why = " is a draft; open it first";
      break;
    case CampaignState::kFrozen:
      if (orders) return Ok();
      why = " is frozen; take it back to open first, with a reason";
      break;
    case CampaignState::kIssued:
      if (orders) return Ok();
      why = " is issued; only orders and reports of units go on";
      break;
    case CampaignState::kClosed:
      why =
          " is closed; nothing of it changes any more, work goes on in the one that is open "
          "(--campaign)";
      break;
  }
  return Error{ErrorCode::kConflict, "campaign " + campaign.id + why};
}

Status MayWrite(store::Connection& database, const std::string& campaign, WorkPart part) {
  XC_ASSIGN_OR_RETURN(const model::Campaign found, store::CampaignStore(database).Find(campaign));
  return MayWrite(found, part);
}

Result<const model::Campaign*> ProblemJudge::CampaignOf(const std::string& id) {
  auto found = campaigns_.find(id);
  if (found == campaigns_.end()) {
    XC_ASSIGN_OR_RETURN(model::Campaign read, store::CampaignStore(database_).Find(id));
    found = campaigns_.emplace(id, std::move(read)).first;
  }
  return &found->second;
}

Status ProblemJudge::NotOf(const std::string& campaign, const std::string& what,
                           const std::vector<std::string>& units) {
  XC_ASSIGN_OR_RETURN(const model::Campaign* const known, CampaignOf(campaign));
  const model::Group* group = GroupOf(*known, who_.actor);
  if (group == nullptr) return Ok();
  const std::string own = OwnAmong(all_, *group, units);
  return own.empty() ? Ok() : Status(Recused(all_, *group, what, own, who_));
}

Status ProblemJudge::MayWrite(const model::Problem& problem) {
  XC_ASSIGN_OR_RETURN(const model::Campaign* const campaign, CampaignOf(problem.campaign));
  return app::MayWrite(*campaign, WorkPart::kInspecting);
}

Status ProblemJudge::MayJudge(const model::Problem& problem) {
  std::vector<std::string> units{problem.unit};
  const auto add = [&](const model::Roles& roles) {
    units.push_back(roles.sponsor);
    units.push_back(roles.organiser);
  };
  if (const model::SiteRecord* site = all_.SiteById(problem.subject)) add(site->roles);
  if (const model::AccountRecord* account = all_.AccountById(problem.subject)) add(account->roles);
  return NotOf(problem.campaign, problem.number.empty() ? problem.id : problem.number, units);
}

Status ProblemJudge::MayApply(const model::WorkOrder& order, OrderEvent event,
                              const std::vector<std::string>& problems) {
  XC_ASSIGN_OR_RETURN(const model::Campaign* const campaign, CampaignOf(order.campaign));
  XC_TRY(app::MayWrite(*campaign, WorkPart::kRectifying));
  if (!IsOfficesWord(event) || GroupOf(*campaign, who_.actor) == nullptr) return Ok();
  XC_TRY(NotOf(order.campaign, order.number, {order.unit}));
  for (const model::OrderItem& item : order.items) {
    const bool named = problems.empty() ||
                       std::find(problems.begin(), problems.end(), item.problem) != problems.end();
    if (!named) continue;
    XC_ASSIGN_OR_RETURN(const model::Problem problem,
                        store::ProblemStore(database_).Find(item.problem));
    XC_TRY(MayJudge(problem));
  }
  return Ok();
}

Result<std::vector<Refused>> RefusedSubjects(store::Connection& database,
                                             const model::Campaign& campaign,
                                             const std::vector<std::string>& subjects,
                                             const Who& who) {
  std::vector<Refused> refused;
  const model::Group* group = GroupOf(campaign, who.actor);
  if (group == nullptr || group->units.empty()) return refused;
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
  for (const std::string& subject : subjects) {
    std::vector<std::string> units;
    if (const model::SiteRecord* site = all.SiteById(subject)) {
      units = workflow::InvolvedUnits(*site, all.columns());
    } else if (const model::AccountRecord* account = all.AccountById(subject)) {
      units = workflow::InvolvedUnits(*account);
    }
    const std::string own = OwnAmong(all, *group, units);
    if (!own.empty()) refused.push_back({subject, Recused(all, *group, subject, own, who)});
  }
  return refused;
}

Status MayJudgeSubjects(store::Connection& database, const model::Campaign& campaign,
                        const std::vector<std::string>& subjects, const Who& who) {
  XC_ASSIGN_OR_RETURN(const auto refused, RefusedSubjects(database, campaign, subjects, who));
  return refused.empty() ? Ok() : Status(refused.front().why);
}

}  // namespace xuncha::app
