// SPDX-License-Identifier: Apache-2.0
//
// What the plan of a site must know of the family that will show it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "site_generator/columns/site.h"

namespace xuncha::sitegen::columns {

// Which of the sets of columns and wordings a family draws from.
enum class Words : std::uint8_t { kFirst = 0, kLate, kFourth, kFifth, kSixth, kSeventh };

struct Traits {
  const char* family;
  bool gbk;
  double rowless;         // share of lists whose rows show no dates
  Dating rowless_dating;  // how articles of half of those lists say their day; others print it
  bool yearless;          // rows of some lists show no year: their articles always do
  double type_tags;       // share of columns whose ColumnType says their kind
  std::uint32_t page_size;
  double day_titles;  // share of news and notices whose title begins with the day they tell of
  Words words = Words::kFirst;  // all but the first have lists of nothing but files, too
};

std::span<const Traits> AllTraits();
// Null when there is no such family.
const Traits* TraitsOf(std::string_view family);

}  // namespace xuncha::sitegen::columns
