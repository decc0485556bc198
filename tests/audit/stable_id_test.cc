// SPDX-License-Identifier: Apache-2.0
#include "audit/stable_id.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::audit {
namespace {

TEST(StableId, HasItsPrefixAndSixteenHexDigits) {
  EXPECT_EQ(StableId("f-", {"dead_link", "a"}).size(), 18U);
  EXPECT_THAT(StableId("c-", {"http://www.demo.gov.cn/"}), ::testing::MatchesRegex("c-[0-9a-f]+"));
}

TEST(StableId, IsTheSameForTheSamePartsOnly) {
  EXPECT_EQ(StableId("f-", {"a", "b"}), StableId("f-", {"a", "b"}));
  EXPECT_NE(StableId("f-", {"a", "b"}), StableId("f-", {"ab", ""}));
  EXPECT_NE(StableId("f-", {"a", "b"}), StableId("f-", {"b", "a"}));
}

}  // namespace
}  // namespace xuncha::audit
