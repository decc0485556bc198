// SPDX-License-Identifier: Apache-2.0
#include "workflow/platform_interface.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::HasSubstr;

std::vector<PlatformInterface> Shipped() {
  return ParsePlatformInterfaces(testing::DataFile("platform_interfaces.toml")).value();
}

TEST(PlatformInterface, TheShippedOnesAreOfWechatAndWeibo) {
  const auto all = Shipped();
  ASSERT_EQ(all.size(), 2U);
  const PlatformInterface& wechat = all[0];
  EXPECT_EQ(wechat.id, "wechat");
  EXPECT_TRUE(wechat.Serves(model::Platform::kWechatSubscription));
  EXPECT_TRUE(wechat.Serves(model::Platform::kWechatService));
  EXPECT_FALSE(wechat.Serves(model::Platform::kWechatChannels));
  EXPECT_EQ(wechat.base, "https://api.weixin.qq.com");
  EXPECT_TRUE(wechat.IsSecret("secret"));
  EXPECT_FALSE(wechat.IsSecret("appid"));
  EXPECT_EQ(wechat.errors.at(40001), PlatformFault::kCredentials);
  EXPECT_EQ(wechat.errors.at(40164), PlatformFault::kNotAllowed);
  EXPECT_EQ(wechat.errors.at(45009), PlatformFault::kQuota);
  EXPECT_EQ(wechat.errors.at(48001), PlatformFault::kPermission);
  EXPECT_EQ(wechat.errors.at(-1), PlatformFault::kBusy);
  EXPECT_EQ(wechat.menu.types.at("miniprogram"), model::MenuType::kMiniProgram);
  // The secret never stands in an address, where servers and proxies write it down.
  for (const InterfaceCall* call : {&wechat.token, static_cast<const InterfaceCall*>(&wechat.posts),
                                    static_cast<const InterfaceCall*>(&wechat.menu)}) {
    EXPECT_THAT(call->path, ::testing::Not(HasSubstr("{secret}")));
  }
  const PlatformInterface& weibo = all[1];
  EXPECT_TRUE(weibo.token.path.empty());
  EXPECT_TRUE(weibo.menu.path.empty());
  EXPECT_EQ(weibo.posts.form, PostTime::kDate);
  EXPECT_EQ(weibo.errors.at(10022), PlatformFault::kQuotaAll);
}

TEST(PlatformInterface, ValuesNeverAddAParameterOrAField) {
  EXPECT_EQ(FillPath("/a?t={token}&n={count}", {{"token", "x&y=%/中"}, {"count", "20"}}),
            "/a?t=x%26y%3D%25%2F%E4%B8%AD&n=20");
  EXPECT_EQ(FillBody(R"({"s":"{secret}","n":{count}})", {{"secret", "a\"},\\\n"}, {"count", "3"}}),
            R"({"s":"a\"},\\\n","n":3})");
  // What a value holds is not filled in again; names that nobody gives stay.
  EXPECT_EQ(FillPath("{a}{b}{c", {{"a", "{b}"}}), "%7Bb%7D{b}{c");
}

TEST(PlatformInterface, SaysWhatIsWrongInTheFile) {
  const std::string shipped = testing::DataFile("platform_interfaces.toml");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = shipped;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"", "interface"},
      {with("base = \"https://api.weixin", "base = \"http://api.weixin"), "https"},
      {with("\"weibo\"]", "\"weebo\"]"), "weebo"},
      {with("\"weibo\"]", "\"wechat_service\"]"), "wechat"},
      {with("secret = [\"secret\"]", "secret = [\"key\"]"), "'key'"},
      {with("\"offset\":{offset}", "\"offset\":{ofset}"), "{ofset}"},
      {with("busy = [-1, 45011]", "busy = [40001]"), "40001"},
      {with("view = \"web\"", "view = \"page\""), "'page'"},
      {with("sure = \"documented\"", "sure = \"surely\""), "documented"},
      {with("method = \"POST\"", "method = \"GET\""), "POST"},
      {with("form = \"date\"", "form = \"words\""), "seconds"},
      {with("list = \"statuses\"\n", ""), "list"},
      {with("needs = [\"access_token\"]", "needs = [\"token\"]"), "access_token"},
      {with("pages = 2", "pages = 0"), "pages"},
      {with("title = \"text\"", "titel = \"text\""), "titel"},
  };
  for (const auto& [text, part] : wrong) {
    const auto result = ParsePlatformInterfaces(text, "p.toml");
    ASSERT_FALSE(result.has_value()) << part;
    EXPECT_THAT(result.error().message, HasSubstr("p.toml"));
    EXPECT_THAT(result.error().message, HasSubstr(part));
  }
}

}  // namespace
}  // namespace xuncha::workflow
