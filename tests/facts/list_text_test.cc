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

TEST(ListText, AWordSetFindsWhatASearchForEachWordFinds) {
  const std::vector<std::string> words = {"置顶", "[顶]", "(顶)", "截止", "expires"};
  const WordSet set(words);
  for (const std::string_view text :
       {"", "顶", "置顶", "关于置顶的通知", "【顶】", "[顶] 通知", "通知(顶)", "截至", "报名截止",
        "expires 2022", "it expires", "expire", "置 顶", "\x86置顶", "a[顶",
        "十二个字符以上的一段普通文字"}) {
    EXPECT_EQ(set.AnyIn(text), HasOneOfWords(words, text)) << text;
  }
  EXPECT_TRUE(set.AnyIn("[置顶]"));
  EXPECT_FALSE(set.AnyIn("通知公告"));
  const std::vector<std::string> with_short = {"顶x", "x"};
  EXPECT_TRUE(WordSet(with_short).AnyIn("ax"));
  EXPECT_FALSE(WordSet({}).AnyIn("ax"));
}

TEST(ListText, BeginningsTellTheListsThatATextMayBeIn) {
  const std::vector<std::string> pagers = {"下一页", "next"};
  const std::vector<std::string> mores = {"更多", "more"};
  WordBeginnings beginnings;
  beginnings.Add(pagers, 1);
  beginnings.Add(mores, 2);
  // Never silent about a text that is in a list.
  for (const std::string_view text : {"下一页", "下 一页", "Next", "NEXT page"}) {
    EXPECT_EQ(beginnings.Of(text) & 1, 1) << text;
  }
  for (const std::string_view text : {"更多", "更多信息", "More"}) {
    EXPECT_EQ(beginnings.Of(text) & 2, 2) << text;
  }
  EXPECT_EQ(beginnings.Of("关于做好防汛工作的通知"), 0);
  EXPECT_EQ(beginnings.Of("Zoom"), 0);
  EXPECT_EQ(beginnings.Of(""), 0);
  beginnings.Add({"»"}, 4);  // of two bytes: may be anything
  EXPECT_EQ(beginnings.Of("关于") & 4, 4);
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
