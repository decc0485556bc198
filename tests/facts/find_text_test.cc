// SPDX-License-Identifier: Apache-2.0
#include "facts/find_text.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::facts {
namespace {

TEST(FindText, AgreesWithTheStandardLibraryEverywhere) {
  // Few different bytes, so that there are near misses of every kind across the blocks of sixteen.
  std::uint32_t seed = 7;
  const auto next = [&seed] { return seed = seed * 1664525 + 1013904223; };
  for (std::size_t size = 0; size < 70; ++size) {
    for (std::size_t length = 1; length < 24; ++length) {
      std::string text;
      for (std::size_t i = 0; i < size; ++i) text += "ab\xE4"[(next() >> 20) % 3];
      std::string needle;
      for (std::size_t i = 0; i < length; ++i) needle += "ab\xE4"[(next() >> 20) % 3];
      if (size >= length && length > 4)
        needle = text.substr((next() >> 16) % (size - length + 1), length);
      const std::string shown = text + " / " + needle;
      EXPECT_EQ(FindLastText(text, needle), text.rfind(needle)) << shown;
      for (std::size_t from = 0; from <= size + 1; ++from) {
        EXPECT_EQ(FindText(text, needle, from), text.find(needle, from)) << shown << " " << from;
      }
    }
  }
}

TEST(HasAnyOf, SeesEachOfTheBytesAtEveryPlace) {
  for (std::size_t size = 0; size < 50; ++size) {
    std::string text(size, 'a');
    EXPECT_FALSE(HasAnyOf(text, '{', '[', '%')) << size;
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'{', '[', '%'}) {
        text[at] = c;
        EXPECT_TRUE(HasAnyOf(text, '{', '[', '%')) << size << " " << at << c;
      }
      text[at] = 'a';
    }
  }
}

TEST(FindText, FindsWordsInChineseText) {
  const std::string text = "当前位置：首页 > 政务公开 > 通知公告 备案编号：京ICP备05070218号 首页";
  EXPECT_EQ(FindText(text, "首页"), text.find("首页"));
  EXPECT_EQ(FindText(text, "首页", 30), text.rfind("首页"));
  EXPECT_EQ(FindLastText(text, "首页"), text.rfind("首页"));
  EXPECT_EQ(FindText(text, "ICP备"), text.find("ICP备"));
  EXPECT_EQ(FindText(text, "政务公开栏"), std::string::npos);
  EXPECT_EQ(FindLastText(text, "政务公开栏"), std::string::npos);
  EXPECT_EQ(FindText(text, ""), 0u);
  EXPECT_EQ(FindText("", ""), std::string::npos);
}

}  // namespace
}  // namespace xuncha::facts
