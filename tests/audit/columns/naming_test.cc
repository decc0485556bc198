// SPDX-License-Identifier: Apache-2.0
//
// Paths, places and kinds, on sites that say less than they should.
#include "audit/columns/naming.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using testing::ColumnSite;
using ::testing::ElementsAre;
using testing::FakeSite;

const std::vector<ColumnSite::Row> kRows{
    {"一条", "2022-08-22"}, {"二条", "2022-08-20"}, {"三条", "2022-08-18"}};

// A site without breadcrumbs and folders: pages know each other by the menus beside the content.
class FlatSite : public ::testing::Test {
 protected:
  model::PageFacts& Page(int id, const std::string& name, bool in_menu = false) {
    const model::UrlId url = site_.Url("list.asp?id=" + std::to_string(id));
    model::PageFacts& page = site_.site().Page(url);
    page.title = name + "_演示县人民政府";
    if (in_menu) FakeSite::Link(site_.home(), url, Keep(name), model::Place::kNav);
    return page;
  }
  void Menu(model::PageFacts& page,
            const std::vector<std::pair<model::UrlId, std::string>>& names) {
    for (const auto& [target, name] : names) FakeSite::Link(page, target, Keep(name));
  }
  std::string_view Keep(const std::string& text) { return texts_.emplace_back(text); }

  ColumnSite site_;
  std::deque<std::string> texts_;
};

TEST_F(FlatSite, NeighboursLieBelowTheOneThatIsNamedElsewhereToo) {
  model::PageFacts& top = Page(1, "政务公开", true);
  model::PageFacts& middle = Page(2, "政策文件");
  model::PageFacts& a = Page(3, "县政府文件");
  model::PageFacts& b = Page(4, "部门文件");
  model::PageFacts& c = Page(5, "规划计划");
  for (model::PageFacts* page : {&a, &b, &c}) site_.List(*page, kRows);
  const std::vector<std::pair<model::UrlId, std::string>> upper{
      {top.url, "政务公开"}, {middle.url, "政策文件"}, {c.url, "规划计划"}};
  const std::vector<std::pair<model::UrlId, std::string>> lower{
      {middle.url, "政策文件"}, {a.url, "县政府文件"}, {b.url, "部门文件"}};
  Menu(top, upper);
  Menu(c, upper);
  for (model::PageFacts* page : {&middle, &a, &b}) Menu(*page, lower);
  EXPECT_THAT(site_.One("规划计划").path, ElementsAre("首页", "政务公开", "规划计划"));
  EXPECT_THAT(site_.One("政策文件").path, ElementsAre("首页", "政务公开", "政策文件"));
  EXPECT_THAT(site_.One("部门文件").path, ElementsAre("首页", "政务公开", "政策文件", "部门文件"));
  EXPECT_TRUE(site_.One("政策文件").parent_only);
  EXPECT_EQ(site_.One("政策文件").state, model::ColumnState::kFresh);
}

TEST(Naming, StepsThatAreNoLinksAreColumnsNevertheless) {
  ColumnSite site;
  model::PageFacts& top = site.Column("zwgk/", "政务公开");
  model::PageFacts& middle = site.Column("c12/", "政策解读", {{"政务公开", top.url}});
  model::PageFacts& page = site.Column("c13/", "文字解读");
  site.List(page, kRows);
  page.breadcrumb = {"首页", "政务公开", "政策解读", "文字解读"};
  FakeSite::Link(page, top.url, "政务公开", model::Place::kNav);
  const model::Column column = site.One("文字解读");
  EXPECT_THAT(column.path, ElementsAre("首页", "政务公开", "政策解读", "文字解读"));
  EXPECT_EQ(column.parent, site.One("政策解读").id);
  EXPECT_NE(middle.url, page.url);
}

TEST(Naming, FoldersTellWhereBreadcrumbsDoNot) {
  ColumnSite site;
  for (const auto& [path, name] :
       {std::pair("zwgk/", "政务公开"), std::pair("zwgk/tzgg/", "通知公告")}) {
    model::PageFacts& page = site.Column(path, name);
    page.breadcrumb.clear();
    site.List(page, kRows);
  }
  EXPECT_THAT(site.One("通知公告").path, ElementsAre("首页", "政务公开", "通知公告"));
  EXPECT_EQ(site.One("通知公告").path_from, "menu");
  EXPECT_EQ(site.One("通知公告").kind, model::ColumnKind::kNotice);
}

TEST(Naming, ALeadersOnlyPageIsNoColumn) {
  ColumnSite site;
  model::PageFacts& parent = site.Column("ldzc/", "政府领导");
  const model::UrlId leader = site.Url("ldzc/2018-06-24/8.html");
  model::PageFacts& page = site.site().Page(leader);
  page.title = "周某某";
  page.url_day = "2018-06-24";
  page.breadcrumb = {"首页", "政府领导"};
  FakeSite::Link(page, 0, "首页", model::Place::kNav);
  FakeSite::Link(page, parent.url, "政府领导", model::Place::kNav);
  FakeSite::Link(site.home(), leader, "周某某", model::Place::kNav);
  FakeSite::Link(parent, leader, "周某某");
  EXPECT_TRUE(site.One("周某某").id.empty());
  EXPECT_FALSE(site.One("政府领导").id.empty());
}

}  // namespace
}  // namespace xuncha::audit
