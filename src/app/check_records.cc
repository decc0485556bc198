// SPDX-License-Identifier: Apache-2.0
#include "app/check_records.h"

#include <algorithm>
#include <set>

#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "app/judge.h"
#include "app/may_judge.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

// The rows as they are before anybody answered.
Result<std::vector<model::RecordRow>> Blank(const WorkRules& rules, const RecordContext& context,
                                            const std::string& subject, int round) {
  if (const model::SiteRecord* site = context.all.SiteById(subject)) {
    const model::Unit* sponsor = context.all.UnitById(site->roles.sponsor);
    return workflow::RowsOfSite(context.vetoes, sponsor == nullptr || sponsor->outward_services,
                                context.campaign.id, subject, round);
  }
  if (const model::AccountRecord* account = context.all.AccountById(subject)) {
    return workflow::RowsOfAccount(context.vetoes, *account, rules.check_record,
                                   context.campaign.id, round);
  }
  return NotFound(subject + ": no such site or account");
}

// Stored answers in their places; a stored row of an indicator that applies no more stays at the
// end if a person answered it.
void Overlay(std::vector<model::RecordRow>& rows, const std::vector<model::RecordRow>& stored) {
  for (const model::RecordRow& one : stored) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const model::RecordRow& row) {
      return row.indicator == one.indicator && row.round == one.round;
    });
    if (found != rows.end()) {
      *found = one;
    } else if (one.person != model::RowAnswer::kOpen) {
      rows.push_back(one);
    }
  }
}

}  // namespace

Status MayAnswer(store::Connection& database, const RecordContext& context,
                 const std::string& subject, const Who& who) {
  XC_TRY(MayWrite(context.campaign, WorkPart::kInspecting));
  store::CampaignStore campaigns(database);
  XC_ASSIGN_OR_RETURN(const std::vector<model::ScopeEntry> scope,
                      campaigns.Scope(context.campaign.id));
  const auto entry = std::find_if(scope.begin(), scope.end(), [&](const model::ScopeEntry& one) {
    return one.subject == subject;
  });
  if (entry == scope.end() || !entry->drawn) {
    return InvalidArgument(subject + " is not inspected in campaign " + context.campaign.id);
  }
  XC_ASSIGN_OR_RETURN(const auto verdicts, campaigns.Verdicts(context.campaign.id));
  for (const model::SubjectVerdict& verdict : verdicts) {
    if (verdict.subject != subject || verdict.step != model::VerdictStep::kDecided) continue;
    return Error{
        ErrorCode::kConflict,
        "verdict of " + subject + ": it is decided; take it back before the record changes"};
  }
  const auto has = [&](const model::Group& group) {
    return std::find(group.members.begin(), group.members.end(), who.actor) != group.members.end();
  };
  for (const model::Group& group : context.campaign.groups) {
    // Who is in no group, such as the office itself, may answer for anybody.
    if (!has(group) || group.name == entry->group) continue;
    return Error{ErrorCode::kPermission, subject + " was dealt to " + entry->group + "; " +
                                             who.actor + " is of " + group.name};
  }
  return Ok();
}

Result<RecordContext> LoadRecordContext(store::Connection& database, const Resources& resources,
                                        const std::string& campaign, Register::Columns columns) {
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(model::Campaign found, store::CampaignStore(database).Find(campaign));
  XC_ASSIGN_OR_RETURN(Register all, Register::Load(inventory, columns));
  XC_ASSIGN_OR_RETURN(const Judge judge, LoadJudge(resources, found.rulebook, found.profile));
  return RecordContext{std::move(found), std::move(all), VetoIndicatorsOf(judge.rulebook)};
}

Result<std::vector<model::RecordRow>> RowsFor(store::Connection& database, const WorkRules& rules,
                                              const RecordContext& context,
                                              const std::string& subject, int round) {
  if (round < 1 || round > static_cast<int>(context.campaign.rounds.size())) {
    return InvalidArgument("campaign " + context.campaign.id + " has no round " +
                           std::to_string(round));
  }
  XC_ASSIGN_OR_RETURN(std::vector<model::RecordRow> rows, Blank(rules, context, subject, round));
  XC_ASSIGN_OR_RETURN(
      const std::vector<model::RecordRow> stored,
      store::CampaignStore(database).RecordRows(context.campaign.id, subject, round));
  Overlay(rows, stored);
  return rows;
}

