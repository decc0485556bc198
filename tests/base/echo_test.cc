// SPDX-License-Identifier: Apache-2.0
#include "base/echo.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

TEST(Echo, TheAddressIsTakenOutInEveryForm) {
  const std::string url = "http://www.example.gov.cn/a/%E6%96%87_12.html?id=3";
  for (const char* printed :
       {"http://www.example.gov.cn/a/%E6%96%87_12.html?id=3", "/a/%E6%96%87_12.html?id=3",
        "/a/%E6%96%87_12.html", "a/%E6%96%87_12.html", "%E6%96%87_12.html", "/a/文_12.html"}) {
    EXPECT_EQ(WithoutEcho("您访问的 " + std::string(printed) + " 不存在", url), "您访问的  不存在")
        << printed;
  }
}

TEST(Echo, TwoEchoingAnswersAreOne) {
  EXPECT_EQ(WithoutEcho("地址 /x/1234.html 不存在", "http://h/x/1234.html"),
            WithoutEcho("地址 /x/9998.html 不存在", "http://h/x/9998.html"));
}

TEST(Echo, OtherTextStays) {
  EXPECT_EQ(WithoutEcho("公告 a 号 / 附件", "http://h/"), "公告 a 号 / 附件");
  EXPECT_EQ(WithoutEcho("第 12 号", "http://h/x/12"), "第 12 号");
  EXPECT_EQ(WithoutEcho("", "http://h/x"), "");
  EXPECT_EQ(WithoutEcho("正文", "not a url"), "正文");
}

}  // namespace
}  // namespace xuncha
