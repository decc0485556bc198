// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_names.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::whatwg {
namespace {

TEST(HtmlNames, EveryNameIsFoundAgain) {
  for (std::size_t i = 1; i < static_cast<std::size_t>(TagId::kCount); ++i) {
    const auto tag = static_cast<TagId>(i);
    EXPECT_EQ(FindTag(TagName(tag)), tag) << TagName(tag);
  }
  for (std::size_t i = 1; i < static_cast<std::size_t>(AttrId::kCount); ++i) {
    const auto attr = static_cast<AttrId>(i);
    EXPECT_EQ(FindAttr(AttrName(attr)), attr) << AttrName(attr);
  }
}

TEST(HtmlNames, LettersAreWithoutCaseAndNothingElseMatches) {
  EXPECT_EQ(FindTag("ForeignObject"), TagId::kForeignObject);
  EXPECT_EQ(FindAttr("HTTP-Equiv"), AttrId::kHttpEquiv);
  EXPECT_EQ(FindTag(""), TagId::kUnknown);
  EXPECT_EQ(FindTag("x-div"), TagId::kUnknown);
  EXPECT_EQ(FindTag(std::string_view("a\0", 2)), TagId::kUnknown);
  EXPECT_EQ(FindTag("divdivdivdivdivdivdiv"), TagId::kUnknown);
  EXPECT_EQ(FindAttr("data-background-image"), AttrId::kUnknown);
  EXPECT_EQ(TagName(TagId::kUnknown), "");
}

}  // namespace
}  // namespace xuncha::whatwg
