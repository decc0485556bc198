// SPDX-License-Identifier: Apache-2.0
//
// The text against the annexes it names: counts of rows, sums of columns; the annexes' own numbers.
#include <algorithm>
#include <string>

#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

std::string Cell(const std::vector<std::string>& row, int column) {
  const auto at = static_cast<std::size_t>(column);
  return column >= 0 && at < row.size() ? row[at] : "";
}

std::size_t RowsOf(const LintTable& table, const NounRule& noun, const LintRules& rules) {
  const int problems = noun.with_problems ? ColumnOf(table, {rules.problem}) : -1;
  return static_cast<std::size_t>(
      std::count_if(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        return !IsTotalRow(row, rules) && (problems < 0 || !Cell(row, problems).empty());
      }));
}

// The rows that a count is about: 23个部门 → the table of 部门. False = there is no such table.
bool RowsFor(const LintAnnex& annex, const NounRule& noun, const LintRules& rules,
             std::size_t& rows) {
  bool found = false;
  rows = 0;
  for (const LintTable& table : annex.tables) {
    const bool own = table.caption != annex.title;
    if (!ContainsAny(table.caption, noun.captions)) continue;
    if (!own && annex.tables.size() > 1) continue;
    found = true;
    rows += RowsOf(table, noun, rules);
  }
  return found;
}

void CheckCounts(const std::string& sentence, const LintAnnex& annex, const LintRules& rules,
                 LintReport& report) {
  for (const Figure& figure : FiguresIn(sentence)) {
    if (figure.percent || !figure.after.starts_with("个")) continue;
    const std::string_view what =
        std::string_view(figure.after).substr(std::string_view("个").size());
    for (const NounRule& noun : rules.nouns) {
      if (!ContainsAny(what, noun.words)) continue;
      const bool about_problems = what.find(rules.problem) != std::string_view::npos;
      std::size_t rows = 0;
      if (noun.with_problems != about_problems || !RowsFor(annex, noun, rules, rows)) break;
      if (static_cast<double>(rows) != figure.value) {
        report.Error("lint.rows",
                     {{"said", std::to_string(static_cast<long long>(figure.value))},
                      {"what", std::string(what)},
                      {"rows", std::to_string(rows)},
                      {"annex", AnnexName(annex)}},
                     {sentence});
      }
      break;
    }
  }
}

// The sum of the columns of numbers; -1 = there is none, or a cell of it is no number.
long long SumOf(const LintAnnex& annex, const LintRules& rules) {
  long long sum = 0;
  bool any = false;
  for (const LintTable& table : annex.tables) {
    const int column = ColumnOf(table, rules.counts);
    if (column < 0) return -1;
    for (const auto& row : table.rows) {
      if (IsTotalRow(row, rules)) continue;
      const long long value = WholeNumber(Cell(row, column));
      if (value < 0) return -1;
      sum += value;
      any = true;
    }
  }
  return any ? sum : -1;
}

// 共公开信息1845条（见附件3）
void CheckSum(const std::string& paragraph, const LintAnnex& annex, const LintRules& rules,
              LintReport& report) {
  const long long sum = SumOf(annex, rules);
  if (sum < 0) return;
  for (const std::string& sentence : Sentences(paragraph)) {
    for (const Figure& figure : FiguresIn(sentence)) {
      const std::size_t all = figure.label.rfind("共");
      if (figure.percent || all == std::string::npos) continue;
      const std::string_view what = std::string_view(figure.label).substr(all);
      if (!ContainsAny(what, rules.published)) continue;
      if (static_cast<double>(sum) == figure.value) continue;
      report.Error("lint.sum",
                   {{"said", std::to_string(static_cast<long long>(figure.value))},
                    {"sum", std::to_string(sum)},
                    {"annex", AnnexName(annex)}},
                   {sentence});
    }
  }
}

void CheckTotalRow(const LintAnnex& annex, const LintTable& table, const LintRules& rules,
                   LintReport& report) {
  const int column = ColumnOf(table, rules.counts);
  if (column < 0) return;
  long long sum = 0;
  for (const auto& row : table.rows) {
    const long long value = WholeNumber(Cell(row, column));
    if (value < 0) return;
    if (!IsTotalRow(row, rules)) {
      sum += value;
    } else if (value != sum) {
      report.Error("lint.total_row",
                   {{"said", std::to_string(value)},
                    {"sum", std::to_string(sum)},
                    {"annex", AnnexName(annex)}},
                   {table.caption});
    }
  }
}

// 1, 2, 3 … in the first column.
void CheckSerials(const LintAnnex& annex, const LintTable& table, LintReport& report) {
  long long before = -1;
  for (const auto& row : table.rows) {
    const long long serial = row.empty() ? -1 : WholeNumber(row.front());
    if (serial < 0) return;
    if (before >= 0 && serial != before + 1) {
      report.Error("lint.serial",
                   {{"before", std::to_string(before)},
                    {"next", std::to_string(serial)},
                    {"annex", AnnexName(annex)}},
                   {table.caption});
      return;
    }
    before = serial;
  }
}

}  // namespace

bool IsTotalRow(const std::vector<std::string>& row, const LintRules& rules) {
  return std::any_of(row.begin(), row.end(), [&](const std::string& cell) {
    return std::find(rules.total.begin(), rules.total.end(), cell) != rules.total.end();
  });
}

void LintAnnexes(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    for (const int number : AnnexesNamed(paragraph)) {
      const LintAnnex* annex = AnnexOf(document, number);
      if (annex == nullptr) {
        if (document.annexes.empty()) continue;  // they may be files of their own
        report.Error("lint.no_annex", {{"number", number == 0 ? "" : std::to_string(number)}},
                     {paragraph});
        continue;
      }
      for (const std::string& sentence : SplitAt(paragraph, {"。"})) {
        CheckCounts(sentence, *annex, rules, report);
      }
      CheckSum(paragraph, *annex, rules, report);
    }
  }
  for (const LintAnnex& annex : document.annexes) {
    for (const LintTable& table : annex.tables) {
      CheckTotalRow(annex, table, rules, report);
      CheckSerials(annex, table, report);
    }
  }
}

}  // namespace xuncha::bulletin
