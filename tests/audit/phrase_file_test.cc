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
}

TEST(PhraseFile, SaysWhatIsWrong) {
  for (const char* text : {"", "weak = [\"x\"]", "strong = \"x\"", "strong = [1]",
                           "strong = [\" \"]", "strong = [\"x\"]\nextra = 1", "strong = ["}) {
    const auto result = ParseErrorPhrases(text, "s.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("s.toml"));
  }
}

}  // namespace
}  // namespace xuncha::audit
