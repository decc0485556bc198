// SPDX-License-Identifier: Apache-2.0
//
// Whoever hands in a wrong file reads why in Chinese: each error of the readers has its phrase in
// data/phrases.zh.toml.
#include <gtest/gtest.h>

#include <vector>

#include "base/phrases.h"
#include "base/resources.h"
#include "sheets/header_map.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_reader.h"
#include "tests/sheets/xlsx_parts.h"

namespace xuncha::sheets {
namespace {

using testing::Book;
using testing::Parts;
using testing::With;
using testing::Zip;

Phrases Chinese() {
  Messages messages(Language::kChinese);
  EXPECT_TRUE(messages.Add(*Resources().Read("data/phrases.zh.toml"), "phrases"));
  return Phrases(messages);
}

std::vector<std::string> Errors() {
  std::vector<std::string> errors;
  const auto add = [&errors](const std::string& bytes, const ReadLimits& limits = {}) {
    CsvOptions options;
    options.limits = limits;
    const auto workbook = ReadSheets(bytes, "台账.xlsx", options);
    EXPECT_FALSE(workbook) << bytes.substr(0, 80);
    if (!workbook) errors.push_back(workbook.error().message);
  };
  ReadLimits small;
  small.max_rows = small.max_columns = 1;
  add("a\n\"x\n");
  add(std::string("a\0", 2));
  add("a,b\n", small);
  add("a\nb\n", small);
  small = {};
  small.max_cell_bytes = 1;
  add("abc\n", small);
  small = {};
  small.max_cells = 1;
  add("a,b\n", small);
  small = {};
  small.max_file_bytes = 1;
  add("abc", small);
  const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  for (const std::string& bytes :
       {std::string(), std::string("<html>"), std::string("%PDF-1"), std::string("MIME-Version: 1"),
        ole, ole + std::string("B\0o\0o\0k\0", 8), std::string("PK\x03\x04")}) {
    add(bytes);
  }
  Book book;
  book.sheet_data = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row></sheetData>";
  add(book.Make());
  const Parts parts = book.MakeParts();
  add(Zip(With(parts, "xl/worksheets/sheet1.xml", "")));
  add(Zip(With(parts, "xl/worksheets/sheet1.xml", "<a>")));
  add(Zip(With(parts, "xl/worksheets/sheet1.xml", "<!DOCTYPE a><a/>")));
  add(Zip(With(parts, "xl/workbook.xml", "<workbook/>")));
  add(Zip({{"word/document.xml", "x"}}));
  add(Zip({{"xl/workbook.bin", "x"}}));
  add(Zip({{"mimetype", "x"}, {"content.xml", "x"}}));
  add(Zip({{"x", "x"}}));
  Parts doubled = parts;
  doubled.emplace_back("XL/workbook.xml", "x");
  add(Zip(doubled));
  small = {};
  small.max_parts = 1;
  add(book.Make(), small);
  small = {};
  small.max_sheets = 0;
  add(book.Make(), small);
  small = {};
  small.max_part_bytes = 10;
  add(book.Make(), small);
  small = {};
  small.max_tree_bytes = 10;
  add(book.Make(), small);
  for (const char* data : {"<row r=\"x\"/>", "<row><c r=\"x\"/></row>"}) {
    book.sheet_data = std::string(data) + "</sheetData>";
    add(book.Make());
  }
  return errors;
}

std::vector<std::string> HeaderErrors() {
  const HeaderWords words = *HeaderWords::Parse(*Resources().Read("data/sheet_headers.toml"));
  std::vector<std::string> errors;
  for (const char* csv : {"甲,乙\n", "网站名称,主办单位,甲\n", "网站名称,主办单位\n",
                          "网站名称,首页网址,首页网址\n"}) {
    Workbook workbook = *ReadCsv(csv, "台账.csv");
    const HeaderMap map(workbook.sheets[0], *words.Find("sites"), workbook.file);
    errors.push_back(map.Check().error().message);
    const auto none = ChooseSheet(workbook, *words.Find("problems"));
    errors.push_back(none.error().message);
    Sheet named("单位");
    workbook.sheets = {named};
    errors.push_back(ChooseSheet(workbook, *words.Find("problems")).error().message);
    errors.push_back(HeaderMap(named, *words.Find("units"), "台账.xlsx").Check().error().message);
  }
  return errors;
}

TEST(ErrorWords, EveryErrorIsSaidInChinese) {
  const Phrases phrases = Chinese();
  std::vector<std::string> errors = Errors();
  for (std::string& error : HeaderErrors()) errors.push_back(std::move(error));
  EXPECT_GT(errors.size(), 40U);
  for (const std::string& error : errors) {
    const std::string said = phrases.Translate(error);
    EXPECT_TRUE(phrases.Find(error)) << error;
    for (const char* word : {" is ", " the ", "the ", " has ", " no ", "holds", " are ", "row ",
                             "sheet ", "damaged", "save"}) {
      EXPECT_EQ(said.find(word), std::string::npos) << error << "\n" << said;
    }
  }
}

TEST(ErrorWords, NotesAreSaidInChineseToo) {
  const Phrases phrases = Chinese();
  Book book;
  std::string cells = "<c r=\"A1\"><v>4E17</v></c><c r=\"B1\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c>";
  for (std::uint32_t i = 3; i <= 60; ++i) cells += "<c r=\"" + ColumnName(i) + "1\"><f>A1</f></c>";
  book.sheet_data = "<row r=\"1\">" + cells + "</row></sheetData>";
  std::vector<std::string> notes = ReadSheets(book.Make(), "台账.xlsx")->notes;
  const Workbook broken = *ReadCsv("单位名称单位名称单位名称单位名称单位名称\xE5\n", "台账.csv");
  notes.insert(notes.end(), broken.notes.begin(), broken.notes.end());
  EXPECT_EQ(notes.size(), kMostNotes + 2);
  for (const std::string& note : notes) {
    EXPECT_TRUE(phrases.Find(note)) << note;
    for (const char* word : {" is ", "the ", "row ", "sheet ", "more"}) {
      EXPECT_EQ(phrases.Translate(note).find(word), std::string::npos) << phrases.Translate(note);
    }
  }
}

TEST(ErrorWords, PlacesAreNamedAsPeopleNameThem) {
  const Phrases phrases = Chinese();
  EXPECT_EQ(
      phrases.Translate("a.xlsx, sheet 单位, row 12, column D: is damaged, its text is missing"),
      "文件 a.xlsx 工作表 单位 第 12 行 D 列：文件已损坏：这一格的文字缺失");
  EXPECT_EQ(
      phrases.Translate("a.csv, row 1: the header lacks 网站名称, 首页网址; not known are 序号"),
      "文件 a.csv 第 1 行：表头缺少：网站名称, 首页网址；不认识的列：序号");
}

}  // namespace
}  // namespace xuncha::sheets
