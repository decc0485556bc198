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

TEST(Rulebook, TheVetoesOfColumnsAreCompleteAndConfirmed) {
  const Rulebook rulebook = testing::NationalRulebook();
  for (const char* id : {"V1.3", "V1.4.1", "V1.4.2", "V1.4.3"}) {
    const Indicator* indicator = rulebook.FindIndicator(id);
    ASSERT_NE(indicator, nullptr) << id;
    EXPECT_EQ(indicator->standing, Standing::kConfirmed) << id;
    EXPECT_EQ(indicator->part, "veto");
    EXPECT_FALSE(indicator->source.empty());
  }
  EXPECT_EQ(rulebook.FindIndicator("V1.3")->window, "P14D");
  const Indicator* key = rulebook.FindIndicator("V1.4.1");
  EXPECT_EQ(key->counts, Counts::kStaleColumns);
  EXPECT_EQ(key->threshold, 5);
  EXPECT_THAT(key->kinds, ElementsAre("news"));
  EXPECT_THAT(key->first_level_kinds, ElementsAre("notice", "policy"));
  const Indicator* others = rulebook.FindIndicator("V1.4.2");
  EXPECT_EQ(others->counts, Counts::kStaleColumns);
  EXPECT_EQ(others->threshold, 10);
  EXPECT_EQ(others->window, "") << "its text gives none: the profile does";
  EXPECT_EQ(key->kinds.size() + key->first_level_kinds.size() + others->kinds.size(),
            static_cast<std::size_t>(model::kColumnKinds))
      << "every kind is counted in one of the two";
  EXPECT_EQ(rulebook.FindIndicator("V1.4.3")->counts, Counts::kBlankColumns);
  EXPECT_EQ(rulebook.FindIndicator("V1.6.3")->standing, Standing::kUnconfirmed);
  EXPECT_TRUE(rulebook.FindIndicator("V1.6.1")->only_with_services);
}

TEST(Rulebook, SaysHowPointsBecomeAScore) {
  const Rulebook rulebook = testing::NationalRulebook();
  EXPECT_EQ(rulebook.scoring.full, 100);
  EXPECT_EQ(rulebook.scoring.no_service_base, 75);
  EXPECT_EQ(rulebook.scoring.fail_below, 60);
  EXPECT_EQ(rulebook.scoring.bonus_above, 80);
  EXPECT_EQ(rulebook.scoring.bonus_full, 30);
  EXPECT_EQ(rulebook.FindIndicator("D2")->points, 25);
  EXPECT_TRUE(rulebook.FindIndicator("D2.4")->only_with_services);
  EXPECT_FALSE(rulebook.FindIndicator("D3.1")->only_with_services);
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
  EXPECT_THAT(ErrorOf(head + "manual = true\ncounts = \"sheep\""), HasSubstr("blank_columns"));
  EXPECT_THAT(ErrorOf(head + "manual = true\ncounts = \"stale_columns\""), HasSubstr("kinds"));
  EXPECT_THAT(ErrorOf(head + "manual = true\nkinds = [\"gossip\"]"), HasSubstr("gossip"));
  EXPECT_THAT(ErrorOf(head + "manual = true\ncounts = \"stale_columns\"\nkinds = [\"news\"]\n"
                             "first_level_kinds = [\"policy\"]"),
              HasSubstr("window_secondary"));
  EXPECT_THAT(ErrorOf(head + "manual = true\n[scoring]\nno_service_base = 0"), HasSubstr("base"));
  EXPECT_THAT(ErrorOf("id = "), HasSubstr("r.toml"));
}

}  // namespace
}  // namespace xuncha::audit
