// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

TEST(LineRules, TheShippedFileIsWhole) {
  const LineRules rules = testing::ShippedLines();
  EXPECT_GT(rules.rules.size(), 20U);
  for (const LineRule& rule : rules.rules) EXPECT_FALSE(rule.family.empty()) << rule.text;
  EXPECT_EQ(rules.most_named, 5U);
  EXPECT_EQ(rules.quiet, (std::vector<std::string>{"首页"}));
}

TEST(LineRules, ARuleWithoutAFamilySharesNoLine) {
  const auto rules = ParseLineRules(
      "[age]\nweeks=\"a\"\nmonths=\"b\"\nyears=\"c\"\n"
      "exact_years=\"d\"\nexact_months=\"e\"\nhalf=\"f\"\nand_half=\"g\"\n"
      "[[line]]\nchecks=[\"x\"]\ntext=\"甲\"\n[[line]]\nchecks=[\"y\"]\ntext=\"乙\"\n",
      "l.toml");
  ASSERT_TRUE(rules);
  EXPECT_NE(rules->rules[0].family, rules->rules[1].family);
}

}  // namespace
}  // namespace xuncha::bulletin
