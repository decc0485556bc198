// SPDX-License-Identifier: Apache-2.0
#include "checks/spots.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using testing::FakeSite;

TEST(Spots, KeepTheMostVisibleWhateverTheOrder) {
  FakeSite site;
  for (int i = 1; i <= 50; ++i) site.Url("https://www.demo.gov.cn/" + std::to_string(100 - i));
  const testing::MemorySnapshot view = site.View();
  std::vector<model::UrlId> order(50);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<model::UrlId>(i + 1);
  std::mt19937 random(7);
  std::vector<model::UrlId> first;
  for (int round = 0; round < 5; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    SpotList spots;
    for (const model::UrlId id : order) {
      const Where where = id % 7 == 0 ? Where::kNav : Where::kContent;
      spots.Add(view, id, where, static_cast<std::uint16_t>(id % 3), "x", 10);
    }
    EXPECT_EQ(spots.count(), 50U);
    EXPECT_EQ(spots.most_visible(), Where::kNav);
    std::vector<model::UrlId> kept;
    for (const Spot& spot : spots.Sorted(view)) kept.push_back(spot.page);
    ASSERT_EQ(kept.size(), 10U);
    EXPECT_EQ(kept[0] % 7, 0U);
    if (round == 0) first = kept;
    EXPECT_EQ(kept, first);
  }
}

TEST(Spots, LimitZeroOnlyCounts) {
  const testing::MemorySnapshot view = FakeSite().View();
  SpotList spots;
  EXPECT_TRUE(spots.empty());
  spots.Add(view, 0, Where::kFooter, 0, "x", 0);
  EXPECT_EQ(spots.count(), 1U);
  EXPECT_TRUE(spots.Sorted(view).empty());
}

TEST(Spots, PlacesOfLinksAndNames) {
  EXPECT_EQ(WhereOf(model::Place::kFooter, true), Where::kHome);
  EXPECT_EQ(WhereOf(model::Place::kFooter, false), Where::kFooter);
  EXPECT_EQ(WhereOf(model::Place::kHead, false), Where::kContent);
  EXPECT_STREQ(Name(Where::kList), "list");
}

}  // namespace
}  // namespace xuncha::checks
