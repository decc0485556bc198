// SPDX-License-Identifier: Apache-2.0
#include "audit/phrase_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

TEST(PhraseFile, TheShippedOneParsesAndIsFolded) {
  const checks::ErrorPhrases phrases = testing::Phrases();
  EXPECT_TRUE(phrases.SaysStrongly(checks::ErrorPhrases::Fold("404 Not Found")));
  EXPECT_TRUE(phrases.SaysStrongly(checks::ErrorPhrases::Fold("您访问的 页面不存在！")));
  EXPECT_TRUE(phrases.IsErrorPath("/error/404.html"));
  EXPECT_TRUE(phrases.IsBox("提示信息"));
}

TEST(PhraseFile, TelltalesAreAnOpeningAndMore) {
  const auto phrases =
      ParseErrorPhrases("strong = [\"x\"]\nserver_pages = [\"A b + C + d\", \"= E\"]");
  ASSERT_TRUE(phrases.has_value());
  const auto& pages = phrases.value().server_pages;
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].opening, "ab");
  EXPECT_EQ(pages[0].others, (std::vector<std::string>{"c", "d"}));
  EXPECT_FALSE(pages[0].whole);
  EXPECT_TRUE(pages[1].whole);
  using checks::Telltale;
  EXPECT_TRUE(Telltale::AnyOf(pages, {"abx"}, "dc"));
  EXPECT_FALSE(Telltale::AnyOf(pages, {"xab"}, "dc"));
  EXPECT_FALSE(Telltale::AnyOf(pages, {"abx"}, "d"));
  EXPECT_TRUE(Telltale::AnyOf(pages, {"e!"}, ""));
  EXPECT_FALSE(Telltale::AnyOf(pages, {"ex"}, ""));
}

TEST(PhraseFile, SaysWhatIsWrong) {
  for (const char* text :
       {"", "weak = [\"x\"]", "strong = \"x\"", "strong = [1]", "strong = [\" \"]",
        "strong = [\"x\"]\nextra = 1", "strong = [", "strong = [\"x\"]\nserver_pages = [\"a + \"]",
        "strong = [\"x\"]\ndefault_pages = [\"=\"]"}) {
    const auto result = ParseErrorPhrases(text, "s.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("s.toml"));
  }
}

}  // namespace
}  // namespace xuncha::audit
