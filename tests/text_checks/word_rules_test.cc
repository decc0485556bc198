// SPDX-License-Identifier: Apache-2.0
#include "text_checks/word_rules.h"

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

std::string Fault(const std::string& toml, const std::string& names = "") {
  const auto rules = ParseWordRules(toml, names);
  if (!rules) return rules.error().message;
  const auto index = WordIndex::Create(*rules);
  return index ? "none" : index.error().message;
}

TEST(WordRules, TheShippedOnesRead) {
  const auto data = testing::ShippedData();
  const auto rules = ParseWordRules(data.misstatements, data.former_names);
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_GT(rules->rules.size(), 400U);
  bool serious = false, former = false;
  for (const WordRule& rule : rules->rules) {
    EXPECT_FALSE(rule.group.empty()) << rule.wrong;
    serious = serious || rule.severity == model::WordSeverity::kSerious;
    former = former || rule.kind == model::TextHitKind::kFormerName;
    if (rule.disputed) {
      EXPECT_EQ(rule.severity, model::WordSeverity::kAdvice) << rule.wrong;
    }
  }
  EXPECT_TRUE(serious && former);
}

TEST(WordRules, AGroupGivesItsClassToItsPairs) {
  const auto rules = ParseWordRules(
      "[[plain]]\nclass=\"国名\"\nseverity=\"serious\"\npairs=[\"甲乙 → 甲丙\"]\n"
      "[[rule]]\nwrong=\"丁戊\"\nright=\"丁己\"\ndisputed=true\nfrom=\"2020-01-02\"\n",
      "[[name]]\nname=\"旧局名\"\nnow=\"新局名\"\nheld_until=\"2019-12-31\"\n");
  ASSERT_TRUE(rules) << rules.error().message;
  ASSERT_EQ(rules->rules.size(), 3U);
  EXPECT_EQ(rules->rules[0].group, "国名");
  EXPECT_EQ(rules->rules[0].severity, model::WordSeverity::kSerious);
  EXPECT_EQ(rules->rules[0].right, "甲丙");
  EXPECT_EQ(rules->rules[1].severity, model::WordSeverity::kAdvice);
  EXPECT_EQ(rules->rules[2].from, "2020-01-01") << "wrong from the day after its last";
}

TEST(WordRules, RefusesWhatItCannotUseAndNamesIt) {
  EXPECT_NE(Fault("[[plain]]\npairs=[\"甲乙\"]\n").find("wrong → right"), std::string::npos);
  EXPECT_NE(Fault("[[rule]]\nwrong=\"甲乙\"\nright=\"甲乙\"\n").find("differ"), std::string::npos);
  EXPECT_NE(Fault("[[plain]]\npairs=[\"甲乙 → 甲丙\", \"甲乙 → 丁\"]\n").find("twice"),
            std::string::npos);
  EXPECT_NE(Fault("[[rule]]\nwrong=\"甲乙\"\nright=\"丙\"\nseverity=\"grave\"\n").find("grave"),
            std::string::npos);
  EXPECT_NE(Fault("[[rule]]\nwrong=\"甲乙\"\nright=\"丙\"\nfrom=\"2020\"\n").find("from"),
            std::string::npos);
  EXPECT_NE(Fault("[[rule]]\nwrong=\"甲乙\"\nright=\"丙\"\nnears=[]\n").find("nears"),
            std::string::npos);
  EXPECT_NE(Fault("[[rule]]\nwrong=\"abc\"\nright=\"丙\"\n").find("two Chinese characters"),
            std::string::npos);
  EXPECT_NE(Fault("", "[[name]]\nname=\"旧局\"\nnow=\"新局\"\n").find("held_until"),
            std::string::npos);
}

}  // namespace
}  // namespace xuncha::text_checks
