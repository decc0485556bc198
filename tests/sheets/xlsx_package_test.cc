// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_package.h"

#include <gtest/gtest.h>

#include "tests/sheets/xlsx_parts.h"

namespace xuncha::sheets {
namespace {

TEST(XlsxPackage, TargetsAreResolvedWithinThePackage) {
  EXPECT_EQ(ResolvePart("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
  EXPECT_EQ(ResolvePart("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
  EXPECT_EQ(ResolvePart("xl/worksheets/a.xml", "../media/./x.png"), "xl/media/x.png");
  EXPECT_EQ(ResolvePart("", "xl/workbook.xml"), "xl/workbook.xml");
  for (const char* target : {"../../x", "/../x", "..", "a\\b", "file:x", "x?y", "x#y"}) {
    EXPECT_EQ(ResolvePart("xl/workbook.xml", target), "") << target;
  }
}

TEST(XlsxPackage, NamesAreComparedWithoutRegardToCase) {
  const std::string bytes = testing::Zip(
      {{"xl/Workbook.xml", "<a/>"},
       {"x/_rels/y.xml.rels",
        "<Relationships><Relationship Id=\"1\" Type=\"http://a/b/worksheet\" Target=\"z.xml\"/>"
        "<Relationship Id=\"2\" Type=\"link\" Target=\"http://e\" "
        "TargetMode=\"External\"/><other/></Relationships>"}});
  auto package = XlsxPackage::Open(bytes, "a.xlsx", {});
  ASSERT_TRUE(package);
  EXPECT_TRUE(package->Has("XL/workbook.XML"));
  EXPECT_EQ(*package->Read("xl/workbook.xml"), "<a/>");
  EXPECT_EQ(package->Read("nothing").error().code, ErrorCode::kNotFound);
  const auto relations = package->Relations("x/y.xml");
  ASSERT_TRUE(relations);
  ASSERT_EQ(relations->size(), 2U);
  EXPECT_EQ((*relations)[0].type, "worksheet");
  EXPECT_EQ((*relations)[0].target, "x/z.xml");
  EXPECT_EQ((*relations)[1].target, "");
  EXPECT_TRUE(package->Relations("none.xml")->empty());
}

TEST(XlsxPackage, TooManyPartsAndOtherFilesAreRefused) {
  testing::Parts parts;
  for (int i = 0; i < 50; ++i) parts.emplace_back("p" + std::to_string(i), "x");
  const std::string bytes = testing::Zip(parts);
  ReadLimits limits;
  limits.max_parts = 49;
  EXPECT_EQ(XlsxPackage::Open(bytes, "a.xlsx", limits).error().message,
            "a.xlsx: holds more than 49 parts");
  limits.max_parts = 50;
  EXPECT_TRUE(XlsxPackage::Open(bytes, "a.xlsx", limits));
  for (const char* text : {"", "PK\x03\x04", "PK\x05\x06", "hello"}) {
    EXPECT_FALSE(XlsxPackage::Open(text, "a.xlsx", {})) << text;
  }
}

}  // namespace
}  // namespace xuncha::sheets
