// SPDX-License-Identifier: Apache-2.0
#include "gather/bot_wall.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

BotWallSigns Shipped() {
  return std::move(ParseBotWallSigns(testing::ReadProjectFile("data/bot_walls.toml"))).value();
}

constexpr std::string_view kHead = "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n";

TEST(BotWallTest, ShippedSignsAreReadAndFound) {
  const BotWallSigns signs = Shipped();
  EXPECT_GT(signs.signs.size(), 15u);
  EXPECT_NE(FindBotWall(signs, 412, kHead, "<script>$_ts=window['$_ts'];</script>"), nullptr);
  EXPECT_NE(FindBotWall(signs, 521, "HTTP/1.1 521 \r\nset-cookie: __jsl_clearance=1\r\n\r\n", ""),
            nullptr);
  EXPECT_NE(FindBotWall(signs, 403, "HTTP/1.1 403\r\nCF-Mitigated: Challenge\r\n\r\n", ""),
            nullptr);
}

TEST(BotWallTest, PagesThatWriteAboutWallsAreNone) {
  const BotWallSigns signs = Shipped();
  EXPECT_EQ(FindBotWall(signs, 200, kHead,
                        "<title>安全验证系统采购公告</title>瑞数、加速乐、云锁、Cloudflare 验证码"),
            nullptr);
  EXPECT_EQ(FindBotWall(signs, 404, kHead, "Not Found"), nullptr);
  EXPECT_EQ(FindBotWall(signs, 200, kHead,
                        "<script>document.cookie='x=1'</script>" + std::string(9000, ' ') +
                            "location.reload()"),
            nullptr);
}

TEST(BotWallTest, EveryConditionMustHold) {
  const auto signs = ParseBotWallSigns(
      "[[wall]]\nname='w'\nstatus=[403]\nheader='Server'\nheader_value='wall'\n"
      "body_all=['a','b']\nmax_body=10\n");
  ASSERT_TRUE(signs);
  const std::string_view head = "HTTP/1.1 403\r\nserver: My-WALL\r\n\r\n";
  EXPECT_NE(FindBotWall(*signs, 403, head, "a b"), nullptr);
  EXPECT_EQ(FindBotWall(*signs, 200, head, "a b"), nullptr);
  EXPECT_EQ(FindBotWall(*signs, 403, kHead, "a b"), nullptr);
  EXPECT_EQ(FindBotWall(*signs, 403, head, "a"), nullptr);
  EXPECT_EQ(FindBotWall(*signs, 403, head, "a b and more"), nullptr);
}

TEST(BotWallTest, WrongDataNameTheEntryAndTheKey) {
  for (const char* text :
       {"[[wall]]\nname='w'\n", "[[wall]]\nname='w'\nbody_any=['']\n",
        "[[wall]]\nname='w'\nbody_any=['x']\nstatus=[1]\n", "[[wall]]\nbody_any=['x']\n",
        "[[wall]]\nname='w'\ncolour='red'\n", "wall = 3\n", "other = 1\n", "not toml"}) {
    const auto signs = ParseBotWallSigns(text);
    ASSERT_FALSE(signs) << text;
    EXPECT_EQ(signs.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(signs.error().message.find("bot walls"), std::string::npos);
  }
}

}  // namespace
}  // namespace xuncha::gather
