// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_foreign_names.h"

#include <gtest/gtest.h>

namespace xuncha::whatwg {
namespace {

TEST(HtmlForeignNames, SpellsSvgNames) {
  // The first, the last and some between: the tables have to be in order.
  EXPECT_EQ(SvgTagSpelling("altglyph"), "altGlyph");
  EXPECT_EQ(SvgTagSpelling("femergenode"), "feMergeNode");
  EXPECT_EQ(SvgTagSpelling("foreignobject"), "foreignObject");
  EXPECT_EQ(SvgTagSpelling("textpath"), "textPath");
  EXPECT_EQ(SvgTagSpelling("path"), "path");
  EXPECT_EQ(SvgAttributeSpelling("attributename"), "attributeName");
  EXPECT_EQ(SvgAttributeSpelling("viewbox"), "viewBox");
  EXPECT_EQ(SvgAttributeSpelling("zoomandpan"), "zoomAndPan");
  EXPECT_EQ(SvgAttributeSpelling("href"), "href");
}

}  // namespace
}  // namespace xuncha::whatwg
