// SPDX-License-Identifier: Apache-2.0
#include "facts/page_words.h"

#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

class PageWordsTest : public ::testing::Test {
 protected:
  PageWords words_{testing::ShippedLexicon()};
};

TEST_F(PageWordsTest, PlacesOfClassNames) {
  for (const char* name :
       {"nav", "mainNav-2", "top_nav", "NAV", "x daohang y", "header", "menuBox"}) {
    EXPECT_EQ(words_.Place(name) & kPlaceNav, kPlaceNav) << name;
  }
  for (const char* name : {"footer", "page-footer", "footerBox", "copyright clearfix", "bottom"}) {
    EXPECT_EQ(words_.Place(name) & kPlaceFooter, kPlaceFooter) << name;
  }
  for (const char* name : {"breadcrumb", "position", "my-crumbs"}) {
    EXPECT_EQ(words_.Place(name) & kPlaceBreadcrumb, kPlaceBreadcrumb) << name;
  }
  for (const char* name : {"", "content", "topic", "article-header", "list-bottom", "navy",
                           "footnote", "topNews", "positions"}) {
    EXPECT_EQ(words_.Place(name), 0) << name;
  }
  EXPECT_EQ(words_.Place("nav"), kPlaceNav);  // remembered
}

TEST_F(PageWordsTest, StylesThatHide) {
  for (const char* style : {"display:none", "DISPLAY : NONE ;", "color:red;visibility:hidden",
                            "width:0;height:0;overflow:hidden", "position:absolute;left:-9999px",
                            "position:fixed; top:-1000px", "display:none!important"}) {
    EXPECT_EQ(words_.Style(style) & kStyleHides, kStyleHides) << style;
  }
  for (const char* style :
       {"", "display:block", "height:0", "width:0.5em;overflow:hidden", "text-indent:-9999px",
        "left:-9999px", "position:absolute;left:-3px", "overflow:hidden;height:30px"}) {
    EXPECT_EQ(words_.Style(style) & kStyleHides, 0) << style;
  }
  EXPECT_EQ(words_.Style("background:url(a.png)"), kStyleHasUrl);
}

TEST_F(PageWordsTest, LabelsAndAddresses) {
  EXPECT_EQ(words_.Label("网站地图"), kLabelSiteMap);
  EXPECT_EQ(words_.Label("我为政府网站找错"), kLabelErrorReport);
  EXPECT_EQ(words_.Label("无障碍浏览"), kLabelAgeFriendly);
  EXPECT_EQ(words_.Label("首页"), kLabelHome);
  EXPECT_EQ(words_.Label("市政府召开无障碍环境建设工作推进会议"), 0);
  EXPECT_EQ(words_.Address("https://bszs.conac.cn/sitename?method=show&id=1"), kAddressOrgan);
  EXPECT_EQ(words_.Address("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1"),
            kAddressErrorReport);
  EXPECT_EQ(words_.Address("http://pucha.kaipuyun.cn/exposure/x"), kAddressErrorReport);
  EXPECT_EQ(words_.Address("/js/footer.js"), kAddressFooter);
  EXPECT_EQ(words_.Address("/footpath/a.html"), 0);
}

TEST_F(PageWordsTest, LeadInsSeparatorsAndIncompleteData) {
  EXPECT_EQ(words_.LeadIn("您当前所在位置： 首页"), "您当前所在位置");
  EXPECT_EQ(words_.LeadIn("当前位置"), "当前位置");
  EXPECT_EQ(words_.LeadIn("当前形势"), "");
  EXPECT_EQ(words_.Separator(">> x"), 2U);
  EXPECT_EQ(words_.Separator("»"), 2U);
  EXPECT_EQ(words_.Separator("x"), 0U);
  EXPECT_TRUE(words_.IsIncomplete("undefined"));
  EXPECT_TRUE(words_.IsIncomplete("数据加载失败"));
  EXPECT_FALSE(words_.IsIncomplete("undefined behaviour"));
}

}  // namespace
}  // namespace xuncha::facts
