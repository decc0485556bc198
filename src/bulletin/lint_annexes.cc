// SPDX-License-Identifier: Apache-2.0
//
// Annexes that are named but not there; the annexes' own totals and serial numbers.
#include <algorithm>
#include <set>
#include <string>

#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

// 见附件4 where neither the document nor its list of annexes has one. Not: 国办函〔2019〕61号附件2.
void CheckAnnexesNamed(const LintDocument& document, LintReport& report) {
  if (document.annexes.empty()) return;  // they may be files of their own
  constexpr std::string_view kSee = "见附件";
  for (const std::string& paragraph : document.body) {
    std::set<int> told;
    for (std::size_t at = paragraph.find(kSee); at != std::string::npos;
         at = paragraph.find(kSee, at + kSee.size())) {
      constexpr std::size_t kNear = 20;  // bytes: the number and no more
      const auto numbers = AnnexesNamed(std::string_view(paragraph).substr(at, kNear));
      const int number = numbers.empty() ? 0 : numbers.front();
      if (number == 0 || AnnexOf(document, number) != nullptr) continue;
      if (AnnexOf(document, 0) != nullptr && number == 1) continue;  // it took no number
      const std::string own = std::to_string(number);
      if (std::any_of(document.listed.begin(), document.listed.end(),
                      [&](const std::string& line) { return line.starts_with(own + "."); })) {
        continue;
      }
      if (told.insert(number).second) {
        report.Error("lint.no_annex", {{"number", own}}, {paragraph});
      }
    }
  }
}

struct Rows {
  enum Kind { kItem, kSubtotal, kTotal, kOther };
  std::vector<Kind> kinds;
  std::vector<long long> values;
};

// False = a cell of the column is no number: nothing can be added up.
bool ReadRows(const LintTable& table, int column, const LintRules& rules, Rows& rows) {
  for (const auto& row : table.rows) {
    const long long value = WholeNumber(CellOf(row, column));
    Rows::Kind kind = Rows::kItem;
    if (HasCell(row, rules.total)) kind = Rows::kTotal;
    if (HasCell(row, rules.subtotal)) kind = Rows::kSubtotal;
    if (HasCell(row, rules.mean)) kind = Rows::kOther;
    if (value < 0) {
      if (kind == Rows::kItem) return false;
      kind = Rows::kOther;
    }
    rows.kinds.push_back(kind);
    rows.values.push_back(value);
  }
  return true;
}

// The items from `at` on in steps of `step`, up to a row of one of the kinds that end it.
long long SumFrom(const Rows& rows, std::size_t at, int step, bool subtotals_end, bool totals_end) {
  long long sum = 0;
  for (auto i = static_cast<long long>(at) + step;
       i >= 0 && i < static_cast<long long>(rows.kinds.size()); i += step) {
    const auto row = static_cast<std::size_t>(i);
    if (rows.kinds[row] == Rows::kItem) sum += rows.values[row];
    if (subtotals_end && rows.kinds[row] == Rows::kSubtotal) break;
    if (totals_end && rows.kinds[row] == Rows::kTotal) break;
  }
  return sum;
}

// A total may add up what stands above it or below it, its own section or all, and a table goes on
// in the next: wrong is only what none of these gives.
void CheckTotalRows(const LintAnnex& annex, const LintTable& table, long long annex_sum,
                    const LintRules& rules, LintReport& report) {
  const int column = ColumnOf(table, rules.counts);
  Rows rows;
  if (column < 0 || !ReadRows(table, column, rules, rows)) return;
  // Each is compared with all rows; a table of nothing but totals is none.
  constexpr std::ptrdiff_t kMostTotals = 1'000;
  const auto items = std::count(rows.kinds.begin(), rows.kinds.end(), Rows::kItem);
  if (static_cast<std::ptrdiff_t>(rows.kinds.size()) - items > kMostTotals) return;
  for (std::size_t i = 0; i < rows.kinds.size(); ++i) {
    const bool subtotal = rows.kinds[i] == Rows::kSubtotal;
    if (!subtotal && rows.kinds[i] != Rows::kTotal) continue;
    const long long value = rows.values[i];
    const long long above = SumFrom(rows, i, -1, subtotal, true);
    const long long below = SumFrom(rows, i, 1, subtotal, true);
    std::vector<long long> readings = {above, below};
    for (const int step : {-1, 1}) {
      readings.push_back(SumFrom(rows, i, step, true, true));
      readings.push_back(SumFrom(rows, i, step, false, false));
    }
    readings.push_back(readings[3] + readings[5]);  // both above and below
    if (annex_sum >= 0) readings.push_back(annex_sum);
    if (std::find(readings.begin(), readings.end(), value) != readings.end()) continue;
    report.Error("lint.total_row",
                 {{"said", std::to_string(value)},
                  {"sum", std::to_string(i == 0 ? below : above)},
                  {"annex", AnnexName(annex)}},
                 {table.caption});
  }
}

