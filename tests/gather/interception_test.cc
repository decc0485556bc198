// SPDX-License-Identifier: Apache-2.0
#include "gather/interception.h"

#include <gtest/gtest.h>

#include <chrono>

namespace xuncha::gather {
namespace {

// What the answer is depends on the network the test runs in; that it comes, and is the same twice,
// does not. The engine's use of it is tested with a scripted fetcher (gatherer_test.cc).
TEST(InterceptionTest, TheSameNetworkGivesTheSameAnswer) {
  EXPECT_EQ(AnswersForNobody(4'000), AnswersForNobody(4'000));
}

TEST(InterceptionTest, WithoutTimeThereIsNoAnswer) { EXPECT_FALSE(AnswersForNobody(0)); }

}  // namespace
}  // namespace xuncha::gather
