// SPDX-License-Identifier: Apache-2.0
//
// Anybody's bulletin, read as paragraphs and tables: does it contradict itself? Errors (sums,
// rates, text against the annexes' rows, days, misspellings, personal data in clear) apart from
// advice (the same column worded with different ages, wording that dictionaries dispute). Precision
// first: examples that do not add up to the total are no error, what cannot be told is not told.
// bulletin.md §2, O21.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/lint_rules.h"
#include "model/document_part.h"
#include "model/message.h"

namespace xuncha::bulletin {

struct LintItem {
  bool error = true;  // false = advice
  model::Message message;
  std::vector<std::string> places;  // the words it is about, as they stand there
};

// Whether a document holds Chinese text, and hardly any that was decoded wrongly.
bool IsReadable(const std::vector<model::TextBlock>& blocks);

// Errors first, each in the order of the document. Linear in the text for each rule.
std::vector<LintItem> Lint(const std::vector<model::TextBlock>& blocks, const LintRules& rules);

}  // namespace xuncha::bulletin
