// SPDX-License-Identifier: Apache-2.0
//
// Columns and verdicts in words: what text, HTML and explanations share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/report_words.h"
#include "model/finding.h"

namespace xuncha::cli {

// "首页—政务要闻—图片新闻"; the address where the path is not known.
std::string PathWords(const model::Column& column);
// What stands for it in a tree: the steps of its path below `above` (null: below the home page).
std::string NameBelow(const model::Column& column, const model::Column* above);
// "要闻", with a mark where nobody but the lexicon says so.
std::string KindWords(const model::Column& column, const ReportWords& words);
// Whether the kind counts for the verdict: registered, or said by the page itself.
bool KindIsGuessed(const model::Column& column);
std::string StateWords(const model::Column& column, const ReportWords& words);
std::string LatestFromWords(const model::Column& column, const ReportWords& words);
// "22 天"; "" = not known.
std::string AgeWords(const model::Column& column, const ReportWords& words);
// Why it is in this state, one sentence; may be "".
std::string WhyWords(const model::Column& column, const ReportWords& words);
// "2 周", "6 个月", "1 年" of an ISO period; the period itself where it is another.
std::string PeriodWords(std::string_view period, const ReportWords& words);

// States in the order in which they matter, with how many columns have them; none with nothing.
std::vector<std::pair<model::ColumnState, std::size_t>> CountStates(
    const std::vector<model::Column>& columns);

// The columns in the order of a tree, each with its depth in it. Columns whose parent is missing
// stand as roots. Every column stands once, whatever the parents say.
struct TreeRow {
  const model::Column* column = nullptr;
  const model::Column* above = nullptr;
  std::size_t depth = 0;
  std::vector<bool> more;  // at each depth: whether a sibling follows
};
std::vector<TreeRow> ArrangeTree(const std::vector<model::Column>& columns);

// A veto in words: "V1.4.1 栏目不更新…：已计 5，达到 5".
std::string HitName(const model::VetoHit& hit, const ReportWords& words);
std::string HitCount(const model::VetoHit& hit, const ReportWords& words);
// Why the verdict is what it is, the gravest first; and why there is no score, "" = nothing to say.
std::vector<std::string> ReasonWords(const model::Verdict& verdict, const ReportWords& words);
std::string ScoreWords(const model::Verdict& verdict, const ReportWords& words);
// "D4.3 可用性：7 处，扣 3.5".
std::string ScoreLineWords(const model::ScoreLine& line, bool bonus, const ReportWords& words);

// A number of points as short as it is: "3", "0.5".
std::string PointWords(double points);

}  // namespace xuncha::cli
