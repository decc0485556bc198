// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_entities.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::whatwg {
namespace {

// The expansion and, behind a bar, what is left; "-" when it is no reference.
std::string Read(std::string_view text, bool in_attribute = false) {
  std::string out;
  const std::size_t taken = ExpandReference(text, in_attribute, out);
  return taken == 0 ? "-" + out : out + "|" + std::string(text.substr(taken));
}

TEST(HtmlEntities, TakesTheLongestName) {
  EXPECT_EQ(Read("&amp;x"), "&|x");
  EXPECT_EQ(Read("&notin;"), "\xE2\x88\x89|");
  EXPECT_EQ(Read("&notit;"), "\xC2\xAC|it;");
  EXPECT_EQ(Read("&frac12"), "\xC2\xBD|");
  EXPECT_EQ(Read("&nosuch;"), "-");
  EXPECT_EQ(Read("&hellip"), "-");  // only with its semicolon
  EXPECT_EQ(Read("&NotEqualTilde;"), "\xE2\x89\x82\xCC\xB8|");
  EXPECT_EQ(Read("&CounterClockwiseContourIntegral;"), "\xE2\x88\xB3|");
  EXPECT_EQ(Read("&"), "-");
  EXPECT_EQ(Read("& "), "-");
}

TEST(HtmlEntities, InAttributesANameWithoutSemicolonMayBePartOfAnAddress) {
  EXPECT_EQ(Read("&copy=1", true), "-");
  EXPECT_EQ(Read("&copy2", true), "-");
  EXPECT_EQ(Read("&copy;2", true), "\xC2\xA9|2");
  EXPECT_EQ(Read("&copy&x", true), "\xC2\xA9|&x");
  EXPECT_EQ(Read("&copy=1"), "\xC2\xA9|=1");
}

TEST(HtmlEntities, ReadsNumbers) {
  EXPECT_EQ(Read("&#65;"), "A|");
  EXPECT_EQ(Read("&#x4E2Dz"), "\xE4\xB8\xAD|z");
  EXPECT_EQ(Read("&#X1F600;"), "\xF0\x9F\x98\x80|");
  EXPECT_EQ(Read("&#128;"), "\xE2\x82\xAC|");  // windows-1252
  EXPECT_EQ(Read("&#0;"), "\xEF\xBF\xBD|");
  EXPECT_EQ(Read("&#xD800;"), "\xEF\xBF\xBD|");
  EXPECT_EQ(Read("&#99999999999999999999;"), "\xEF\xBF\xBD|");
  EXPECT_EQ(Read("&#;"), "-");
  EXPECT_EQ(Read("&#x;"), "-");
  EXPECT_EQ(Read("&#"), "-");
}

}  // namespace
}  // namespace xuncha::whatwg
