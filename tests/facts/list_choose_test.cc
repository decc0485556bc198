// SPDX-License-Identifier: Apache-2.0
//
// Which of several dates, which year, what is pinned.
#include <gmock/gmock.h>

#include <string>
#include <utility>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ListChoose = testing::ListTest;

TEST_F(ListChoose, TheHeaderOfADisclosureTable) {
  Column(
      R"(<table class="xxgk"><tr><th>索引号</th><th>名称</th><th>文号</th><th>发文日期</th><th>发布日期</th></tr>
<tr><td>001/2022-1</td><td><a href="1.html">关于举办培训班的通知</a></td><td>某政〔2022〕1号</td><td>2022-07-28</td><td>2022-08-01</td></tr>
<tr><td>001/2022-2</td><td><a href="2.html">关于做好统计工作的通知</a></td><td>某政〔2022〕2号</td><td>2022-07-20</td><td>2022-07-31</td></tr></table>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 (2022-07-28) 关于举办培训班的通知",
                                  "2022-07-31 (2022-07-20) 关于做好统计工作的通知"));
  EXPECT_EQ(Main().items[0].published_from, model::RowDate::kColumn);
}

TEST_F(ListChoose, TheHeaderMayNameThePublishDateFirst) {
  Column(R"(<table><thead><tr><th>标题</th><th>公开日期</th><th>成文日期</th></tr></thead><tbody>
<tr><td><a href="1.html">关于举办培训班的通知</a></td><td>2022-08-01</td><td>2022-07-28</td></tr>
<tr><td><a href="2.html">关于做好统计工作的通知</a></td><td>2022-07-31</td><td>2022-07-20</td></tr></tbody></table>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 (2022-07-28) 关于举办培训班的通知",
                                  "2022-07-31 (2022-07-20) 关于做好统计工作的通知"));
}

TEST_F(ListChoose, AHeaderOfSpans) {
  Column(
      R"(<div class="th"><span>索引号</span><span>信息名称</span><span>生成日期</span><span>公开日期</span></div>
<ul><li><span>A-1</span><span><a href="1.html">关于举办培训班的通知</a></span><span>2022-07-28</span><span>2022-08-01</span></li>
<li><span>A-2</span><span><a href="2.html">关于做好统计工作的通知</a></span><span>2022-07-20</span><span>2022-07-31</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 (2022-07-28) 关于举办培训班的通知",
                                  "2022-07-31 (2022-07-20) 关于做好统计工作的通知"));
}

TEST_F(ListChoose, OnlyTheIssueDateIsNoPublishDate) {
  Column(R"(<table><tr><td>名称</td><td>文号</td><td>成文日期</td></tr>
<tr><td><a href="1.html">关于举办培训班的通知</a></td><td>某政〔2022〕1号</td><td>2022-07-28</td></tr>
<tr><td><a href="2.html">关于做好统计工作的通知</a></td><td>某政〔2022〕2号</td><td>2022-07-20</td></tr></table>)");
  EXPECT_THAT(Rows(), ElementsAre("- (2022-07-28) 关于举办培训班的通知",
                                  "- (2022-07-20) 关于做好统计工作的通知"));
}

// The day of a meeting, a fine, an opening of bids is no publish date; the articles know that one.
TEST_F(ListChoose, ADayOfSomethingElseIsNoPublishDate) {
  for (const auto& [name, day] :
       {std::pair("会议名称", "会议时间"), std::pair("案件名称", "处罚日期"),
        std::pair("案件名称", "处罚决定日期"), std::pair("项目名称", "有效期自"),
        std::pair("项目名称", "有效期至"), std::pair("项目名称", "开标时间"),
        std::pair("提案标题", "提案时间"), std::pair("标题", "任职日期"),
        std::pair("标题", "检查日期"), std::pair("标题", "许可决定日期"),
        std::pair("标题", "报名截止时间")}) {
    Column("<table><tr><th>" + std::string(name) + "</th><th>" + day + R"(</th></tr>
<tr><td><a href="1.html">关于举办培训班的通知</a></td><td>2021-07-28</td></tr>
<tr><td><a href="2.html">关于做好统计工作的通知</a></td><td>2021-07-20</td></tr></table>)");
    EXPECT_THAT(Rows(), ElementsAre("- 关于举办培训班的通知", "- 关于做好统计工作的通知")) << day;
  }
}

