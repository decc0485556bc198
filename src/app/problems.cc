// SPDX-License-Identifier: Apache-2.0
#include "app/problems.h"

#include <algorithm>

#include "app/attachments.h"
#include "app/campaign_scope.h"
#include "app/may_judge.h"
#include "app/order_items.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "workflow/carry_over.h"
#include "workflow/day_field.h"
#include "workflow/finding_life.h"
#include "workflow/problem_number.h"
#include "workflow/responsibility.h"
#include "workflow/same_problem.h"
#include "workflow/suspected.h"

namespace xuncha::app {
namespace {

using model::ProblemEvent;
using model::ProblemState;

// Where the event leads; what stands there already is done.
bool IsSo(const model::Problem& problem, ProblemEvent event, const std::string& day = "") {
  switch (event) {
    case ProblemEvent::kConfirm:
      return problem.state == ProblemState::kConfirmed;
    case ProblemEvent::kReject:
      return problem.state == ProblemState::kRejected;
    case ProblemEvent::kMakeCommon:
      return problem.state == ProblemState::kCommon;
    case ProblemEvent::kReportFix:
      return problem.state == ProblemState::kFixed && (day.empty() || day == problem.fixed_on);
    case ProblemEvent::kClose:
      return problem.state == ProblemState::kClosed;
    case ProblemEvent::kReopen:
    case ProblemEvent::kReturn:
      break;
  }
  return false;
}

Result<std::vector<model::Problem>> Select(store::Connection& database,
                                           const ProblemSelection& selection) {
  if (selection.ids.empty()) {
    if (selection.filter.campaign.empty() && selection.filter.cause.empty()) {
      return InvalidArgument("name problems, or a campaign whose problems are meant");
    }
    return AllProblems(database, selection.filter);
  }
  store::ProblemStore problems(database);
  std::vector<model::Problem> selected;
  for (const std::string& id : selection.ids) {
    XC_ASSIGN_OR_RETURN(model::Problem problem, problems.Find(id));
    selected.push_back(std::move(problem));
  }
  return selected;
}

// The place of a manual problem, judged as a finding there would be.
Status Place(const Register& all, const ManualProblem& manual, model::Problem& problem) {
  problem.unit = manual.unit;
  if (!problem.unit.empty() && all.UnitById(problem.unit) == nullptr) {
    return NotFound(problem.unit + ": no such unit");
  }
  problem.unit = StandingUnit(all, problem.unit);
  if (manual.subject.empty()) {
    if (problem.unit.empty()) return InvalidArgument("a problem wants a subject or a unit");
    problem.subject = problem.unit;
    return Ok();
  }
  problem.subject = manual.subject;
  if (const model::SiteRecord* site = all.SiteById(manual.subject)) {
    if (!problem.unit.empty()) return Ok();
    const model::ColumnRecord* column =
        workflow::ColumnAt(all.columns(), site->id, manual.url, manual.column_path);
    problem.unit = workflow::ResponsibleUnit(workflow::WithColumnKeepers(*site, all.columns()),
                                             column, manual.url, manual.column_path);
  } else if (const model::AccountRecord* account = all.AccountById(manual.subject)) {
    if (problem.unit.empty()) problem.unit = account->roles.sponsor;
  } else {
    return NotFound(manual.subject + ": no such site or account");
  }
  problem.unit = StandingUnit(all, problem.unit);
  if (problem.unit.empty()) {
    return InvalidArgument(manual.subject + ": nobody is responsible for it; name the unit");
  }
  return Ok();
}

// What a manual problem counts by: its place, else its words.
std::string ManualCause(const model::Problem& problem) {
  std::string place = workflow::KeyAddress(problem.url);
  for (const std::string& step : problem.column_path) place.append("—").append(step);
  return "manual " + problem.klass + " " +
         (place.empty() ? problem.title : place + " " + problem.title);
}

// What is no problem any more, or another's now, is nothing that its order may go on asking for.
Status LeaveOrders(store::Connection& database, const model::Problem& before, ProblemEvent event,
                   const Who& who, WorkLog& log) {
  std::string why;
  if (event == ProblemEvent::kReject) why = "核减";
  if (event == ProblemEvent::kMakeCommon) why = "转为共性问题";
  if (event == ProblemEvent::kReopen && before.state == ProblemState::kCommon) {
    why = "不再作为共性问题";
  }
  if (why.empty()) return Ok();
  if (!who.reason.empty()) why.append("：").append(who.reason);
  return WithdrawFromOrders(database, before, who, why, log);
}

Result<model::Problem> MoveAlone(store::Connection& database, const model::Problem& problem,
                                 ProblemEvent event, const Who& who, const std::string& day,
                                 const Register& all, WorkLog& log) {
  workflow::ProblemAct act{who.actor, who.now, who.reason, "", day};
  if (event == ProblemEvent::kConfirm && problem.number.empty()) {
    // Asked first without a number given for good: a refusal must not use one up.
    act.number = "?";
    XC_TRY([&]() -> Status {
      XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto move, workflow::Apply(problem, event, act));
      return Ok();
    }());
    XC_ASSIGN_OR_RETURN(act.number, NextProblemNumber(database, problem, all));
  }
  XC_ASSIGN_OR_RETURN(workflow::ProblemMove move, workflow::Apply(problem, event, act));
  store::ProblemStore problems(database);
  XC_TRY(problems.Put(move.problem));
  XC_TRY(problems.AddStep(move.problem.id, move.step));
  log.Add("problem", move.problem.id, Name(event), &problem, move.problem);
  XC_TRY(LeaveOrders(database, problem, event, who, log));
  return std::move(move.problem);
}

// The same problem in the campaigns after it, then in those before: as long as each stood as this
// one did.
Status MoveAlong(store::Connection& database, const model::Problem& before,
                 const model::Problem& moved, ProblemEvent event, const Who& who,
                 const std::string& day, const Register& all, WorkLog& log) {
  store::ProblemStore problems(database);
  if (workflow::Follows(event, false)) {
    model::Problem last = moved;
    while (true) {
      XC_ASSIGN_OR_RETURN(std::optional<model::Problem> next, problems.CarriedTo(last));
      if (!next || next->state != before.state) break;
      XC_ASSIGN_OR_RETURN(last, MoveAlone(database, *next, event, who, day, all, log));
    }
  }
  model::Problem first = moved;
  while (workflow::Follows(event, true) && !first.carried_from.empty()) {
    XC_ASSIGN_OR_RETURN(model::Problem previous, problems.Find(first.carried_from));
    if (previous.state != before.state) break;
    XC_ASSIGN_OR_RETURN(first, MoveAlone(database, previous, event, who, day, all, log));
  }
  return Ok();
}

// A unit's word that it found and mended by itself what the machine asks about, too: a person says
// first whether it was there.
Status MayBeSelfFixed(const model::Problem& known) {
  if (known.state == ProblemState::kSuspected && known.origin != model::ProblemOrigin::kSelfCheck) {
    return Error{ErrorCode::kConflict,
                 "problem " + known.id +
                     ": a round suspects the same; confirm or reject it first, and enter it then"};
  }
  if (known.state == ProblemState::kRejected) {
    return Error{ErrorCode::kConflict, "problem " + known.id +
                                           ": the same was rejected; reopen it first, if the unit "
                                           "is right"};
  }
  return Ok();
}

}  // namespace

