// SPDX-License-Identifier: Apache-2.0
//
// The groups of rules behind lint.h. Each adds what it finds. Internal to bulletin/.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bulletin/lint.h"
#include "bulletin/lint_text.h"

namespace xuncha::bulletin {

class LintReport {
 public:
  void Error(std::string key, std::vector<std::pair<std::string, std::string>> values,
             std::vector<std::string> places) {
    items_.push_back({true, {std::move(key), std::move(values)}, std::move(places)});
  }
  void Advice(std::string key, std::vector<std::pair<std::string, std::string>> values,
              std::vector<std::string> places) {
    items_.push_back({false, {std::move(key), std::move(values)}, std::move(places)});
  }
  std::vector<LintItem> Take() { return std::move(items_); }

 private:
  std::vector<LintItem> items_;
};

void LintRates(const LintDocument& document, const LintRules& rules, LintReport& report);
// What paragraphs say a total falls into: lint_sums.cc.
void LintSums(const LintDocument& document, const LintRules& rules, LintReport& report);
void LintAnnexes(const LintDocument& document, const LintRules& rules, LintReport& report);
// 22个部门、18个镇共公开信息1845条 against the annex: lint_claims.cc.
void LintClaims(const LintDocument& document, const LintRules& rules, LintReport& report);
// 20家全部合格 against the annex's column of results.
void LintResults(const LintDocument& document, const LintRules& rules, LintReport& report);
void LintBands(const LintDocument& document, const LintRules& rules, LintReport& report);
void LintDays(const LintDocument& document, const LintRules& rules, LintReport& report);
void LintSpelling(const LintDocument& document, const LintRules& rules, LintReport& report);
void LintPersonal(const std::vector<model::TextBlock>& blocks, const LintRules& rules,
                  LintReport& report);
void LintAges(const LintDocument& document, LintReport& report);

// 20, 31.75.
std::string ShownNumber(double value);
// Whether a printed rate is part ÷ whole, rounded or cut to its decimals: both are seen.
bool RateAgrees(const Figure& rate, double part, double whole);
// Of lint.rate.
std::vector<std::pair<std::string, std::string>> RateValues(const Figure& rate, double part,
                                                            double whole);
// Parts of a paragraph between the marks, but for those too long to be sentences.
std::vector<std::string> SplitBounded(std::string_view paragraph,
                                      const std::vector<std::string_view>& marks);
// The sentences of a paragraph that end with 。 or ；.
std::vector<std::string> Sentences(std::string_view paragraph);
// Numbers of the annexes that a text names: 见附件3 → 3; 附件 without a number → 0.
std::vector<int> AnnexesNamed(std::string_view text);
// The annex of that number; nullptr = none.
const LintAnnex* AnnexOf(const LintDocument& document, int number);
// A row that adds up others or is their mean: 合计, 小计, 平均.
bool IsTotalRow(const std::vector<std::string>& row, const LintRules& rules);
// A row that holds one of the words as a cell.
bool HasCell(const std::vector<std::string>& row, const WordList& words);
// "" = there is no such column.
std::string CellOf(const std::vector<std::string>& row, int column);
// 2022年第三季度, 2022年第3季度, each that stands there.
std::vector<std::string> PeriodsIn(std::string_view text);
// Whether an annex is of the document's own period, as far as its title says, and lists all.
bool IsOfThePeriod(const LintDocument& document, const LintAnnex& annex, const LintRules& rules);
// 附件3, 附件.
std::string AnnexName(const LintAnnex& annex);

}  // namespace xuncha::bulletin
