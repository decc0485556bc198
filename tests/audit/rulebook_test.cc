// SPDX-License-Identifier: Apache-2.0
#include "audit/rulebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Rulebook, ReadsTheNationalEdition) {
  const Rulebook rulebook = testing::NationalRulebook();
  EXPECT_EQ(rulebook.id, "cn-2019-19");
  EXPECT_GT(rulebook.indicators.size(), 60U);
  const Indicator* blank = rulebook.FindIndicator("V1.4.3");
  ASSERT_NE(blank, nullptr);
  EXPECT_EQ(blank->threshold, 5);
  EXPECT_TRUE(blank->threshold_inclusive);
  EXPECT_FALSE(blank->points.has_value());
  EXPECT_EQ(blank->standing, Standing::kConfirmed);
  const Indicator* news = rulebook.FindIndicator("V1.4.1");
  EXPECT_EQ(news->window, "P14D");
  EXPECT_EQ(news->window_secondary, "P6M");
  EXPECT_EQ(rulebook.FindIndicator("D1.5")->per_occurrence, 5);
  EXPECT_EQ(rulebook.FindIndicator("V1.2")->threshold, 0.05);
  EXPECT_TRUE(rulebook.FindIndicator("V1.2")->series);
  EXPECT_THAT(rulebook.FindIndicator("D4.4")->checks, ElementsAre("error_report_entry"));
  EXPECT_TRUE(rulebook.Knows("L11"));
  EXPECT_FALSE(rulebook.Knows("L999"));
}

std::string ErrorOf(const std::string& indicator) {
  const Result<Rulebook> result =
      ParseRulebook("id = \"x\"\n[[indicator]]\n" + indicator, "r.toml");
  EXPECT_FALSE(result.has_value());
  return result ? "" : result.error().message;
}

TEST(Rulebook, SaysWhatIsWrongAndWhere) {
  const std::string head = "id = \"D1\"\npart = \"deduction\"\nconfidence = \"partial\"\n";
  EXPECT_THAT(ErrorOf(head), HasSubstr("manual = true"));
  EXPECT_THAT(ErrorOf(head + "manual = true\ncolour = \"red\""), HasSubstr("colour"));
  EXPECT_THAT(ErrorOf(head + "checks = [\"dead_lynk\"]"), HasSubstr("dead_lynk"));
  EXPECT_THAT(ErrorOf(head + "manual = true\nwindow = \"6 months\""), HasSubstr("P6M"));
  EXPECT_THAT(ErrorOf(head + "manual = \"yes\""), HasSubstr("manual"));
  EXPECT_THAT(ErrorOf("id = \"D1\"\npart = \"deducted\"\nmanual = true\n"
                      "confidence = \"partial\""),
              HasSubstr("deducted"));
  EXPECT_THAT(ErrorOf("id = \"D1\"\npart = \"bonus\"\nmanual = true\nconfidence = \"sure\""),
              HasSubstr("sure"));
  EXPECT_THAT(ErrorOf(head + "manual = true\n[[indicator]]\n" + head + "manual = true"),
              HasSubstr("twice"));
  EXPECT_THAT(ErrorOf("id = "), HasSubstr("r.toml"));
}

}  // namespace
}  // namespace xuncha::audit
