// SPDX-License-Identifier: Apache-2.0
#include "text_checks/narrow_text.h"

#include <gtest/gtest.h>

namespace xuncha::text_checks {
namespace {

TEST(NarrowText, DigitsAndMarksOfNumbersStandAsAscii) {
  const std::string_view written = "共１２－３Ｘ，０９。";
  const NarrowText narrow(written);
  EXPECT_EQ(narrow.text(), "共12-3X，09。");
  const std::size_t one = narrow.text().find('1');
  EXPECT_EQ(narrow.At(one), written.find("１"));
  EXPECT_EQ(narrow.At(narrow.text().find('9')), written.find("９"));
  EXPECT_EQ(narrow.At(narrow.text().size()), written.size());
}

TEST(NarrowText, WithoutAWideDigitTheTextIsAsItWas) {
  for (const std::string_view text : {"甲－乙，共12条。", "", "\xEF\xBC", "ｘＸ＊"}) {
    const NarrowText narrow(text);
    EXPECT_EQ(narrow.text(), text);
    EXPECT_EQ(narrow.At(text.size()), text.size());
    EXPECT_FALSE(NarrowText::HasWideDigit(text));
  }
  EXPECT_FALSE(NarrowText::HasWideDigit("一，二：三，\xEF\xBC"));
  EXPECT_TRUE(NarrowText::HasWideDigit("第９条"));
  EXPECT_TRUE(NarrowText::HasWideDigit("一，二：三，０"));
  EXPECT_TRUE(NarrowText::HasWideDigit("\xEF\xEF\xBC\x95"));  // behind what is no letter
}

}  // namespace
}  // namespace xuncha::text_checks
