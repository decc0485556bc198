// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/workflow/workflow_data.h"
#include "workflow/lifecycle.h"

namespace xuncha::workflow {
namespace {

TEST(LifecycleRules, TheShippedOnesParse) {
  const auto rules = ParseLifecycleRules(testing::DataFile("lifecycle.toml")).value();
  EXPECT_EQ(rules.requests.size(), 8U);
  EXPECT_EQ(rules.offline_days, 30);
  EXPECT_EQ(rules.offline_days_standing, RuleStanding::kUnconfirmed);
  EXPECT_EQ(rules.idle.months, 3);
}

TEST(LifecycleRules, SaysWhatIsWrong) {
  const std::string file = testing::DataFile("lifecycle.toml");
  const auto changed = [&file](const std::string& from, const std::string& to) {
    std::string text = file;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  for (const std::string& text :
       {std::string(), changed("kind = \"open\"", "kind = \"birth\""),
        changed("done = \"running\"", "done = \"resting\""),
        changed("subjects = [\"site\", \"account\"]", "subjects = [\"person\"]"),
        changed("needs = [\"reason\", \"filed\"]", "needs = [\"luck\"]"),
        changed("idle = \"P3M\"", "idle = \"3 months\""),
        changed("filing_standing = \"partial\"", "filing_standing = \"rumour\""),
        changed("most_days = 30", "most_days = 0"), changed("[closures]", "[closure]")}) {
    const auto result = ParseLifecycleRules(text, "l.toml");
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("l.toml"));
  }
}

TEST(LifecycleRules, StepsHaveNames) {
  for (const RequestStep step :
       {RequestStep::kSubmit, RequestStep::kApprove, RequestStep::kRefuse, RequestStep::kFinish}) {
    RequestStep back{};
    ASSERT_TRUE(RequestStepFromName(Name(step), back));
    EXPECT_EQ(back, step);
  }
  RequestStep none{};
  EXPECT_FALSE(RequestStepFromName("sleep", none));
}

}  // namespace
}  // namespace xuncha::workflow
