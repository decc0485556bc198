// SPDX-License-Identifier: Apache-2.0
#include "workflow/platform_notices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

PlatformNotices Shipped() {
  return PlatformNotices::Parse(testing::DataFile("platform_notices.toml")).value();
}

TEST(PlatformNotices, SaysWhatThePlatformMeans) {
  const PlatformNotices notices = Shipped();
  EXPECT_EQ(notices.Find("提示 该内容已被发布者删除")->means, NoticeMeans::kDeleted);
  EXPECT_EQ(notices.Find("已停止\n 访问该网页")->means, NoticeMeans::kStopped);
  EXPECT_EQ(notices.Find("该公众号已迁移")->means, NoticeMeans::kMoved);
  EXPECT_EQ(notices.Find("链接已过期")->words, "链接已过期");
  EXPECT_FALSE(notices.Find("户政业务办理指南").has_value());
  EXPECT_FALSE(notices.Find("").has_value());
}

TEST(PlatformNotices, WhatIsShownToUsOnlyIsNotObserved) {
  const PlatformNotices notices = Shipped();
  EXPECT_EQ(notices.Find("环境异常 当前环境异常，完成验证后即可继续访问。")->means,
            NoticeMeans::kNotObserved);
  EXPECT_EQ(notices.Find("请在微信客户端打开链接")->means, NoticeMeans::kNotObserved);
  // Even where the page mentions a deletion as well.
  EXPECT_EQ(notices.Find("该内容已被发布者删除？请在客户端打开查看")->means,
            NoticeMeans::kNotObserved);
}

TEST(PlatformNotices, SaysWhatIsWrongInTheFile) {
  for (const char* text :
       {"", "[[notice]]\nmeans = \"gone\"\nwords = [\"x\"]", "[[notice]]\nmeans = \"moved\"",
        "[[notice]]\nwords = [\"x\"]", "[[notice]]\nmeans = \"moved\"\nwords = [\" \"]"}) {
    const auto result = PlatformNotices::Parse(text, "p.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("p.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
