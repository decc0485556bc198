// SPDX-License-Identifier: Apache-2.0
//
// The words that lint.h goes by: data/bulletin/lint.toml and data/misspellings.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::bulletin {

struct RateRule {
  std::vector<std::string> name, part, whole, never;
};
struct NounRule {
  std::vector<std::string> words, captions;
  bool with_problems = false;
};
struct MisspellingRule {
  std::string wrong, right;
  std::vector<std::string> except;
};

struct LintRules {
  std::vector<RateRule> rates;
  std::vector<NounRule> nouns;
  std::string problem, examples;
  std::vector<std::string> counts, total, items, published, over, under, equal;
  std::vector<MisspellingRule> misspellings;
};

// kInvalidArgument names the file, key and what to do.
Result<LintRules> ParseLintRules(std::string_view lint_toml, std::string_view misspellings_toml);

}  // namespace xuncha::bulletin
