// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "tests/whatwg/url_suite.h"
#include "whatwg/url.h"

namespace xuncha::whatwg {
namespace {

bool Set(Url& url, std::string_view attribute, const std::string& value) {
  if (attribute == "href") return url.SetHref(value);
  if (attribute == "protocol") return url.SetScheme(value);
  if (attribute == "username") return url.SetUsername(value);
  if (attribute == "password") return url.SetPassword(value);
  if (attribute == "host") return url.SetHostAndPort(value);
  if (attribute == "hostname") return url.SetHost(value);
  if (attribute == "port") return url.SetPort(value);
  if (attribute == "pathname") return url.SetPath(value);
  if (attribute == "search") return url.SetQuery(value);
  if (attribute == "hash") return url.SetFragment(value);
  ADD_FAILURE() << attribute;
  return false;
}

TEST(UrlSetters, ChangeOnePart) {
  auto url = ParseUrl("http://a.cn/x?q#f");
  EXPECT_TRUE(url->SetScheme("https"));
  EXPECT_TRUE(url->SetHostAndPort("b.cn:8080"));
  EXPECT_TRUE(url->SetPath("/y/../z"));
  EXPECT_TRUE(url->SetQuery("?r=1"));
  EXPECT_TRUE(url->SetFragment(""));
  EXPECT_EQ(url->href(), "https://b.cn:8080/z?r=1");
  EXPECT_EQ(*url, *ParseUrl(url->href()));
}

TEST(UrlSetters, LeaveWhatCannotBeTaken) {
  auto url = ParseUrl("http://a.cn/x");
  EXPECT_FALSE(url->SetHref("//"));
  EXPECT_FALSE(url->SetScheme("mailto"));
  EXPECT_FALSE(url->SetHost("b c"));
  EXPECT_FALSE(url->SetPort("99999"));
  EXPECT_FALSE(url->SetPort("x"));
  EXPECT_EQ(url->href(), "http://a.cn/x");
  Url empty;
  EXPECT_FALSE(empty.SetPath("/x"));
  EXPECT_FALSE(empty.SetScheme("http"));
  EXPECT_TRUE(empty.empty());
}

// No exclusions.
TEST(UrlSettersSuite, All) {
  XUNCHA_SUITE_OR_SKIP(suite, "setters_tests.json");
  std::size_t cases = 0;
  for (const auto& [attribute, tests] : suite.items()) {
    if (attribute == "comment") continue;
    for (const auto& test : tests) {
      ++cases;
      SCOPED_TRACE(attribute + " " + test.dump());
      auto url = ParseUrl(test["href"].get<std::string>());
      ASSERT_TRUE(url);
      Set(*url, attribute, test["new_value"].get<std::string>());
      for (const auto& [part, expected] : test["expected"].items()) {
        EXPECT_EQ(Part(*url, part), expected.get<std::string>()) << part;
      }
      const auto again = ParseUrl(url->href());
      ASSERT_TRUE(again);
      EXPECT_EQ(again->href(), url->href());
    }
  }
  EXPECT_GE(cases, 278U);
}

}  // namespace
}  // namespace xuncha::whatwg
