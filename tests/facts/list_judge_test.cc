// SPDX-License-Identifier: Apache-2.0
//
// What is a list, what stands beside, which is the main one.
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ListJudge = testing::ListTest;

constexpr std::string_view kRows =
    R"(<li><a href="1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li><li><a href="3.html">关于放假安排的通知公告</a><span>2022-07-30</span></li>)";
constexpr std::string_view kHot =
    R"(<li><a href="/x/7.html">县委召开全会研究部署工作</a><span>2022-08-09</span></li><li><a href="/x/8.html">全县经济形势分析会召开</a><span>2022-08-08</span></li><li><a href="/x/9.html">县领导看望慰问困难群众</a><span>2022-08-07</span></li><li><a href="/x/6.html">县政府党组理论学习会议</a><span>2022-08-07</span></li>)";

TEST_F(ListJudge, SideBarsStandBeside) {
  Column("<ul>" + std::string(kRows) + "</ul></div><div class=q><h4>热门信息</h4><ul>" +
         std::string(kHot) + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("!", "热门信息?"));
  Column("<ul>" + std::string(kRows) + "</ul></div><div class=q><div>最新公开</div><ul>" +
         std::string(kHot) + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("!", "最新公开?"));
  Column("<div class=sidebar><div>点击</div><ul>" + std::string(kHot) + "</ul></div><ul>" +
         std::string(kRows) + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("点击?", "!"));
}

TEST_F(ListJudge, AnEmptyColumnWithASideBarHasNoMainList) {
  const auto& lists =
      Column("<h2>通知公告</h2><ul class=list></ul></div><div class=q><h4>最新信息</h4><ul>" +
             std::string(kHot) + "</ul>");
  EXPECT_TRUE(Main().items.empty());
  EXPECT_EQ(lists.region_links, 0U);
  EXPECT_LT(lists.region_chars, 12U);
}

TEST_F(ListJudge, AColumnNamedLikeASideBarIsItsOwnList) {
  Column("<h2>热点回应</h2><ul>" + std::string(kRows) + "</ul>", "热点回应");
  EXPECT_THAT(Headings(), ElementsAre("热点回应!"));
}

TEST_F(ListJudge, MenusAreNoLists) {
  Column(
      R"(<ul><li><a href="/a/">机构设置</a></li><li><a href="/b/">领导分工</a></li><li><a href="/c/">人事任免</a></li></ul>)");
  EXPECT_THAT(page_.facts.lists.blocks, IsEmpty());
}

// A card of its own is an entry where it shows a day, one counted from now, too; else it is a menu.
TEST_F(ListJudge, ACardAloneIsAnEntryByItsDay) {
  const auto card = [](const std::string& meta, const std::string& title) {
    return "<div><a class=card href='/detail/1.html'><div><h3>" + title +
           "</h3><p>各乡镇和有关部门要提高认识</p><p><span>县府办</span><span>" + meta +
           "</span></p></div></a></div>";
  };
  for (const char* day : {"3天前", "昨天", "2022-08-01"}) {
    Column(card(day, "关于征求防汛工作意见的公告"));
    ASSERT_EQ(Main().items.size(), 1U) << day;
    EXPECT_NE(Main().items[0].published_from, model::RowDate::kNone) << day;
  }
  Column(card("阅读 810", "关于征求防汛工作意见的公告"));
  EXPECT_THAT(Main().items, IsEmpty());
  Column("<div><a href='/bmfw/'>更新<span>3天前</span></a></div>");
  EXPECT_THAT(Main().items, IsEmpty()) << "too short for an entry";
}

