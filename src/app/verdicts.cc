// SPDX-License-Identifier: Apache-2.0
#include "app/verdicts.h"

#include <algorithm>
#include <functional>
#include <map>

#include "app/check_records.h"
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

// One step for every subject asked for.
Result<std::vector<model::SubjectVerdict>> Step(
    store::Connection& database, const VerdictRequest& request, model::VerdictStep from,
    const char* action,
    const std::function<Result<model::SubjectVerdict>(const model::SubjectVerdict&)>& step,
    const std::function<bool(const model::SubjectVerdict&)>& done, const Who& who) {
  if (!request.result.empty() && request.subjects.size() != 1) {
    return InvalidArgument("a result is changed for one site or account at a time");
  }
  return store::InTransaction(database, [&]() -> Result<std::vector<model::SubjectVerdict>> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto known, campaigns.Find(request.campaign));
    XC_ASSIGN_OR_RETURN(const Verdicts verdicts, Read(campaigns, request.campaign));
    std::vector<std::string> subjects = request.subjects;
    if (subjects.empty()) {
      for (const auto& [subject, verdict] : verdicts) {
        if (verdict.step == from) subjects.push_back(subject);
      }
    }
    WorkLog log(database, who);
    std::vector<model::SubjectVerdict> after;
    for (const std::string& subject : subjects) {
      const auto found = verdicts.find(subject);
      if (found == verdicts.end()) return NotFound(subject + ": no verdict is proposed yet");
      if (done(found->second)) {
        after.push_back(found->second);
        continue;
      }
      XC_ASSIGN_OR_RETURN(model::SubjectVerdict moved, step(found->second));
      XC_TRY(Save(campaigns, action, &found->second, moved, log));
      after.push_back(std::move(moved));
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
      // Subject by subject: only what was confirmed decides, and never all of it is in memory.
      store::ProblemFilter filter;
      filter.campaign = request.campaign;
      filter.subject = subject;
      filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                       model::ProblemState::kClosed};
      XC_ASSIGN_OR_RETURN(const std::vector<model::Problem> problems,
                          AllProblems(database, filter));
      workflow::ProposedVerdict one = workflow::Propose(context.campaign, subject, row->second,
                                                        problems, context.vetoes, kMachine);
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
                                                          const VerdictRequest& request,
                                                          const Who& who) {
  return Step(
      database, request, model::VerdictStep::kProposed, "review",
      [&](const model::SubjectVerdict& verdict) {
        return workflow::Review(verdict, who.actor, request.result, who.reason);
      },
      [&](const model::SubjectVerdict& verdict) {
        return verdict.step == model::VerdictStep::kReviewed && verdict.reviewed_by == who.actor &&
               (request.result.empty() || request.result == verdict.result);
      },
      who);
}

Result<std::vector<model::SubjectVerdict>> DecideVerdicts(store::Connection& database,
                                                          const VerdictRequest& request,
                                                          const workflow::VerdictRules& rules,
                                                          const Who& who) {
  return Step(
      database, request, model::VerdictStep::kReviewed, "decide",
      [&](const model::SubjectVerdict& verdict) {
        return workflow::Decide(verdict, who.actor, request.result, who.reason, rules);
      },
      [&](const model::SubjectVerdict& verdict) {
        return verdict.step == model::VerdictStep::kDecided && verdict.decided_by == who.actor &&
               (request.result.empty() || request.result == verdict.result);
      },
      who);
}

}  // namespace xuncha::app
