// SPDX-License-Identifier: Apache-2.0
//
// What the columns of tables are called: kinds of tables, their fields and the headers that people
// give them, from data/sheet_headers.toml. This folder knows no field by name; a header is text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

struct HeaderField {
  std::string id;                  // "name"
  std::string title;               // the header as we write it: "单位名称"
  bool required = false;           // no table of the kind without it
  std::vector<std::string> names;  // other headers, the more usual first
};

struct HeaderKind {
  std::string id;                   // "units"
  std::string title;                // "单位"
  std::vector<std::string> sheets;  // usual names of such a sheet
  std::vector<HeaderField> fields;
  // Folded header → field and how usual: 0 is the title, then the names in order.
  struct Match {
    std::size_t field = 0;
    std::size_t rank = 0;
  };
  std::map<std::string, Match, std::less<>> by_name;
  // Folded beginnings of rows that are no records: "填表人：…" and "合计". The same for all kinds.
  std::vector<std::string> remarks;
  std::vector<std::string> totals;

  const HeaderField* Find(std::string_view field_id) const;  // nullptr = there is none
};

// A header as it is compared: half-width, lower case, without white space, punctuation, leading
// numbers ("1." "（一）") and the marks of required fields (* ※). Brackets lose their signs only.
std::string FoldHeader(std::string_view header);
// The same without what stands in brackets: "网站名称（全称）" → "网站名称".
std::string FoldWithoutBrackets(std::string_view header);

// Const after parsing; safe from any thread.
class HeaderWords {
 public:
  // kInvalidArgument names file, line and what is wrong; a name that two fields of a kind share is.
  static Result<HeaderWords> Parse(std::string_view toml,
                                   const std::string& file = "sheet_headers.toml");

  const HeaderKind* Find(std::string_view kind_id) const;  // nullptr = there is none
  const std::vector<HeaderKind>& kinds() const { return kinds_; }

  // Yes and no as people tick them (√, 是, 停用 …); nothing for other words and for an empty cell.
  std::optional<bool> ReadYes(const Value& value) const;

 private:
  std::vector<HeaderKind> kinds_;
  std::map<std::string, bool, std::less<>> yes_no_;  // folded
};

}  // namespace xuncha::sheets
