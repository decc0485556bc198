// SPDX-License-Identifier: Apache-2.0
#include "checks/params.h"

#include <gtest/gtest.h>

namespace xuncha::checks {
namespace {

TEST(Params, GiveBackWhatWasSet) {
  Params params;
  params.Set("days", std::int64_t{30});
  params.Set("word", std::string("甲"));
  params.Set("list", std::vector<std::string>{"a", "b"});
  EXPECT_EQ(params.Int("days"), 30);
  EXPECT_EQ(params.Text("word"), "甲");
  EXPECT_EQ(params.List("list").size(), 2U);
  EXPECT_TRUE(params.Has("days"));
  EXPECT_FALSE(params.Has("hours"));
  params.Set("days", std::int64_t{7});
  EXPECT_EQ(params.Int("days"), 7);
}

}  // namespace
}  // namespace xuncha::checks
