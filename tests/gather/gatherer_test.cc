// SPDX-License-Identifier: Apache-2.0
//
// Whole inspections on scripted sites. The clock only moves when the engine waits.
#include "gather/gatherer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using model::Account;
using model::NotCheckedWhy;
using model::Outcome;
using testing::ScriptedSite;

constexpr const char* kHome = "http://www.example.gov.cn/";
std::string At(std::string_view path) { return "http://www.example.gov.cn" + std::string(path); }

void ExpectAccountAddsUp(const model::SnapshotInfo& info) {
  const model::Coverage& c = info.coverage;
  EXPECT_EQ(c.discovered, c.fetched + c.reused + c.external_checked + c.skipped_robots +
                              c.skipped_scope + c.skipped_page_limit + c.skipped_trap +
                              c.could_not_check);
}

bool HasBound(const model::SnapshotInfo& info, std::string_view name) {
  return std::any_of(info.bounds.begin(), info.bounds.end(),
                     [&](const model::BoundHit& hit) { return hit.name == name; });
}

TEST(GathererTest, CrawlsEveryPageOnceAndAsksExternalLinksOnce) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/a.html>甲</a><a href=b.html>乙</a><a href=http://other.cn/x>丙</a>");
  site.Page(At("/a.html"), "<a href=/>首页</a><a href='b.html#top'>乙</a>");
  site.Page(At("/b.html"), "<a href=a.html?>甲</a>");
  site.Page("http://other.cn/x", "<a href=/never>never followed</a>");
  site.Gather();
  EXPECT_EQ(site.snapshot().url_count(), 4u);
  EXPECT_EQ(site.snapshot().page_count(), 3u);
  EXPECT_EQ(site.Url("http://other.cn/x").account, Account::kExternalChecked);
  EXPECT_EQ(site.info().requests.first, 4u);
  EXPECT_EQ(site.info().requests.confirm, 0u);
  EXPECT_TRUE(site.info().complete);
  EXPECT_EQ(site.Url(kHome).id, 0u);
  EXPECT_EQ(site.Url(At("/b.html")).depth, 1);
  ExpectAccountAddsUp(site.info());
}

// http, https and other ports of one name share their slots: whoever found none must be woken by
// the answers of the others, or the inspection waits for ever.
TEST(GathererTest, OriginsOfOneNameWaitForEachOther) {
  ScriptedSite site;
  std::string links;
  for (int i = 0; i < 12; ++i) {
    const std::string path = "/p" + std::to_string(i) + ".html";
    links += "<a href=" + path + ">x</a>";
    ScriptedReply slow;
    slow.body = "<title>slow</title>";
    slow.delay_ms = 300 + i * 10;
    site.fetcher().Add(At(path), slow);
  }
  site.Page(kHome, links +
                       "<a href=http://www.example.gov.cn:8080/x>y</a>"
                       "<a href=http://www.example.gov.cn:8081/x>z</a>"
                       "<img src=https://www.example.gov.cn/z.png>");
  site.Page("http://www.example.gov.cn:8080/x", "other port");
  site.fetcher().FailHost("www.example.gov.cn:8081", Outcome::kRefused);
  site.Gather();
  EXPECT_TRUE(site.info().complete);
  EXPECT_EQ(site.Url("http://www.example.gov.cn:8080/x").outcome, Outcome::kOk);
  EXPECT_EQ(site.Url("http://www.example.gov.cn:8081/x").outcome, Outcome::kRefused);
  ExpectAccountAddsUp(site.info());
}

TEST(GathererTest, NotFoundNeedsTwoTriesWithAPause) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/gone.html>甲</a><a href=/once.html>乙</a>");
  site.Status(At("/gone.html"), 404);
  site.Status(At("/once.html"), 404);
  site.Page(At("/once.html"), "back again");
  site.Gather();
  const auto gone = site.Url(At("/gone.html"));
  EXPECT_EQ(gone.outcome, Outcome::kGone);
  EXPECT_EQ(gone.account, Account::kFetched);
  EXPECT_EQ(gone.attempt_count, 2);
  const auto attempts = site.snapshot().attempts(gone.id).value();
  ASSERT_EQ(attempts.size(), 2u);
  EXPECT_GE(attempts[1].at - attempts[0].at, 2000);
  EXPECT_FALSE(site.snapshot().evidence(gone.id).empty());
  const auto once = site.Url(At("/once.html"));
  EXPECT_EQ(once.outcome, Outcome::kOk);
  EXPECT_EQ(once.failure_count, 1);
}