// Of all tables; -1 = one of them cannot be added up.
long long SumOfItems(const LintAnnex& annex, const LintRules& rules) {
  long long sum = 0;
  for (const LintTable& table : annex.tables) {
    const int column = ColumnOf(table, rules.counts);
    Rows rows;
    if (column < 0 || !ReadRows(table, column, rules, rows)) return -1;
    for (std::size_t i = 0; i < rows.kinds.size(); ++i) {
      if (rows.kinds[i] == Rows::kItem) sum += rows.values[i];
    }
  }
  return sum;
}

struct Step {
  long long before = 0, next = 0;
};

// 1, 2, 3 … in the first column. They may begin anew, stand still over the rows of one unit, and
// begin where they like behind a row without a number. One number left out of an otherwise
// unbroken row is a fault; many are an extract that keeps the numbers of another list.
void CheckSerials(const LintAnnex& annex, const LintTable& table, const LintRules& rules,
                  LintReport& report) {
  if (table.head.empty() || !ContainsAny(table.head.front(), rules.serial)) return;
  long long before = -1;
  std::string name;
  std::size_t regular = 0;
  std::vector<Step> odd;
  for (const auto& row : table.rows) {
    const long long serial = row.empty() ? -1 : WholeNumber(row.front());
    const std::string own = CellOf(row, 1);
    if (serial >= 0 && before >= 0 && serial != 1) {
      const bool same_unit = serial == before && (own.empty() || own == name);
      if (serial == before + 1) {
        ++regular;
      } else if (!same_unit) {
        odd.push_back({before, serial});
      }
    }
    before = serial;
    name = own;
  }
  if (odd.empty() || regular < 1) return;
  const bool left_out = odd.size() == 1 && odd[0].next > odd[0].before && regular >= 2;
  // 1, 2, 2, 4: the second 2 was meant as 3.
  const bool mistyped =
      odd.size() == 2 && odd[0].next == odd[1].before && odd[1].next == odd[0].before + 2;
  if (!left_out && !mistyped) return;
  report.Error("lint.serial",
               {{"before", std::to_string(odd[0].before)},
                {"next", std::to_string(odd[0].next)},
                {"annex", AnnexName(annex)}},
               {table.caption});
}

}  // namespace

std::string CellOf(const std::vector<std::string>& row, int column) {
  const auto at = static_cast<std::size_t>(column);
  return column >= 0 && at < row.size() ? row[at] : "";
}

bool HasCell(const std::vector<std::string>& row, const WordList& words) {
  return std::any_of(row.begin(), row.end(), [&](const std::string& cell) {
    return std::find(words.begin(), words.end(), cell) != words.end();
  });
}

bool IsTotalRow(const std::vector<std::string>& row, const LintRules& rules) {
  return HasCell(row, rules.total) || HasCell(row, rules.subtotal) || HasCell(row, rules.mean);
}

void LintAnnexes(const LintDocument& document, const LintRules& rules, LintReport& report) {
  CheckAnnexesNamed(document, report);
  for (const LintAnnex& annex : document.annexes) {
    const long long sum = SumOfItems(annex, rules);
    for (const LintTable& table : annex.tables) {
      CheckTotalRows(annex, table, sum, rules, report);
      CheckSerials(annex, table, rules, report);
    }
  }
}

}  // namespace xuncha::bulletin
