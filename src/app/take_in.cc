// SPDX-License-Identifier: Apache-2.0
#include "app/take_in.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/may_judge.h"
#include "app/merge_problems.h"
#include "store/campaign_store.h"
#include "workflow/check_record.h"
#include "workflow/lifecycle.h"
#include "workflow/same_problem.h"
#include "workflow/suspected.h"

namespace xuncha::app {
namespace {

class Taker {
 public:
  Taker(store::Connection& database, const TakeInTools& tools, const model::Inspection& inspection,
        const model::Report& report, const Who& who)
      : database_(database),
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
    // Frozen while it was under way: the figures are sealed.
    XC_TRY(MayWrite(database_, inspection_.campaign, WorkPart::kInspecting));
    XC_TRY(Merge(*site));
    XC_TRY(FillRecord());
    model::Inspection after = inspection_;
    after.state = model::InspectionState::kDone;
    after.snapshot = report_.snapshot.id;
    after.error.clear();
    for (const model::Column& column : report_.columns) {
      if (column.latest <= report_.as_of) after.latest = std::max(after.latest, column.latest);
    }
    constexpr double kHundredths = 100;
    if (report_.verdict.score && !report_.verdict.example_points) {
      after.score = static_cast<int>(std::lround(*report_.verdict.score * kHundredths));
    }
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
    if (HasLeft(site) || IsOffTheNet()) {
      const std::vector<std::string>& excused = tools_.rules.lifecycle.offline_excuses;
      std::erase_if(fresh, [&](const model::Problem& problem) {
        return std::find(excused.begin(), excused.end(), problem.check) != excused.end();
      });
    }
    for (model::Problem& problem : fresh) {
      problem.snapshot = report_.snapshot.id;
      problem.first_seen = problem.last_looked = who_.now;
    }
    return fresh;
  }

  // Closed after the opening, or moving: that nothing answers is what was to be.
  static bool HasLeft(const model::SiteRecord& site) {
    return site.state == model::LifecycleState::kMerging ||
           site.state == model::LifecycleState::kClosed ||
           site.state == model::LifecycleState::kCancelled;
  }

  // Filed for the day on which it was looked at.
  bool IsOffTheNet() const {
    return tools_.offline != nullptr &&
           workflow::IsFiledOffline(*tools_.offline, inspection_.subject,
                                    FormatDay(ChinaDay(report_.snapshot.started)));
  }

  Status Merge(const model::SiteRecord& site) {
    FreshProblems fresh;
    fresh.campaign = inspection_.campaign;
    fresh.subject = inspection_.subject;
    fresh.round = inspection_.round;
    XC_ASSIGN_OR_RETURN(fresh.problems, Fresh(site));
    fresh.looked = [&](const model::Problem& problem) {
      return workflow::ObservedBy(report_, problem);
    };
    XC_ASSIGN_OR_RETURN(const ProblemsMerged merged,
                        MergeProblems(database_, tools_.context.all, fresh, who_, log_));
    taken_.added = merged.added;
    taken_.again = merged.again;
    taken_.returned = merged.returned;
    taken_.quiet = merged.quiet.size() + merged.declared;
    taken_.gone = merged.gone.size();
    return Ok();
  }

  Status FillRecord() {
    XC_ASSIGN_OR_RETURN(
        const std::vector<model::RecordRow> before,
        RowsFor(database_, tools_.rules, tools_.context, inspection_.subject, inspection_.round));
    std::vector<model::RecordRow> after = before;
    std::vector<workflow::MachineAnswer> answers =
        workflow::AnswersOf(report_, tools_.context.vetoes);
    // What wants a series of probes is answered by them alone (probe_log.h).
    std::erase_if(answers, [&](const workflow::MachineAnswer& answer) {
      return std::any_of(tools_.context.vetoes.begin(), tools_.context.vetoes.end(),
                         [&](const workflow::VetoIndicator& veto) {
                           return veto.series && veto.id == answer.indicator;
                         });
    });
    workflow::FillMachine(after, answers, workflow::SubjectKind::kSite);
    return SaveRows(database_, before, after, log_);
  }

  store::Connection& database_;
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
