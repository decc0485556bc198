// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_package.h"
#include "tests/store/temp_folder.h"

namespace xuncha::sheets {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr TimeMs kCreated = 1'661'220'131'000;

const std::vector<std::string>& HardTexts() {
  static const std::vector<std::string> texts = {"应急管理局",
                                                 "0123",
                                                 "410881199003070012",
                                                 "=1+1",
                                                 "_x0041_",
                                                 "_x005F_x0041_",
                                                 " 空 格 ",
                                                 "two\nlines",
                                                 "a<b>&\"c\"",
                                                 "\x01\x1F",
                                                 "http://a.gov.cn/?a=1&b",
                                                 "𠀀😀",
                                                 "_x00_x0041_41_",
                                                 "mailto:a@b",
                                                 "{=1}",
                                                 "2022-08-23",
                                                 "TRUE"};
  return texts;
}

// Two sheets with all that the writer can do.
void Write(const std::string& path) {
  auto writer = XlsxWriter::Create(path, {kCreated, "问题清单", "督查办"});
  ASSERT_TRUE(writer) << writer.error().message;
  SheetSpec spec;
  spec.name = "问题清单";
  spec.title = "2022 年第三季度问题清单";
  spec.notes = {"请填写后交回。\n不要改动编号。"};
  ColumnSpec number{.header = "问题编号", .locked = true};
  ColumnSpec text{.header = "存在问题", .wrap = true};
  ColumnSpec day{.header = "完成日期", .kind = CellKind::kDay};
  ColumnSpec result{
      .header = "整改情况", .choices = {"已整改", "整改中", "无法整改"}, .hint = "选一项"};
  ColumnSpec count{.header = "次数", .kind = CellKind::kNumber};
  ColumnSpec yes{.header = "启用", .kind = CellKind::kBool};
  spec.columns = {number, text, day, result, count, yes};
  spec.spare_rows = 10;
  ASSERT_TRUE(writer->BeginSheet(spec));
  for (const std::string& hard : HardTexts()) {
    const std::vector<Value> row = {Value::Text("2022Q3-应急-03"),
                                    Value::Text(hard),
                                    Value::Of(*ParseDay("2022-08-23")),
                                    Value(),
                                    Value::Number(12.25),
                                    Value::Bool(true)};
    ASSERT_TRUE(writer->AddRow(row));
  }
  const std::vector<Value> last = {Value::Text("x"), Value(),
                                   Value::Of(*ParseDay("2022-08-23"), 17 * 60 + 2), Value(),
                                   Value::Of(*ParseDay("1900-01-01"))};
  ASSERT_TRUE(writer->AddRow(last));
  SheetSpec other;
  other.name = "账号";
  ColumnSpec unit{.header = "单位"};
  for (int i = 0; i < 60; ++i) unit.choices.push_back("第" + std::to_string(i) + "单位,及其他");
  unit.only_choices = false;
  ColumnSpec quoted{.header = "说法", .choices = {"\"是\"", "否"}};
  other.columns = {unit, quoted};
  other.spare_rows = 5;
  ASSERT_TRUE(writer->BeginSheet(other));
  const auto status = writer->Close();
  ASSERT_TRUE(status) << status.error().message;
}

TEST(XlsxWriter, WhatWasWrittenIsReadBackUnchanged) {
  TempFolder folder;
  const std::string path = folder / "a.xlsx";
  Write(path);
  const auto workbook = ReadSheetFile(path);
  ASSERT_TRUE(workbook) << workbook.error().message;
  ASSERT_EQ(workbook->sheets.size(), 3U);
  const Sheet& sheet = workbook->sheets[0];
  EXPECT_EQ(sheet.name(), "问题清单");
  EXPECT_EQ(sheet.Merged(1, 5).text, "2022 年第三季度问题清单");
  EXPECT_EQ(sheet.At(3, 4).text, "整改情况");
  for (std::uint32_t i = 0; i < HardTexts().size(); ++i) {
    const std::string& hard = HardTexts()[i];
    EXPECT_EQ(sheet.At(4 + i, 2).text, hard);
    EXPECT_EQ(sheet.At(4 + i, 2).kind, CellKind::kText) << hard;
    EXPECT_FALSE(sheet.At(4 + i, 2).formula) << hard;
    EXPECT_EQ(sheet.At(4 + i, 3).kind, CellKind::kDay);
    EXPECT_EQ(sheet.At(4 + i, 3).text, "2022-08-23");
    EXPECT_TRUE(sheet.At(4 + i, 4).empty());
    EXPECT_EQ(sheet.At(4 + i, 5).number, 12.25);
    EXPECT_TRUE(sheet.At(4 + i, 6).boolean);
  }
  const auto end = static_cast<std::uint32_t>(4 + HardTexts().size());
  EXPECT_EQ(sheet.At(end, 3).text, "2022-08-23 17:02");
  EXPECT_EQ(sheet.At(end, 5).text, "1900-01-01");  // Excel would show another day
  EXPECT_EQ(sheet.At(end, 5).kind, CellKind::kText);
  EXPECT_TRUE(workbook->sheets[2].hidden());  // the long list of choices
  EXPECT_EQ(workbook->sheets[2].At(60, 1).text, "第59单位,及其他");
  EXPECT_EQ(workbook->sheets[2].At(1, 2).text, "\"是\"");
}

// The part of a workbook, as XML.
std::string Part(const std::string& path, const std::string& part) {
  const std::string bytes = *ReadFile(path);
  auto package = XlsxPackage::Open(bytes, "a.xlsx", {});
  if (!package) return package.error().message;
  auto text = package->Read(part);
  return text ? *text : text.error().message;
}

TEST(XlsxWriter, APrintedTableIsRuledAndItsTitleHasRoom) {
  TempFolder folder;
  const std::string path = folder / "p.xlsx";
  auto writer = XlsxWriter::Create(path, {kCreated, "附件", ""});
  ASSERT_TRUE(writer);
  SheetSpec spec;
  spec.name = "附件3";
  spec.title = "2022年第三季度政府信息公开专栏检查情况（政府部门）";
  spec.printed = true;
  spec.columns = {{.header = "序号", .max_width = 9},
                  {.header = "单位", .wrap = true, .max_width = 20}};
  ASSERT_TRUE(writer->BeginSheet(spec));
  ASSERT_TRUE(writer->AddRow(std::vector<Value>{Value::Number(1)}));
  spec.name = "宽表";
  spec.columns[1].max_width = 100;
  ASSERT_TRUE(writer->BeginSheet(spec));
  SheetSpec plain;
  plain.name = "清单";
  plain.title = "一个比两列文字宽得多的标题，不能被切掉";
  plain.columns = {{.header = "甲"}, {.header = "乙"}};
  ASSERT_TRUE(writer->BeginSheet(plain));
  ASSERT_TRUE(writer->Close());
  const std::string narrow = Part(path, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(narrow, HasSubstr("<mergeCell ref=\"A1:B1\"/>"));
  EXPECT_THAT(narrow, HasSubstr("ht=\"84\"")) << "three lines of the title";
  EXPECT_THAT(narrow, HasSubstr("fitToHeight=\"0\""));
  EXPECT_THAT(narrow, Not(HasSubstr("orientation=\"landscape\""))) << "there is room upright";
  EXPECT_THAT(narrow, HasSubstr("&amp;P")) << "pages are numbered";
  EXPECT_THAT(narrow, HasSubstr("<c r=\"B3\" s=")) << "an empty cell is ruled, too";
  EXPECT_THAT(Part(path, "xl/worksheets/sheet2.xml"), HasSubstr("orientation=\"landscape\""));
  EXPECT_THAT(Part(path, "xl/styles.xml"), HasSubstr("<left style=\"thin\""));
  EXPECT_THAT(Part(path, "xl/workbook.xml"), HasSubstr("_xlnm.Print_Titles"));
  // Of other sheets a column makes room.
  const std::string wide = Part(path, "xl/worksheets/sheet3.xml");
  const std::size_t at = wide.find("width=\"");
  ASSERT_NE(at, std::string::npos);
  EXPECT_GT(std::strtod(wide.c_str() + at + 7, nullptr), 40);
}

TEST(XlsxWriter, TheSameCallsGiveTheSameBytes) {
  TempFolder folder;
  Write(folder / "a.xlsx");
  Write(folder / "b.xlsx");
  EXPECT_EQ(*ReadFile(folder / "a.xlsx"), *ReadFile(folder / "b.xlsx"));
  EXPECT_THAT(*ListDirectory(folder.path()), ElementsAre("a.xlsx", "b.xlsx"));  // no work files
}

TEST(XlsxWriter, SheetsAreReadyToBeHandedOut) {
  TempFolder folder;
  const std::string path = folder / "a.xlsx";
  Write(path);
  const std::string sheet = Part(path, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<pane ySplit=\"3\" topLeftCell=\"A4\""));
  EXPECT_THAT(sheet, HasSubstr("<autoFilter ref=\"A3:F21\"/>"));
  EXPECT_THAT(sheet, HasSubstr("<mergeCell ref=\"A1:F1\"/>"));
  EXPECT_THAT(sheet, HasSubstr("<sheetProtection sheet=\"1\""));
  EXPECT_THAT(sheet, HasSubstr("sqref=\"D4:D31\""));
  EXPECT_THAT(sheet, HasSubstr("<formula1>\"已整改,整改中,无法整改\"</formula1>"));
  EXPECT_THAT(sheet, HasSubstr("prompt=\"选一项\""));
  EXPECT_THAT(sheet, HasSubstr("orientation=\"landscape\""));
  EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
  EXPECT_THAT(sheet, Not(HasSubstr("hyperlink")));
  const std::string other = Part(path, "xl/worksheets/sheet2.xml");
  EXPECT_THAT(other, HasSubstr("<formula1>'选项'!$A$1:$A$60</formula1>"));
  EXPECT_THAT(other, HasSubstr("<formula1>'选项'!$B$1:$B$2</formula1>"));
  EXPECT_THAT(other, HasSubstr("errorStyle=\"warning\""));
  EXPECT_THAT(other, Not(HasSubstr("sheetProtection")));
  EXPECT_THAT(Part(path, "xl/styles.xml"), HasSubstr("<protection locked=\"0\"/>"));
  EXPECT_THAT(Part(path, "docProps/core.xml"), HasSubstr("2022-08-23T02:02:11Z"));
}

double WidthOfColumn(const std::string& sheet, int column) {
  const std::string wanted = "<col min=\"" + std::to_string(column) + "\" max=\"";
  const std::size_t at = sheet.find("width=\"", sheet.find(wanted));
  return at == std::string::npos ? 0 : std::strtod(sheet.c_str() + at + 7, nullptr);
}

TEST(XlsxWriter, ColumnsAreAsWideAsTheirTextAndChineseCountsTwo) {
  TempFolder folder;
  auto writer = XlsxWriter::Create(folder / "a.xlsx", {kCreated, "", ""});
  ASSERT_TRUE(writer);
  SheetSpec spec;
  spec.name = "a";
  spec.columns = {{.header = "a"},
                  {.header = "b"},
                  {.header = "c"},
                  {.header = "d", .wrap = true},
                  {.header = "e", .max_width = 20}};
  ASSERT_TRUE(writer->BeginSheet(spec));
  const std::string long_text(500, 'x');
  const std::vector<Value> row = {Value::Text("abcdefghij"), Value::Text("应急管理局的全名"),
                                  Value::Text(long_text), Value::Text(long_text),
                                  Value::Text(long_text)};
  ASSERT_TRUE(writer->AddRow(row));
  ASSERT_TRUE(writer->Close());
  const std::string sheet = Part(folder / "a.xlsx", "xl/worksheets/sheet1.xml");
  EXPECT_NEAR(WidthOfColumn(sheet, 1), 12, 1);
  EXPECT_NEAR(WidthOfColumn(sheet, 2), 18, 1);
  EXPECT_NEAR(WidthOfColumn(sheet, 3), 60, 1);
  EXPECT_NEAR(WidthOfColumn(sheet, 4), 50, 1);
  EXPECT_NEAR(WidthOfColumn(sheet, 5), 20, 1);
}

TEST(XlsxWriter, RowsAreAsHighAsTheirWrappedText) {
  TempFolder folder;
  auto writer = XlsxWriter::Create(folder / "a.xlsx", {kCreated, "", ""});
  ASSERT_TRUE(writer);
  SheetSpec spec;
  spec.name = "表";
  spec.columns = {{.header = "a"}, {.header = "b", .wrap = true}};
  ASSERT_TRUE(writer->BeginSheet(spec));
  const std::vector<Value> low = {Value::Text("x\ny"), Value::Text("1. 空白")};
  const std::vector<Value> high = {Value::Text("x"),
                                   Value::Text("1. 空白；\n" + std::string(120, 'x'))};
  ASSERT_TRUE(writer->AddRow(low));
  ASSERT_TRUE(writer->AddRow(high));
  ASSERT_TRUE(writer->Close());
  const std::string sheet = Part(folder / "a.xlsx", "xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<row r=\"2\">"), std::string::npos) << sheet;
  EXPECT_NE(sheet.find("<row r=\"3\" ht=\"60\" customHeight=\"1\">"), std::string::npos) << sheet;
}

