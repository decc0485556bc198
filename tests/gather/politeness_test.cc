// SPDX-License-Identifier: Apache-2.0
#include "gather/politeness.h"

#include <gtest/gtest.h>

namespace xuncha::gather {
namespace {

using Sign = Politeness::Sign;

TEST(PolitenessTest, KeepsTheRate) {
  Politeness politeness(5.0, 100);
  int started = 0;
  for (std::int64_t now = 0; now < 10'000; ++now) {
    if (!politeness.CanStart(now)) continue;
    politeness.Started(now);
    politeness.Finished(now, Sign::kGood, 10);
    ++started;
  }
  EXPECT_GE(started, 50);
  EXPECT_LE(started, 52);
}

TEST(PolitenessTest, NoBurstAfterALongSilence) {
  Politeness politeness(2.0, 100);
  politeness.Started(0);
  int started = 0;
  while (politeness.CanStart(1'000'000) && started < 10) {
    politeness.Started(1'000'000);
    ++started;
  }
  EXPECT_LE(started, 2);
}

TEST(PolitenessTest, RateZeroIsBoundedByConcurrencyOnly) {
  Politeness politeness(0, 4);
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(politeness.CanStart(0));
    politeness.Started(0);
  }
  EXPECT_FALSE(politeness.CanStart(0));
  politeness.Finished(0, Sign::kGood, 1);
  EXPECT_TRUE(politeness.CanStart(0));
}

TEST(PolitenessTest, ARateLimitHalvesAndHolds) {
  Politeness politeness(0, 16);
  politeness.Started(1'000);
  politeness.Finished(1'000, Sign::kLimited, 1, 30'000);
  EXPECT_EQ(politeness.limit(), 8u);
  EXPECT_FALSE(politeness.CanStart(30'999));
  EXPECT_TRUE(politeness.CanStart(31'000));
  EXPECT_GT(politeness.delay_ms(), 0);
}

TEST(PolitenessTest, AWaveOfTimeOutsCountsOnce) {
  Politeness politeness(0, 16);
  for (int i = 0; i < 16; ++i) politeness.Started(0);
  for (int i = 0; i < 16; ++i) politeness.Finished(5'000, Sign::kLate, 0);
  EXPECT_EQ(politeness.limit(), 8u);
  EXPECT_EQ(politeness.in_flight(), 0u);
}

TEST(PolitenessTest, RecoversSlowly) {
  Politeness politeness(0, 4);
  politeness.Started(0);
  politeness.Finished(10'000, Sign::kLate, 0);
  ASSERT_EQ(politeness.limit(), 2u);
  for (int i = 0; i < 500; ++i) {
    politeness.Started(20'000 + i);
    politeness.Finished(20'000 + i, Sign::kGood, 5);
  }
  EXPECT_EQ(politeness.limit(), 4u);
  EXPECT_EQ(politeness.delay_ms(), 0);
}

TEST(PolitenessTest, RisingLatencySlowsDownUnlessTheRateIsWaived) {
  for (const double rate : {100.0, 0.0}) {
    Politeness politeness(rate, 8);
    for (int i = 0; i < 50; ++i) {
      politeness.Started(i);
      politeness.Finished(i, Sign::kGood, 50);
    }
    for (int i = 0; i < 50; ++i) {
      politeness.Started(10'000 + i);
      politeness.Finished(10'000 + i, Sign::kGood, 3'000);
    }
    EXPECT_EQ(politeness.limit() < 8, rate > 0);
  }
}

TEST(PolitenessTest, CrawlDelayMeansOneAtATime) {
  Politeness politeness(0, 8);
  politeness.SetCrawlDelay(2'000);
  ASSERT_TRUE(politeness.CanStart(0));
  politeness.Started(0);
  politeness.Finished(10, Sign::kGood, 10);
  EXPECT_FALSE(politeness.CanStart(1'999));
  EXPECT_TRUE(politeness.CanStart(2'000));
}

}  // namespace
}  // namespace xuncha::gather
