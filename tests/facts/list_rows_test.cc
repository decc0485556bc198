// SPDX-License-Identifier: Apache-2.0
//
// Entries and their dates, in the ways in which different makers write lists.
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ListRows = testing::ListTest;

TEST_F(ListRows, ItemsWithTheDateBehind) {
  Column(
      R"(<ul class="list"><li><span class="time">2022-08-01</span><a href="1.html">关于开展安全生产检查的通知</a></li>
<li><span class="time">2022-07-20</span><a href="2.html">关于印发年度工作要点的通知</a></li>
<li><a href="3.html">关于公布行政许可事项清单的公告</a><span>[2022/7/5]</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 关于开展安全生产检查的通知",
                                  "2022-07-20 关于印发年度工作要点的通知",
                                  "2022-07-05 关于公布行政许可事项清单的公告"));
  EXPECT_EQ(page_.facts.lists.blocks.size(), 1U);
}

TEST_F(ListRows, RowsOfATable) {
  Column(
      R"(<table width="100%"><tr><td>·<a href="1.html">县政府召开常务会议研究部署工作</a></td><td width="80">2022年8月1日</td></tr>
<tr><td>·<a href="2.html">县长调研重点项目建设情况</a></td><td>2022年7月3日</td></tr>
<tr><td colspan="2" height="1" bgcolor="#ccc"></td></tr>
<tr><td>·<a href="3.html">全县防汛工作会议召开</a></td><td>2022年6月30日</td></tr></table>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 县政府召开常务会议研究部署工作",
                                  "2022-07-03 县长调研重点项目建设情况",
                                  "2022-06-30 全县防汛工作会议召开"));
}

TEST_F(ListRows, OneTableARow) {
  std::string region;
  for (int i = 1; i <= 4; ++i) {
    region +=
        "<TABLE width=98% border=0><TR><TD width=15><img src=dot.gif width=5><TD><A HREF=\"t" +
        std::to_string(i) + ".htm\">第" + std::to_string(i) +
        "次全县干部大会胜利召开</A><TD align=right>2010-5-" + std::to_string(20 - i) + "</TABLE>";
  }
  Column(region);
  EXPECT_THAT(
      Rows(),
      ElementsAre("2010-05-19 第1次全县干部大会胜利召开", "2010-05-18 第2次全县干部大会胜利召开",
                  "2010-05-17 第3次全县干部大会胜利召开", "2010-05-16 第4次全县干部大会胜利召开"));
}

TEST_F(ListRows, LinesBetweenBreaks) {
  Column(R"(<TABLE><TR><TD class=pad>·<A HREF="1.htm">关于举办培训班的通知</A> [2009-08-01]<BR>
·<A HREF="2.htm">关于做好统计工作的通知</A> [2009-07-31]<BR>
·<A HREF="3.htm">关于放假安排的通知公告</A> [2009-07-02]<BR></TD></TR></TABLE>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2009-08-01 关于举办培训班的通知", "2009-07-31 关于做好统计工作的通知",
                          "2009-07-02 关于放假安排的通知公告"));
}

TEST_F(ListRows, TheDateBeforeTheLinkInALine) {
  Column(
      R"(<p>2009-08-01 <a href="1.htm">关于举办培训班的通知</a><br/>2009-07-31 <a href="2.htm">关于做好统计工作的通知</a><br/>
2009-07-02 <a href="3.htm">关于放假安排的通知公告</a></p>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2009-08-01 关于举办培训班的通知", "2009-07-31 关于做好统计工作的通知",
                          "2009-07-02 关于放假安排的通知公告"));
}

// What tells of an entry in an element beside it is none itself, an entry without a link is.
TEST_F(ListRows, NotesBesideTitles) {
  Column(
      R"(<div><div class=bt><a href="1.htm">关于举办培训班的通知</a></div><div class=sj>来源：县融媒体中心　2019年8月1日 星期四</div>
<div class=bt>关于做好统计工作的通知</div><div class=sj>来源：县政府办　2019年7月31日 星期三</div>
<div class=bt><a href="3.htm">关于放假安排的通知公告</a></div><div class=sj>来源：青禾日报</div></div>)");
  EXPECT_THAT(Rows(), ElementsAre("2019-08-01 关于举办培训班的通知",
                                  "2019-07-31 关于做好统计工作的通知", "- 关于放假安排的通知公告"));
}

// What stands between every two entries heads nothing.
TEST_F(ListRows, SourcesBetweenEntriesWithoutDays) {
  Column(
      R"(<div><div class=bt><a href="1.htm">关于举办培训班的通知</a></div><div class=sj>来源：县政府办</div>
<div class=bt><a href="2.htm">关于做好统计工作的通知</a></div><div class=sj>来源：青禾日报</div>
<div class=bt><a href="3.htm">关于放假安排的通知公告</a></div><div class=sj>来源：县政府办</div></div>)");
  EXPECT_THAT(Rows(), ElementsAre("- 关于举办培训班的通知", "- 关于做好统计工作的通知",
                                  "- 关于放假安排的通知公告"));
}

