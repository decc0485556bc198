// SPDX-License-Identifier: Apache-2.0
//
// The real binary, killed with SIGKILL at every kind of moment and started again: it goes on, asks
// for nothing twice but what was in flight, and comes to the report of a run that was never killed.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <set>
#include <thread>

#include "mocksite/mock_site.h"
#include "tests/e2e/program_fixture.h"

namespace xuncha::e2e {
namespace {

using mocksite::Connection;
using mocksite::MockSite;
using mocksite::Request;
using nlohmann::json;
using ::testing::HasSubstr;

constexpr int kConcurrency = 3;
// Connections of the site and one more on the way, in either direction.
constexpr std::size_t kInFlight = kConcurrency + 2;

mocksite::Handler Slowly(int status, std::string headers, std::string body) {
  return [status, headers, body](const Request&, Connection& connection) {
    if (connection.Pause(4)) connection.Send(mocksite::HttpAnswer(status, headers, body));
  };
}

class Resume : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (IsSkipped()) return;
    ::setenv("XUNCHA_GATHER_GONE_PAUSES_MS", "700", 1);
    ::setenv("XUNCHA_GATHER_FAILING_PAUSES_MS", "300,500", 1);
    ::setenv("XUNCHA_GATHER_SILENT_PAUSES_MS", "200,300,400", 1);
    constexpr const char* kHtml = "Content-Type: text/html; charset=utf-8\r\n";
    std::string home =
        "<title>首页</title><a href=/list/>列表</a><a href=/moved>搬走</a>"
        "<a href=/loop1>圈</a><a href=/cookie>甜</a><a href=/hidden/a.html>密</a>"
        "<link rel=stylesheet href=/s.css><a href=http://127.0.0.1:1/x>外</a>"
        "<a href=/wall>墙</a><a href=/broken>坏</a>";
    std::string list = "<title>列表</title><ul>";
    for (int i = 0; i < 60; ++i) {
      const std::string n = std::to_string(i);
      list += "<li><a href=/a/" + n + ".html>文章" + n + "</a> 2022-08-0" +
              std::to_string(i % 9 + 1) + "</li>";
      std::string page = "<title>文章" + n + "</title><h1>文章" + n + "</h1><p>正文" + n +
                         "，内容各不相同。<a href=/>首页</a><a href=/a/" +
                         std::to_string((i * 7) % 60) + ".html>下一篇</a>";
      if (i % 10 == 3) page += "<a href=/gone/" + n + ".html>没了</a>";
      if (i % 15 == 4) page += "<img src=/img/" + n + ".png>";
      if (i % 20 == 5) page += "<a href=/fail/" + n + ".html>坏了</a>";
      site_.Handle("/a/" + n + ".html", Slowly(200, kHtml, page));
    }
    site_.Handle("/", Slowly(200, kHtml, home));
    site_.Handle("/list/", Slowly(200, kHtml, list + "</ul>"));
    site_.Redirect("/moved", "/a/1.html");
    site_.Redirect("/loop1", "/loop2");
    site_.Redirect("/loop2", "/loop1");
    site_.Handle("/cookie", [](const Request& request, Connection& connection) {
      const bool known = request.Header("cookie").find("k=v") != std::string::npos;
      connection.Send(
          known ? mocksite::HttpAnswer(200, "Content-Type: text/html\r\n", "<title>甜</title>ok")
                : mocksite::HttpAnswer(302, "Location: /cookie\r\nSet-Cookie: k=v\r\n", ""));
    });
    site_.Status("/wall", 412);
    site_.Status("/broken", 500);
    site_.Status("/fail/*", 503 - 1);
    site_.Handle("/s.css", Slowly(200, "Content-Type: text/css\r\n", "a{background:url(/bg.png)}"));
    site_.Handle("/robots.txt",
                 Slowly(200, "Content-Type: text/plain\r\n",
                        "User-agent: *\nDisallow: /hidden/\nSitemap: " + site_.Url("/map.xml")));
    site_.Handle("/map.xml", Slowly(200, "Content-Type: text/xml\r\n",
                                    "<urlset><url><loc>" + site_.Url("/only-in-map.html") +
                                        "</loc></url><url><loc>" + site_.Url("/a/2.html") +
                                        "</loc></url></urlset>"));
    site_.Handle("/only-in-map.html", Slowly(200, kHtml, "<title>孤页</title>孤页的正文"));
  }

