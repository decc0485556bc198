// SPDX-License-Identifier: Apache-2.0
#include "audit/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using ::testing::HasSubstr;

TEST(Profile, TheShippedOnesParse) {
  const Profile base = testing::DefaultProfile();
  EXPECT_EQ(base.name, "default");
  EXPECT_EQ(base.cycles.at("news"), "P14D");
  EXPECT_EQ(base.params.at("certificate").Int("warn_days"), 30);
  for (const char* name : {"jiyuan-2022", "strict-example", "example-points"}) {
    const std::string file = std::string("profiles/") + name + ".toml";
    const Result<Profile> profile = ParseProfile(testing::ReadSourceFile(file), file, &base);
    ASSERT_TRUE(profile.has_value()) << profile.error().message;
    EXPECT_EQ(profile->name, name);
  }
}

TEST(Profile, ExtendsItsBase) {
  const Profile base = testing::DefaultProfile();
  const Result<Profile> profile = ParseProfile(
      "name = \"p\"\nextends = \"default\"\nswitched_off = [\"ipv6\"]\n"
      "[[tier]]\nchecks = [\"dead_link\"]\ngive = \"bulletin\"\n"
      "[checks.certificate]\nwarn_days = 7\n[cycles]\nnews = \"P7D\"\n",
      "p.toml", &base);
  ASSERT_TRUE(profile.has_value()) << profile.error().message;
  EXPECT_EQ(profile->tiers.size(), base.tiers.size() + 1);
  EXPECT_EQ(profile->tiers.front().give, model::Tier::kBulletin);
  EXPECT_EQ(profile->params.at("certificate").Int("warn_days"), 7);
  EXPECT_EQ(profile->params.at("soft_404").Int("max_chars"), 200);
  EXPECT_EQ(profile->cycles.at("news"), "P7D");
  EXPECT_EQ(profile->cycles.at("notice"), "P6M");
  EXPECT_EQ(profile->switched_off.size(), 1U);
}

std::string ErrorOf(const std::string& text) {
  const Profile base = testing::DefaultProfile();
  const Result<Profile> result =
      ParseProfile("name = \"p\"\nextends = \"default\"\n" + text, "p.toml", &base);
  EXPECT_FALSE(result.has_value()) << text;
  return result ? "" : result.error().message;
}

TEST(Profile, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(ErrorOf("colour = 1"), HasSubstr("colour"));
  EXPECT_THAT(ErrorOf("[[tier]]\nchecks = [\"dead_lnk\"]\ngive = \"hint\""), HasSubstr("dead_lnk"));
  EXPECT_THAT(ErrorOf("[[tier]]\nwhere = [\"header\"]\ngive = \"hint\""), HasSubstr("footer"));
  EXPECT_THAT(ErrorOf("[[tier]]\ngive = \"grave\""), HasSubstr("bulletin"));
  EXPECT_THAT(ErrorOf("[[tier]]\nolder_than = \"2 years\"\ngive = \"hint\""), HasSubstr("P2Y"));
  EXPECT_THAT(ErrorOf("[[tier]]\nmessages = [\"certificate.old\"]\ngive = \"hint\""),
              HasSubstr("certificate.old"));
  EXPECT_THAT(ErrorOf("[[tier]]\nsite = \"town\"\ngive = \"hint\""), HasSubstr("department"));
  EXPECT_THAT(ErrorOf("[checks.nothing]\nx = 1"), HasSubstr("nothing"));
  EXPECT_THAT(ErrorOf("[checks.certificate]\nwarn = 1"), HasSubstr("warn"));
  EXPECT_THAT(ErrorOf("[checks.certificate]\nwarn_days = -1"), HasSubstr("warn_days"));
  EXPECT_THAT(ErrorOf("[cycles]\nnews = \"14\""), HasSubstr("P14D"));
  EXPECT_THAT(ErrorOf("[cycles]\ngossip = \"P1D\""), HasSubstr("gossip"));
  EXPECT_THAT(ErrorOf("switched_off = [\"all\"]"), HasSubstr("all"));
}

model::Column ColumnAt(std::vector<std::string> path, model::ColumnKind kind,
                       std::string url = "https://www.a.gov.cn/x/") {
  model::Column column;
  column.path = std::move(path);
  column.kind = kind;
  column.url = std::move(url);
  return column;
}

Profile Shipped(const std::string& name) {
  const Profile base = testing::DefaultProfile();
  const std::string file = "profiles/" + name + ".toml";
  Result<Profile> profile = ParseProfile(testing::ReadSourceFile(file), file, &base);
  EXPECT_TRUE(profile.has_value()) << (profile ? "" : profile.error().message);
  return profile ? *profile : base;
}

TEST(Profile, CycleIsThatOfTheKind) {
  const Profile base = testing::DefaultProfile();
  EXPECT_EQ(CycleFor(base, ColumnAt({"首页", "政务要闻"}, model::ColumnKind::kNews)), "P14D");
  EXPECT_EQ(CycleFor(base, ColumnAt({"首页", "政策文件"}, model::ColumnKind::kPolicy)), "P6M");
  EXPECT_EQ(CycleFor(base, ColumnAt({}, model::ColumnKind::kOther)), "P1Y");
}

