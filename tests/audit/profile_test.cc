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
  for (const char* name : {"jiyuan-2022", "strict-example"}) {
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
