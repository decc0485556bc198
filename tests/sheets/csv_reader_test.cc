// SPDX-License-Identifier: Apache-2.0
#include "sheets/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "sheets/sheet_reader.h"
#include "whatwg/encoding.h"

namespace xuncha::sheets {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string InGbk(std::string_view utf8) {
  std::string bytes;
  whatwg::EncodeAppend(utf8, whatwg::GetEncoding(whatwg::EncodingId::kGbk),
                       whatwg::EncodeError::kHtml, bytes);
  return bytes;
}

// UTF-16 with a mark, as Excel's "Unicode 文本". Only for the basic plane.
std::string InUtf16(std::string_view utf8, bool big_endian = false) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    unsigned unit = byte(i);
    if (unit >= 0xE0) {
      unit = ((unit & 0xFU) << 12U) | ((byte(i + 1) & 0x3FU) << 6U) | (byte(i + 2) & 0x3FU);
      i += 3;
    } else {
      i += 1;
    }
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

// The rows as text, empty cells and rows included.
std::vector<std::vector<std::string>> Rows(std::string_view bytes, const CsvOptions& options = {}) {
  auto workbook = ReadCsv(bytes, "a.csv", options);
  if (!workbook) return {{"ERROR", workbook.error().message}};
  const Sheet& sheet = workbook->sheets.front();
  std::vector<std::vector<std::string>> rows;
  for (std::uint32_t r = 1; r <= sheet.last_row(); ++r) {
    rows.emplace_back();
    const Row* row = sheet.FindRow(r);
    if (!row) continue;
    for (std::uint32_t c = 1; c <= row->cells.back().column; ++c) {
      rows.back().push_back(sheet.At(r, c).text);
    }
  }
  return rows;
}

std::string ErrorOf(std::string_view bytes, const CsvOptions& options = {}) {
  const auto workbook = ReadCsv(bytes, "a.csv", options);
  return workbook ? "no error" : workbook.error().message;
}

TEST(CsvReader, ReadsQuotesLineBreaksAndEveryLineEnd) {
  EXPECT_THAT(Rows("a,b\r\n1,2\r\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(Rows("a,b\n1,2"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(Rows("a,b\r1,2\r"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(Rows("\"a,1\",\"say \"\"x\"\"\"\r\n\"two\r\nlines\",z\r\n"),
              ElementsAre(ElementsAre("a,1", "say \"x\""), ElementsAre("two\nlines", "z")));
  EXPECT_THAT(Rows("\"a\"b,c\"d\"\n"), ElementsAre(ElementsAre("ab", "c\"d\"")));
  EXPECT_THAT(Rows("\"\",b\n"), ElementsAre(ElementsAre("", "b")));
}

TEST(CsvReader, EmptyColumnsAndRowsCostNothingAndKeepTheNumbers) {
  const auto rows = Rows("a,b,,,\r\n,,,,\r\n\r\nx,,,,\r\n,,,\r\n,,,\r\n");
  EXPECT_THAT(rows,
              ElementsAre(ElementsAre("a", "b"), ElementsAre(), ElementsAre(), ElementsAre("x")));
  const auto workbook = ReadCsv("a\r\n\"1\r\n2\"\r\nc\r\n", "a.csv");
  ASSERT_TRUE(workbook);
  EXPECT_EQ(workbook->sheets[0].rows()[2].number, 3U);  // as Excel counts
  EXPECT_EQ(workbook->sheets[0].rows()[2].line, 4U);    // as an editor counts
}

TEST(CsvReader, ReadsEveryEncodingThatExcelAndWpsSave) {
  const std::string text = "单位名称,标识码\r\n应急管理局,4108810001\r\n";
  const auto expected = Rows(text);
  ASSERT_THAT(expected[1], ElementsAre("应急管理局", "4108810001"));
  EXPECT_EQ(Rows("\xEF\xBB\xBF" + text), expected);
  EXPECT_EQ(Rows(InGbk(text)), expected);
  std::string tabbed = text;
  for (char& c : tabbed) c = c == ',' ? '\t' : c;
  EXPECT_EQ(Rows(InUtf16(tabbed)), expected);
  EXPECT_EQ(Rows(InUtf16(tabbed, true)), expected);
  EXPECT_EQ(DecodeCsv(InGbk(text)).encoding, CsvEncoding::kGb18030);
  EXPECT_EQ(DecodeCsv(text).encoding, CsvEncoding::kUtf8);
}

TEST(CsvReader, Gb18030FourByteFormsAreRead) {
  std::string bytes;
  whatwg::EncodeAppend("姓名\r\n㐀𠀀\r\n", whatwg::GetEncoding(whatwg::EncodingId::kGb18030),
                       whatwg::EncodeError::kHtml, bytes);
  EXPECT_THAT(Rows(bytes), ElementsAre(ElementsAre("姓名"), ElementsAre("㐀𠀀")));
}

TEST(CsvReader, OneBrokenByteDoesNotTurnUtf8IntoGarbage) {
  std::string text = "单位名称\r\n";
  for (int i = 0; i < 50; ++i) text += "应急管理局\r\n";
  text += "水利\xE5\xB1\r\n";
  const auto workbook = ReadCsv(text, "a.csv");
  ASSERT_TRUE(workbook);
  EXPECT_EQ(workbook->sheets[0].At(1, 1).text, "单位名称");
  ASSERT_EQ(workbook->notes.size(), 1U);
  EXPECT_THAT(workbook->notes[0], HasSubstr("a.csv: 1 places are no valid UTF-8"));
  const auto gbk = ReadCsv(InGbk("单位名称\r\n应急局\r\n") + "\xFF\r\n", "a.csv");
  ASSERT_TRUE(gbk);
  EXPECT_EQ(gbk->sheets[0].At(2, 1).text, "应急局");
  EXPECT_EQ(gbk->notes.size(), 1U);
}

TEST(CsvReader, FindsWhatStandsBetweenFields) {
  EXPECT_THAT(Rows("a;b,c\n1;2,5\n"),
              ElementsAre(ElementsAre("a;b", "c"), ElementsAre("1;2", "5")));
  EXPECT_THAT(Rows("a;b\n1,5;2\n3;4\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1,5", "2"), ElementsAre("3", "4")));
  EXPECT_THAT(Rows("a\tb\n\"x;y\tz\"\t1\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("x;y\tz", "1")));
  EXPECT_THAT(Rows("sep=;\r\na;b,c\r\n"), ElementsAre(ElementsAre("a", "b,c")));
  EXPECT_THAT(Rows("\xEF\xBB\xBFsep=|\r\na|b,c\r\n"), ElementsAre(ElementsAre("a", "b,c")));
  EXPECT_THAT(Rows("单位\n应急局\n"), ElementsAre(ElementsAre("单位"), ElementsAre("应急局")));
  EXPECT_THAT(Rows("a,b\n", {{}, CsvEncoding::kSniff, ';'}), ElementsAre(ElementsAre("a,b")));
}

TEST(CsvReader, TakesOffTextGuards) {
  EXPECT_THAT(Rows("=\"0123\",\"=\"\"=1+1\"\"\",'=a,'b,=1+1,'''x\n"),
              ElementsAre(ElementsAre("0123", "=1+1", "=a", "'b", "=1+1", "''x")));
}

TEST(CsvReader, SaysFileAndLineOfWhatIsWrong) {
  EXPECT_EQ(ErrorOf("a,b\n1,2\n\"x,y\nz\n"),
            "a.csv, line 3: the quotation mark that opens here is never closed");
  EXPECT_EQ(ErrorOf(std::string("a,b\n1,\0 2\n", 10)),
            "a.csv, line 2: holds a zero byte, so this is no text file");
  CsvOptions options;
  options.limits.max_cell_bytes = 5;
  EXPECT_EQ(ErrorOf("a\nb,123456\n", options), "a.csv, line 2: column B holds more than 5 bytes");
  options = {};
  options.limits.max_columns = 2;
  EXPECT_EQ(ErrorOf("a,b,,\n1,2,3\n", options), "a.csv, line 2: there are more than 2 columns");
  options = {};
  options.limits.max_rows = 2;
  EXPECT_EQ(ErrorOf("a\nb\n\n\n", options), "no error");
  EXPECT_EQ(ErrorOf("a\nb\nc\n", options), "a.csv, line 3: there are more than 2 rows");
  options = {};
  options.limits.max_cells = 3;
  EXPECT_EQ(ErrorOf("a,b\nc,d\n", options),
            "a.csv, line 2: the table is too large to be read at once");
  options = {};
  options.limits.max_text_bytes = 3;
  EXPECT_EQ(ErrorOf("a,b\nc,d\n", options),
            "a.csv, line 2: the table is too large to be read at once");
  options = {};
  options.limits.max_file_bytes = 3;
  EXPECT_EQ(ErrorOf("a,b\n", options), "a.csv: is larger than 3 bytes");
}

TEST(CsvReader, NumbersThatLostTheirDigitsAreNoted) {
  const auto workbook = ReadCsv("账号ID,备注\n4.10881E+17,1.5E+3\n1E+17,a4.1E+17\n", "a.csv");
  ASSERT_TRUE(workbook);
  EXPECT_TRUE(workbook->sheets[0].At(2, 1).inexact);
  EXPECT_FALSE(workbook->sheets[0].At(2, 2).inexact);
  EXPECT_THAT(workbook->notes,
              ElementsAre("a.csv, row 2, column A: the last digits of this number may be lost"));
}

TEST(CsvReader, AnEmptyFileHasNoRows) {
  for (const char* text : {"", "\xEF\xBB\xBF", "\r\n\r\n", "sep=;"}) {
    const auto workbook = ReadCsv(text, "a.csv");
    ASSERT_TRUE(workbook);
    EXPECT_TRUE(workbook->sheets.at(0).rows().empty()) << text;
  }
}

// 2,605 rows of real sites, one of them over two lines.
TEST(CsvReader, ReadsTheRealListOfSites) {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  if (!folder) GTEST_SKIP() << "XUNCHA_TESTDATA is not set: the real list of sites was NOT read";
  const auto workbook = ReadSheetFile(std::string(folder) + "/cn-gov-sites/gov_urls.csv");
  ASSERT_TRUE(workbook) << workbook.error().message;
  EXPECT_EQ(workbook->file, "gov_urls.csv");
  const Sheet& sheet = workbook->sheets.at(0);
  ASSERT_EQ(sheet.rows().size(), 2606U);
  EXPECT_EQ(sheet.At(1, 5).text, "site_name");
  EXPECT_EQ(sheet.At(2, 4).text, "天津市|河东区");
  EXPECT_EQ(sheet.At(2, 8).text, "http://www.tjhdq.gov.cn");
  EXPECT_TRUE(workbook->notes.empty());
}

}  // namespace
}  // namespace xuncha::sheets
