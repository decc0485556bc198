// SPDX-License-Identifier: Apache-2.0
#include "app/merge_problems.h"

#include <algorithm>
#include <utility>

#include "app/problems.h"
#include "store/problem_store.h"
#include "workflow/declarations.h"

namespace xuncha::app {
namespace {

using model::ProblemEvent;
using model::ProblemState;

class Merger {
 public:
  Merger(store::Connection& database, const Register& all, const FreshProblems& fresh,
         const Who& who, WorkLog& log)
      : database_(database), problems_(database), all_(all), fresh_(fresh), who_(who), log_(log) {}

  Result<ProblemsMerged> Merge() {
    store::ProblemFilter filter;
    filter.campaign = fresh_.campaign;
    filter.subject = fresh_.subject;
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> known, AllProblems(database_, filter));
    XC_ASSIGN_OR_RETURN(const auto declarations,
                        problems_.Declarations(fresh_.subject, fresh_.as_of));
    workflow::RoundMerge merge =
        workflow::MergeRound(known, fresh_.problems, fresh_.round, fresh_.looked);
    XC_TRY(Update(known, merge));
    merged_.quiet = std::move(merge.quiet);
    merged_.gone = std::move(merge.gone);
    std::vector<model::Problem> added;
    for (model::Problem& problem : merge.added) {
      XC_ASSIGN_OR_RETURN(const bool quiet, StaysQuiet(problem, declarations));
      if (quiet) {
        ++merged_.declared;
      } else {
        problem.unit = StandingUnit(all_, problem.unit);
        added.push_back(std::move(problem));
      }
    }
    XC_TRY(problems_.AddAll(added));
    for (const model::Problem& problem : added) {
      log_.Add<model::Problem>("problem", problem.id, "suspect", nullptr, problem);
    }
    merged_.added = added.size();
    return std::move(merged_);
  }

 private:
  // True if nothing is to be asked again: a declaration covers it, or the same was rejected in an
  // earlier campaign and has not changed.
  Result<bool> StaysQuiet(model::Problem& problem,
                          const std::vector<model::Declaration>& declarations) {
    if (workflow::DeclaredFor(declarations, problem, fresh_.as_of) != nullptr) return true;
    XC_ASSIGN_OR_RETURN(const auto earlier,
                        problems_.Earlier(problem.campaign, problem.subject, problem.cause));
    if (!earlier) return false;
    if (earlier->state == ProblemState::kRejected) return workflow::IsQuiet(*earlier, problem);
    workflow::RecogniseEarlier(problem, {*earlier});
    return false;
  }

  Status Update(const std::vector<model::Problem>& known, const workflow::RoundMerge& merge) {
    const auto among = [](const std::vector<model::Problem>& list, const std::string& id) {
      return std::any_of(list.begin(), list.end(),
                         [&](const model::Problem& one) { return one.id == id; });
    };
    for (model::Problem problem : merge.updated) {
      const auto before = std::find_if(known.begin(), known.end(), [&](const model::Problem& one) {
        return one.id == problem.id;
      });
      if (before == known.end()) return Internal("a merged problem is not known: " + problem.id);
      problem.last_looked = who_.now;
      XC_TRY(problems_.Put(problem));
      log_.Add("problem", problem.id, "see", &*before, problem);
      ++merged_.again;
      XC_TRY(Return(problem, among(merge.back, problem.id), among(merge.changed, problem.id)));
    }
    return Ok();
  }

  Status Return(const model::Problem& problem, bool back, bool changed) {
    ProblemEvent event = ProblemEvent::kReturn;
    if (back && problem.confidence == model::Confidence::kCertain) {
      if (problem.state == ProblemState::kClosed) event = ProblemEvent::kReopen;
    } else if (changed && problem.number.empty()) {
      event = ProblemEvent::kReopen;
    } else {
      return Ok();
    }
    const Who machine{
        who_.actor, who_.now,
        "第" + std::to_string(fresh_.round) + "轮检查：" + (back ? "问题仍在" : "内容已变化") +
            (problem.snapshot.empty() ? std::string() : "（" + problem.snapshot + "）")};
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Problem moved,
                        MoveProblem(database_, problem, event, machine, "", all_, log_));
    ++merged_.returned;
    return Ok();
  }

  store::Connection& database_;
  store::ProblemStore problems_;
  const Register& all_;
  const FreshProblems& fresh_;
  const Who& who_;
  WorkLog& log_;
  ProblemsMerged merged_;
};

}  // namespace

Result<ProblemsMerged> MergeProblems(store::Connection& database, const Register& all,
                                     const FreshProblems& fresh, const Who& who, WorkLog& log) {
  return Merger(database, all, fresh, who, log).Merge();
}

}  // namespace xuncha::app
