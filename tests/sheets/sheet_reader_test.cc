// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheet_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/sheets/xlsx_parts.h"
#include "tests/store/temp_folder.h"

namespace xuncha::sheets {
namespace {

using ::testing::HasSubstr;

std::string Ole(std::string_view stream) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  bytes.resize(512, '\0');
  for (const char c : stream) bytes += std::string{c, '\0'};
  bytes.resize(2048, '\xFF');
  return bytes;
}

std::string ErrorOf(const std::string& bytes, const std::string& name = "a.xls") {
  const auto workbook = ReadSheets(bytes, name);
  return workbook ? "no error" : workbook.error().message;
}

TEST(SheetReader, WhatAFileIsItsBytesSay) {
  testing::Book book;
  book.sheet_data = R"(<row r="1"><c r="A1"><v>1</v></c></row></sheetData>)";
  const auto xlsx = ReadSheets(book.Make(), "a.xls");
  ASSERT_TRUE(xlsx) << xlsx.error().message;
  EXPECT_EQ(xlsx->sheets[0].At(1, 1).text, "1");
  const auto text = ReadSheets("单位\t网址\r\na\tb\r\n", "a.xls");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->sheets[0].At(2, 2).text, "b");
  EXPECT_EQ(SniffFileKind("<b>,x\n"), FileKind::kCsv);
}

TEST(SheetReader, OldAndProtectedWorkbooksSayWhatToDo) {
  EXPECT_EQ(
      ErrorOf(Ole("Workbook")),
      "a.xls: is an old workbook (.xls or .et); open it in Excel or WPS and save it as .xlsx");
  EXPECT_THAT(ErrorOf(Ole("Book"), "a.et"), HasSubstr("a.et: is an old workbook"));
  EXPECT_EQ(ErrorOf(Ole("EncryptedPackage"), "a.xlsx"),
            "a.xlsx: is protected by a password; save it without one");
  EXPECT_THAT(ErrorOf(Ole("WordDocument"), "a.doc"), HasSubstr("old office document"));
  EXPECT_THAT(ErrorOf(std::string("\x09\x08\x10\x00\x00\x06\x05\x00\xAA", 9)),
              HasSubstr("is an old workbook"));
}

TEST(SheetReader, WebPagesUnderTheNameXlsAreToldApart) {
  for (const char* page :
       {"<html "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table>",
        "\xEF\xBB\xBF\r\n <!DOCTYPE html>\n<table>",
        "<table border=1><tr><td>单位</td></tr></table>", "<meta charset=gbk><table>"}) {
    EXPECT_THAT(ErrorOf(page), HasSubstr("a.xls: is a web page, whatever its name says")) << page;
  }
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("<html>")) wide += std::string{c, '\0'};
  EXPECT_THAT(ErrorOf(wide), HasSubstr("is a web page"));
  EXPECT_THAT(ErrorOf("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook "
                      "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
              HasSubstr("is an XML or web archive table"));
  EXPECT_THAT(ErrorOf("MIME-Version: 1.0\r\n"), HasSubstr("is an XML or web archive table"));
  EXPECT_THAT(ErrorOf("%PDF-1.4"), HasSubstr("is a PDF file"));
  EXPECT_EQ(ErrorOf(""), "a.xls: is empty");
}

TEST(SheetReader, FilesAreNamedWithoutTheirFolders) {
  TempFolder folder;
  ASSERT_TRUE(ReplaceFile(folder / "b.csv", "a,b\n\"c\n"));
  const auto broken = ReadSheetFile(folder / "b.csv");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().message,
            "b.csv, line 2: the quotation mark that opens here is never closed");
  EXPECT_EQ(ReadSheetFile(folder / "none.csv").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace xuncha::sheets