TEST(GathererTest, ServerErrorsNeedThreeTriesAndARecoveryClearsThem) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/bad.jsp>甲</a><a href=/slow.jsp>乙</a>");
  site.Status(At("/bad.jsp"), 500);
  site.Status(At("/slow.jsp"), 502);
  site.Status(At("/slow.jsp"), 500);
  site.Page(At("/slow.jsp"), "fine");
  site.Gather();
  EXPECT_EQ(site.Url(At("/bad.jsp")).outcome, Outcome::kServerError);
  EXPECT_EQ(site.Url(At("/bad.jsp")).attempt_count, 3);
  EXPECT_EQ(site.Url(At("/slow.jsp")).outcome, Outcome::kOk);
}

TEST(GathererTest, RefusalsAndRateLimitsAreNeverDefects) {
  ScriptedSite site;
  site.Page(kHome,
            "<a href=/403>a</a><a href=/401>b</a><a href=/429>c</a><a href=/503>d</a>"
            "<a href=/412>e</a><a href=/451>f</a>");
  for (const int status : {401, 403, 412, 429, 451, 503}) {
    site.Status(At("/" + std::to_string(status)), static_cast<std::uint16_t>(status));
  }
  site.Gather();
  for (const int status : {401, 403, 412, 429, 503}) {
    const auto record = site.Url(At("/" + std::to_string(status)));
    EXPECT_EQ(record.outcome, Outcome::kBlocked) << status;
    EXPECT_EQ(record.account, Account::kCouldNotCheck) << status;
    EXPECT_EQ(record.why, NotCheckedWhy::kBlocked) << status;
  }
  EXPECT_EQ(site.Url(At("/451")).why, NotCheckedWhy::kOtherAnswer);
  EXPECT_EQ(site.Url(At("/429")).attempt_count, 3);
  ExpectAccountAddsUp(site.info());
}

TEST(GathererTest, ASlowMinuteWithRetryAfterEndsWell) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/busy>a</a>");
  ScriptedReply busy;
  busy.status = 503;
  busy.headers.emplace_back("Retry-After", "30");
  site.fetcher().Add(At("/busy"), busy);
  site.Page(At("/busy"), "calm");
  site.Gather();
  EXPECT_EQ(site.Url(At("/busy")).outcome, Outcome::kOk);
  const auto attempts = site.snapshot().attempts(site.Url(At("/busy")).id).value();
  ASSERT_EQ(attempts.size(), 2u);
  EXPECT_GE(attempts[1].at - attempts[0].at, 30'000);
}

