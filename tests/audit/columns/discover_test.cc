// SPDX-License-Identifier: Apache-2.0
//
// Which pages are columns, what they are called, what state they are in: whole mechanism, on facts.
#include "audit/columns/discover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnKind;
using model::ColumnState;
using model::LatestFrom;
using model::RowDate;
using testing::ColumnSite;
using ::testing::ElementsAre;
using testing::FakeSite;

const std::vector<ColumnSite::Row> kFresh{
    {"一条", "2022-08-22"}, {"二条", "2022-08-20"}, {"三条", "2022-08-18"}};
const std::vector<ColumnSite::Row> kOld{
    {"一条", "2021-01-22"}, {"二条", "2020-08-20"}, {"三条", "2020-08-18"}};

TEST(FindColumns, AColumnIsWhatMenusAndBreadcrumbsName) {
  ColumnSite site;
  site.List(site.Column("zwyw/", "政务要闻"), kFresh);
  site.Article("zwyw/1.html", "2022-08-01");
  FakeSite::Link(site.home(), site.Url("wzdt/"), "网站地图", model::Place::kNav);
  FakeSite::Link(site.home(), site.Url("gone/"), "已撤栏目", model::Place::kNav);
  const std::vector<Column> columns = site.All();
  ASSERT_EQ(columns.size(), 1U);
  EXPECT_THAT(columns[0].path, ElementsAre("首页", "政务要闻"));
  EXPECT_EQ(columns[0].path_from, "breadcrumb");
  EXPECT_EQ(columns[0].level, 1);
  EXPECT_EQ(columns[0].kind, ColumnKind::kNews);
  EXPECT_EQ(columns[0].items, 3U);
  EXPECT_EQ(columns[0].latest, "2022-08-22");
  EXPECT_EQ(columns[0].state, ColumnState::kFresh);
  EXPECT_TRUE(columns[0].sure);
  EXPECT_EQ(columns[0].age_days, 1);
  EXPECT_EQ(columns[0].limit, "P14D");
}

// A footer that is not known as one: its pages bear a list of the newest like all others.
TEST(FindColumns, SmallPagesOfTheSiteAreNone) {
  ColumnSite site;
  site.List(site.Column("zwyw/", "政务要闻"), kFresh);
  for (const auto& [path, label] :
       {std::pair("node_1.htm", "网站地图"), std::pair("node_2.htm", "联系我们")}) {
    const model::UrlId id = site.Url(path);
    model::PageFacts& page = site.site().Page(id);
    page.title = label;
    site.List(page, kFresh);
    FakeSite::Link(site.home(), id, label, model::Place::kContent);
  }
  const std::vector<Column> columns = site.All();
  ASSERT_EQ(columns.size(), 1U);
  EXPECT_THAT(columns[0].path, ElementsAre("首页", "政务要闻"));
}

TEST(FindColumns, ChildrenKnowTheirParentAndTheirKindByThePath) {
  ColumnSite site;
  model::PageFacts& parent = site.Column("tzgg/", "通知公告");
  const model::UrlId above = parent.url;
  site.List(site.Column("tzgg/xz/", "县直部门", {{"通知公告", above}}, false), kFresh);
  FakeSite::Link(parent, 2, "县直部门", model::Place::kNav);
  const std::vector<Column> columns = site.All();
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_TRUE(columns[0].parent_only);
  EXPECT_EQ(columns[0].latest, "2022-08-22");
  EXPECT_EQ(columns[0].state, ColumnState::kFresh);
  EXPECT_THAT(columns[1].path, ElementsAre("首页", "通知公告", "县直部门"));
  EXPECT_EQ(columns[1].parent, columns[0].id);
  EXPECT_THAT(columns[0].children, ElementsAre(columns[1].id));
  EXPECT_EQ(columns[1].kind, ColumnKind::kNotice);
  EXPECT_TRUE(columns[0].first_level);
  EXPECT_FALSE(columns[1].first_level);
}