Result<RowsBySubject> AllRows(store::Connection& database, const WorkRules& rules,
                              const RecordContext& context, RowParts parts) {
  store::CampaignStore campaigns(database);
  const std::string& id = context.campaign.id;
  XC_ASSIGN_OR_RETURN(const std::vector<model::ScopeEntry> scope, campaigns.Scope(id));
  XC_ASSIGN_OR_RETURN(
      const std::vector<model::RecordRow> stored,
      parts == RowParts::kAnswers ? campaigns.Answers(id) : campaigns.RecordRows(id, "", 0));
  RowsBySubject by_subject;
  for (const model::RecordRow& row : stored) by_subject[row.subject].push_back(row);
  RowsBySubject all;
  const int rounds = static_cast<int>(context.campaign.rounds.size());
  for (const model::ScopeEntry& entry : scope) {
    if (!entry.drawn) continue;
    std::vector<model::RecordRow>& rows = all[entry.subject];
    for (int round = 1; round <= rounds; ++round) {
      auto blank = Blank(rules, context, entry.subject, round);
      if (!blank && blank.error().code != ErrorCode::kNotFound) return blank.error();
      if (blank) rows.insert(rows.end(), blank->begin(), blank->end());
    }
    Overlay(rows, by_subject[entry.subject]);
  }
  return all;
}

Status SaveRows(store::Connection& database, const std::vector<model::RecordRow>& before,
                const std::vector<model::RecordRow>& after, WorkLog& log) {
  store::CampaignStore campaigns(database);
  for (const model::RecordRow& row : after) {
    const auto was = std::find_if(before.begin(), before.end(), [&](const model::RecordRow& one) {
      return one.indicator == row.indicator && one.round == row.round;
    });
    const model::RecordRow* old = was == before.end() ? nullptr : &*was;
    if (old != nullptr && store::WriteRecord(*old) == store::WriteRecord(row)) continue;
    XC_TRY(campaigns.Put(row));
    log.Add("record_row",
            RecordKey(row.campaign, row.subject, std::to_string(row.round), row.indicator),
            "answer", old, row);
  }
  return Ok();
}

namespace {

// A round that is still to come has been inspected by nobody. `round` is one of the campaign's.
Status HasBegun(const model::Campaign& campaign, int round, const Who& who) {
  const std::string& from = campaign.rounds[static_cast<std::size_t>(round) - 1].from;
  if (from.empty() || who.Day() >= from) return Ok();
  return Error{ErrorCode::kConflict, "round " + std::to_string(round) + " begins on " + from +
                                         "; its check record is not answered before"};
}

}  // namespace

Result<RecordAnswered> AnswerRecord(store::Connection& database, const WorkRules& rules,
                                    const Resources& resources, const RecordAnswer& answer,
                                    const Who& who) {
  return store::InTransaction(database, [&]() -> Result<RecordAnswered> {
    XC_ASSIGN_OR_RETURN(const RecordContext context,
                        LoadRecordContext(database, resources, answer.campaign));
    XC_ASSIGN_OR_RETURN(const std::vector<model::RecordRow> before,
                        RowsFor(database, rules, context, answer.subject, answer.round));
    XC_TRY(HasBegun(context.campaign, answer.round, who));
    XC_TRY(MayAnswer(database, context, answer.subject, who));
    RecordAnswered done;
    done.rows = before;
    if (answer.indicator.empty()) {
      if (answer.answer != model::RowAnswer::kNotFound) {
        return InvalidArgument("all rows at once can only be answered 未发现");
      }
      XC_ASSIGN_OR_RETURN(done.left_open,
                          workflow::AnswerAllNotFound(done.rows, who.actor, who.now));
    } else {
      const auto row =
          std::find_if(done.rows.begin(), done.rows.end(), [&](const model::RecordRow& one) {
            return Folded(one.indicator) == Folded(answer.indicator);
          });
      if (row == done.rows.end()) {
        std::string known;
        for (const model::RecordRow& one : done.rows) known.append(" ").append(one.indicator);
        return NotFound(answer.subject + " has no row " + answer.indicator + "; its rows:" + known);
      }
      const bool same =
          row->person == answer.answer && row->by == who.actor && row->note == answer.note;
      if (!same) XC_TRY(workflow::Answer(*row, answer.answer, who.actor, who.now, answer.note));
    }
    WorkLog log(database, who);
    for (std::size_t i = 0; i < done.rows.size() && i < before.size(); ++i) {
      done.changed |= store::WriteRecord(done.rows[i]) != store::WriteRecord(before[i]);
    }
    XC_TRY(SaveRows(database, before, done.rows, log));
    XC_TRY(log.Write());
    return done;
  });
}

