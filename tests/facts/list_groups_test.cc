// SPDX-License-Identifier: Apache-2.0
//
// Entries below what says their year, month or day.
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ListGroups = testing::ListTest;

struct Group {
  const char* name;
  const char* html;
};

TEST_F(ListGroups, HeadsSayWhatRowsLeaveOut) {
  constexpr Group kGroups[] = {
      {"days before the links",
       "<div><h3>2022年8月</h3><ul><li><em>12日</em><a href=1.html>关于开展安全检查的通知</a></li>"
       "<li><em>1日</em><a href=2.html>关于印发工作要点的通知</a></li></ul>"
       "<h3>2021年12月</h3><ul><li><em>5日</em><a "
       "href=3.html>关于公布事项清单的公告</a></li></ul></div>"},
      {"days behind the links, bare",
       "<div><h3>2022年8月</h3><ul><li><a href=1.html>关于开展安全检查的通知</a><i>12</i></li>"
       "<li><a href=2.html>关于印发工作要点的通知</a><i>01</i></li></ul>"
       "<h3>2021年12月</h3><ul><li><a "
       "href=3.html>关于公布事项清单的公告</a><i>05</i></li></ul></div>"},
      {"groups in a list",
       "<ul><li><h3>2022-08</h3><p><em>12日</em> <a href=1.html>关于开展安全检查的通知</a></p>"
       "<p><em>1日</em> <a href=2.html>关于印发工作要点的通知</a></p></li>"
       "<li><h3>2021-12</h3><p><em>5日</em> <a "
       "href=3.html>关于公布事项清单的公告</a></p></li></ul>"},
      {"groups one element deeper",
       "<ul><li><i></i><div class=c><h3>2022年8月</h3><p><em>12日</em> <a href=1.html>"
       "关于开展安全检查的通知</a></p><p><em>1日</em> <a href=2.html>关于印发工作要点的通知</a></p>"
       "</div></li><li><i></i><div class=c><h3>2021年12月</h3><p><em>5日</em> <a href=3.html>"
       "关于公布事项清单的公告</a></p></div></li></ul>"},
      {"everything side by side",
       "<div><div class=m>2022.08</div><div class=r><i>12日</i><a "
       "href=1.html>关于开展安全检查的通知"
       "</a></div><div class=r><i>01日</i><a href=2.html>关于印发工作要点的通知</a></div>"
       "<div class=m>2021.12</div><div class=r><i>05日</i><a "
       "href=3.html>关于公布事项清单的公告</a></div>"
       "</div>"},
      {"terms",
       "<dl><dt>2022年08月</dt><dd><b>12</b><a href=1.html>关于开展安全检查的通知</a></dd>"
       "<dd><b>01</b><a href=2.html>关于印发工作要点的通知</a></dd>"
       "<dt>2021年12月</dt><dd><b>05</b><a href=3.html>关于公布事项清单的公告</a></dd></dl>"},
      {"whole days",
       "<div><h3>2022年8月12日</h3><ul><li><a href=1.html>关于开展安全检查的通知</a></li></ul>"
       "<h3>2022年8月1日 星期一</h3><ul><li><a href=2.html>关于印发工作要点的通知</a></li></ul>"
       "<h3>2021年12月5日</h3><ul><li><a href=3.html>关于公布事项清单的公告</a></li></ul></div>"},
      {"a table",
       "<table><tr><td colspan=2>2022年8月</td></tr>"
       "<tr><td><a href=1.html>关于开展安全检查的通知</a></td><td>12日</td></tr>"
       "<tr><td><a href=2.html>关于印发工作要点的通知</a></td><td>1日</td></tr>"
       "<tr><td colspan=2>2021年12月</td></tr>"
       "<tr><td><a href=3.html>关于公布事项清单的公告</a></td><td>5日</td></tr></table>"},
      {"years above months",
       "<div><h2>2022年</h2><h3>8月</h3><ul><li><a "
       "href=1.html>关于开展安全检查的通知</a><i>12日</i></li>"
       "<li><a href=2.html>关于印发工作要点的通知</a><i>1日</i></li></ul>"
       "<h2>2021年</h2><h3>12月</h3><ul><li><a "
       "href=3.html>关于公布事项清单的公告</a><i>5日</i></li></ul>"
       "</div>"},
      {"years above whole lists",
       "<div><p>2022年</p><ul><li><a href=1.html>关于开展安全检查的通知</a><i>08-12</i></li>"
       "<li><a href=2.html>关于印发工作要点的通知</a><i>08-01</i></li></ul>"
       "<p>2021年</p><ul><li><a "
       "href=3.html>关于公布事项清单的公告</a><i>12-05</i></li></ul></div>"},
  };
  for (const Group& group : kGroups) {
    Column(group.html);
    EXPECT_THAT(Rows(), ElementsAre("2022-08-12 关于开展安全检查的通知",
                                    "2022-08-01 关于印发工作要点的通知",
                                    "2021-12-05 关于公布事项清单的公告"))
        << group.name;
  }
}

constexpr std::string_view kRows =
    "<ul><li><a href=1.html>关于开展安全检查的通知</a></li>"
    "<li><a href=2.html>关于印发工作要点的通知</a></li>"
    "<li><a href=3.html>关于公布事项清单的公告</a></li></ul>";

TEST_F(ListGroups, WhatIsNoHeadSaysNothing) {
  const auto plain = ElementsAre("- 关于开展安全检查的通知", "- 关于印发工作要点的通知",
                                 "- 关于公布事项清单的公告");
  for (const std::string_view above :
       {"<div>2022年8月23日 星期二</div>",          // today's
        "<div><span>2022年8月</span></div>",        // no day in the rows
        "<p>2022年</p><p>2021年</p><p>2020年</p>",  // a choice of years
        "<p><a href=?y=2022>2022年</a></p>", "<p>2022-08-23</p><p>2022-08-22</p>"}) {
    Column(std::string(above) + std::string(kRows));
    EXPECT_THAT(Rows(), plain) << above;
  }
  // Numbers of rows below a month.
  Column(
      "<h3>2022年8月</h3><ul><li><i>1</i><a href=1.html>关于开展安全检查的通知</a></li>"
      "<li><i>2</i><a href=2.html>关于印发工作要点的通知</a></li>"
      "<li><i>3</i><a href=3.html>关于公布事项清单的公告</a></li></ul>");
  EXPECT_THAT(Rows(), plain);
}

// A day behind each title is that title's: the one without a day has none.
TEST_F(ListGroups, DaysBehindTitlesLeadNothing) {
  Column(
      "<div><h4><a href=1.html>关于开展安全检查的通知</a></h4><p>2022-08-12</p>"
      "<h4><a href=2.html>关于印发工作要点的通知</a></h4><p>2022-08-01</p>"
      "<h4><a href=3.html>关于公布事项清单的公告</a></h4></div>");
  EXPECT_THAT(Rows(), ElementsAre("2022-08-12 关于开展安全检查的通知",
                                  "2022-08-01 关于印发工作要点的通知", "- 关于公布事项清单的公告"));
}

}  // namespace
}  // namespace xuncha::facts