TEST(XlsxWriter, WrongUseAndTooLongTextsAreErrors) {
  TempFolder folder;
  EXPECT_EQ(XlsxWriter::Create(folder / "none/a.xlsx", {kCreated, "", ""}).error().code,
            ErrorCode::kNotFound);
  EXPECT_FALSE(XlsxWriter::Create(folder / "a.xlsx", {}));
  {
    auto writer = XlsxWriter::Create(folder / "a.xlsx", {kCreated, "", ""});
    ASSERT_TRUE(writer);
    EXPECT_FALSE(writer->Close());  // no sheet
    SheetSpec spec;
    EXPECT_FALSE(writer->BeginSheet(spec));
    spec.columns = {{.header = "a"}};
    for (const char* name : {"", "a/b", "[x]", "选项", "'a'",
                             "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二"}) {
      spec.name = name;
      EXPECT_FALSE(writer->BeginSheet(spec)) << name;
    }
    spec.name = "Units";
    ASSERT_TRUE(writer->BeginSheet(spec));
    const std::vector<Value> fits = {Value::Text(std::string(32'767, 'x'))};
    EXPECT_TRUE(writer->AddRow(fits));
    const std::vector<Value> long_row = {Value::Text(std::string(32'768, 'x'))};
    const auto status = writer->AddRow(long_row);
    ASSERT_FALSE(status);
    EXPECT_THAT(status.error().message,
                HasSubstr("sheet Units, row 3, column A: a cell holds 32767"));
    const std::vector<Value> two = {Value::Text("a"), Value::Text("b")};
    EXPECT_FALSE(writer->AddRow(two));
    spec.name = "UNITS";
    EXPECT_FALSE(writer->BeginSheet(spec));
  }
  EXPECT_TRUE(ListDirectory(folder.path())->empty());  // nothing is left of what was not closed
}

TEST(XlsxWriter, NamesAreMadeFitForSheets) {
  EXPECT_EQ(SafeSheetName("应急管理局"), "应急管理局");
  EXPECT_EQ(SafeSheetName("a/b:c*?[d]\\"), "a_b_c___d__");
  EXPECT_EQ(SafeSheetName("'x'"), "x");
  EXPECT_EQ(SafeSheetName(""), "_");
  EXPECT_EQ(SafeSheetName("History"), "_History");
  EXPECT_EQ(SafeSheetName("选项"), "_选项");
  const std::string name(40, 'x');
  EXPECT_EQ(SafeSheetName(name).size(), 31U);
  EXPECT_EQ(SafeSheetName("Ab", {"aB"}), "Ab (2)");
  EXPECT_EQ(SafeSheetName("Ab", {"aB", "ab (2)"}), "Ab (3)");
  EXPECT_EQ(SafeSheetName(name, {SafeSheetName(name)}), std::string(27, 'x') + " (2)");
}

// Memory and work files do not grow with what was already written; a long table stays correct.
TEST(XlsxWriter, LongTablesAreReadBack) {
  TempFolder folder;
  auto writer = XlsxWriter::Create(folder / "a.xlsx", {kCreated, "", ""});
  ASSERT_TRUE(writer);
  SheetSpec spec;
  spec.name = "a";
  spec.columns = {
      {.header = "编号"}, {.header = "名称"}, {.header = "日期", .kind = CellKind::kDay}};
  ASSERT_TRUE(writer->BeginSheet(spec));
  const Day first = *ParseDay("2000-01-01");
  for (int i = 0; i < 20'000; ++i) {
    const std::vector<Value> row = {Value::Text(std::to_string(i)),
                                    Value::Text("单位" + std::to_string(i)),
                                    Value::Of(first + std::chrono::days(i))};
    ASSERT_TRUE(writer->AddRow(row));
  }
  ASSERT_TRUE(writer->Close());
  const auto workbook = ReadSheetFile(folder / "a.xlsx");
  ASSERT_TRUE(workbook) << workbook.error().message;
  const Sheet& sheet = workbook->sheets[0];
  ASSERT_EQ(sheet.rows().size(), 20'001U);
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    ASSERT_EQ(sheet.At(i + 2, 1).text, std::to_string(i));
    ASSERT_EQ(sheet.At(i + 2, 3).day, first + std::chrono::days(i));
  }
}

}  // namespace
}  // namespace xuncha::sheets
