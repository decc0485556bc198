// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lint.h"

#include <algorithm>

#include "base/utf8.h"
#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {

std::vector<std::string> SplitBounded(std::string_view paragraph,
                                      const std::vector<std::string_view>& marks) {
  // Rules look back and forth within a sentence; nobody writes one of 2,000 characters.
  constexpr std::size_t kMostBytes = 6'000;
  std::vector<std::string> parts = SplitAt(paragraph, marks);
  std::erase_if(parts, [](const std::string& part) { return part.size() > kMostBytes; });
  return parts;
}

std::vector<std::string> Sentences(std::string_view paragraph) {
  return SplitBounded(paragraph, {"。", "；"});
}

std::vector<int> AnnexesNamed(std::string_view text) {
  constexpr std::string_view kWord = "附件";
  std::vector<int> numbers;
  for (std::size_t at = text.find(kWord); at != std::string_view::npos;
       at = text.find(kWord, at + kWord.size())) {
    const std::string_view rest = text.substr(at + kWord.size());
    std::size_t digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    const long long number = digits == 0 ? 0 : WholeNumber(rest.substr(0, digits));
    if (number <= 99) numbers.push_back(static_cast<int>(number));
  }
  return numbers;
}

const LintAnnex* AnnexOf(const LintDocument& document, int number) {
  for (const LintAnnex& annex : document.annexes) {
    if (annex.number == number) return &annex;
  }
  return nullptr;
}

std::string AnnexName(const LintAnnex& annex) {
  return "附件" + (annex.number == 0 ? std::string() : std::to_string(annex.number));
}

bool IsReadable(const std::vector<model::TextBlock>& blocks) {
  std::size_t chinese = 0;
  std::size_t broken = 0;
  const auto count = [&](std::string_view text) {
    while (!text.empty()) {
      const char32_t c = NextCodePoint(text);
      if (c >= 0x4E00 && c <= 0x9FFF) ++chinese;
      if (c == kReplacement) ++broken;
    }
  };
  for (const model::TextBlock& block : blocks) {
    count(block.text);
    for (const auto& row : block.rows) {
      for (const std::string& cell : row) count(cell);
    }
  }
  constexpr std::size_t kMostBroken = 10;  // one in so many
  return chinese > 0 && broken * kMostBroken <= chinese;
}

std::vector<LintItem> Lint(const std::vector<model::TextBlock>& blocks, const LintRules& rules) {
  const LintDocument document = ReadForLint(blocks);
  LintReport report;
  LintRates(document, rules, report);
  LintSums(document, rules, report);
  LintAnnexes(document, rules, report);
  LintClaims(document, rules, report);
  LintResults(document, rules, report);
  LintBands(document, rules, report);
  LintDays(document, rules, report);
  LintSpelling(document, rules, report);
  LintPersonal(blocks, rules, report);
  LintAges(document, report);
  std::vector<LintItem> items = report.Take();
  std::stable_partition(items.begin(), items.end(),
                        [](const LintItem& item) { return item.error; });
  return items;
}

}  // namespace xuncha::bulletin
