// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_write_text.h"

#include <gtest/gtest.h>

#include "sheets/xlsx_xml.h"

namespace xuncha::sheets {
namespace {

TEST(XlsxWriteText, LengthsCountAsExcelCounts) {
  EXPECT_EQ(CountUnits("a中😀"), 4U);
  EXPECT_EQ(CutUnits("a中😀b", 3), "a中");
  EXPECT_EQ(CutUnits("a中😀b", 4), "a中😀");
  EXPECT_EQ(CutUnits("", 4), "");
}

TEST(XlsxWriteText, TextReadsBackAsItWas) {
  for (const char* text : {"_x0041_", "__x0041__", "_x004_", "_x00GG_", "_x005F_", "中_x4E2D_"}) {
    EXPECT_EQ(CellText(XlsxText(text)), text);
  }
  EXPECT_EQ(XlsxText("a\r\nb\rc"), "a\nb\nc");
  EXPECT_EQ(XlsxText("\xEF\xBF\xBE\xEF\xBF\xBF\xFF"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(XlsxText("\xEF\xBF\xBD"), "\xEF\xBF\xBD");
}

TEST(XlsxWriteText, TheWidestLineCounts) {
  EXPECT_EQ(WidestLine(""), 0);
  EXPECT_EQ(WidestLine("ab\n应急\nc"), 4);
  EXPECT_TRUE(SameName("Ab", "aB"));
  EXPECT_FALSE(SameName("a", "ab"));
}

}  // namespace
}  // namespace xuncha::sheets
