// SPDX-License-Identifier: Apache-2.0
//
// Tells numbers of persons among the digits of a text: identity numbers, mobiles, bank cards, and
// such as are masked too little. Immutable; safe to share between threads. content-safety.md §3.1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/text_hit.h"
#include "text_checks/personal_rules.h"

namespace xuncha::text_checks {

struct PersonalMatch {
  model::TextHitKind kind = model::TextHitKind::kIdNumber;
  std::size_t begin = 0, end = 0;  // bytes of the text
};

// Where in a table a text stands.
struct TableColumn {
  std::string_view heading;  // without white space; "" = in no table, or below no heading
  bool of_posts = false;     // the table tells of people in their office
};

class PersonalFinder {
 public:
  explicit PersonalFinder(PersonalRules rules) : rules_(std::move(rules)) {}

  static bool MayBegin(char c) { return (c >= '0' && c <= '9') || c == '*'; }

  // Looks at the run of digits and stars that begins at `at` and gives where to go on; a number
  // found is appended. `column` is what it stands under in a table.
  // REQUIRES: MayBegin(text[at]), and nothing of its kind right in front
  std::size_t LookAt(std::string_view text, std::size_t at, const TableColumn& column,
                     std::vector<PersonalMatch>& out) const;

  std::vector<PersonalMatch> FindAll(std::string_view text, const TableColumn& column = {}) const;

  // The masked form of a number of that kind: 41*************123.
  std::string Masked(model::TextHitKind kind, std::string_view number) const;

  const PersonalRules& rules() const { return rules_; }

 private:
  struct Run;
  bool Whole(const Run& run, std::vector<PersonalMatch>& out) const;
  bool Grouped(const Run& run, std::vector<PersonalMatch>& out) const;
  bool IsCard(const Run& run, std::string_view digits, std::size_t end) const;
  bool IsOfficial(const Run& run) const;
  bool IsWeaklyMasked(std::string_view masked) const;

  PersonalRules rules_;
};

}  // namespace xuncha::text_checks
