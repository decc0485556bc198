// SPDX-License-Identifier: Apache-2.0
#include "workflow/finding_life.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "workflow/day_field.h"

namespace xuncha::workflow {
namespace {

using model::ProblemEvent;
using model::ProblemState;

std::string NameIt(const model::Problem& problem) {
  return "problem " + (problem.number.empty() ? problem.id : problem.number) + ": ";
}

// Where a problem stands that is not fixed: by what it is.
ProblemState Standing(const model::Problem& problem) {
  if (problem.common) return ProblemState::kCommon;
  return problem.number.empty() ? ProblemState::kSuspected : ProblemState::kConfirmed;
}

// Its state after the event; nothing if it cannot happen now.
std::optional<ProblemState> Next(const model::Problem& problem, ProblemEvent event) {
  const ProblemState state = problem.state;
  const auto in = [state](std::initializer_list<ProblemState> states) {
    return std::find(states.begin(), states.end(), state) != states.end();
  };
  using S = ProblemState;
  switch (event) {
    case ProblemEvent::kConfirm:
      if (in({S::kSuspected})) return S::kConfirmed;
      break;
    case ProblemEvent::kReject:
      if (in({S::kSuspected, S::kConfirmed, S::kCommon, S::kFixed})) return S::kRejected;
      break;
    case ProblemEvent::kReopen:
      if (in({S::kRejected, S::kClosed})) return Standing(problem);
      // Not common after all: the units' own again.
      if (in({S::kCommon})) return problem.number.empty() ? S::kSuspected : S::kConfirmed;
      break;
    case ProblemEvent::kMakeCommon:
      if (in({S::kSuspected, S::kConfirmed})) return S::kCommon;
      break;
    case ProblemEvent::kReportFix:
      // What a unit found itself it may fix before anybody confirms it.
      // From fixed: another day was meant.
      if (in({S::kConfirmed, S::kCommon, S::kFixed}) ||
          (in({S::kSuspected}) && problem.origin == model::ProblemOrigin::kSelfCheck)) {
        return S::kFixed;
      }
      break;
    case ProblemEvent::kReturn:
      if (in({S::kFixed})) return Standing(problem);
      break;
    case ProblemEvent::kClose:
      if (in({S::kConfirmed, S::kCommon, S::kFixed})) return S::kClosed;
      break;
  }
  return std::nullopt;
}

bool WantsReason(ProblemEvent event) {
  return event == ProblemEvent::kReject || event == ProblemEvent::kReopen ||
         event == ProblemEvent::kReturn;
}

Status SetDays(model::Problem& problem, ProblemEvent event, const ProblemAct& act) {
  if (event == ProblemEvent::kReturn || event == ProblemEvent::kReopen) {
    problem.fixed_on.clear();
    problem.closed_on.clear();
  }
  if (event != ProblemEvent::kReportFix && event != ProblemEvent::kClose) return Ok();
  if (!act.day.empty()) XC_TRY(ReadDay(act.day, NameIt(problem) + "day"));
  const std::string day = act.day.empty() ? FormatDay(ChinaDay(act.now)) : act.day;
  if (event == ProblemEvent::kClose) problem.closed_on = day;
  // Found in order without a word of the unit: then it is fixed since that day at the latest.
  if (event == ProblemEvent::kReportFix || problem.fixed_on.empty()) problem.fixed_on = day;
  return Ok();
}

}  // namespace

Result<ProblemMove> Apply(const model::Problem& problem, ProblemEvent event,
                          const ProblemAct& act) {
  const std::string named = NameIt(problem);
  if (act.actor.empty()) return InvalidArgument(named + "nobody is named who does it");
  const std::optional<ProblemState> next = Next(problem, event);
  if (!next) {
    return Error{ErrorCode::kConflict,
                 named + "is " + Name(problem.state) + "; " + Name(event) + " cannot happen now"};
  }
  if (WantsReason(event) && act.reason.empty()) {
    return InvalidArgument(named + "a reason is wanted for " + Name(event));
  }
  ProblemMove move{problem, {}};
  model::Problem& after = move.problem;
  if (event == ProblemEvent::kConfirm && after.number.empty()) {
    if (act.number.empty()) return InvalidArgument(named + "a number is wanted to confirm it");
    after.number = act.number;
  }
  after.state = *next;
  after.last_looked = std::max(after.last_looked, act.now);
  if (event == ProblemEvent::kMakeCommon) after.common = true;
  if (event == ProblemEvent::kReject) after.reason = act.reason;
  if (event == ProblemEvent::kReopen) {
    after.reason.clear();
    after.newer.clear();
    after.unseen_on.clear();
    if (problem.state == ProblemState::kCommon) after.common = false;
  }
  XC_TRY(SetDays(after, event, act));
  move.step = {event, problem.state, after.state, act.actor, act.now, act.reason};
  return move;
}

bool IsOpen(const model::Problem& problem) {
  return problem.state == ProblemState::kConfirmed || problem.state == ProblemState::kFixed ||
         problem.state == ProblemState::kCommon;
}

}  // namespace xuncha::workflow
