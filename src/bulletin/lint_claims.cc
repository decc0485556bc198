// SPDX-License-Identifier: Apache-2.0
//
// What the text says of the whole of an annex: 22个部门、18个镇共公开信息1845条; 目前有5个账号存在
// 问题. A count of some units (其中3个部门不足5条) says nothing of how many rows there are.
#include <algorithm>
#include <set>
#include <string>

#include "bulletin/lint_impl.h"
#include "bulletin/lint_labels.h"

namespace xuncha::bulletin {
namespace {

constexpr std::string_view kUnit = "个";

// The tables that a noun is about: 部门 → the table of 部门.
std::vector<const LintTable*> TablesOf(const LintAnnex& annex, const NounRule& noun) {
  std::vector<const LintTable*> tables;
  for (const LintTable& table : annex.tables) {
    const bool own = table.caption != annex.title;
    if (!ContainsAny(table.caption, noun.captions)) continue;
    if (!own && annex.tables.size() > 1) continue;
    tables.push_back(&table);
  }
  return tables;
}

// The only column of numbers; -1 = there is none, or several.
int CountColumn(const LintTable& table, const LintRules& rules) {
  const auto is_count = [&](const std::string& head) { return ContainsAny(head, rules.counts); };
  const bool one = std::count_if(table.head.begin(), table.head.end(), is_count) == 1;
  return one ? ColumnOf(table, rules.counts) : -1;
}

// The sum of the columns of numbers; -1 = there is none, or a cell of it is no number.
long long SumOf(const std::vector<const LintTable*>& tables, const LintRules& rules) {
  long long sum = 0;
  bool any = false;
  for (const LintTable* table : tables) {
    const int column = CountColumn(*table, rules);
    if (column < 0) return -1;
    for (const auto& row : table->rows) {
      if (IsTotalRow(row, rules)) continue;
      const long long value = WholeNumber(CellOf(row, column));
      if (value < 0) return -1;
      sum += value;
      any = true;
    }
  }
  return any ? sum : -1;
}

struct Rows {
  std::size_t all = 0;
  std::size_t with_items = 0;  // those with more than 0
  std::size_t names = 0;       // different names; a unit may have several rows
  std::size_t bare = 0;        // of all, those with nothing but 不合格 for a problem
};

bool IsNoProblem(const std::string& cell, const LintRules& rules) {
  return cell.empty() ||
         std::find(rules.nothing.begin(), rules.nothing.end(), cell) != rules.nothing.end();
}

// 不合格 with no problem that is still there.
bool IsBareResult(std::string_view cell, const LintRules& rules) {
  constexpr std::string_view kStop = "。";
  if (cell.ends_with(kStop)) cell.remove_suffix(kStop.size());
  return std::find(rules.fail.begin(), rules.fail.end(), cell) != rules.fail.end();
}

Rows RowsOf(const std::vector<const LintTable*>& tables, bool with_problems,
            const LintRules& rules) {
  Rows rows;
  std::set<std::string> names;
  for (const LintTable* table : tables) {
    const int problems = with_problems ? ColumnOf(*table, {rules.problem}) : -1;
    const int counts = ColumnOf(*table, rules.counts);
    const int name = ColumnOf(*table, rules.names);
    for (const auto& row : table->rows) {
      if (IsTotalRow(row, rules)) continue;
      if (problems >= 0 && IsNoProblem(CellOf(row, problems), rules)) continue;
      ++rows.all;
      if (problems >= 0 && IsBareResult(CellOf(row, problems), rules)) ++rows.bare;
      if (counts < 0 || WholeNumber(CellOf(row, counts)) != 0) ++rows.with_items;
      names.insert(name < 0 ? std::to_string(rows.all) : CellOf(row, name));
    }
  }
  rows.names = names.size();
  return rows;
}

bool IsOneOf(double said, const Rows& rows) {
  return said == static_cast<double>(rows.all) || said == static_cast<double>(rows.with_items) ||
         said == static_cast<double>(rows.names) ||
         said == static_cast<double>(rows.all - rows.bare);
}

void TellRows(const Figure& figure, const Rows& rows, const LintAnnex& annex,
              const std::string& sentence, LintReport& report) {
  report.Error("lint.rows",
               {{"said", std::to_string(static_cast<long long>(figure.value))},
                {"what", figure.after.substr(kUnit.size())},
                {"rows", std::to_string(rows.all)},
                {"annex", AnnexName(annex)}},
               {sentence});
}

// Nothing stands in front of a figure in its sentence but the period.
bool IsOpening(const std::string& sentence, const std::vector<Figure>& figures, std::size_t at,
               const LabelReader& reader) {
  for (std::size_t i = 0; i < at; ++i) {
    if (!figures[i].calendar) return false;
  }
  std::string head = sentence.substr(0, figures[at].begin - figures[at].label.size());
  for (const std::string& period : PeriodsIn(head)) head.erase(head.find(period), period.size());
  while (head.ends_with("，")) head.erase(head.size() - std::string_view("，").size());
  return reader.IsPlain(head);
}

// 目前有5个账号存在问题: all that the annex lists with a problem.
void CheckProblems(const std::string& sentence, const LintAnnex& annex, const LintRules& rules,
                   LintReport& report) {
  const LabelReader reader(rules);
  const std::vector<Figure> figures = FiguresIn(sentence);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (!figure.after.starts_with(kUnit) || !figure.after.ends_with(rules.problem)) continue;
    if (!IsOpening(sentence, figures, i, reader)) continue;
    std::string_view what = std::string_view(figure.after).substr(kUnit.size());
    what.remove_suffix(rules.problem.size());
    std::string_view label = figure.label;
    std::size_t have = 0;
    for (const std::string& word : rules.have) {
      if (label.ends_with(word)) have = std::max(have, word.size());
    }
    label.remove_suffix(have);
    // 其中2个, 另有2个, 还有2个 are some; 目前还有2个 are all that are left.
    const bool more = label.empty() && have > std::string_view("有").size();
    if (more || label.find("其中") != std::string_view::npos || !reader.IsPlain(label, true))
      continue;
    for (const NounRule& noun : rules.nouns) {
      if (!noun.with_problems || !ContainsAny(what, noun.words) || !reader.IsPlain(what)) continue;
      const auto tables = TablesOf(annex, noun);
      const bool fixes = std::any_of(tables.begin(), tables.end(), [&](const LintTable* table) {
        return ColumnOf(*table, rules.fixed) >= 0;
      });
      if (tables.empty() || fixes) break;
      const Rows rows = RowsOf(tables, true, rules);
      if (!IsOneOf(figure.value, rows)) TellRows(figure, rows, annex, sentence, report);
      break;
    }
  }
}

// 23个部门 in a claim of a total.
struct Counted {
  Figure figure;
  std::vector<const LintTable*> tables;  // empty = not known
};

struct Total {
  Figure figure;
  std::vector<Counted> counted;
  bool whole = false;  // it is said of everybody, without counts of units
};

class TotalReader {
 public:
  TotalReader(const LintAnnex& annex, const LintRules& rules)
      : annex_(annex), rules_(rules), reader_(rules) {}

