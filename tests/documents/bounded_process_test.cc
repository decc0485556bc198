// SPDX-License-Identifier: Apache-2.0
#include "documents/bounded_process.h"

#include <gtest/gtest.h>

namespace xuncha::documents {
namespace {

TEST(BoundedProcess, GivesWhatTheProgramWrites) {
  const auto out = RunFilter({"cat"}, "甲乙\n");
  ASSERT_TRUE(out) << out.error().message;
  EXPECT_EQ(*out, "甲乙\n");
}

TEST(BoundedProcess, WhatFailsOrIsNotThereIsAnError) {
  EXPECT_FALSE(RunFilter({"false"}, ""));
  EXPECT_FALSE(RunFilter({"no-such-program-anywhere"}, ""));
  EXPECT_FALSE(RunFilter({}, ""));
}

TEST(BoundedProcess, LimitsHold) {
  ProcessLimits limits;
  limits.seconds = 1;
  EXPECT_FALSE(RunFilter({"sleep", "60"}, "", limits));
  limits.seconds = 20;
  limits.max_output = 1000;
  EXPECT_FALSE(RunFilter({"cat"}, std::string(5000, 'a'), limits));
}

TEST(BoundedProcess, SaysWhyThereIsNoOutput) {
  ProcessFault fault = ProcessFault::kFailed;
  ProcessLimits limits;
  EXPECT_TRUE(RunFilter({"cat"}, "x", limits, &fault));
  EXPECT_EQ(fault, ProcessFault::kNone);
  EXPECT_FALSE(RunFilter({"false"}, "", limits, &fault));
  EXPECT_EQ(fault, ProcessFault::kFailed);
  EXPECT_FALSE(RunFilter({"no-such-program-anywhere"}, "", limits, &fault));
  EXPECT_EQ(fault, ProcessFault::kMissing);
  limits.seconds = 1;
  EXPECT_FALSE(RunFilter({"sleep", "60"}, "", limits, &fault));
  EXPECT_EQ(fault, ProcessFault::kTimeout);
}

}  // namespace
}  // namespace xuncha::documents
