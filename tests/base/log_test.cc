// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <gtest/gtest.h>

namespace xuncha {
namespace {

TEST(Log, OneLineOfKeysAndValues) {
  EXPECT_EQ(
      LogLine("T", LogLevel::kWarning, "robots_waived", {{"host", "a.example"}, {"why", "a\nb"}}),
      "time=T level=warning event=robots_waived host=a.example why=\"a\\nb\"");
}

TEST(Log, BelowItsLevelNothingIsWritten) {
  const ManualClock clock(0);
  int lines = 0;
  Log log(LogLevel::kWarning, clock, [&](std::string_view) { ++lines; });
  log.Write(LogLevel::kInfo, "x");
  log.Write(LogLevel::kError, "y");
  EXPECT_EQ(lines, 1);
  LogLevel level{};
  EXPECT_TRUE(LogLevelFromName("debug", level));
  EXPECT_FALSE(LogLevelFromName("loud", level));
}

}  // namespace
}  // namespace xuncha
