// SPDX-License-Identifier: Apache-2.0
//
// Shapes of lists that real sites have and no family of the bench: what is read of each.
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ListShapes = testing::ListTest;

TEST_F(ListShapes, RowsThatOnlyAHandlerOpens) {
  Column(
      R"(<ul><li onclick="location.href='/art/1.html'"><p>关于举办培训班的通知</p><span>2022-08-01</span></li>
<li onclick="location.href='/art/2.html'"><p>关于做好统计工作的通知</p><span>2022-07-30</span></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
}

TEST_F(ListShapes, RowsWithoutAnyAddress) {
  Column(
      R"~(<ul><li><p onclick="xq(1)">关于举办培训班的通知</p><span>2022-08-01</span></li>
<li><p onclick="xq(2)">关于做好统计工作的通知</p><span>2022-07-30</span></li>
<li><p onclick="xq(3)">关于防汛工作的紧急通知</p><span>2022-07-11</span></li></ul>)~");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知",
                          "2022-07-11 关于防汛工作的紧急通知"));
}

TEST_F(ListShapes, AChronicleIsNoList) {
  Column(
      R"(<div class="con"><p>1949年10月1日 某县人民政府成立，辖五区二十三乡。</p><p>1958年8月20日 全县成立人民公社，实行政社合一的体制。</p>
<p>1984年3月5日 撤社设乡，全县共设十四个乡镇，人民公社体制至此结束。</p></div>)",
      "历史沿革");
  EXPECT_THAT(Rows(), ElementsAre());
}

TEST_F(ListShapes, ADayInABareSpanBeforeTheLink) {
  Column(
      R"(<ul><li><span>2022-08-01</span><a href="1.html">关于举办培训班的通知</a></li>
<li><span>2022-07-30</span><a href="2.html">关于做好统计工作的通知</a></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
}

TEST_F(ListShapes, ListsOfFiles) {
  Column(
      R"(<ul><li><a href="/upload/a.pdf">某县2022年部门预算公开情况</a><span>2022-08-01</span></li>
<li><a href="/upload/b.doc">某县2021年部门决算公开情况</a><span>2021-07-30</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 某县2022年部门预算公开情况",
                                  "2021-07-30 某县2021年部门决算公开情况"));
}

TEST_F(ListShapes, ListsOfAnotherHostsArticles) {
  Column(
      R"(<ul><li><a href="https://mp.weixin.qq.com/s/aaa">一图读懂稳经济一揽子措施</a><span>2022-08-01</span></li>
<li><a href="https://mp.weixin.qq.com/s/bbb">我县召开防汛抗旱工作会议</a><span>2022-07-30</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 一图读懂稳经济一揽子措施",
                                  "2022-07-30 我县召开防汛抗旱工作会议"));
}

TEST_F(ListShapes, WhatATemplateLeftIsNoEntry) {
  for (const std::string_view region :
       {R"(<ul><li><a href="{{item.url}}">{{item.title}}</a><span>{{item.date}}</span></li></ul>)",
        R"(<ul><li><a href="${url}">${title}</a><span>${day}</span></li></ul>)",
        R"(<ul><li><a href="[!--titleurl--]">{$title}</a><span>{$addtime}</span></li></ul>)",
        R"(<ul><li ng-repeat="x in rows"><a href="{{x.u}}">{{x.t}}</a></li></ul>)",
        R"(<ul><li wx:for="rows"><a>#{title}</a></li></ul>)"}) {
    const auto& lists = Column(region);
    EXPECT_THAT(Rows(), ElementsAre()) << region;
    EXPECT_NE(lists.script_list, "") << region;
  }
}

TEST_F(ListShapes, ADayThatIsCommentedOutIsNotShown) {
  Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a><!--<span>2022-08-01</span>--></li>
<li><a href="2.html">关于做好统计工作的通知</a><!--<span>2022-07-30</span>--></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("- 关于举办培训班的通知", "- 关于做好统计工作的通知"));
}

