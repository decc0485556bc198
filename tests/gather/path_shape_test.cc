// SPDX-License-Identifier: Apache-2.0
#include "gather/path_shape.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::gather {
namespace {

std::string Shape(std::string_view url) {
  std::string out;
  PathShape(url, out);
  return out;
}

TEST(PathShapeTest, SiblingsShareAShape) {
  EXPECT_EQ(Shape("http://a.cn/zwgk/tzgg/202208/t20220801_1234.html"),
            "a.cn/zwgk/tzgg/*/t*_*.html");
  EXPECT_EQ(Shape("http://a.cn/art/2022/8/1/art_15_2.HTML"), "a.cn/art/*/*/*/*_*_*.html");
  EXPECT_EQ(Shape("http://a.cn/"), "a.cn/");
  EXPECT_EQ(Shape("http://a.cn/news/"), "a.cn/news/");
  EXPECT_EQ(Shape("http://a.cn/news/index.html"), "a.cn/news/index.html");
  EXPECT_EQ(Shape("http://a.cn/news/about.html"), "a.cn/news/*.html");
  EXPECT_EQ(Shape("http://a.cn/view.jsp?id=12&cid=a"), "a.cn/*.jsp?id=*&cid=*");
  EXPECT_EQ(Shape("http://a.cn/0123456789abcdef0123/x.html"), "a.cn/*/x.html");
  EXPECT_EQ(Shape("http://a.cn:81/%E4%B8%AD%E6%96%87.html"), "a.cn:81/*.html");
}

TEST(PathShapeTest, CoarserShapesKeepTheFirstFolders) {
  constexpr std::string_view kShape = "a.cn/zwgk/tzgg/*/t*_*.html?id=*";
  EXPECT_EQ(CoarserShape(kShape, 8), kShape);
  EXPECT_EQ(CoarserShape(kShape, 1), "a.cn/zwgk/*/*/t*_*.html?id=*");
  EXPECT_EQ(CoarserShape(kShape, 0), "a.cn/*/*/*/t*_*.html?id=*");
  EXPECT_EQ(CoarserShape("a.cn/", 0), "a.cn/");
}

TEST(PathShapeTest, ImpossibleAddressesHaveTheSameShapeAndDiffer) {
  for (const char* url :
       {"http://a.cn/zwgk/tzgg/202208/t20220801_1234.html", "http://a.cn/news/about.html",
        "http://a.cn/view.jsp?id=12&cid=a", "http://a.cn/art/2022/8/1/art_15_2.html"}) {
    const std::string first = ImpossibleAddress(url, 0);
    const std::string second = ImpossibleAddress(url, 1);
    EXPECT_NE(first, url);
    EXPECT_NE(first, second);
    EXPECT_EQ(Shape(first).substr(0, 8), Shape(url).substr(0, 8));
  }
  EXPECT_EQ(ImpossibleAddress("http://a.cn/t20220801_1234.html", 0),
            "http://a.cn/t999999980_9997.html");
  EXPECT_EQ(ImpossibleAddress("http://a.cn/v?id=12&x=a", 0), "http://a.cn/v?id=9999980&x=a");
  EXPECT_EQ(ImpossibleAddress("http://a.cn/list?cid=2", 1), "http://a.cn/list?cid=9999981");
  EXPECT_EQ(ImpossibleAddress("http://a.cn/p57.html?from=timeline&v=2", 0),
            "http://a.cn/p9999980.html?from=timeline&v=2");
  EXPECT_EQ(ImpossibleAddress("http://a.cn/relay.jsp?url=http%3A//b.cn/9", 0),
            "http://a.cn/xq7zk0wv9-nothere.jsp?url=http%3A//b.cn/9");
  EXPECT_EQ(ImpossibleAddress("http://a.cn/news/", 1), "http://a.cn/xq7zk1wv9-nothere/");
  EXPECT_EQ(ImpossibleAddress("http://a.cn/", 0), "");
}

}  // namespace
}  // namespace xuncha::gather