TEST(GathererTest, ADeadExternalHostIsSettledOnceForAllItsLinks) {
  ScriptedSite site;
  std::string links;
  for (int i = 0; i < 500; ++i) {
    links += "<a href=http://dead.example.cn/" + std::to_string(i) + ">x</a>";
  }
  site.Page(kHome, links);
  site.Page("http://control.cn/", "here");
  site.fetcher().FailHost("dead.example.cn", Outcome::kNoSuchName);
  site.options().controls = {"http://control.cn/"};
  site.Gather();
  EXPECT_TRUE(site.info().control_passed);
  const auto record = site.Url("http://dead.example.cn/499");
  EXPECT_EQ(record.outcome, Outcome::kNoSuchName);
  EXPECT_EQ(record.account, Account::kExternalChecked);
  EXPECT_EQ(record.attempt_count, 4);
  EXPECT_EQ(site.snapshot().attempts(record.id).value().size(), 4u);
  std::size_t asked = 0;
  for (const auto& asking : site.fetcher().asked()) {
    asked += asking.url.find("dead.example.cn") != std::string::npos;
  }
  EXPECT_EQ(asked, 4u);
  EXPECT_GE(site.info().finished - site.info().started, 75'000);
}

TEST(GathererTest, SilenceElsewhereIsNotJudgedWithoutAControl) {
  ScriptedSite site;
  site.Page(kHome, "<a href=http://dead.example.cn/>x</a><a href=http://gone.example.cn/>y</a>");
  site.fetcher().FailHost("dead.example.cn", Outcome::kRefused);
  site.Status("http://gone.example.cn/", 404);
  site.Gather();
  const auto dead = site.Url("http://dead.example.cn/");
  EXPECT_EQ(dead.account, Account::kCouldNotCheck);
  EXPECT_EQ(dead.why, NotCheckedWhy::kNoControl);
  EXPECT_EQ(site.Url("http://gone.example.cn/").account, Account::kExternalChecked);
  EXPECT_TRUE(site.info().complete);
}

TEST(GathererTest, ABorderThatAnswersForOthersMakesNoDeadLinks) {
  for (const bool intercepted : {false, true}) {
    ScriptedSite site;
    site.Page(kHome, "<a href=http://other.cn/x>甲</a><a href=/gone.html>乙</a>");
    site.Status("http://other.cn/x", 404);
    site.Status(At("/gone.html"), 404);
    site.fetcher().SetIntercepted(intercepted);
    site.Gather();
    EXPECT_EQ(site.Url("http://other.cn/x").account,
              intercepted ? Account::kCouldNotCheck : Account::kExternalChecked);
    EXPECT_EQ(site.Url(At("/gone.html")).account, Account::kFetched) << "the home's own host";
    EXPECT_EQ(HasBound(site.info(), "network_intercepted"), intercepted);
    ExpectAccountAddsUp(site.info());
  }
}

TEST(GathererTest, ASilentAddressOfTheHomesOwnHostIsJudged) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/hangs>a</a><a href=/fine>b</a>");
  site.Fail(At("/hangs"), Outcome::kTimeout, 20'000);
  site.Page(At("/fine"), "fine");
  site.Gather();
  const auto hangs = site.Url(At("/hangs"));
  EXPECT_EQ(hangs.outcome, Outcome::kTimeout);
  EXPECT_EQ(hangs.account, Account::kFetched);
  EXPECT_EQ(hangs.attempt_count, 4);
  EXPECT_TRUE(hangs.tried_in_working_hours);
}

TEST(GathererTest, AHomeThatDoesNotAnswerIsJudgedUnlessTheControlFailsToo) {
  for (const int control : {0, 1, 2}) {
    ScriptedSite site;
    site.fetcher().FailHost("www.example.gov.cn", Outcome::kRefused);
    if (control > 0) site.options().controls = {"http://control.cn/"};
    if (control == 1) site.Page("http://control.cn/", "here");
    if (control == 2) site.fetcher().FailHost("control.cn", Outcome::kTimeout, 1000);
    site.Gather();
    const auto home = site.Url(kHome);
    EXPECT_EQ(home.outcome, Outcome::kRefused);
    EXPECT_EQ(home.attempt_count, 4);
    EXPECT_EQ(site.info().stopped_by, control == 2 ? "network" : "");
    EXPECT_EQ(home.account, control == 2 ? Account::kCouldNotCheck : Account::kFetched);
    EXPECT_EQ(site.info().control_passed, control == 1);
  }
}

TEST(GathererTest, ARedirectIsAsGoodAsItsTargetWhichIsAskedOnce) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/old.html>a</a><a href=/lost.html>b</a><a href=/new.html>c</a>");
  site.fetcher().AddRedirect(At("/old.html"), "/new.html", 301);
  site.Page(At("/new.html"), "new");
  site.fetcher().AddRedirect(At("/lost.html"), "missing.html");
  site.Gather();
  const auto old = site.Url(At("/old.html"));
  EXPECT_EQ(old.outcome, Outcome::kOk);
  EXPECT_EQ(old.redirect_to, site.Url(At("/new.html")).id);
  EXPECT_EQ(site.fetcher().AskedTimes(At("/new.html")), 1u);
  const auto lost = site.Url(At("/lost.html"));
  EXPECT_EQ(lost.outcome, Outcome::kGone);
  EXPECT_EQ(lost.status, 404);
  const auto attempts = site.snapshot().attempts(old.id).value();
  ASSERT_EQ(attempts.size(), 1u);
  ASSERT_EQ(attempts[0].hops.size(), 1u);
  EXPECT_EQ(attempts[0].hops[0].status, 301);
}

