// SPDX-License-Identifier: Apache-2.0
#include "app/declare.h"

#include <algorithm>
#include <vector>

#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "app/may_judge.h"
#include "app/problems.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "workflow/declarations.h"
#include "workflow/responsibility.h"
#include "workflow/suspected.h"

namespace xuncha::app {
namespace {

bool IsSame(const model::Declaration& a, model::Declaration b) {
  b.id = a.id;
  b.by = a.by;
  return store::WriteRecord(a) == store::WriteRecord(b);
}

// The unit that keeps the place itself, whether it is told by its address or by its path.
std::string KeeperOf(const Register& all, const model::SiteRecord& site, const std::string& place) {
  const bool address = place.find("://") != std::string::npos || place.starts_with('/');
  std::string url = address ? PageUrlOn(site.home, place) : std::string();
  std::vector<std::string> path = address ? std::vector<std::string>() : SplitPath(place);
  const model::ColumnRecord* column = workflow::ColumnAt(all.columns(), site.id, url, path);
  if (column != nullptr && url.empty()) url = column->column.url;
  if (column != nullptr && path.empty()) path = column->column.path;
  return workflow::ResponsibleUnit(workflow::WithColumnKeepers(site, all.columns()), column, url,
                                   path);
}

// Its sponsor or organiser, who keeps this very place, or an office above one of them.
bool MayDeclare(const Register& all, const model::Declaration& declaration) {
  std::vector<std::string> units;
  if (const model::SiteRecord* site = all.SiteById(declaration.subject)) {
    units = {site->roles.sponsor, site->roles.organiser, KeeperOf(all, *site, declaration.place)};
  } else if (const model::AccountRecord* account = all.AccountById(declaration.subject)) {
    units = workflow::InvolvedUnits(*account);
  }
  return std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
    return !unit.empty() && IsUnder(all, StandingUnit(all, unit), declaration.unit);
  });
}

}  // namespace

Result<Declared> Declare(store::Connection& database, const WorkRules& rules,
                         model::Declaration declaration, const Who& who) {
  declaration.by = who.actor;
  if (declaration.from.empty()) declaration.from = who.Day();
  XC_TRY(workflow::ValidateDeclaration(declaration, rules.declarations));
  return store::InTransaction(database, [&]() -> Result<Declared> {
    store::InventoryStore inventory(database);
    store::ProblemStore problems(database);
    XC_ASSIGN_OR_RETURN(const Register all,
                        Register::LoadWithColumnsOf(inventory, declaration.subject));
    if (all.UnitById(declaration.unit) == nullptr) {
      return NotFound(declaration.unit + ": no such unit");
    }
    if (all.SiteById(declaration.subject) == nullptr &&
        all.AccountById(declaration.subject) == nullptr) {
      return NotFound(declaration.subject + ": no such site or account");
    }
    if (!MayDeclare(all, declaration)) {
      return InvalidArgument(
          "declaration: " + std::string(model::NameOf(*all.UnitById(declaration.unit))) +
          " neither sponsors " + declaration.subject + " nor keeps " + declaration.place +
          "; name its sponsor or who keeps the place");
    }
    Declared done;
    done.declaration = declaration;
    XC_ASSIGN_OR_RETURN(const auto known, problems.Declarations(declaration.subject, ""));
    for (const model::Declaration& one : known) {
      if (!IsSame(one, declaration)) continue;
      done.declaration = one;
      return done;
    }
    WorkLog log(database, who);
    XC_TRY(problems.Put(done.declaration));
    log.Add<model::Declaration>("declaration", done.declaration.id, "declare", nullptr,
                                done.declaration);
    done.written = true;
    store::ProblemFilter filter;
    filter.subject = declaration.subject;
    filter.state = model::ProblemState::kSuspected;
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> waiting, AllProblems(database, filter));
    Who because = who;
    because.reason = workflow::RejectionReason(done.declaration);
    ProblemJudge judge(database, all, who);
    for (const model::Problem& problem : waiting) {
      if (!judge.MayWrite(problem)) continue;  // what is sealed stays as it is
      if (workflow::DeclaredFor({done.declaration}, problem, who.Day()) == nullptr) continue;
      XC_TRY(judge.MayJudge(problem));
      XC_ASSIGN_OR_RETURN(
          [[maybe_unused]] const model::Problem moved,
          MoveProblem(database, problem, model::ProblemEvent::kReject, because, "", all, log));
      ++done.quieted;
    }
    XC_TRY(log.Write());
    return done;
  });
}

}  // namespace xuncha::app
