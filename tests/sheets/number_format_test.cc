// SPDX-License-Identifier: Apache-2.0
#include "sheets/number_format.h"

#include <gtest/gtest.h>

namespace xuncha::sheets {
namespace {

using Kind = NumberFormat::Kind;

TEST(NumberFormat, KnowsDaysFromTimesAndNumbers) {
  for (const char* code : {"yyyy-mm-dd", "yyyy\\-m\\-d", "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
                           "yyyy年m月d日", "m/d/yy", "yyyy/m/d h:mm", "[$-F800]dddd, mmmm dd, yyyy",
                           "mmm-yy", "YYYY.MM.DD", "[红色]yyyy-mm-dd", "e年m月d日", "aaaa"}) {
    EXPECT_EQ(ParseNumberFormat(code).kind, Kind::kDay) << code;
  }
  EXPECT_TRUE(ParseNumberFormat("yyyy/m/d h:mm").shows_time);
  EXPECT_FALSE(ParseNumberFormat("yyyy/m/d").shows_time);
  for (const char* code : {"h:mm", "mm:ss", "h:mm AM/PM", "上午/下午h\"时\"mm\"分\""}) {
    EXPECT_EQ(ParseNumberFormat(code).kind, Kind::kTime) << code;
  }
  EXPECT_EQ(ParseNumberFormat("[h]:mm:ss").kind, Kind::kDuration);
  for (const char* code : {"General", "@", "\"day\"General", "[Red]General", "0.00E+00", "# ?/?",
                           "", "_ * General", "G/通用格式"}) {
    EXPECT_EQ(ParseNumberFormat(code).kind, Kind::kGeneral) << code;
  }
  EXPECT_EQ(ParseNumberFormat("0.00\"d\"").kind, Kind::kFixed);
  EXPECT_EQ(ParseNumberFormat("#,##0.00_);[Red](#,##0.00)").decimals, 2);
}

TEST(NumberFormat, UnfinishedCodesEndSomewhere) {
  for (const char* code : {"\"", "[", "\\", "_", "*", "[h", "[$-", "\"yy"}) {
    EXPECT_EQ(ParseNumberFormat(code).kind == Kind::kDay, false) << code;
  }
  EXPECT_EQ(ParseNumberFormat(std::string(100'000, '0')).digits, 40);
  EXPECT_EQ(ParseNumberFormat("0." + std::string(1000, '0')).decimals, 30);
}

TEST(NumberFormat, BuiltInOnesNeedNoCode) {
  for (const unsigned id : {14U, 17U, 22U, 27U, 31U, 36U, 50U, 57U, 58U}) {
    EXPECT_EQ(BuiltInNumberFormat(id).kind, Kind::kDay) << id;
  }
  for (const unsigned id : {18U, 21U, 32U, 45U, 55U}) {
    EXPECT_EQ(BuiltInNumberFormat(id).kind, Kind::kTime) << id;
  }
  EXPECT_EQ(BuiltInNumberFormat(46).kind, Kind::kDuration);
  for (const unsigned id : {0U, 11U, 49U, 100U, 4'000'000'000U}) {
    EXPECT_EQ(BuiltInNumberFormat(id).kind, Kind::kGeneral) << id;
  }
}

TEST(NumberFormat, ShowsNumbersAsPeopleSeeThem) {
  const auto show = [](double number, const char* code) {
    return ShowNumber(number, ParseNumberFormat(code));
  };
  EXPECT_EQ(show(12, "0000000000"), "0000000012");
  EXPECT_EQ(show(-12, "0000"), "-12");
  EXPECT_EQ(show(0.856, "0.0%"), "85.6%");
  EXPECT_EQ(show(2.0 / 3, "0.00"), "0.67");
  EXPECT_EQ(show(4108810001, "General"), "4108810001");
  EXPECT_EQ(show(4108810001, "0"), "4108810001");
  EXPECT_EQ(show(1e300, "0.00").size(), 304U);
}

}  // namespace
}  // namespace xuncha::sheets
