// SPDX-License-Identifier: Apache-2.0
#include "whatwg/percent.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/whatwg/url_suite.h"
#include "whatwg/encoding.h"

namespace xuncha::whatwg {
namespace {

std::string Encoded(std::string_view text, PercentSet set) {
  std::string out;
  PercentEncodeAppend(text, set, out);
  return out;
}

TEST(Percent, EncodesBySet) {
  const std::string_view text = "\x1F !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\x7F\xC3";
  EXPECT_EQ(Encoded(text, PercentSet::kC0Control),
            "%1F !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~%7F%C3");
  EXPECT_EQ(Encoded(text, PercentSet::kFragment),
            "%1F%20!%22#$%&'()*+,-./09:;%3C=%3E?@AZ[\\]^_%60az{|}~%7F%C3");
  EXPECT_EQ(Encoded(text, PercentSet::kQuery),
            "%1F%20!%22%23$%&'()*+,-./09:;%3C=%3E?@AZ[\\]^_`az{|}~%7F%C3");
  EXPECT_EQ(Encoded(text, PercentSet::kSpecialQuery),
            "%1F%20!%22%23$%&%27()*+,-./09:;%3C=%3E?@AZ[\\]^_`az{|}~%7F%C3");
  EXPECT_EQ(Encoded(text, PercentSet::kPath),
            "%1F%20!%22%23$%&'()*+,-./09:;%3C=%3E%3F@AZ[\\]%5E_%60az%7B|%7D~%7F%C3");
  EXPECT_EQ(
      Encoded(text, PercentSet::kUserinfo),
      "%1F%20!%22%23$%&'()*+,-.%2F09%3A%3B%3C%3D%3E%3F%40AZ%5B%5C%5D%5E_%60az%7B%7C%7D~%7F%C3");
  EXPECT_EQ(
      Encoded(text, PercentSet::kComponent),
      "%1F%20!%22%23%24%25%26'()*%2B%2C-.%2F09%3A%3B%3C%3D%3E%3F%40AZ%5B%5C%5D%5E_%60az%7B%7C%7D"
      "~%7F%C3");
  EXPECT_EQ(
      Encoded(text, PercentSet::kForm),
      "%1F%20%21%22%23%24%25%26%27%28%29*%2B%2C-.%2F09%3A%3B%3C%3D%3E%3F%40AZ%5B%5C%5D%5E_%60az"
      "%7B%7C%7D%7E%7F%C3");
}

TEST(Percent, Decodes) {
  EXPECT_EQ(PercentDecode("%e4%B8%adx"), "中x");
  EXPECT_EQ(PercentDecode("%"), "%");
  EXPECT_EQ(PercentDecode("%4"), "%4");
  EXPECT_EQ(PercentDecode("%zz%25"), "%zz%");
  EXPECT_EQ(PercentDecode(""), "");
}

TEST(Percent, EncodesInAnotherEncoding) {
  std::string out;
  PercentEncodeAppend("中|😀", PercentSet::kSpecialQuery, *EncodingForLabel("gb2312"), out);
  EXPECT_EQ(out, "%D6%D0|%26%23128512%3B");
}

// No exclusions. The query of an https URL is encoded in the "page's" encoding.
TEST(PercentSuite, QueryInAnyEncoding) {
  XUNCHA_SUITE_OR_SKIP(suite, "percent-encoding.json");
  std::size_t cases = 0;
  for (const auto& test : suite) {
    if (!test.is_object()) continue;
    for (const auto& [label, expected] : test["output"].items()) {
      ++cases;
      SCOPED_TRACE(label + " " + test.dump());
      const Encoding* encoding = EncodingForLabel(label);
      ASSERT_NE(encoding, nullptr);
      const auto url =
          ParseUrl("https://doc.invalid/?" + test["input"].get<std::string>(), nullptr, encoding);
      ASSERT_TRUE(url);
      EXPECT_EQ(url->query(), expected.get<std::string>());
    }
  }
  EXPECT_GE(cases, 16U);
}

}  // namespace
}  // namespace xuncha::whatwg
