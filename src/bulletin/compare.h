// SPDX-License-Identifier: Apache-2.0
//
// What became of a sealed bulletin in Word: every number, name and date that no longer reads as
// sealed, the wording that a person changed, and what was put in or taken out as a whole. Issue
// "the quarter's documents" §5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bulletin/value_places.h"
#include "model/bulletin.h"
#include "model/document_part.h"

namespace xuncha::bulletin {

struct ValueChange {
  std::string name;  // of the bound value; of a column whose head was turned round its place
  std::string
      sealed;         // as printed when it was sealed; where its words were turned round, with them
  std::string found;  // what stands there now, or its words; "" = nothing
};
struct WordingChange {
  std::string sealed;      // a paragraph or cell; "" = an empty cell
  std::string found;       // as the file has it
  std::string place = {};  // of a cell: annex.sites:3:4, row and column from 1, row 0 the head
};

enum class PassageKind : std::uint8_t { kParagraph = 0, kRow, kTable };
const char* Name(PassageKind kind);  // paragraph row table

// A whole paragraph, row or table that was put in or taken out, or a paragraph that stands
// elsewhere now: under another heading it says another thing.
struct Passage {
  bool added = false;  // else removed, or moved
  PassageKind kind = PassageKind::kParagraph;
  std::string text;  // cells joined by |; of a table its head
  std::size_t number =
      0;              // from 1: among the paragraphs that hold text, the table's rows, the tables
  std::string after;  // what stands before it, of rows the row; "" = it is the first
  std::string table = {};  // of rows and tables: annex.sites; "" = none of the bulletin's
  bool moved = false;      // its place now is told
};

struct Comparison {
  std::vector<ValueChange> values;
  std::vector<WordingChange> wording;  // whose values are as sealed, but not their words
  std::vector<Passage> passages;       // in the file's order; what was taken out first
  // True where nothing but wording is different.
  bool keeps_figures() const { return values.empty() && passages.empty(); }
};

// A value that does not stand as a whole any more is changed (bulletin/value_places.h), in a cell
// that is nothing but a value also where anything was put beside it. Paragraphs are found again by
// their likeness, tables by their heads and rows, rows by their names. Blanks do not count.
// `rendered` is the sealed document as its own file reads: what it has beside the text is
// compared as it is printed, under the names red_head, number, copies_to, printed and
// annex.2.mark. Bounded: a paragraph is compared character by character
// up to 4,000 characters.
Comparison Compare(const model::BulletinDocument& sealed,
                   const std::vector<model::TextBlock>& rendered,
                   const std::vector<model::TextBlock>& edited, const BorderRules& rules);

}  // namespace xuncha::bulletin