  std::vector<Total> Read(const std::string& sentence) const {
    std::vector<Total> totals;
    if (ContainsAny(sentence, rules_.longer) || ContainsAny(sentence, rules_.earlier)) {
      return totals;
    }
    const std::vector<Figure> figures = FiguresIn(sentence);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      std::string_view before = figures[i].label;
      if (!IsTotal(figures[i], before)) continue;
      Total total{figures[i], {}, false};
      if (i > 0 && figures[i].between.empty() && !figures[i - 1].calendar) {
        if (!ReadCounted(figures, i, total)) continue;
      } else {
        total.whole = reader_.IsPlain(before) && IsOpening(sentence, figures, i, reader_);
        if (!total.whole) continue;
      }
      totals.push_back(std::move(total));
    }
    return totals;
  }

 private:
  // …共公开信息1845条; `before` becomes what stands before 共.
  bool IsTotal(const Figure& figure, std::string_view& before) const {
    const std::string measure = reader_.Measure(figure.after);
    if (figure.percent || measure.empty() || figure.after != measure) return false;
    if (before.ends_with("了")) before.remove_suffix(std::string_view("了").size());
    return CutLongest(before, rules_.published) && CutLongest(before, rules_.in_all);
  }
  static bool CutLongest(std::string_view& text, const WordList& words) {
    std::size_t longest = 0;
    for (const std::string& word : words) {
      if (text.ends_with(word)) longest = std::max(longest, word.size());
    }
    text.remove_suffix(longest);
    return longest > 0;
  }

  // Backwards from the total: 3个部门、2个乡镇.
  bool ReadCounted(const std::vector<Figure>& figures, std::size_t total, Total& out) const {
    for (std::size_t i = total; i-- > 0;) {
      std::string_view what = figures[i].after;
      if (!what.starts_with(kUnit)) return !out.counted.empty();
      what.remove_prefix(kUnit.size());
      if (i + 1 == total) {
        if (what.ends_with("了")) what.remove_suffix(std::string_view("了").size());
        CutLongest(what, rules_.published);
        CutLongest(what, rules_.in_all);
      }
      out.counted.insert(out.counted.begin(), {figures[i], TablesFor(what)});
      const std::string& label = figures[i].label;
      if (label.empty() && figures[i].between == "、" && i > 0 && !figures[i - 1].calendar) {
        continue;
      }
      return IsPlace(label);
    }
    return !out.counted.empty();
  }

  // Nothing, 全县, 清溪县: what narrows nothing.
  bool IsPlace(std::string_view label) const {
    if (label.find("其中") != std::string_view::npos) return false;
    if (reader_.IsPlain(label)) return true;
    constexpr std::size_t kFiveCharacters = 15;
    return label.size() <= kFiveCharacters &&
           std::any_of(kPlaces.begin(), kPlaces.end(),
                       [&](std::string_view place) { return label.ends_with(place); });
  }

