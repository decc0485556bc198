// SPDX-License-Identifier: Apache-2.0
#include "app/verdicts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "app/check_records.h"
#include "app/may_judge.h"
#include "app/problems.h"
#include "store/campaign_store.h"

namespace xuncha::app {
namespace {

constexpr const char* kMachine = "machine";
constexpr const char* kUndetermined = "undetermined";

using Verdicts = std::map<std::string, model::SubjectVerdict, std::less<>>;

Result<Verdicts> Read(store::CampaignStore& campaigns, const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const std::vector<model::SubjectVerdict> list, campaigns.Verdicts(campaign));
  Verdicts verdicts;
  for (const model::SubjectVerdict& one : list) verdicts.emplace(one.subject, one);
  return verdicts;
}

Status Save(store::CampaignStore& campaigns, const char* action,
            const model::SubjectVerdict* before, const model::SubjectVerdict& after, WorkLog& log) {
  if (before != nullptr && store::WriteRecord(*before) == store::WriteRecord(after)) return Ok();
  XC_TRY(campaigns.Put(after));
  log.Add("verdict", RecordKey(after.campaign, after.subject), action, before, after);
  return Ok();
}

// What the machine proposes of one subject now. Subject by subject: only what was confirmed
// decides, and never all of it is in memory.
Result<workflow::ProposedVerdict> ProposeNow(store::Connection& database,
                                             const RecordContext& context,
                                             const std::string& subject,
                                             const std::vector<model::RecordRow>& rows) {
  store::ProblemFilter filter;
  filter.campaign = context.campaign.id;
  filter.subject = subject;
  filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                   model::ProblemState::kClosed};
  XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> problems, AllProblems(database, filter));
  return workflow::Propose(context.campaign, subject, rows, problems, context.vetoes, kMachine);
}

// A step of one verdict beside what the machine would propose now; nothing = it is done already.
using VerdictMove = std::function<Result<std::optional<model::SubjectVerdict>>(
    const model::SubjectVerdict& verdict, const workflow::ProposedVerdict& now)>;

// One step of one campaign's verdicts.
class Stepper {
 public:
  Stepper(store::Connection& database, const RecordContext& context, const RowsBySubject& rows,
          const Verdicts& verdicts, const VerdictMove& move)
      : database_(database), context_(context), rows_(rows), verdicts_(verdicts), move_(move) {}

  // The verdict afterwards; nothing is written. kNotFound if none is proposed yet.
  Result<model::SubjectVerdict> Move(const std::string& subject) const {
    const auto found = verdicts_.find(subject);
    if (found == verdicts_.end()) return NotFound(subject + ": no verdict is proposed yet");
    const auto row = rows_.find(subject);
    XC_ASSIGN_OR_RETURN(
        const workflow::ProposedVerdict now,
        ProposeNow(database_, context_, subject,
                   row == rows_.end() ? std::vector<model::RecordRow>() : row->second));
    XC_ASSIGN_OR_RETURN(std::optional<model::SubjectVerdict> moved, move_(found->second, now));
    if (!moved) return found->second;
    XC_TRY(workflow::MayStand(*moved, now));
    return *std::move(moved);
  }

 private:
  store::Connection& database_;
  const RecordContext& context_;
  const RowsBySubject& rows_;
  const Verdicts& verdicts_;
  const VerdictMove& move_;
};

// Those that stand at `from`; what left, and is not judged, is told instead.
Result<std::vector<std::string>> StandingAt(store::Connection& database,
                                            const RecordContext& context, const Verdicts& verdicts,
                                            model::VerdictStep from,
                                            std::vector<ApartSubject>& apart) {
  XC_ASSIGN_OR_RETURN(const auto listed, ApartOf(database, context.campaign, context.all));
  const auto left = LeftOut(listed);
  std::vector<std::string> subjects;
  for (const auto& [subject, verdict] : verdicts) {
    if (verdict.step == from && !left.contains(subject)) subjects.push_back(subject);
  }
  for (const ApartSubject& one : listed) {
    const auto found = verdicts.find(one.subject);
    if (!one.judged && found != verdicts.end() && found->second.step == from) {
      apart.push_back(one);
    }
  }
  return subjects;
}

