// SPDX-License-Identifier: Apache-2.0
#include "app/save_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/site_file.h"
#include "tests/support/memory_snapshot.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

model::Column ColumnOf(const std::string& url, std::vector<std::string> path,
                       model::ColumnKind kind, model::KindFrom from) {
  model::Column column;
  column.url = url;
  column.path = std::move(path);
  column.kind = kind;
  column.kind_from = from;
  column.state = model::ColumnState::kStale;
  column.latest = "2022-08-01";
  column.limit = "P14D";
  return column;
}

// A site of which nothing was registered, but the words of whose home page say who it is.
class SaveSite : public ::testing::Test {
 protected:
  void SetUp() override {
    using Kind = model::ColumnKind;
    using From = model::KindFrom;
    model::SnapshotInfo info;
    info.home = "https://www.a.gov.cn/";
    info.site.home = info.home;
    info.site.kind = model::SiteKind::kDepartment;
    info.site.hosts = {"www.a.gov.cn", "zwgk.a.gov.cn:8080"};
    info.site.service_hours = {{"ws.a.gov.cn", 510, 1080, true}};
    info.site.outward_services = false;
    info.site.columns = {{"https://www.a.gov.cn/tz/", {"首页", "通知"}, "notice", "P3M", false},
                         {"https://www.a.gov.cn/bs/", {"首页", "不涉及"}, "service", "", true}};
    model::PageFacts home;
    home.url = 0;
    home.title = "首页";
    home.metas = {{"SiteName", "某县\"水利局\"\\门户", true}, {"SiteIDCode", "4190010001", true}};
    ASSERT_TRUE(snapshot_.AddPage(home));
    model::UrlRecord record;
    record.id = 0;
    record.url = info.home;
    ASSERT_TRUE(snapshot_.AddUrl(record));
    snapshot_.Seal(info);
    report_.snapshot = info;
    report_.columns = {
        ColumnOf("https://www.a.gov.cn/xw/", {"首页", "要闻"}, Kind::kNews, From::kLexicon),
        ColumnOf("https://www.a.gov.cn/xw/tp/", {"首页", "要闻", "图片—\n\"新\"闻"}, Kind::kNews,
                 From::kColumnType),
        ColumnOf("https://www.a.gov.cn/tz/", {"首页", "通知"}, Kind::kNotice, From::kRegistered),
        ColumnOf("https://www.a.gov.cn/qt/", {"首页", "别的"}, Kind::kOther, From::kNone),
        ColumnOf("https://www.a.gov.cn/bs/", {"首页", "不涉及"}, Kind::kService, From::kRegistered),
        ColumnOf("https://www.a.gov.cn/nn/", {}, Kind::kPolicy, From::kLexicon)};
    report_.columns.back().state = model::ColumnState::kDeclaredNone;
    words_.head = "改正后交回\n第二行";
    words_.kind_unknown = "请选定";
    words_.kind_guessed = "推测";
    words_.none_declared = "声明不涉及";
    words_.describe = [](const model::Column& column) { return "更新于\x1B " + column.latest; };
  }

  std::string Text() {
    const Result<std::string> text = SiteFileText(snapshot_, report_, words_);
    EXPECT_TRUE(text);
    return text ? *text : "";
  }

  xuncha::testing::MemorySnapshot snapshot_;
  model::Report report_;
  SiteFileWords words_;
};