TEST(GathererTest, RedirectLoopsAndEndlessChainsAreTold) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/1>a</a><a href=/self>b</a><a href=/n/0>c</a><a href=/in>d</a>");
  site.fetcher().AddRedirect(At("/1"), "/2");
  site.fetcher().AddRedirect(At("/2"), "/1");
  site.fetcher().AddRedirect(At("/in"), "/1");
  site.fetcher().AddRedirect(At("/self"), "/self");
  for (int i = 0; i < 40; ++i) {
    site.fetcher().AddRedirect(At("/n/" + std::to_string(i)), "/n/" + std::to_string(i + 1));
  }
  site.Gather();
  for (const char* path : {"/1", "/2", "/self", "/in"}) {
    EXPECT_EQ(site.Url(At(path)).outcome, Outcome::kRedirectLoop) << path;
  }
  EXPECT_EQ(site.Url(At("/n/0")).outcome, Outcome::kTooManyRedirects);
  EXPECT_EQ(site.snapshot().FindUrl(At("/n/20")), model::kNoUrl);
  ExpectAccountAddsUp(site.info());
}

TEST(GathererTest, APageBehindACookieIsNoLoop) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/door>a</a>");
  ScriptedReply door;
  door.status = 302;
  door.headers = {{"Location", "/door"}, {"Set-Cookie", "seen=1; path=/"}};
  site.fetcher().Add(At("/door"), door);
  site.Page(At("/door"), "inside");
  site.Gather();
  EXPECT_EQ(site.Url(At("/door")).outcome, Outcome::kOk);
  EXPECT_EQ(site.fetcher().asked().back().cookie, "seen=1");
}

TEST(GathererTest, TheHomeMayMoveToItsOtherHost) {
  ScriptedSite site("http://example.gov.cn/");
  site.fetcher().AddRedirect("http://example.gov.cn/", "https://www.example.gov.cn/index.html");
  site.Page("https://www.example.gov.cn/index.html", "<a href=a.html>a</a>");
  site.Page("https://www.example.gov.cn/a.html", "a");
  site.Gather();
  EXPECT_EQ(site.snapshot().page_count(), 2u);
  EXPECT_TRUE(site.Url("https://www.example.gov.cn/a.html").in_scope);
  EXPECT_EQ(site.Url("http://example.gov.cn/").outcome, Outcome::kOk);
}

TEST(GathererTest, RobotsAreObeyedOrWaived) {
  for (const bool obey : {true, false}) {
    ScriptedSite site;
    site.options().obey_robots = obey;
    site.File(At("/robots.txt"), "text/plain", "User-agent: *\nDisallow: /private/\n");
    site.Page(kHome, "<a href=/private/a.html>a</a><a href=/b.html>b</a>");
    site.Page(At("/private/a.html"), "a");
    site.Page(At("/b.html"), "b");
    site.Gather();
    EXPECT_EQ(site.Url(At("/private/a.html")).account,
              obey ? Account::kSkippedRobots : Account::kFetched);
    EXPECT_EQ(site.info().coverage.skipped_robots, obey ? 1u : 0u);
    ASSERT_EQ(site.snapshot().hosts().size(), 1u);
    EXPECT_EQ(site.snapshot().hosts()[0].robots_waived, !obey);
  }
}

TEST(GathererTest, ImagesAndSheetsAreReadAndTheirOwnLinksFollowed) {
  ScriptedSite site;
  site.Page(kHome,
            "<link rel=stylesheet href=/css/s.css><img src=/i/a.png alt=a><img src=/i/page.png>");
  site.File(At("/css/s.css"), "text/css", "body{background:url(../i/bg.png)}");
  site.File(At("/i/a.png"), "image/png", "\x89PNG\r\n\x1a\n");
  site.Page(At("/i/page.png"), "no image at all");
  site.Gather();
  const auto background = site.Url(At("/i/bg.png"));
  EXPECT_EQ(background.outcome, Outcome::kGone);
  EXPECT_EQ(background.found_on, site.Url(At("/css/s.css")).id);
  EXPECT_TRUE(background.uses & model::kUseCssImage);
  const auto sheet = site.snapshot().page(site.Url(At("/css/s.css")).id);
  ASSERT_TRUE(sheet);
  EXPECT_TRUE(sheet->is_style_sheet);
  EXPECT_TRUE(site.Url(At("/i/page.png")).file.error_page);
  EXPECT_EQ(site.Url(At("/i/a.png")).file.integrity, model::Integrity::kTruncated);
}

std::string RefererTo(ScriptedSite& site, std::string_view url) {
  for (const ScriptedFetcher::Asked& asked : site.fetcher().asked()) {
    if (asked.url == url) return asked.referer;
  }
  return "never asked";
}

