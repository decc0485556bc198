// SPDX-License-Identifier: Apache-2.0
#include "sheets/header_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/resources.h"
#include "sheets/cell_text.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_writer.h"
#include "tests/sheets/xlsx_parts.h"
#include "tests/store/temp_folder.h"

namespace xuncha::sheets {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const HeaderWords& Words() {
  static const HeaderWords words =
      *HeaderWords::Parse(*Resources().Read("data/sheet_headers.toml"));
  return words;
}
const HeaderKind& Kind(std::string_view id) { return *Words().Find(id); }

// A table as CSV.
struct Table {
  explicit Table(std::string_view csv, std::string_view kind)
      : workbook(*ReadCsv(csv, "a.csv")), map(workbook.sheets[0], Kind(kind), "a.csv") {}
  std::string Error() const {
    const Status status = map.Check();
    return status ? "" : status.error().message;
  }
  Workbook workbook;
  HeaderMap map;
};

std::vector<std::string> Texts(const std::vector<HeaderColumn>& columns) {
  std::vector<std::string> texts;
  for (const HeaderColumn& column : columns) {
    texts.push_back(ColumnName(column.column) + " " + column.text);
  }
  return texts;
}

TEST(HeaderMap, FindsColumnsByTheNamesThatPeopleGiveThem) {
  const Table table(
      "序号,主办单位,＊网站名称（全称）,网站识别码,\"首页\n网址\",经费\r\n"
      "1,应急管理局,济源应急,4108810001,http://a.gov.cn,10\r\n",
      "sites");
  EXPECT_EQ(table.Error(), "");
  EXPECT_EQ(table.map.first_row(), 1U);
  ASSERT_EQ(table.map.DataRows().size(), 1U);
  const Row& row = *table.map.DataRows()[0];
  EXPECT_EQ(table.map.Get(row, "name").text, "济源应急");
  EXPECT_EQ(table.map.Get(row, "sponsor").text, "应急管理局");
  EXPECT_EQ(table.map.Get(row, "id_code").text, "4108810001");
  EXPECT_EQ(table.map.Get(row, "home").text, "http://a.gov.cn");
  EXPECT_TRUE(table.map.Get(row, "note").empty());
  EXPECT_FALSE(table.map.Has("note"));
  EXPECT_FALSE(table.map.Has("no such field"));
  EXPECT_THAT(Texts(table.map.unknown()), ElementsAre("A 序号", "F 经费"));
  EXPECT_EQ(sheets::Words(table.map.PlaceOf(row, "home")), "a.csv, row 2, column E");
}

TEST(HeaderMap, ReOrderedDeletedAndExtraColumnsDoNotMatter) {
  const Table table("完成日期,,整改情况,编号,新增的列\n2022-08-20,,已整改,2022Q3-应急-03,x\n",
                    "problems");
  EXPECT_EQ(table.Error(), "");
  const Row& row = *table.map.DataRows().at(0);
  EXPECT_EQ(table.map.Get(row, "number").text, "2022Q3-应急-03");
  EXPECT_EQ(table.map.Get(row, "fix").text, "已整改");
  EXPECT_EQ(table.map.Get(row, "fixed_on").text, "2022-08-20");
  EXPECT_FALSE(table.map.Has("proof"));
}

TEST(HeaderMap, TitlesAndNotesMayStandAboveTheHeader) {
  const Table table(
      "2022 年第三季度政务新媒体台账,,,\n填报单位：应急管理局,,,填报日期：2022-08-01\n\n"
      "平台,账号名称,账号ID,认证主体\n微信订阅号,平安济源,gh_1,济源市公安局\n",
      "accounts");
  EXPECT_EQ(table.Error(), "");
  EXPECT_EQ(table.map.first_row(), 4U);
  EXPECT_EQ(table.map.DataRows().at(0)->number, 5U);
}

TEST(HeaderMap, AHeaderOfTwoLinesIsOneHeader) {
  const Table csv(
      "序号,单位名称,账号信息,,,备注\n,,平台,账号名称,账号ID,\n1,公安局,微信订阅号,平安济源,gh_1,"
      "x\n",
      "accounts");
  EXPECT_EQ(csv.Error(), "");
  EXPECT_EQ(csv.map.first_row(), 1U);
  EXPECT_EQ(csv.map.last_row(), 2U);
  const Row& row = *csv.map.DataRows().at(0);
  EXPECT_EQ(csv.map.Get(row, "sponsor").text, "公安局");
  EXPECT_EQ(csv.map.Get(row, "platform").text, "微信订阅号");
  EXPECT_EQ(csv.map.Get(row, "account_id").text, "gh_1");
  EXPECT_EQ(csv.map.Get(row, "note").text, "x");
}

std::string Text(const char* address, const char* text) {
  return std::string("<c r=\"") + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

TEST(HeaderMap, MergedHeadersAndMergedDataAreUnderstood) {
  testing::Book book;
  book.sheet_data =
      "<row r=\"1\">" + Text("A1", "网站台账") + "</row><row r=\"2\">" + Text("A2", "主办单位") +
      Text("B2", "网站") + Text("D2", "联系人") + "</row><row r=\"3\">" + Text("B3", "名称") +
      Text("C3", "网址") + Text("D3", "姓名") + Text("E3", "电话") + "</row><row r=\"4\">" +
      Text("A4", "应急局") + Text("B4", "甲站") + Text("C4", "a.gov.cn") + Text("D4", "张三") +
      Text("E4", "0391") + "</row><row r=\"5\">" + Text("B5", "乙站") + Text("C5", "b.gov.cn") +
      "</row></sheetData><mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A2:A3\"/>"
      "<mergeCell ref=\"B2:C2\"/><mergeCell ref=\"D2:E2\"/><mergeCell ref=\"A4:A5\"/></mergeCells>";
  const auto workbook = ReadSheets(book.Make(), "a.xlsx");
  ASSERT_TRUE(workbook) << workbook.error().message;
  const HeaderMap map(workbook->sheets[0], Kind("sites"), "a.xlsx");
  ASSERT_TRUE(map.Check()) << map.Check().error().message;
  EXPECT_EQ(map.first_row(), 2U);
  EXPECT_EQ(map.last_row(), 3U);
  const auto rows = map.DataRows();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(map.Get(*rows[1], "sponsor").text, "应急局");  // of the merged cell
  EXPECT_EQ(map.Get(*rows[1], "name").text, "乙站");
  EXPECT_EQ(map.Get(*rows[0], "home").text, "a.gov.cn");
  EXPECT_EQ(map.Get(*rows[0], "phone").text, "0391");
}

TEST(HeaderMap, SaysWhatIsMissingInTheWordsOfTheFile) {
  EXPECT_EQ(Table("序号,网站全名,主办单位,备注\n1,a,b,c\n", "sites").Error(),
            "a.csv, row 1: the header lacks 网站名称, 首页网址; not known are 序号, 网站全名");
  EXPECT_EQ(Table("甲,乙\n1,2\n", "units").Error(),
            "a.csv: no header row was found; it needs the columns 单位名称");
  EXPECT_EQ(Table("", "units").Error(),
            "a.csv: no header row was found; it needs the columns 单位名称");
}

TEST(HeaderMap, TwoColumnsOfOneNameAreAmbiguous) {
  const Table table("单位名称,简称,单位 名称\na,b,c\n", "units");
  EXPECT_EQ(
      table.Error(),
      "a.csv, row 1: the columns A, C are all called \"单位名称\"; keep one or rename the others");
  ASSERT_EQ(table.map.ambiguous().size(), 1U);
  EXPECT_EQ(table.map.ambiguous()[0].field->id, "name");
}

TEST(HeaderMap, TheMoreUsualHeaderWins) {
  const Table table("单位,单位名称,简称,上级单位\nx,应急管理局,应急局,管委会\n", "units");
  EXPECT_EQ(table.Error(), "");
  EXPECT_EQ(table.map.Column("name"), 2U);
  EXPECT_EQ(table.map.Column("parent"), 4U);
  EXPECT_THAT(Texts(table.map.spare()), ElementsAre("A 单位"));
}

TEST(HeaderMap, DataIsNoHeader) {
  // One lone word of a header is none, unless it is all there is and all that is needed.
  EXPECT_FALSE(Table("单位,x\n,y\n", "units").map.found());
  const Table alone("单位名称\n应急局\n水利局\n", "units");
  EXPECT_EQ(alone.Error(), "");
  EXPECT_EQ(alone.map.DataRows().size(), 2U);
  // A header that comes again on each printed page is no data; nor is what stands beside the table.
  const Table again("编号,整改情况,别的\n1,a,\n问题编号,整改情况,别的\n2,b,\n,,只在别处\n",
                    "problems");
  EXPECT_EQ(again.map.DataRows().size(), 2U);
  // Below the first rows no header is looked for.
  std::string late;
  for (std::uint32_t i = 0; i < kHeaderRows; ++i) late += "x,y\n";
  EXPECT_FALSE(Table(late + "编号,整改情况\n1,a\n", "problems").map.found());
}

TEST(HeaderMap, RemarksAndTotalsAreNoRecords) {
  const Table table(
      "单位名称,简称\n注册中心,a\n合计局,b\n填表人：张三,审核人：李四\n 合 计 ,2\n注:以上单位,\n"
      "日期 :2022-08-01,\n说明书编制办：公室,c\n",
      "units");
  std::vector<std::string> names;
  for (const Row* row : table.map.DataRows()) names.push_back(table.map.Get(*row, "name").text);
  EXPECT_THAT(names, ElementsAre("注册中心", "合计局", "说明书编制办：公室"));
  EXPECT_EQ(table.map.SkippedRows().size(), 4U);
  testing::Book book;
  book.sheet_data = "<row r=\"1\">" + Text("A1", "单位名称") + Text("B1", "简称") +
                    "</row><row r=\"2\">" + Text("A2", "应急局") + "</row><row r=\"3\">" +
                    Text("A3", "以上单位请于月底前报送") +
                    "</row></sheetData><mergeCells><mergeCell ref=\"A3:C3\"/></mergeCells>";
  const Workbook workbook = *ReadSheets(book.Make(), "a.xlsx");
  const HeaderMap map(workbook.sheets[0], Kind("units"), "a.xlsx");
  EXPECT_EQ(map.DataRows().size(), 1U);
  EXPECT_EQ(map.SkippedRows().size(), 1U);
}

TEST(HeaderMap, TheSheetThatHoldsTheKindIsChosen) {
  TempFolder folder;
  auto writer = XlsxWriter::Create(folder / "a.xlsx", {1'661'220'131'000, "", ""});
  ASSERT_TRUE(writer);
  for (const auto& [name, headers] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"说明", {"填写说明"}},
           {"旧表", {"单位名称", "简称"}},
           {"单位", {"单位名称", "简称"}},
           {"账号", {"平台", "账号名称"}}}) {
    SheetSpec spec;
    spec.name = name;
    for (const std::string& header : headers) spec.columns.push_back({.header = header});
    ASSERT_TRUE(writer->BeginSheet(spec));
  }
  ASSERT_TRUE(writer->Close());
  const auto workbook = ReadSheetFile(folder / "a.xlsx");
  ASSERT_TRUE(workbook);
  EXPECT_EQ((*ChooseSheet(*workbook, Kind("units")))->name(), "单位");
  EXPECT_EQ((*ChooseSheet(*workbook, Kind("accounts")))->name(), "账号");
  const auto none = ChooseSheet(*workbook, Kind("problems"));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message,
            "a.xlsx: no sheet (说明, 旧表, 单位, 账号) has a header row with the columns 问题编号");
}

