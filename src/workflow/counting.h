// SPDX-License-Identifier: Apache-2.0
//
// What counts as one problem (计数口径), as data/counting.toml says. Every problem has a cause key;
// problems of one subject with the same key are one problem, in whatever round and by whomever it
// was seen. The rule's words are printed with every figure made by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"

namespace xuncha::workflow {

enum class CountBy : std::uint8_t { kColumn = 0, kEntry, kPage, kCause, kSubject, kCheck, kWords };
const char* Name(CountBy by);  // column entry page cause subject check words

// One row of the table; the first that matches gives the unit of counting.
struct CountRule {
  std::vector<std::string> checks;
  std::vector<std::string> where;
  std::vector<model::Tier> tiers;
  CountBy by = CountBy::kSubject;
  bool common = false;
};

struct CountingRules {
  std::string text_zh;
  std::string text_en;
  int common_sites = 0;  // the same cause on so many sites is a common problem
  std::vector<CountRule> rules;
};

// kInvalidArgument names `file`, the key and what to do.
Result<CountingRules> ParseCountingRules(std::string_view toml,
                                         std::string_view file = "counting.toml");

// What a finding, an account's item or a person's word says, as far as counting asks.
struct CauseFacts {
  std::string_view check;
  std::string_view where;  // most visible place: home nav list content footer; "" = not known
  model::Tier tier = model::Tier::kOrder;
  std::string_view url;
  std::string_view target;
  std::string_view label;    // of the entry
  std::string_view seen;     // the value seen
  std::string_view message;  // key that says what is wrong: dead_link.gone
  const std::vector<std::string>* column_path = nullptr;  // null = none
};

struct Cause {
  std::string key;  // "stale_column column www.a.gov.cn/zw/tpxw"; never empty
  CountBy by = CountBy::kSubject;
  bool common = false;
};

// Nothing where no row matches: not a problem by these rules.
std::optional<Cause> CauseOf(const CountingRules& rules, const CauseFacts& facts);

// The same for a finding of a report: its label and place are those of its first occurrence.
std::optional<Cause> CauseOf(const CountingRules& rules, const model::Finding& finding);

// The unit of counting that a key was made by; nothing for keys made elsewhere.
std::optional<CountBy> CountedBy(std::string_view key);

// An address as keys have it: without scheme, fragment and a slash at the end.
std::string KeyAddress(std::string_view url);
// Its host with port, "" where there is none.
std::string HostOfAddress(std::string_view url);

}  // namespace xuncha::workflow
