// SPDX-License-Identifier: Apache-2.0
//
// Files that LibreOffice makes, where it is installed: it is no part of what we build with.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "base/file.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_writer.h"
#include "tests/store/temp_folder.h"

namespace xuncha::sheets {
namespace {

bool Convert(const TempFolder& folder, const std::string& to, const std::string& file) {
  const std::string command = "soffice -env:UserInstallation=file://" + folder.path() +
                              "/profile --headless --convert-to " + to + " --outdir '" +
                              folder.path() + "/out' '" + folder.path() + "/" + file +
                              "' >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

TEST(LibreOffice, WhatItSavesIsRead) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "soffice is not installed: files of LibreOffice were NOT read";
  }
  TempFolder folder;
  auto writer = XlsxWriter::Create(folder / "a.xlsx", {1'661'220'131'000, "", ""});
  ASSERT_TRUE(writer);
  SheetSpec spec;
  spec.name = "单位";
  spec.columns = {{.header = "单位名称"}, {.header = "日期", .kind = CellKind::kDay}};
  ASSERT_TRUE(writer->BeginSheet(spec));
  const std::vector<Value> row = {Value::Text("0123"), Value::Of(*ParseDay("2022-08-23"))};
  ASSERT_TRUE(writer->AddRow(row));
  ASSERT_TRUE(writer->Close());
  for (const std::string to : {"xlsx", "csv"}) {
    ASSERT_TRUE(Convert(folder, to, "a.xlsx"));
    const auto workbook = ReadSheetFile(folder / "out/a." + to);
    ASSERT_TRUE(workbook) << workbook.error().message;
    EXPECT_EQ(workbook->sheets[0].At(2, 1).text, "0123");
    EXPECT_EQ(workbook->sheets[0].At(2, 2).text, "2022-08-23");
  }
  ASSERT_TRUE(Convert(folder, "xls", "a.xlsx"));
  EXPECT_NE(ReadSheetFile(folder / "out/a.xls").error().message.find("is an old workbook"),
            std::string::npos);
  ASSERT_TRUE(Convert(folder, "ods", "a.xlsx"));
  EXPECT_NE(ReadSheetFile(folder / "out/a.ods").error().message.find("is an OpenDocument file"),
            std::string::npos);
}

}  // namespace
}  // namespace xuncha::sheets
