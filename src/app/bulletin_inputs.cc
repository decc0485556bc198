// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_inputs.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/account_moves.h"
#include "app/campaign_scope.h"
#include "app/problems.h"
#include "store/campaign_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/counting.h"
#include "workflow/figures.h"

namespace xuncha::app {
namespace {

using bulletin::Inputs;
using bulletin::ProblemRow;
using bulletin::SubjectRow;

std::string UnitWords(const Register& all, const BulletinNames& names, std::string_view id) {
  const model::Unit* unit = all.UnitById(id);
  return unit == nullptr ? std::string(id) : names.Of(*unit);
}

void FillSubject(const Register& all, const BulletinNames& names, SubjectRow& row) {
  if (const model::SiteRecord* site = all.SiteById(row.id)) {
    row.name = site->name;
    row.sponsor = site->roles.sponsor;
    row.unit = UnitWords(all, names, site->roles.sponsor);
    row.group = names.GroupOf(site->kind);
  } else if (const model::AccountRecord* account = all.AccountById(row.id)) {
    row.name = account->name;
    row.sponsor = account->roles.sponsor;
    row.unit = UnitWords(all, names, account->roles.sponsor);
    row.type = row.group = PlatformName(*account);
  }
}

// In the register's order; what is apart (closed, filed offline) is told and not counted.
Status AddSubjects(store::Connection& database, const Register& all, const BulletinNames& names,
                   Inputs& inputs) {
  store::CampaignStore campaigns(database);
  const model::Campaign& campaign = inputs.campaign;
  std::map<std::string, const model::SubjectVerdict*> verdicts;
  XC_ASSIGN_OR_RETURN(const auto given, campaigns.Verdicts(campaign.id));
  for (const model::SubjectVerdict& verdict : given) {
    if (verdict.step != model::VerdictStep::kNone) verdicts[verdict.subject] = &verdict;
  }
  XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(campaign.id));
  std::map<std::string, bool> subjects;  // id → apart
  for (const model::ScopeEntry& entry : scope) subjects.emplace(entry.subject, false);
  XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(database, campaign, all));
  for (const ApartSubject& one : apart) subjects.insert_or_assign(one.subject, !one.judged);
  // Points of the last inspection that gave any.
  std::map<std::string, std::pair<int, int>> scores;  // subject → round, points
  XC_ASSIGN_OR_RETURN(const auto inspections, campaigns.Inspections(campaign.id, 0));
  for (const model::Inspection& one : inspections) {
    if (one.score < 0) continue;
    std::pair<int, int>& known = scores[one.subject];
    if (one.round > known.first) known = {one.round, one.score};
  }
  const auto add = [&](const std::string& id, std::vector<SubjectRow>& rows) {
    const auto found = subjects.find(id);
    if (found == subjects.end()) return;
    SubjectRow& row = rows.emplace_back();
    row.id = id;
    row.apart = found->second;
    FillSubject(all, names, row);
    const auto score = scores.find(id);
    if (score != scores.end()) row.score = score->second.second;
    const auto verdict = verdicts.find(id);
    if (verdict == verdicts.end()) return;
    row.qualified = verdict->second->result == "qualified";
    row.checked = row.qualified || verdict->second->result == "unqualified";
  };
  for (const model::SiteRecord& site : all.sites()) add(site.id, inputs.sites);
  for (const model::AccountRecord& account : all.accounts()) add(account.id, inputs.accounts);
  return Ok();
}

using Standings = std::map<std::string, workflow::Standing>;  // of counted problems, by id

// The round's last day in which a problem was seen last: its age is as of then.
std::string SeenOn(const model::Campaign& campaign, const model::Problem& problem) {
  if (!campaign.monitoring_point.empty()) return campaign.monitoring_point;
  const int round = problem.rounds.empty() ? 0 : problem.rounds.back();
  const auto at = static_cast<std::size_t>(round);
  if (round >= 1 && at <= campaign.rounds.size()) return campaign.rounds[at - 1].until;
  return problem.last_looked == 0 ? "" : FormatDay(ChinaDay(problem.last_looked));
}

bulletin::Standing StandingOf(const model::Problem& problem, const std::string& as_of) {
  switch (workflow::StateAt(problem, as_of)) {
    case workflow::CutOffState::kFixed:
      return bulletin::Standing::kFixed;
    case workflow::CutOffState::kClaimed:
      return bulletin::Standing::kClaimed;
    default:
      return bulletin::Standing::kOpen;
  }
}

