// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_cells.h"

#include <gtest/gtest.h>

namespace xuncha::sheets {
namespace {

TEST(XlsxCells, AddressesAreReadStrictly) {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  ASSERT_TRUE(ReadCellAddress("B12", row, column));
  EXPECT_EQ(row, 12U);
  EXPECT_EQ(column, 2U);
  ASSERT_TRUE(ReadCellAddress("$XFD$1048576", row, column));
  EXPECT_EQ(column, 16'384U);
  for (const char* text : {"", "B", "12", "B0", "B-1", "XFE1", "A1048577", "B12x", "ＡＡ1", "AAAA1",
                           "B 1", "A99999999999"}) {
    EXPECT_FALSE(ReadCellAddress(text, row, column)) << text;
  }
}

TEST(XlsxCells, RangesHaveTheirCornersInOrder) {
  CellRange range;
  ASSERT_TRUE(ReadCellRange("C5:A2", range));
  EXPECT_EQ(range.first_row, 2U);
  EXPECT_EQ(range.last_row, 5U);
  EXPECT_EQ(range.first_column, 1U);
  EXPECT_EQ(range.last_column, 3U);
  ASSERT_TRUE(ReadCellRange("D4", range));
  EXPECT_EQ(range.first_row, range.last_row);
  EXPECT_FALSE(ReadCellRange("A1:", range));
  EXPECT_FALSE(ReadCellRange("A:B", range));
}

TEST(XlsxCells, MergedRangesAreBounded) {
  pugi::xml_document document;
  ASSERT_TRUE(
      document.load_string("<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1:XFD9\"/>"
                           "<mergeCell ref=\"A10:J10\"/></mergeCells></worksheet>"));
  const std::string file = "a.xlsx";
  const XlsxTables tables;
  ReadLimits limits;
  Sheet sheet("s");
  ASSERT_TRUE(XlsxCells(file, tables, limits).Read(document.document_element(), sheet));
  EXPECT_EQ(sheet.MergedRange(1, 1)->last_column, 1000U);  // as far as columns are read
  limits.max_merged_slices = 1009;
  Sheet other("s");
  const Status status = XlsxCells(file, tables, limits).Read(document.document_element(), other);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "a.xlsx, sheet s: has too many merged cells");
}

}  // namespace
}  // namespace xuncha::sheets
