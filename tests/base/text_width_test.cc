// SPDX-License-Identifier: Apache-2.0
#include "base/text_width.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace xuncha {
namespace {

using ::testing::ElementsAre;

TEST(TextWidth, ChineseTakesTwoColumns) {
  EXPECT_EQ(DisplayWidth("abc"), 3U);
  EXPECT_EQ(DisplayWidth("政务要闻"), 8U);
  EXPECT_EQ(DisplayWidth("“a”"), 3U) << "ambiguous width counts one";
  EXPECT_EQ(DisplayWidth("，。（）"), 8U);
  EXPECT_EQ(DisplayWidth("e\xCC\x81"), 1U) << "a combining accent takes none";
  EXPECT_EQ(DisplayWidth("한국"), 4U);
  EXPECT_EQ(DisplayWidth("𠮷"), 2U);
  EXPECT_EQ(DisplayWidth("\xFF"), 1U) << "a broken byte is shown as U+FFFD";
}

TEST(TextWidth, FitsAndPads) {
  EXPECT_EQ(FitWidth("政务要闻", 8), "政务要闻");
  EXPECT_EQ(FitWidth("政务要闻", 7), "政务要…");
  EXPECT_EQ(FitWidth("政务要闻", 6), "政务…");
  EXPECT_EQ(FitWidth("abcdef", 3), "ab…");
  EXPECT_EQ(FitWidth("abc", 0), "");
  EXPECT_EQ(PadWidth("政务", 6), "政务  ");
  EXPECT_EQ(DisplayWidth(PadWidth("政务要闻", 7)), 7U);
}

TEST(TextWidth, WrapsAtWordsAndCharacters) {
  EXPECT_THAT(WrapWidth("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(WrapWidth("政务要闻更新", 8), ElementsAre("政务要闻", "更新"));
  EXPECT_THAT(WrapWidth("政务要闻，更新", 8), ElementsAre("政务要", "闻，更新"))
      << "a comma does not begin a line";
  EXPECT_THAT(WrapWidth("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
  EXPECT_THAT(WrapWidth("a\nb", 10), ElementsAre("a", "b"));
  EXPECT_THAT(WrapWidth("", 10), ElementsAre(""));
  for (const std::string& line :
       WrapWidth(std::string(5000, 'x') + "中文 。" + std::string(50, ' '), 17)) {
    EXPECT_LE(DisplayWidth(line), 17U);
  }
}

TEST(TextWidth, WhatAPageSaysIsSafeToPrint) {
  EXPECT_EQ(Printable("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(Printable("a\nb\tc"), "a b c");
  EXPECT_EQ(Printable("a\xE2\x80\xAE"
                      "b"),
            "ab");
  EXPECT_EQ(Printable("\xC2\x9B"), "\xEF\xBF\xBD");
}

TEST(Utf8, RepairsAndCuts) {
  EXPECT_EQ(RepairUtf8("a\xE4\xB8"), "a\xEF\xBF\xBD");
  EXPECT_EQ(RepairUtf8("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(RepairUtf8("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_TRUE(IsValidUtf8("政务\xEF\xBF\xBD"));
  EXPECT_FALSE(IsValidUtf8("\xF5\x80\x80\x80"));
  EXPECT_EQ(CutUtf8("政务", 5), "政");
  EXPECT_EQ(CutUtf8("政务", 6), "政务");
  EXPECT_EQ(CutUtf8("ab", 1), "a");
}

}  // namespace
}  // namespace xuncha
