// SPDX-License-Identifier: Apache-2.0
#include "app/appraisals.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/appraisal_inputs.h"
#include "base/file.h"
#include "base/json.h"
#include "base/sha256.h"
#include "store/appraisal_store.h"
#include "store/records.h"
#include "workflow/appraisal.h"

namespace xuncha::app {
namespace {

using model::Appraisal;
using model::AppraisalState;
using model::ContestState;

constexpr std::uint64_t kMostSchemeBytes = 1ULL << 20;
constexpr std::size_t kMostText = 4000;  // bytes of a contest or an answer

Error Conflict(std::string text) { return Error{ErrorCode::kConflict, std::move(text)}; }

// A name is one of data/appraisal/; anything with a dot or a slash is a file.
Result<std::string> ReadScheme(const Resources& resources, const std::string& asked) {
  if (asked.find_first_of("./") != std::string::npos) return ReadFile(asked, kMostSchemeBytes);
  return resources.Read("data/appraisal/" + asked + ".toml");
}

std::string Deed(const Appraisal& appraisal) {
  JsonWriter json;
  json.BeginObject();
  json.Field("year", appraisal.year);
  json.Field("office", appraisal.office);
  json.Field("state", Name(appraisal.state));
  json.Field("scheme", appraisal.scheme_name);
  json.Field("as_of", appraisal.as_of);
  json.Field("contest_until", appraisal.contest_until);
  json.Field("seal", SealOf(appraisal));
  json.EndObject();
  return json.Take();
}

Status Save(store::Connection& database, Appraisal& appraisal, const char* action, const Who& who) {
  XC_TRY(store::AppraisalStore(database).Put(appraisal));
  WorkLog log(database, who);
  log.AddDeed("appraisal", appraisal.id, action, Deed(appraisal));
  return log.Write();
}

// Rows, omissions and campaigns as the records are now.
Status Fill(store::Connection& database, const WorkRules& rules, const Resources& resources,
            Appraisal& appraisal) {
  XC_ASSIGN_OR_RETURN(const workflow::AppraisalScheme scheme,
                      workflow::ParseAppraisalScheme(appraisal.scheme, "the scheme"));
  AppraisalScope scope{appraisal.year, appraisal.office, appraisal.without, appraisal.as_of};
  XC_ASSIGN_OR_RETURN(const AppraisalInputs inputs,
                      AppraisalInputsOf(database, rules, resources, scope));
  appraisal.office = scope.office;
  appraisal.campaigns.clear();
  for (const model::Campaign& one : inputs.campaigns) {
    appraisal.campaigns.push_back({one.id, one.name});
  }
  workflow::AppraisalScores scores =
      workflow::ScoreUnits(scheme, inputs.units, inputs.facts, appraisal.contests);
  appraisal.rows = std::move(scores.rows);
  appraisal.omitted = std::move(scores.omitted);
  return Ok();
}

const model::AppraisalRow* RowOf(const Appraisal& appraisal, const std::string& unit) {
  const auto found = std::find_if(appraisal.rows.begin(), appraisal.rows.end(),
                                  [&](const model::AppraisalRow& row) { return row.unit == unit; });
  return found == appraisal.rows.end() ? nullptr : &*found;
}

// kInvalidArgument names the first that the row does not hold.
Status HoldsAll(const model::AppraisalRow& row, const std::vector<std::string>& records) {
  std::set<std::string> held;
  for (const model::AppraisalPart& part : row.parts) {
    for (const model::AppraisalLine& line : part.lines) {
      for (const model::AppraisalRecord& record : line.records) held.insert(record.id);
    }
  }
  for (const std::string& id : records) {
    if (held.contains(id)) continue;
    return InvalidArgument(id + " is none of the records by which " + row.name +
                           " lost points; appraisal show lists them");
  }
  return Ok();
}

// True where a unit stands worse than was announced, or was not told at all.
bool IsWorse(const Appraisal& before, const Appraisal& now) {
  return std::any_of(now.rows.begin(), now.rows.end(), [&](const model::AppraisalRow& row) {
    const model::AppraisalRow* shown = RowOf(before, row.unit);
    return shown == nullptr || row.score < shown->score;
  });
}

bool SameFigures(const Appraisal& a, const Appraisal& b) { return SealOf(a) == SealOf(b); }

Result<Appraisal> FindUnsealed(store::Connection& database, const std::string& id) {
  XC_ASSIGN_OR_RETURN(Appraisal appraisal, OpenAppraisal(database, id));
  if (appraisal.state == AppraisalState::kSealed) return Conflict(id + " is sealed");
  return appraisal;
}

Status CheckText(const std::string& text, const char* what) {
  if (text.empty()) return InvalidArgument(std::string("say ") + what);
  if (text.size() > kMostText) {
    return InvalidArgument("a text of more than " + std::to_string(kMostText) + " bytes");
  }
  return Ok();
}

// What stands against a seal.
Status MaySeal(store::Connection& database, const Appraisal& appraisal, const std::string& today) {
  if (appraisal.state != AppraisalState::kAnnounced) {
    return Conflict(appraisal.id + " was not announced to the units");
  }
  if (today <= appraisal.contest_until) {
    return Conflict(appraisal.id + " may be contested until " + appraisal.contest_until);
  }
  for (const model::AppraisalContest& contest : appraisal.contests) {
    if (contest.state == ContestState::kOpen) {
      return Conflict("contest " + std::to_string(contest.number) + " is not answered");
    }
  }
  AppraisalScope scope{appraisal.year, appraisal.office, appraisal.without, appraisal.as_of};
  XC_ASSIGN_OR_RETURN(const auto campaigns, CampaignsOfYear(database, scope));
  for (const model::Campaign& campaign : campaigns) {
    if (campaign.state == model::CampaignState::kOpen) {
      return Conflict("campaign " + campaign.id + " is still open");
    }
  }
  return Ok();
}

}  // namespace

std::string SealOf(const Appraisal& appraisal) {
  Appraisal sealed = appraisal;
  sealed.id.clear();
  sealed.state = AppraisalState::kSealed;
  sealed.digest.clear();
  sealed.made_by.clear();
  sealed.announced_by.clear();
  sealed.sealed_by.clear();
  sealed.made_at = sealed.announced_at = sealed.sealed_at = 0;
  return Sha256Hex(store::WriteRecord(sealed));
}

Result<Appraisal> DraftAppraisal(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const AppraisalRequest& request,
                                 const Who& who) {
  std::optional<std::string> scheme;
  if (!request.scheme.empty()) {
    XC_ASSIGN_OR_RETURN(scheme, ReadScheme(resources, request.scheme));
  }
  return store::InTransaction(database, [&]() -> Result<Appraisal> {
    AppraisalScope scope{request.year, request.office, request.without, ""};
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto campaigns, CampaignsOfYear(database, scope));
    XC_ASSIGN_OR_RETURN(const std::optional<Appraisal> before,
                        store::AppraisalStore(database).Of(request.year, scope.office));
    if (before && before->state == AppraisalState::kSealed) {
      return Conflict(before->id + " is sealed");
    }
    Appraisal appraisal = before.value_or(Appraisal());
    appraisal.year = request.year;
    appraisal.office = scope.office;
    if (scheme) appraisal.scheme = *scheme;
    if (appraisal.scheme.empty()) {
      return InvalidArgument("say by which scheme: --scheme FILE.toml (or example)");
    }
    XC_ASSIGN_OR_RETURN(
        const workflow::AppraisalScheme parsed,
        workflow::ParseAppraisalScheme(appraisal.scheme,
                                       request.scheme.empty() ? "the scheme" : request.scheme));
    appraisal.scheme_name = parsed.name;
    appraisal.example = parsed.example;
    if (!request.as_of.empty()) appraisal.as_of = request.as_of;
    if (appraisal.as_of.empty()) appraisal.as_of = who.Day();
    if (!ParseDay(appraisal.as_of)) return InvalidArgument("'" + appraisal.as_of + "' is no day");
    if (appraisal.as_of > who.Day()) {
      return InvalidArgument("--as-of " + appraisal.as_of + ": that day has not come");
    }
    if (!request.without.empty()) appraisal.without = request.without;
    XC_TRY(Fill(database, rules, resources, appraisal));
    if (before && SameFigures(*before, appraisal)) return *before;
    if (before && appraisal.state == AppraisalState::kAnnounced && IsWorse(*before, appraisal)) {
      appraisal.state = AppraisalState::kDraft;
      appraisal.contest_until.clear();
    }
    appraisal.made_by = who.actor;
    appraisal.made_at = who.now;
    XC_TRY(Save(database, appraisal, "draft", who));
    return appraisal;
  });
}

