// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "whatwg/html_tokenizer.h"

namespace xuncha::whatwg {
namespace {

using std::string_view_literals::operator""sv;

std::string Text(std::string_view raw, TextFlags flags) {
  std::string out;
  AppendText(raw, flags, out);
  std::string scratch;
  EXPECT_EQ(TextValue(raw, flags, scratch), out);
  return out;
}

TEST(HtmlText, DoesWhatTheFlagsSay) {
  EXPECT_EQ(Text("a&lt;b\r\nc\rd", kHasRef | kHasCr), "a<b\nc\nd");
  EXPECT_EQ(Text("a&lt;b\r", kHasCr), "a&lt;b\n");
  EXPECT_EQ(Text("a\0b"sv, kHasNul | kNulToReplacement),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(Text("a\0b"sv, kHasNul | kNulDropped), "ab");
  EXPECT_EQ(Text("a\0b"sv, kHasNul), "a\0b"sv);
  EXPECT_EQ(Text("&#13;\n", kHasRef), "\r\n");
  EXPECT_EQ(Text("&&amp;&", kHasRef), "&&&");
}

TEST(HtmlText, ReturnsTheViewItselfWhenThereIsNothingToDo) {
  std::string scratch;
  const std::string_view raw = "/a?b=1";
  EXPECT_EQ(AttrValue(raw, kNulToReplacement, scratch).data(), raw.data());
  EXPECT_EQ(NameValue(raw, scratch).data(), raw.data());
  EXPECT_EQ(AttrValue("?a=1&copy=2&amp;b", kHasRef, scratch), "?a=1&copy=2&b");
  EXPECT_EQ(AttrValue("a\0"sv, kHasNul, scratch), "a\xEF\xBF\xBD");
  EXPECT_EQ(NameValue("DATA-X\0"sv, scratch), "data-x\xEF\xBF\xBD");
}

TEST(HtmlText, KnowsWhiteSpace) {
  EXPECT_TRUE(IsSpaceText(" \r\n\t\f", 0));
  EXPECT_TRUE(IsSpaceText(" &#32;&Tab;&#xA;", kHasRef));
  EXPECT_FALSE(IsSpaceText(" &nbsp; ", kHasRef));
  EXPECT_FALSE(IsSpaceText(" &", kHasRef));
  EXPECT_FALSE(IsSpaceText("\0"sv, kHasNul));
  EXPECT_TRUE(EqualsLower("HiDDen", "hidden"));
  EXPECT_FALSE(EqualsLower("hidde", "hidden"));
}

}  // namespace
}  // namespace xuncha::whatwg
