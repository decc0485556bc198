// SPDX-License-Identifier: Apache-2.0
//
// Where home pages lead that only forward, and what is no page of the site, on scripted sites.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using model::Account;
using testing::ScriptedSite;

constexpr const char* kHome = "http://www.example.gov.cn/";
std::string At(std::string_view path) { return "http://www.example.gov.cn" + std::string(path); }

void ExpectAccountAddsUp(const model::SnapshotInfo& info) {
  const model::Coverage& c = info.coverage;
  EXPECT_EQ(c.discovered, c.fetched + c.reused + c.external_checked + c.skipped_robots +
                              c.skipped_scope + c.skipped_page_limit + c.skipped_trap +
                              c.could_not_check);
}

TEST(EngineHome, AHomeThatOnlyForwardsHandsItsPartOn) {
  const std::string list =
      "<ul><li><a href=/1.html>县委常委会召开会议研究部署一</a><li><a href=/2.html>县长调研二</a>"
      "<li><a href=/3.html>重点项目集中开工三</a><li><a href=/4.html>安全生产会议四</a>"
      "<li><a href=/5.html>市场检查五</a><li><a href=/6.html>节日慰问六</a></ul>";
  for (const std::string forward : {"<meta http-equiv=refresh content='0;url=/in.html'>",
                                    "<script>window.location.href='/in.html'</script>",
                                    "<script>location.replace('/in.html');</script>"}) {
    ScriptedSite site;
    site.Page(kHome, forward);
    site.Page(At("/in.html"), list);
    site.Gather();
    const auto page = site.snapshot().page(site.Url(At("/in.html")).id);
    ASSERT_TRUE(page) << forward;
    EXPECT_FALSE(page->list_like) << forward;  // a home page is no column
  }
}

// www.example.gov.cn and example.gov.cn are one site where the home's links say so.
TEST(EngineHome, AHomeWhoseLinksAllLeadToItsTwinBringsItIntoTheScope) {
  for (const bool bare : {false, true}) {
    const std::string host = bare ? "http://example.gov.cn" : "http://www.example.gov.cn";
    const std::string twin = bare ? "http://www.example.gov.cn" : "http://example.gov.cn";
    ScriptedSite site(host + "/");
    site.Page(host + "/", "<a href=" + twin + "/>首页</a><a href=" + twin +
                              "/tz/a.html>通知</a><a href=" + twin +
                              "/gg/b.html>公告</a><a href=/x.html>本站</a>");
    site.Page(host + "/x.html", "本站");
    site.Page(twin + "/", "首页");
    site.Page(twin + "/tz/a.html", "<a href=c.html>丙</a>");
    site.Page(twin + "/gg/b.html", "公告");
    site.Page(twin + "/tz/c.html", "丙");
    site.Gather();
    EXPECT_EQ(site.Url(twin + "/tz/c.html").account, Account::kFetched) << host;
  }
}

// One link of many to the twin does not make every page there another page of the site.
TEST(EngineHome, AFewLinksToTheTwinAreLinksElsewhere) {
  ScriptedSite site;
  site.Page(
      kHome,
      "<a href=/a.html>甲</a><a href=/b.html>乙</a><a href=http://example.gov.cn/c.html>丙</a>");
  site.Page(At("/a.html"), "甲");
  site.Page(At("/b.html"), "乙");
  site.Page("http://example.gov.cn/c.html", "丙");
  site.Gather();
  EXPECT_FALSE(site.Url("http://example.gov.cn/c.html").in_scope);
}

// As a redirect does: to another host of the same owner's, and not to anybody else's.
TEST(EngineHome, AHomeThatForwardsToItsOtherHostIsFollowedThere) {
  for (const std::string forward :
       {"<meta http-equiv=refresh content='0;url=http://www2.example.gov.cn/in/'>",
        "<script>location.href='//www2.example.gov.cn/in/'</script>"}) {
    ScriptedSite site;
    site.Page(kHome, forward);
    site.Page("http://www2.example.gov.cn/in/", "<a href=a.html>甲</a>");
    site.Page("http://www2.example.gov.cn/in/a.html", "甲");
    site.Gather();
    EXPECT_TRUE(site.Url("http://www2.example.gov.cn/in/").in_scope) << forward;
    EXPECT_EQ(site.Url("http://www2.example.gov.cn/in/a.html").account, Account::kFetched);
    EXPECT_EQ(site.info().settings.at("scope_added"), "www2.example.gov.cn ");
    EXPECT_FALSE(site.info().settings.contains("home_leads_to"));
    ExpectAccountAddsUp(site.info());
  }
}

// robots.txt goes the same way as the home and is asked for before: the port that nobody had
// admitted then is the site's own all the same, with its certificate and its facts.
TEST(EngineHome, AHostThatWasMetBeforeItWasAdmittedIsTheSites) {
  ScriptedSite site;
  for (const std::string path : {"/robots.txt", "/"}) {
    ScriptedReply moved;
    moved.status = 301;
    moved.headers.emplace_back("Location", "https://www.example.gov.cn:8443" + path);
    site.fetcher().Add(At(path), moved);
  }
  site.File("https://www.example.gov.cn:8443/robots.txt", "text/plain", "User-agent: *\n");
  site.Page("https://www.example.gov.cn:8443/", "<a href=/a.html>甲</a>");
  site.Page("https://www.example.gov.cn:8443/a.html", "甲");
  site.Gather();
  EXPECT_TRUE(site.Url("https://www.example.gov.cn:8443/a.html").in_scope);
  const auto& hosts = site.snapshot().hosts();
  EXPECT_TRUE(std::any_of(hosts.begin(), hosts.end(), [](const model::HostFacts& host) {
    return host.port == 8443 && host.in_scope && host.tls.used;
  }));
  ExpectAccountAddsUp(site.info());
}

