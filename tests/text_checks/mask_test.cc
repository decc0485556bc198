// SPDX-License-Identifier: Apache-2.0
#include "text_checks/mask.h"

#include <gtest/gtest.h>

namespace xuncha::text_checks {
namespace {

TEST(Mask, LeavesOnlyTheEnds) {
  EXPECT_EQ(MaskNumber("13812345678", 3, 4), "138****5678");
  EXPECT_EQ(MaskNumber("138-1234-5678", 3, 4), "138****5678");
  EXPECT_EQ(MaskNumber("123456", 2, 3), "******") << "too little would be hidden";
}

TEST(Mask, LongNumbersOfATextAreHidden) {
  EXPECT_EQ(MaskLongNumbers("2018年第5号，电话13812345678。"), "2018年第5号，电话138******78。");
  EXPECT_EQ(MaskLongNumbers("138-1234-5678"), "138-****-**78");
  EXPECT_EQ(MaskLongNumbers("6222 0000 0000 0012"), "622* **** **** **12");
  EXPECT_EQ(MaskLongNumbers("共 123456 人"), "共 123456 人");
  EXPECT_EQ(MaskLongNumbers("电话１３８１２３４５６７８。"), "电话138******78。");
  EXPECT_EQ(MaskLongNumbers(""), "");
}

}  // namespace
}  // namespace xuncha::text_checks
