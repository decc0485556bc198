// SPDX-License-Identifier: Apache-2.0
#include "facts/list_text.h"

#include <gtest/gtest.h>

namespace xuncha::facts {
namespace {

TEST(ListText, MarksAreStripped) {
  EXPECT_EQ(StripMarks("[ 更多>> ]"), "更多");
  EXPECT_EQ(StripMarks("· 通知公告："), "通知公告");
  EXPECT_EQ(StripMarks(">>>"), "");
  EXPECT_EQ(StripMarks("a[1]b"), "a[1]b");
}

TEST(ListText, WordsAreFoundWhole) {
  EXPECT_TRUE(IsOneOfWords({"更多", "more"}, "MORE >>"));
  EXPECT_TRUE(IsOneOfWords({"下一页"}, "下 一 页"));
  EXPECT_FALSE(IsOneOfWords({"更多"}, "更多服务"));
  EXPECT_TRUE(HasOneOfWords({"排行"}, "阅读排行榜"));
  EXPECT_TRUE(BeginsWithWord({"上一篇"}, "上一篇：没有了"));
  EXPECT_FALSE(BeginsWithWord({"上一篇"}, "看上一篇"));
}

TEST(ListText, WordsOfClasses) {
  EXPECT_TRUE(HasClassWord({"side"}, "col-side fl"));
  EXPECT_TRUE(HasClassWord({"side"}, "rightSide2"));
  EXPECT_FALSE(HasClassWord({"side"}, "inside"));
  EXPECT_FALSE(HasClassWord({"hot"}, "photo"));
}

TEST(ListText, PlainNumbers) {
  EXPECT_EQ(PlainNumber("[12]"), 12);
  EXPECT_EQ(PlainNumber("7"), 7);
  EXPECT_EQ(PlainNumber("20220"), -1);
  EXPECT_EQ(PlainNumber("1a"), -1);
  EXPECT_EQ(PlainNumber(""), -1);
}

TEST(ListText, CountsCodePoints) { EXPECT_EQ(CountChars("ab通知"), 4U); }

}  // namespace
}  // namespace xuncha::facts