Result<std::string> NextProblemNumber(store::Connection& database, const model::Problem& problem,
                                      const Register& all) {
  const model::Unit* unit = all.UnitById(problem.unit);
  if (unit == nullptr) {
    return InvalidArgument("problem " + problem.id +
                           ": nobody is responsible; name the site's sponsor in the inventory");
  }
  // Units that share a short name share a row of numbers.
  const std::string name(model::ShortNameOf(*unit));
  XC_ASSIGN_OR_RETURN(const std::int64_t serial,
                      store::ProblemStore(database).NextNumber(problem.campaign, name));
  return workflow::ProblemNumber(problem.campaign, name, static_cast<int>(serial));
}

Result<std::vector<model::Problem>> AllProblems(store::Connection& database,
                                                const store::ProblemFilter& filter) {
  std::vector<model::Problem> all;
  XC_TRY(store::ProblemStore(database).ForEach(filter, [&](model::Problem& problem) -> Status {
    all.push_back(std::move(problem));
    return Ok();
  }));
  return all;
}

Result<model::Problem> MoveProblem(store::Connection& database, const model::Problem& problem,
                                   ProblemEvent event, const Who& who, const std::string& day,
                                   const Register& all, WorkLog& log) {
  if (IsSo(problem, event, day)) return problem;
  XC_ASSIGN_OR_RETURN(model::Problem moved,
                      MoveAlone(database, problem, event, who, day, all, log));
  XC_TRY(MoveAlong(database, problem, moved, event, who, day, all, log));
  return moved;
}

