// SPDX-License-Identifier: Apache-2.0
#include "whatwg/url.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "tests/whatwg/url_suite.h"
#include "whatwg/encoding.h"

namespace xuncha::whatwg {
namespace {

constexpr std::string_view kPage = "http://www.example.gov.cn/zwgk/fgw/202208/index.html?p=1#top";

std::string Resolved(std::string_view input, std::string_view base = kPage,
                     const Encoding* encoding = nullptr) {
  const std::optional<Url> parsed_base = ParseUrl(base);
  const std::optional<Url> url = ParseUrl(input, &parsed_base.value(), encoding);
  return url ? url->href() : "failure";
}

TEST(Url, ResolvesLikeABrowser) {
  const std::string folder = "http://www.example.gov.cn/zwgk/fgw/202208/";
  EXPECT_EQ(Resolved("t1.html"), folder + "t1.html");
  EXPECT_EQ(Resolved("./t1.html"), folder + "t1.html");
  EXPECT_EQ(Resolved("../t1.html"), "http://www.example.gov.cn/zwgk/fgw/t1.html");
  EXPECT_EQ(Resolved("../../../../../t1.html"), "http://www.example.gov.cn/t1.html");
  EXPECT_EQ(Resolved("a/./b/../c"), folder + "a/c");
  EXPECT_EQ(Resolved("a/%2E%2e/c/."), folder + "c/");
  EXPECT_EQ(Resolved(".."), "http://www.example.gov.cn/zwgk/fgw/");
  EXPECT_EQ(Resolved("/"), "http://www.example.gov.cn/");
  EXPECT_EQ(Resolved("/a//b/"), "http://www.example.gov.cn/a//b/");
  EXPECT_EQ(Resolved("//other.cn"), "http://other.cn/");
  EXPECT_EQ(Resolved(R"(\\other.cn\a\b)"), "http://other.cn/a/b");
  EXPECT_EQ(Resolved(R"(a\b\..\c)"), folder + "a/c");
  EXPECT_EQ(Resolved(""), "http://www.example.gov.cn/zwgk/fgw/202208/index.html?p=1");
  EXPECT_EQ(Resolved("?p=2"), folder + "index.html?p=2");
  EXPECT_EQ(Resolved("#x"), folder + "index.html?p=1#x");
  EXPECT_EQ(Resolved("http:t1.html"), folder + "t1.html");
  EXPECT_EQ(Resolved("https:t1.html"), "https://t1.html/");
  EXPECT_EQ(Resolved(" \t http://a.cn/\nb "), "http://a.cn/b");
  EXPECT_EQ(Resolved("HTTP://WWW.A.CN:80/B"), "http://www.a.cn/B");
  EXPECT_EQ(Resolved("http:/a.cn", "https://x.cn"), "http://a.cn/");
  EXPECT_EQ(Resolved("javascript:void(0)"), "javascript:void(0)");
  EXPECT_EQ(Resolved("mailto:a@b.cn"), "mailto:a@b.cn");
}

TEST(Url, RefusesWhatABrowserRefuses) {
  for (const char* bad : {"http://", "http://a b/", "http://a.cn:99999/", "http://a.cn:8a/",
                          "http://[::1", "http://1.2.3.4.5/", "http://256.1.1.1/", "http://%zz/",
                          "http://a<b/", "http://@/", "https://xn--a.ß/"}) {
    EXPECT_EQ(Resolved(bad), "failure") << bad;
  }
  EXPECT_FALSE(ParseUrl("a.html"));
  EXPECT_FALSE(ParseUrl(""));
  const auto mail = ParseUrl("mailto:a@b.cn");
  EXPECT_FALSE(ParseUrl("x", &*mail));
  EXPECT_EQ(ParseUrl("#x", &*mail)->href(), "mailto:a@b.cn#x");
  const auto nothing = ParseUrl("a:");
  EXPECT_TRUE(ParseUrl("#", &*nothing)->has_opaque_path());
  EXPECT_EQ(ParseUrl("#", &*nothing)->path(), "");
  const Url empty;
  EXPECT_FALSE(ParseUrl("x", &empty));
}

TEST(Url, EncodesWhatIsNotAscii) {
  EXPECT_EQ(Resolved("/中 \"<>`{}^|"),
            "http://www.example.gov.cn/%E4%B8%AD%20%22%3C%3E%60%7B%7D%5E|");
  EXPECT_EQ(Resolved("/\xFF"), "http://www.example.gov.cn/%EF%BF%BD");
  EXPECT_EQ(Resolved("http://例子。ｃn/"), "http://xn--fsqu00a.cn/");
  const Encoding* gbk = EncodingForLabel("gb2312");
  EXPECT_EQ(Resolved("/s?q=中'&e=€#中", kPage, gbk),
            "http://www.example.gov.cn/s?q=%D6%D0%27&e=%80#%E4%B8%AD");
  EXPECT_EQ(Resolved("/s?q=😀", kPage, gbk), "http://www.example.gov.cn/s?q=%26%23128512%3B");
  EXPECT_EQ(Resolved("/s?q=中", kPage, EncodingForLabel("utf-16")),
            "http://www.example.gov.cn/s?q=%E4%B8%AD");
}

TEST(Url, GivesItsParts) {
  const auto url = ParseUrl("https://u:p@WWW.a.cn:8443/x/y.html?q=1#f");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme(), "https");
  EXPECT_TRUE(url->is_http());
  EXPECT_EQ(url->username(), "u");
  EXPECT_EQ(url->password(), "p");
  EXPECT_TRUE(url->has_credentials());
  EXPECT_EQ(url->host(), "www.a.cn");
  EXPECT_EQ(url->host_and_port(), "www.a.cn:8443");
  EXPECT_EQ(url->port_number(), 8443);
  EXPECT_EQ(url->effective_port(), 8443);
  EXPECT_EQ(url->path(), "/x/y.html");
  EXPECT_EQ(url->path_and_query(), "/x/y.html?q=1");
  EXPECT_EQ(url->query(), "q=1");
  EXPECT_EQ(url->fragment(), "f");
  EXPECT_EQ(url->href_without_fragment(), "https://u:p@www.a.cn:8443/x/y.html?q=1");
  EXPECT_EQ(url->folder(), "https://u:p@www.a.cn:8443/x/");
  EXPECT_EQ(url->origin(), "https://www.a.cn:8443");
}

TEST(Url, RemovesQueryAndFragment) {
  auto url = ParseUrl("http://a.cn/x?q#f");
  url->RemoveFragment();
  EXPECT_EQ(url->href(), "http://a.cn/x?q");
  EXPECT_FALSE(url->has_fragment());
  url->RemoveQueryAndFragment();
  EXPECT_EQ(url->href(), "http://a.cn/x");
  EXPECT_FALSE(url->has_query());
  EXPECT_EQ(ParseUrl("y", &*url)->href(), "http://a.cn/y");
}

TEST(Url, KnowsAddresses) {
  for (const char* form :
       {"http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://0177.0.0.01./",
        "http://127.1/", "http://%31%32%37.1/", "http://１２７.1/"}) {
    const auto url = ParseUrl(form);
    ASSERT_TRUE(url) << form;
    EXPECT_EQ(url->host_kind(), HostKind::kIpv4);
    EXPECT_EQ(url->ipv4(), 0x7F000001U) << form;
    EXPECT_EQ(url->href(), "http://127.0.0.1/");
  }
  const auto url = ParseUrl("http://[0:0:0:0:0:FFFF:127.0.0.1]:81/");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->host(), "[::ffff:7f00:1]");
  const auto ipv6 = url->ipv6();
  ASSERT_TRUE(ipv6);
  EXPECT_EQ((*ipv6)[10], 0xFF);
  EXPECT_EQ((*ipv6)[12], 0x7F);
  EXPECT_EQ((*ipv6)[15], 1);
  EXPECT_FALSE(url->ipv4());
}

