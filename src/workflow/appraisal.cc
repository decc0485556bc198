// SPDX-License-Identifier: Apache-2.0
#include "workflow/appraisal.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace xuncha::workflow {
namespace {

using Facts = std::vector<const AppraisalFact*>;
using Waived = std::map<std::pair<std::string, std::string>, int>;  // unit, record → contest

Waived WaivedBy(const std::vector<model::AppraisalContest>& contests) {
  Waived waived;
  for (const model::AppraisalContest& contest : contests) {
    if (contest.state != model::ContestState::kUpheld) continue;
    for (const std::string& id : contest.waived) {
      waived.try_emplace({contest.unit, id}, contest.number);
    }
  }
  return waived;
}

bool Matches(const AppraisalRule& rule, const AppraisalFact& fact) {
  return fact.metric == rule.metric && (rule.on.empty() || rule.on == fact.on) &&
         (rule.classes.empty() ||
          std::find(rule.classes.begin(), rule.classes.end(), fact.klass) != rule.classes.end());
}

// The records of one rule, none of them counted yet.
model::AppraisalLine LineOf(const AppraisalRule& rule, const Facts& facts) {
  model::AppraisalLine line;
  line.rule = rule.id;
  line.name = rule.name;
  line.bonus = rule.bonus;
  for (const AppraisalFact* fact : facts) {
    if (Matches(rule, *fact)) line.records.push_back({fact->id, fact->campaign, fact->words, 0});
  }
  return line;
}

// The parts with their records. False where nothing of the unit can be scored: a part for everybody
// says nothing of a unit that meets no need of the others.
bool Collect(const AppraisalScheme& scheme, const AppraisedUnit& unit, const Facts& facts,
             model::AppraisalRow& row) {
  row.unit = unit.id;
  row.name = unit.name;
  bool met = false;
  bool needed = false;
  bool any = false;
  for (const AppraisalPartRule& rule : scheme.parts) {
    model::AppraisalPart& part = row.parts.emplace_back();
    part.part = rule.id;
    part.name = rule.name;
    part.full = rule.full;
    part.applies = rule.needs.empty() || unit.has.contains(rule.needs);
    needed = needed || !rule.needs.empty();
    met = met || (part.applies && !rule.needs.empty());
    any = any || part.applies;
    if (!part.applies) continue;
    for (const AppraisalRule& one : rule.rules) {
      model::AppraisalLine line = LineOf(one, facts);
      if (!line.records.empty()) part.lines.push_back(std::move(line));
    }
  }
  return any && (met || !needed);
}

void ScorePart(const AppraisalPartRule& rule, const std::string& unit, const Waived& waived,
               model::AppraisalPart& part, std::int64_t& bonus) {
  part.points = part.full;
  for (model::AppraisalLine& line : part.lines) {
    const auto found = std::find_if(rule.rules.begin(), rule.rules.end(),
                                    [&](const AppraisalRule& one) { return one.id == line.rule; });
    line.count = 0;
    for (model::AppraisalRecord& record : line.records) {
      const auto contest = waived.find({unit, record.id});
      record.contest = contest == waived.end() ? 0 : contest->second;
      if (record.contest == 0) ++line.count;
    }
    line.points = found == rule.rules.end() ? 0 : line.count * found->each;
    if (found != rule.rules.end() && found->most > 0) {
      line.points = std::min(line.points, found->most);
    }
    if (line.bonus) {
      bonus += line.points;
    } else {
      part.points -= line.points;
    }
  }
  part.points = std::max<std::int64_t>(part.points, 0);
}

void ScoreRow(const AppraisalScheme& scheme, const Waived& waived, model::AppraisalRow& row) {
  row.points = row.full = row.bonus = 0;
  row.grade.clear();
  for (std::size_t i = 0; i < row.parts.size() && i < scheme.parts.size(); ++i) {
    model::AppraisalPart& part = row.parts[i];
    if (!part.applies) continue;
    ScorePart(scheme.parts[i], row.unit, waived, part, row.bonus);
    row.points += part.points;
    row.full += part.full;
  }
  row.bonus = std::min(row.bonus, scheme.most_bonus);
  row.score = row.bonus;
  if (row.full > 0) row.score += (row.points * scheme.full * 2 + row.full) / (2 * row.full);
  for (const AppraisalGrade& grade : scheme.grades) {
    if (row.score < grade.from) continue;
    row.grade = grade.name;
    break;
  }
}

}  // namespace

void Rescore(const AppraisalScheme& scheme, const std::vector<model::AppraisalContest>& contests,
             std::vector<model::AppraisalRow>& rows) {
  const Waived waived = WaivedBy(contests);
  for (model::AppraisalRow& row : rows) ScoreRow(scheme, waived, row);
  // u-2 before u-10.
  const auto key = [](const model::AppraisalRow& row) {
    return std::tuple(-row.score, row.unit.size(), std::string_view(row.unit));
  };
  std::sort(
      rows.begin(), rows.end(),
      [&](const model::AppraisalRow& a, const model::AppraisalRow& b) { return key(a) < key(b); });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool tied = i > 0 && rows[i].score == rows[i - 1].score;
    rows[i].rank = tied ? rows[i - 1].rank : static_cast<std::int64_t>(i) + 1;
  }
}

AppraisalScores ScoreUnits(const AppraisalScheme& scheme, const std::vector<AppraisedUnit>& units,
                           const std::vector<AppraisalFact>& facts,
                           const std::vector<model::AppraisalContest>& contests) {
  std::map<std::string, Facts, std::less<>> by_unit;
  for (const AppraisalFact& fact : facts) by_unit[fact.unit].push_back(&fact);
  AppraisalScores scores;
  const Facts none;
  for (const AppraisedUnit& unit : units) {
    const auto found = by_unit.find(unit.id);
    const Facts& own = found == by_unit.end() ? none : found->second;
    const auto count = static_cast<std::int64_t>(own.size());
    if (!unit.why_not.empty()) {
      if (count > 0) scores.omitted.push_back({unit.id, unit.name, unit.why_not, count});
      continue;
    }
    model::AppraisalRow row;
    if (Collect(scheme, unit, own, row)) {
      scores.rows.push_back(std::move(row));
    } else {
      scores.omitted.push_back({unit.id, unit.name, "nothing_to_score", count});
    }
  }
  Rescore(scheme, contests, scores.rows);
  return scores;
}

std::string PointsText(std::int64_t hundredths) {
  const std::int64_t size = std::abs(hundredths);
  const std::string rest = std::to_string(size % 100);
  return (hundredths < 0 ? "-" : "") + std::to_string(size / 100) + "." +
         (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace xuncha::workflow