TEST_F(ListRows, TermsAndDescriptions) {
  Column(R"(<dl><dt><a href="1.htm">关于举办培训班的通知</a></dt><dd>2019-08-01</dd>
<dt><a href="2.htm">关于做好统计工作的通知</a></dt><dd>2019-07-31</dd></dl>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2019-08-01 关于举办培训班的通知", "2019-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, UnclosedItems) {
  Column(R"(<UL><LI><A HREF=1.htm>关于举办培训班的通知</A><FONT color=gray>(08/01/2019)</FONT>
<LI><A HREF=2.htm>关于做好统计工作的通知</A><FONT color=gray>(07/31/2019)</FONT></UL>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2019-08-01 关于举办培训班的通知", "2019-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, CardsWithDayAndMonthApart) {
  Column(
      R"(<div class="c"><div class="i"><div class="d"><b>01</b><span>2022-08</span></div><div class="x"><a href="1.html">关于举办培训班的通知</a><p>摘要文字，说明培训的安排。</p></div></div>
<div class="i"><div class="d"><b>31</b><span>2022-07</span></div><div class="x"><a href="2.html">关于做好统计工作的通知</a><p>摘要文字，说明统计的安排。</p></div></div></div>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
  EXPECT_EQ(Main().items.front().published_from, model::RowDate::kJoined);
}

TEST_F(ListRows, CardsThatAreOneLink) {
  Column(
      R"(<div><a class="k" href="1.html"><em><i>08-01</i><i>2022</i></em><h4>关于举办培训班的通知</h4><p>摘要文字，说明培训的安排。</p></a>
<a class="k" href="2.html"><em><i>07-31</i><i>2022</i></em><h4>关于做好统计工作的通知</h4><p>摘要文字，说明统计的安排。</p></a></div>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, DateElementsInsideTheLink) {
  Column(R"(<ul><li><a href="1.html"><span>2022-08-01</span>关于举办培训班的通知</a></li>
<li><a href="2.html"><span>2022-07-31</span>关于做好统计工作的通知</a></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, DatesInTheLinksOwnText) {
  Column(R"(<ul><li><a href="1.html">关于举办培训班的通知 (2022-08-01)</a></li>
<li><a href="2.html">关于做好统计工作的通知 (2022-07-31)</a></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, DatesInTitlesAreNoDatesOfTheirs) {
  Column(R"(<ul><li><a href="1.html">2022年7月30日停水通知</a><span>2022-07-29</span></li>
<li><a href="2.html">关于2022年8月1日停电的通知</a><span>2022-07-28</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-07-29 2022年7月30日停水通知",
                                  "2022-07-28 关于2022年8月1日停电的通知"));
}

TEST_F(ListRows, ThreePartsInThreeElements) {
  Column(
      R"(<section><article><time><span>2022</span>年<span>8</span>月<span>1</span>日</time><a href="1.html">关于举办培训班的通知</a></article>
<article><time><span>2022</span>年<span>7</span>月<span>31</span>日</time><a href="2.html">关于做好统计工作的通知</a></article></section>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, ACategoryBesideTheTitle) {
  Column(
      R"(<ul><li><a href="/bm/">教育局</a><a href="1.html">关于举办教师培训班的通知</a><span>2022-08-01</span></li>
<li><a href="/tj/">统计局</a><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li>
<li><a href="/sl/">水利局</a><a href="3.html">关于做好防汛工作的通知</a><span>2022-07-30</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 关于举办教师培训班的通知",
                                  "2022-07-31 关于做好统计工作的通知",
                                  "2022-07-30 关于做好防汛工作的通知"));
}

TEST_F(ListRows, PicturesAndReadMoreBesideTheTitle) {
  Column(
      R"(<div><div class="n"><a href="1.html"><img src="1.jpg" alt="会议现场"></a><h3><a href="1.html">关于举办培训班的通知</a></h3><p>摘要文字，说明培训的安排。<a href="1.html">[详细]</a></p><p>发布时间：2022-08-01</p></div>
<div class="n"><a href="2.html"><img src="2.jpg"></a><h3><a href="2.html">关于做好统计工作的通知</a></h3><p>摘要文字，说明统计的安排。<a href="2.html">[详细]</a></p><p>发布时间：2022-07-31</p></div></div>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
}

TEST_F(ListRows, TwoColumnsOfEntries) {
  Column(
      R"(<table><tr><td><a href="1.html">关于举办培训班的通知</a> 2022-08-04</td><td><a href="2.html">关于做好统计工作的通知</a> 2022-08-03</td></tr>
<tr><td><a href="3.html">关于放假安排的通知公告</a> 2022-08-02</td><td><a href="4.html">关于停水停电的紧急通知</a> 2022-08-01</td></tr></table>)");
  EXPECT_THAT(
      Rows(),
      ElementsAre("2022-08-04 关于举办培训班的通知", "2022-08-03 关于做好统计工作的通知",
                  "2022-08-02 关于放假安排的通知公告", "2022-08-01 关于停水停电的紧急通知"));
}

TEST_F(ListRows, ListsInPieces) {
  Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a>2022-08-04</li><li><a href="2.html">关于做好统计工作的通知</a>2022-08-03</li></ul><div class="line"></div>
<ul><li><a href="3.html">关于放假安排的通知公告</a>2022-08-02</li><li><a href="4.html">关于停水停电的紧急通知</a>2022-08-01</li></ul>)");
  EXPECT_EQ(Rows().size(), 4U);
}

TEST_F(ListRows, OneEntryIsAList) {
  Column(
      R"(<ul class="list"><li><a href="1.html">关于举办培训班的通知</a><span>2022-08-04</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-04 关于举办培训班的通知"));
}

TEST_F(ListRows, TitlesThatThePageCutAreReadWhole) {
  Column(
      R"(<ul><li><a href="1.html" title="关于举办全县教师培训班的通知">关于举办全县教师…</a>2022-08-04</li>
<li><a href="2.html" title="关于做好统计工作的通知">关于做好统计...</a>2022-08-03</li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-04 关于举办全县教师培训班的通知",
                                  "2022-08-03 关于做好统计工作的通知"));
}

TEST_F(ListRows, HeadlinesWithoutDates) {
  Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a></li><li><a href="2.html">关于做好统计工作的通知</a></li><li><a href="3.html">关于放假安排的通知公告</a></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("- 关于举办培训班的通知", "- 关于做好统计工作的通知",
                                  "- 关于放假安排的通知公告"));
}

TEST_F(ListRows, LinksThatOnlyAScriptFollows) {
  Column(R"(<ul><li onclick="location.href='/a/1.html'">关于举办培训班的通知<i>2022-08-04</i></li>
<li onclick="location.href='/a/2.html'">关于做好统计工作的通知<i>2022-08-03</i></li></ul>)");
  EXPECT_EQ(Rows().size(), 2U);
  EXPECT_EQ(Main().items[0].published, "2022-08-04");
}

TEST_F(ListRows, CommentsAreNoEntries) {
  Column(
      R"(<ul><!-- <li><a href="0.html">这是去年的旧通知公告内容</a><span>2021-01-01</span></li> --><li><a href="1.html">关于举办培训班的通知</a><span>2022-08-04</span></li>
<li><a href="2.html">关于做好统计工作的通知</a><span>2022-08-03</span></li></ul>)");
  EXPECT_EQ(Rows().size(), 2U);
  Column(
      R"(<div id="old"><!-- <ul><li><a href="0.html">这是去年的旧通知公告内容</a><span>2021-01-01</span></li></ul> --></div>)");
  EXPECT_THAT(page_.facts.lists.blocks, IsEmpty());
}

TEST_F(ListRows, WhatAnEntryIsFiledUnderIsNoEntry) {
  Column(
      R"(<div><div class="post"><h2><a href="1.html">关于举办培训班的通知</a></h2><p>2022-08-01</p><p>发表在 <a href="/a/">领导活动</a></p></div>
<div class="post"><h2><a href="2.html">关于做好统计工作的通知</a></h2><p>2022-07-31</p><p>发表在 <a href="/b/">工作动态</a></p></div></div>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
}

// Questions that are no links, their answers folded: the only link of each leads to it.
TEST_F(ListRows, TitlesWithoutALinkAreReadBehindOne) {
  Column(
      R"(<div class="faq"><details><summary>请问校车管理怎么收费？</summary><div><p>办理时限为七个工作日。</p>
<p><a href="/p/1">查看全文</a></p><p>答复于 <time datetime="2022-08-17T09:30:00+08:00">8月17日</time></p></div></details>
<details><summary>反映小区污水处理不到位</summary><div><p>要把群众满意作为检验工作的标准。</p>
<p><a href="/p/2">查看全文</a></p><p>答复于 <time datetime="2022-08-10T09:30:00+08:00">8月10日</time></p></div></details></div>)");
  EXPECT_THAT(Rows(), ElementsAre(::testing::StartsWith("2022-08-17"),
                                  ::testing::StartsWith("2022-08-10")));
  EXPECT_EQ(Main().items.at(0).title, "请问校车管理怎么收费？");
  // One alone may be anything: a text with a file.
  Column("<div><p>本县编制的规划已经批准，现予公布。</p><a href='/p/1'>查看全文</a></div>");
  EXPECT_TRUE(Main().items.empty());
}

}  // namespace
}  // namespace xuncha::facts