// Nobody has inspected it all yet: whoever moves all at once does not mean it.
Status MayMoveInBulk(const model::SubjectVerdict& after) {
  if (after.result != kUndetermined) return Ok();
  return Error{ErrorCode::kConflict,
               "verdict of " + after.subject +
                   ": its inspection is not complete; name it to move it all the same"};
}

// This person is refused it, or it is not its time; anything else is a failure of the whole.
bool IsOfOneSubject(const Error& error) {
  return error.code == ErrorCode::kPermission || error.code == ErrorCode::kConflict;
}

// One step for every subject asked for; without any, for all at the step before that may be moved.
Result<VerdictsMoved> Step(store::Connection& database, const WorkRules& rules,
                           const Resources& resources, const VerdictRequest& request,
                           model::VerdictStep from, const char* action, const VerdictMove& move,
                           const Who& who) {
  if (!request.result.empty() && request.subjects.size() != 1) {
    return InvalidArgument("a result is changed for one site or account at a time");
  }
  return store::InTransaction(database, [&]() -> Result<VerdictsMoved> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const RecordContext context,
                        LoadRecordContext(database, resources, request.campaign));
    XC_TRY(MayWrite(context.campaign, WorkPart::kInspecting));
    XC_ASSIGN_OR_RETURN(const auto rows, AllRows(database, rules, context));
    XC_ASSIGN_OR_RETURN(const Verdicts verdicts, Read(campaigns, request.campaign));
    const bool all = request.subjects.empty();
    VerdictsMoved done;
    std::vector<std::string> subjects = request.subjects;
    if (all) {
      XC_ASSIGN_OR_RETURN(subjects, StandingAt(database, context, verdicts, from, done.apart));
    }
    XC_ASSIGN_OR_RETURN(done.skipped, RefusedSubjects(database, context.campaign, subjects, who));
    if (!all && !done.skipped.empty()) return done.skipped.front().why;
    for (const Refused& one : done.skipped) std::erase(subjects, one.subject);
    WorkLog log(database, who);
    const Stepper stepper(database, context, rows, verdicts, move);
    for (const std::string& subject : subjects) {
      Result<model::SubjectVerdict> after = stepper.Move(subject);
      if (after && all) {
        if (const Status may = MayMoveInBulk(*after); !may) after = may.error();
      }
      if (!after && all && IsOfOneSubject(after.error())) {
        done.skipped.push_back({subject, after.error()});
        continue;
      }
      if (!after) return after.error();
      XC_TRY(Save(campaigns, action, &verdicts.find(subject)->second, *after, log));
      done.verdicts.push_back(*std::move(after));
    }
    XC_TRY(log.Write());
    return done;
  });
}

}  // namespace

Result<ProposedVerdicts> ProposeVerdicts(store::Connection& database, const WorkRules& rules,
                                         const Resources& resources, const VerdictRequest& request,
                                         const Who& who) {
  return store::InTransaction(database, [&]() -> Result<ProposedVerdicts> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const RecordContext context,
                        LoadRecordContext(database, resources, request.campaign));
    XC_TRY(MayWrite(context.campaign, WorkPart::kInspecting));
    XC_ASSIGN_OR_RETURN(const auto rows, AllRows(database, rules, context));
    XC_ASSIGN_OR_RETURN(const Verdicts verdicts, Read(campaigns, request.campaign));
    std::vector<std::string> subjects = request.subjects;
    if (subjects.empty()) {
      for (const auto& [subject, list] : rows) subjects.push_back(subject);
    }
    XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(database, context.campaign, context.all));
    WorkLog log(database, who);
    ProposedVerdicts proposed;
    for (const std::string& subject : subjects) {
      const auto row = rows.find(subject);
      if (row == rows.end()) {
        return InvalidArgument(subject + " is not inspected in campaign " + request.campaign);
      }
      const auto before = verdicts.find(subject);
      XC_ASSIGN_OR_RETURN(workflow::ProposedVerdict one,
                          ProposeNow(database, context, subject, row->second));
      const auto left = std::find_if(apart.begin(), apart.end(), [&](const ApartSubject& absent) {
        return absent.subject == subject && !absent.judged;
      });
      if (left != apart.end() && one.verdict.result == kUndetermined) {
        proposed.apart.push_back(*left);
        continue;
      }
      if (before != verdicts.end() && before->second.step > model::VerdictStep::kProposed) {
        one.verdict = before->second;  // persons have spoken
      } else {
        XC_TRY(Save(campaigns, "propose", before == verdicts.end() ? nullptr : &before->second,
                    one.verdict, log));
      }
      proposed.verdicts.push_back(std::move(one));
    }
    XC_TRY(log.Write());
    return proposed;
  });
}

