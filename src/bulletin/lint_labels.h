// SPDX-License-Identifier: Apache-2.0
//
// What the words around a number say, where every one of them is known: 全县共检查政府网站 20 家 is
// a whole of websites that were checked. Statements of part and whole within a sentence. What is
// not wholly understood is not told. Internal to bulletin/.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/lint_rules.h"
#include "bulletin/lint_text.h"

namespace xuncha::bulletin {

using Subjects = std::set<std::size_t>;  // indexes of LintRules::subjects

// A counted thing: 检查政府网站20家.
struct Told {
  Figure figure;
  Subjects subjects;
  std::string measure;
  bool sibling = false;     // it goes on from the one before: 、新媒体200个
  bool everywhere = false;  // nothing else stands in the label that could narrow it
};

struct Statement {
  Told whole, part;
  std::optional<Told> rest;
  std::optional<Figure> rate;  // the first that is printed of this part in this whole
};

class LabelReader {
 public:
  explicit LabelReader(const LintRules& rules) : rules_(rules) {}

  // The measure word at the beginning; "" = it counts no items (6个月, 1.2万条).
  std::string Measure(std::string_view after) const;
  // A number of days, months, points.
  bool IsSpan(const Figure& figure) const;
  // About, over, the first of: no exact count.
  bool IsAround(const Figure& figure) const;
  // Whether the text consists of fillers, subjects and names of whole places; with `now` of words
  // like 目前, too.
  bool IsPlain(std::string_view text, bool now = false) const;
  // 共检查政府网站20家: the label ends in one of the verbs and what was counted.
  std::optional<Told> Whole(const Figure& figure, const RateRule& rule) const;
  // 其中合格18家: nothing but the verb and what was counted; with `now` 目前已整改20个, too.
  std::optional<Told> Done(const Figure& figure, const WordList& verbs, bool now) const;
  // 新媒体200个 in 检查网站50家、新媒体200个.
  std::optional<Told> Sibling(const Figure& figure) const;
  bool IsRateOf(const Figure& figure, const RateRule& rule, Subjects& subjects) const;

 private:
  bool Consume(std::string_view text, const WordList* verbs, bool now, Subjects& subjects) const;
  std::string_view WithoutPlace(std::string_view text) const;
  bool ReadTail(const Figure& figure, Told& told) const;

  const LintRules& rules_;
};

// What a sentence tells for one rule, in its order. A count between that is not understood, or
// words between that are not, end what was told before.
std::vector<Statement> StatementsIn(const std::string& sentence, const RateRule& rule,
                                    const LintRules& rules);

}  // namespace xuncha::bulletin
