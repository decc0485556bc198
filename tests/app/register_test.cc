// SPDX-License-Identifier: Apache-2.0
#include "app/register.h"

#include <gtest/gtest.h>

#include "app/register_words.h"

namespace xuncha::app {
namespace {

model::Unit MakeUnit(const char* id, const char* name, std::vector<std::string> shorts) {
  model::Unit unit;
  unit.id = id;
  unit.names = {{std::string("原") + name, "", "2019-02-28"}, {name, "2019-03-01", ""}};
  unit.short_names = std::move(shorts);
  return unit;
}

TEST(Register, FindsUnitsByWhatPeopleCallThem) {
  Register all;
  all.Add(MakeUnit("u-1", "教育体育局", {"教体", "教育局"}));
  all.Add(MakeUnit("u-2", "市场监督管理局", {"市监", "教育局"}));
  EXPECT_EQ(all.UnitByName(" 教育体育局")->id, "u-1");
  EXPECT_EQ(all.UnitByName("市监")->id, "u-2");
  EXPECT_EQ(all.UnitByName("原教育体育局")->id, "u-1");
  bool several = false;
  EXPECT_EQ(all.UnitByName("教育局", &several), nullptr);
  EXPECT_TRUE(several);
  EXPECT_EQ(all.UnitByName("林业局", &several), nullptr);
  EXPECT_FALSE(several);
}

TEST(Register, AMergedUnitIsAnsweredForByTheOneThatTookItIn) {
  Register all;
  const auto add = [&](const char* id, model::UnitStatus status, const char* into) {
    model::Unit unit;
    unit.id = id;
    unit.names = {{id, "", ""}};
    unit.status = status;
    unit.merged_into = into;
    all.Add(unit);
  };
  add("u-1", model::UnitStatus::kActive, "");
  add("u-2", model::UnitStatus::kMerged, "u-1");
  add("u-3", model::UnitStatus::kMerged, "u-2");
  add("u-4", model::UnitStatus::kDissolved, "");
  add("u-5", model::UnitStatus::kMerged, "u-6");
  add("u-6", model::UnitStatus::kMerged, "u-5");
  EXPECT_EQ(StandingUnit(all, "u-3"), "u-1");
  EXPECT_EQ(StandingUnit(all, "u-4"), "u-4");
  EXPECT_EQ(StandingUnit(all, "u-9"), "u-9");
  EXPECT_FALSE(StandingUnit(all, "u-5").empty()) << "a circle ends";
}

TEST(Register, TakesHttpAndHttpsForOneSite) {
  Register all;
  model::SiteRecord site;
  site.id = "s-1";
  site.home = "https://www.example.gov.cn/";
  all.Add(site);
  ASSERT_NE(all.SiteByHome("http://www.example.gov.cn/"), nullptr);
  EXPECT_EQ(all.SiteByHome("http://www.example.gov.cn/x/"), nullptr);
  EXPECT_EQ(all.SiteByCode(""), nullptr) << "no code is no code";
}

TEST(RegisterWords, RefusesAWordThatMeansTwoThings) {
  const auto words = RegisterWords::Parse("[t]\na = [\"甲\"]\nb = [\"甲\"]\n", "w.toml");
  ASSERT_FALSE(words);
  EXPECT_NE(words.error().message.find("w.toml"), std::string::npos);
}

TEST(RegisterWords, ReadsEveryWayAndPrintsTheFirst) {
  const auto words = RegisterWords::Parse("[t]\na = [\"甲\", \"Ａ1\"]\n", "w.toml");
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_EQ(words->ValueOf("t", " a１"), "a");
  EXPECT_EQ(words->ValueOf("t", "乙"), "");
  EXPECT_EQ(words->WordOf("t", "a"), "甲");
  EXPECT_EQ(words->WordOf("none", "a"), "a");
}

}  // namespace
}  // namespace xuncha::app