  std::vector<std::string> Command(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"check",
                                   site_.Url("/"),
                                   "--allow-private",
                                   "--rate",
                                   "0",
                                   "--concurrency",
                                   std::to_string(kConcurrency),
                                   "--format",
                                   "json",
                                   "--as-of",
                                   "2022-08-23",
                                   "--data",
                                   data_};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  // Starts the program and kills it once `moment` is reached (or lets it end).
  template <class Moment>
  void StartAndKill(Moment moment) {
    std::vector<std::string> words = Command();
    words.insert(words.begin(), XUNCHA_BINARY_PATH);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const int null = ::open("/dev/null", O_WRONLY);
      ::dup2(null, 1);
      ::dup2(null, 2);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    for (int i = 0; i < 60'000 && !moment(); ++i) {
      std::this_thread::sleep_for(std::chrono::microseconds(500));
      if (::waitpid(child, nullptr, WNOHANG) != 0) return;
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }

  std::map<std::string, int> CountFrom(std::size_t first) const {
    std::map<std::string, int> counts;
    const std::vector<std::string> targets = site_.targets();
    for (std::size_t i = first; i < targets.size(); ++i) ++counts[targets[i]];
    return counts;
  }

  // What a report says of the site, without what time and chance make of it.
  static json Essence(const json& report) {
    json essence;
    for (const char* key : {"complete", "stopped_by", "coverage", "checks", "columns", "verdict",
                            "not_checked", "bounds", "site"}) {
      essence[key] = report[key];
    }
    for (json finding : report["findings"]) {
      finding.erase("evidence");
      essence["findings"].push_back(finding);
    }
    return essence;
  }

  MockSite site_;
  std::string data_ = Path(folder_.path() / "data");
};

TEST_F(Resume, AfterAKillAtAnyMomentTheReportIsThatOfAWholeRun) {
  const std::size_t before = site_.targets().size();
  const Ended whole = Xuncha(Command());
  ASSERT_EQ(whole.status, 2) << whole.err;
  const json expected = json::parse(whole.out);
  const std::map<std::string, int> counts = CountFrom(before);
  const std::size_t requests = site_.targets().size() - before;
  ASSERT_GT(requests, 90U);

  int killed = 0;
  for (const std::size_t moment : {std::size_t{1}, std::size_t{2}, std::size_t{4}, std::size_t{9},
                                   std::size_t{25}, std::size_t{50}, std::size_t{70}, requests - 20,
                                   requests - 12, requests - 6, requests - 2}) {
    SCOPED_TRACE("killed after " + std::to_string(moment) + " of " + std::to_string(requests));
    data_ = Path(folder_.path() / ("data" + std::to_string(moment)));
    const std::size_t first = site_.targets().size();
    StartAndKill([&] { return site_.targets().size() >= first + moment; });
    const Ended again = Xuncha(Command());
    ASSERT_EQ(again.status, 2) << again.err;
    killed += again.err.find("Going on with") != std::string::npos ? 1 : 0;
    const json report = json::parse(again.out);
    EXPECT_TRUE(Essence(report) == Essence(expected))
        << json::diff(Essence(expected), Essence(report)).dump(1).substr(0, 3000);
    ExpectAccountAddsUp(report);
    std::size_t twice = 0;
    for (const auto& [target, count] : CountFrom(first)) {
      const auto known = counts.find(target);
      const int usual = known == counts.end() ? 0 : known->second;
      // A redirect loop is walked in one go of several questions; cut short, it is walked again.
      const bool in_chain = target.starts_with("/loop") || target == "/cookie";
      EXPECT_LE(count, usual + (in_chain ? 3 : 1)) << target;
      if (count > usual) ++twice;
    }
    EXPECT_LE(twice, kInFlight);
    EXPECT_EQ(Xuncha({"snapshot", "verify", "--data", data_}).status, 0);
    const Ended list = Xuncha({"snapshot", "list", "--format", "json", "--data", data_});
    EXPECT_EQ(json::parse(list.out).size(), 1U);
    for (const auto& entry : std::filesystem::directory_iterator(data_ + "/snapshots")) {
      EXPECT_FALSE(Path(entry.path()).ends_with(".partial"));
    }
  }
  EXPECT_GE(killed, 9) << "nearly all of them went on";
}

TEST_F(Resume, KilledAgainAndAgainItStillEnds) {
  const Ended whole = Xuncha(Command());
  const json expected = json::parse(whole.out);
  data_ = Path(folder_.path() / "again");
  for (int round = 0; round < 12; ++round) {
    const std::size_t first = site_.targets().size();
    const auto begun = std::chrono::steady_clock::now();
    StartAndKill([&] {
      return site_.targets().size() >= first + 9 ||
             std::chrono::steady_clock::now() - begun > std::chrono::milliseconds(400);
    });
  }
  const Ended last = Xuncha(Command());
  ASSERT_EQ(last.status, 2) << last.err;
  const json report = json::parse(last.out);
  EXPECT_EQ(Essence(report), Essence(expected))
      << json::diff(Essence(expected), Essence(report)).dump(1).substr(0, 3000);
}

TEST_F(Resume, OtherOptionsOrFreshStartAnewAndSaySo) {
  const auto kill_it = [this] {
    const std::size_t first = site_.targets().size();
    StartAndKill([&] { return site_.targets().size() >= first + 20; });
    return first;
  };
  std::size_t first = kill_it();
  const Ended other = Xuncha(Command({"--max-pages", "50"}));
  EXPECT_THAT(other.err, HasSubstr("had another gather.max_pages"));
  EXPECT_EQ(CountFrom(first)["/list/"], 2);
  first = kill_it();
  const Ended fresh = Xuncha(Command({"--fresh"}));
  EXPECT_THAT(fresh.err, HasSubstr("starting anew"));
  EXPECT_EQ(CountFrom(first)["/list/"], 2);
  first = kill_it();
  // How fast and in which language is nobody's business.
  const Ended same = Xuncha(Command({"--concurrency", "5", "--lang", "zh"}));
  EXPECT_THAT(same.err, HasSubstr("继续"));
  EXPECT_EQ(CountFrom(first)["/list/"], 1);
}

TEST_F(Resume, OneProcessGoesOnTheOtherBegins) {
  StartAndKill([this] { return site_.targets().size() >= 20; });
  std::vector<Ended> ended(3);
  std::vector<std::thread> runs;
  for (Ended& one : ended) {
    runs.emplace_back([this, &one] { one = Xuncha(Command({"--fail-on", "never"})); });
  }
  for (std::thread& run : runs) run.join();
  int went_on = 0;
  for (const Ended& one : ended) {
    EXPECT_EQ(one.status, 0) << one.err;
    went_on += one.err.find("Going on with") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(went_on, 1);
  EXPECT_EQ(Xuncha({"snapshot", "verify", "--data", data_}).status, 0);
  const Ended list = Xuncha({"snapshot", "list", "--format", "json", "--data", data_});
  EXPECT_EQ(json::parse(list.out).size(), 3U);
}

TEST_F(Resume, DamagedRemainsAreNotGoneOnWith) {
  for (const char* name : {"pages.rec", "work/state", "work/frontier.urls", "work/digests"}) {
    SCOPED_TRACE(name);
    const std::size_t first = site_.targets().size();
    StartAndKill([&] { return site_.targets().size() >= first + 40; });
    for (const auto& entry : std::filesystem::directory_iterator(data_ + "/snapshots")) {
      if (Path(entry.path()).ends_with(".partial")) {
        std::filesystem::remove(entry.path() / name);
      }
    }
    const Ended again = Xuncha(Command());
    EXPECT_EQ(again.status, 2) << again.err;
    EXPECT_THAT(again.err, HasSubstr("starting anew"));
    EXPECT_EQ(Xuncha({"snapshot", "verify", "--data", data_}).status, 0);
  }
}

}  // namespace
}  // namespace xuncha::e2e
