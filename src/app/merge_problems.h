// SPDX-License-Identifier: Apache-2.0
//
// What one look at a site or an account suspects, beside what the campaign knows of it already.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_log.h"
#include "base/result.h"
#include "model/problem.h"
#include "store/db.h"
#include "workflow/same_problem.h"

namespace xuncha::app {

struct FreshProblems {
  std::string campaign;
  std::string subject;
  int round = 1;
  std::vector<model::Problem> problems;
  // Whether this look could have seen a known problem. Never null.
  std::function<bool(const model::Problem&)> looked;
  // Of those, whether it proves that a known problem is not there any more. Null = all of them.
  std::function<bool(const model::Problem&)> observed;
};

struct ProblemsMerged {
  std::vector<model::Problem> quiet;  // known, rejected and unchanged
  // Known, looked for, and not there any more: marked with the day (model::Problem::unseen_on).
  std::vector<model::Problem> gone;
  std::size_t added = 0;     // new
  std::size_t again = 0;     // known, and seen again
  std::size_t returned = 0;  // said to be fixed, or closed, and there for certain
  std::size_t declared = 0;  // declared, or new but rejected in an earlier campaign
};

// Writes what is new and what was seen again. What the machine may say by itself: what it sees for
// certain is not fixed; what was rejected and reads otherwise now is asked again; what has a number
// is never accused anew without a person. Earlier campaigns are those of the same office that began
// before; a second look at a sample has none. Within the caller's transaction.
Result<ProblemsMerged> MergeProblems(store::Connection& database, const Register& all,
                                     const FreshProblems& fresh, const Who& who, WorkLog& log);

}  // namespace xuncha::app