// strict-origin-when-cross-origin, as browsers do it.
TEST(GathererTest, AnAddressIsAskedWithThePageItWasFoundOn) {
  ScriptedSite site;
  site.options().use_sitemaps = true;
  site.File(At("/robots.txt"), "text/plain", "User-agent: *\nAllow: /\n");
  site.Page(kHome,
            "<a href=/n/a.html?id=1>a</a><img src=http://img.else.cn/i.png>"
            "<link rel=stylesheet href=/s.css><a href=/rd>r</a>"
            "<a href=https://www.example.gov.cn/t.html>t</a>");
  site.Page(At("/n/a.html?id=1"), "<a href=b.html>b</a>");
  site.Page(At("/n/b.html"), "b");
  site.File(At("/s.css"), "text/css", "body{background:url(bg.png)}");
  site.fetcher().AddRedirect(At("/rd"), "/end.html");
  site.Page(At("/end.html"), "end");
  site.Page("https://www.example.gov.cn/t.html", "<a href=http://www.example.gov.cn/u.html>u</a>");
  site.Page(At("/u.html"), "u");
  site.Gather();
  EXPECT_EQ(RefererTo(site, kHome), "");
  EXPECT_EQ(RefererTo(site, At("/robots.txt")), "");
  EXPECT_EQ(RefererTo(site, At("/sitemap.xml")), "");
  EXPECT_EQ(RefererTo(site, At("/n/a.html?id=1")), kHome);
  EXPECT_EQ(RefererTo(site, At("/n/b.html")), At("/n/a.html?id=1"));
  EXPECT_EQ(RefererTo(site, "http://img.else.cn/i.png"), kHome);
  EXPECT_EQ(RefererTo(site, At("/bg.png")), At("/s.css"));
  EXPECT_EQ(RefererTo(site, At("/end.html")), kHome);  // of the page that was left, not of /rd
  EXPECT_EQ(RefererTo(site, "https://www.example.gov.cn/t.html"), kHome);
  EXPECT_EQ(RefererTo(site, At("/u.html")), "");  // never from https to http
}

TEST(GathererTest, AnotherOriginLearnsTheOriginOnly) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/n/a.html>a</a>");
  site.Page(At("/n/a.html"), "<a href=http://other.cn/x>x</a>");
  site.Page("http://other.cn/x", "x");
  site.Gather();
  EXPECT_EQ(RefererTo(site, "http://other.cn/x"), kHome);
}

TEST(GathererTest, AScriptLendsTheMarksOfTheFooterItWrites) {
  ScriptedSite site;
  site.Page(kHome, "<script src=/foot.js></script><script src=/plain.js></script>");
  site.File(At("/foot.js"), "application/javascript",
            "document.write('<p>网站标识码：4190010001 豫ICP备05000001号</p>');");
  site.File(At("/plain.js"), "application/javascript", "document.write('<p>欢迎</p>');");
  site.Gather();
  const auto script = site.snapshot().page(site.Url(At("/foot.js")).id);
  ASSERT_TRUE(script);
  EXPECT_TRUE(script->is_style_sheet);
  EXPECT_EQ(script->marks.id_code, "4190010001");
  EXPECT_FALSE(site.snapshot().page(site.Url(At("/plain.js")).id));
}

TEST(GathererTest, WhatAScriptFillsIsReadWhereItsAddressIsSentOn) {
  ScriptedSite site;
  site.Page(kHome, "<script src=/js/list.js></script><a href=/old>a</a>");
  site.fetcher().AddRedirect(At("/js/list.js"), "/js2/list.js");
  site.fetcher().AddRedirect(At("/old"), "/new.txt");
  const std::string fills = "$.ajax({url:'/api/list',success:function(d){$('#box').html(d)}});";
  site.File(At("/js2/list.js"), "application/javascript", fills);
  site.File(At("/new.txt"), "text/plain", fills);
  site.Gather();
  const auto script = site.snapshot().page(site.Url(At("/js2/list.js")).id);
  ASSERT_TRUE(script);
  EXPECT_TRUE(script->is_style_sheet);
  EXPECT_FALSE(script->lists.frame_marks.empty());
}

