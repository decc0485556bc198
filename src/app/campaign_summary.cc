// SPDX-License-Identifier: Apache-2.0
#include "app/campaign_summary.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/appraisal_inputs.h"
#include "app/check_records.h"
#include "app/order_items.h"
#include "store/campaign_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {
namespace {

void AddDue(const char* what, const std::string& detail, const std::string& day, Day today,
            CampaignSummary& summary) {
  const auto parsed = ParseDay(day);
  if (!parsed) return;
  summary.due.push_back({what, detail, day, static_cast<int>((*parsed - today).count())});
}

void Due(Day today, CampaignSummary& summary) {
  const model::Campaign& campaign = summary.campaign;
  AddDue("self_check", "", campaign.self_check.until, today, summary);
  for (std::size_t i = 0; i < campaign.rounds.size(); ++i) {
    AddDue("round_begins", std::to_string(i + 1), campaign.rounds[i].from, today, summary);
    AddDue("round_ends", std::to_string(i + 1), campaign.rounds[i].until, today, summary);
  }
  AddDue("monitoring_point", "", campaign.monitoring_point, today, summary);
  for (const model::CutOff& cut : campaign.cut_offs) {
    AddDue("cut_off", cut.block, cut.day, today, summary);
  }
  AddDue("rectification", "", campaign.rectification_until, today, summary);
  AddDue("report", "", campaign.report_due, today, summary);
  std::stable_sort(summary.due.begin(), summary.due.end(),
                   [](const DueDay& a, const DueDay& b) { return a.day < b.day; });
}

void CountSelfChecks(const RecordContext& context, const std::vector<model::ScopeEntry>& scope,
                     const std::vector<model::SelfCheck>& handed_in, const std::string& today,
                     SelfCheckSummary& summary) {
  std::set<std::string> units = UnitsToSelfCheck(context.all, scope);
  for (const model::SelfCheck& one : handed_in) {
    units.erase(one.unit);
    summary.submitted += one.state == model::SelfCheckState::kSubmitted ? 1 : 0;
    summary.nil += one.state == model::SelfCheckState::kNil ? 1 : 0;
    summary.late += one.state == model::SelfCheckState::kLate ? 1 : 0;
    summary.missing += one.state == model::SelfCheckState::kMissing ? 1 : 0;
  }
  if (context.campaign.self_check.until.empty()) return;
  const bool over = today > context.campaign.self_check.until;
  (over ? summary.missing : summary.open) += units.size();
}

void CountProblems(const std::vector<store::ProblemCount>& counts, const WorkRules& rules,
                   CampaignSummary& summary) {
  for (const workflow::ProblemClass& klass : rules.classes.all()) {
    summary.classes.push_back({klass.id, {}, 0});
  }
  for (const store::ProblemCount& count : counts) {
    const std::string id =
        rules.classes.Find(count.klass) != nullptr ? count.klass : rules.classes.ClassOf("");
    for (ClassSummary& one : summary.classes) {
      if (one.klass != id) continue;
      one.by_state[static_cast<std::size_t>(count.state)] +=
          static_cast<std::uint64_t>(count.count);
      if (count.common) one.common += static_cast<std::uint64_t>(count.count);
    }
  }
}

Status CountScope(store::Connection& database, const WorkRules& rules, const RecordContext& context,
                  const std::vector<model::ScopeEntry>& scope, CampaignSummary& summary) {
  store::CampaignStore campaigns(database);
  XC_ASSIGN_OR_RETURN(const auto rows, AllRows(database, rules, context, RowParts::kAnswers));
  const auto left = LeftOut(summary.apart);
  const auto part_of = [&](const std::string& subject) -> ScopeSummary& {
    return subject.starts_with("s-") ? summary.sites : summary.accounts;
  };
  XC_ASSIGN_OR_RETURN(const auto verdicts, campaigns.Verdicts(context.campaign.id));
  std::set<std::string> judged;
  for (const model::SubjectVerdict& verdict : verdicts) {
    if (left.contains(verdict.subject)) continue;
    ScopeSummary& part = part_of(verdict.subject);
    const std::size_t at = verdict.result == "qualified"     ? 0
                           : verdict.result == "unqualified" ? 1
                                                             : 2;
    ++part.verdicts[at];
    if (verdict.step == model::VerdictStep::kDecided) ++part.decided;
    if (at == 2 || verdict.step == model::VerdictStep::kNone) continue;
    ++part.checked;
    judged.insert(verdict.subject);
  }
  for (const model::ScopeEntry& entry : scope) {
    if (left.contains(entry.subject)) continue;
    ScopeSummary& part = part_of(entry.subject);
    ++part.population;
    if (!entry.drawn) continue;
    ++part.drawn;
    const auto found = rows.find(entry.subject);
    if (found != rows.end() && !judged.contains(entry.subject) &&
        workflow::IsChecked(workflow::DecidingRows(found->second))) {
      ++part.answered;
    }
  }
  return Ok();
}

Status CountOrders(store::Connection& database, const std::string& campaign,
                   const std::string& today, CampaignSummary& summary) {
  XC_ASSIGN_OR_RETURN(const auto orders, ListOrders(database, campaign, ""));
  for (const model::WorkOrder& order : orders) {
    ++summary.orders.at(static_cast<std::size_t>(order.state));
    if (workflow::WaitsForUnit(order) && order.deadline < today) ++summary.overdue;
  }
  return Ok();
}

// As the campaign's bulletin counts them, so that the two never differ.
Status CountStandings(store::Connection& database, const model::Campaign& campaign,
                      const std::string& today, StandingSummary& summary) {
  const std::string cut_off = RectificationDay(campaign);
  summary.day = cut_off.empty() ? today : std::min(cut_off, today);
  store::ProblemFilter filter;
  filter.campaign = campaign.id;
  filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                   model::ProblemState::kClosed};
  filter.common = false;
  std::map<std::string, workflow::Standing> counted;
  XC_TRY(store::ProblemStore(database).ForEach(filter, [&](const model::Problem& problem) {
    if (!workflow::IsCounted(problem, campaign)) return Ok();
    const workflow::Standing standing = workflow::StandingAt(problem, summary.day);
    ++summary.problems.at(static_cast<std::size_t>(standing.state));
    counted.emplace(problem.id, standing);
    return Ok();
  }));
  XC_ASSIGN_OR_RETURN(const auto orders, store::OrderStore(database).List(campaign.id, ""));
  for (const model::WorkOrder& order : orders) {
    if (!workflow::StoodOn(order, summary.day)) continue;
    for (const model::OrderItem& item : order.items) {
      const auto known = counted.find(item.problem);
      if (item.state == model::OrderState::kWithdrawn || known == counted.end()) continue;
      const auto state = workflow::HandedAt(known->second, order, item, summary.day);
      ++summary.handed.at(static_cast<std::size_t>(state));
    }
  }
  return Ok();
}

