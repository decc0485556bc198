// SPDX-License-Identifier: Apache-2.0
#include "audit/score.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace xuncha::audit {
namespace {

bool Has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// What an indicator is worth: the rulebook's numbers, or those that the profile completes.
struct Points {
  std::optional<double> full;
  std::optional<double> per_occurrence;
  std::optional<double> cap;
  double award = 0;
};

// To the hundredth: sums of decimal fractions are not exact in binary.
double Rounded(double points) { return std::round(points * 100) / 100; }

// "D1" of D1.4.
std::string_view GroupOf(std::string_view indicator) {
  return indicator.substr(0, indicator.find('.'));
}

class Scorer {
 public:
  explicit Scorer(const VerdictInput& input) : in_(input), rules_(input.rulebook.scoring) {
    for (const model::Column& column : input.columns) columns_.emplace(column.url, &column);
  }

  Score Give();

 private:
  bool Applies(const Indicator& indicator, std::string_view part) const;
  Points PointsOf(const Indicator& indicator) const;
  std::string Missing() const;
  bool ColumnMatches(const Indicator& indicator, const model::Column& column) const;
  const Indicator* Charged(const model::Finding& finding) const;
  std::map<std::string_view, std::uint64_t> CountFindings() const;
  double Deduct(Score& score) const;
  double Bonus(Score& score) const;

  const VerdictInput& in_;
  const Scoring& rules_;
  std::map<std::string_view, const model::Column*> columns_;
};

bool Scorer::Applies(const Indicator& indicator, std::string_view part) const {
  return indicator.part == part && Has(indicator.targets, "portal") &&
         (in_.site.outward_services || !indicator.only_with_services);
}

Points Scorer::PointsOf(const Indicator& indicator) const {
  Points points{indicator.points, indicator.per_occurrence, indicator.cap, 0};
  for (const PointsRule& rule : in_.profile.points) {
    if (rule.indicator != indicator.id) continue;
    if (rule.full) points.full = rule.full;
    if (rule.per_occurrence) points.per_occurrence = rule.per_occurrence;
    if (rule.cap) points.cap = rule.cap;
    points.award = rule.award.value_or(0);
  }
  // Deductions never exceed the indicator's full points.
  if (points.full && (!points.cap || *points.cap > *points.full)) points.cap = points.full;
  return points;
}

// The indicators whose points are not known, "D1.1 D1.2"; empty = all are.
std::string Scorer::Missing() const {
  std::string list;
  for (const Indicator& indicator : in_.rulebook.indicators) {
    if (!Applies(indicator, "deduction")) continue;
    const Points points = PointsOf(indicator);
    if (points.full && (points.per_occurrence || indicator.checks.empty())) continue;
    list.append(list.empty() ? "" : " ").append(indicator.id);
  }
  return list;
}

bool Scorer::ColumnMatches(const Indicator& indicator, const model::Column& column) const {
  const char* kind = model::Name(column.kind);
  return Has(indicator.kinds, kind) ||
         (column.first_level && Has(indicator.first_level_kinds, kind));
}

// The indicator under which a finding takes points: on a column that of its kind, else the first
// that asks for none. Null = no deduction.
const Indicator* Scorer::Charged(const model::Finding& finding) const {
  const auto column = columns_.find(finding.url);
  const Indicator* any = nullptr;
  for (const std::string& id : finding.indicators) {
    const Indicator* indicator = in_.rulebook.FindIndicator(id);
    if (indicator == nullptr || !Applies(*indicator, "deduction")) continue;
    if (indicator->kinds.empty() && indicator->first_level_kinds.empty()) {
      if (any == nullptr) any = indicator;
    } else if (column != columns_.end() && ColumnMatches(*indicator, *column->second)) {
      return indicator;
    }
  }
  if (any != nullptr || column == columns_.end()) return any;
  // A column whose kind no indicator takes at its level: the one for other columns.
  for (const Indicator& indicator : in_.rulebook.indicators) {
    if (Applies(indicator, "deduction") && indicator.kinds.empty() &&
        indicator.first_level_kinds.empty() && Has(indicator.checks, finding.check)) {
      return &indicator;
    }
  }
  return nullptr;
}

std::map<std::string_view, std::uint64_t> Scorer::CountFindings() const {
  std::map<std::string_view, std::uint64_t> counts;
  std::set<std::pair<std::string_view, std::string_view>> charged;  // column, group
  for (const model::Finding& finding : in_.findings) {
    if (finding.confidence == model::Confidence::kReview ||
        Has(in_.preview_checks, finding.check)) {
      continue;
    }
    const Indicator* indicator = Charged(finding);
    if (indicator == nullptr) continue;
    // Blank and stale, or two windows: a column charged once is not charged again.
    if (finding.target.empty() && columns_.count(finding.url) != 0 &&
        !charged.emplace(finding.url, GroupOf(indicator->id)).second) {
      continue;
    }
    ++counts[indicator->id];
  }
  return counts;
}

// All points taken off.
double Scorer::Deduct(Score& score) const {
  const auto counts = CountFindings();
  double sum = 0;
  for (const Indicator& indicator : in_.rulebook.indicators) {
    const auto count = counts.find(indicator.id);
    if (count == counts.end()) continue;
    const Points points = PointsOf(indicator);
    const double taken =
        std::min(*points.cap, *points.per_occurrence * static_cast<double>(count->second));
    if (taken <= 0) continue;
    sum += taken;
    score.deductions.push_back(
        {indicator.id, count->second, taken, indicator.name_zh, indicator.name_en});
  }
  return sum;
}

// What people gave for part 3.
double Scorer::Bonus(Score& score) const {
  double sum = 0;
  for (const Indicator& indicator : in_.rulebook.indicators) {
    if (!Applies(indicator, "bonus")) continue;
    const Points points = PointsOf(indicator);
    const double given = points.full ? std::min(points.award, *points.full) : points.award;
    if (given <= 0) continue;
    sum += given;
    score.bonuses.push_back({indicator.id, 0, given, indicator.name_zh, indicator.name_en});
  }
  return std::min(sum, *rules_.bonus_full);
}

Score Scorer::Give() {
  Score score;
  if (in_.site.kind != model::SiteKind::kPortal) return score;  // others have no score
  if (!rules_.full || !rules_.no_service_base || !rules_.fail_below || !rules_.bonus_above ||
      !rules_.bonus_full) {
    score.why.key = "score_why.rules";
    return score;
  }
  const std::string missing = Missing();
  if (!missing.empty()) {
    score.why = {"score_why.points", {{"list", missing}}};
    return score;
  }
  const double base = in_.site.outward_services ? *rules_.full : *rules_.no_service_base;
  double sum = 0;
  for (const Indicator& indicator : in_.rulebook.indicators) {
    if (Applies(indicator, "deduction")) sum += *PointsOf(indicator).full;
  }
  if (Rounded(sum) != Rounded(base)) {
    score.why = {
        "score_why.sum",
        {{"sum", std::to_string(std::lround(sum))}, {"base", std::to_string(std::lround(base))}}};
    return score;
  }
  const double part2 = Rounded((base - Deduct(score)) * *rules_.full / base);
  score.fails = part2 < *rules_.fail_below;
  score.value = part2;
  if (part2 > *rules_.bonus_above) score.value = Rounded(part2 + Bonus(score));
  return score;
}

}  // namespace

Score ScorePoints(const VerdictInput& input) { return Scorer(input).Give(); }

}  // namespace xuncha::audit
