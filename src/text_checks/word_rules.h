// SPDX-License-Identifier: Apache-2.0
//
// Which words are wrong, as data: pairs of wrong and right words with the context that makes them
// certain (data/misstatements.toml), and names of bodies and office holders that held until a day
// (data/former_names.toml). content-safety.md §2.3.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/text_hit.h"

namespace xuncha::text_checks {

struct WordRule {
  model::TextHitKind kind = model::TextHitKind::kWrongWord;
  std::string wrong;  // # stands for a number; its id, too
  std::string right;
  std::string group;  // 国名, 机构, 领导人, 固定表述, 地名, 形近, 音近, 多字漏字, 标点 …
  model::WordSeverity severity = model::WordSeverity::kOrdinary;
  bool disputed = false;
  std::vector<std::string> near;      // one of them stands around it, else it is not told
  std::vector<std::string> not_near;  // none of them does
  std::vector<std::string> except;    // longer words in which it is right
  std::string from, until;            // days between which it is wrong; "" = always
  std::string source;                 // who says so
};

struct WordRules {
  std::size_t window = 24;              // characters on either side that near and not_near look at
  std::vector<std::string> correcting;  // near a wrong word: the text speaks about the mistake
  std::vector<WordRule> rules;
};

// kInvalidArgument names file, line, key and what to do. `former_toml` may be empty: no names.
Result<WordRules> ParseWordRules(std::string_view misstatements_toml, std::string_view former_toml);

}  // namespace xuncha::text_checks
