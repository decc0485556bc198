// SPDX-License-Identifier: Apache-2.0
//
// 检查网站20家，全部合格; 合格18家: against the column of results of the annex.
#include <algorithm>
#include <string>

#include "bulletin/lint_impl.h"
#include "bulletin/lint_labels.h"

namespace xuncha::bulletin {
namespace {

struct Results {
  std::size_t rows = 0, passed = 0, failed = 0;
};

// False = it has no such column.
bool ResultsOf(const LintAnnex& annex, const LintRules& rules, Results& results) {
  bool found = false;
  for (const LintTable& table : annex.tables) {
    const int column = ColumnOf(table, rules.results);
    if (column < 0) continue;
    // 整改结果, 复查结果 are of a later day.
    if (ContainsAny(table.head[static_cast<std::size_t>(column)], rules.fixed)) continue;
    found = true;
    for (const auto& row : table.rows) {
      if (IsTotalRow(row, rules)) continue;
      ++results.rows;
      const std::string cell = CellOf(row, column);
      const auto is = [&](const WordList& words) {
        return std::find(words.begin(), words.end(), cell) != words.end();
      };
      if (is(rules.pass)) ++results.passed;
      if (is(rules.fail)) ++results.failed;
    }
  }
  return found;
}

struct Claim {
  Told whole;
  double passed = 0;
};

// 抽查20家，全部合格; 20家全部合格.
std::vector<Claim> AllPassed(const std::string& sentence, const RateRule& rule,
                             const LintRules& rules) {
  const LabelReader reader(rules);
  std::vector<Claim> claims;
  constexpr std::size_t kNear = 100;  // bytes
  for (Figure figure : FiguresIn(sentence)) {
    const std::string_view rest = std::string_view(sentence).substr(figure.end, kNear);
    for (const std::string& words : rules.all_pass) {
      const std::size_t at = rest.find(words);
      if (at == std::string_view::npos) continue;
      const std::string_view between = rest.substr(0, at);
      const std::string_view behind = rest.substr(at + words.size());
      const bool ends = behind.empty() || behind.starts_with("，") || behind.starts_with("（");
      const std::string measure = reader.Measure(between);
      if (!ends || measure.empty()) continue;
      std::string_view tail = between.substr(measure.size());
      if (tail.ends_with("，")) tail.remove_suffix(std::string_view("，").size());
      if (!reader.IsPlain(tail)) continue;
      figure.after = measure + std::string(tail);
      std::optional<Told> whole = reader.Whole(figure, rule);
      if (!whole && figure.label.find("其中") == std::string::npos) {
        // 20家全部合格 with nothing before it that could narrow it.
        whole = reader.Sibling(figure);
        if (!whole && figure.label.empty()) whole = Told{figure, {}, measure, false};
        if (whole) whole->everywhere = figure.begin == figure.label.size();
      }
      if (whole) claims.push_back({*whole, figure.value});
      break;
    }
  }
  return claims;
}

bool Names(const std::string& sentence, const LintAnnex& annex) {
  const auto named = AnnexesNamed(sentence);
  return std::find(named.begin(), named.end(), annex.number) != named.end();
}

// The annex that lists what was counted: of that name, the only one with results.
bool IsAbout(const LintAnnex& annex, const Told& whole, const LintRules& rules) {
  if (whole.subjects.size() != 1) return false;
  return ContainsAny(annex.title, rules.subjects[*whole.subjects.begin()]);
}

void CheckClaim(const Claim& claim, const std::string& sentence, const LintDocument& document,
                const LintRules& rules, LintReport& report) {
  for (const LintAnnex& annex : document.annexes) {
    Results results;
    const bool named = Names(sentence, annex);
    const bool about = IsAbout(annex, claim.whole, rules);
    if (!about && !(named && claim.whole.subjects.empty())) continue;
    if (!IsOfThePeriod(document, annex, rules) || !ResultsOf(annex, rules, results)) continue;
    const double whole = claim.whole.figure.value;
    const bool all_rows = whole == static_cast<double>(results.rows) &&
                          results.passed + results.failed == results.rows;
    if (claim.passed == whole && results.failed > 0 &&
        (all_rows || (named && claim.whole.everywhere))) {
      report.Error("lint.all_pass",
                   {{"said", std::to_string(static_cast<long long>(whole))},
                    {"n", std::to_string(results.failed)},
                    {"annex", AnnexName(annex)}},
                   {sentence});
    } else if (claim.passed < whole && all_rows &&
               claim.passed != static_cast<double>(results.passed)) {
      report.Error("lint.passed",
                   {{"said", std::to_string(static_cast<long long>(claim.passed))},
                    {"rows", std::to_string(results.passed)},
                    {"annex", AnnexName(annex)}},
                   {sentence});
    }
  }
}

}  // namespace

void LintResults(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    for (const std::string& sentence : Sentences(paragraph)) {
      for (const RateRule& rule : rules.rates) {
        if (!rule.verdict) continue;
        std::vector<Claim> claims = AllPassed(sentence, rule, rules);
        for (const Statement& told : StatementsIn(sentence, rule, rules)) {
          claims.push_back({told.whole, told.part.figure.value});
        }
        for (const Claim& claim : claims) {
          CheckClaim(claim, sentence, document, rules, report);
        }
      }
    }
  }
}

}  // namespace xuncha::bulletin
