// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheet.h"

#include <gtest/gtest.h>

#include "base/resources.h"

namespace xuncha::sheets {
namespace {

Row MakeRow(std::uint32_t number, std::vector<std::pair<std::uint32_t, std::string>> cells) {
  Row row;
  row.number = number;
  for (auto& [column, text] : cells) {
    Cell cell;
    static_cast<Value&>(cell) = Value::Text(text);
    cell.column = column;
    row.cells.push_back(cell);
  }
  return row;
}

TEST(Sheet, KeepsOnlyWhatHoldsSomething) {
  Sheet sheet("单位");
  sheet.AddRow(MakeRow(2, {{1, "a"}, {4, "d"}}));
  sheet.AddRow(MakeRow(3, {}));
  sheet.AddRow(MakeRow(900'000, {{2, "b"}}));
  EXPECT_EQ(sheet.rows().size(), 2U);
  EXPECT_EQ(sheet.At(2, 4).text, "d");
  EXPECT_EQ(sheet.At(2, 3).kind, CellKind::kEmpty);
  EXPECT_EQ(sheet.At(900'000, 2).text, "b");
  EXPECT_EQ(sheet.At(1, 1).kind, CellKind::kEmpty);
  EXPECT_EQ(sheet.last_column(), 4U);
  EXPECT_EQ(sheet.last_row(), 900'000U);
  EXPECT_EQ(sheet.cell_count(), 3U);
}

TEST(Sheet, MergedCellsHaveTheValueOfTheirFirst) {
  Sheet sheet("单位");
  sheet.AddRow(MakeRow(1, {{1, "应急局"}, {2, "x"}}));
  sheet.AddRow(MakeRow(4, {{1, "水利局"}}));
  ASSERT_TRUE(sheet.SetMerged({{1, 3, 1, 1}, {4, 4, 1, 3}, {2, 5, 1, 1}}, 100));
  EXPECT_EQ(sheet.Merged(3, 1).text, "应急局");
  EXPECT_EQ(sheet.At(3, 1).text, "");
  EXPECT_EQ(sheet.Merged(4, 3).text, "水利局");
  EXPECT_EQ(sheet.Merged(1, 2).text, "x");
  EXPECT_EQ(sheet.Merged(5, 1).text, "");  // the overlapping range does not count
  EXPECT_EQ(sheet.MergedRange(2, 1)->last_row, 3U);
  EXPECT_FALSE(sheet.MergedRange(1, 2));
  EXPECT_FALSE(sheet.MergedRange(1, 99));
  Sheet other("a");
  EXPECT_FALSE(other.SetMerged({{1, 1, 1, 101}}, 100));
  EXPECT_FALSE(other.has_merged());
}

TEST(Sheet, ColumnsHaveTheNamesThatPeopleSee) {
  for (const auto& [number, name] : std::vector<std::pair<std::uint32_t, std::string>>{
           {1, "A"}, {4, "D"}, {26, "Z"}, {27, "AA"}, {702, "ZZ"}, {703, "AAA"}, {16'384, "XFD"}}) {
    EXPECT_EQ(ColumnName(number), name);
    EXPECT_EQ(ColumnNumber(name), number);
  }
  EXPECT_EQ(ColumnNumber("aa"), 27U);
  EXPECT_EQ(ColumnNumber("XFE"), 0U);
  EXPECT_EQ(ColumnNumber(""), 0U);
  EXPECT_EQ(ColumnNumber("A1"), 0U);
}

TEST(Sheet, PlacesAreSaidInBothLanguages) {
  const Place cell{"a.xlsx", "单位", 12, 4};
  EXPECT_EQ(Words(cell), "a.xlsx, sheet 单位, row 12, column D");
  EXPECT_EQ(Words(Place{"a.csv", "", 12, 0}), "a.csv, row 12");
  const Resources resources;
  Messages chinese(Language::kChinese);
  Messages english(Language::kEnglish);
  ASSERT_TRUE(chinese.Add(*resources.Read("data/messages/sheets.zh.toml"), "zh"));
  ASSERT_TRUE(english.Add(*resources.Read("data/messages/sheets.en.toml"), "en"));
  EXPECT_EQ(Words(cell, chinese), "文件 a.xlsx 工作表 单位 第 12 行 D 列");
  EXPECT_EQ(Words(Place{"a.csv", "", 12, 4}, chinese), "文件 a.csv 第 12 行 D 列");
  for (const Place& place :
       {cell, Place{"a.xlsx", "单位", 12, 0}, Place{"a.xlsx", "单位", 0, 0},
        Place{"a.xlsx", "单位", 0, 4}, Place{"a.csv", "", 12, 4}, Place{"a.csv", "", 12, 0},
        Place{"a.csv", "", 0, 4}, Place{"a.csv", "", 0, 0}}) {
    EXPECT_EQ(Words(place, english), Words(place));
    EXPECT_EQ(Words(place, chinese).find("sheets.place"), std::string::npos) << Words(place);
  }
}

TEST(Sheet, ValuesSayTheirText) {
  EXPECT_TRUE(Value::Text("").empty());
  EXPECT_EQ(Value::Number(12).text, "12");
  EXPECT_EQ(Value::Of(*ParseDay("2022-08-23"), 17 * 60 + 2).text, "2022-08-23 17:02");
  EXPECT_EQ(Value::Bool(true).text, "TRUE");
}

}  // namespace
}  // namespace xuncha::sheets