TEST_F(ListShapes, ARecordStoreThatSaysZeroIsNoScriptList) {
  const auto& lists = Column(
      R"(<div id="8"><script type="text/xml"><datastore><totalrecord><![CDATA[0]]></totalrecord><recordset></recordset></datastore></script></div><script>$("#8").jpage({perPage:15,proxyUrl:'/dataproxy.jsp'})</script>)");
  EXPECT_EQ(lists.script_list, "");
}

TEST_F(ListShapes, YearsAsHeadings) {
  Column(
      R"(<div><h4>2022年</h4><ul><li><a href="1.html">关于举办培训班的通知</a><span>08-01</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>03-30</span></li></ul>
<h4>2021年</h4><ul><li><a href="3.html">关于防汛工作的紧急通知</a><span>12-02</span></li><li><a href="4.html">关于开展年度考核的通知</a><span>01-05</span></li></ul></div>)");
  std::vector<std::string> all;
  for (const model::ListBlock& block : page_.facts.lists.blocks) {
    for (const std::string& row : Rows(block)) all.push_back(row);
  }
  EXPECT_THAT(
      all, ElementsAre("2022-08-01 关于举办培训班的通知", "2022-03-30 关于做好统计工作的通知",
                       "2021-12-02 关于防汛工作的紧急通知", "2021-01-05 关于开展年度考核的通知"));
}

TEST_F(ListShapes, YearsAmongTheRows) {
  Column(
      R"(<ul><li>2022年</li><li><a href="1.html">关于举办培训班的通知</a><span>03-01</span></li><li>2021年</li><li><a href="2.html">关于做好统计工作的通知</a><span>12-30</span></li>
<li>2019年</li><li><a href="3.html">关于防汛工作的紧急通知</a><span>12-02</span></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-03-01 关于举办培训班的通知", "2021-12-30 关于做好统计工作的通知",
                          "2019-12-02 关于防汛工作的紧急通知"));
}