// Every header that we write ourselves is read back as what it is.
TEST(HeaderMap, OurOwnHeadersAreAllFound) {
  for (const HeaderKind& kind : Words().kinds()) {
    std::string csv;
    for (const HeaderField& field : kind.fields) csv += (csv.empty() ? "" : ",") + field.title;
    const Table table(csv + "\n", kind.id);
    EXPECT_EQ(table.Error(), "");
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
      EXPECT_EQ(table.map.Column(kind.fields[i].id), i + 1) << kind.id << " " << kind.fields[i].id;
    }
    EXPECT_TRUE(table.map.spare().empty());
  }
}

// 2,605 rows with the headers of a program that collected them.
TEST(HeaderMap, TheRealListOfSitesIsUnderstood) {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  if (!folder) GTEST_SKIP() << "XUNCHA_TESTDATA is not set: the real list of sites was NOT read";
  const auto workbook = ReadSheetFile(std::string(folder) + "/cn-gov-sites/gov_urls.csv");
  ASSERT_TRUE(workbook) << workbook.error().message;
  const HeaderMap map(workbook->sheets[0], Kind("sites"), workbook->file);
  ASSERT_TRUE(map.Check()) << map.Check().error().message;
  EXPECT_EQ(map.DataRows().size(), 2605U);
  const Row& row = *map.DataRows()[0];
  EXPECT_EQ(map.Get(row, "name").text, "天津·河东");
  EXPECT_EQ(map.Get(row, "home").text, "http://www.tjhdq.gov.cn");
  EXPECT_EQ(map.Get(row, "sponsor").text, "天津市|河东区");
}

}  // namespace
}  // namespace xuncha::sheets
