// SPDX-License-Identifier: Apache-2.0
//
// Looking at some addresses only.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using model::Account;
using model::Outcome;
using testing::ScriptedSite;

constexpr const char* kHome = "http://www.example.gov.cn/";
std::string At(std::string_view path) { return "http://www.example.gov.cn" + std::string(path); }

class Spots : public ::testing::Test {
 protected:
  void SetUp() override {
    site_.Page(kHome, "<a href=/list/>要闻</a><a href=/other/>其他</a><a href=/list/1.html>甲</a>");
    site_.Page(At("/list/"),
               "<div class=nav><ul><li><a href=/zw/>政务</a></li><li><a href=/hd/>互动</a></li>"
               "<li><a href=/bs/>办事</a></li></ul></div>"
               "<a href=/list/1.html>甲</a><a href=http://b.cn/>乙</a><img src=p.png>");
    site_.Page(At("/list/1.html"), "<a href=/list/2.html>丙</a>");
    site_.Page(At("/page.html"), "<a href=/gone.html>丁</a><a href=/other/>其他</a>");
    site_.Status(At("/gone.html"), 404);
    site_.Page("http://b.cn/", "乙");
  }
  ScriptedSite site_;
};

TEST_F(Spots, OnlyTheHomeAndWhatIsNamedIsAsked) {
  site_.options().only = {{At("/page.html"), false}, {At("/gone.html"), false}};
  site_.Gather();
  EXPECT_TRUE(site_.info().complete);
  EXPECT_EQ(site_.Url(At("/page.html")).account, Account::kFetched);
  EXPECT_EQ(site_.Url(At("/gone.html")).outcome, Outcome::kGone);
  EXPECT_EQ(site_.Url(At("/other/")).account, Account::kSkippedScope);
  EXPECT_EQ(site_.Url(At("/list/")).account, Account::kSkippedScope);
  EXPECT_EQ(site_.fetcher().AskedTimes(At("/other/")), 0U);
  EXPECT_EQ(site_.fetcher().AskedTimes(At("/sitemap.xml")), 0U);
  EXPECT_EQ(site_.fetcher().AskedTimes(At("/gone.html")), 2U);  // confirmed as any other
  // What was looked at is kept.
  EXPECT_FALSE(site_.snapshot().evidence(site_.Url(At("/page.html")).id).empty());
}

TEST_F(Spots, EntriesOfASpotAreAskedWhereItSaysSoAndNoFurther) {
  site_.options().only = {{At("/list/"), true}};
  site_.Gather();
  // The home knows it, too, and passed it over when it was read first.
  EXPECT_EQ(site_.Url(At("/list/1.html")).account, Account::kFetched);
  // Neither menus nor pictures, nor what leaves the site.
  for (const std::string& address :
       {std::string("http://b.cn/"), At("/list/p.png"), At("/zw/"), At("/hd/"), At("/bs/")}) {
    EXPECT_EQ(site_.Url(address).account, Account::kSkippedScope) << address;
    EXPECT_EQ(site_.fetcher().AskedTimes(address), 0U) << address;
  }
  EXPECT_EQ(site_.Url(At("/list/2.html")).account, Account::kSkippedScope);
  EXPECT_EQ(site_.fetcher().AskedTimes(At("/other/")), 0U);
}

TEST_F(Spots, WhatIsNamedIsAskedThoughItLeavesTheSite) {
  site_.options().only = {{At("/list/"), true}, {"http://b.cn/", false}};
  site_.Gather();
  EXPECT_EQ(site_.Url("http://b.cn/").account, Account::kExternalChecked);
  EXPECT_EQ(site_.Url("http://b.cn/").outcome, Outcome::kOk);
}

TEST_F(Spots, FilesOfTheAuthorsComputerAreKeptAndNeverAsked) {
  site_.Page(At("/file.html"),
             "<a href='file:///C:/a%20b.doc'>文件</a><img src='file:///D:/p.jpg'>");
  site_.options().only = {{At("/file.html"), true}};
  site_.Gather();
  EXPECT_EQ(site_.Url("file:///C:/a%20b.doc").outcome, Outcome::kIntranetTarget);
  EXPECT_EQ(site_.Url("file:///D:/p.jpg").account, Account::kExternalChecked);
  EXPECT_EQ(site_.fetcher().AskedTimes("file:///C:/a%20b.doc"), 0U);
}

TEST_F(Spots, WhereASpotLeadsToStandsForIt) {
  site_.fetcher().AddRedirect(At("/old/"), At("/list/"));
  site_.options().only = {{At("/old/"), true}};
  site_.Gather();
  EXPECT_EQ(site_.Url(At("/list/")).account, Account::kFetched);
  EXPECT_EQ(site_.Url(At("/list/1.html")).account, Account::kFetched);
}

TEST_F(Spots, AnAddressThatIsNoneIsRefused) {
  site_.options().only = {{"ftp://a.cn/", false}};
  EXPECT_EQ(site_.TryGather().error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace xuncha::gather
