// SPDX-License-Identifier: Apache-2.0
#include "gather/cookie_jar.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::gather {
namespace {

constexpr TimeMs kNow = 1'661'220'000'000;
constexpr const char* kPage = "http://www.example.gov.cn/a/b.html";

std::string Sent(const CookieJar& jar, std::string_view url, TimeMs now = kNow) {
  std::string out;
  jar.HeaderFor(url, now, out);
  return out;
}

TEST(CookieJarTest, GoesBackToItsHostAndPath) {
  CookieJar jar;
  jar.Store("sid=1; path=/; HttpOnly", kPage, kNow);
  jar.Store("deep=2", kPage, kNow);
  EXPECT_EQ(Sent(jar, kPage), "sid=1; deep=2");
  EXPECT_EQ(Sent(jar, "http://www.example.gov.cn/"), "sid=1");
  EXPECT_EQ(Sent(jar, "http://www.example.gov.cn/ab"), "sid=1");
  EXPECT_EQ(Sent(jar, "http://other.example.gov.cn/"), "");
  EXPECT_EQ(Sent(jar, "http://evil.cn/"), "");
}

TEST(CookieJarTest, DomainsStayWithinWhatTheOwnerRegistered) {
  CookieJar jar;
  jar.Store("a=1; domain=.example.gov.cn; path=/", kPage, kNow);
  jar.Store("b=1; domain=gov.cn; path=/", kPage, kNow);
  jar.Store("c=1; domain=other.gov.cn; path=/", kPage, kNow);
  EXPECT_EQ(Sent(jar, "http://x.example.gov.cn/"), "a=1");
  EXPECT_EQ(Sent(jar, "http://other.gov.cn/"), "");
}

TEST(CookieJarTest, ExpiryAndReplacement) {
  CookieJar jar;
  jar.Store("a=1; path=/; max-age=10", kPage, kNow);
  EXPECT_EQ(Sent(jar, kPage, kNow + 9'000), "a=1");
  EXPECT_EQ(Sent(jar, kPage, kNow + 11'000), "");
  jar.Store("a=2; path=/", kPage, kNow);
  EXPECT_EQ(Sent(jar, kPage), "a=2");
  jar.Store("a=; path=/; expires=Thu, 01 Jan 1980 00:00:00 GMT", kPage, kNow);
  EXPECT_EQ(Sent(jar, kPage), "");
}

TEST(CookieJarTest, SecureOnlyOverHttps) {
  CookieJar jar;
  jar.Store("a=1; path=/; secure", "https://www.example.gov.cn/", kNow);
  EXPECT_EQ(Sent(jar, "http://www.example.gov.cn/"), "");
  EXPECT_EQ(Sent(jar, "https://www.example.gov.cn/"), "a=1");
}

TEST(CookieJarTest, IsBoundedAndTakesNoControlCharacters) {
  CookieJar jar;
  for (int i = 0; i < 1000; ++i) jar.Store("c" + std::to_string(i) + "=1; path=/", kPage, kNow);
  const std::string sent = Sent(jar, kPage);
  EXPECT_LT(sent.size(), 500u);
  EXPECT_NE(sent.find("c999=1"), std::string::npos);
  jar.Store("big=" + std::string(5000, 'x'), kPage, kNow);
  jar.Store("bad=a\r\nX: y; path=/", kPage, kNow);
  jar.Store("no pair", kPage, kNow);
  EXPECT_EQ(Sent(jar, kPage), sent);
}

}  // namespace
}  // namespace xuncha::gather
