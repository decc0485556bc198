// SPDX-License-Identifier: Apache-2.0
//
// What may be content though no list was made out: nobody is accused of a blank or stale column for
// what could not be read.
#include <gtest/gtest.h>

#include <array>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;
using testing::ColumnSite;
using testing::FakeSite;

constexpr std::array<const char*, 6> kLabels{"社保查询", "医保查询", "公交线路",
                                             "天气预报", "水费缴纳", "地图查询"};

// A frame of the page's content.
void Frame(model::PageFacts& page, model::UrlId target) {
  FakeSite::Link(page, target, "", model::Place::kContent, model::kUseFrame);
  page.lists.region_frames.push_back(static_cast<std::uint32_t>(page.links.size() - 1));
}

TEST(ColumnStates, ShortLinksThatOnlyThisPageShowsAreItsContent) {
  for (const bool external : {false, true}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("bm/", "便民服务");
    for (const char* label : kLabels) {
      const std::string path = std::to_string(page.links.size());
      const model::UrlId target = external ? site.site().Url("https://ext.example.org/" + path).id
                                           : site.Url(path + ".html");
      FakeSite::Link(page, target, label, model::Place::kNav);
    }
    const Column column = site.One("便民服务");
    EXPECT_EQ(column.state, ColumnState::kStatic) << external;
    EXPECT_EQ(column.why.key, "column.static_links");
  }
}

// The same labels on five pages are a menu of the site, before the breadcrumb they are one, too.
TEST(ColumnStates, AMenuThatOtherPagesShowIsNoContent) {
  ColumnSite site;
  std::vector<model::PageFacts*> pages;
  for (const char* name : {"甲栏目", "乙栏目", "丙栏目", "丁栏目", "戊栏目"}) {
    pages.push_back(&site.Column(std::to_string(pages.size()) + "/", name));
  }
  for (const char* label : kLabels) {
    const model::UrlId target = site.Url("m/" + std::to_string(pages[0]->links.size()) + ".html");
    for (model::PageFacts* page : pages) FakeSite::Link(*page, target, label, model::Place::kNav);
  }
  for (const char* name : {"甲栏目", "戊栏目"}) {
    EXPECT_EQ(site.One(name).state, ColumnState::kBlank) << name;
    EXPECT_TRUE(site.One(name).sure) << name;
  }
}

TEST(ColumnStates, AFrameIsTakenOverWithAllThatItHolds) {
  enum Holds { kImages, kMedia, kDocuments, kForms, kText, kNothing };
  for (const Holds holds : {kImages, kMedia, kDocuments, kForms, kText, kNothing}) {
    ColumnSite site;
    const model::UrlId inner = site.Url("frame/1.html");
    model::PageFacts& framed = site.site().Page(inner);
    framed.main_chars = 0;
    if (holds == kImages) {
      FakeSite::Link(framed, site.Url("a.jpg"), "", model::Place::kContent, model::kUseImage);
      framed.lists.region_images = 1;
    }
    if (holds == kMedia) framed.lists.region_media = 1;
    if (holds == kDocuments) framed.lists.region_documents = 1;
    if (holds == kForms) {
      model::FormFacts form;
      form.fields = 3;
      framed.forms.push_back(form);
    }
    if (holds == kText) framed.lists.region_chars = framed.main_chars = 300;
    Frame(site.Column("gb/", "政府公报"), inner);
    EXPECT_EQ(site.One("政府公报").state,
              holds == kNothing ? ColumnState::kBlank : ColumnState::kStatic)
        << holds;
  }
}

TEST(ColumnStates, FramesInFramesAreFollowedAndNeverInCircles) {
  for (const bool circle : {false, true}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("a/", "工作动态");
    const model::UrlId outer = site.Url("frame/1.html");
    const model::UrlId inner = site.Url("frame/2.html");
    model::PageFacts& first = site.site().Page(outer);
    model::PageFacts& second = site.site().Page(inner);
    first.main_chars = second.main_chars = 0;
    Frame(page, outer);
    Frame(first, inner);
    if (circle) {
      Frame(second, outer);
      Frame(second, page.url);
    } else {
      site.List(second, {{"一条", "2022-08-22"}, {"二条", "2022-08-20"}});
    }
    const Column column = site.One("工作动态");
    EXPECT_EQ(column.state, circle ? ColumnState::kBlank : ColumnState::kFresh);
    EXPECT_EQ(column.latest, circle ? "" : "2022-08-22");
  }
}

TEST(ColumnStates, AFrameThatAScriptFillsOrNobodyReadIsNotObserved) {
  enum Case { kNotFetched, kShell, kOwnScript, kScriptOfLists, kTooDeep, kViewer };
  for (const Case which : {kNotFetched, kShell, kOwnScript, kScriptOfLists, kTooDeep, kViewer}) {
    ColumnSite site;
    const model::UrlId script = site.Url("js/common.js");
    model::PageFacts& other = site.Column("b/", "通知公告");
    site.List(other, {{"一条", "2022-08-22"}, {"二条", "2022-08-20"}});
    if (which == kScriptOfLists) {
      FakeSite::Link(other, script, "", model::Place::kHead, model::kUseScript);
    }
    model::PageFacts& page = site.Column("a/", "政府公报");
    const model::UrlId frame =
        site.Url(which == kViewer ? "web/viewer.html?file=/gb/A.PDF" : "frame/1.html");
    Frame(page, frame);
    if (which != kNotFetched) {
      model::PageFacts* framed = &site.site().Page(frame);
      framed->main_chars = 0;
      framed->script_shell = which == kShell;
      FakeSite::Link(*framed, script, "", model::Place::kHead, model::kUseScript);
      for (int depth = 2; which == kTooDeep && depth < 6; ++depth) {
        framed->links.clear();
        const model::UrlId next = site.Url("frame/" + std::to_string(depth) + ".html");
        Frame(*framed, next);
        framed = &site.site().Page(next);
        framed->main_chars = 0;
      }
    }
    const Column column = site.One("政府公报");
    ColumnState expected = ColumnState::kNotObserved;
    if (which == kScriptOfLists) expected = ColumnState::kBlank;
    if (which == kViewer) expected = ColumnState::kStatic;
    EXPECT_EQ(column.state, expected) << which;
  }
}

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

TEST(ColumnStates, ATelephoneNumberIsContent) {
  struct Case {
    const char* text;
    bool number;
  };
  for (const Case& one : {Case{"12345", true}, Case{"热线 12388", true}, Case{"0391-1234567", true},
                          Case{"400-123-4567", true}, Case{"95598", true}, Case{"30", false},
                          Case{"2022-08-01", false}, Case{"54321", false}}) {
    ColumnSite site;
    model::PageFacts& page = site.Column("rx/", "政务热线");
    page.main_text = one.text;
    page.main_chars = page.lists.region_chars = 12;
    EXPECT_EQ(site.One("政务热线").state, one.number ? ColumnState::kStatic : ColumnState::kBlank)
        << one.text;
  }
}

}  // namespace
}  // namespace xuncha::audit