// What left is not waited for in the rounds either.
Status CountInspections(store::CampaignStore& campaigns, CampaignSummary& summary) {
  const std::string& id = summary.campaign.id;
  for (std::size_t round = 1; round <= summary.campaign.rounds.size(); ++round) {
    summary.rounds.emplace_back().round = static_cast<int>(round);
  }
  const auto add = [&](int round, model::InspectionState state, std::int64_t count) {
    for (RoundSummary& one : summary.rounds) {
      if (one.round != round) continue;
      one.by_state[static_cast<std::size_t>(state)] += static_cast<std::uint64_t>(count);
    }
  };
  const auto left = LeftOut(summary.apart);
  if (left.empty()) {
    XC_ASSIGN_OR_RETURN(const auto counts, campaigns.InspectionCounts(id));
    for (const store::InspectionCount& one : counts) add(one.round, one.state, one.count);
    return Ok();
  }
  XC_ASSIGN_OR_RETURN(const auto inspections, campaigns.Inspections(id, 0));
  for (const model::Inspection& one : inspections) {
    if (!left.contains(one.subject)) add(one.round, one.state, 1);
  }
  return Ok();
}

}  // namespace

Result<CampaignSummary> SummariseCampaign(store::Connection& database, const WorkRules& rules,
                                          const Resources& resources, const std::string& id,
                                          TimeMs now) {
  return store::InTransaction(
      database,
      [&]() -> Result<CampaignSummary> {
        store::CampaignStore campaigns(database);
        const std::string today = FormatDay(ChinaDay(now));
        XC_ASSIGN_OR_RETURN(const RecordContext context,
                            LoadRecordContext(database, resources, id));
        CampaignSummary summary;
        summary.campaign = context.campaign;
        XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(id));
        XC_ASSIGN_OR_RETURN(summary.apart, ApartOf(database, context.campaign, context.all));
        XC_TRY(CountScope(database, rules, context, scope, summary));
        XC_TRY(CountInspections(campaigns, summary));
        XC_ASSIGN_OR_RETURN(const auto counts, store::ProblemStore(database).Counts(id));
        CountProblems(counts, rules, summary);
        XC_ASSIGN_OR_RETURN(const auto handed_in, campaigns.SelfChecks(id));
        CountSelfChecks(context, scope, handed_in, today, summary.self_checks);
        XC_TRY(CountOrders(database, id, today, summary));
        XC_TRY(CountStandings(database, context.campaign, today, summary.standings));
        Due(ChinaDay(now), summary);
        return summary;
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
