// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ListHeadings = testing::ListTest;

constexpr std::string_view kRows =
    R"(<li><a href="%1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="%2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li><li><a href="%3.html">关于放假安排的通知公告</a><span>2022-07-30</span></li>)";

std::string Three(std::string_view prefix) {
  std::string rows(kRows);
  for (std::size_t at = rows.find('%'); at != std::string::npos; at = rows.find('%')) {
    rows.replace(at, 1, prefix);
  }
  return rows;
}

TEST_F(ListHeadings, BoxesOfAHomePage) {
  Page(
      "<body><div class=box><div class=hd><h3>政务动态</h3><a class=more "
      "href=/zwdt/>更多&gt;&gt;</a></div><ul>" +
          Three("a") +
          "</ul></div><div class=box><div class=hd><h3><a href=/tzgg/>通知公告</a></h3></div><ul>" +
          Three("b") +
          "</ul></div><table><tr><td>政策文件</td><td><a href=/zcwj/>more</a></td></tr><tr><td "
          "colspan=2><ul>" +
          Three("c") + "</ul></td></tr></table></body>",
      "http://www.example.gov.cn/", true);
  EXPECT_THAT(Headings(), ElementsAre("政务动态", "通知公告", "政策文件"));
  const auto& blocks = page_.facts.lists.blocks;
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(AddressOf(blocks[0].heading_link), "/zwdt/");
  EXPECT_EQ(AddressOf(blocks[1].heading_link), "/tzgg/");
  EXPECT_EQ(AddressOf(blocks[2].heading_link), "/zcwj/");
}

TEST_F(ListHeadings, TabsArePairedWithPanes) {
  Page(
      "<body><div class=tab><ul class=tit><li class=on><a href=/a/>要闻动态</a></li><li><a "
      "href=/b/>通知公告</a></li><li><a href=/c/>政策解读</a></li></ul>"
      "<div class=con><ul>" +
          Three("a") + "</ul><ul style='display:none'>" + Three("b") +
          "</ul><ul style='display:none'>" + Three("c") + "</ul></div></div></body>",
      "http://www.example.gov.cn/", true);
  EXPECT_THAT(Headings(), ElementsAre("要闻动态", "通知公告", "政策解读"));
  ASSERT_EQ(page_.facts.lists.blocks.size(), 3U);
  EXPECT_EQ(AddressOf(page_.facts.lists.blocks[1].heading_link), "/b/");
  EXPECT_EQ(page_.facts.lists.blocks[1].items.size(), 3U);
}

TEST_F(ListHeadings, TabsOfSpansAndVisiblePanes) {
  Page(
      "<body><div class=m><div class=h><span>今日头条</span><span>部门动态</span></div><div "
      "class=p>"
      "<ul>" +
          Three("a") + "</ul></div><div class=p><ul>" + Three("b") + "</ul></div></div></body>",
      "http://www.example.gov.cn/", true);
  EXPECT_THAT(Headings(), ElementsAre("今日头条", "部门动态"));
}

TEST_F(ListHeadings, TheMenuBesideIsNoHeading) {
  Column("<ul>" + Three("a") + "</ul>");
  EXPECT_THAT(Headings(), ElementsAre("!"));
}

TEST_F(ListHeadings, TheColumnsOwnHeading) {
  Column("<h2>通知公告</h2><div class=list><ul>" + Three("a") + "</ul></div>");
  EXPECT_THAT(Headings(), ElementsAre("通知公告!"));
}

TEST_F(ListHeadings, AYearPartsAListAndNamesNone) {
  Column("<h2>通知公告</h2><div><div>2022年</div><ul>" + Three("a") + "</ul></div>");
  EXPECT_THAT(Headings(), ElementsAre("通知公告!"));
}

}  // namespace
}  // namespace xuncha::facts
