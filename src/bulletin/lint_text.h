// SPDX-License-Identifier: Apache-2.0
//
// A document as lint.h reads it: blanks taken out, punctuation and digits in one form, the body
// apart from the annexes, tables that pages cut put together again. Internal to bulletin/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/document_part.h"

namespace xuncha::bulletin {

struct LintTable {
  std::string caption;  // of its own, else the annex's title
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};
struct LintAnnex {
  int number = 0;  // 0 = 附件 without a number
  std::string title;
  std::vector<LintTable> tables;
};
struct LintDocument {
  std::string title;
  std::vector<std::string> body;  // paragraphs, the title and the list of annexes left out
  std::vector<LintAnnex> annexes;
  std::vector<std::string> listed;  // 附件：1. … 2. …, a line each, with their numbers
};

// Without blanks and line breaks; full-width digits, letters, percent and brackets in one form;
// 1,260 as 1260.
std::string Squeezed(std::string_view text);

LintDocument ReadForLint(const std::vector<model::TextBlock>& blocks);

// A number with what stands around it up to the next punctuation.
struct Figure {
  double value = 0;
  int decimals = 0;
  bool percent = false;
  bool calendar = false;           // a year, month, day or quarter
  std::string label;               // before it
  std::string after;               // behind it, the unit first
  std::string between;             // from what is behind the number before it to the label
  std::size_t begin = 0, end = 0;  // bytes of the digits in the text
};
// Of one sentence: in their order. Numbers within 〔〕 and 《》 are none.
std::vector<Figure> FiguresIn(std::string_view sentence);

// Parts of a text between any of the marks ("。", "；" …), none of them empty.
std::vector<std::string> SplitAt(std::string_view text, const std::vector<std::string_view>& marks);

// 共发现五, 第十二: where the Chinese number at the end begins, and its value up to 99; 0 = none.
std::pair<std::size_t, std::size_t> NumeralBefore(std::string_view text);

bool ContainsAny(std::string_view text, const std::vector<std::string>& words);
// The index of the first column whose head holds one of the words; -1 = none.
int ColumnOf(const LintTable& table, const std::vector<std::string>& words);
// A whole number that fills the text; -1 = it is none.
long long WholeNumber(std::string_view text);

}  // namespace xuncha::bulletin
