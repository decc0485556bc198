// SPDX-License-Identifier: Apache-2.0
#include "sheets/cell_text.h"

#include <gtest/gtest.h>

#include "sheets/sheet.h"

namespace xuncha::sheets {
namespace {

std::string DayText(std::string_view text) {
  const auto day = ReadDayText(text);
  return day ? ShowDay(day->day, day->minute) : "none";
}

TEST(CellText, FullWidthFormsBecomeOrdinaryOnesAndChineseStays) {
  EXPECT_EQ(HalfWidth("４１０８８１（Ａ）　济源，。"), "410881(A) 济源,。");
  EXPECT_EQ(TrimText(" \t　\xC2\xA0 济源 市\xEF\xBB\xBF　\n"), "济源 市");
  EXPECT_EQ(TrimText("　　"), "");
}

TEST(CellText, DaysAreReadInEveryFormThatOfficesWrite) {
  for (const char* text : {"2022-08-23", "2022/8/23", "2022.8.23", "2022年8月23日", "20220823",
                           " ２０２２－８－２３ ", "2022 年 8 月 23 日", "2022年08月23"}) {
    EXPECT_EQ(DayText(text), "2022-08-23") << text;
  }
  EXPECT_EQ(DayText("2022-08-23 17:02"), "2022-08-23 17:02");
  EXPECT_EQ(DayText("2022/8/23 9:02:59"), "2022-08-23 09:02");
  EXPECT_EQ(DayText("2022-08-23T17:02:11.000"), "2022-08-23 17:02");
}

TEST(CellText, WhatIsNoDayIsNone) {
  for (const char* text :
       {"", "2022", "2022-13-01", "2022-02-29", "2022-8/23", "2022-08-23x", "8月23日", "44796",
        "2022年8月", "2022-08-23 25:00", "1899-12-31", "2022-08-23T", "长期"}) {
    EXPECT_EQ(DayText(text), "none") << text;
  }
}

TEST(CellText, SerialNumbersCountAsExcelDoes) {
  EXPECT_EQ(FormatDay(*DayOfSerial(1, false)), "1900-01-01");
  EXPECT_EQ(FormatDay(*DayOfSerial(59, false)), "1900-02-28");
  EXPECT_FALSE(DayOfSerial(60, false));  // a day that never was
  EXPECT_EQ(FormatDay(*DayOfSerial(61, false)), "1900-03-01");
  EXPECT_EQ(FormatDay(*DayOfSerial(44796, false)), "2022-08-23");
  EXPECT_EQ(FormatDay(*DayOfSerial(43334, true)), "2022-08-23");
  EXPECT_EQ(FormatDay(*DayOfSerial(0, true)), "1904-01-01");
  EXPECT_EQ(FormatDay(*DayOfSerial(2958465, false)), "9999-12-31");
  EXPECT_FALSE(DayOfSerial(2958466, false));
  EXPECT_FALSE(DayOfSerial(-1, true));
  EXPECT_EQ(SerialOfDay(*ParseDay("2022-08-23")), 44796);
  EXPECT_FALSE(SerialOfDay(*ParseDay("1900-02-28")));
}

TEST(CellText, NumbersAreReadOnlyWhereTheyAreNumbers) {
  EXPECT_EQ(ReadInteger(Value::Text("1,234")), 1234);
  EXPECT_EQ(ReadInteger(Value::Text(" １２ ")), 12);
  EXPECT_EQ(ReadInteger(Value::Text("12.0")), 12);
  EXPECT_EQ(ReadInteger(Value::Number(-7)), -7);
  EXPECT_DOUBLE_EQ(*ReadNumber(Value::Text("85%")), 0.85);
  for (const char* text : {"", "1,2", "1,2345", "12 34", "一", "12.5条", "inf", "nan", "1e999",
                           "12.5", "9007199254740993000", ",123", "85%"}) {
    EXPECT_FALSE(ReadInteger(Value::Text(text))) << text;
  }
  EXPECT_FALSE(ReadNumber(Value::Bool(true)));
}

TEST(CellText, ADayOfACellComesFromItsKindOrItsText) {
  const Day day = *ParseDay("2022-08-23");
  EXPECT_EQ(ReadDay(Value::Of(day, 62))->minute, 62);
  EXPECT_EQ(ReadDay(Value::Text("2022年8月23日"))->day, day);
  EXPECT_EQ(ReadDay(Value::Number(20220823))->day, day);
  EXPECT_FALSE(ReadDay(Value::Number(44796)));  // may be anything
  EXPECT_FALSE(ReadDay(Value::Bool(true)));
}

TEST(CellText, NumbersAreShownInAllDigits) {
  EXPECT_EQ(ShowNumber(4108810001), "4108810001");
  EXPECT_EQ(ShowNumber(1e15), "1000000000000000");
  EXPECT_EQ(ShowNumber(0.1), "0.1");
  EXPECT_EQ(ShowNumber(-0.0), "0");
  EXPECT_EQ(ShowNumber(1e300), "1e+300");
}

}  // namespace
}  // namespace xuncha::sheets
