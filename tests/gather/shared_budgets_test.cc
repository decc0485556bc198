// SPDX-License-Identifier: Apache-2.0
#include "gather/shared_budgets.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace xuncha::gather {
namespace {

TEST(SharedBudgets, WhoeverAsksMeetsTheSameSlots) {
  SharedBudgets budgets;
  const auto lock = budgets.Lock();
  Politeness& first = budgets.Of("a.gov.cn", 0, 2);
  Politeness& second = budgets.Of("a.gov.cn", 0, 2);
  EXPECT_EQ(&first, &second);
  first.Started(0);
  second.Started(0);
  EXPECT_FALSE(first.CanStart(0));
  EXPECT_TRUE(budgets.Of("b.gov.cn", 0, 2).CanStart(0));
  second.Finished(1, Politeness::Sign::kGood, 1);
  EXPECT_TRUE(first.CanStart(1));
}

TEST(SharedBudgets, ALinkedHostThatIsASiteGetsTheSitesSlots) {
  SharedBudgets budgets;
  const auto lock = budgets.Lock();
  EXPECT_EQ(budgets.Of("a.gov.cn", 0, 2).limit(), 2U);
  EXPECT_EQ(budgets.Of("a.gov.cn", 0, 4).limit(), 4U);
  EXPECT_EQ(budgets.Of("a.gov.cn", 0, 2).limit(), 4U);
  budgets.Of("slow.gov.cn", 0, 2).SetCrawlDelay(1'000);
  EXPECT_EQ(budgets.Of("slow.gov.cn", 0, 4).limit(), 1U);  // it asked for one at a time
}

TEST(SharedBudgets, TwoThreadsNeverTakeOneSlot) {
  SharedBudgets budgets;
  std::atomic<int> under_way{0};
  std::atomic<int> most{0};
  const auto ask = [&] {
    for (int i = 0; i < 2'000; ++i) {
      {
        const auto lock = budgets.Lock();
        Politeness& host = budgets.Of("a.gov.cn", 0, 3);
        if (!host.CanStart(0)) continue;
        host.Started(0);
      }
      const int now = ++under_way;
      for (int seen = most.load(); now > seen && !most.compare_exchange_weak(seen, now);) {
      }
      --under_way;
      const auto lock = budgets.Lock();
      budgets.Of("a.gov.cn", 0, 3).Finished(0, Politeness::Sign::kGood, 1);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) threads.emplace_back(ask);
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(most.load(), 3);
  const auto lock = budgets.Lock();
  EXPECT_EQ(budgets.Of("a.gov.cn", 0, 3).in_flight(), 0U);
}

}  // namespace
}  // namespace xuncha::gather
