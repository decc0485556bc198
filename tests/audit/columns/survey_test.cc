// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/survey.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/columns/column_site.h"

namespace xuncha::audit {
namespace {

using testing::ColumnSite;
using ::testing::ElementsAre;
using testing::FakeSite;

// What one pass over the site finds out.
class SurveyTest : public ::testing::Test {
 protected:
  const Survey& Run() {
    snapshot_.emplace(site_.site().View());
    context_.emplace(checks::MakeContext(*snapshot_, phrases_, *ParseDay("2022-08-23"), 20));
    judge_.emplace(*snapshot_, phrases_, profile_.params.at("soft_404"));
    survey_.emplace(*context_, words_, *judge_);
    EXPECT_TRUE(static_cast<bool>(survey_->Run()));
    return *survey_;
  }

  model::MetaTag Meta(const char* name, const char* content) {
    model::MetaTag tag;
    tag.name = name;
    tag.content = content;
    return tag;
  }

  ColumnSite site_;
  const checks::ErrorPhrases phrases_ = testing::Phrases();
  const Profile profile_ = testing::DefaultProfile();
  const ColumnWords words_ = testing::OwnColumnWords();
  std::optional<testing::MemorySnapshot> snapshot_;
  std::optional<checks::SiteContext> context_;
  std::optional<checks::SoftJudge> judge_;
  std::optional<Survey> survey_;
};

TEST_F(SurveyTest, ColumnNameIsThePagesOwnOnlyIfItIsCalledSo) {
  model::PageFacts& column = site_.Column("tzgg/", "通知公告");
  column.metas.push_back(Meta("ColumnName", "通知公告"));
  const model::UrlId article = site_.Article("tzgg/1.html", "");
  model::PageFacts& page = site_.site().Page(site_.Url("tzgg/2.html"));
  page.title = "关于停水停电的紧急通知_通知公告";
  page.metas.push_back(Meta("ColumnName", "通知公告"));
  const Survey& survey = Run();
  EXPECT_TRUE(survey.Has(column.url, kColumnTagged));
  EXPECT_FALSE(survey.Has(page.url, kColumnTagged));
  EXPECT_FALSE(survey.Has(article, kColumnTagged));
}

TEST_F(SurveyTest, ShortHeadlinesWithADayAreNoMenu) {
  const model::UrlId article = site_.Article("zwyw/1.html", "2022-08-01");
  for (const char* path : {"a/", "b/", "c/", "d/"}) {
    site_.List(
        site_.Column(path, std::string("要闻") + path, {}, false),
        {{"任前公示", "2022-08-01", model::RowDate::kShown, article}, {"人事任免", "2022-07-01"}});
  }
  const Survey& survey = Run();
  EXPECT_EQ(survey.note(article).nav_pages, 0U);
  EXPECT_EQ(survey.note(article).item_pages, 4U);
}

TEST_F(SurveyTest, DaysThatStandEverywhereAreNobodys) {
  std::vector<model::UrlId> pages;
  for (const char* path : {"a/", "b/", "c/", "d/", "e/", "f/"}) {
    model::PageFacts& page = site_.Column(path, std::string("要闻") + path);
    site_.List(page, {{"一条", "2022-08-22"}});
    page.published = "2019-07-01";
    page.published_from = "label";
    pages.push_back(page.url);
  }
  const Survey& survey = Run();
  for (const model::UrlId page : pages) EXPECT_EQ(survey.note(page).published, kNoDay);
}

TEST_F(SurveyTest, TimesBesideADatedListAreWeak) {
  model::PageFacts& page = site_.Column("jgzn/", "机构职能");
  site_.List(page, {{"一条", "2022-08-22"}, {"二条", "2022-08-20"}}, false);
  page.published = "2022-08-22";
  page.published_from = "time";
  const Survey& survey = Run();
  EXPECT_TRUE(survey.Has(page.url, kDayByText));
  EXPECT_FALSE(survey.Has(page.url, kArticleLike));
}

TEST_F(SurveyTest, WhatTheHomePagePrintsTooIsNoBreadcrumb) {
  site_.home().breadcrumb = {"首页", "政务公开", "办事服务"};
  model::PageFacts& page = site_.site().Page(site_.Url("x/1.html"));
  page.breadcrumb = {"首页", "政务公开", "办事服务", "互动交流"};
  const Survey& survey = Run();
  EXPECT_TRUE(survey.CrumbOf(page).steps.empty());
}

TEST(TitleParts, AreCutAtMarks) {
  EXPECT_THAT(TitleParts("通知公告_政务公开 - 某县人民政府"),
              ElementsAre("通知公告", "政务公开", "某县人民政府"));
  EXPECT_TRUE(IsShortName("通知公告"));
  EXPECT_FALSE(IsShortName("关于2022年..."));
  EXPECT_NE(StepMark("通知公告"), StepMark("政务公开"));
}

}  // namespace
}  // namespace xuncha::audit