Result<Appraisal> AnnounceAppraisal(store::Connection& database, const std::string& id,
                                    const std::string& until, const Who& who) {
  if (!ParseDay(until)) return InvalidArgument("'" + until + "' is no day: --until DAY");
  if (until < who.Day()) return InvalidArgument(until + " is over: units need time to answer");
  return store::InTransaction(database, [&]() -> Result<Appraisal> {
    XC_ASSIGN_OR_RETURN(Appraisal appraisal, FindUnsealed(database, id));
    const bool announced = appraisal.state == AppraisalState::kAnnounced;
    if (announced && appraisal.contest_until == until) return appraisal;
    if (announced && until < appraisal.contest_until) {
      return Conflict(id + " was announced until " + appraisal.contest_until);
    }
    appraisal.state = AppraisalState::kAnnounced;
    appraisal.contest_until = until;
    appraisal.announced_by = who.actor;
    appraisal.announced_at = who.now;
    XC_TRY(Save(database, appraisal, "announce", who));
    return appraisal;
  });
}

Result<model::AppraisalContest> ContestAppraisal(store::Connection& database, const std::string& id,
                                                 const std::string& unit, const std::string& text,
                                                 const std::vector<std::string>& records,
                                                 const Who& who) {
  XC_TRY(CheckText(text, "what is contested, and why: --reason TEXT"));
  return store::InTransaction(database, [&]() -> Result<model::AppraisalContest> {
    XC_ASSIGN_OR_RETURN(Appraisal appraisal, FindUnsealed(database, id));
    if (appraisal.state != AppraisalState::kAnnounced || who.Day() > appraisal.contest_until) {
      return Conflict(appraisal.state != AppraisalState::kAnnounced
                          ? id + " was not announced to the units"
                          : id + " could be contested until " + appraisal.contest_until);
    }
    const model::AppraisalRow* row = RowOf(appraisal, unit);
    if (row == nullptr) return NotFound(unit + ": not scored in " + id);
    XC_TRY(HoldsAll(*row, records));
    for (const model::AppraisalContest& one : appraisal.contests) {
      if (one.unit == unit && one.text == text && one.records == records) return one;
    }
    model::AppraisalContest contest;
    contest.number = static_cast<int>(appraisal.contests.size()) + 1;
    contest.unit = unit;
    contest.text = text;
    contest.records = records;
    contest.by = who.actor;
    contest.at = who.now;
    appraisal.contests.push_back(contest);
    XC_TRY(store::AppraisalStore(database).Put(appraisal));
    WorkLog log(database, who);
    log.AddDeed("appraisal", id, "contest", store::WriteRecord(contest));
    XC_TRY(log.Write());
    return contest;
  });
}

