// SPDX-License-Identifier: Apache-2.0
#include "gather/canonical_url.h"

#include <gtest/gtest.h>

#include <string>

#include "whatwg/encoding.h"

namespace xuncha::gather {
namespace {

const DropRules& Rules() {
  static const DropRules rules = std::move(DropRules::Parse(BuiltInDropParameters())).value();
  return rules;
}

std::string Canonical(std::string_view text) {
  std::string out;
  return CanonicalUrl(text, Rules(), out) ? out : "";
}

TEST(CanonicalUrlTest, OneAddressForOnePage) {
  constexpr const char* kPage = "http://www.example.gov.cn/a/b.html";
  for (const char* text :
       {"http://www.example.gov.cn/a/b.html", "HTTP://WWW.Example.GOV.cn/a/b.html",
        "http://www.example.gov.cn:80/a/b.html", "http://www.example.gov.cn/a/c/../b.html#top",
        "http://user:secret@www.example.gov.cn/a/b.html", "http://www.example.gov.cn/a/%62.html",
        "http://www.example.gov.cn/a/b.html?", "http:\\\\www.example.gov.cn\\a\\b.html",
        "http://www.example.gov.cn/a/b.html;jsessionid=0A1B2C",
        "http://www.example.gov.cn/a/b.html;JSESSIONID=0A1B2C?utm_source=x&spm=1"}) {
    EXPECT_EQ(Canonical(text), kPage) << text;
  }
}

TEST(CanonicalUrlTest, EscapesAreWrittenOneWay) {
  EXPECT_EQ(Canonical("http://a.cn/%7euser/%e4%b8%ad%2F%20"), "http://a.cn/~user/%E4%B8%AD%2F%20");
  EXPECT_EQ(Canonical("http://a.cn/?q=%d6%d0%41"), "http://a.cn/?q=%D6%D0A");
  EXPECT_EQ(Canonical("http://a.cn/100%"), "http://a.cn/100%");
  EXPECT_EQ(Canonical("http://a.cn/%zz%4"), "http://a.cn/%zz%4");
}

TEST(CanonicalUrlTest, ChineseDomainsArePunycode) {
  EXPECT_EQ(Canonical("http://例子.中国/"), "http://xn--fsqu00a.xn--fiqs8s/");
}

TEST(CanonicalUrlTest, AGbkQueryKeepsThePagesBytes) {
  const whatwg::Encoding* gbk = whatwg::EncodingForLabel("gbk");
  const auto base = whatwg::ParseUrl("http://a.cn/");
  const auto url = whatwg::ParseUrl("s?q=中文", &*base, gbk);
  ASSERT_TRUE(url);
  std::string out;
  CanonicalUrl(*url, Rules(), out);
  EXPECT_EQ(out, "http://a.cn/s?q=%D6%D0%CE%C4");
}

TEST(CanonicalUrlTest, SessionsGoAndContentStays) {
  EXPECT_EQ(Canonical("http://a.cn/v?id=3&PHPSESSID=abc&x=1"), "http://a.cn/v?id=3&x=1");
  EXPECT_EQ(Canonical("http://a.cn/v?sid=12"), "http://a.cn/v?sid=12");
  EXPECT_EQ(Canonical("http://a.cn/v?sid=0123456789abcdef0123456789abcdef"), "http://a.cn/v");
  EXPECT_EQ(Canonical("http://a.cn/v?a&b=&id=1"), "http://a.cn/v?a&b=&id=1");
}

TEST(CanonicalUrlTest, OnlyHttp) {
  EXPECT_EQ(Canonical("mailto:a@b.cn"), "");
  EXPECT_EQ(Canonical("ftp://a.cn/"), "");
  EXPECT_EQ(Canonical("/a"), "");
}

TEST(CanonicalUrlTest, RulesThatCannotBeReadNameTheirLine) {
  const auto rules = DropRules::Parse("# comment\nsid hex many\n");
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.find("line 2"), std::string::npos);
  EXPECT_FALSE(DropRules::Parse("*"));
  EXPECT_FALSE(DropRules::Parse("a b"));
}

TEST(CanonicalUrlTest, LocationsInAnyBytesResolve) {
  const auto from = whatwg::ParseUrl("http://a.cn/x/y");
  whatwg::Url out;
  ASSERT_TRUE(ResolveLocation("../中.html", *from, out));
  EXPECT_EQ(out.href(), "http://a.cn/%E4%B8%AD.html");
  ASSERT_TRUE(ResolveLocation("/\xD6\xD0.html", *from, out));
  EXPECT_EQ(out.href(), "http://a.cn/%D6%D0.html");
  bool other = false;
  EXPECT_FALSE(ResolveLocation("weixin://dl/x", *from, out, &other));
  EXPECT_TRUE(other);
  EXPECT_FALSE(ResolveLocation("http://", *from, out, &other));
}

TEST(CanonicalUrlTest, SplitsIntoParts) {
  const UrlParts parts = SplitCanonical("https://[::1]:8443/a/b.html?x=1/2");
  EXPECT_TRUE(parts.https);
  EXPECT_EQ(parts.origin, "https://[::1]:8443");
  EXPECT_EQ(parts.host, "[::1]");
  EXPECT_EQ(parts.port, 8443);
  EXPECT_EQ(parts.path, "/a/b.html");
  EXPECT_EQ(parts.query, "x=1/2");
  EXPECT_EQ(parts.folder, "https://[::1]:8443/a/");
  const UrlParts bare = SplitCanonical("http://[::1]/");
  EXPECT_EQ(bare.host, "[::1]");
  EXPECT_EQ(bare.port, 80);
}

}  // namespace
}  // namespace xuncha::gather
