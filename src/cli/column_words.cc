// SPDX-License-Identifier: Apache-2.0
#include "cli/column_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "base/period.h"

namespace xuncha::cli {

std::string PathWords(const model::Column& column) {
  if (column.path.empty()) return column.url;
  std::string text;
  for (const std::string& step : column.path) text.append(text.empty() ? "" : "—").append(step);
  return text;
}

std::string NameBelow(const model::Column& column, const model::Column* above) {
  if (column.path.empty()) return column.url;
  std::size_t known = above == nullptr ? 1 : above->path.size();
  const bool below =
      above == nullptr || (known < column.path.size() &&
                           std::equal(above->path.begin(), above->path.end(), column.path.begin()));
  if (!below || known >= column.path.size()) known = column.path.size() - 1;
  std::string text;
  for (std::size_t i = known; i < column.path.size(); ++i) {
    text.append(text.empty() ? "" : "—").append(column.path[i]);
  }
  return text;
}

bool KindIsGuessed(const model::Column& column) {
  return column.kind_from != model::KindFrom::kRegistered &&
         column.kind_from != model::KindFrom::kColumnType;
}

std::string KindWords(const model::Column& column, const ReportWords& words) {
  std::string text = words.Say(std::string("column_kind.") + model::Name(column.kind));
  if (KindIsGuessed(column)) text.append(words.Say("columns.guessed"));
  return text;
}

std::string StateWords(const model::Column& column, const ReportWords& words) {
  return words.State(model::Name(column.state));
}

std::string LatestFromWords(const model::Column& column, const ReportWords& words) {
  return words.Say(std::string("latest_from.") + model::Name(column.latest_from));
}

std::string AgeWords(const model::Column& column, const ReportWords& words) {
  if (!column.age_days) return {};
  return words.Say("columns.days", {{"n", std::to_string(*column.age_days)}});
}

std::string WhyWords(const model::Column& column, const ReportWords& words) {
  if (column.why.key.empty()) return {};
  MessageValues values = column.why.values;
  for (auto& [name, value] : values) {
    if (name == "limit") value = PeriodWords(value, words);
  }
  return words.Say(column.why.key, values);
}

std::string PeriodWords(std::string_view period, const ReportWords& words) {
  const auto parsed = ParsePeriod(period);
  if (!parsed) return std::string(period);
  const auto say = [&](std::string_view key, int n) {
    return words.Say(key, {{"n", std::to_string(n)}});
  };
  if (parsed->days == 0 && parsed->months % 12 == 0) {
    return say("columns.years", parsed->months / 12);
  }
  if (parsed->days == 0) return say("columns.months", parsed->months);
  if (parsed->months == 0 && parsed->days % 7 == 0) return say("columns.weeks", parsed->days / 7);
  if (parsed->months == 0) return say("columns.days", parsed->days);
  return std::string(period);
}

std::vector<std::pair<model::ColumnState, std::size_t>> CountStates(
    const std::vector<model::Column>& columns) {
  using State = model::ColumnState;
  constexpr std::array kOrder{State::kStale,        State::kBlank,   State::kUnknown,
                              State::kNotObserved,  State::kFresh,   State::kStatic,
                              State::kDeclaredNone, State::kArchived};
  std::vector<std::pair<State, std::size_t>> counts;
  for (const State state : kOrder) {
    const auto count = std::count_if(columns.begin(), columns.end(),
                                     [state](const auto& column) { return column.state == state; });
    if (count > 0) counts.emplace_back(state, static_cast<std::size_t>(count));
  }
  return counts;
}

std::vector<TreeRow> ArrangeTree(const std::vector<model::Column>& columns) {
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < columns.size(); ++i) by_id.emplace(columns[i].id, i);
  std::vector<std::vector<std::size_t>> children(columns.size());
  std::vector<const model::Column*> above_of(columns.size(), nullptr);
  std::vector<std::size_t> roots;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto parent = by_id.find(columns[i].parent);
    // A parent stands before its children; anything else could be a loop.
    if (parent != by_id.end() && parent->second < i) {
      children[parent->second].push_back(i);
      above_of[i] = &columns[parent->second];
    } else {
      roots.push_back(i);
    }
  }
  std::vector<TreeRow> rows;
  struct Open {
    std::size_t column;
    std::vector<bool> more;
  };
  std::vector<Open> stack;
  const auto push = [&stack](const std::vector<std::size_t>& list, const std::vector<bool>& above) {
    for (std::size_t i = list.size(); i > 0; --i) {
      Open open{list[i - 1], above};
      open.more.push_back(i < list.size());
      stack.push_back(std::move(open));
    }
  };
  push(roots, {});
  // The drawing of a deeper tree would be all indentation.
  constexpr std::size_t kDeepest = 12;
  while (!stack.empty()) {
    Open open = std::move(stack.back());
    stack.pop_back();
    std::vector<bool> above = open.more;
    if (above.size() >= kDeepest) above.resize(kDeepest - 1);
    TreeRow& row = rows.emplace_back();
    row.column = &columns[open.column];
    row.above = above_of[open.column];
    row.depth = open.more.size() - 1;
    row.more = std::move(open.more);
    push(children[open.column], above);
  }
  return rows;
}

namespace {

const std::string& NameIn(const std::string& zh, const std::string& en, const ReportWords& words) {
  return words.messages().language() == Language::kEnglish ? en : zh;
}

}  // namespace

std::string HitName(const model::VetoHit& hit, const ReportWords& words) {
  std::string text = hit.indicator;
  const std::string& name = NameIn(hit.name_zh, hit.name_en, words);
  if (!name.empty()) text.append(" ").append(name);
  return text;
}

std::string HitCount(const model::VetoHit& hit, const ReportWords& words) {
  std::string text = words.Say(
      "verdict_count.counted",
      {{"measured", std::to_string(hit.measured)}, {"threshold", std::to_string(hit.threshold)}});
  if (hit.possible > hit.measured) {
    text.append(
        words.Say("verdict_count.possible", {{"n", std::to_string(hit.possible - hit.measured)}}));
  }
  return text;
}

std::vector<std::string> ReasonWords(const model::Verdict& verdict, const ReportWords& words) {
  std::vector<std::string> sentences;
  for (const model::Message& reason : verdict.reasons) {
    sentences.push_back(words.Say(reason.key, reason.values));
  }
  return sentences;
}

std::string PointWords(double points) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", points);
  std::string out = text.data();
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out;
}

std::string ScoreWords(const model::Verdict& verdict, const ReportWords& words) {
  if (!verdict.score) {
    return verdict.score_why.key.empty()
               ? std::string{}
               : words.Say(verdict.score_why.key, verdict.score_why.values);
  }
  std::string text = words.Say("score.is", {{"points", PointWords(*verdict.score)}});
  if (verdict.example_points) text.append(words.Say("score.example"));
  return text;
}

std::string ScoreLineWords(const model::ScoreLine& line, bool bonus, const ReportWords& words) {
  return words.Say(bonus ? "score.bonus" : "score.deduction",
                   {{"indicator", line.indicator},
                    {"name", NameIn(line.name_zh, line.name_en, words)},
                    {"count", std::to_string(line.count)},
                    {"points", PointWords(line.points)}});
}

}  // namespace xuncha::cli
