// SPDX-License-Identifier: Apache-2.0
//
// The words that lint.h goes by: data/bulletin/lint.toml, and the scanner of wrong words and
// personal data.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text_checks/text_scanner.h"

namespace xuncha::bulletin {

struct RateRule {
  std::vector<std::string> name, part, whole, never;
};
struct NounRule {
  std::vector<std::string> words, captions;
  bool with_problems = false;
};

struct LintRules {
  std::vector<RateRule> rates;
  std::vector<NounRule> nouns;
  std::string problem, examples;
  std::vector<std::string> counts, total, items, published, over, under, equal;
  std::vector<std::string> mistakes;  // said where others' wrong words are quoted
  std::shared_ptr<const text_checks::TextScanner> scanner;  // never null once parsed
};

// kInvalidArgument names the file, key and what to do. REQUIRES: scanner != nullptr
Result<LintRules> ParseLintRules(std::string_view lint_toml,
                                 std::shared_ptr<const text_checks::TextScanner> scanner);

}  // namespace xuncha::bulletin
