// SPDX-License-Identifier: Apache-2.0
#include "gather/scope.h"

#include <gtest/gtest.h>

namespace xuncha::gather {
namespace {

Scope Make(std::vector<std::string> hosts, std::string_view home = "http://www.example.gov.cn/") {
  model::Site site;
  site.hosts = std::move(hosts);
  return std::move(Scope::FromSite(site, home)).value();
}

TEST(ScopeTest, TheHomesHostOverHttpAndHttps) {
  const Scope scope = Make({});
  EXPECT_EQ(scope.Decide("http://www.example.gov.cn/a"), ScopeAnswer::kInside);
  EXPECT_EQ(scope.Decide("https://www.example.gov.cn/a"), ScopeAnswer::kInside);
  EXPECT_EQ(scope.Decide("http://www.example.gov.cn:8080/a"), ScopeAnswer::kOutside);
  EXPECT_EQ(scope.Decide("http://example.gov.cn/"), ScopeAnswer::kOutside);
  EXPECT_EQ(scope.Decide("http://evil.cn/www.example.gov.cn/"), ScopeAnswer::kOutside);
}

TEST(ScopeTest, MoreHostsAndPortsAndPatterns) {
  const Scope scope = Make({"ZWFW.example.gov.cn", "www.example.gov.cn:8080", "*.xx.gov.cn"});
  EXPECT_EQ(scope.Decide("http://zwfw.example.gov.cn/"), ScopeAnswer::kInside);
  EXPECT_EQ(scope.Decide("http://www.example.gov.cn:8080/"), ScopeAnswer::kInside);
  EXPECT_EQ(scope.Decide("http://a.b.xx.gov.cn/"), ScopeAnswer::kInside);
  EXPECT_EQ(scope.Decide("http://axx.gov.cn/"), ScopeAnswer::kOutside);
  EXPECT_EQ(scope.Hosts().front(), "www.example.gov.cn");
}

TEST(ScopeTest, PrivateAddressesInAnySpellingAreIntranet) {
  const Scope scope = Make({});
  for (const char* url : {"http://192.168.1.1/", "http://10.0.0.1:8080/", "http://127.0.0.1/",
                          "http://[::1]/", "http://localhost/", "http://a.localhost/",
                          "http://169.254.169.254/", "http://[fe80::1]/"}) {
    EXPECT_EQ(scope.Decide(url), ScopeAnswer::kIntranet) << url;
  }
  EXPECT_EQ(scope.Decide("http://8.8.8.8/"), ScopeAnswer::kOutside);
}

TEST(ScopeTest, AHomeOnALocalAddressIsTheSiteAndItsOtherPortsAreOnlyOutside) {
  const Scope scope = Make({}, "http://127.0.0.1:8000/");
  EXPECT_EQ(scope.Decide("http://127.0.0.1:8000/a"), ScopeAnswer::kInside);
  EXPECT_EQ(scope.Decide("http://127.0.0.1:9/"), ScopeAnswer::kOutside);
  EXPECT_EQ(scope.Decide("http://192.168.0.1/"), ScopeAnswer::kIntranet);
}

TEST(ScopeTest, BadHostsAreNamed) {
  model::Site site;
  site.hosts = {"www example"};
  const auto scope = Scope::FromSite(site, "http://a.cn/");
  ASSERT_FALSE(scope);
  EXPECT_NE(scope.error().message.find("www example"), std::string::npos);
  site.hosts = {"a.cn/path"};
  EXPECT_FALSE(Scope::FromSite(site, "http://a.cn/"));
}

TEST(ScopeTest, AHomeThatLeadsElsewhereIsTheSameSiteOnlyWithinItsOwn) {
  const auto may = [](std::string from, std::string to) {
    return MayHaveMoved("http://" + from, "http://" + to);
  };
  EXPECT_TRUE(may("example.gov.cn/", "www.example.gov.cn/a/index.html"));
  EXPECT_TRUE(may("www.fz.example.gov.cn/", "fz.example.gov.cn/"));
  EXPECT_TRUE(may("www.example.gov.cn/", "portal.example.gov.cn/in/"));
  EXPECT_TRUE(may("fz.example.gov.cn/", "fz2.example.gov.cn/index.html"));
  EXPECT_FALSE(may("fz.example.gov.cn/", "zw.example.gov.cn/fz/"));
  EXPECT_FALSE(may("fz.example.gov.cn/", "www.example.gov.cn/"));
  EXPECT_FALSE(may("fz.example.gov.cn/", "www.example.gov.cn/fz/"));
  EXPECT_FALSE(may("www.old.gov.cn/", "www.new.gov.cn/"));
  EXPECT_FALSE(may("www.example.gov.cn/", "www.example.com/"));
  EXPECT_TRUE(AreTwins("www.example.gov.cn", "example.gov.cn"));
  EXPECT_FALSE(AreTwins("example.gov.cn", "example.gov.cn"));
}

TEST(ScopeTest, OwnersAreToldByRegistrableDomain) {
  EXPECT_EQ(RegistrableDomain("www.news.example.gov.cn"), "example.gov.cn");
  EXPECT_EQ(RegistrableDomain("gov.cn"), "gov.cn");
  EXPECT_EQ(RegistrableDomain("a.example.cn"), "example.cn");
  EXPECT_EQ(RegistrableDomain("www.zz.ha.cn"), "zz.ha.cn");
  EXPECT_EQ(RegistrableDomain("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(RegistrableDomain("[::1]"), "[::1]");
}

}  // namespace
}  // namespace xuncha::gather
