// SPDX-License-Identifier: Apache-2.0
#include "checks/check.h"

#include <gtest/gtest.h>

namespace xuncha::checks {
namespace {

TEST(Check, NamesItsMessages) {
  const model::Message message = Say("dead_link", "gone", {{"status", "404"}});
  EXPECT_EQ(message.key, "dead_link.gone");
  EXPECT_EQ(message.values.front().second, "404");
}

TEST(Check, ResultsWithoutADefectSayWhy) {
  const CheckResult result = Nothing(model::CheckAnswer::kNotObserved, "no page was read");
  EXPECT_EQ(result.answer, model::CheckAnswer::kNotObserved);
  EXPECT_EQ(result.why, "no page was read");
  EXPECT_TRUE(result.defects.empty());
}

}  // namespace
}  // namespace xuncha::checks