TEST(GathererTest, FormsAreNotAskedAndIntranetAddressesNeither) {
  ScriptedSite site;
  site.Page(kHome,
            "<form method=post action=/login.do><input name=a></form>"
            "<a href=http://192.168.1.10/oa/>办公</a><a href=http://localhost/x>本机</a>");
  site.Gather();
  EXPECT_EQ(site.fetcher().AskedTimes(At("/login.do")), 0u);
  EXPECT_EQ(site.Url(At("/login.do")).account, Account::kSkippedScope);
  EXPECT_EQ(site.Url("http://192.168.1.10/oa/").outcome, Outcome::kIntranetTarget);
  EXPECT_EQ(site.Url("http://localhost/x").outcome, Outcome::kIntranetTarget);
  EXPECT_EQ(site.fetcher().AskedTimes("http://192.168.1.10/oa/"), 0u);
}

TEST(GathererTest, PageLimitIsSaidAndTheAccountAddsUp) {
  ScriptedSite site;
  std::string links;
  for (int i = 0; i < 50; ++i) {
    links += "<a href=/" + std::to_string(i) + ".html>x</a>";
    site.Page(At("/" + std::to_string(i) + ".html"), std::to_string(i));
  }
  site.Page(kHome, links);
  site.options().max_pages = 10;
  site.Gather();
  EXPECT_EQ(site.snapshot().page_count(), 10u);
  EXPECT_EQ(site.info().coverage.skipped_page_limit, 41u);
  EXPECT_TRUE(HasBound(site.info(), "max_pages"));
  EXPECT_FALSE(site.info().complete);
  EXPECT_EQ(site.info().stopped_by, "max_pages");
  ExpectAccountAddsUp(site.info());
}

TEST(GathererTest, ACalendarIsCutAndALargeSiteIsNot) {
  ScriptedSite site;
  std::string links;
  for (int i = 0; i < 600; ++i) {
    const std::string path = "/art/2022/t" + std::to_string(1000 + i) + ".html";
    links += "<a href=" + path + ">文章</a>";
    site.Page(At(path), "第" + std::to_string(i) + "篇文章");
  }
  site.Page(kHome, links + "<a href=/cal?year=2022>历</a>");
  for (int year = 1940; year < 2060; ++year) {
    site.Page(At("/cal?year=" + std::to_string(year)), "<a href=?year=" + std::to_string(year + 1) +
                                                           ">下一年</a>年 " + std::to_string(year));
  }
  site.Gather();
  EXPECT_EQ(site.Url(At("/cal?year=2023")).account, Account::kFetched);
  EXPECT_EQ(site.Url(At("/cal?year=2024")).account, Account::kSkippedTrap);
  EXPECT_TRUE(HasBound(site.info(), "trap_calendar"));
  EXPECT_EQ(site.snapshot().page_count(), 603u);
}

TEST(GathererTest, AnEndlessPathOfTheSameTextIsCut) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/list/?p=1>表</a>");
  ScriptedReply same;
  same.body = "<title>无</title><body>没有数据</body>";
  site.fetcher().SetHostDefault("www.example.gov.cn", same);
  for (int i = 1; i < 400; ++i) {
    site.Page(At("/list/?p=" + std::to_string(i)),
              "没有数据<a href=?p=" + std::to_string(i + 1) + ">下一页</a>");
  }
  site.options().max_depth = 10'000;
  site.Gather();
  EXPECT_TRUE(HasBound(site.info(), "trap_no_news"));
  EXPECT_LT(site.snapshot().page_count(), 60u);
}

TEST(GathererTest, AFullDiskEndsTheInspectionAsOurError) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/a>a</a>");
  site.snapshot().FailAfter(1);
  const Status status = site.TryGather();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kNoSpace);
}

TEST(GathererTest, StoppingEndsInOrderAndSaysSo) {
  ScriptedSite site;
  site.Page(kHome, "<a href=/a>a</a>");
  const std::atomic<bool> stop{true};
  ASSERT_TRUE(site.TryGather(&stop));
  EXPECT_FALSE(site.info().complete);
  EXPECT_EQ(site.info().stopped_by, "interrupted");
  EXPECT_EQ(site.Url(kHome).why, NotCheckedWhy::kStopped);
  ExpectAccountAddsUp(site.info());
}

