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

using WordList = std::vector<std::string>;

struct RateRule {
  WordList name, part, whole, rest;
  bool carried = false;  // the part may hold what earlier periods left
  bool unsure = false;   // its whole differs from place to place: advice only
  bool plain = false;    // nothing that is not understood may stand before the whole
  bool verdict = false;  // the part is what annexes tell as passed
};
struct DivisionRule {
  WordList of, classes;
};
struct PartsRule {
  WordList total, may, rate;
  std::vector<WordList> parts;  // each in other words for the same
};
struct NounRule {
  WordList words, captions;
  bool with_problems = false;
};

// lint.toml says what each list is for.
struct LintRules {
  std::vector<RateRule> rates;
  std::vector<NounRule> nouns;
  std::vector<WordList> subjects;  // names of one thing each
  std::vector<DivisionRule> divisions;
  std::vector<PartsRule> sums;
  std::string problem, examples;
  WordList nothing, fixed, counts, names, serial, total, subtotal, mean, items, spans, published;
  WordList in_all, over, under, equal, fillers, everywhere, now, comes_to, undone, earlier, longer,
      follow_up;
  WordList narrows, changes, places;
  WordList class_tails, around, joins, have, some, mistakes, wrong_heads, right_heads, results,
      pass, fail;
  WordList all_pass, asks, demands, everybody, hands_in, told_before, to_come, until, contacts,
      citizens;
  std::shared_ptr<const text_checks::TextScanner> scanner;  // never null once parsed
};

// kInvalidArgument names the file, key and what to do. REQUIRES: scanner != nullptr
Result<LintRules> ParseLintRules(std::string_view lint_toml,
                                 std::shared_ptr<const text_checks::TextScanner> scanner);

}  // namespace xuncha::bulletin
