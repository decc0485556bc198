// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/addresses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

const ColumnWords& Words() {
  static const ColumnWords kWords =
      ParseColumnWords(testing::ReadSourceFile("data/columns.toml")).value();
  return kWords;
}

bool Same(const char* a, const char* b) {
  return CanBeSameList(ShapeOf(a, Words()), ShapeOf(b, Words()));
}

TEST(ColumnAddresses, AliasesOfOnePageAreOne) {
  const std::string key = AliasKey("http://www.demo.gov.cn/zwyw/");
  EXPECT_EQ(AliasKey("https://demo.gov.cn/zwyw"), key);
  EXPECT_EQ(AliasKey("http://www.demo.gov.cn/zwyw/index.html"), key);
  EXPECT_EQ(AliasKey("http://www.demo.gov.cn/zwyw/Default.aspx"), key);
  EXPECT_NE(AliasKey("http://www.demo.gov.cn/zwyw.html"), key);
  EXPECT_NE(AliasKey("http://www.demo.gov.cn/zwyw/index_2.html"), key);
  EXPECT_NE(AliasKey("http://www.demo.gov.cn/zwyw/?id=1"), key);
  EXPECT_NE(AliasKey("http://demo.gov.cn:8080/zwyw/"), key);
}

TEST(ColumnAddresses, FurtherPagesDifferInANumberOnly) {
  EXPECT_TRUE(Same("http://a.cn/zwyw/", "http://a.cn/zwyw/index_2.html"));
  EXPECT_TRUE(Same("http://a.cn/zwyw/index.html", "http://a.cn/zwyw/list_2.html"));
  EXPECT_TRUE(Same("http://a.cn/zwyw/index_3.html", "http://a.cn/zwyw/index_2.html"));
  EXPECT_TRUE(Same("http://a.cn/zwyw/", "http://a.cn/zwyw/2/"));
  EXPECT_TRUE(Same("http://a.cn/zwyw/", "http://a.cn/zwyw/page/2"));
  EXPECT_TRUE(Same("http://a.cn/zwyw.html", "http://a.cn/zwyw_2.html"));
  EXPECT_TRUE(Same("http://a.cn/list-12.html", "http://a.cn/list-12-2.html"));
  EXPECT_TRUE(Same("http://a.cn/list.aspx?id=7", "http://a.cn/list.aspx?id=7&page=2"));
  EXPECT_TRUE(Same("http://a.cn/list.aspx?pageNo=3&id=7", "http://a.cn/list.aspx?pageNo=2&id=7"));
  EXPECT_FALSE(Same("http://a.cn/zwyw/", "http://a.cn/tzgg/index_2.html"));
  EXPECT_FALSE(Same("http://a.cn/list.aspx?id=7", "http://a.cn/list.aspx?id=8"));
  EXPECT_FALSE(Same("http://a.cn/list-12-2.html", "http://a.cn/list-13-2.html"));
  EXPECT_FALSE(Same("http://a.cn/zwyw/", "http://a.cn/zwyw/tpxw/"));
}

TEST(ColumnAddresses, TellsPageNumbersFromMereDigits) {
  EXPECT_EQ(ShapeOf("http://a.cn/zwyw/index_12.html", Words()).number, 12);
  EXPECT_TRUE(ShapeOf("http://a.cn/zwyw/index_12.html", Words()).marked);
  EXPECT_TRUE(ShapeOf("http://a.cn/zwyw/?page=2", Words()).marked);
  EXPECT_TRUE(ShapeOf("http://a.cn/zwyw/?page=2", Words()).in_query);
  EXPECT_FALSE(ShapeOf("http://a.cn/zwyw/index_12.html", Words()).in_query);
  EXPECT_FALSE(ShapeOf("http://a.cn/channel/12.html", Words()).marked);
  EXPECT_EQ(ShapeOf("http://a.cn/zwyw/", Words()).number, -1);
  EXPECT_EQ(ShapeOf("http://a.cn/art/20220801123456.html", Words()).number, -1);
}

TEST(ColumnAddresses, KnowsThePageOfAFolder) {
  EXPECT_TRUE(IsFolderAddress("http://a.cn/zwyw/"));
  EXPECT_TRUE(IsFolderAddress("http://a.cn/zwyw/index.shtml?x=1"));
  EXPECT_FALSE(IsFolderAddress("http://a.cn/zwyw/index_2.html"));
  EXPECT_FALSE(IsFolderAddress("http://a.cn/zwyw/t20220801_12.html"));
}

TEST(ColumnAddresses, FoldersNest) {
  EXPECT_EQ(FolderOf("http://a.cn/zwgk/tzgg/index.html"), "a.cn/zwgk/tzgg/");
  EXPECT_EQ(FolderOf("http://a.cn/zwgk/tzgg.html"), "a.cn/zwgk/tzgg/");
  EXPECT_EQ(FolderOf("http://a.cn/"), "a.cn/");
  EXPECT_FALSE(
      FolderOf("http://a.cn/list.jsp?id=12").starts_with(FolderOf("http://a.cn/list.jsp?id=1")));
}

TEST(ColumnAddresses, SegmentsLeaveIndexNamesOut) {
  EXPECT_THAT(SegmentsOf("http://a.cn/ZWGK/tzgg/index.html", Words()),
              ::testing::ElementsAre("zwgk", "tzgg"));
  EXPECT_THAT(SegmentsOf("http://a.cn/zwgk/tzgg.shtml", Words()),
              ::testing::ElementsAre("zwgk", "tzgg"));
}

}  // namespace
}  // namespace xuncha::audit
