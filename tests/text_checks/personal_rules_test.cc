// SPDX-License-Identifier: Apache-2.0
#include "text_checks/personal_rules.h"

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

TEST(PersonalRules, TheShippedOnesRead) {
  const auto rules = ParsePersonalRules(testing::ShippedData().personal);
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(rules->provinces.size(), 35U);
  EXPECT_EQ(rules->id_shown.first, 2U);
  EXPECT_EQ(rules->mobile_shown.last, 4U);
  EXPECT_FALSE(rules->person_headings.empty());
}

TEST(PersonalRules, RefusesWhatItCannotUseAndNamesIt) {
  const auto fault = [](std::string from, const std::string& to) {
    std::string toml = testing::ShippedData().personal;
    const std::size_t at = toml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    toml.replace(at, from.size(), to);
    const auto rules = ParsePersonalRules(toml);
    return rules ? std::string("none") : rules.error().message;
  };
  EXPECT_NE(fault("[bank_card]", "[bank_cart]").find("[bank_card]"), std::string::npos);
  EXPECT_NE(fault("id_number = [2, 3]", "id_number = [2]").find("[2, 3]"), std::string::npos);
  EXPECT_NE(fault("least_rows = 3", "least_row = 3").find("least_row"), std::string::npos);
  EXPECT_NE(fault("least_rows = 3", "least_rows = 0").find("least_rows"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::text_checks
