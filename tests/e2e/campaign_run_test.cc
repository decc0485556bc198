// SPDX-License-Identifier: Apache-2.0
//
// A round through the real binary on local sites: several at once, paused, killed, gone on with.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
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

constexpr std::size_t kArticles = 40;

class CampaignRun : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    if (IsSkipped()) return;
    Build(first_);
    Build(second_);
    WriteFile(folder_.path() / "units.csv", "单位名称,简称\n应急管理局,应急\n林业局,林业\n");
    WriteFile(folder_.path() / "sites.csv", "网站名称,首页网址,主办单位\n应急管理局网站," +
                                                first_.Url("/") + ",应急\n林业局网站," +
                                                second_.Url("/") + ",林业\n");
    WriteFile(folder_.path() / "c.toml",
              "id = \"T1\"\nname = \"试\"\nmonitoring_point = \"2022-08-24\"\n[[round]]\nfrom = "
              "\"2022-08-15\"\nuntil = "
              "\"2022-08-24\"\n[[round]]\nfrom = \"2022-08-25\"\nuntil = \"2022-08-30\"\n");
    Do({"inventory", "import", "units", Path("units.csv")});
    Do({"inventory", "import", "sites", Path("sites.csv")});
    Do({"campaign", "create", Path("c.toml")});
    Do({"campaign", "open", "T1"});
  }

  // Slow enough to be killed in the middle; an entry of the home page leads nowhere.
  void Build(MockSite& site) const {
    std::string home = "<title>首页</title><a href=/gone.html>办事指南</a>";
    for (std::size_t i = 0; i < kArticles; ++i) {
      const std::string n = std::to_string(i);
      home += "<a href=/a/" + n + ".html>文章" + n + "</a>";
      site.Handle("/a/" + n + ".html", [n](const Request&, Connection& connection) {
        if (!connection.Pause(40)) return;
        connection.Send(mocksite::HttpAnswer(
            200, "Content-Type: text/html; charset=utf-8\r\n",
            "<title>文章" + n + "</title><p>正文" + n + "，各不相同。<a href=/>首页</a>"));
      });
    }
    site.Page("/", home);
  }

  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }
  void Do(std::vector<std::string> words) const {
    words.insert(words.end(), {"--now", "2022-08-16T10:00"});
    const Ended ended = Xuncha(words);
    EXPECT_EQ(ended.status, 0) << ended.err << ended.out;
  }
  static json Ask(std::vector<std::string> words) {
    words.insert(words.end(), {"--now", "2022-08-16T10:00", "--format", "json"});
    json answer = json::parse(Xuncha(words).out, nullptr, false);
    return answer.is_object() ? answer : json::object();
  }
  static std::vector<std::string> RunWords(const char* round = "1") {
    return {"campaign",
            "run",
            "T1",
            "--round",
            round,
            "--sites-at-once",
            "2",
            "--rate",
            "0",
            "--allow-private",
            "--no-external",
            "--now",
            "2022-08-16T10:00"};
  }
  static Ended RunIt(const char* round = "1") { return Xuncha(RunWords(round)); }

  std::size_t Asked() const { return first_.targets().size() + second_.targets().size(); }

  // Starts a run and sends `signal` once the sites were asked so often; its exit status.
  int RunUntil(std::size_t requests, int signal) const {
    std::vector<std::string> words = RunWords();
    words.insert(words.begin(), XUNCHA_BINARY_PATH);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const std::size_t before = Asked();
    const pid_t child = ::fork();
    if (child == 0) {
      const int null = ::open("/dev/null", O_WRONLY);
      ::dup2(null, 1);
      ::dup2(null, 2);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    int status = 0;
    for (int i = 0; i < 60'000 && Asked() < before + requests; ++i) {
      std::this_thread::sleep_for(std::chrono::microseconds(500));
      if (::waitpid(child, &status, WNOHANG) != 0) return WEXITSTATUS(status);
    }
    ::kill(child, signal);
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  static json Round(std::size_t round = 0) {
    return Ask({"campaign", "show", "T1"})["stands"]["rounds"][round];
  }

  MockSite first_;
  MockSite second_;
};

TEST_F(CampaignRun, BothSitesAreInspectedAndTheirProblemsSuspectedOnce) {
  const Ended run = RunIt();
  EXPECT_EQ(run.status, 0) << run.err << run.out;
  EXPECT_THAT(run.err, HasSubstr("应急管理局网站"));
  EXPECT_EQ(Round()["done"], 2);
  const json found = Ask({"finding", "list", "--check", "dead_link"});
  EXPECT_EQ(found["count"], 2) << found.dump(1);
  EXPECT_EQ(found["problems"][0]["state"], "suspected");
  const std::size_t asked = Asked();
  EXPECT_EQ(RunIt().status, 0);  // nothing waits
  EXPECT_EQ(Asked(), asked);
  EXPECT_EQ(RunIt("2").status, 0);
  const json again = Ask({"finding", "list", "--check", "dead_link"});
  EXPECT_EQ(again["count"], 2) << again.dump(1);  // seen in both rounds, counted once
  EXPECT_EQ(again["problems"][0]["rounds"], json({1, 2}));
}

TEST_F(CampaignRun, KilledItGoesOnAndLosesNothing) {
  EXPECT_EQ(RunUntil(20, SIGKILL), 128 + SIGKILL);
  EXPECT_EQ(Round()["running"], 2);
  const std::size_t asked = Asked();
  const Ended again = RunIt();
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(Round()["done"], 2);
  // What was answered before the kill is not asked again.
  EXPECT_LT(Asked() - asked, 2 * (kArticles + 10));
  EXPECT_EQ(Ask({"finding", "list", "--check", "dead_link"})["count"], 2);
}

TEST_F(CampaignRun, InterruptedItPausesAndGoesOn) {
  EXPECT_EQ(RunUntil(20, SIGINT), 1);
  EXPECT_EQ(Round()["waiting"], 2);
  EXPECT_EQ(Listed(), 0U);  // nothing was sealed half done
  EXPECT_EQ(RunIt().status, 0);
  EXPECT_EQ(Round()["done"], 2);
  EXPECT_EQ(Listed(), 2U);
}

TEST_F(CampaignRun, APausedCampaignBeginsNothing) {
  Do({"campaign", "pause", "T1"});
  ExpectOneLine(RunIt(), 1, "paused");
  EXPECT_EQ(Asked(), 0U);
  Do({"campaign", "resume", "T1"});
  EXPECT_EQ(RunIt().status, 0);
}

}  // namespace
}  // namespace xuncha::e2e