TEST(FindColumns, AliasesAndFurtherPagesAreOneColumn) {
  ColumnSite site;
  model::PageFacts& first = site.Column("zwyw/", "政务要闻");
  site.List(first, kOld);
  const model::UrlId second = site.Url("zwyw/index_2.html");
  FakeSite::Link(first, second, "2", model::Place::kList);
  first.lists.pager.links = {static_cast<std::uint32_t>(first.links.size() - 1)};
  first.lists.pager.pages = 2;
  model::PageFacts& more = site.site().Page(second);
  site.List(more, {{"四条", "2022-08-21"}, {"五条", "2019-08-20"}});
  const model::UrlId alias = site.Url("zwyw/index.html");
  site.site().Page(alias).title = "政务要闻_演示县人民政府";
  FakeSite::Link(site.home(), alias, "政务要闻", model::Place::kNav);
  const std::vector<Column> columns = site.All();
  ASSERT_EQ(columns.size(), 1U);
  EXPECT_EQ(columns[0].items, 3U);
  EXPECT_EQ(columns[0].latest, "2022-08-21") << "of its second page";
}

TEST(FindColumns, NothingIsBlankAndAPersonsNoteIsNot) {
  ColumnSite site;
  site.Column("a/", "部门动态");
  site.Column("b/", "乡镇动态").lists.placeholder = "暂无内容";
  site.Column("c/", "行政许可").lists.none_note = "本单位不涉及";
  site.Column("d/", "行政处罚").lists.script_list = "script asks for the list";
  model::PageFacts& page = site.Column("e/", "县情概况");
  page.main_chars = 600;
  page.lists.region_chars = 600;
  EXPECT_EQ(site.One("部门动态").state, ColumnState::kBlank);
  EXPECT_TRUE(site.One("部门动态").sure);
  EXPECT_EQ(site.One("乡镇动态").state, ColumnState::kBlank);
  EXPECT_EQ(site.One("乡镇动态").why.key, "column.blank_placeholder");
  EXPECT_EQ(site.One("行政许可").state, ColumnState::kDeclaredNone);
  EXPECT_EQ(site.One("行政处罚").state, ColumnState::kNotObserved);
  EXPECT_EQ(site.One("县情概况").state, ColumnState::kStatic);
}

TEST(FindColumns, ArchivedSaysSoAndStandsStillByNature) {
  ColumnSite site;
  model::PageFacts& page = site.Column("a/", "往年要闻");
  site.List(page, kOld);
  page.main_text = "本栏目停止更新，仅供查阅";
  site.List(site.Column("b/", "机构职能"), kOld);
  site.List(site.Column("c/", "工作动态"), kOld);
  EXPECT_EQ(site.One("往年要闻").state, ColumnState::kArchived);
  EXPECT_EQ(site.One("机构职能").state, ColumnState::kStatic);
  EXPECT_EQ(site.One("工作动态").state, ColumnState::kStale);
}

// The list stands in a frame, and so does what is said above it.
TEST(FindColumns, WhatAFrameSaysOfItsListIsSaidOfTheColumn) {
  for (const bool says : {true, false}) {
    ColumnSite site;
    const model::UrlId list = site.Url("frame/1.html");
    model::PageFacts& framed = site.site().Page(list);
    if (says) framed.main_text = "【归档】本栏目已停止更新。";
    site.List(framed, kOld);
    model::PageFacts& page = site.Column("a/", "往年要闻");
    FakeSite::Link(page, list, "", model::Place::kContent);
    page.links.back().use = model::kUseFrame;
    page.lists.region_frames = {static_cast<std::uint32_t>(page.links.size() - 1)};
    EXPECT_EQ(site.One("往年要闻").state, says ? ColumnState::kArchived : ColumnState::kStale);
  }
}

TEST(FindColumns, ARedirectToItsOnlyArticleIsStatic) {
  ColumnSite site;
  const model::UrlId article = site.Article("jgzn/1.html", "2019-05-01");
  const model::UrlId folder = site.Url("jgzn/");
  FakeSite::Link(site.home(), folder, "机构职能", model::Place::kNav);
  site.site().Redirect(folder, article);
  const Column column = site.One("机构职能");
  EXPECT_EQ(column.state, ColumnState::kStatic);
  EXPECT_EQ(column.why.key, "column.static_article");
  EXPECT_EQ(column.url, "https://www.demo.gov.cn/jgzn/");
}