TEST(Url, ComparesOrigins) {
  const auto a = ParseUrl("http://a.cn:80/x");
  EXPECT_TRUE(a->SameOrigin(*ParseUrl("http://u@A.cn/y?z")));
  EXPECT_FALSE(a->SameOrigin(*ParseUrl("https://a.cn/x")));
  EXPECT_FALSE(a->SameOrigin(*ParseUrl("http://a.cn:81/x")));
  const auto data = ParseUrl("data:x");
  EXPECT_FALSE(data->SameOrigin(*data));
}

TEST(Url, UsesItsMemoryAgain) {
  const auto base = ParseUrl(kPage);
  Url url;
  ASSERT_TRUE(ParseUrlInto("https://a.cn:81/b?c#d", &*base, nullptr, &url));
  ASSERT_TRUE(ParseUrlInto("e.html", &*base, nullptr, &url));
  EXPECT_EQ(url.href(), "http://www.example.gov.cn/zwgk/fgw/202208/e.html");
  EXPECT_EQ(url, *ParseUrl("e.html", &*base));
  EXPECT_FALSE(url.has_query());
  EXPECT_EQ(url.port_number(), std::nullopt);
  EXPECT_FALSE(ParseUrlInto("http://", &*base, nullptr, &url));
  EXPECT_TRUE(url.empty());
  EXPECT_EQ(url.path_and_query(), "");
}

