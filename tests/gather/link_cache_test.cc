// SPDX-License-Identifier: Apache-2.0
#include "gather/link_cache.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::gather {
namespace {

std::uint64_t Key(int i) { return LinkCache::Key("a" + std::to_string(i) + ".html", 7, 0); }

TEST(LinkCacheTest, FindsWhatWasPut) {
  LinkCache cache;
  EXPECT_EQ(cache.Find(Key(1)), nullptr);
  cache.Put(Key(1), 42, model::NoTarget::kHasTarget, model::kUsePage);
  ASSERT_NE(cache.Find(Key(1)), nullptr);
  EXPECT_EQ(cache.Find(Key(1))->id, 42u);
  cache.Put(Key(2), model::kNoUrl, model::NoTarget::kBadUrl, model::kUsePage);
  EXPECT_EQ(cache.Find(Key(2))->no_target, static_cast<std::uint16_t>(model::NoTarget::kBadUrl));
}

TEST(LinkCacheTest, BaseAndCharsetPartKeys) {
  EXPECT_NE(LinkCache::Key("a", 1, 0), LinkCache::Key("a", 2, 0));
  EXPECT_NE(LinkCache::Key("a", 1, 0), LinkCache::Key("a", 1, 3));
  EXPECT_NE(LinkCache::Key("", 0, 0), 0u);
}

TEST(LinkCacheTest, GrowsToItsBoundAndForgetsBeyond) {
  LinkCache cache(1 << 12);
  for (int i = 0; i < 100'000; ++i) {
    cache.Put(Key(i), static_cast<model::UrlId>(i), model::NoTarget::kHasTarget, 1);
    ASSERT_EQ(cache.Find(Key(i))->id, static_cast<model::UrlId>(i));
  }
  EXPECT_LE(cache.bytes(), (std::size_t{1} << 12) * sizeof(LinkCache::Slot));
  for (int i = 0; i < 100'000; ++i) {
    const LinkCache::Slot* slot = cache.Find(Key(i));
    ASSERT_TRUE(slot == nullptr || slot->id == static_cast<model::UrlId>(i));
  }
}

TEST(LinkCacheTest, NothingIsLostWhileItGrows) {
  LinkCache cache;
  for (int i = 0; i < 20'000; ++i) {
    cache.Put(Key(i), static_cast<model::UrlId>(i), model::NoTarget::kHasTarget, 1);
  }
  int found = 0;
  for (int i = 0; i < 20'000; ++i) found += cache.Find(Key(i)) != nullptr;
  EXPECT_GT(found, 19'000);  // sets of four overflow now and then
}

}  // namespace
}  // namespace xuncha::gather
