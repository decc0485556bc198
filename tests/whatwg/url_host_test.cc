// SPDX-License-Identifier: Apache-2.0
#include "whatwg/url_host.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace xuncha::whatwg {
namespace {

std::string HostOf(std::string_view text, bool special = true) {
  std::string out;
  return AppendHost(text, special, out) == HostKind::kNone ? "none" : out;
}

TEST(UrlHost, ParsesIpv4) {
  EXPECT_EQ(ParseIpv4("1.2.3.4"), 0x01020304U);
  EXPECT_EQ(ParseIpv4("1.2.3.4."), 0x01020304U);
  EXPECT_EQ(ParseIpv4("1.2.772"), 0x01020304U);
  EXPECT_EQ(ParseIpv4("0x1.0X2.0304"), 0x010200C4U);
  EXPECT_EQ(ParseIpv4("0xffffffff"), 0xFFFFFFFFU);
  EXPECT_EQ(ParseIpv4("0x"), 0U);
  for (const char* bad : {"", ".", "1..2", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "4294967296",
                          "1.16777216", "08", "0x1g", "1.2.3.4..", "99999999999999999999"}) {
    EXPECT_EQ(ParseIpv4(bad), std::nullopt) << bad;
  }
}

TEST(UrlHost, NumbersAtTheEndMakeAnAddress) {
  EXPECT_EQ(HostOf("1.2.3"), "1.2.0.3");
  EXPECT_EQ(HostOf("a.1"), "none");
  EXPECT_EQ(HostOf("a.0x1"), "none");
  EXPECT_EQ(HostOf("a.0xg"), "a.0xg");
  EXPECT_EQ(HostOf("1.a"), "1.a");
  EXPECT_EQ(HostOf("a.1b"), "a.1b");
  EXPECT_EQ(HostOf("a.1."), "none");
  EXPECT_EQ(HostOf("a.abc"), "a.abc");
}

TEST(UrlHost, ParsesIpv6) {
  EXPECT_EQ(HostOf("[::]"), "[::]");
  EXPECT_EQ(HostOf("[1:0:0:2:0:0:0:3]"), "[1:0:0:2::3]");
  EXPECT_EQ(HostOf("[1:0:2:0:3:4:5:6]"), "[1:0:2:0:3:4:5:6]");
  EXPECT_EQ(HostOf("[0001:00AB::]"), "[1:ab::]");
  EXPECT_EQ(HostOf("[::1.2.3.4]"), "[::102:304]");
  EXPECT_EQ(HostOf("[1::8]", false), "[1::8]");
  EXPECT_EQ(HostOf("[1:2:3:4:5:6:7::]"), "[1:2:3:4:5:6:7:0]");
  EXPECT_EQ(HostOf("[::2:3:4:5:6:7:8]"), "[0:2:3:4:5:6:7:8]");
  for (const char* bad :
       {"[", "[]", "[:]", "[:::]", "[1]", "[1:2:3:4:5:6:7:8:9]", "[1::2::3]", "[12345::]", "[g::]",
        "[1:2:3:4:5:6:7:]", "[::1.2.3]", "[::1.2.3.256]", "[::01.2.3.4]", "[::1.2.3.4.5]",
        "[1:2:3:4:5:6:7:1.2.3.4]", "[::1", "[::1]x", "[::%1]", "[1:2:3:4:5:6:7:8::]"}) {
    EXPECT_EQ(HostOf(bad), "none") << bad;
  }
}

TEST(UrlHost, OpaqueHostsAreKept) {
  EXPECT_EQ(HostOf("A.1%zz", false), "A.1%zz");
  EXPECT_EQ(HostOf("中", false), "%E4%B8%AD");
  EXPECT_EQ(HostOf("a b", false), "none");
  EXPECT_EQ(HostOf("a|b", false), "none");
  EXPECT_EQ(HostOf("\x01\x7F", false), "%01%7F");
}

TEST(UrlHost, DomainsAreJudgedAfterDecoding) {
  EXPECT_EQ(HostOf("%41.cn"), "a.cn");
  EXPECT_EQ(HostOf("a%2Fb"), "none");
  EXPECT_EQ(HostOf("a%zz"), "none");
  EXPECT_EQ(HostOf("\x7F"), "none");
  EXPECT_EQ(HostOf("%FF"), "none");
  EXPECT_EQ(HostOf("a<\u0338b"), "xn--ab-tjv") << "the stroke makes '<' another character";
}

TEST(UrlHost, PlainPrefixStopsAtWhatIsNotAName) {
  EXPECT_EQ(CleanDomainPrefix("WWW.a-b_c.cn/x"), 12U);
  EXPECT_EQ(CleanDomainPrefix("a@b"), 1U);
  EXPECT_EQ(CleanDomainPrefix("a%b"), 1U);
  EXPECT_EQ(CleanDomainPrefix("中"), 0U);
}

}  // namespace
}  // namespace xuncha::whatwg