TEST_F(ListJudge, FriendlyLinksAreNoList) {
  Column(
      "<ul>" + std::string(kRows) +
      R"(</ul><div><h3>友情链接</h3><ul><li><a href="http://www.gov.cn/">中华人民共和国中央人民政府</a></li><li><a href="http://www.henan.gov.cn/">河南省人民政府门户网站</a></li></ul></div>)");
  EXPECT_EQ(page_.facts.lists.blocks.size(), 1U);
}

TEST_F(ListJudge, ChannelsHaveNoMainList) {
  Page(
      R"(<body><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div><div class=a><h3>政策文件</h3><a href="/zcwj/">更多</a><ul>)" +
          std::string(kRows) +
          R"(</ul></div><div class=a><h3>人事信息</h3><a href="/rsxx/">更多</a><ul>)" +
          std::string(kHot) + "</ul></div></body>",
      "http://www.example.gov.cn/zwgk/");
  EXPECT_THAT(Headings(), ElementsAre("政策文件", "人事信息"));
}

TEST_F(ListJudge, ListsOfArticlesStandBeside) {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text +=
        "<p>会议强调，要坚持以人民为中心，扎实推进各项重点工作落地见效，确保完成全年目标任务。</p>";
  Column(
      "<h1>县政府召开常务会议研究部署当前重点工作</h1><p>发布时间：2022-08-01 09:00 "
      "来源：政府办</p>" +
          text + "<div><h4>相关新闻</h4><ul>" + std::string(kHot) + "</ul></div>",
      "要闻动态", "http://www.example.gov.cn/ywdt/202208/t20220801_12.html");
  EXPECT_THAT(Headings(), ElementsAre("相关新闻?"));
  EXPECT_EQ(page_.facts.url_day, "2022-08-01");
}

TEST_F(ListJudge, NeighboursOfAnArticleAreNoList) {
  Column(
      R"(<h1>关于停水的通知</h1><p>发布时间：2022-08-01</p><p>因管道检修，八月三日停水一天，请居民做好储水准备，不便之处敬请谅解。特此通知，望互相转告。</p><p>上一篇：<a href="1.html">关于举办全县教师培训班的通知</a></p><p>下一篇：<a href="2.html">关于做好全县统计工作的通知</a></p>)");
  EXPECT_THAT(page_.facts.lists.blocks, IsEmpty());
}

TEST_F(ListJudge, AHeadingMaySayWhatItIsBeforeThePagesName) {
  Column("<h1>分类目录归档：<span>通知公告</span></h1><ul>" + std::string(kRows) +
         "</ul></div><div class=q><h4>县内信息</h4><ul>" + std::string(kHot) + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("分类目录归档：通知公告!", "县内信息"));
}

TEST_F(ListJudge, AnElementInTheRoleOfAnAsideIsOne) {
  Column("<ul>" + std::string(kRows) + "</ul></div><div role=complementary><h4>县内信息</h4><ul>" +
         std::string(kHot) + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("!", "县内信息?"));
}

TEST_F(ListJudge, TheListWithoutAHeadingBeforeOneBoxIsThePagesOwn) {
  Column("<ul>" + std::string(kRows) + "</ul></div><div class=q><h4>县内信息</h4><ul>" +
         std::string(kHot) + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("!", "县内信息"));
}

TEST_F(ListJudge, EntriesThatSayWhenTheyWerePublishedAreNoArticle) {
  std::string posts;
  for (const char* n : {"1", "2", "3", "4"}) {
    posts +=
        "<div class=post><h2><a href=\"" + std::string(n) +
        ".html\">关于做好某项工作的通知</a></h2><p>发布时间：2022-08-0" + n +
        "</p><p>各乡镇人民政府，县直各有关单位：为做好有关工作，现将具体事项通知如下，请认真贯彻执"
        "行，确保各项措施落到实处，取得实效，并将情况及时报送。</p></div>";
  }
  Column(posts);
  EXPECT_EQ(Main().items.size(), 4U);
}

TEST_F(ListJudge, AHotListIsThePagesOwnIfTheTitleEndsWithItsName) {
  Page(
      "<html><head><title>青禾县人民政府网站--热点回应</title></head><body><div><b>热点回应</b></"
      "div>"
      "<ul><li><a href=1.html>对群众关心的招商引资有关问题的回应</a> 2021.10.29</li>"
      "<li><a href=2.html>对群众关心的粮食收购有关问题的回应</a> 2021.8.18</li>"
      "<li><a href=3.html>对群众关心的道路养护有关问题的回应</a> 2021.7.1</li></ul></body></html>");
  EXPECT_TRUE(Main().main);
  EXPECT_FALSE(Main().side);
}

// What stands under another name before the page's own is a side bar, whatever its class.
TEST_F(ListJudge, ABoxBeforeThePagesOwnNameStandsBeside) {
  const std::string box =
      "<div class=col-3><div class=panel><h3>刚刚发布</h3><dl>"
      "<dd><a href=/a/1.html>我县召开安全生产工作会议</a> <i>2022-08-23</i></dd>"
      "<dd><a href=/a/2.html>县领导到城关镇调研重点项目</a> <i>2022-08-22</i></dd>"
      "<dd><a href=/a/3.html>全县防汛工作视频会议召开</a> <i>2022-08-21</i></dd></dl></div></div>";
  const std::string own = "<div class=col-9><fieldset><legend>通知公告</legend></fieldset>";
  const auto& lists = Column(box + own + "<ul></ul><div class=none>没有查到任何记录</div></div>");
  ASSERT_EQ(lists.blocks.size(), 1U);
  EXPECT_TRUE(lists.blocks[0].side);
  EXPECT_EQ(lists.placeholder, "没有查到任何记录");
  // Nothing is left where only the header of a table stands.
  EXPECT_LE(
      Column(box + own + "<table><thead><tr><th>编号</th><th>名称</th></tr></thead></table></div>")
          .region_chars,
      8U);
}

// 自2002年5月1日起访问 beside the links of the footer dates no list.
TEST_F(ListJudge, LinksOfTheFooterAreNoList) {
  const std::string rows =
      "<table><tr><td>技术支持 <a href='/map/'>网站地图</a> <a href='/about/'>联系我们</a> "
      "自2002年5月1日起访问</td></tr></table>";
  EXPECT_THAT(Column("<p></p>" + rows).blocks, ::testing::IsEmpty());
}

// Days and labels of a side bar make no article of a page that holds nothing else.
TEST_F(ListJudge, ASideBarDatesNoPage) {
  std::string side = "<aside><h4>最新信息</h4><dl>";
  for (int i = 1; i < 7; ++i) {
    side += "<dt>日期：2022-08-2" + std::to_string(i) + "</dt><dd><a href='/a/" +
            std::to_string(i) + ".html'>县政府召开常务会议研究文化惠民工作</a></dd>";
  }
  side += "</dl></aside>";
  EXPECT_EQ(Column("<div id=news_29></div><script src='/data/getlist_29.js'></script>" + side)
                .script_list,
            "list script");
}

}  // namespace
}  // namespace xuncha::facts
