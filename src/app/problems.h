// SPDX-License-Identifier: Apache-2.0
//
// Suspected problems, one or many at once: confirmed, rejected, made common, added by hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/result.h"
#include "model/problem.h"
#include "store/db.h"
#include "store/problem_store.h"
#include "workflow/common_cause.h"
#include "workflow/precision.h"

namespace xuncha::app {

// Which problems: those named by id or number, else all that the filter takes.
struct ProblemSelection {
  std::vector<std::string> ids;
  store::ProblemFilter filter;
};

struct ProblemsMoved {
  std::vector<model::Problem> moved;  // as they are afterwards
  std::size_t same = 0;               // named, but already so
  std::size_t recused = 0;            // left to others by a filter: of the actor's own unit
};

// One event for every problem of the selection, in one transaction: all or none. A confirmation
// gives numbers, unit by unit, the gravest problem first. What is already so is counted, not
// refused; what the filter takes in a state in which the event cannot happen is passed over, what
// is named is kConflict. kInvalidArgument without ids, campaign and cause: nobody means everything.
Result<ProblemsMoved> MoveProblems(store::Connection& database, const ProblemSelection& selection,
                                   model::ProblemEvent event, const Who& who);

// A problem that a person found.
struct ManualProblem {
  std::string campaign;
  std::string subject;  // "s-3", "a-7"; "" = on the unit alone
  std::string unit;     // id; "" = the one that must answer for the place
  std::string klass;    // "" = by the words of the title
  std::string title;
  std::string url;
  std::vector<std::string> column_path;
  int round = 1;
  std::string fixed_on;  // of round 0: the day on which the unit had fixed it; "" = it had not
  std::string file;      // to keep with it; "" = none
  std::string data_dir;  // where files are kept
};

struct AddedProblem {
  model::Problem problem;
  bool added = false;  // false: it is known already; this was added to it
};

// kNotFound names a campaign, subject or unit that there is none of; kInvalidArgument says what is
// missing.
Result<AddedProblem> AddProblem(store::Connection& database, const WorkRules& rules,
                                const ManualProblem& manual, const Who& who);

// Makes problems common (共性问题): out of their units' counts, for the operator of the platform.
// kInvalidArgument unless they are of one cause (CommonGrouper) on as many sites as the counting
// rule wants (CountingRules::common_sites), or a reason is given, which the history keeps. Orders
// that hold them lose them; kReopen takes it back.
Result<ProblemsMoved> MakeCommon(store::Connection& database, const WorkRules& rules,
                                 const std::vector<std::string>& ids, const Who& who);

// How right these checks are, by what was decided in every campaign; of all checks for {}.
Result<std::vector<workflow::CheckPrecision>> PrecisionOfChecks(
    store::Connection& database, const WorkRules& rules, const std::vector<std::string>& checks);

// Problems that several sites share, for a person to decide on.
Result<std::vector<workflow::CommonCandidate>> CommonProblems(store::Connection& database,
                                                              const WorkRules& rules,
                                                              const std::string& campaign);

// All problems of the filter, for those who need them at once: one record takes about 2 KB. Who can
// take them one by one asks ProblemStore::ForEach.
Result<std::vector<model::Problem>> AllProblems(store::Connection& database,
                                                const store::ProblemFilter& filter);

struct ProblemDetails {
  model::Problem problem;
  std::vector<model::ProblemStep> steps;
};
Result<ProblemDetails> ShowProblem(store::Connection& database, const std::string& id_or_number);

// The next permanent number of the problem's unit in its campaign; kInvalidArgument where nobody is
// responsible. Within the caller's transaction.
Result<std::string> NextProblemNumber(store::Connection& database, const model::Problem& problem,
                                      const Register& all);

// Applies one event to one problem and writes it with step and history; for use cases that move
// problems along with something else. What is already so stays as it is. Within the caller's
// transaction. Where the same problem stands alike in the campaign before or after (上季度未整改),
// it moves along there. What is rejected, becomes common or is no more so leaves the orders that
// hold it.
Result<model::Problem> MoveProblem(store::Connection& database, const model::Problem& problem,
                                   model::ProblemEvent event, const Who& who,
                                   const std::string& day, const Register& all, WorkLog& log);

}  // namespace xuncha::app
