// SPDX-License-Identifier: Apache-2.0
#include "facts/relay_address.h"

#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

std::string Read(std::string_view address) { return ReadRelay(address, testing::ShippedLexicon()); }

TEST(RelayAddress, FindsTheTarget) {
  EXPECT_EQ(Read("/out.jsp?url=http%3A%2F%2Fwww.henan.gov.cn%2Fa%3Fb%3D1"),
            "http://www.henan.gov.cn/a?b=1");
  EXPECT_EQ(Read("leave.html?id=3&target=https://www.gov.cn/"), "https://www.gov.cn/");
  EXPECT_EQ(Read("/jump?LINK=http://www.gov.cn/#top"), "http://www.gov.cn/");
  EXPECT_EQ(Read("/go?url=http%253A%252F%252Fwww.gov.cn%252F"), "http://www.gov.cn/");
  EXPECT_EQ(Read("/go?u=aHR0cDovL3d3dy5nb3YuY24v"), "http://www.gov.cn/");
}

TEST(RelayAddress, IsNotFooled) {
  EXPECT_EQ(Read("/a.html"), "");
  EXPECT_EQ(Read("/a.html?url=/b.html"), "");               // the same site, relative
  EXPECT_EQ(Read("/a.html?title=http://www.gov.cn/"), "");  // no relay's name
  EXPECT_EQ(Read("http://v.t.qq.com/share/share.php?url=http://www.gov.cn/"), "");
  EXPECT_EQ(Read("/sso/login?redirect=http://www.gov.cn/"), "");
  EXPECT_EQ(Read("/out?url=http://"), "");
  EXPECT_EQ(Read("/out?url=httpdocs"), "");
  EXPECT_EQ(Read("/out?url=aHR0c!"), "");
}

}  // namespace
}  // namespace xuncha::facts
