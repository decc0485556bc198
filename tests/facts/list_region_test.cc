// SPDX-License-Identifier: Apache-2.0
//
// What stands in the content region, and in the place of a list.
#include <gmock/gmock.h>

#include <algorithm>

#include "model/script_reasons.h"
#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ListRegion = testing::ListTest;

TEST_F(ListRegion, AnEmptyRegionIsEmpty) {
  for (const std::string_view region :
       {"", "<h2>通知公告</h2>", "<div class=list><ul></ul></div>",
        "<table><tbody></tbody></table>",
        "<div class=t>通知公告</div><ul class=list></ul><div class=page>共0条</div>"}) {
    const auto& lists = Column(region);
    EXPECT_TRUE(lists.blocks.empty()) << region;
    EXPECT_LE(lists.region_chars, 8U) << region;  // the menu's own heading, a count
    EXPECT_EQ(lists.region_links, 0U) << region;
    EXPECT_EQ(lists.region_images, 0U) << region;
    EXPECT_EQ(lists.script_list, "") << region;
    EXPECT_EQ(lists.none_note, "") << region;
  }
}

TEST_F(ListRegion, AnAsideWithASideListIsNoContentOfThePage) {
  constexpr std::string_view kBar =
      R"(<aside><h2>最新内容</h2><ul><li><a href="/a/1.html">关于做好防汛工作的通知</a><span>2022-08-22</span></li>
<li><a href="/a/2.html">关于开展安全检查的通知</a><span>2022-08-21</span></li></ul>
<h2>近期活动</h2><div><span>8月27日</span> 青禾县人才招聘会（人民广场）</div></aside>)";
  EXPECT_EQ(Column("<div class=list></div>" + std::string(kBar)).region_chars, 0U);
  EXPECT_GT(Column("<aside><p>县统计局负责全县统计工作，下设三个科室。</p></aside>").region_chars,
            15U);
}

TEST_F(ListRegion, CountsWhatIsThere) {
  const auto& lists = Column(
      R"(<p>单位简介：我局负责全县统计工作，下设办公室等三个科室。</p><p><a href="a.pdf">工作报告</a> <a href="b.html">说明</a></p>
<img src="1.jpg"><img src="dot.gif" width="5"><video src="v.mp4"></video><iframe src="/map.html"></iframe><form action="/tj"><input name="xm"></form>)");
  EXPECT_GT(lists.region_chars, 25U);
  EXPECT_EQ(lists.region_links, 2U);
  EXPECT_EQ(lists.region_documents, 1U);
  EXPECT_EQ(lists.region_images, 1U);
  EXPECT_EQ(lists.region_media, 1U);
  EXPECT_EQ(lists.region_forms, 1U);
  ASSERT_EQ(lists.region_frames.size(), 1U);
  EXPECT_EQ(AddressOf(lists.region_frames[0]), "/map.html");
}

// A frame by another name, and a picture that says that something is on its way.
TEST_F(ListRegion, ObjectsOfPagesAreFramesAndWaitingPicturesNoContent) {
  const auto& framed =
      Column(R"(<object type="text/html" data="/frag/14.html" width="100%"></object>)");
  EXPECT_TRUE(std::any_of(page_.links.begin(), page_.links.end(), [](const RawLink& raw) {
    return raw.address == "/frag/14.html" && raw.link.use == model::kUseFrame;
  }));
  EXPECT_EQ(framed.region_media, 0U);
  const auto& shown = Column(R"(<object type="application/pdf" data="/a.pdf"></object>)");
  EXPECT_TRUE(shown.region_frames.empty());
  EXPECT_EQ(shown.region_media, 1U);
  EXPECT_EQ(Column(R"(<div id="lb"><img src="/images/loading.gif"></div>)").region_images, 0U);
  EXPECT_EQ(Column(R"(<div id="lb"><img src="/loading/map.jpg"></div>)").region_images, 1U);
}

// A chart drawn in the page, a picture that a style shows: 一图读懂. Icons and what stands behind
// text are none.
TEST_F(ListRegion, DrawingsAndPicturesOfStylesAreContent) {
  for (const std::string_view drawing :
       {R"(<svg width="600" height="400"><rect width="100" height="300"/></svg>)",
        R"(<div style="background:url(/img/t.jpg) no-repeat;width:1000px;height:3000px"></div>)"}) {
    EXPECT_EQ(Column(drawing).region_media, 1U) << drawing;
  }
  for (const std::string_view other :
       {R"(<svg width="20" height="20"><path d="M0 0"/></svg>)",
        R"(<svg width="100%" height="100%"></svg>)", R"(<svg></svg>)",
        R"(<div style="background:url(/img/bg.jpg);min-height:600px"></div>)",
        R"(<div style="background:url(/img/dot.gif);height:30px"></div>)",
        R"(<div style="background:url(/img/bg.jpg);height:600px">本栏目由办公室负责维护</div>)"}) {
    EXPECT_EQ(Column(other).region_media, 0U) << other;
  }
}

// Whether it is the column's or its frame's is told beside other pages.
TEST_F(ListRegion, PicturesOfTheOwnStyleSheetAreNoted) {
  const auto pictured = [this](std::string_view name) {
    const std::string page =
        "<style>.tu{background:url(/img/t.jpg);height:3000px}</style>"
        "<div class=\"a " +
        std::string(name) + "\"></div>";
    const auto& pieces = Column(page).pieces;
    return std::count_if(pieces.begin(), pieces.end(), [](const model::RegionPiece& piece) {
      return piece.chars == 0 && piece.says == model::kPictured;
    });
  };
  EXPECT_EQ(pictured("tu"), 1) << "its other class is not named by the sheet";
  EXPECT_EQ(pictured("tux"), 0);
}

