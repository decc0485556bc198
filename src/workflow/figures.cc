// SPDX-License-Identifier: Apache-2.0
#include "workflow/figures.h"

#include <algorithm>
#include <array>

#include "workflow/campaign_life.h"
#include "workflow/day_field.h"
#include "workflow/order_life.h"

namespace xuncha::workflow {
namespace {

using model::ProblemState;

std::vector<std::pair<std::string, SubjectFigures>> Listed(
    const std::map<std::string, SubjectFigures>& groups) {
  return {groups.begin(), groups.end()};
}

void Add(SubjectFigures& figures, const FigureSubject& subject,
         const model::SubjectVerdict* verdict) {
  if (subject.apart) {
    ++figures.apart;
    return;
  }
  ++figures.population;
  if (subject.drawn) ++figures.drawn;
  if (verdict == nullptr || verdict->step == model::VerdictStep::kNone) return;
  if (verdict->step == model::VerdictStep::kDecided) ++figures.decided;
  if (verdict->result == "qualified") ++figures.qualified;
  if (verdict->result == "unqualified") ++figures.unqualified;
  if (verdict->result == "qualified" || verdict->result == "unqualified") ++figures.checked;
}

void AddSubjects(const FigureInput& input, CampaignFigures& figures) {
  std::map<std::string, const model::SubjectVerdict*> verdicts;
  for (const model::SubjectVerdict& verdict : input.verdicts) {
    if (verdict.campaign == input.campaign.id) verdicts[verdict.subject] = &verdict;
  }
  std::map<std::string, SubjectFigures> sites, accounts;
  for (const FigureSubject& subject : input.subjects) {
    const auto found = verdicts.find(subject.id);
    const model::SubjectVerdict* verdict = found == verdicts.end() ? nullptr : found->second;
    const bool site = subject.kind == SubjectKind::kSite;
    Add(site ? figures.sites : figures.accounts, subject, verdict);
    Add((site ? sites : accounts)[subject.group], subject, verdict);
  }
  figures.site_groups = Listed(sites);
  figures.account_groups = Listed(accounts);
}

// Found and fixed by the unit itself before round 1; whether anybody confirmed it has no say.
bool IsSelfFixed(const model::Problem& problem, const model::Campaign& campaign) {
  return problem.state != ProblemState::kRejected && !CountsAgainstUnit(problem, campaign);
}

void AddProblems(const FigureInput& input, CampaignFigures& figures) {
  ProblemFigures& p = figures.problems;
  const model::Campaign& campaign = input.campaign;
  p.by_class = input.classes.Count({});
  std::map<std::string, std::uint64_t> by_unit;
  std::map<int, std::uint64_t> by_round;
  const std::string last_round = campaign.rounds.empty() ? "" : campaign.rounds.back().from;
  for (const model::Problem& problem : input.problems) {
    if (problem.campaign != campaign.id) continue;
    if (problem.common && problem.state != ProblemState::kRejected) ++p.common;
    if (problem.state == ProblemState::kRejected) ++p.rejected;
    if (IsSelfFixed(problem, campaign)) {
      ++p.self_fixed;
    } else if (problem.state == ProblemState::kSuspected) {
      ++p.suspected;
    }
    if (!IsCounted(problem, campaign)) continue;
    ++p.found;
    ++p.by_class[input.classes.IndexOf(problem.klass)].problems;
    ++by_unit[problem.unit];
    for (const int round : problem.rounds) ++by_round[round];
    if (!problem.carried_from.empty()) ++p.carried_over;
    if (!problem.recurred_from.empty()) ++p.recurred;
    switch (StateAt(problem, figures.cut_off)) {
      case CutOffState::kOpen:
        p.open.push_back(problem.id);
        break;
      case CutOffState::kClaimed:
        p.claimed.push_back(problem.id);
        break;
      case CutOffState::kFixed:
        p.fixed.push_back(problem.id);
        if (campaign.rounds.size() > 1 && problem.fixed_on < last_round) ++p.fixed_between_rounds;
        break;
    }
  }
  p.by_unit.assign(by_unit.begin(), by_unit.end());
  p.by_round.assign(by_round.begin(), by_round.end());
  for (std::vector<std::string>* ids : {&p.open, &p.claimed, &p.fixed}) {
    std::sort(ids->begin(), ids->end());
  }
}

std::uint64_t& Of(OrderFigures& figures, HandedState state) {
  switch (state) {
    case HandedState::kOnTime:
      return figures.on_time;
    case HandedState::kLate:
      return figures.late;
    case HandedState::kClaimed:
      return figures.claimed;
    case HandedState::kPending:
      return figures.pending;
    case HandedState::kOverdue:
      break;
  }
  return figures.overdue;
}

Status AddOrders(const FigureInput& input, const std::string& day, OrderFigures& figures) {
  std::map<std::string, Standing> standings;
  for (const model::Problem& problem : input.problems) {
    if (problem.campaign != input.campaign.id || !IsCounted(problem, input.campaign)) continue;
    standings.emplace(problem.id, StandingAt(problem, day));
  }
  for (const model::WorkOrder& order : input.orders) {
    if (order.campaign != input.campaign.id || !StoodOn(order, day)) continue;
    XC_TRY(ReadDay(order.deadline, "work order " + order.number + ": deadline"));
    ++figures.orders;
    for (const model::OrderItem& item : order.items) {
      const auto known = standings.find(item.problem);
      if (item.state == model::OrderState::kWithdrawn || known == standings.end()) continue;
      ++figures.problems;
      ++Of(figures, HandedAt(known->second, order, item, day));
    }
  }
  return Ok();
}

void AddSelfChecks(const FigureInput& input, SelfCheckFigures& figures) {
  for (const model::SelfCheck& check : input.self_checks) {
    if (check.campaign != input.campaign.id) continue;
    switch (check.state) {
      case model::SelfCheckState::kSubmitted:
        ++figures.submitted;
        break;
      case model::SelfCheckState::kNil:
        ++figures.nil;
        break;
      case model::SelfCheckState::kLate:
        ++figures.late;
        break;
      case model::SelfCheckState::kMissing:
        ++figures.missing;
        break;
    }
    figures.problems += static_cast<std::uint64_t>(std::max(check.problems, 0));
    figures.fixed += static_cast<std::uint64_t>(std::max(check.fixed, 0));
  }
}

}  // namespace

std::optional<int> Share::basis_points() const {
  if (whole == 0) return std::nullopt;
  return static_cast<int>((part * 20'000 + whole) / (2 * whole));
}

CutOffState StateAt(const model::Problem& problem, const std::string& day) {
  if (problem.fixed_on.empty() || problem.fixed_on > day) return CutOffState::kOpen;
  if (problem.state == ProblemState::kClosed) return CutOffState::kFixed;
  return problem.state == ProblemState::kFixed ? CutOffState::kClaimed : CutOffState::kOpen;
}

const char* Name(CutOffState state) {
  constexpr std::array<const char*, kCutOffStates> kNames{"open", "claimed", "fixed"};
  return kNames.at(static_cast<std::size_t>(state));
}

const char* Name(HandedState state) {
  constexpr std::array<const char*, kHandedStates> kNames{"on_time", "late", "claimed", "pending",
                                                          "overdue"};
  return kNames.at(static_cast<std::size_t>(state));
}

Standing StandingAt(const model::Problem& problem, const std::string& day) {
  return {StateAt(problem, day), problem.fixed_on};
}

bool StoodOn(const model::WorkOrder& order, const std::string& day) {
  return order.state != model::OrderState::kWithdrawn && (day.empty() || order.issued <= day);
}

HandedState HandedAt(const Standing& standing, const model::WorkOrder& order,
                     const model::OrderItem& item, const std::string& day) {
  const std::string deadline = DeadlineOn(order, day);
  switch (standing.state) {
    case CutOffState::kFixed:
      return standing.fixed_on <= deadline ? HandedState::kOnTime : HandedState::kLate;
    case CutOffState::kClaimed:
      return HandedState::kClaimed;
    case CutOffState::kOpen:
      break;
  }
  // A dispute of a later day stops no clock on this one, and one that was decided later still does.
  const bool open = item.state == model::OrderState::kDisputed;
  const bool disputed =
      day.empty() ? open : item.disputed_on <= day && (open || item.settled_on > day);
  return disputed || day <= deadline ? HandedState::kPending : HandedState::kOverdue;
}

bool IsCounted(const model::Problem& problem, const model::Campaign& campaign) {
  const bool confirmed = problem.state == ProblemState::kConfirmed ||
                         problem.state == ProblemState::kFixed ||
                         problem.state == ProblemState::kClosed;
  return confirmed && !problem.number.empty() && !problem.common &&
         CountsAgainstUnit(problem, campaign);
}

Result<CampaignFigures> FiguresOf(const FigureInput& input) {
  CampaignFigures figures;
  figures.cut_off =
      input.campaign.rectification_until.empty() ? input.as_of : input.campaign.rectification_until;
  XC_TRY(ReadDay(input.as_of, "figures: as_of"));
  XC_TRY(ReadDay(figures.cut_off, "campaign " + input.campaign.id + ": rectification_until"));
  AddSubjects(input, figures);
  AddProblems(input, figures);
  XC_TRY(AddOrders(input, figures.cut_off, figures.orders));
  AddSelfChecks(input, figures.self_checks);
  return figures;
}

}  // namespace xuncha::workflow
