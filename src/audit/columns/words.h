// SPDX-License-Identifier: Apache-2.0
//
// The words by which columns are understood: data/columns.toml, edited by operators. Plain data;
// safe to share between threads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/word_set.h"
#include "model/column.h"

namespace xuncha::audit {

struct ColumnWords {
  using KindWord = std::pair<std::string, model::ColumnKind>;
  std::vector<KindWord> kinds;                                     // parts of names
  std::vector<KindWord> column_types;                              // parts of the tag ColumnType
  std::map<std::string, model::ColumnKind, std::less<>> segments;  // whole, of addresses

  WordSet home;           // labels of the home page
  WordSet more;           // labels that name nothing
  WordSet caseless;       // endings of files whose servers mind no case: aspx
  WordSet back;           // labels that lead upwards and name nothing: 返回
  WordSet tools;          // labels of pages that are never columns
  WordSet footers;        // labels of small pages that seldom are
  WordSet tool_segments;  // path segments of such pages
  WordSet list_ends;      // last steps of a breadcrumb that name nothing

  WordSet empty_tags;  // what programs write into tags for nothing

  std::vector<std::string> archived_names;    // parts of names
  std::vector<std::string> archived_phrases;  // parts of a page's own words
  std::vector<std::string> closed_notes;      // parts of a note that nothing more will come
  std::vector<std::string> loading;     // … of the text where a script has filled nothing yet
  std::vector<std::string> none_notes;  // … where a person says that there is nothing
  std::vector<model::ColumnKind> static_kinds;
  std::vector<std::string> static_names;  // parts of names

  WordSet page_parameters;  // lower-case
  WordSet index_names;      // lower-case

  // The kind of the word that ends last in the text; of several the longest, of equal ones the
  // first. False = none.
  static bool Find(const std::vector<KindWord>& words, std::string_view text,
                   model::ColumnKind& out);
  static bool HasPart(const std::vector<std::string>& words, std::string_view text);
};

// kInvalidArgument names `file`, the key and what to do: an unknown kind, a list that is missing.
Result<ColumnWords> ParseColumnWords(std::string_view toml,
                                     std::string_view file = "data/columns.toml");

}  // namespace xuncha::audit
