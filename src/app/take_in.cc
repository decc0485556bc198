// SPDX-License-Identifier: Apache-2.0
#include "app/take_in.h"

#include <algorithm>
#include <utility>

#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/problem_store.h"
#include "workflow/check_record.h"
#include "workflow/declarations.h"
#include "workflow/finding_life.h"
#include "workflow/same_problem.h"
#include "workflow/suspected.h"

namespace xuncha::app {
namespace {

using model::ProblemEvent;
using model::ProblemState;

class Taker {
 public:
  Taker(store::Connection& database, const TakeInTools& tools, const model::Inspection& inspection,
        const model::Report& report, const Who& who)
      : database_(database),
        problems_(database),
        tools_(tools),
        inspection_(inspection),
        report_(report),
        who_(who),
        log_(database, who) {}

  Result<TakenIn> Take() {
    store::CampaignStore campaigns(database_);
    XC_ASSIGN_OR_RETURN(const bool done, IsDone(campaigns));
    if (done) {
      taken_.repeated = true;
      return taken_;
    }
    const model::SiteRecord* site = tools_.context.all.SiteById(inspection_.subject);
    if (site == nullptr) return NotFound(inspection_.subject + ": no such site");
    XC_TRY(Merge(*site));
    XC_TRY(FillRecord());
    model::Inspection after = inspection_;
    after.state = model::InspectionState::kDone;
    after.snapshot = report_.snapshot.id;
    after.error.clear();
    after.holder.clear();
    after.finished = who_.now;
    XC_TRY(campaigns.Put(after));
    XC_TRY(log_.Write());
    return taken_;
  }

 private:
  Result<bool> IsDone(store::CampaignStore& campaigns) const {
    XC_ASSIGN_OR_RETURN(const auto all,
                        campaigns.Inspections(inspection_.campaign, inspection_.round));
    return std::any_of(all.begin(), all.end(), [&](const model::Inspection& one) {
      return one.subject == inspection_.subject && one.state == model::InspectionState::kDone &&
             one.snapshot == report_.snapshot.id;
    });
  }

  Result<std::vector<model::Problem>> Fresh(const model::SiteRecord& site) {
    std::vector<model::Problem> fresh =
        workflow::SuspectedProblems(report_, tools_.rules.counting, tools_.rules.classes,
                                    {site, tools_.context.all.columns(), inspection_.campaign,
                                     inspection_.round, tools_.title});
    workflow::DropToReview(fresh, tools_.precision);
    for (model::Problem& problem : fresh) {
      problem.snapshot = report_.snapshot.id;
      problem.first_seen = problem.last_looked = who_.now;
    }
    return fresh;
  }

  // True if nothing is to be asked again: a declaration covers it, or the same was rejected in an
  // earlier campaign and has not changed.
  Result<bool> StaysQuiet(model::Problem& problem,
                          const std::vector<model::Declaration>& declarations) {
    if (workflow::DeclaredFor(declarations, problem, report_.as_of) != nullptr) return true;
    XC_ASSIGN_OR_RETURN(const auto earlier,
                        problems_.Earlier(problem.campaign, problem.subject, problem.cause));
    if (!earlier) return false;
    if (earlier->state == ProblemState::kRejected) return workflow::IsQuiet(*earlier, problem);
    workflow::RecogniseEarlier(problem, {*earlier});
    return false;
  }

  Status Merge(const model::SiteRecord& site) {
    XC_ASSIGN_OR_RETURN(std::vector<model::Problem> fresh, Fresh(site));
    store::ProblemFilter filter;
    filter.campaign = inspection_.campaign;
    filter.subject = inspection_.subject;
    XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> known, AllProblems(database_, filter));
    XC_ASSIGN_OR_RETURN(const auto declarations,
                        problems_.Declarations(inspection_.subject, report_.as_of));
    workflow::RoundMerge merge = workflow::MergeRound(
        known, fresh, inspection_.round,
        [&](const model::Problem& problem) { return workflow::ObservedBy(report_, problem); });
    taken_.quiet = merge.quiet.size();
    taken_.gone = merge.gone.size();
    XC_TRY(Update(known, merge));
    std::vector<model::Problem> added;
    for (model::Problem& problem : merge.added) {
      XC_ASSIGN_OR_RETURN(const bool quiet, StaysQuiet(problem, declarations));
      if (quiet) {
        ++taken_.quiet;
      } else {
        added.push_back(std::move(problem));
      }
    }
    XC_TRY(problems_.AddAll(added));
    for (const model::Problem& problem : added) {
      log_.Add<model::Problem>("problem", problem.id, "suspect", nullptr, problem);
    }
    taken_.added = added.size();
    return Ok();
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
      ++taken_.again;
      XC_TRY(Return(problem, among(merge.back, problem.id), among(merge.changed, problem.id)));
    }
    return Ok();
  }

  // What the machine may say by itself: what it sees for certain is not fixed; what was rejected
  // and reads otherwise now is asked again. What has a number is never accused anew without a
  // person.
  Status Return(const model::Problem& problem, bool back, bool changed) {
    ProblemEvent event = ProblemEvent::kReturn;
    if (back && problem.confidence == model::Confidence::kCertain) {
      if (problem.state == ProblemState::kClosed) event = ProblemEvent::kReopen;
    } else if (changed && problem.number.empty()) {
      event = ProblemEvent::kReopen;
    } else {
      return Ok();
    }
    const Who machine{who_.actor, who_.now,
                      "第" + std::to_string(inspection_.round) + "轮检查：" +
                          (back ? "问题仍在" : "内容已变化") + "（" + problem.snapshot + "）"};
    XC_ASSIGN_OR_RETURN(
        [[maybe_unused]] const model::Problem moved,
        MoveProblem(database_, problem, event, machine, "", tools_.context.all, log_));
    ++taken_.returned;
    return Ok();
  }

  Status FillRecord() {
    XC_ASSIGN_OR_RETURN(
        const std::vector<model::RecordRow> before,
        RowsFor(database_, tools_.rules, tools_.context, inspection_.subject, inspection_.round));
    std::vector<model::RecordRow> after = before;
    workflow::FillMachine(after, workflow::AnswersOf(report_, tools_.context.vetoes),
                          workflow::SubjectKind::kSite);
    return SaveRows(database_, before, after, log_);
  }

  store::Connection& database_;
  store::ProblemStore problems_;
  const TakeInTools& tools_;
  const model::Inspection& inspection_;
  const model::Report& report_;
  const Who& who_;
  WorkLog log_;
  TakenIn taken_;
};

}  // namespace

Result<TakenIn> TakeIn(store::Connection& database, const TakeInTools& tools,
                       const model::Inspection& inspection, const model::Report& report,
                       const Who& who) {
  return store::InTransaction(
      database, [&] { return Taker(database, tools, inspection, report, who).Take(); });
}

}  // namespace xuncha::app