TEST(FindColumns, BoxesOfTheSiteAreNobodysContent) {
  ColumnSite site;
  std::vector<ColumnSite::Row> box;
  for (int i = 0; i < 5; ++i) {
    box.push_back({"热点" + std::to_string(i), "2022-08-22", RowDate::kShown,
                   site.Article("hot/" + std::to_string(i) + ".html", "2022-08-22")});
  }
  for (int i = 0; i < 6; ++i) {
    model::PageFacts& page = site.Column("c" + std::to_string(i) + "/", "公开" + std::to_string(i));
    site.List(page, kOld);
    site.List(page, box, false);
  }
  model::PageFacts& blank = site.Column("blank/", "空栏");
  site.List(blank, box, false);
  blank.lists.region_chars = 0;
  EXPECT_EQ(site.One("公开3").state, ColumnState::kStale);
  EXPECT_EQ(site.One("公开3").latest, "2021-01-22");
  EXPECT_EQ(site.One("空栏").state, ColumnState::kBlank);
}

TEST(FindColumns, TheRegisteredWordGoesBeforeAll) {
  ColumnSite site;
  site.List(site.Column("x/", "政务要闻"), kFresh);
  site.site().info.site.columns = {
      {"https://www.demo.gov.cn/x/", {"首页", "公开", "要闻"}, "policy", "P1M", false},
      {"https://www.demo.gov.cn/hidden/", {"首页", "征集"}, "interaction", "", true},
      {"https://www.demo.gov.cn/unread/", {"首页", "目录"}, "", "", false}};
  const Column column = site.One("要闻");
  EXPECT_THAT(column.path, ElementsAre("首页", "公开", "要闻"));
  EXPECT_EQ(column.kind, ColumnKind::kPolicy);
  EXPECT_EQ(column.kind_from, model::KindFrom::kRegistered);
  EXPECT_EQ(column.limit, "P1M");
  EXPECT_EQ(site.One("征集").state, ColumnState::kDeclaredNone);
  EXPECT_EQ(site.One("目录").state, ColumnState::kNotObserved);
}

TEST(FindColumns, WhatCouldNotBeReadIsNotObserved) {
  ColumnSite site;
  const model::UrlId id = site.Url("wall/");
  FakeSite::Link(site.home(), id, "政务要闻", model::Place::kNav);
  site.site().Blocked(id);
  EXPECT_EQ(site.One("政务要闻").state, ColumnState::kNotObserved);
}

TEST(FindColumns, TwoLooksGiveTheSame) {
  ColumnSite site;
  for (int i = 0; i < 20; ++i) {
    site.List(site.Column("c" + std::to_string(i) + "/", "栏目" + std::to_string(i)), kFresh);
  }
  const std::vector<Column> one = site.All();
  const std::vector<Column> two = site.All();
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].id, two[i].id);
}

TEST(FindColumns, AColumnWhoseAddressEndsInANumberIsNoFurtherPage) {
  ColumnSite site;
  model::PageFacts& first = site.Column("list/1209", "乡镇动态");
  site.List(first, kOld);
  const model::UrlId second = site.Url("list/1209?page=2");
  FakeSite::Link(first, second, "2", model::Place::kList);
  first.lists.pager.links = {static_cast<std::uint32_t>(first.links.size() - 1)};
  site.List(site.Column("list/1209?page=2", "乡镇动态", {}, false), {{"四条", "2018-01-02"}});
  const std::vector<Column> columns = site.All();
  ASSERT_EQ(columns.size(), 1U);
  EXPECT_TRUE(columns[0].url.ends_with("list/1209")) << columns[0].url;
}

TEST(FindColumns, SpellingsThatDifferInCaseAreOneColumn) {
  ColumnSite site;
  const auto add = [&](const std::string& path, const std::string& title) -> model::PageFacts& {
    model::PageFacts& page = site.Column(path, "政务要闻");
    page.title = title;
    site.List(page, kOld);
    return page;
  };
  add("InfoList.aspx?classid=3", "政务要闻");
  add("infolist.aspx?classid=3", "政务要闻");
  EXPECT_EQ(site.All().size(), 1U);
  add("infolist.aspx?classid=4", "乡镇动态");
  EXPECT_EQ(site.All().size(), 2U);
  add("c/aB/", "政务要闻");
  add("c/Ab/", "政务要闻");
  EXPECT_EQ(site.All().size(), 4U) << "a server that may mind";
}

TEST(FindColumns, TheWayBackIsNoNameOfAColumn) {
  ColumnSite site;
  const model::UrlId column = site.Url("xwdt/");
  site.List(site.Column("xwdt/", "新闻动态"), kOld);
  for (const char* path : {"xwdt/1.html", "xwdt/2.html", "xwdt/3.html"}) {
    model::PageFacts& page = site.site().Page(site.Url(path));
    FakeSite::Link(page, column, "返回", model::Place::kNav);
  }
  EXPECT_EQ(site.All().size(), 1U);
  EXPECT_EQ(site.One("新闻动态").state, ColumnState::kStale);
}