TEST(Url, BoundsItsInput) {
  const std::string most(kMaxUrlInput - 12, 'a');
  EXPECT_TRUE(ParseUrl("http://a.cn/" + most));
  EXPECT_FALSE(ParseUrl("http://a.cn/" + most + "a"));
}

TEST(Url, TakesLongDotChains) {
  std::string up;
  for (int i = 0; i < 100'000; ++i) up += i % 2 == 0 ? "a/" : "../";
  EXPECT_EQ(Resolved("/" + up), "http://www.example.gov.cn/");
}

TEST(Url, ParsesHostsByThemselves) {
  const auto host = ParseHost("WWW.例子.CN");
  ASSERT_TRUE(host);
  EXPECT_EQ(host->kind, HostKind::kDomain);
  EXPECT_EQ(host->text, "www.xn--fsqu00a.cn");
  EXPECT_EQ(ParseHost("[::1]")->kind, HostKind::kIpv6);
  EXPECT_FALSE(ParseHost(""));
  EXPECT_FALSE(ParseHost("a/b"));
}

void RunParsingSuite(const nlohmann::json& suite, std::size_t least) {
  std::size_t cases = 0;
  for (const auto& test : suite) {
    if (!test.is_object()) continue;
    ++cases;
    SCOPED_TRACE(test.dump());
    std::optional<Url> base;
    bool base_parses = true;
    if (test.contains("base") && test["base"].is_string()) {
      base = ParseUrl(test["base"].get<std::string>());
      base_parses = base.has_value();
    }
    std::optional<Url> url;
    if (base_parses) url = ParseUrl(test["input"].get<std::string>(), base ? &*base : nullptr);
    if (test.value("failure", false)) {
      EXPECT_FALSE(url);
      continue;
    }
    ASSERT_TRUE(url);
    for (const char* part : {"href", "origin", "protocol", "username", "password", "host",
                             "hostname", "port", "pathname", "search", "hash"}) {
      // A JSON null as origin (in the extra cases) is the opaque origin.
      if (!test.contains(part)) continue;
      const auto& expected = test[part];
      EXPECT_EQ(Part(*url, part), expected.is_null() ? "null" : expected.get<std::string>());
    }
    const auto again = ParseUrl(url->href());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->href(), url->href());
  }
  EXPECT_GE(cases, least);
}

// No exclusions.
TEST(UrlSuite, Parsing) {
  XUNCHA_SUITE_OR_SKIP(suite, "urltestdata.json");
  RunParsingSuite(suite, 891);
}

TEST(UrlSuite, LoneSurrogates) {
  XUNCHA_SUITE_OR_SKIP(suite, "urltestdata-javascript-only.json");
  RunParsingSuite(suite, 1);
}

TEST(UrlSuite, ExtraCases) {
  XUNCHA_SUITE_OR_SKIP(suite, "ada_extra_urltestdata.json");
  RunParsingSuite(suite, 28);
}

}  // namespace
}  // namespace xuncha::whatwg
