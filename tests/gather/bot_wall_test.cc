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
  EXPECT_NE(FindBotWall(signs, 200, kHead,
                        "<meta content=\"{q\" r=\"m\"><script r=\"m\">var _$ts=window['$_ts'];"),
            nullptr);
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

TEST(BotWallTest, WordsOfPeopleTellAWallOnlyWhereTheyAreGiven) {
  const BotWallSigns signs = Shipped();
  for (const std::string_view page :
       {"<title>网站防火墙</title>您的请求带有不合法参数，已被网站管理员设置拦截！",
        "Sorry, your request has been blocked as it may cause potential threats to the server",
        "<title>宝塔防火墙正在检查您的访问</title>正在进行人机识别，请稍候 ...",
        "<title>浏览器安全检查中...</title>该过程将自动完成", "您的访问过于频繁，请稍后再试",
        "<title>安全验证</title>请完成安全验证", "当前访问疑似黑客攻击，已被创宇盾拦截"}) {
    EXPECT_NE(FindBotWall(signs, 200, kHead, page, page), nullptr) << page;
    EXPECT_EQ(FindBotWall(signs, 200, kHead, page), nullptr) << page;
  }
  for (const std::string_view page :
       {"<title>安全验证系统采购公告</title>瑞数、加速乐、云锁、Cloudflare 验证码",
        "<title>用户登录</title>请输入验证码，拖动滑块完成拼图", "该栏目暂无信息", "网站维护中",
        "您访问的页面不存在或已被删除"}) {
    EXPECT_EQ(FindBotWall(signs, 200, kHead, page, page), nullptr) << page;
  }
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