TEST_F(ListChoose, BesideADayOfSomethingElseThePublishDateIsTaken) {
  Column(R"(<table><tr><th>项目名称</th><th>开标时间</th><th>发布日期</th></tr>
<tr><td><a href="1.html">县道改造工程招标公告</a></td><td>2022-09-28</td><td>2022-08-01</td></tr>
<tr><td><a href="2.html">学校食堂改造招标公告</a></td><td>2022-09-20</td><td>2022-07-31</td></tr></table>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 县道改造工程招标公告", "2022-07-31 学校食堂改造招标公告"));
}

TEST_F(ListChoose, ALabelOfSomethingElseIsNoneOfThePublication) {
  Column(R"(<ul><li><a href="1.html">某某公司占道经营案</a><p>处罚日期：2021-07-28</p></li>
<li><a href="2.html">某某商店超期经营案</a><p>处罚日期：2021-07-20</p></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("- 某某公司占道经营案", "- 某某商店超期经营案"));
  Column(
      R"(<ul><li><a href="1.html">行政许可公示第二期</a><p>行政许可公示 发布时间：2021-07-28</p></li>
<li><a href="2.html">行政许可公示第一期</a><p>行政许可公示 发布时间：2021-07-20</p></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2021-07-28 行政许可公示第二期", "2021-07-20 行政许可公示第一期"));
}

// A summary tells of a day to come; the entry's own stands in <time>, or for itself.
TEST_F(ListChoose, AnEntrysOwnDayGoesBeforeThoseOfItsSummary) {
  for (const std::string own : {"<time>2022-08-01</time>", "<time datetime=\"2022-08-01\"></time>",
                                "<span>2022-08-01</span>"}) {
    std::string rows = "<ul>";
    for (const char* title : {"关于召开听证会的公告", "关于停止供水的公告"}) {
      rows += "<li><a href='" + std::string(title) + ".html'>" + title +
              "</a><p>摘要：定于2022年12月20日召开听证会，欢迎参加。</p>" + own + "</li>";
    }
    Column(rows + "</ul>");
    EXPECT_THAT(Rows(),
                ElementsAre("2022-08-01 关于召开听证会的公告", "2022-08-01 关于停止供水的公告"))
        << own;
  }
}

TEST_F(ListChoose, WithoutAHeaderTheLaterOneIsThePublishDate) {
  Column(
      R"(<table><tr><td>001</td><td><a href="1.html">关于举办培训班的通知</a></td><td>2022-07-28</td><td>2022-08-01</td></tr>
<tr><td>002</td><td><a href="2.html">关于做好统计工作的通知</a></td><td>2022-07-20</td><td>2022-07-31</td></tr></table>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 (2022-07-28) 关于举办培训班的通知",
                                  "2022-07-31 (2022-07-20) 关于做好统计工作的通知"));
}

TEST_F(ListChoose, LabelsBeforeTheDates) {
  Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a><p>发布机构：办公室 成文日期：2022-07-28 发布日期：2022-08-01</p></li>
<li><a href="2.html">关于做好统计工作的通知</a><p>发布机构：办公室 成文日期：2022-07-20 发布日期：2022-07-31</p></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-01 (2022-07-28) 关于举办培训班的通知",
                                  "2022-07-31 (2022-07-20) 关于做好统计工作的通知"));
}

