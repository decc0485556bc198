// SPDX-License-Identifier: Apache-2.0
#include "app/field_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;

TEST(FieldText, ReadsDaysAsPeopleWriteThem) {
  for (const char* text : {"2022-8-1", "2022-08-01", "2022/8/1", "2022.08.01", "2022年8月1日",
                           "２０２２年８月１日", " 20220801 ", "2022年08月01日"}) {
    EXPECT_EQ(DayOf(text), "2022-08-01") << text;
  }
  for (const char* text :
       {"", "2022", "2022年8月", "2022-13-01", "2022-02-30", "8月1日", "2022-08-01x", "202281"}) {
    EXPECT_EQ(DayOf(text), std::nullopt) << text;
  }
}

TEST(FieldText, SplitsListsAndPaths) {
  EXPECT_THAT(SplitList("应急、 应急局；安监,，x\n"), ElementsAre("应急", "应急局", "安监", "x"));
  EXPECT_THAT(SplitPath("首页 > 政务要闻—图片新闻"), ElementsAre("首页", "政务要闻", "图片新闻"));
  EXPECT_EQ(JoinPath({"首页", "政务要闻"}), "首页—政务要闻");
  EXPECT_THAT(SplitList(""), ElementsAre());
}

TEST(FieldText, FoldsWidthCaseAndBlanks) {
  EXPECT_EQ(Folded("　ＡＰＰ（客户端） "), "app(客户端)");
  EXPECT_EQ(Folded("Ａ～"), "a~");
  EXPECT_EQ(Trimmed("\u00A0\u3000 济源 市 \n"), "济源 市");
}

TEST(FieldText, KnowsAddressesAndHosts) {
  EXPECT_EQ(PageUrl("www.example.gov.cn"), "http://www.example.gov.cn/");
  EXPECT_EQ(PageUrl(" https://www.example.gov.cn/a b "), "https://www.example.gov.cn/a%20b");
  EXPECT_EQ(PageUrl("ftp://www.example.gov.cn/"), "");
  EXPECT_EQ(PageUrl(""), "");
  EXPECT_EQ(HostOf("http://ZWGK.example.gov.cn:8080/x"), "zwgk.example.gov.cn:8080");
}

TEST(FieldText, ReadsCyclesAsPeopleWriteThem) {
  for (const auto& [text, period] :
       {std::pair("1周", "P7D"), std::pair("每周", "P7D"), std::pair("3周", "P21D"),
        std::pair("三个星期", "P21D"), std::pair("10天", "P10D"), std::pair("30日", "P30D"),
        std::pair("每日", "P1D"), std::pair("2年", "P2Y"), std::pair("两年", "P2Y"),
        std::pair("每季度", "P3M"), std::pair("2个季度", "P6M"), std::pair("每 ４ 个月", "P4M")}) {
    EXPECT_EQ(CycleOf(text), period) << text;
    EXPECT_EQ(CycleOf(CycleInWords(period)), period) << CycleInWords(period);
  }
  for (const char* none : {"", "周", "0天", "经常", "每", "1000天", "-1周", "半天", "随时更新"}) {
    EXPECT_EQ(CycleOf(none), "") << none;
  }
  EXPECT_EQ(CycleInWords("P1Y6M"), "P1Y6M");
}

TEST(FieldText, ReadsTimes) {
  EXPECT_EQ(MinuteOfDay("08:30"), 510);
  EXPECT_EQ(MinuteOfDay("24:00"), 1440);
  EXPECT_EQ(MinuteOfDay("8:30"), 510);
  EXPECT_EQ(MinuteOfDay("8:3"), -1);
  EXPECT_EQ(MinuteOfDay(":830"), -1);
  EXPECT_EQ(MinuteOfDay("08:60"), -1);
  EXPECT_EQ(TimeOfMinute(510), "08:30");
}

}  // namespace
}  // namespace xuncha::app