Result<Appraisal> AnswerContest(store::Connection& database, const std::string& id,
                                const ContestAnswer& answer, const Who& who) {
  XC_TRY(CheckText(answer.text, "what is answered: --reason TEXT"));
  return store::InTransaction(database, [&]() -> Result<Appraisal> {
    XC_ASSIGN_OR_RETURN(Appraisal appraisal, FindUnsealed(database, id));
    const auto at = static_cast<std::size_t>(answer.number);
    if (answer.number < 1 || at > appraisal.contests.size()) {
      return NotFound("contest " + std::to_string(answer.number) + ": there is none in " + id);
    }
    model::AppraisalContest& contest = appraisal.contests[at - 1];
    const ContestState to = answer.upheld ? ContestState::kUpheld : ContestState::kRefused;
    std::vector<std::string> waived = answer.waived;
    if (answer.upheld && waived.empty()) waived = contest.records;
    if (!answer.upheld && !waived.empty()) {
      return InvalidArgument("a refused contest waives nothing");
    }
    if (answer.upheld && waived.empty()) {
      return InvalidArgument("say which records do not count: --record ID");
    }
    if (contest.state != ContestState::kOpen) {
      if (contest.state == to && contest.answer == answer.text && contest.waived == waived) {
        return appraisal;
      }
      return Conflict("contest " + std::to_string(answer.number) + " was answered already");
    }
    const model::AppraisalRow* row = RowOf(appraisal, contest.unit);
    if (answer.upheld) {
      if (row == nullptr) return NotFound(contest.unit + ": not scored in " + id);
      XC_TRY(HoldsAll(*row, waived));
    }
    const model::AppraisalContest before = contest;
    contest.state = to;
    contest.answer = answer.text;
    contest.waived = std::move(waived);
    contest.answered_by = who.actor;
    contest.answered_at = who.now;
    const model::AppraisalContest after = contest;
    XC_ASSIGN_OR_RETURN(const workflow::AppraisalScheme scheme,
                        workflow::ParseAppraisalScheme(appraisal.scheme, "the scheme"));
    workflow::Rescore(scheme, appraisal.contests, appraisal.rows);
    XC_TRY(store::AppraisalStore(database).Put(appraisal));
    WorkLog log(database, who);
    log.Add("appraisal", id, "answer", &before, after);
    XC_TRY(log.Write());
    return appraisal;
  });
}

Result<Appraisal> SealAppraisal(store::Connection& database, const WorkRules& rules,
                                const Resources& resources, const std::string& id, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<Appraisal> {
    XC_ASSIGN_OR_RETURN(Appraisal appraisal, OpenAppraisal(database, id));
    if (appraisal.state == AppraisalState::kSealed) return appraisal;
    XC_TRY(MaySeal(database, appraisal, who.Day()));
    Appraisal now = appraisal;
    XC_TRY(Fill(database, rules, resources, now));
    if (!SameFigures(now, appraisal)) {
      return Conflict("the records have changed since the draft: draft " +
                      std::to_string(appraisal.year) + " again");
    }
    appraisal.state = AppraisalState::kSealed;
    appraisal.sealed_by = who.actor;
    appraisal.sealed_at = who.now;
    appraisal.digest = SealOf(appraisal);
    XC_TRY(Save(database, appraisal, "seal", who));
    return appraisal;
  });
}

Result<Appraisal> OpenAppraisal(store::Connection& database, const std::string& id) {
  XC_ASSIGN_OR_RETURN(Appraisal appraisal, store::AppraisalStore(database).Find(id));
  if (appraisal.state == AppraisalState::kSealed && SealOf(appraisal) != appraisal.digest) {
    return Error{ErrorCode::kCorruption, id + ": the scores are not those that were sealed"};
  }
  return appraisal;
}

}  // namespace xuncha::app
