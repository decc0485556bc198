// SPDX-License-Identifier: Apache-2.0
#include "facts/text_flow.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::facts {
namespace {

std::string Flow(std::initializer_list<std::string_view> pieces) {
  TextFlow flow;
  flow.Reset(4096);
  for (const std::string_view piece : pieces) {
    if (piece == "|") {
      flow.Break();
    } else {
      flow.Append(piece);
    }
  }
  return std::string(flow.All());
}

TEST(TextFlow, CollapsesWhiteSpaceOfAllKinds) {
  EXPECT_EQ(Flow({"  a \n\t b  "}), "a b");
  EXPECT_EQ(Flow({"甲\xC2\xA0\xE3\x80\x80乙\xE2\x80\x83丙"}), "甲 乙 丙");
  EXPECT_EQ(Flow({"“引”—…、。《》"}), "“引”—…、。《》");
}

TEST(TextFlow, PiecesJoinUnlessBroken) {
  EXPECT_EQ(Flow({"网站", "标识码"}), "网站标识码");
  EXPECT_EQ(Flow({"网站", "|", "标识码", "|", "|"}), "网站 标识码");
  EXPECT_EQ(Flow({"a ", " b"}), "a b");
}

TEST(TextFlow, LongTextsTakeTheFastPath) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "人民政府 office ";
  text.pop_back();
  EXPECT_EQ(Flow({text}), text);
}

TEST(TextFlow, NeverExceedsItsRoom) {
  TextFlow flow;
  flow.Reset(10);
  for (int i = 0; i < 100; ++i) flow.Append("abc");
  EXPECT_LE(flow.size(), 10U);
}

TEST(TextFlow, ViewsAreTrimmed) {
  TextFlow flow;
  flow.Reset(100);
  flow.Append("甲");
  const std::uint32_t begin = flow.size();
  flow.Append(" 乙 ");
  EXPECT_EQ(flow.From(begin), "乙");
  EXPECT_EQ(flow.View(begin, 1000), "乙");
  EXPECT_EQ(flow.View(50, 60), "");
}

TEST(TextFlow, CountsCharactersWithoutSpaces) {
  EXPECT_EQ(CountCharacters(""), 0U);
  EXPECT_EQ(CountCharacters("a b 中国"), 4U);
  EXPECT_EQ(CountCharacters("一二三四五六七八九十 abcdefghij 𠀀"), 21U);
}

TEST(TextFlow, TheDigestLeavesSpacesAside) {
  EXPECT_EQ(DigestText(""), 0U);
  EXPECT_EQ(DigestText("   "), 0U);
  EXPECT_EQ(DigestText("ab c"), DigestText("a bc"));
  EXPECT_NE(DigestText("abc"), DigestText("abd"));
  std::string spaced;
  std::string joined;
  for (int i = 0; i < 3000; ++i) {
    spaced += "政府 ";
    joined += "政府";
  }
  EXPECT_EQ(DigestText(spaced), DigestText(joined));
}

TEST(TextFlow, TheDigestLeavesSpacesAsideWhereverTheyStand) {
  std::string joined;
  for (int i = 0; i < 4200; ++i) joined += static_cast<char>('a' + i * 7 % 26);
  const std::uint64_t digest = DigestText(joined);
  for (std::size_t at = 0; at < 70; ++at) {
    std::string spaced = joined;
    spaced.insert(at, " ");
    spaced.insert(spaced.size() - at, "  ");
    spaced.insert(at + 17, " ");
    EXPECT_EQ(DigestText(spaced), digest) << at;
    spaced[at + 1] = '!';
    EXPECT_NE(DigestText(spaced), digest) << at;
  }
}

}  // namespace
}  // namespace xuncha::facts