Result<ProblemsMoved> MoveProblems(store::Connection& database, const ProblemSelection& selection,
                                   ProblemEvent event, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<ProblemsMoved> {
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> selected, Select(database, selection));
    WorkLog log(database, who);
    ProblemJudge judge(database, all, who);
    ProblemsMoved done;
    for (const model::Problem& problem : selected) {
      if (IsSo(problem, event)) {
        // Rejected by a version that left it in its order: named once more, it leaves it.
        if (event == ProblemEvent::kReject && !selection.ids.empty()) {
          XC_TRY(LeaveOrders(database, problem, event, who, log));
        }
        ++done.same;
        continue;
      }
      if (selection.ids.empty() && !selection.filter.state &&
          problem.state != ProblemState::kSuspected) {
        continue;  // the filter means what waits for a decision
      }
      XC_TRY(judge.MayWrite(problem));
      if (const Status may = judge.MayJudge(problem); !may) {
        if (!selection.ids.empty()) return may.error();
        ++done.recused;
        continue;
      }
      XC_ASSIGN_OR_RETURN(model::Problem moved,
                          MoveProblem(database, problem, event, who, "", all, log));
      done.moved.push_back(std::move(moved));
    }
    XC_TRY(log.Write());
    return done;
  });
}

Result<AddedProblem> AddProblem(store::Connection& database, const WorkRules& rules,
                                const ManualProblem& manual, const Who& who) {
  if (manual.title.empty()) return InvalidArgument("a problem wants a title");
  if (!manual.klass.empty() && rules.classes.Find(manual.klass) == nullptr) {
    std::string known;
    for (const auto& one : rules.classes.all())
      known.append(known.empty() ? "" : ", ").append(one.id);
    return InvalidArgument(manual.klass + " is no problem class; known: " + known);
  }
  // A page or a host: what is neither can be asked by nobody, and re-inspection would skip it.
  if (!manual.url.empty() && manual.url.find('.') == std::string::npos) {
    return InvalidArgument("'" + manual.url + "' is no address; write https://host/path");
  }
  if (!manual.fixed_on.empty()) {
    if (manual.round != 0) {
      return InvalidArgument("a fix is told with a problem of the self-check only (round 0)");
    }
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const Day day,
                        workflow::ReadDay(manual.fixed_on, "fixed_on"));
    if (manual.fixed_on > who.Day()) {
      return InvalidArgument("fixed_on: " + manual.fixed_on + " is still to come");
    }
  }
  std::optional<model::Attachment> kept;
  if (!manual.file.empty()) {
    XC_ASSIGN_OR_RETURN(kept, KeepAttachment(manual.data_dir, manual.file));
  }
  return store::InTransaction(database, [&]() -> Result<AddedProblem> {
    store::InventoryStore inventory(database);
    store::CampaignStore campaigns(database);
    store::ProblemStore problems(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign campaign, campaigns.Find(manual.campaign));
    XC_TRY(MayWrite(campaign, WorkPart::kInspecting));
    if (manual.round < 0 || manual.round > static_cast<int>(campaign.rounds.size())) {
      return InvalidArgument("campaign " + campaign.id + " has no round " +
                             std::to_string(manual.round));
    }
    XC_ASSIGN_OR_RETURN(const Register all, Register::LoadWithColumnsOf(inventory, manual.subject));
    model::Problem fresh;
    fresh.campaign = campaign.id;
    XC_TRY(Place(all, manual, fresh));
    fresh.klass = manual.klass.empty() ? rules.classes.ClassOf("", manual.title) : manual.klass;
    fresh.title = manual.title;
    fresh.url = manual.url;
    fresh.column_path = manual.column_path;
    fresh.origin =
        manual.round == 0 ? model::ProblemOrigin::kSelfCheck : model::ProblemOrigin::kPerson;
    fresh.confidence = model::Confidence::kCertain;
    if (manual.round > 0) fresh.rounds = {manual.round};
    fresh.first_seen = fresh.last_looked = who.now;
    fresh.occurrences = 1;
    fresh.cause = ManualCause(fresh);

    store::ProblemFilter filter;
    filter.campaign = campaign.id;
    filter.subject = fresh.subject;
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> known, AllProblems(database, filter));
    WorkLog log(database, who);
    AddedProblem result;
    const auto same = std::find_if(known.begin(), known.end(), [&](const model::Problem& one) {
      return workflow::IsSameProblem(one, fresh);
    });
    result.added = same == known.end();
    result.problem = result.added ? fresh : *same;
    if (!result.added && manual.round > 0) {
      std::vector<int>& rounds = result.problem.rounds;
      if (std::find(rounds.begin(), rounds.end(), manual.round) == rounds.end()) {
        rounds.push_back(manual.round);
        std::sort(rounds.begin(), rounds.end());
      }
    }
    if (kept && std::none_of(result.problem.attachments.begin(), result.problem.attachments.end(),
                             [&](const auto& one) { return one.sha256 == kept->sha256; })) {
      result.problem.attachments.push_back(*kept);
    }
    const bool changed =
        result.added || store::WriteRecord(result.problem) != store::WriteRecord(*same);
    if (changed) {
      XC_TRY(problems.Put(result.problem));
      log.Add("problem", result.problem.id, result.added ? "add" : "change",
              result.added ? nullptr : &*same, result.problem);
    }
    if (!manual.fixed_on.empty() && !result.added) XC_TRY(MayBeSelfFixed(result.problem));
    if (!manual.fixed_on.empty()) {
      XC_ASSIGN_OR_RETURN(result.problem,
                          MoveProblem(database, result.problem, ProblemEvent::kReportFix, who,
                                      manual.fixed_on, all, log));
    }
    XC_TRY(log.Write());
    return result;
  });
}

Result<std::vector<workflow::CheckPrecision>> PrecisionOfChecks(
    store::Connection& database, const WorkRules& rules, const std::vector<std::string>& checks) {
  store::ProblemStore problems(database);
  workflow::PrecisionTally tally(rules.precision);
  store::ProblemFilter filter;
  filter.states = {ProblemState::kConfirmed, ProblemState::kRejected, ProblemState::kCommon,
                   ProblemState::kFixed, ProblemState::kClosed};
  const auto count = [&](const model::Problem& problem) {
    tally.Add(problem);
    return Ok();
  };
  if (checks.empty()) XC_TRY(problems.ForEach(filter, count));
  for (const std::string& check : checks) {
    filter.check = check;
    XC_TRY(problems.ForEach(filter, count));
  }
  return tally.Checks();
}

Result<ProblemDetails> ShowProblem(store::Connection& database, const std::string& id_or_number) {
  return store::InTransaction(
      database,
      [&]() -> Result<ProblemDetails> {
        store::ProblemStore problems(database);
        ProblemDetails details;
        XC_ASSIGN_OR_RETURN(details.problem, problems.Find(id_or_number));
        XC_ASSIGN_OR_RETURN(details.steps, problems.Steps(details.problem.id));
        return details;
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