TEST(GathererTest, AHostThatFallsSilentIsNoCrowdOfDeadLinks) {
  ScriptedSite site;
  std::string links;
  for (int i = 0; i < 200; ++i) {
    const std::string path = "/" + std::to_string(i) + ".html";
    links += "<a href=" + path + ">x</a>";
    if (i < 20) {
      site.Page(At(path), std::to_string(i));
    } else {
      site.Fail(At(path), Outcome::kTimeout, 5000);
    }
  }
  site.Page(kHome, links);
  site.Fail(kHome, Outcome::kTimeout, 5000);
  for (int i = 0; i < 20; ++i) {
    site.Fail(At("/" + std::to_string(i) + ".html"), Outcome::kTimeout, 5000);
  }
  site.Gather();
  EXPECT_FALSE(site.info().complete);
  EXPECT_EQ(site.info().stopped_by, "host_fell_silent");
  for (int i = 20; i < 200; ++i) {
    EXPECT_EQ(site.Url(At("/" + std::to_string(i) + ".html")).account, Account::kCouldNotCheck);
  }
}

TEST(GathererTest, ManyForbiddenPagesDoNotSlowTheirConfirmationDown) {
  ScriptedSite site;
  std::string links;
  for (int i = 0; i < 80; ++i) {
    const std::string number = std::to_string(i);
    links += "<a href=/ok/" + number + ".html>x</a><a href=/no/" + number + ".html>y</a>";
    site.Page(At("/ok/" + number + ".html"), number);
    site.Status(At("/no/" + number + ".html"), 403);
  }
  site.Page(kHome, links);
  site.Gather();
  EXPECT_EQ(site.Url(At("/no/79.html")).attempt_count, 2);
  EXPECT_FALSE(HasBound(site.info(), "walled_host"));
  EXPECT_LT(site.info().finished - site.info().started, 30'000);
}

TEST(GathererTest, SoftNotFoundProbesGoByShape) {
  ScriptedSite site;
  site.options().max_probes = 16;
  std::string links;
  for (int i = 0; i < 5; ++i) {
    const std::string path = "/soft/t" + std::to_string(100 + i) + ".html";
    links += "<a href=" + path + ">x</a><a href=/hard/t" + std::to_string(i) + ".html>y</a>";
    site.Page(At(path), "真文章" + std::to_string(i));
    site.Page(At("/hard/t" + std::to_string(i) + ".html"), "另一篇" + std::to_string(i));
  }
  site.Page(kHome, links);
  ScriptedReply soft;
  soft.body = "<title>提示</title><body>您访问的页面不存在或已被删除</body>";
  site.fetcher().Add(At("/soft/t998.html"), soft);
  site.fetcher().SetHostDefault("www.example.gov.cn", soft);
  site.Gather();
  ASSERT_FALSE(site.snapshot().probes().empty());
  const auto record = site.Url(At("/soft/t100.html"));
  ASSERT_NE(record.probe, model::kNoProbe);
  const model::ProbeAnswer& answer = site.snapshot().probes()[record.probe];
  EXPECT_EQ(answer.outcome, Outcome::kOk);
  EXPECT_TRUE(answer.repeatable);
  EXPECT_NE(answer.text_digest, 0u);
  EXPECT_EQ(answer.shape, "www.example.gov.cn/soft/t*.html");
  EXPECT_GT(site.info().requests.probe, 0u);
}

TEST(GathererTest, SitemapsAddPagesThatNobodyLinks) {
  ScriptedSite site;
  site.options().use_sitemaps = true;
  site.Page(kHome, "home");
  site.Page(At("/hidden.html"), "hidden");
  site.File(At("/robots.txt"), "text/plain",
            "Sitemap: http://www.example.gov.cn/index.xml\nSitemap: http://evil.cn/s.xml\n");
  site.File(At("/index.xml"), "application/xml",
            "<sitemapindex><sitemap><loc>http://www.example.gov.cn/s1.xml</loc></sitemap>"
            "</sitemapindex>");
  site.File(At("/s1.xml"), "application/xml",
            "<urlset><url><loc> http://www.example.gov.cn/hidden.html </loc></url>"
            "<url><loc>http://elsewhere.cn/x</loc></url></urlset>");
  site.Gather();
  EXPECT_EQ(site.Url(At("/hidden.html")).account, Account::kFetched);
  EXPECT_EQ(site.snapshot().FindUrl("http://elsewhere.cn/x"), model::kNoUrl);
  EXPECT_EQ(site.fetcher().AskedTimes("http://evil.cn/s.xml"), 0u);
}

TEST(GathererTest, BadOptionsAreNamed) {
  ScriptedSite site("ftp://www.example.gov.cn/");
  const Status status = site.TryGather();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(status.error().message.find("ftp://www.example.gov.cn/"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::gather
