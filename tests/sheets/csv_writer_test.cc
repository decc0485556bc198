// SPDX-License-Identifier: Apache-2.0
#include "sheets/csv_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheets/csv_reader.h"
#include "sheets/csv_text.h"

namespace xuncha::sheets {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::vector<std::string>& HardTexts() {
  static const std::vector<std::string> texts = {
      "应急管理局",
      "a,b;c\td",
      "say \"x\"",
      "two\nlines",
      " space ",
      "=1+1",
      "=cmd|' /C calc'!A0",
      "+8610",
      "-",
      "@SUM(A1)",
      "\tx",
      "＝1",
      "=\"0123\"",
      "'=1",
      "''",
      "'plain",
      "=\nmany\nlines",
      "=" + std::string(300, 'x'),
      "=中" + std::string(252, 'x') + "\"",
      "0123",
      "ID",
      "sep=;",
      "𠀀",
      "",
  };
  return texts;
}

std::vector<std::string> Back(const std::string& bytes, std::size_t columns) {
  const auto workbook = ReadCsv(bytes, "a.csv");
  if (!workbook) return {workbook.error().message};
  std::vector<std::string> texts;
  for (std::uint32_t c = 1; c <= columns; ++c) texts.push_back(workbook->sheets[0].At(1, c).text);
  return texts;
}

TEST(CsvWriter, WhatWasWrittenIsReadBackUnchanged) {
  for (const bool gb18030 : {false, true}) {
    for (const char delimiter : {',', ';', '\t'}) {
      for (const bool guard_numbers : {false, true}) {
        CsvWriter writer({gb18030, true, delimiter, guard_numbers});
        writer.AddRow(std::span<const std::string>(HardTexts()));
        const std::string bytes = writer.TakeBytes();
        EXPECT_EQ(Back(bytes, HardTexts().size()), HardTexts()) << gb18030 << delimiter;
      }
    }
  }
}

TEST(CsvWriter, EachHardTextComesBackAsTheFirstField) {
  for (const std::string& text : HardTexts()) {
    CsvWriter writer({false, false});
    const std::vector<std::string> row = {text, "b"};
    writer.AddRow(std::span<const std::string>(row));
    EXPECT_EQ(Back(writer.TakeBytes(), 2), row) << text;
  }
}

TEST(CsvWriter, NoTextBeginsAsAFormula) {
  for (const std::string& text : HardTexts()) {
    if (!LooksLikeFormula(text)) continue;
    const std::string guarded = GuardText(text);
    // Either a constant, which runs nothing, or a text.
    EXPECT_TRUE(guarded.starts_with("=\"") || guarded.starts_with("'")) << text;
    EXPECT_EQ(UnguardText(std::string(guarded)), text);
  }
  EXPECT_EQ(GuardText("=1+\"a\""), "=\"=1+\"\"a\"\"\"");
  EXPECT_THAT(GuardText("=" + std::string(300, 'x')), StartsWith("'="));
}

TEST(CsvWriter, NumbersAndDaysAreWrittenPlain) {
  CsvWriter writer({false, false});
  const std::vector<Value> row = {Value::Number(-5), Value::Of(*ParseDay("2022-08-23")), Value(),
                                  Value::Bool(true), Value::Text("-5")};
  writer.AddRow(std::span<const Value>(row));
  EXPECT_EQ(writer.TakeBytes(), "-5,2022-08-23,,TRUE,\"=\"\"-5\"\"\"\r\n");
}

TEST(CsvWriter, ExcelSeesTheEncodingAndKeepsIds) {
  const std::vector<std::string> row = {"标识码", "0123", "123456789012345678", "12-3", "2022"};
  CsvWriter writer({false, true, ',', true});
  writer.AddRow(std::span<const std::string>(row));
  const std::string bytes = writer.TakeBytes();
  EXPECT_THAT(bytes, StartsWith("\xEF\xBB\xBF标识码,"));
  EXPECT_THAT(bytes, HasSubstr("\"=\"\"0123\"\"\""));
  EXPECT_THAT(bytes, HasSubstr("\"=\"\"123456789012345678\"\"\""));
  EXPECT_THAT(bytes, HasSubstr("\"=\"\"12-3\"\"\",2022\r\n"));
  writer.AddRow(std::span<const std::string>(row));
  EXPECT_THAT(writer.TakeBytes(), StartsWith("标识码"));  // the mark stands there once
  CsvWriter chinese({true});
  chinese.AddRow(std::span<const std::string>(row));
  EXPECT_THAT(chinese.TakeBytes(), StartsWith("\xB1\xEA\xCA\xB6\xC2\xEB,"));
}

TEST(CsvWriter, ControlCharactersAndBrokenUtf8AreReplaced) {
  CsvWriter writer({false, false});
  const std::vector<std::string> row = {std::string("a\0b\x1B", 4), "\xFFx"};
  writer.AddRow(std::span<const std::string>(row));
  EXPECT_EQ(Back(writer.TakeBytes(), 2), (std::vector<std::string>{"a\xEF\xBF\xBD"
                                                                   "b\xEF\xBF\xBD",
                                                                   "\xEF\xBF\xBDx"}));
}

TEST(CsvWriter, AnEmptyRowIsARow) {
  CsvWriter writer({false, false});
  writer.AddRow(std::span<const std::string>());
  const std::vector<std::string> row = {"x"};
  writer.AddRow(std::span<const std::string>(row));
  const auto workbook = ReadCsv(writer.TakeBytes(), "a.csv");
  ASSERT_TRUE(workbook);
  EXPECT_EQ(workbook->sheets[0].At(2, 1).text, "x");
}

}  // namespace
}  // namespace xuncha::sheets
