// SPDX-License-Identifier: Apache-2.0
#include "workflow/verdict_steps.h"

#include <algorithm>
#include <array>

#include "workflow/campaign_life.h"

namespace xuncha::workflow {
namespace {

using model::ProblemState;
using model::RowAnswer;
using model::SubjectVerdict;
using model::VerdictStep;

constexpr std::array<std::string_view, 3> kResults{"qualified", "unqualified", "undetermined"};

bool IsConfirmed(const model::Problem& problem) {
  return (problem.state == ProblemState::kConfirmed || problem.state == ProblemState::kFixed ||
          problem.state == ProblemState::kClosed) &&
         !problem.common && !problem.number.empty();
}

// Confirmed problems of one indicator: all, and those that stand.
struct Counted {
  std::size_t all = 0;
  std::size_t standing = 0;
};

Counted CountFor(const std::string& indicator, const std::string& subject,
                 const std::vector<model::Problem>& problems, const model::Campaign& campaign) {
  Counted counted;
  for (const model::Problem& problem : problems) {
    if (problem.subject != subject || !IsConfirmed(problem)) continue;
    if (std::find(problem.indicators.begin(), problem.indicators.end(), indicator) ==
        problem.indicators.end()) {
      continue;
    }
    ++counted.all;
    if (StandsForVerdict(problem, campaign)) ++counted.standing;
  }
  return counted;
}

// The number of problems that reaches an indicator; 0 where counting problems cannot: it is a
// person's, or a share (V1.2).
std::size_t ThresholdOf(const std::vector<VetoIndicator>& vetoes, const std::string& indicator) {
  for (const VetoIndicator& veto : vetoes) {
    if (veto.id != indicator || veto.manual || !veto.threshold || *veto.threshold < 1) continue;
    return static_cast<std::size_t>(*veto.threshold);
  }
  return 0;
}

std::string NameIt(const SubjectVerdict& verdict) { return "verdict of " + verdict.subject + ": "; }

Status Change(SubjectVerdict& verdict, const std::string& by, std::string_view result,
              const std::string& reason) {
  if (by.empty()) return InvalidArgument(NameIt(verdict) + "nobody is named who does it");
  if (!result.empty() && std::find(kResults.begin(), kResults.end(), result) == kResults.end()) {
    return InvalidArgument(NameIt(verdict) + "'" + std::string(result) +
                           "' is no result; known: qualified, unqualified, undetermined");
  }
  if (!result.empty() && result != verdict.result && reason.empty()) {
    return InvalidArgument(NameIt(verdict) + "another result wants a reason");
  }
  if (!result.empty()) verdict.result = result;
  if (!reason.empty()) verdict.reason = reason;
  return Ok();
}

Error NotNow(const SubjectVerdict& verdict, const char* what) {
  return {ErrorCode::kConflict,
          NameIt(verdict) + "is " + Name(verdict.step) + "; cannot " + what + " it now"};
}

}  // namespace

bool StandsForVerdict(const model::Problem& problem, const model::Campaign& campaign) {
  if (!IsConfirmed(problem) || !CountsAgainstUnit(problem, campaign)) return false;
  // A unit's word alone excuses nothing: it must have been verified. A day means its end.
  if (problem.state != ProblemState::kClosed || problem.fixed_on.empty()) return true;
  const bool at_point = campaign.basis == model::VerdictBasis::kMonitoringPoint;
  return problem.fixed_on > (at_point ? campaign.monitoring_point : campaign.rectification_until);
}

ProposedVerdict Propose(const model::Campaign& campaign, const std::string& subject,
                        const std::vector<model::RecordRow>& rows,
                        const std::vector<model::Problem>& problems,
                        const std::vector<VetoIndicator>& vetoes, const std::string& by) {
  ProposedVerdict proposed;
  SubjectVerdict& verdict = proposed.verdict;
  verdict.campaign = campaign.id;
  verdict.subject = subject;
  verdict.step = VerdictStep::kProposed;
  verdict.proposed_by = by;
  const std::vector<model::RecordRow> deciding = DecidingRows(rows);
  for (const model::RecordRow& row : deciding) {
    const Counted counted = CountFor(row.indicator, subject, problems, campaign);
    const std::size_t threshold = ThresholdOf(vetoes, row.indicator);
    if (row.person == RowAnswer::kFound) {
      // What rests on the counted problems falls below the threshold with them; what rests on
      // something else stands while anything does.
      const std::size_t least = threshold > 0 && counted.all >= threshold ? threshold : 1;
      const bool fixed = campaign.basis == model::VerdictBasis::kAfterRectification &&
                         counted.all > 0 && counted.standing < least;
      if (!fixed) verdict.vetoes.push_back(row.indicator);
      continue;
    }
    if (row.person != RowAnswer::kNotFound) {
      proposed.open_rows.push_back(row.indicator);
      continue;
    }
    if (threshold > 0 && counted.standing >= threshold) {
      proposed.contradictions.push_back(row.indicator);
    }
  }
  if (!verdict.vetoes.empty()) {
    verdict.result = "unqualified";
  } else if (deciding.empty() || !proposed.open_rows.empty() || !proposed.contradictions.empty()) {
    verdict.result = "undetermined";
  } else {
    verdict.result = "qualified";
  }
  verdict.proposed = verdict.result;
  return proposed;
}

bool IsOutdated(const SubjectVerdict& verdict, const ProposedVerdict& now) {
  return verdict.vetoes != now.verdict.vetoes ||
         (!verdict.proposed.empty() && verdict.proposed != now.verdict.result);
}

Status MayStand(const SubjectVerdict& verdict, const ProposedVerdict& now) {
  if (verdict.result != "qualified" || now.open_rows.empty()) return Ok();
  std::string rows;
  for (const std::string& row : now.open_rows) rows.append(rows.empty() ? "" : " ").append(row);
  return InvalidArgument(NameIt(verdict) + "rows are open: " + rows +
                         "; qualified wants every one answered");
}

Result<SubjectVerdict> Review(const SubjectVerdict& verdict, const std::string& by,
                              std::string_view result, const std::string& reason) {
  if (verdict.step != VerdictStep::kProposed && verdict.step != VerdictStep::kReviewed) {
    return NotNow(verdict, "review");
  }
  SubjectVerdict after = verdict;
  XC_TRY(Change(after, by, result, reason));
  after.step = VerdictStep::kReviewed;
  after.reviewed_by = by;
  return after;
}

Result<SubjectVerdict> Decide(const SubjectVerdict& verdict, const std::string& by,
                              std::string_view result, const std::string& reason,
                              const VerdictRules& rules) {
  if (verdict.step != VerdictStep::kReviewed) return NotNow(verdict, "decide");
  if (by == verdict.reviewed_by && !rules.one_person_may_review_and_decide) {
    return Error{ErrorCode::kPermission,
                 NameIt(verdict) + by + " reviewed it; another person must decide"};
  }
  SubjectVerdict after = verdict;
  XC_TRY(Change(after, by, result, reason));
  after.step = VerdictStep::kDecided;
  after.decided_by = by;
  return after;
}

Result<SubjectVerdict> TakeBack(const SubjectVerdict& verdict, const std::string& by,
                                const std::string& reason) {
  if (verdict.step != VerdictStep::kDecided) return NotNow(verdict, "take back");
  if (reason.empty()) return InvalidArgument(NameIt(verdict) + "taking it back wants a reason");
  SubjectVerdict after = verdict;
  XC_TRY(Change(after, by, "", reason));
  after.step = VerdictStep::kProposed;
  after.reviewed_by.clear();
  after.decided_by.clear();
  return after;
}

}  // namespace xuncha::workflow
