// SPDX-License-Identifier: Apache-2.0
#include "whatwg/idna.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/whatwg/url_suite.h"
#include "whatwg/percent.h"
#include "whatwg/url.h"

namespace xuncha::whatwg {
namespace {

TEST(Idna, ToAscii) {
  EXPECT_EQ(DomainToAscii("WWW.Example.CN"), "www.example.cn");
  EXPECT_EQ(DomainToAscii("中国.CN"), "xn--fiqs8s.cn");
  EXPECT_EQ(DomainToAscii("中国。cn"), "xn--fiqs8s.cn");
  EXPECT_EQ(DomainToAscii("xn--a"), "xn--a") << "ASCII is not judged";
  EXPECT_EQ(DomainToAscii("ẞ.de"), "xn--zca.de") << "newer than ICU's table";
  EXPECT_EQ(DomainToAscii("\xC2\xAD"), std::nullopt) << "nothing is left";
  EXPECT_EQ(DomainToAscii(""), std::nullopt);
  EXPECT_EQ(DomainToAscii("xn--a.ß"), std::nullopt);
}

TEST(Idna, RefusesWhatIsFarTooLong) {
  std::string domain;
  while (domain.size() <= kMaxUnicodeDomain) domain += "中.";
  EXPECT_EQ(DomainToAscii(domain), std::nullopt);
}

TEST(Idna, ToUnicode) {
  EXPECT_EQ(DomainToUnicode("www.xn--fiqs8s.cn"), "www.中国.cn");
  EXPECT_EQ(DomainToUnicode("www.example.cn"), "www.example.cn");
  EXPECT_EQ(DomainToUnicode(""), "");
}

// As the suites' own harness does it: the domain, percent-encoded, as the host of an https URL.
void RunSuite(const nlohmann::json& suite, const std::set<std::string>& excluded,
              std::size_t least) {
  std::size_t cases = 0;
  for (const auto& test : suite) {
    if (!test.is_object()) continue;
    ++cases;
    const auto input = test["input"].get<std::string>();
    if (excluded.contains(input)) continue;
    SCOPED_TRACE(test.dump());
    std::string address = "https://";
    PercentEncodeAppend(input, PercentSet::kComponent, address);
    address += "/x";
    const auto url = ParseUrl(address);
    ASSERT_EQ(url.has_value(), test["output"].is_string());
    if (url) {
      EXPECT_EQ(url->host(), test["output"].get<std::string>());
    }
  }
  EXPECT_GE(cases, least);
}

// No exclusions.
TEST(IdnaSuite, ToAscii) {
  XUNCHA_SUITE_OR_SKIP(suite, "toascii.json");
  RunSuite(suite, {}, 87);
}

TEST(IdnaSuite, TestV2) {
  XUNCHA_SUITE_OR_SKIP(suite, "IdnaTestV2.json");
  RunSuite(
      suite,
      {"",  // ToASCII yields "", which no https URL may have as its host
            // Ideographs of CJK Extension J, which came with Unicode 17: unassigned for ICU 72.
       "\U00032931"
       "20.\u97F3.\uA8661.",
       "\U00032B9A"
       "9\uA369\u17D3.ss",
       "\U00032B9A"
       "9\uA369\u17D3.SS"},
      2671);
}

}  // namespace
}  // namespace xuncha::whatwg
