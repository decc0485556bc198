// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/workflow/workflow_data.h"
#include "workflow/order_life.h"

namespace xuncha::workflow {
namespace {

TEST(OrderRules, TheShippedOnesParse) {
  const OrderRules rules = ParseOrderRules(testing::DataFile("orders.toml")).value();
  EXPECT_EQ(rules.most_extensions, 2);
  ASSERT_EQ(rules.ladder.size(), 3U);
  EXPECT_EQ(rules.ladder[2].reminder, model::Reminder::kSupervised);
  EXPECT_EQ(rules.ladder[2].working_days, 5);
}

TEST(OrderRules, SaysWhatIsWrong) {
  const std::string head = "deadline_days = 5\nmost_extensions = 2\nmost_extension_days = 9\n";
  const std::string one = "[[rung]]\nreminder = \"urged\"\nworking_days = 3\n";
  ASSERT_TRUE(ParseOrderRules(head + one).has_value());
  for (const std::string& text :
       {head, one, "deadline_days = 0\n" + one,
        head + "[[rung]]\nreminder = \"shouted\"\nworking_days = 3",
        head + "[[rung]]\nreminder = \"urged\"",
        head + one + "[[rung]]\nreminder = \"reminded\"\nworking_days = 4",
        head + one + "[[rung]]\nreminder = \"supervised\"\nworking_days = 3"}) {
    const auto result = ParseOrderRules(text, "o.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("o.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
