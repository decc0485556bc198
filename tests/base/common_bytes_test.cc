// SPDX-License-Identifier: Apache-2.0
#include "base/common_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha {
namespace {

TEST(CommonBytes, EveryLengthAndEveryPlaceOfTheFirstDifference) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string text =
        std::string("abcdefghijklmnopqrstuvwxyz0123456789ABCD").substr(0, size);
    EXPECT_EQ(CommonPrefix(text, text), size);
    EXPECT_EQ(CommonSuffix(text, text), size);
    EXPECT_EQ(CommonPrefix(text, text + "more"), size);
    EXPECT_EQ(CommonSuffix("more" + text, text), size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = '!';
      EXPECT_EQ(CommonPrefix(text, other), at);
      EXPECT_EQ(CommonSuffix(other, text), size - 1 - at);
    }
  }
}

}  // namespace
}  // namespace xuncha
