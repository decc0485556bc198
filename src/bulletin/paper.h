// SPDX-License-Identifier: Apache-2.0
//
// Papers beside the bulletin: orders (交办单), notices (检查通知), letters and forms, as editable
// templates (data/papers/*.toml) that are filled with values and lists of rows. One template gives
// the document (docx_parts.h lays it out) and, where it says so, a short text to copy.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// What a paper can print. Every name is there; "" = not known, and what mentions it is left out.
using PaperRow = std::map<std::string, std::string, std::less<>>;
struct PaperList {
  std::vector<std::string> fields;  // of every row; besides, {row} is its serial number
  std::vector<PaperRow> rows;
};
struct PaperFacts {
  PaperRow values;
  std::map<std::string, PaperList, std::less<>> lists;
};

// Text with {names}. Left out as a whole where a name in it, or one of `when`, is "", or one of
// `unless` is not.
struct PaperFragment {
  std::string text;
  std::vector<std::string> when;
  std::vector<std::string> unless;
};

struct PaperParagraph {
  model::ParagraphRole role = model::ParagraphRole::kBody;
  std::string each;  // once for every row of this list; "" = once
  std::string lead;  // of kLead2, kLead3
  std::vector<PaperFragment> fragments;
};

struct PaperColumn {
  std::string title;
  std::string text;  // pattern over the row's fields and the values; parts may be empty
  int width_mm = 20;
  bool centred = false;
};

struct PaperTable {
  std::string title;  // of the annex; of a table in the body the caption, "" = none
  std::string rows;   // the list
  bool annex = true;  // on a new page; else after the paragraphs
  int row_mm = 0;     // least height of a row; 0 = as high as its text
  std::vector<PaperColumn> columns;
};

struct PaperTemplate {
  std::string file;                                                             // for errors
  std::string red_head, number, title, addressees, signature, date, copies_to;  // patterns
  std::vector<PaperParagraph> paragraphs;
  std::vector<PaperTable> tables;
  std::vector<PaperParagraph> message;  // lines of the text to copy; empty = there is none
  PaperRow words;  // what whoever fills it says for a record's names: pass → 未发现问题
};

// kInvalidArgument names `file`, line and what to do.
Result<PaperTemplate> ParsePaper(std::string_view toml, const std::string& file);

// The paper as a document of its own, without records behind it. kInvalidArgument names the
// template, a name in it that `facts` lacks, and those that it has. A paragraph or table that comes
// to nothing is left out.
Result<model::Bulletin> ComposePaper(const PaperTemplate& paper, const PaperFacts& facts);

// The text to copy, lines ended by \n. kInvalidArgument where the template has none.
Result<std::string> PaperMessage(const PaperTemplate& paper, const PaperFacts& facts);

}  // namespace xuncha::bulletin