Result<VerdictsMoved> ReviewVerdicts(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const VerdictRequest& request,
                                     const Who& who) {
  const VerdictMove review =
      [&](const model::SubjectVerdict& verdict,
          const workflow::ProposedVerdict& now) -> Result<std::optional<model::SubjectVerdict>> {
    const bool outdated = workflow::IsOutdated(verdict, now);
    if (!outdated && verdict.step == model::VerdictStep::kReviewed &&
        verdict.reviewed_by == who.actor &&
        (request.result.empty() || request.result == verdict.result)) {
      return std::optional<model::SubjectVerdict>();
    }
    // What is reviewed is what the record says today; a reviewer's word on another record is void.
    model::SubjectVerdict before = verdict;
    if (verdict.step == model::VerdictStep::kProposed || outdated) {
      before = now.verdict;
      before.step = verdict.step;
    }
    XC_ASSIGN_OR_RETURN(model::SubjectVerdict moved,
                        workflow::Review(before, who.actor, request.result, who.reason));
    return std::optional(std::move(moved));
  };
  return Step(database, rules, resources, request, model::VerdictStep::kProposed, "review", review,
              who);
}

Result<VerdictsMoved> DecideVerdicts(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const VerdictRequest& request,
                                     const workflow::VerdictRules& verdicts, const Who& who) {
  const VerdictMove decide =
      [&](const model::SubjectVerdict& verdict,
          const workflow::ProposedVerdict& now) -> Result<std::optional<model::SubjectVerdict>> {
    if (verdict.step == model::VerdictStep::kDecided && verdict.decided_by == who.actor &&
        (request.result.empty() || request.result == verdict.result)) {
      return std::optional<model::SubjectVerdict>();
    }
    if (verdict.step == model::VerdictStep::kReviewed && workflow::IsOutdated(verdict, now)) {
      return Error{ErrorCode::kConflict,
                   "verdict of " + verdict.subject +
                       ": its record or its problems changed since the review; review it again"};
    }
    XC_ASSIGN_OR_RETURN(model::SubjectVerdict moved,
                        workflow::Decide(verdict, who.actor, request.result, who.reason, verdicts));
    return std::optional(std::move(moved));
  };
  return Step(database, rules, resources, request, model::VerdictStep::kReviewed, "decide", decide,
              who);
}

Result<VerdictsMoved> ReopenVerdicts(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const VerdictRequest& request,
                                     const Who& who) {
  if (request.subjects.empty()) return InvalidArgument("name whose verdict is taken back");
  const VerdictMove reopen =
      [&](const model::SubjectVerdict& verdict,
          const workflow::ProposedVerdict& now) -> Result<std::optional<model::SubjectVerdict>> {
    if (verdict.step == model::VerdictStep::kProposed) {
      return std::optional<model::SubjectVerdict>();
    }
    XC_ASSIGN_OR_RETURN(model::SubjectVerdict moved,
                        workflow::TakeBack(verdict, who.actor, who.reason));
    moved.result = now.verdict.result;
    moved.vetoes = now.verdict.vetoes;
    moved.proposed = now.verdict.proposed;
    return std::optional(std::move(moved));
  };
  return Step(database, rules, resources, request, model::VerdictStep::kDecided, "reopen", reopen,
              who);
}

}  // namespace xuncha::app
