// SPDX-License-Identifier: Apache-2.0
#include "bulletin/binder.h"

#include <gtest/gtest.h>

namespace xuncha::bulletin {
namespace {

TEST(Binder, TheFirstWordForANameStays) {
  Binder binder;
  EXPECT_EQ(binder.Count("a", {"x", "y"}).text, "2");
  EXPECT_EQ(binder.Count("a", {"x"}).text, "2");
  ASSERT_NE(binder.Find("a"), nullptr);
  EXPECT_EQ(binder.Find("a")->records.size(), 2U);
  EXPECT_EQ(binder.Find("b"), nullptr);
}

TEST(Binder, PatternsKeepWhatTheyDoNotKnow) {
  const Runs runs = FillRuns("共{n}个{m}{", {{"n", {{"3", "sites"}}}});
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[1].value, "sites");
  EXPECT_EQ(TextOf(runs), "共3个{m}{");
}

}  // namespace
}  // namespace xuncha::bulletin
