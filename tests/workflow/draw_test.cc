// SPDX-License-Identifier: Apache-2.0
#include "workflow/draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/sha256.h"

namespace xuncha::workflow {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Sites(int count) {
  std::vector<std::string> ids;
  for (int i = 1; i <= count; ++i) ids.push_back("s-" + std::to_string(i));
  return ids;
}

TEST(Draw, TheShareIsRoundedUpAndNeverNobody) {
  EXPECT_EQ(Draw(Sites(20), 30, 1).value().size(), 6U);
  EXPECT_EQ(Draw(Sites(21), 30, 1).value().size(), 7U);  // 6.3
  EXPECT_EQ(Draw(Sites(3), 1, 1).value().size(), 1U);
  EXPECT_EQ(Draw(Sites(20), 100, 1).value().size(), 20U);
  EXPECT_TRUE(Draw({}, 30, 1).value().empty());
}

TEST(Draw, TheOrderOfTheRegisterHasNoSay) {
  std::vector<std::string> ids = Sites(98);
  const auto drawn = Draw(ids, 30, 2022).value();
  std::reverse(ids.begin(), ids.end());
  ids.push_back("s-7");  // stands twice
  EXPECT_EQ(Draw(ids, 30, 2022).value(), drawn);
  EXPECT_TRUE(std::is_sorted(drawn.begin(), drawn.end()));
}

TEST(Draw, AnotherSeedDrawsOthersAndALargerShareHoldsTheSmaller) {
  const auto a = Draw(Sites(98), 30, 1).value();
  EXPECT_NE(a, Draw(Sites(98), 30, 2).value());
  const auto more = Draw(Sites(98), 50, 1).value();
  EXPECT_TRUE(std::includes(more.begin(), more.end(), a.begin(), a.end()));
}

// What the header says can be done by hand: the smallest digest is drawn.
TEST(Draw, IsWhatTheHeaderSays) {
  std::map<std::string, std::string> by_key;
  for (const std::string& id : Sites(5)) by_key[Sha256Hex("00000000000000ff\n" + id)] = id;
  EXPECT_THAT(Draw(Sites(5), 20, 255).value(), ElementsAre(by_key.begin()->second));
}

TEST(Draw, EverybodyIsDrawnAboutAsOften) {
  std::map<std::string, int> times;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const std::vector<std::string> drawn = Draw(Sites(10), 30, seed).value();
    for (const std::string& id : drawn) ++times[id];
  }
  ASSERT_EQ(times.size(), 10U);
  // 300 expected; six standard deviations of a binomial count are 87.
  for (const auto& [id, count] : times) EXPECT_NEAR(count, 300, 87) << id;
}

TEST(Draw, RefusesSharesThatAreNone) {
  EXPECT_FALSE(Draw(Sites(3), 0, 1).has_value());
  EXPECT_FALSE(Draw(Sites(3), 101, 1).has_value());
}

std::vector<model::Group> Groups(const std::vector<std::vector<std::string>>& units) {
  std::vector<model::Group> groups;
  for (const auto& own : units) {
    model::Group group;
    group.name = "g" + std::to_string(groups.size() + 1);
    group.units = own;
    groups.push_back(group);
  }
  return groups;
}

std::map<std::string, int> Sizes(const std::vector<Dealt>& dealt) {
  std::map<std::string, int> sizes;
  for (const Dealt& one : dealt) ++sizes[one.group];
  return sizes;
}

TEST(DealOut, IsEvenAndTheOrderHasNoSay) {
  std::vector<DealSubject> subjects;
  for (const std::string& id : Sites(20)) subjects.push_back({id, {}});
  const auto dealt = DealOut(subjects, Groups({{}, {}, {}}), 7).value();
  EXPECT_THAT(Sizes(dealt), ElementsAre(::testing::Pair("g1", 7), ::testing::Pair("g2", 7),
                                        ::testing::Pair("g3", 6)));
  std::reverse(subjects.begin(), subjects.end());
  const auto again = DealOut(subjects, Groups({{}, {}, {}}), 7).value();
  for (std::size_t i = 0; i < dealt.size(); ++i) {
    EXPECT_EQ(again[i].subject, dealt[i].subject);
    EXPECT_EQ(again[i].group, dealt[i].group);
  }
}

TEST(DealOut, NobodyInspectsTheOwnUnit) {
  std::vector<DealSubject> subjects;
  for (int i = 0; i < 12; ++i) {
    subjects.push_back({"s-" + std::to_string(i), {"u-" + std::to_string(i % 4), "u-9"}});
  }
  const auto groups = Groups({{"u-0", "u-1"}, {"u-2"}, {"u-3"}});
  const auto dealt = DealOut(subjects, groups, 1).value();
  ASSERT_EQ(dealt.size(), 12U);
  for (const Dealt& one : dealt) {
    const auto subject = std::find_if(subjects.begin(), subjects.end(),
                                      [&](const DealSubject& s) { return s.id == one.subject; });
    const auto group = std::find_if(groups.begin(), groups.end(),
                                    [&](const model::Group& g) { return g.name == one.group; });
    EXPECT_TRUE(MayInspect(*group, subject->units)) << one.subject << " " << one.group;
  }
  EXPECT_THAT(Sizes(dealt), ElementsAre(::testing::Pair("g1", 4), ::testing::Pair("g2", 4),
                                        ::testing::Pair("g3", 4)));
}

// g1 may take only a; b and c must then go where they are free to go: greedily dealt, chains are
// needed to get there.
TEST(DealOut, HandsOnAlongChains) {
  std::vector<DealSubject> subjects;
  for (int i = 0; i < 6; ++i) subjects.push_back({"only3-" + std::to_string(i), {"u1", "u2"}});
  for (int i = 0; i < 6; ++i) subjects.push_back({"not1-" + std::to_string(i), {"u1"}});
  for (int i = 0; i < 6; ++i) subjects.push_back({"any-" + std::to_string(i), {}});
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto sizes = Sizes(DealOut(subjects, Groups({{"u1"}, {"u2"}, {"u3"}}), seed).value());
    EXPECT_THAT(sizes, ElementsAre(::testing::Pair("g1", 6), ::testing::Pair("g2", 6),
                                   ::testing::Pair("g3", 6)))
        << seed;
  }
}

TEST(DealOut, SaysWhoCannotBeInspected) {
  const auto groups = Groups({{"u-1"}, {"u-1", "u-2"}});
  const auto result = DealOut({{"s-2", {}}, {"s-1", {"u-1"}}}, groups, 1);
  ASSERT_FALSE(result.has_value());
  EXPECT_THAT(result.error().message, HasSubstr("no group may inspect s-1"));
  EXPECT_FALSE(DealOut({{"s-1", {}}}, {}, 1).has_value());
}

}  // namespace
}  // namespace xuncha::workflow