TEST(Profile, JiyuanWantsHotLinesIn2WeeksAndDisclosureIn6Months) {
  const Profile jiyuan = Shipped("jiyuan-2022");
  using Kind = model::ColumnKind;
  EXPECT_EQ(CycleFor(jiyuan, ColumnAt({"首页", "互动交流", "环保热线"}, Kind::kInteraction)),
            "P14D");
  EXPECT_EQ(CycleFor(jiyuan, ColumnAt({"首页", "互动交流", "来信处理"}, Kind::kInteraction)),
            "P6M");
  // The word counts in the column's own name, not above it.
  EXPECT_EQ(CycleFor(jiyuan, ColumnAt({"首页", "服务热线", "使用说明"}, Kind::kService)), "P6M");
  EXPECT_EQ(CycleFor(jiyuan, ColumnAt({"首页", "政府信息公开制度"}, Kind::kOther)), "P6M");
  EXPECT_EQ(CycleFor(jiyuan, ColumnAt({"首页", "政府信息公开年报"}, Kind::kAnnualReport)), "P1Y");
  EXPECT_EQ(CycleFor(jiyuan, ColumnAt({"首页", "图片新闻"}, Kind::kNews)), "P14D");
  // Findings follow the stricter cycle, the veto does not.
  EXPECT_EQ(jiyuan.veto_cycles.at("other"), "P1Y");
}

TEST(Profile, CycleRowsAskForKindNameStepAndAddress) {
  const Profile base = testing::DefaultProfile();
  const Result<Profile> parsed = ParseProfile(
      "name = \"p\"\nextends = \"default\"\n"
      "[[cycle]]\nkinds = [\"other\"]\nwithin = [\"信息公开\"]\nperiod = \"P3M\"\n"
      "[[cycle]]\nurl_path = \"/xxgk/\"\nperiod = \"P4M\"\n"
      "[[cycle]]\nnames = [\"热线\", \"信箱\"]\nperiod = \"P7D\"\n",
      "p.toml", &base);
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  using Kind = model::ColumnKind;
  EXPECT_EQ(CycleFor(*parsed, ColumnAt({"首页", "政府信息公开", "人事"}, Kind::kOther)), "P3M");
  EXPECT_EQ(CycleFor(*parsed, ColumnAt({"首页", "政府信息公开", "人事"}, Kind::kNotice)), "P6M");
  EXPECT_EQ(
      CycleFor(*parsed, ColumnAt({"首页", "人事"}, Kind::kNotice, "https://a.gov.cn/xxgk/r/")),
      "P4M");
  EXPECT_EQ(
      CycleFor(*parsed, ColumnAt({"首页", "人事"}, Kind::kNotice, "https://a.gov.cn/b/xxgk/")),
      "P6M");
  EXPECT_EQ(CycleFor(*parsed, ColumnAt({"首页", "局长信箱"}, Kind::kInteraction)), "P7D");
  EXPECT_EQ(CycleFor(*parsed, ColumnAt({}, Kind::kInteraction)), "P1Y");
}

TEST(Profile, RefusesCyclesAndPointsThatSayNothing) {
  EXPECT_THAT(ErrorOf("[[cycle]]\nnames = [\"热线\"]"), HasSubstr("period"));
  EXPECT_THAT(ErrorOf("[[cycle]]\nkinds = [\"gossip\"]\nperiod = \"P1D\""),
              HasSubstr("interaction"));
  EXPECT_THAT(ErrorOf("[[cycle]]\nurl_path = \"xxgk\"\nperiod = \"P1D\""), HasSubstr("slash"));
  EXPECT_THAT(ErrorOf("[veto_cycles]\nnews = \"long\""), HasSubstr("P14D"));
  EXPECT_THAT(ErrorOf("[[points]]\nfull = 5"), HasSubstr("indicator"));
  EXPECT_THAT(ErrorOf("[[points]]\nindicator = \"D1.1\"\n[[points]]\nindicator = \"D1.1\""),
              HasSubstr("twice"));
}

TEST(Profile, TheExampleOfPointsSaysThatItIsOne) {
  const Profile example = Shipped("example-points");
  EXPECT_TRUE(example.example);
  EXPECT_FALSE(testing::DefaultProfile().example);
  EXPECT_TRUE(testing::DefaultProfile().points.empty());
  double sum = 0;
  for (const PointsRule& rule : example.points) {
    if (rule.indicator.starts_with("D")) sum += rule.full.value_or(0);
  }
  EXPECT_EQ(sum, 100);
}

TEST(Profile, WithoutABaseEverythingMustBeGiven) {
  const Result<Profile> bare = ParseProfile("name = \"p\"", "p.toml", nullptr);
  ASSERT_FALSE(bare.has_value());
  EXPECT_THAT(bare.error().message, HasSubstr("extends"));
  const Result<Profile> orphan =
      ParseProfile("name = \"p\"\nextends = \"other\"", "p.toml", nullptr);
  ASSERT_FALSE(orphan.has_value());
  EXPECT_THAT(orphan.error().message, HasSubstr("other"));
}

}  // namespace
}  // namespace xuncha::audit
