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

// One step for every subject asked for.
Result<std::vector<model::SubjectVerdict>> Step(store::Connection& database, const WorkRules& rules,
                                                const Resources& resources,
                                                const VerdictRequest& request,
                                                model::VerdictStep from, const char* action,
                                                const VerdictMove& move, const Who& who) {
  if (!request.result.empty() && request.subjects.size() != 1) {
    return InvalidArgument("a result is changed for one site or account at a time");
  }
  return store::InTransaction(database, [&]() -> Result<std::vector<model::SubjectVerdict>> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const RecordContext context,
                        LoadRecordContext(database, resources, request.campaign));
    XC_TRY(MayWrite(context.campaign, WorkPart::kInspecting));
    XC_ASSIGN_OR_RETURN(const auto rows, AllRows(database, rules, context));
    XC_ASSIGN_OR_RETURN(const Verdicts verdicts, Read(campaigns, request.campaign));
    std::vector<std::string> subjects = request.subjects;
    if (subjects.empty()) {
      for (const auto& [subject, verdict] : verdicts) {
        if (verdict.step == from) subjects.push_back(subject);
      }
    }
    XC_TRY(MayJudgeSubjects(database, context.campaign, subjects, who));
    WorkLog log(database, who);
    std::vector<model::SubjectVerdict> after;
    for (const std::string& subject : subjects) {
      const auto found = verdicts.find(subject);
      if (found == verdicts.end()) return NotFound(subject + ": no verdict is proposed yet");
      const auto row = rows.find(subject);
      XC_ASSIGN_OR_RETURN(
          const workflow::ProposedVerdict now,
          ProposeNow(database, context, subject,
                     row == rows.end() ? std::vector<model::RecordRow>() : row->second));
      XC_ASSIGN_OR_RETURN(std::optional<model::SubjectVerdict> moved, move(found->second, now));
      if (moved) {
        XC_TRY(workflow::MayStand(*moved, now));
        XC_TRY(Save(campaigns, action, &found->second, *moved, log));
      }
      after.push_back(moved ? *std::move(moved) : found->second);
    }
    XC_TRY(log.Write());
    return after;
  });
}

}  // namespace

Result<std::vector<workflow::ProposedVerdict>> ProposeVerdicts(store::Connection& database,
                                                               const WorkRules& rules,
                                                               const Resources& resources,
                                                               const VerdictRequest& request,
                                                               const Who& who) {
  return store::InTransaction(database, [&]() -> Result<std::vector<workflow::ProposedVerdict>> {
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
    WorkLog log(database, who);
    std::vector<workflow::ProposedVerdict> proposed;
    for (const std::string& subject : subjects) {
      const auto row = rows.find(subject);
      if (row == rows.end()) {
        return InvalidArgument(subject + " is not inspected in campaign " + request.campaign);
      }
      const auto before = verdicts.find(subject);
      XC_ASSIGN_OR_RETURN(workflow::ProposedVerdict one,
                          ProposeNow(database, context, subject, row->second));
      if (before != verdicts.end() && before->second.step > model::VerdictStep::kProposed) {
        one.verdict = before->second;  // persons have spoken
      } else {
        XC_TRY(Save(campaigns, "propose", before == verdicts.end() ? nullptr : &before->second,
                    one.verdict, log));
      }
      proposed.push_back(std::move(one));
    }
    XC_TRY(log.Write());
    return proposed;
  });
}

Result<std::vector<model::SubjectVerdict>> ReviewVerdicts(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const VerdictRequest& request,
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

Result<std::vector<model::SubjectVerdict>> DecideVerdicts(
    store::Connection& database, const WorkRules& rules, const Resources& resources,
    const VerdictRequest& request, const workflow::VerdictRules& verdicts, const Who& who) {
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

Result<std::vector<model::SubjectVerdict>> ReopenVerdicts(store::Connection& database,
                                                          const WorkRules& rules,
                                                          const Resources& resources,
                                                          const VerdictRequest& request,
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