// Where it stands as records from before `where` was kept let tell: what counts by entry stands on
// the home page or in the menu.
std::string WhereOf(const model::Problem& problem) {
  if (!problem.where.empty()) return problem.where;
  const auto by = workflow::CountedBy(problem.cause);
  if (!by) return "";
  return *by == workflow::CountBy::kEntry ? "home" : *by == workflow::CountBy::kCause ? "list" : "";
}

ProblemRow RowOf(const Register& all, const BulletinNames& names, const Inputs& inputs,
                 const model::Problem& problem) {
  ProblemRow row;
  row.id = problem.id;
  row.number = problem.number;
  row.subject = problem.subject;
  row.unit = UnitWords(all, names, problem.unit);
  row.answers = problem.unit;
  row.klass = problem.klass;
  row.check = problem.check;
  row.path = problem.column_path;
  row.where = WhereOf(problem);
  row.label = problem.label;
  row.seen = problem.seen;
  row.limit = problem.limit;
  row.url = problem.url;
  row.title = problem.title;
  row.latest = problem.latest;
  row.as_of = SeenOn(inputs.campaign, problem);
  if (problem.first_seen != 0) row.found_on = FormatDay(ChinaDay(problem.first_seen));
  row.rounds = problem.rounds;
  row.standing = StandingOf(problem, inputs.as_of);
  row.carried_over = !problem.carried_from.empty();
  row.recurred = !problem.recurred_from.empty();
  row.on_account = problem.subject.starts_with("a-");
  const model::SiteRecord* site = all.SiteById(problem.subject);
  row.of_another = site != nullptr && !problem.unit.empty() && problem.unit != site->roles.sponsor;
  row.evidence = !problem.snapshot.empty() || !problem.attachments.empty() ||
                 !problem.url.empty() || problem.origin != model::ProblemOrigin::kMachine;
  row.last_looked = problem.last_looked;
  return row;
}

std::set<std::string> DisputedOf(const std::vector<model::WorkOrder>& orders) {
  std::set<std::string> disputed;
  for (const model::WorkOrder& order : orders) {
    if (order.state == model::OrderState::kWithdrawn) continue;
    for (const model::OrderItem& item : order.items) {
      if (item.state == model::OrderState::kDisputed) disputed.insert(item.problem);
    }
  }
  return disputed;
}

std::vector<std::string>& ListOf(bulletin::OrderRows& rows, workflow::HandedState state) {
  switch (state) {
    case workflow::HandedState::kOnTime:
      return rows.on_time;
    case workflow::HandedState::kLate:
      return rows.late;
    case workflow::HandedState::kClaimed:
      return rows.claimed;
    case workflow::HandedState::kPending:
      return rows.pending;
    case workflow::HandedState::kOverdue:
      break;
  }
  return rows.overdue;
}

// What is not counted as a problem (any more) is not counted as handed over either.
void AddOrders(const std::vector<model::WorkOrder>& orders, const Standings& standings,
               Inputs& inputs) {
  bulletin::OrderRows& rows = inputs.orders;
  for (const model::WorkOrder& order : orders) {
    if (!workflow::StoodOn(order, inputs.as_of)) continue;
    rows.orders.push_back(order.id);
    if (order.reminder != model::Reminder::kNone) rows.reminded.push_back(order.id);
    for (const model::OrderItem& item : order.items) {
      const auto known = standings.find(item.problem);
      if (item.state == model::OrderState::kWithdrawn || known == standings.end()) continue;
      rows.handed.push_back(item.problem);
      ListOf(rows, workflow::HandedAt(known->second, order, item, inputs.as_of))
          .push_back(item.problem);
    }
  }
}

