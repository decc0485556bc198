// SPDX-License-Identifier: Apache-2.0
#include "facts/style_pictures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "facts/script_fills.h"

namespace xuncha::facts {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(StylePictures, NamesWhatATallPictureIsShownIn) {
  EXPECT_THAT(PicturedBy("/* 一图读懂 */ .tu1, div#tu2 , .box .tu3::before {"
                         " BACKGROUND: URL('/img/a.jpg') no-repeat; Height : 3000px }"
                         "@media screen { .tu4 { height:900px; background-image:url(/b.png) } }"
                         ".tail{color:red}"),
              UnorderedElementsAre(MarkOfFilled('.', "tu1"), MarkOfFilled('#', "tu2"),
                                   MarkOfFilled('.', "tu3"), MarkOfFilled('.', "tu4")));
}

TEST(StylePictures, SmallOnesGroundsAndConditionsAreNone) {
  for (const std::string rule :
       {".dot{background:url(/d.gif);height:30px}", ".bg{background:url(/b.jpg);min-height:600px}",
        ".a:hover{background:url(/b.jpg);height:600px}",
        ".tab.on{background:url(/b.jpg);height:600px}", "div{background:url(/b.jpg);height:600px}",
        ".wide{background:url(/b.jpg);height:80%}", ".open{background:url(/b.jpg);height:600px",
        ".plain{height:600px;background:#fff000 none}", "}}{{;}",
        ".{background:url(/b.jpg);height:600px}"}) {
    EXPECT_THAT(PicturedBy(rule), IsEmpty()) << rule;
  }
}

TEST(StylePictures, ManyRulesAreBounded) {
  std::string css;
  for (int i = 0; i < 5000; ++i) {
    css += ".n" + std::to_string(i) + "{background:url(/b.jpg);height:600px}";
  }
  EXPECT_EQ(PicturedBy(css).size(), 512U);
}

// Each blank is looked at a bounded number of times.
TEST(StylePictures, BlanksAreReadOnce) {
  std::string declarations = "background:url(/b.jpg);";
  for (int i = 0; i < 20'000; ++i) declarations += "height ;";
  declarations += std::string(2'000'000, ' ');
  EXPECT_FALSE(ShowsPicture(declarations));
  EXPECT_TRUE(ShowsPicture(declarations + "; height : 900px"));
}

}  // namespace
}  // namespace xuncha::facts
