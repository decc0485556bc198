// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

TEST(Utf8, CutsBetweenCodePoints) {
  EXPECT_EQ(CutUtf8("政务", 6), "政务");
  EXPECT_EQ(CutUtf8("政务", 5), "政");
  EXPECT_EQ(CutUtf8("政务", 2), "");
  EXPECT_EQ(CutUtf8("abc", 2), "ab");
}

TEST(Utf8, RepairsEachMaximalBadPart) {
  EXPECT_FALSE(IsValidUtf8("\xE6\x9A"));
  EXPECT_EQ(RepairUtf8("a\xE6\x9A政\xFF"), "a\xEF\xBF\xBD政\xEF\xBF\xBD");
}

TEST(Utf8, SpaceOfEveryWidthIsLeftOut) {
  EXPECT_EQ(WithoutSpace(" 姓\xE3\x80\x80名\t\r\n"), "姓名");
  EXPECT_EQ(WithoutSpace("\xC2\xA0 a \x7F b\xE2\x80\x8B\xEF\xBB\xBF"),
            "a\x7F"
            "b");
  EXPECT_EQ(WithoutSpace(""), "");
  EXPECT_EQ(WithoutSpace("政\xE6\x9A"), "政\xEF\xBF\xBD");
}

TEST(Utf8, ALineStaysOne) {
  EXPECT_EQ(OneLine("政务\r\nSet-Cookie: a\tb\x7F"), "政务  Set-Cookie: a b ");
  EXPECT_EQ(OneLine(std::string_view("a\0b", 3)), "a b");
}

}  // namespace
}  // namespace xuncha