Status AddProblems(store::Connection& database, const Register& all, const BulletinNames& names,
                   const std::map<std::string, std::string>& lines,
                   const std::set<std::string>& disputed, Standings& standings, Inputs& inputs) {
  store::ProblemFilter filter;
  filter.campaign = inputs.campaign.id;
  // What cannot be counted is not even read.
  filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                   model::ProblemState::kClosed};
  filter.common = false;
  XC_TRY(store::ProblemStore(database).ForEach(filter, [&](const model::Problem& problem) {
    if (!workflow::IsCounted(problem, inputs.campaign)) return Ok();
    ProblemRow& row = inputs.problems.emplace_back(RowOf(all, names, inputs, problem));
    row.disputed = disputed.contains(row.id);
    standings.emplace(problem.id, workflow::StandingAt(problem, inputs.as_of));
    for (const std::string& name : {problem.number, problem.id}) {
      const auto line = lines.find(name);
      if (line != lines.end() && !name.empty()) row.line = line->second;
    }
    return Ok();
  }));
  // By subject in the register's order, then as numbered.
  std::map<std::string, std::size_t> places;
  for (const SubjectRow& row : inputs.sites) places.emplace(row.id, places.size());
  for (const SubjectRow& row : inputs.accounts) places.emplace(row.id, places.size());
  const auto key = [&](const ProblemRow& row) {
    const auto place = places.find(row.subject);
    return std::make_tuple(place == places.end() ? places.size() : place->second,
                           std::string_view(row.subject), row.id.size(), std::string_view(row.id));
  };
  std::sort(inputs.problems.begin(), inputs.problems.end(),
            [&](const ProblemRow& a, const ProblemRow& b) { return key(a) < key(b); });
  return Ok();
}

// Every name that a body of the register may be printed by.
std::vector<bulletin::BodyNames> BodiesOf(const Register& all) {
  std::vector<bulletin::BodyNames> bodies;
  for (const model::Unit& unit : all.units()) {
    bulletin::BodyNames& body = bodies.emplace_back();
    body.id = unit.id;
    body.names = unit.names;
    for (const std::string& name : unit.short_names) body.names.push_back({name, "", ""});
    for (const std::string& name : unit.also_named) body.names.push_back({name, "", ""});
    if (unit.status != model::UnitStatus::kActive) body.ended = unit.ended;
  }
  for (const model::SiteRecord& site : all.sites()) {
    bodies.push_back({site.id, {{site.name, "", ""}}, ""});
  }
  for (const model::AccountRecord& account : all.accounts()) {
    bodies.push_back({account.id, {{account.name, "", ""}}, ""});
  }
  return bodies;
}

std::string DefaultDay(const model::Campaign& campaign) {
  for (const model::CutOff& cut : campaign.cut_offs) {
    if (cut.block == "rectification") return cut.day;
  }
  if (!campaign.rectification_until.empty()) return campaign.rectification_until;
  return campaign.rounds.empty() ? campaign.monitoring_point : campaign.rounds.back().until;
}

}  // namespace

Result<Inputs> BulletinInputs(store::Connection& database, const WorkRules& rules,
                              const BulletinNames& names, const Register& all,
                              const model::Campaign& campaign, BulletinFacts facts,
                              const std::string& as_of) {
  Inputs inputs;
  inputs.campaign = campaign;
  inputs.as_of = as_of.empty() ? DefaultDay(campaign) : as_of;
  if (!ParseDay(inputs.as_of)) {
    return InvalidArgument("\"" + inputs.as_of + "\" is no day to count up to");
  }
  for (const workflow::ProblemClass& klass : rules.classes.all()) {
    inputs.classes.push_back({klass.id, klass.name_zh});
  }
  XC_TRY(AddSubjects(database, all, names, inputs));
  XC_ASSIGN_OR_RETURN(const auto orders, store::OrderStore(database).List(campaign.id, ""));
  Standings standings;
  XC_TRY(AddProblems(database, all, names, facts.lines, DisputedOf(orders), standings, inputs));
  AddOrders(orders, standings, inputs);
  inputs.bodies = BodiesOf(all);
  inputs.choices = std::move(facts.choices);
  inputs.portal = std::move(facts.portal);
  inputs.messages = std::move(facts.messages);
  inputs.reposts = std::move(facts.reposts);
  inputs.disclosure = std::move(facts.disclosure);
  inputs.disclosure_reposts = std::move(facts.disclosure_reposts);
  inputs.disclosure_with_reposts = facts.disclosure_with_reposts;
  inputs.report_year = std::move(facts.report_year);
  XC_ASSIGN_OR_RETURN(inputs.moves,
                      AccountMovesOf(database, names, all, campaign,
                                     WindowOf(campaign, "accounts", facts.figures_from)));
  return inputs;
}

}  // namespace xuncha::app