TEST_F(SaveSite, IsReadBackAsTheSameSite) {
  const std::string text = Text();
  const Result<model::Site> site = ParseSiteFile(text, "saved.toml");
  ASSERT_TRUE(site) << site.error().message << "\n" << text;
  EXPECT_EQ(site->home, "https://www.a.gov.cn/");
  EXPECT_EQ(site->name, "某县\"水利局\"\\门户") << "from the tags of the home page";
  EXPECT_EQ(site->id_code, "4190010001");
  EXPECT_EQ(site->kind, model::SiteKind::kDepartment);
  EXPECT_EQ(site->hosts, report_.snapshot.site.hosts);
  EXPECT_FALSE(site->outward_services);
  ASSERT_EQ(site->service_hours.size(), 1U);
  EXPECT_EQ(site->service_hours[0].from_minute, 510);
  EXPECT_EQ(site->service_hours[0].to_minute, 1080);
  EXPECT_TRUE(site->service_hours[0].working_days_only);
  ASSERT_EQ(site->columns.size(), report_.columns.size());
  for (std::size_t i = 0; i < site->columns.size(); ++i) {
    EXPECT_EQ(site->columns[i].url, report_.columns[i].url);
  }
  EXPECT_EQ(site->columns[0].path, report_.columns[0].path);
  EXPECT_EQ(site->columns[0].kind, "news") << "a guess that is left stands as registered";
  EXPECT_EQ(site->columns[1].path.back(), "图片— \"新\"闻");
  EXPECT_EQ(site->columns[3].kind, "") << "what was not recognised is not registered by itself";
  EXPECT_TRUE(site->columns[4].not_involved);
  EXPECT_FALSE(site->columns[5].not_involved) << "a page's word is only proposed";
}

TEST_F(SaveSite, OnlyCyclesThatAPersonGaveAreKeys) {
  const Result<model::Site> site = ParseSiteFile(Text(), "saved.toml");
  ASSERT_TRUE(site);
  EXPECT_EQ(site->columns[0].cycle, "") << "it follows from the kind, whatever profile";
  EXPECT_EQ(site->columns[2].cycle, "P3M");
  EXPECT_THAT(Text(), HasSubstr("# cycle = \"P14D\""));
}

TEST_F(SaveSite, WhatStandsStillIsNotMadeToAge) {
  report_.columns[0].state = model::ColumnState::kStatic;
  report_.columns[1].state = model::ColumnState::kArchived;
  report_.snapshot.site.columns[0].state = "static";  // 通知, said by the operator
  const Result<model::Site> site = ParseSiteFile(Text(), "saved.toml");
  ASSERT_TRUE(site) << site.error().message;
  EXPECT_EQ(site->columns[0].state, "static");
  EXPECT_EQ(site->columns[1].state, "archived");
  EXPECT_EQ(site->columns[2].state, "static");
  EXPECT_EQ(site->columns[3].state, "");
}

TEST_F(SaveSite, WhatAPersonMustLookAtStandsInComments) {
  const std::string text = Text();
  EXPECT_THAT(text, HasSubstr("# 改正后交回\n# 第二行\n"));
  EXPECT_THAT(text, HasSubstr("kind = \"news\"  # 推测"));
  EXPECT_THAT(text, HasSubstr("# kind = \"other\"  # 请选定"));
  EXPECT_THAT(text, HasSubstr("# not_involved = true  # 声明不涉及"));
  EXPECT_THAT(text, HasSubstr("2022-08-01"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B"))) << "no page writes control characters into it";
}

TEST_F(SaveSite, WhatIsRegisteredGoesBeforeWhatPagesSay) {
  report_.snapshot.site.name = "登记的名称";
  report_.snapshot.site.id_code = "1234567890";
  const Result<model::Site> site = ParseSiteFile(Text(), "saved.toml");
  ASSERT_TRUE(site);
  EXPECT_EQ(site->name, "登记的名称");
  EXPECT_EQ(site->id_code, "1234567890");
}

TEST(SaveSiteOfNothing, IsStillASiteFile) {
  xuncha::testing::MemorySnapshot snapshot;
  model::SnapshotInfo info;
  info.home = "https://www.a.gov.cn/";
  snapshot.Seal(info);
  model::Report report;
  report.snapshot = info;
  const Result<std::string> text = SiteFileText(snapshot, report, {});
  ASSERT_TRUE(text);
  const Result<model::Site> site = ParseSiteFile(*text, "s.toml");
  ASSERT_TRUE(site) << site.error().message;
  EXPECT_EQ(site->home, info.home);
  EXPECT_TRUE(site->columns.empty());
}

}  // namespace
}  // namespace xuncha::app
