// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "whatwg/url.h"
#include "whatwg/url_parser.h"

namespace xuncha::whatwg {
namespace {

std::string Path(std::string_view address, std::string_view base = "http://a.cn/") {
  const auto parsed_base = ParseUrl(base);
  const auto url = ParseUrl(address, &*parsed_base);
  return url ? std::string(url->path()) : "failure";
}

TEST(UrlPath, RemovesDots) {
  EXPECT_EQ(Path("/a/./b/../c"), "/a/c");
  EXPECT_EQ(Path("/a/%2e/b/.%2E/c"), "/a/c");
  EXPECT_EQ(Path("/a/b/.."), "/a/");
  EXPECT_EQ(Path("/a/b/."), "/a/b/");
  EXPECT_EQ(Path("/.."), "/");
  EXPECT_EQ(Path("/a//../b"), "/a/b");
  EXPECT_EQ(Path("/.../..a/a.."), "/.../..a/a..");
  EXPECT_EQ(Path("/%2e%2e%2e"), "/%2e%2e%2e");
  EXPECT_EQ(Path("a:/b\\..\\c"), "/b\\..\\c") << "not special: no slash";
}

TEST(UrlPath, KeepsDriveLetters) {
  EXPECT_EQ(Path("file:///C|/a/../.."), "/C:/");
  EXPECT_EQ(Path("..", "file:///C:/a"), "/C:/");
  EXPECT_EQ(Path("/x", "file:///C:/a"), "/C:/x");
  EXPECT_EQ(Path("D|/x", "file:///C:/a/b"), "/D:/x");
  EXPECT_EQ(Path("/C|/x"), "/C|/x") << "not a file";
  EXPECT_TRUE(UrlParser::BeginsWithDriveLetter("/C:"));
  EXPECT_FALSE(UrlParser::BeginsWithDriveLetter("/C:x"));
}

TEST(UrlPath, DoesNotBecomeAnAuthority) {
  const auto base = ParseUrl("a:/b");
  const auto url = ParseUrl("/..//c", &*base);
  ASSERT_TRUE(url);
  EXPECT_EQ(url->href(), "a:/.//c");
  EXPECT_EQ(url->path(), "//c");
  EXPECT_EQ(ParseUrl("../d", &*url)->href(), "a:/d");
}

}  // namespace
}  // namespace xuncha::whatwg
