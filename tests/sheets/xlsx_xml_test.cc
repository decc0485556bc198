// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::sheets {
namespace {

using ::testing::HasSubstr;

TEST(XlsxXml, NamesAreComparedWithoutTheirPrefix) {
  XmlTree tree;
  ASSERT_TRUE(tree.Parse("<x:a><y:b r:id=\"7\" name='a\nb'/></x:a>", "a.xlsx", "p", 1 << 20));
  EXPECT_EQ(LocalName(tree.root().name()), "a");
  const pugi::xml_node node = Child(tree.root(), "b");
  EXPECT_EQ(Attribute(node, "id"), "7");
  EXPECT_EQ(Attribute(node, "name"), "a b");
  EXPECT_TRUE(HasAttribute(node, "id"));
  EXPECT_FALSE(HasAttribute(node, "r"));
  EXPECT_FALSE(Child(tree.root(), "c"));
  EXPECT_EQ(Attribute(Child(tree.root(), "c"), "id"), "");
}

TEST(XlsxXml, WhatIsNoXmlOrTooMuchIsRefused) {
  const auto error = [](const std::string& bytes, std::uint64_t most = 1 << 20) {
    XmlTree tree;
    const Status status = tree.Parse(bytes, "a.xlsx", "p.xml", most);
    return status ? "no error" : status.error().message;
  };
  EXPECT_THAT(error("<a>"), HasSubstr("a.xlsx: its part p.xml is no valid XML"));
  EXPECT_THAT(error(""), HasSubstr("is no valid XML"));
  EXPECT_THAT(error("text"), HasSubstr("is no valid XML"));
  EXPECT_THAT(error("<!DOCTYPE a><a/>"), HasSubstr("has a document type"));
  EXPECT_EQ(error("<a b=\"1\"/>", 64 + 40), "no error");
  EXPECT_EQ(error("<a>x<b/>y</a>", 4 * 64), "no error");
  EXPECT_THAT(error("<a>x<b/>y</a>", 4 * 64 - 1), HasSubstr("is too large to be read at once"));
  EXPECT_THAT(error("<a b=\"1\"/>", 64 + 39), HasSubstr("is too large to be read at once"));
}

// Deep nesting must not use the stack.
TEST(XlsxXml, DepthCostsNoStack) {
  std::string bytes;
  constexpr int kDepth = 300'000;
  for (int i = 0; i < kDepth; ++i) bytes += "<a>";
  for (int i = 0; i < kDepth; ++i) bytes += "</a>";
  XmlTree tree;
  EXPECT_TRUE(tree.Parse(bytes, "a.xlsx", "p", 1 << 30));
}

TEST(XlsxXml, CountsAreDigitsOnly) {
  EXPECT_EQ(ReadCount("12"), 12U);
  for (const char* text : {"", "-1", "1.0", " 1", "2147483648", "99999999999999999999", "1a"}) {
    EXPECT_FALSE(ReadCount(text)) << text;
  }
}

TEST(XlsxXml, CellTextResolvesEscapes) {
  EXPECT_EQ(CellText("a_x000D__x000A_b\r\nc\rd"), "a\nb\nc\nd");
  EXPECT_EQ(CellText("_x0041"), "_x0041");
  EXPECT_EQ(CellText("_xD800_"), "\xEF\xBF\xBD");
  EXPECT_EQ(CellText("_x_x0041_"), "_xA");
}

}  // namespace
}  // namespace xuncha::sheets
