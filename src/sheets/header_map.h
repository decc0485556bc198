// SPDX-License-Identifier: Apache-2.0
//
// Which column of a table holds what. People delete, add, rename and move columns, put titles above
// and merge two lines into one header; what is clear is found, what is missing, unknown or said
// twice is told in the words of their file. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/header_words.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

// Rows from the top in which the header is looked for.
inline constexpr std::uint32_t kHeaderRows = 30;

struct HeaderColumn {
  std::uint32_t column = 0;            // from 1
  std::string text;                    // as it stands in the file; two lines joined by a space
  const HeaderField* field = nullptr;  // that it means or may mean; nullptr = none
};

class HeaderMap {
 public:
  // Finds the header of `kind` in the sheet. Const and complete even where there is none: ask
  // Check(). Both arguments must outlive the map.
  HeaderMap(const Sheet& sheet, const HeaderKind& kind, std::string file);

  // kInvalidArgument, in one line: no header row, the required columns that are missing, or columns
  // of which either could be meant.
  Status Check() const;

  bool found() const { return last_row_ > 0; }
  std::uint32_t first_row() const { return first_row_; }  // of the header; 0 = none was found
  std::uint32_t last_row() const { return last_row_; }    // the same row, or the next one

  bool Has(std::string_view field) const { return Column(field) > 0; }
  std::uint32_t Column(std::string_view field) const;  // 0 = the file has no such column
  std::string Header(std::string_view field) const;    // as in the file; "" = it has no such column
  // The row's cell in the field's column; merged cells have their value in every row. An empty cell
  // where the file has no such column.
  const Cell& Get(const Row& row, std::string_view field) const;
  // Of what Get returns: for messages about this cell.
  Place PlaceOf(const Row& row, std::string_view field) const;

  // Rows under the header that hold something in a known column. Left out are a header that stands
  // there again (printed on every page) and what SkippedRows returns.
  std::vector<const Row*> DataRows() const;
  // Rows under the header that hold something in a known column but are no records: "填表人：…",
  // "合计", a lone text over merged columns.
  std::vector<const Row*> SkippedRows() const;

  std::vector<const HeaderField*> missing() const;  // required fields without a column
  // Columns with a header that no field has, 序号 and the like among them.
  const std::vector<HeaderColumn>& unknown() const { return unknown_; }
  // Columns that may mean a field that a column with a more usual header has; not read.
  const std::vector<HeaderColumn>& spare() const { return spare_; }
  // Headers of both: what an import has to say that it does not read. Of `whole_fields` (ids) it
  // reads the spare columns, too.
  std::vector<std::string> NotRead(
      const std::set<std::string, std::less<>>& whole_fields = {}) const;
  // What a row holds of a field in whichever column may mean it, the usual one first; "" is left
  // out. For fields of which more than one column can be filled in.
  std::vector<std::string> AllTexts(const Row& row, std::string_view field) const;
  struct Ambiguous {
    const HeaderField* field = nullptr;
    std::vector<HeaderColumn> columns;  // two or more, with the same header
  };
  const std::vector<Ambiguous>& ambiguous() const { return ambiguous_; }

  // A measure to choose between sheets: fields found, required ones weighing more; 0 = no header.
  std::size_t score() const { return score_; }

 private:
  struct Candidate;
  Candidate Try(std::uint32_t first_row, std::uint32_t last_row) const;
  HeaderColumn HeaderAt(std::uint32_t first_row, std::uint32_t last_row, std::uint32_t column,
                        std::vector<std::string>& folded) const;
  const Cell& CellAt(const Row& row, std::uint32_t column) const;
  bool MayHaveTwoLines(std::uint32_t row) const;
  bool RepeatsHeader(const Row& row) const;
  bool IsRemark(const Row& row) const;
  std::vector<const Row*> RowsBelow(bool remarks) const;
  void Take(Candidate&& candidate);

  const Sheet& sheet_;
  const HeaderKind& kind_;
  std::string file_;
  std::uint32_t first_row_ = 0;
  std::uint32_t last_row_ = 0;
  std::size_t score_ = 0;
  std::vector<std::uint32_t> columns_;  // by field; 0 = none
  std::vector<HeaderColumn> headers_;   // by field; text as in the file
  std::vector<HeaderColumn> unknown_;
  std::vector<HeaderColumn> spare_;
  std::vector<Ambiguous> ambiguous_;
};

// The sheet of the workbook that holds the kind: the best header, visible sheets before hidden
// ones, usual names before others, then the first. kInvalidArgument if none has a header; the best
// one that lacks something is still returned: see HeaderMap::Check.
Result<const Sheet*> ChooseSheet(const Workbook& workbook, const HeaderKind& kind);

}  // namespace xuncha::sheets
