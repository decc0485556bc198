// SPDX-License-Identifier: Apache-2.0
#include "facts/css_addresses.h"

#include <gtest/gtest.h>

namespace xuncha::facts {
namespace {

std::vector<std::string> Read(std::string_view css) {
  std::vector<CssAddress> found;
  std::vector<std::string> scratch;
  ExtractCssAddresses(css, found, scratch);
  std::vector<std::string> text;
  for (const CssAddress& one : found) {
    text.push_back(std::string(one.address) + (one.is_import ? " import" : "") +
                   (one.is_font ? " font" : ""));
  }
  return text;
}

using Strings = std::vector<std::string>;

TEST(CssAddresses, ReadsUrlsInAllThreeSpellings) {
  EXPECT_EQ(Read("a{background:url(a.png)}b{background:URL( 'b.png' )}c{x:url(\"c.png\")}"),
            (Strings{"a.png", "b.png", "c.png"}));
}

TEST(CssAddresses, ReadsImportsWithAndWithoutUrl) {
  EXPECT_EQ(Read("@import 'a.css';@import url(b.css) screen;@IMPORT \"c.css\" layer(x);"),
            (Strings{"a.css import", "b.css import", "c.css import"}));
}

TEST(CssAddresses, AnImportInsideABlockLoadsNothing) {
  EXPECT_EQ(Read("a{@import 'a.css';}"), Strings{});
}

TEST(CssAddresses, SkipsCommentsAndStrings) {
  EXPECT_EQ(Read("/* url(a.png) */ a{content:'url(b.png)'} b{x:url(c.png)/*url(d.png)*/}"),
            (Strings{"c.png"}));
  EXPECT_EQ(Read("/* never closed url(a.png)"), Strings{});
}

TEST(CssAddresses, ResolvesEscapes) {
  EXPECT_EQ(Read("a{x:url(a\\ b.png)}b{x:url('\\4e2d .png')}c{x:url(\"a\\\nb.png\")}"),
            (Strings{"a b.png", "中.png", "ab.png"}));
}

TEST(CssAddresses, ScratchKeepsItsTextsInPlace) {
  std::string css;
  for (int i = 0; i < 200; ++i) css += "a{x:url(\\61 " + std::to_string(i) + ")}";
  std::vector<CssAddress> found;
  std::vector<std::string> scratch;
  ExtractCssAddresses(css, found, scratch);
  ASSERT_EQ(found.size(), 200U);
  EXPECT_EQ(found.front().address, "a0");
  EXPECT_EQ(found.back().address, "a199");
}

TEST(CssAddresses, KnowsFonts) {
  EXPECT_EQ(Read("@font-face{font-family:x;src:url(a.woff2) format('woff2')} b{x:url(c.png)}"),
            (Strings{"a.woff2 font", "c.png"}));
}

TEST(CssAddresses, LeavesOutWhatBrowsersDoNotLoad) {
  EXPECT_EQ(
      Read("a{behavior:url(x.htc);filter:url(#f);-moz-binding:url(y.xml);x:url();"
           "*background:url(ie7.png);_background:url(ie6.png);y:url(data:image/png;base64,AA)}"
           "@namespace url(http://www.w3.org/1999/xhtml);"),
      Strings{});
}

TEST(CssAddresses, ReadsImageSets) {
  EXPECT_EQ(Read("a{background:image-set('a.png' 1x, 'b.png' 2x type('image/png'))}"),
            (Strings{"a.png", "b.png"}));
}

TEST(CssAddresses, GoesOnAfterBadUrls) {
  EXPECT_EQ(Read("a{x:url(a b.png)} b{x:url(c.png)}"), (Strings{"c.png"}));
  EXPECT_EQ(Read("a{x:url(never closed"), Strings{});
  EXPECT_EQ(Read("a{x:url('broken\n');y:url(b.png)}"), (Strings{"b.png"}));
}

TEST(CssAddresses, HostileTextIsLinear) {
  std::string css;
  for (int i = 0; i < 300'000; ++i) css += "{(\\";
  EXPECT_EQ(Read(css).size(), 0U);
}

}  // namespace
}  // namespace xuncha::facts
