// SPDX-License-Identifier: Apache-2.0
#include "workflow/responsibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

model::SiteRecord Portal() {
  model::SiteRecord site;
  site.id = "s-1";
  site.home = "https://www.jiyuan.gov.cn/";
  site.roles.sponsor = "u-office";
  site.roles.organiser = "u-centre";
  site.kept = {{"https://www.jiyuan.gov.cn/zwgk/zc", "u-zhicheng"},
               {"/zwgk/zc/jd/", "u-policy"},
               {"首页—镇街—王屋镇", "u-wangwu"},
               {"xfw.jiyuan.gov.cn", "u-petitions"},
               {"/list.aspx?unit=5", "u-five"}};
  return site;
}

std::string At(std::string_view url, const std::vector<std::string>& path = {}) {
  return ResponsibleUnit(Portal(), nullptr, url, path);
}

TEST(Responsibility, TheColumnsKeeperGoesBeforeEverything) {
  model::ColumnRecord column;
  column.keeper = "u-town";
  EXPECT_EQ(ResponsibleUnit(Portal(), &column, "https://www.jiyuan.gov.cn/zwgk/zc/a.html", {}),
            "u-town");
  column.keeper.clear();
  EXPECT_EQ(ResponsibleUnit(Portal(), &column, "https://www.jiyuan.gov.cn/zwgk/zc/a.html", {}),
            "u-zhicheng");
}

TEST(Responsibility, APrefixEndsAtASegmentBorder) {
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/zwgk/zc"), "u-zhicheng");
  EXPECT_EQ(At("http://WWW.jiyuan.gov.cn/zwgk/zc/2022/a.html#top"), "u-zhicheng");
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/zwgk/zcfg/a.html"), "u-office");
  EXPECT_EQ(At("https://other.gov.cn/zwgk/zc/a.html"), "u-office");
}

TEST(Responsibility, TheDeepestPartWins) {
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/zwgk/zc/jd/a.html"), "u-policy");
  EXPECT_EQ(At("https://xfw.jiyuan.gov.cn/"), "u-petitions");
  EXPECT_EQ(At("https://xfw.jiyuan.gov.cn/zwgk/zc/jd/a.html"), "u-policy");
}

TEST(Responsibility, AQueryIsComparedParameterByParameter) {
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/list.aspx?unit=5&page=2"), "u-five");
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/list.aspx?unit=55"), "u-office");
}

TEST(Responsibility, AColumnPathFitsItselfAndWhatLiesBelow) {
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/col/77/", {"首页", "镇街", "王屋镇", "村居概况"}),
            "u-wangwu");
  EXPECT_EQ(At("", {"镇街", "王屋镇"}), "u-wangwu");
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/col/77/", {"首页", "镇街", "王屋镇村"}), "u-office");
  // Both reach two steps deep: what people wrote in words goes first.
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/zwgk/zc/", {"首页", "镇街", "王屋镇"}), "u-wangwu");
}

TEST(Responsibility, WhatLiesBelowAColumnIsItsKeepers) {
  const auto column = [](const char* url, std::vector<std::string> path, const char* keeper) {
    model::ColumnRecord record;
    record.site = "s-1";
    record.column.url = url;
    record.column.path = std::move(path);
    record.keeper = keeper;
    return record;
  };
  model::ColumnRecord foreign = column("https://www.jiyuan.gov.cn/zcz/", {}, "u-foreign");
  foreign.site = "s-2";
  const model::SiteRecord site = WithColumnKeepers(
      Portal(), {column("https://www.jiyuan.gov.cn/zcz/", {"首页", "轵城镇"}, "u-town"),
                 column("https://www.jiyuan.gov.cn/zcz/yw/", {"首页", "轵城镇", "要闻"}, ""),
                 column("https://www.jiyuan.gov.cn/wwz/index.html", {}, "u-wangwu"),
                 column("https://www.jiyuan.gov.cn/lists/list_1.html", {}, "u-one"),
                 column("https://www.jiyuan.gov.cn/c?id=7", {}, "u-seven"),
                 column("https://www.jiyuan.gov.cn/index.html", {}, "u-wrong"), foreign});
  const auto at = [&](std::string_view url, const std::vector<std::string>& path = {}) {
    return ResponsibleUnit(site, nullptr, url, path);
  };
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/zcz/2022/a.html"), "u-town");
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/zcz/yw/a.html"), "u-town");
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/x/a.html", {"首页", "轵城镇", "要闻"}), "u-town");
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/wwz/a.html"), "u-wangwu");
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/lists/list_2.html"), "u-office") << "a column beside it";
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/c?id=7&page=2"), "u-seven");
  EXPECT_EQ(at("https://www.jiyuan.gov.cn/about/a.html"), "u-office") << "the home page is no part";
}

TEST(Responsibility, NothingFitsMeansTheSponsor) {
  EXPECT_EQ(At("https://www.jiyuan.gov.cn/"), "u-office");
  EXPECT_EQ(At(""), "u-office");
  model::SiteRecord bare;
  EXPECT_EQ(ResponsibleUnit(bare, nullptr, "https://a.gov.cn/", {}), "");
}

TEST(Responsibility, PathsAreReadAsPeopleWriteThem) {
  EXPECT_THAT(SplitColumnPath("首页—互动交流——我要写信"), ElementsAre("互动交流", "我要写信"));
  EXPECT_THAT(SplitColumnPath("政府信息公开--政策解读"), ElementsAre("政府信息公开", "政策解读"));
  EXPECT_THAT(SplitColumnPath(" 首页 > 镇街 ＞ 首页 "), ElementsAre("镇街", "首页"));
  EXPECT_THAT(SplitColumnPath("首页"), IsEmpty());
}

TEST(Responsibility, InvolvedAreSponsorOrganiserAndKeepers) {
  model::ColumnRecord own, other;
  own.site = "s-1";
  own.keeper = "u-a";
  other.site = "s-2";
  other.keeper = "u-b";
  EXPECT_THAT(InvolvedUnits(Portal(), {own, other}),
              ElementsAre("u-a", "u-centre", "u-five", "u-office", "u-petitions", "u-policy",
                          "u-wangwu", "u-zhicheng"));
  model::AccountRecord account;
  account.roles.sponsor = "u-office";
  EXPECT_THAT(InvolvedUnits(account), ElementsAre("u-office"));
}

}  // namespace
}  // namespace xuncha::workflow