  // The tables of a noun that is wholly known: 片区及镇办, not 垂直管理部门.
  std::vector<const LintTable*> TablesFor(std::string_view what) const {
    for (const NounRule& noun : rules_.nouns) {
      if (noun.with_problems || !ContainsAny(what, noun.words)) continue;
      std::string_view rest = what;
      while (!rest.empty()) {
        std::size_t size = 0;
        for (const WordList* words : {&noun.words, &rules_.joins}) {
          for (const std::string& word : *words) {
            if (rest.starts_with(word)) size = std::max(size, word.size());
          }
        }
        if (size == 0) return {};
        rest.remove_prefix(size);
      }
      return TablesOf(annex_, noun);
    }
    return {};
  }

  static constexpr std::array<std::string_view, 7> kPlaces{"省", "市", "县", "区",
                                                           "州", "旗", "盟"};
  const LintAnnex& annex_;
  const LintRules& rules_;
  LabelReader reader_;
};

void TellSum(const Figure& figure, long long sum, const LintAnnex& annex,
             const std::string& sentence, LintReport& report) {
  report.Error("lint.sum",
               {{"said", std::to_string(static_cast<long long>(figure.value))},
                {"sum", std::to_string(sum)},
                {"annex", AnnexName(annex)}},
               {sentence});
}

std::vector<const LintTable*> TablesOf(const LintAnnex& annex) {
  std::vector<const LintTable*> all;
  all.reserve(annex.tables.size());
  for (const LintTable& table : annex.tables) all.push_back(&table);
  return all;
}

// Where the total is the annex's, the counts must be; where the counts are the annex's, the total
// must be. Where neither is, something else is told.
void CheckTotal(const Total& total, const LintAnnex& annex, const LintRules& rules,
                const std::string& sentence, LintReport& report) {
  const std::vector<const LintTable*> all = TablesOf(annex);
  std::vector<const LintTable*> named;
  bool known = true;
  bool counts_hold = true;
  for (const Counted& counted : total.counted) {
    known = known && !counted.tables.empty();
    for (const LintTable* table : counted.tables) {
      if (std::find(named.begin(), named.end(), table) == named.end()) named.push_back(table);
    }
    const Rows rows = RowsOf(counted.tables, false, rules);
    counts_hold = counts_hold && static_cast<double>(rows.all) == counted.figure.value;
  }
  const long long whole_sum = SumOf(all, rules);
  const long long sum = known ? SumOf(named, rules) : -1;
  const double said = total.figure.value;
  const bool sum_holds = (sum >= 0 && said == static_cast<double>(sum)) ||
                         (whole_sum >= 0 && said == static_cast<double>(whole_sum));
  if (sum_holds) {
    for (const Counted& counted : total.counted) {
      if (counted.tables.empty()) continue;
      const Rows rows = RowsOf(counted.tables, false, rules);
      if (!IsOneOf(counted.figure.value, rows)) {
        TellRows(counted.figure, rows, annex, sentence, report);
      }
    }
  } else if (known && counts_hold && sum >= 0) {
    TellSum(total.figure, sum, annex, sentence, report);
  }
}

// 全县共公开信息151条: no counts of units to know it by, so the annex must be of everybody.
void CheckWhole(const Total& total, const LintAnnex& annex, const LintRules& rules,
                const std::string& sentence, LintReport& report) {
  const bool of_some = std::any_of(rules.nouns.begin(), rules.nouns.end(), [&](const auto& noun) {
    return !noun.with_problems && ContainsAny(annex.title, noun.captions);
  });
  const std::vector<const LintTable*> all = TablesOf(annex);
  const long long sum = SumOf(all, rules);
  if (of_some || sum < 0 || total.figure.value == static_cast<double>(sum)) return;
  TellSum(total.figure, sum, annex, sentence, report);
}

}  // namespace

void LintClaims(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    std::set<int> numbers;
    for (const int number : AnnexesNamed(paragraph)) numbers.insert(number);
    for (const int number : numbers) {
      const LintAnnex* annex = AnnexOf(document, number);
      if (annex == nullptr || !IsOfThePeriod(document, *annex, rules)) continue;
      const TotalReader reader(*annex, rules);
      std::vector<std::pair<std::string, Total>> totals;
      for (const std::string& sentence : SplitBounded(paragraph, {"。"})) {
        const auto named = AnnexesNamed(sentence);
        if (std::find(named.begin(), named.end(), number) != named.end()) {
          CheckProblems(sentence, *annex, rules, report);
        }
        for (const std::string& part : Sentences(sentence)) {
          for (Total& total : reader.Read(part)) totals.emplace_back(part, std::move(total));
        }
      }
      for (const auto& [sentence, total] : totals) {
        if (!total.whole) {
          CheckTotal(total, *annex, rules, sentence, report);
        } else if (totals.size() == 1) {
          CheckWhole(total, *annex, rules, sentence, report);
        }
      }
    }
  }
}

}  // namespace xuncha::bulletin
