// SPDX-License-Identifier: Apache-2.0
#include "bulletin/value_places.h"

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

// The one value between 共 and 条, in what a person made of it.
bool Stands(const std::string& value, const std::string& found, bool name = false) {
  const BorderRules rules = testing::ShippedBorders();
  const Borders borders{
      rules, name ? std::set<std::string, std::less<>>{"x"} : std::set<std::string, std::less<>>{}};
  const Runs sealed{{"共", ""}, {value, "x"}, {"条", ""}};
  const auto places = PlacesOf(sealed, LettersOf(found), borders);
  EXPECT_EQ(places.size(), 1U);
  return !places.empty() && places[0].stands;
}

TEST(ValuePlaces, NumbersStandOnlyAsAWhole) {
  EXPECT_TRUE(Stands("20", "共20条"));
  EXPECT_TRUE(Stands("20", "总共 发布20篇条"));
  for (const char* other :
       {"共120条", "共20.5条", "共20万条", "共-20条", "共20%条", "共１20条", "共条", "共二十条"}) {
    EXPECT_FALSE(Stands("20", other)) << other;
  }
  EXPECT_FALSE(Stands("五", "共十五条"));
  EXPECT_FALSE(Stands("100%", "共超过100%条"));
  EXPECT_FALSE(Stands("100%", "共不到100%条"));
  EXPECT_FALSE(Stands("8月23日", "共2021年8月23日条"));
  EXPECT_FALSE(Stands("8月23日", "共8月23日至9月1日条"));
}

TEST(ValuePlaces, NamesEndWhereWordsBegin) {
  EXPECT_FALSE(Stands("公安局", "共公安局交警支队条", true));
  EXPECT_FALSE(Stands("公安局", "共公安局（旧站）条", true));
  EXPECT_TRUE(Stands("公安局", "共由公安局等条", true));
  EXPECT_TRUE(Stands("公安局", "共报送公安局条", true));
  EXPECT_TRUE(Stands("公安局", "共公安局、条", true));
  EXPECT_TRUE(Stands("公安局", "共公安局印发条", true));
  EXPECT_TRUE(Stands("超2年", "共内容超2年条")) << "other words of the records are no names";
  EXPECT_FALSE(Stands("超2年", "共未超2年条"));
}

TEST(ValuePlaces, AValueOfWhichTheOppositeIsSaidDoesNotStand) {
  const BorderRules rules = testing::ShippedBorders();
  const Borders borders{rules, {}};
  const Runs sealed{
      {"合格率", ""}, {"98.5%", "rate"}, {"，比上季度提高", ""}, {"2", "change"}, {"点", ""}};
  const auto places = PlacesOf(sealed, LettersOf("合格率98.5%，比上季度下降2点"), borders);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_TRUE(places[0].stands) << "another clause";
  EXPECT_FALSE(places[1].stands);
  EXPECT_EQ(TextOfLetters(places[1].says), "比上季度下降2点");
  EXPECT_TRUE(PlacesOf(sealed, LettersOf("合格率98.5%，较上季度上升2点"), borders)[1].stands);
}

TEST(ValuePlaces, AWordOnBothSidesIsRefused) {
  const auto shipped = Resources().Read("data/bulletin/compare.toml");
  ASSERT_TRUE(shipped);
  const auto rules = ParseBorderRules(
      *shipped + "[[opposite]]\none = [\"甲\"]\nother = [\"乙\", \"甲\"]\n", "c.toml");
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.find("甲"), std::string::npos) << rules.error().message;
}

TEST(ValuePlaces, RulesSayWhatIsWrong) {
  const auto rules = ParseBorderRules("numerals = \"\"\n", "c.toml");
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.find("c.toml"), std::string::npos);
  EXPECT_NE(rules.error().message.find("numerals"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