Result<model::SelfCheck> SetSelfCheck(store::Connection& database, const std::string& campaign,
                                      const std::string& unit,
                                      const std::optional<workflow::Submission>& submission,
                                      const Who& who) {
  return store::InTransaction(database, [&]() -> Result<model::SelfCheck> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign found, campaigns.Find(campaign));
    XC_TRY(MayWrite(found, WorkPart::kInspecting));
    store::InventoryStore inventory(database);
    XC_ASSIGN_OR_RETURN(const model::Unit known, inventory.FindUnit(unit));
    const std::string named = "self-check of " + std::string(model::NameOf(known)) + ": ";
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    if (!IsUnder(all, unit, found.office)) {
      return InvalidArgument(named + "it is no unit of campaign " + campaign);
    }
    if (submission && !ParseDay(submission->day)) {
      return InvalidArgument(named + "'" + submission->day + "' is no day");
    }
    if (submission && submission->day > who.Day()) {
      return InvalidArgument(named + submission->day + " is still to come");
    }
    XC_ASSIGN_OR_RETURN(const std::optional<model::SelfCheck> judged,
                        workflow::JudgeSelfCheck(found, unit, submission, who.Day()));
    if (!judged) {
      return InvalidArgument("campaign " + campaign +
                             ": the window of its self-check is open, or it has none");
    }
    XC_ASSIGN_OR_RETURN(const std::vector<model::SelfCheck> known_checks,
                        campaigns.SelfChecks(campaign));
    const auto before = std::find_if(known_checks.begin(), known_checks.end(),
                                     [&](const model::SelfCheck& one) { return one.unit == unit; });
    const model::SelfCheck* old = before == known_checks.end() ? nullptr : &*before;
    if (old != nullptr && store::WriteRecord(*old) == store::WriteRecord(*judged)) return *judged;
    WorkLog log(database, who);
    XC_TRY(campaigns.Put(*judged));
    log.Add("self_check", RecordKey(campaign, unit), "set", old, *judged);
    XC_TRY(log.Write());
    return *judged;
  });
}

Result<SelfChecks> ListSelfChecks(store::Connection& database, const std::string& campaign,
                                  const Who& who) {
  return store::InTransaction(
      database,
      [&]() -> Result<SelfChecks> {
        store::CampaignStore campaigns(database);
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const model::Campaign found, campaigns.Find(campaign));
        XC_ASSIGN_OR_RETURN(const Register all,
                            Register::Load(inventory, Register::Columns::kNone));
        XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(campaign));
        SelfChecks listed;
        XC_ASSIGN_OR_RETURN(listed.checks, campaigns.SelfChecks(campaign));
        std::set<std::string> missing = UnitsToSelfCheck(all, scope);
        for (const model::SelfCheck& one : listed.checks) missing.erase(one.unit);
        for (const model::Unit& unit : all.units()) {
          if (!missing.contains(unit.id)) continue;
          XC_ASSIGN_OR_RETURN(const std::optional<model::SelfCheck> none,
                              workflow::JudgeSelfCheck(found, unit.id, std::nullopt, who.Day()));
          if (none) {
            listed.checks.push_back(*none);
          } else if (!found.self_check.until.empty()) {
            listed.waiting.push_back(unit.id);
          }
        }
        return listed;
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
