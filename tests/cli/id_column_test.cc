// SPDX-License-Identifier: Apache-2.0
#include "cli/id_column.h"

#include <gtest/gtest.h>

namespace xuncha::cli {
namespace {

TEST(IdColumn, NeverCutsWhatPeopleTypeAgain) {
  EXPECT_EQ(IdColumn("p-1", 6), "p-1   ");
  EXPECT_EQ(IdColumn("2022Q3-应急-03", 18), "2022Q3-应急-03    ");
  EXPECT_EQ(IdColumn("YQ2023Q1-玉泉水利-01", 18), "YQ2023Q1-玉泉水利-01 ");
}

}  // namespace
}  // namespace xuncha::cli