TEST(FindColumns, AFormAroundThePageWithItsSearchBoxIsNoContent) {
  ColumnSite site;
  model::FormFacts search;
  search.search = true;
  search.fields = 1;
  model::FormFacts letter = search;
  letter.text_areas = 1;
  letter.fields = 2;
  site.Column("a.aspx?id=1", "部门动态").forms.push_back(search);
  site.Column("a.aspx?id=2", "县长信箱").forms.push_back(letter);
  EXPECT_EQ(site.One("部门动态").state, ColumnState::kBlank);
  EXPECT_EQ(site.One("县长信箱").state, ColumnState::kStatic);
}

// Its article's breadcrumb is the only thing that names the address, and it leads to that article.
TEST(FindColumns, AStepThatLeadsToTheArticleItselfIsItsColumn) {
  ColumnSite site;
  const model::UrlId column = site.Url("list.php?catid=61");
  const model::UrlId article = site.Url("show.php?id=1");
  model::PageFacts& page = site.site().Page(article);
  page.title = "机构职能";
  page.published = "2021-05-01";
  page.published_from = "label";
  page.breadcrumb = {"首页", "机构职能"};
  FakeSite::Link(page, 0, "首页", model::Place::kNav);
  FakeSite::Link(page, column, "机构职能", model::Place::kNav);
  site.site().Redirect(column, article);
  const Column found = site.One("机构职能");
  EXPECT_EQ(found.state, ColumnState::kStatic);
}

// No breadcrumb anywhere, and the site's menu names every column on every page: what a section
// names once more is its own.
TEST(FindColumns, ASectionWithoutBreadcrumbIsNotBlank) {
  for (const bool names_more : {true, false}) {
    ColumnSite site;
    model::PageFacts& section = site.site().Page(site.Url("list.php?catid=47"));
    model::PageFacts& first = site.site().Page(site.Url("list.php?catid=48"));
    model::PageFacts& second = site.site().Page(site.Url("list.php?catid=49"));
    section.title = "办事服务";
    first.title = "便民服务";
    second.title = "下载中心";
    for (model::PageFacts* page : {&site.home(), &section, &first, &second}) {
      FakeSite::Link(*page, section.url, "办事服务", model::Place::kNav);
      FakeSite::Link(*page, first.url, "便民服务", model::Place::kNav);
      FakeSite::Link(*page, second.url, "下载中心", model::Place::kNav);
    }
    for (model::PageFacts* page : {&section, &first, &second}) {
      page->main_chars = 0;
      page->text_chars = 200;
    }
    site.List(first, kFresh);
    site.List(second, kFresh);
    if (names_more) {
      FakeSite::Link(section, first.url, "便民服务");
      FakeSite::Link(section, second.url, "下载中心");
    }
    const Column found = site.One("办事服务");
    EXPECT_EQ(found.state, names_more ? ColumnState::kFresh : ColumnState::kBlank);
  }
}

// The site's menu, one of the section and cards: what a page names twice more than most columns is
// its own, even if it names itself as often (in an unmarked path, as a heading).
TEST(FindColumns, ASectionThatNamesItselfAsOftenIsNotBlank) {
  for (const int cards : {1, 0}) {
    ColumnSite site;
    const std::vector<std::string> names = {"工作机构", "县民政局", "城关镇",  "新闻中心",
                                            "政务公开", "办事服务", "互动交流"};
    std::vector<model::UrlId> urls;
    model::PageFacts* section = nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
      urls.push_back(site.Url("auto" + std::to_string(23777 + 3 * i) + "/"));
      model::PageFacts& page = site.site().Page(urls.back());
      page.title = names[i];
      page.main_chars = 0;
      page.text_chars = 200;
      if (i == 0) section = &page;
      if (i > 0) site.List(page, kFresh);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      FakeSite::Link(site.home(), urls[i], names[i], model::Place::kNav);
      const int times = i < 3 ? 2 + (i == 0 ? 1 : cards) : 1;
      for (int k = 0; k < times; ++k) {
        FakeSite::Link(*section, urls[i], names[i], model::Place::kNav);
      }
    }
    EXPECT_EQ(site.One("工作机构").state, cards > 0 ? ColumnState::kFresh : ColumnState::kBlank);
  }
}

}  // namespace
}  // namespace xuncha::audit
