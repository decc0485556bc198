// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <memory>

namespace xuncha {
namespace {

Result<int> Half(int n) {
  if (n % 2 != 0) return InvalidArgument("odd");
  return n / 2;
}

Result<int> Quarter(int n) {
  XC_ASSIGN_OR_RETURN(const int half, Half(n));
  return Half(half);
}

Status BothEven(int a, int b) {
  XC_TRY(Half(a));
  XC_TRY(Half(b));
  return Ok();
}

TEST(Result, CarriesTheValueOrTheError) {
  EXPECT_EQ(Half(8).value(), 4);
  EXPECT_EQ(Half(7).error().message, "odd");
  EXPECT_EQ(Half(7).value_or(-1), -1);
}

TEST(Result, MacrosReturnEarly) {
  EXPECT_EQ(*Quarter(12), 3);
  EXPECT_EQ(Quarter(6).error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(BothEven(2, 4).has_value());
  EXPECT_FALSE(BothEven(2, 3).has_value());
}

TEST(Result, HoldsMoveOnlyValues) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  std::unique_ptr<int> owned = std::move(result).value();
  EXPECT_EQ(*owned, 7);
}

TEST(Result, ErrnoKeepsCauseAndPlace) {
  const Error error = FromErrno(ENOSPC, "write", "/data/x");
  EXPECT_EQ(error.code, ErrorCode::kNoSpace);
  EXPECT_NE(error.message.find("/data/x"), std::string::npos);
  EXPECT_EQ(FromErrno(EACCES, "open", "f").code, ErrorCode::kPermission);
}

}  // namespace
}  // namespace xuncha