TEST_F(ListShapes, CardsOfImageTitleAndDay) {
  Column(
      R"(<ul class="pic"><li><a href="1.html"><img src="1.jpg"></a><h4><a href="1.html">全县秋收现场会召开</a></h4><i>2022-08-01</i></li>
<li><a href="2.html"><img src="2.jpg"></a><h4><a href="2.html">县领导调研重点项目</a></h4><i>2022-07-30</i></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 全县秋收现场会召开", "2022-07-30 县领导调研重点项目"));
}

TEST_F(ListShapes, DefinitionLists) {
  Column(
      R"(<dl><dt><a href="1.html">关于举办培训班的通知</a></dt><dd>2022-08-01</dd><dt><a href="2.html">关于做好统计工作的通知</a></dt><dd>2022-07-30</dd></dl>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
  Column(
      R"(<dl><dt>2022-08-01</dt><dd><a href="1.html">关于举办培训班的通知</a></dd><dt>2022-07-30</dt><dd><a href="2.html">关于做好统计工作的通知</a></dd></dl>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
}

TEST_F(ListShapes, ADayInATitleAttribute) {
  Column(
      R"(<ul><li><a href="1.html" title="标题：关于举办培训班的通知&#10;发布时间：2022-08-01">关于举办培训班的通知</a></li>
<li><a href="2.html" title="标题：关于做好统计工作的通知&#10;发布时间：2022-07-30">关于做好统计工作的通知</a></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
}

TEST_F(ListShapes, AnotherDayInATitleAttribute) {
  Column(
      R"(<ul><li><a href="1.html" title="关于举办培训班的通知 截止时间：2022-09-01">关于举办培训班的通知</a></li>
<li><a href="2.html" title="关于做好统计工作的通知 会议时间：2022-09-30">关于做好统计工作的通知</a></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("- 关于举办培训班的通知", "- 关于做好统计工作的通知"));
}

// Facts know no clock: such a day is not read, and the entry is not taken for an undated one.
TEST_F(ListShapes, RelativeDaysAreNotReadButSeen) {
  Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>3天前</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>昨天</span></li><li><a href="3.html">关于防汛工作的紧急通知</a><span>5小时前</span></li></ul>)");
  ASSERT_EQ(Main().items.size(), 3U);
  for (const model::ListItem& item : Main().items) {
    EXPECT_EQ(item.published, "") << item.title;
    EXPECT_NE(item.published_from, model::RowDate::kNone) << item.title;
  }
}

TEST_F(ListShapes, RelativeDaysInALinkThatIsTheWholeEntry) {
  Column(
      R"(<div><a href="1.pdf"><p>关于举办培训班的通知</p><p><span>3天前</span><span>阅读 6</span></p></a>
<a href="2.html"><p>关于做好统计工作的通知</p><p><span>6天前</span><span>阅读 9</span></p></a>
<a href="3.html"><p>关于防汛工作的紧急通知</p><p><span>2022-08-01</span><span>阅读 7</span></p></a></div>)");
  ASSERT_EQ(Main().items.size(), 3U);
  EXPECT_EQ(Main().items[0].published_from, model::RowDate::kRelative);
  EXPECT_EQ(Main().items[1].published_from, model::RowDate::kRelative);
  EXPECT_EQ(Main().items[2].published, "2022-08-01");
}

TEST_F(ListShapes, EnglishDays) {
  Column(
      R"(<ul><li><a href="1.html">County holds training course for staff</a><span>Aug 1, 2022</span></li><li><a href="2.html">Notice on annual statistics work</a><span>30 July 2022</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 County holds training course for staff",
                                  "2022-07-30 Notice on annual statistics work"));
}

TEST_F(ListShapes, PanesOfTabsAreListsOfTheirOwn) {
  Page(
      R"(<html><head><title>某县人民政府</title></head><body><div class="tab"><div class="hd"><a href="/a/">通知公告</a><a href="/b/">政策文件</a></div>
<div class="bd"><ul><li><a href="/a/1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="/a/2.html">关于做好统计工作的通知</a><span>2022-07-30</span></li></ul>
<ul style="display:none"><li><a href="/b/1.html">关于印发管理办法的通知</a><span>2021-08-01</span></li><li><a href="/b/2.html">关于加强安全生产的意见</a><span>2021-07-30</span></li></ul></div></div></body></html>)",
      "http://www.example.gov.cn/", true);
  EXPECT_THAT(Headings(), ElementsAre("通知公告", "政策文件"));
}

TEST_F(ListShapes, TheLogoIsNoEntryAndTheClockNoDay) {
  Column(
      R"(<div><div><a href="/index.html"><img src="/l.png" alt="某某县人民政府"></a><i>今天是2022年8月23日 星期二</i></div></div>)");
  EXPECT_TRUE(page_.facts.lists.blocks.empty());
}

TEST_F(ListShapes, EntriesMayBeNamedAsMenusAreNamed) {
  Column(
      R"(<ol class="nav-content"><li class="menu-con"><div class="tab-t"><a href="1.html">关于举办培训班的通知</a></div><div class="channel-menu"><em>2022-8-1</em><em>浏览：5次</em></div></li>
<li class="menu-con"><div class="tab-t"><a href="2.html">关于做好统计工作的通知</a></div><div class="channel-menu"><em>2022-7-30</em><em>浏览：42次</em></div></li></ol>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
}

TEST_F(ListShapes, EntriesMayHaveFooters) {
  Column(
      R"(<div class="cards"><div class="card"><h4><a href="1.html">关于举办培训班的通知</a></h4><div class="card-footer">2022-08-01</div></div>
<div class="card"><h4><a href="2.html">关于做好统计工作的通知</a></h4><div class="card-footer">2022-07-30</div></div></div>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-30 关于做好统计工作的通知"));
}

TEST_F(ListShapes, AScriptThatWritesInPlace) {
  const auto& lists = Column(
      R"(<script>var x=new XMLHttpRequest();x.open('GET','/api/docs?c=7',false);x.send();document.write(x.responseText);</script>)");
  EXPECT_NE(lists.script_list, "");
}

TEST_F(ListShapes, AMainElementNamedAsAMenuIsNone) {
  const auto& lists = Page(
      R"(<html><head><title>网上调查_某县人民政府</title></head><body><ul><li><a href="/">首页</a></li><li><a href="/hd/">互动交流</a></li></ul>
<main class="container-nav"><div class="location">您的位置：<a href="/">首页</a> &gt; <a href="/hd/">互动交流</a> &gt; <a href="/hd/dc/">网上调查</a></div><h3>网上调查</h3>
<script>var x=new XMLHttpRequest();x.open('GET','/api/docs?c=29',false);x.send();document.write(x.responseText);</script></main>
<footer>主办单位：某某县人民政府办公室　网站标识码：4114240001</footer></body></html>)");
  EXPECT_NE(lists.script_list, "");
}

TEST_F(ListShapes, ACounterFillsNoList) {
  for (
      const std::string_view region :
      {R"(<div class="list"><p>暂无内容</p></div><script>$.get('/front/visit/add?channelId=19',function(v){$('.u-visit').text(v)})</script><div class="u-visit"></div>)",
       R"(<ul></ul><p>浏览次数：<span id="hits"></span></p><script>$.get('/count/hits?id=5',function(d){$('#hits').html(d)})</script>)",
       R"(<ul></ul><script>document.write('<img src="/stat/hit.gif?r='+Math.random()+'">')</script>)"}) {
    EXPECT_EQ(Column(region).script_list, "") << region;
  }
}

TEST_F(ListShapes, ANoteThatNothingMoreWillCome) {
  const auto& lists = Column(
      R"(<p>本栏目已归档，不再更新，仅供查阅。</p><ul><li><a href="1.html">关于举办培训班的通知</a><span>2018-08-01</span></li><li><a href="2.html">本县不再更新换发旧证的通知</a><span>2018-07-30</span></li></ul>)");
  EXPECT_EQ(lists.none_note, "本栏目已归档，不再更新，仅供查阅。");
  EXPECT_EQ(Main().items.size(), 2U);
  EXPECT_EQ(
      Column(
          R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="2.html">本县不再更新换发旧证的通知</a><span>2022-07-30</span></li></ul>)")
          .none_note,
      "");
}

}  // namespace
}  // namespace xuncha::facts
