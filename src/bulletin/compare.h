// SPDX-License-Identifier: Apache-2.0
//
// What became of a sealed bulletin in Word: every number, name and date that no longer reads as
// sealed, and the wording that a person changed. Issue "the quarter's documents" §5.
#pragma once

#include <string>
#include <vector>

#include "model/bulletin.h"
#include "model/document_part.h"

namespace xuncha::bulletin {

struct ValueChange {
  std::string name;    // of the bound value
  std::string sealed;  // as printed when it was sealed
  std::string found;   // what stands there now; "" = nothing
};
struct WordingChange {
  std::string sealed;  // a paragraph or cell; "" = new
  std::string found;   // as the file has it; "" = gone
  bool in_table = false;
};
struct Comparison {
  std::vector<ValueChange> values;
  std::vector<WordingChange> wording;  // paragraphs whose values are as sealed, but not their words
};

// Paragraphs are found again by their likeness, cells by their row and column. Blanks do not count.
// Bounded: a paragraph is compared character by character up to 4,000 characters.
Comparison Compare(const model::BulletinDocument& sealed,
                   const std::vector<model::TextBlock>& edited);

}  // namespace xuncha::bulletin
