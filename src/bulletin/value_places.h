// SPDX-License-Identifier: Apache-2.0
//
// Where the values of a sealed text stand in what a person made of it. A value stands only as a
// whole: 1309 does not stand in 1309.5, 合格 not in 不合格, 公安局 not in 公安局交警支队; nor where
// the words beside it say the opposite now.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/binder.h"
#include "bulletin/reversals.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// Without blanks, one letter a character.
Letters LettersOf(std::string_view text);
std::string TextOfLetters(const Letters& letters);

// data/bulletin/compare.toml: what makes a value another one where it stands beside it.
struct BorderRules {
  Letters numerals, number_marks, before_number, after_number, points, ranges, extends;
  std::vector<Letters> negations, comparatives, before_name, after_name;
  ReversalRules reversals;
};
// kInvalidArgument names `file`, key and what to do.
Result<BorderRules> ParseBorderRules(std::string_view toml, const std::string& file);

// The rules, and which values of a document are names: a word beside a name makes it another one,
// beside other words of the records it may not.
struct Borders {
  const BorderRules& rules;
  std::set<std::string, std::less<>> names;
};
Borders BordersOf(const model::BulletinDocument& document, const BorderRules& rules);

// One value of the sealed text.
struct ValuePlace {
  const model::TextRun* run = nullptr;  // of the sealed text
  bool stands = false;                  // as a whole
  std::size_t begin = 0, end = 0;       // in the letters of the found text, where it stands
  std::size_t from = 0, until = 0;      // what stands in its place, between what both texts have
  // The value itself stands, but what is said of it was turned round: so then and now. Else "".
  Letters said, says;
};

// A place for each run of `sealed` that prints a value, in their order. Bounded: texts that differ
// in more than 4,000 letters are compared at their heads and ends alone.
std::vector<ValuePlace> PlacesOf(const Runs& sealed, const Letters& found, const Borders& borders);

}  // namespace xuncha::bulletin
