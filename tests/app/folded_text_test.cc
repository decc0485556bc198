// SPDX-License-Identifier: Apache-2.0
#include "app/folded_text.h"

#include <gtest/gtest.h>

namespace xuncha::app {
namespace {

TEST(FoldedText, SignsHaveOneFormAndKnowTheirPlace) {
  const std::string_view text = "电１３－\u20119\u200b\u3000Ｘ";
  const FoldedText folded(text);
  EXPECT_EQ(folded.text, "电13--9 X");
  ASSERT_EQ(folded.from.size(), folded.text.size() + 1);
  EXPECT_EQ(folded.from[3], 3U) << "１ stands behind one character of three bytes";
  EXPECT_EQ(text.substr(folded.from[7], 1), "9");
  EXPECT_EQ(folded.from.back(), text.size());
  EXPECT_EQ(FoldedText("").from.size(), 1U);
}

}  // namespace
}  // namespace xuncha::app
