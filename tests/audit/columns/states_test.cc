// SPDX-License-Identifier: Apache-2.0
//
// Fresh, stale, archived: what the days of entries and articles and the names of columns mean.
#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using testing::ColumnSite;

// A list says when a meeting was held; its articles say when they were published.
TEST(ColumnStates, ArticlesThatSayClearlyNewerDaysWin) {
  for (const int newer : {0, 1, 2, 3}) {
    ColumnSite site;
    std::vector<ColumnSite::Row> rows;
    for (int i = 0; i < 3; ++i) {
      const std::string day = "2020-08-2" + std::to_string(3 - i);
      rows.push_back({"第" + std::to_string(i) + "次会议", day, model::RowDate::kShown,
                      site.Article("hy/" + std::to_string(i) + ".html",
                                   i < newer ? "2022-08-1" + std::to_string(i) : day)});
    }
    site.List(site.Column("hy/", "常务会议"), rows);
    const Column column = site.One("常务会议");
    if (newer == 0) {
      EXPECT_EQ(column.state, ColumnState::kStale);
      EXPECT_TRUE(column.sure);
    } else if (newer == 1) {
      EXPECT_EQ(column.why.key, "column.stale_doubted");
      EXPECT_FALSE(column.sure);
    } else {
      EXPECT_EQ(column.state, ColumnState::kFresh) << newer;
      EXPECT_EQ(column.latest, newer == 2 ? "2022-08-11" : "2022-08-12");
      EXPECT_EQ(column.latest_from, model::LatestFrom::kArticle);
    }
  }
}

// Bare days in an article's text are no word of its own.
TEST(ColumnStates, ArticlesThatOnlyMentionADaySayNothing) {
  ColumnSite site;
  const model::UrlId article = site.Article("a/1.html", "2022-08-20", "text");
  site.List(site.Column("a/", "工作动态"),
            {{"一条", "2020-08-20", model::RowDate::kShown, article}, {"二条", "2020-08-18"}});
  EXPECT_EQ(site.One("工作动态").state, ColumnState::kStale);
  EXPECT_TRUE(site.One("工作动态").sure);
}

TEST(ColumnStates, AnAnnouncedDayGivesWayToTheArticles) {
  ColumnSite site;
  std::vector<ColumnSite::Row> rows;
  for (const char* path : {"zb/1.html", "zb/2.html"}) {
    rows.push_back({path, "2022-09-20", model::RowDate::kShown, site.Article(path, "2022-08-20")});
  }
  site.List(site.Column("zb/", "招标公告"), rows);
  const Column column = site.One("招标公告");
  EXPECT_EQ(column.state, ColumnState::kFresh);
  EXPECT_EQ(column.latest, "2022-08-20");
  EXPECT_TRUE(column.future.empty());
}

TEST(ColumnStates, AYearThatIsOverIsArchived) {
  struct Case {
    const char* name;
    const char* day;
    ColumnState state;
  };
  for (const Case& one : {Case{"2020年", "2020-09-15", ColumnState::kArchived},
                          Case{"2020年", "2021-03-15", ColumnState::kArchived},
                          Case{"聚焦2021年两会", "2021-03-05", ColumnState::kArchived},
                          Case{"“十三五”规划", "2021-01-05", ColumnState::kArchived},
                          Case{"2019年", "2021-03-15", ColumnState::kStale},
                          Case{"2022年", "2021-03-15", ColumnState::kStale},
                          Case{"工作动态", "2020-09-15", ColumnState::kStale},
                          Case{"2020年", "2022-08-15", ColumnState::kFresh}}) {
    ColumnSite site;
    site.List(site.Column("a/", one.name), {{"一条", one.day}, {"二条", "2019-09-15"}});
    const Column column = site.One(one.name);
    EXPECT_EQ(column.state, one.state) << one.name << ' ' << one.day;
    EXPECT_EQ(column.why.key == "column.archived_period", one.state == ColumnState::kArchived);
  }
}

TEST(ColumnStates, AmongLaterYearsAndTermsTheEarlierAreArchived) {
  for (const bool sister : {true, false}) {
    ColumnSite site;
    model::PageFacts& above = site.Column("rd/", "人大会议");
    const ColumnSite::Steps steps{{"人大会议", above.url}};
    site.List(site.Column("rd/16/", "第十六届", steps, false),
              {{"一条", "2020-08-20"}, {"二条", "2020-08-18"}});
    site.List(site.Column("rd/2018/", "2018年", steps, false),
              {{"一条", "2020-08-20"}, {"二条", "2020-08-18"}});
    if (sister) {
      site.List(site.Column("rd/17/", "第十七届", steps, false),
                {{"一条", "2022-08-20"}, {"二条", "2022-08-18"}});
      site.List(site.Column("rd/2022/", "2022年", steps, false),
                {{"一条", "2022-08-20"}, {"二条", "2022-08-18"}});
    }
    const ColumnState expected = sister ? ColumnState::kArchived : ColumnState::kStale;
    EXPECT_EQ(site.One("第十六届").state, expected);
    EXPECT_EQ(site.One("2018年").state, expected);
  }
}

TEST(ColumnStates, GuidesStandStill) {
  for (const char* name : {"办事指南", "服务指南", "公开指南"}) {
    ColumnSite site;
    site.List(site.Column("bz/", name), {{"一条", "2019-08-20"}, {"二条", "2019-08-18"}});
    EXPECT_EQ(site.One(name).state, ColumnState::kStatic) << name;
  }
}

}  // namespace
}  // namespace xuncha::audit
