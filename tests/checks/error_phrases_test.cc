// SPDX-License-Identifier: Apache-2.0
#include "checks/error_phrases.h"

#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

bool Strong(const char* text) { return testing::Phrases().SaysStrongly(ErrorPhrases::Fold(text)); }
bool Weak(const char* text) { return testing::Phrases().SaysWeakly(ErrorPhrases::Fold(text)); }

TEST(ErrorPhrases, KnowTheWordsOfErrorPages) {
  for (const char* text : {"页面不存在", "404 Not Found", "很抱歉，您访问的页面不存在！",
                           "该信息已被删除", "Page　Not　Found", "HTTP 404", "找不到页面"}) {
    EXPECT_TRUE(Strong(text)) << text;
  }
  for (const char* text : {"关于删除过期文件的公告", "演示县人民政府", "某信息不存在告知书",
                           "您访问的链接即将离开本站", "我为政府网站找错", ""}) {
    EXPECT_FALSE(Strong(text)) << text;
  }
}

TEST(ErrorPhrases, WeakWordsMayHideInInnocentOnes) {
  EXPECT_TRUE(Weak("404"));
  EXPECT_TRUE(Weak("出错了"));
  EXPECT_FALSE(Weak("解放军404医院"));
  EXPECT_FALSE(Weak("我为政府网站找错"));
  EXPECT_TRUE(Weak("404医院 404"));
}

TEST(ErrorPhrases, FoldingIsBounded) {
  EXPECT_LE(ErrorPhrases::Fold(std::string(1'000'000, 'A')).size(), 2000U);
  EXPECT_EQ(ErrorPhrases::Fold("A b\u3000C\n\u00a0d"), "abcd");
}

TEST(ErrorPhrases, SomeCountAsAWholeTextOnly) {
  const ErrorPhrases phrases = testing::Phrases();
  for (const char* text : {"文件不存在", "文件不存在！", "文件 不存在!", "信息不存在。"}) {
    EXPECT_TRUE(phrases.SaysStrongly(ErrorPhrases::Fold(text))) << text;
  }
  for (const char* text :
       {"经查，您申请公开的文件不存在。", "文件不存在的几种情形", "=文件不存在"}) {
    EXPECT_FALSE(phrases.SaysStrongly(ErrorPhrases::Fold(text))) << text;
  }
}

TEST(ErrorPhrases, KnowErrorPaths) {
  const ErrorPhrases phrases = testing::Phrases();
  for (const char* path : {"/404.html", "/error/404.htm", "/Error.aspx", "/notFound", "/x/404"}) {
    EXPECT_TRUE(phrases.IsErrorPath(path)) << path;
  }
  for (const char* path :
       {"/", "/art/404123.html", "/errors-in-medicine.html", "/404/index.html"}) {
    EXPECT_FALSE(phrases.IsErrorPath(path)) << path;
  }
}

}  // namespace
}  // namespace xuncha::checks