TEST_F(ListRegion, PicturesPastedIntoThePageAreContent) {
  const std::string picture = "data:image/jpeg;base64," + std::string(6000, 'A');
  EXPECT_EQ(Column("<img src='" + picture + "'>").region_media, 1U);
  EXPECT_EQ(Column("<img src='data:image/png;base64,iVBO' width=800 height=600>").region_media, 1U);
  EXPECT_EQ(Column("<img src='" + picture + "' width=16 height=16>").region_media, 0U);
  EXPECT_EQ(Column("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>").region_media, 0U);
}

// Places in the hidden text say nothing of what is seen: a side bar whose last entry ends in
// something that is not shown ended where that lies in a long hidden text, behind the content.
TEST_F(ListRegion, WhatIsNotShownMovesNoEndOfASideBar) {
  std::string hidden = "<div style=display:none>";
  for (int i = 0; i < 60; ++i)
    hidden += "<p>弹出的说明文字，平时看不见，第" + std::to_string(i) + "段。</p>";
  hidden += "</div>";
  const auto page = [&](std::string_view mark) {
    return hidden +
           R"(<aside><h2>最新内容</h2><ul><li><a href="/a/1.html">关于做好防汛工作的通知</a><span>2022-08-22</span></li>
<li><a href="/a/2.html">关于开展安全检查的通知</a><span>2022-08-21</span>)" +
           std::string(mark) +
           "</li></ul></aside><p>县统计局负责全县统计工作，下设三个科室，设在行政中心三楼。</p>";
  };
  const std::uint32_t plain = Column(page("")).region_chars;
  EXPECT_GT(plain, 25U);
  EXPECT_EQ(Column(page("<i hidden>新</i>")).region_chars, plain);
}

// The page's own name as a link to itself makes a text no menu of one label.
TEST_F(ListRegion, ATextBelowTheLinkedNameOfThePageIsContent) {
  const std::string text = "<p>　　县地处平原，全县总面积1048平方公里，耕地面积108万亩。</p>" +
                           std::string("<p>　　2021年全县户籍人口102.6万人，城镇46.2万人。</p>");
  for (const char* head :
       {"<div class=hd><h2><a href=\"/tzgg/\">县情简介</a></h2></div><div class=zz>",
        "<div class=hd><img src=/dot.gif><a href=/tzgg/><h1>县情简介</h1></a></div><div>"}) {
    EXPECT_GT(Column(head + text + "</div>", "县情简介").region_chars, 40U) << head;
    EXPECT_EQ(Column(std::string(head) + "</div>", "县情简介").region_chars, 0U) << head;
  }
}

TEST_F(ListRegion, Placeholders) {
  for (const std::string_view region :
       {"<div class=list>暂无内容</div>", "<ul><li>暂无数据！</li></ul>",
        "<p>对不起，该栏目暂无相关信息</p>",
        "<table><tr><td>没有找到符合条件的记录</td></tr></table>",
        "<div>栏目建设中，敬请期待……</div>"}) {
    const auto& lists = Column(region);
    EXPECT_NE(lists.placeholder, "") << region;
    EXPECT_EQ(lists.none_note, "") << region;
  }
}

TEST_F(ListRegion, NotesThatAPersonWrote) {
  for (const std::string_view region :
       {"<p>本单位不涉及行政处罚事项。</p>", "<div>经核实，我局暂无此类信息。2022年3月1日</div>",
        "<div class=list>截至2022年6月30日，本单位暂无相关信息。</div>",
        "<p>说明：我镇无此项内容，特此说明。</p>"}) {
    const auto& lists = Column(region);
    EXPECT_NE(lists.none_note, "") << region;
    EXPECT_EQ(lists.placeholder, "") << region;
  }
}

TEST_F(ListRegion, AListNeedsNoPlaceholder) {
  const auto& lists = Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li></ul><p class=none>暂无数据</p>)");
  EXPECT_EQ(lists.placeholder, "");
  EXPECT_EQ(lists.script_list, "");
}

TEST_F(ListRegion, AFormAroundTheWholePageCountsIfPeopleCanWriteInIt) {
  const std::string head =
      "<html><head><title>通知公告</title></head><body><form action=/l.aspx><input name=a>"
      "<div id=ctl00_SiteMapPath1><a href=/>首页</a><span> : </span><span>通知公告</span></div>";
  EXPECT_EQ(Page(head + "<div class=list></div></form></body></html>").region_forms, 0U);
  EXPECT_EQ(page_.facts.breadcrumb, (std::vector<std::string>{"首页", "通知公告"}));
  EXPECT_EQ(Page(head + "<textarea name=b></textarea></form></body></html>").region_forms, 1U);
}

// One field and a button: what is asked there is not said on the page.
TEST_F(ListRegion, AFormOfOneFieldIsThere) {
  EXPECT_EQ(
      Column(
          R"(<form action="/q.do"><input name=code placeholder="请输入编号"><button>查询</button></form>)")
          .region_forms,
      1U);
  EXPECT_EQ(Column(R"(<form action="/q.do"><input name=keyword><button>搜索</button></form>)")
                .region_forms,
            0U)
      << "the site's search box";
}

}  // namespace
}  // namespace xuncha::facts