TEST(EngineHome, AHomeThatIsAScriptsShellAloneSaysSo) {
  const std::string shell =
      "<title>某县人民政府</title><div id=app></div><script src=/static/js/app.js></script>";
  for (const bool menu : {false, true}) {
    ScriptedSite site;
    site.Page(kHome, menu ? "<a href=/a.html>甲</a>" + shell : shell);
    site.Page(At("/a.html"), "甲");
    site.File(At("/static/js/app.js"), "application/javascript", "var a=1;");
    site.Gather();
    EXPECT_EQ(site.info().settings.contains("home_is_shell"), !menu);
  }
}

TEST(EngineHome, AHomeThatSendsOnToNobodyKnowsWhereSaysSo) {
  for (const bool sends : {true, false}) {
    ScriptedSite site;
    site.Page(kHome, sends ? "<script>setTimeout(go,500);function go(){location.href=p}</script>"
                           : "<script>var here=location.href;</script>");
    site.Gather();
    EXPECT_EQ(site.info().settings.contains("home_sends_on"), sends);
  }
}

TEST(EngineHome, AHomeThatLeadsToSomebodyElseSaysWhere) {
  for (const bool redirect : {false, true}) {
    ScriptedSite site;
    if (redirect) {
      ScriptedReply moved;
      moved.status = 302;
      moved.headers.emplace_back("Location", "http://www.other.cn/");
      site.fetcher().Add(kHome, moved);
    } else {
      site.Page(kHome, "<script>location.href='http://www.other.cn/'</script>");
    }
    site.Page("http://www.other.cn/", "<a href=/a.html>甲</a>");
    site.Gather();
    EXPECT_EQ(site.info().settings.at("home_leads_to"), "http://www.other.cn/") << redirect;
    EXPECT_EQ(site.Url("http://www.other.cn/").account, Account::kExternalChecked);
    EXPECT_EQ(site.fetcher().AskedTimes("http://www.other.cn/a.html"), 0U);
    ExpectAccountAddsUp(site.info());
  }
}

// A page below that forwards is no home page: nobody's scope grows for it. Nor does a page with
// text that has a script for some visitors.
TEST(EngineHome, OnlyAHomeThatHoldsNothingElseAddsAHost) {
  const std::string forward = "<script>location.href='http://www2.example.gov.cn/'</script>";
  std::string text;
  for (int i = 0; i < 40; ++i) text += "本县召开会议。";
  ScriptedSite site;
  site.Page(kHome, "<a href=/b.html>乙</a><p>" + text + "</p>" + forward);
  site.Page(At("/b.html"), forward);
  site.Page("http://www2.example.gov.cn/", "甲");
  site.Gather();
  EXPECT_FALSE(site.Url("http://www2.example.gov.cn/").in_scope);
  EXPECT_FALSE(site.info().settings.contains("scope_added"));
  EXPECT_FALSE(site.info().settings.contains("home_leads_to"));
}

// Words of people are a wall's only on a page that leads nowhere: an article about walls does.
TEST(EngineHome, APageOfAFirewallIsNoPageOfTheSite) {
  ScriptedSite site;
  const std::string menu =
      "<a href=/1.html>a</a><a href=/2.html>b</a><a href=/3.html>c</a><a href=/4.html>d</a>"
      "<a href=/5.html>e</a><a href=/6.html>f</a><a href=/7.html>g</a><a href=/wall.html>h</a>"
      "<a href=/about.html>i</a>";
  const std::string words =
      "<title>网站防火墙</title>您的请求带有不合法参数，已被网站管理员设置拦截！";
  site.Page(kHome, menu);
  for (int i = 1; i <= 7; ++i) site.Page(At("/" + std::to_string(i) + ".html"), "一篇文章");
  site.Page(At("/wall.html"), words);
  site.Page(At("/about.html"), words + menu);
  site.Page(
      At("/7.html"),
      "<script>if(!ok)alert('请求过于频繁，请稍后再试')</script><form><textarea name=a></textarea>"
      "</form>我要写信<a href=/gone.html>说明</a>");
  site.Gather();
  EXPECT_EQ(site.Url(At("/wall.html")).outcome, model::Outcome::kBlocked);
  EXPECT_EQ(site.Url(At("/wall.html")).account, Account::kCouldNotCheck);
  EXPECT_EQ(site.Url(At("/about.html")).outcome, model::Outcome::kOk);
  EXPECT_EQ(site.Url(At("/7.html")).outcome, model::Outcome::kOk) << "what a script may say";
  ExpectAccountAddsUp(site.info());
}

}  // namespace
}  // namespace xuncha::gather