TEST_F(ListChoose, YearsFromTheAddresses) {
  Column(
      R"(<ul><li><a href="./202201/t20220103_1.html">关于举办培训班的通知</a><span>01-03</span></li>
<li><a href="./202112/t20211230_2.html">关于做好统计工作的通知</a><span>12-30</span></li></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-01-03 关于举办培训班的通知", "2021-12-30 关于做好统计工作的通知"));
  EXPECT_EQ(Main().items[0].published_from, model::RowDate::kYearInferred);
}

TEST_F(ListChoose, YearsFromNeighbours) {
  Column(
      R"(<ul><li><a href="a1.html">关于举办培训班的通知</a><span>02-03</span></li><li><a href="a2.html">关于做好统计工作的通知</a><span>01-05</span></li>
<li><a href="a3.html">关于放假安排的通知公告</a><span>12-28</span></li><li><a href="a4.html">关于停水停电的紧急通知</a><span>2021-11-11</span></li></ul>)");
  EXPECT_THAT(
      Rows(),
      ElementsAre("2022-02-03 关于举办培训班的通知", "2022-01-05 关于做好统计工作的通知",
                  "2021-12-28 关于放假安排的通知公告", "2021-11-11 关于停水停电的紧急通知"));
}

TEST_F(ListChoose, NothingGivesAYear) {
  Column(
      R"(<ul><li><a href="a1.html">关于举办培训班的通知</a><span>02-03</span></li><li><a href="a2.html">关于做好统计工作的通知</a><span>01-05</span></li></ul>)");
  EXPECT_THAT(Rows(), ElementsAre("- 关于举办培训班的通知", "- 关于做好统计工作的通知"));
  // It shows a day, but not which.
  EXPECT_EQ(Main().items[0].published_from, model::RowDate::kYearInferred);
  EXPECT_EQ(Main().items[0].published, "");
}

TEST_F(ListChoose, OldEntriesOnTopArePinned) {
  Column(
      R"(<ul><li><a href="1.html">政府信息公开指南全文</a><span>2018-01-02</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li>
<li><a href="3.html">关于放假安排的通知公告</a><span>2022-07-21</span></li><li><a href="4.html">关于停水停电的紧急通知</a><span>2022-07-11</span></li><li><a href="5.html">关于举办培训班的通知</a><span>2022-07-01</span></li></ul>)");
  EXPECT_TRUE(Main().items[0].pinned);
  EXPECT_FALSE(Main().items[1].pinned);
}

TEST_F(ListChoose, AWordSaysPinned) {
  Column(
      R"(<ul><li><b>[置顶]</b><a href="1.html">政府信息公开指南全文</a><span>2018-01-02</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li></ul>)");
  EXPECT_TRUE(Main().items[0].pinned);
}

TEST_F(ListChoose, AnUnorderedListHasNoPinnedEntries) {
  Column(
      R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>2019-01-02</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li>
<li><a href="3.html">关于放假安排的通知公告</a><span>2020-07-21</span></li><li><a href="4.html">关于停水停电的紧急通知</a><span>2021-07-11</span></li><li><a href="5.html">关于召开座谈会的通知</a><span>2018-07-01</span></li></ul>)");
  for (const model::ListItem& item : Main().items) EXPECT_FALSE(item.pinned) << item.title;
}

// A letter is published when it is answered.
TEST_F(ListChoose, TheDayOfTheAnswerCounts) {
  Column(
      R"(<table><tr><td>问题</td><td><a href="1.html">请问市场主体培育怎么收费？</a></td></tr><tr><td colspan=2>提问日期：2021-8-17　答复日期：2021-8-23</td></tr></table>
<table><tr><td>问题</td><td><a href="2.html">反映小区小麦播种不到位</a></td></tr><tr><td colspan=2>提问日期：2021-6-30　答复日期：2021-7-8</td></tr></table>)");
  EXPECT_THAT(Rows(), ::testing::ElementsAre("2021-08-23 请问市场主体培育怎么收费？",
                                             "2021-07-08 反映小区小麦播种不到位"));
}

}  // namespace
}  // namespace xuncha::facts
