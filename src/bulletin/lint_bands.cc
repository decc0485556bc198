// SPDX-License-Identifier: Apache-2.0
//
// A、B公开信息超过200条，C公开信息为0: each name against its row of the annex.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

enum class Band { kOver, kUnder, kEqual };

struct Claim {
  std::vector<std::string> names;
  Band band = Band::kOver;
  long long limit = 0;
  bool examples = false;  // 等: others may be meant
};

struct UnitRow {
  std::string name;
  long long items = 0;
};

std::vector<UnitRow> RowsOf(const LintAnnex& annex, const LintRules& rules) {
  std::vector<UnitRow> rows;
  for (const LintTable& table : annex.tables) {
    const int count = ColumnOf(table, rules.counts);
    const int name = ColumnOf(table, rules.names);
    const auto counts = std::count_if(table.head.begin(), table.head.end(), [&](const auto& head) {
      return ContainsAny(head, rules.counts);
    });
    if (counts != 1 || name < 0) continue;
    for (const auto& row : table.rows) {
      const auto most = static_cast<std::size_t>(std::max(count, name));
      if (row.size() <= most || IsTotalRow(row, rules)) continue;
      const long long items = WholeNumber(row[static_cast<std::size_t>(count)]);
      if (items >= 0) rows.push_back({row[static_cast<std::size_t>(name)], items});
    }
  }
  return rows;
}

// The row of that name, or the only one that holds it.
const UnitRow* RowNamed(const std::vector<UnitRow>& rows, const std::string& name) {
  const UnitRow* found = nullptr;
  for (const UnitRow& row : rows) {
    if (row.name == name) return &row;
    if (row.name.find(name) == std::string::npos) continue;
    if (found != nullptr) return nullptr;
    found = &row;
  }
  return found;
}

bool EndsWithWord(std::string_view text, const std::vector<std::string>& words, std::size_t& size) {
  for (const std::string& word : words) {
    if (!text.ends_with(word)) continue;
    size = word.size();
    return true;
  }
  return false;
}

std::optional<Claim> ClaimIn(const std::string& clause, const LintRules& rules) {
  const std::vector<Figure> figures = FiguresIn(clause);
  if (figures.size() != 1 || figures[0].percent) return std::nullopt;
  Claim claim;
  claim.limit = static_cast<long long>(figures[0].value);
  std::string_view head = std::string_view(clause).substr(0, figures[0].begin);
  std::size_t size = 0;
  if (EndsWithWord(head, rules.over, size)) {
    claim.band = Band::kOver;
  } else if (EndsWithWord(head, rules.under, size)) {
    claim.band = Band::kUnder;
  } else if (EndsWithWord(head, rules.equal, size)) {
    claim.band = Band::kEqual;
  } else {
    return std::nullopt;
  }
  head.remove_suffix(size);
  for (const std::string_view word : {"数量", "条数", "均", "数"}) {
    if (head.ends_with(word)) head.remove_suffix(word.size());
  }
  if (!EndsWithWord(head, rules.published, size)) return std::nullopt;
  head.remove_suffix(size);
  if (head.starts_with("其中")) head.remove_prefix(std::string_view("其中").size());
  const std::size_t examples = head.rfind(rules.examples);
  if (examples != std::string_view::npos) {
    claim.examples = true;
    head = head.substr(0, examples);
  }
  claim.names = SplitAt(head, {"、", "和"});
  if (claim.names.empty()) return std::nullopt;
  return claim;
}

bool Holds(const Claim& claim, long long items) {
  switch (claim.band) {
    case Band::kOver:
      return items > claim.limit;
    case Band::kUnder:
      return items < claim.limit;
    default:
      return items == claim.limit;
  }
}

// Each clause and its sentence.
std::vector<std::pair<std::string, std::string>> ClausesOf(const std::string& paragraph) {
  std::vector<std::pair<std::string, std::string>> clauses;
  for (const std::string& sentence : Sentences(paragraph)) {
    for (std::string& clause : SplitAt(sentence, {"，", "（", "）"})) {
      clauses.emplace_back(std::move(clause), sentence);
    }
  }
  return clauses;
}

void CheckParagraph(const std::string& paragraph, const LintAnnex& annex, const LintRules& rules,
                    LintReport& report) {
  const std::vector<UnitRow> rows = RowsOf(annex, rules);
  if (rows.empty()) return;
  std::vector<Claim> claims;
  std::set<std::string> named;
  bool examples = false;
  for (const auto& [clause, sentence] : ClausesOf(paragraph)) {
    const auto claim = ClaimIn(clause, rules);
    if (!claim || ContainsAny(sentence, rules.earlier)) continue;
    examples = examples || claim->examples;
    bool known = false;
    for (const std::string& name : claim->names) {
      const UnitRow* row = RowNamed(rows, name);
      if (row == nullptr) continue;
      known = true;
      named.insert(row->name);
      if (Holds(*claim, row->items)) continue;
      report.Error(
          "lint.band",
          {{"unit", name}, {"items", std::to_string(row->items)}, {"annex", AnnexName(annex)}},
          {clause});
    }
    if (known) claims.push_back(*claim);
  }
  if (examples || claims.empty()) return;
  std::vector<std::string> missing;
  for (const UnitRow& row : rows) {
    const bool meant = std::any_of(claims.begin(), claims.end(),
                                   [&](const Claim& claim) { return Holds(claim, row.items); });
    if (meant && !named.contains(row.name)) missing.push_back(row.name);
  }
  if (!missing.empty()) {
    report.Advice("lint.band_missing",
                  {{"n", std::to_string(missing.size())}, {"annex", AnnexName(annex)}}, missing);
  }
}

// The annex of a paragraph that names none: the only one with counts of what is published.
const LintAnnex* OnlyAnnex(const LintDocument& document, const LintRules& rules) {
  const LintAnnex* found = nullptr;
  for (const LintAnnex& annex : document.annexes) {
    if (annex.title.find("公开") == std::string::npos || RowsOf(annex, rules).empty()) continue;
    if (found != nullptr) return nullptr;
    found = &annex;
  }
  return found;
}

}  // namespace

void LintBands(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    // A year's figures, or those of another quarter, stand in no annex of this one.
    if (ContainsAny(paragraph, rules.longer)) continue;
    const auto named = AnnexesNamed(paragraph);
    if (named.empty()) {
      const LintAnnex* annex = OnlyAnnex(document, rules);
      if (annex != nullptr && IsOfThePeriod(document, *annex, rules)) {
        CheckParagraph(paragraph, *annex, rules, report);
      }
    }
    for (const int number : std::set<int>(named.begin(), named.end())) {
      const LintAnnex* annex = AnnexOf(document, number);
      if (annex != nullptr && IsOfThePeriod(document, *annex, rules)) {
        CheckParagraph(paragraph, *annex, rules, report);
      }
    }
  }
}

}  // namespace xuncha::bulletin
