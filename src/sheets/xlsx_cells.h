// SPDX-License-Identifier: Apache-2.0
//
// The cells of one worksheet's XML. Internal to sheets/.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sheets/limits.h"
#include "sheets/number_format.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

// What all sheets of a workbook share.
struct XlsxTables {
  std::vector<std::string> strings;   // by index; as CellText gives them
  std::vector<NumberFormat> formats;  // by cell style index
  bool since_1904 = false;
};

// "B12" → {12, 2}; nothing else than that. False if it is no address of a cell.
bool ReadCellAddress(std::string_view text, std::uint32_t& row, std::uint32_t& column);
// "A1:B2", "A1"; absolute addresses ($A$1) too.
bool ReadCellRange(std::string_view text, CellRange& range);

class XlsxCells {
 public:
  XlsxCells(const std::string& file, const XlsxTables& tables, const ReadLimits& limits)
      : file_(file), tables_(tables), limits_(limits) {}

  // Fills `sheet` (whose name is set) from the root of its part. May be called for one sheet after
  // the other; the bound of all text counts over all of them.
  Status Read(pugi::xml_node worksheet, Sheet& sheet);
  NoteList& notes() { return notes_; }

 private:
  Status ReadRow(pugi::xml_node node, Row& row);
  Status ReadCell(pugi::xml_node node, Cell& cell);
  void Judge(pugi::xml_node node, Cell& cell);
  Status ReadNumber(std::string_view text, std::uint32_t style, Cell& cell);
  Status ReadMerged(pugi::xml_node worksheet, Sheet& sheet);
  void ReadIsoDay(std::string_view text, Cell& cell) const;
  Status SetText(std::string text, Cell& cell);
  Error Fail(const std::string& what) const { return ErrorAt(place_, what); }

  const std::string& file_;
  const XlsxTables& tables_;
  const ReadLimits& limits_;
  Place place_;
  std::size_t cells_ = 0;  // of this sheet
  std::size_t text_bytes_ = 0;
  NoteList notes_;
};

}  // namespace xuncha::sheets
