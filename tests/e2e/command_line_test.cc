// SPDX-License-Identifier: Apache-2.0
//
// The real binary, used rightly and wrongly, on sites that behave and sites that do not: one clear
// line in the language, the right exit status, no half-written snapshot taken for a whole one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "mocksite/mock_site.h"
#include "tests/e2e/program_fixture.h"
#include "tests/support/sanitized.h"

namespace xuncha::e2e {
namespace {

using mocksite::MockSite;
using nlohmann::json;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class CommandLine : public ProgramTest {};

TEST_F(CommandLine, WrongUsageIsOneLineAndStatusThree) {
  ExpectOneLine(Xuncha({}), 3, "No command");
  ExpectOneLine(Xuncha({"check"}), 3, "No address was given");
  ExpectOneLine(Xuncha({"check", "http://"}), 3, "Not a web address: http://");
  ExpectOneLine(Xuncha({"check", "not a url"}), 3, "Not a web address");
  ExpectOneLine(Xuncha({"check", "ftp://a.example/"}), 3, "Only http and https");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--rate", "fast"}), 3, "--rate must be");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--as-of", "yesterday"}), 3,
                "--as-of is not a day: yesterday");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--now", "noon"}), 3, "--now");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--rulebook", "cn-1999"}), 3,
                "no rulebook cn-1999. Known: cn-2019-19");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--profile", "nobody"}), 3,
                "no profile nobody");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--format", "pdf"}), 3, "--format");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--fail-on", "always"}), 3, "--fail-on");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--host", "??"}), 3, "Not a host name");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--site", "/nowhere.toml"}), 3,
                "/nowhere.toml");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--config", "/nowhere.toml"}), 3,
                "/nowhere.toml");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--resolve", "nonsense"}), 3, "nonsense");
  ExpectOneLine(Xuncha({"check", "http://127.0.0.1/", "--control", "nonsense"}), 3, "nonsense");
  ExpectOneLine(Xuncha({"audit", "20220823T000000Z-a-0000"}), 3, "xuncha check");
  ExpectOneLine(Xuncha({"check", "--nonsense"}), 3, "unknown argument --nonsense");
  const Ended chinese = Xuncha({"check", "--lang", "zh"});
  EXPECT_THAT(chinese.err, HasSubstr("没有给出网址"));
  EXPECT_EQ(chinese.status, 3);
}

TEST_F(CommandLine, AWrongSiteFileNamesLineAndKey) {
  WriteFile(folder_.path() / "s.toml", "name = \"x\"\nkind = \"county\"\n");
  ExpectOneLine(Xuncha({"check", "--site", Path(folder_.path() / "s.toml")}), 3,
                "s.toml line 2: kind must be portal or department");
}

TEST_F(CommandLine, FoldersThatCannotBeWrittenAreSaidBeforeTheFirstRequest) {
  MockSite site;
  site.Page("/", "<title>x</title>");
  const Ended ended = CheckIt(site.Url("/"), {"--data", "/proc/xuncha"});
  EXPECT_NE(ended.status, 0);
  EXPECT_NE(ended.status, 2);
  EXPECT_THAT(ended.err, HasSubstr("/proc/xuncha"));
  EXPECT_TRUE(site.targets().empty());
  const Ended out = CheckIt(site.Url("/"), {"--out", "/proc/nowhere/report"});
  EXPECT_THAT(out.err, HasSubstr("/proc/nowhere"));
  EXPECT_NE(out.status, 0);
}

TEST_F(CommandLine, AFullDiskLeavesNoSnapshotBehind) {
  MockSite site;
  std::string page = "<title>x</title>";
  for (int i = 0; i < 3000; ++i) page += "<a href='/p" + std::to_string(i) + ".html'>x</a>";
  site.Page("/", page);
  // A limit on file sizes gives the errors that a full disk gives.
  const Ended ended = e2e::Run({"/bin/sh", "-c",
                                "ulimit -f 8; exec \"$0\" check " + site.Url("/") +
                                    " --allow-private --rate 0 --no-external --max-pages 3",
                                XUNCHA_BINARY_PATH});
  EXPECT_EQ(ended.status, 1) << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("The disk is full"));
  EXPECT_EQ(Listed(), 0U);
  for (const auto& entry : std::filesystem::directory_iterator(Data() + "/snapshots")) {
    EXPECT_THAT(Path(entry.path().filename()), Not(StartsWith("2")));
  }
}

TEST_F(CommandLine, ASiteThatRefusesIsAFinding) {
  const Ended ended =
      CheckIt("http://127.0.0.1:" + std::to_string(FreePort()) + "/", {"--format", "json"});
  EXPECT_EQ(ended.status, 2) << ended.err;
  const json report = json::parse(ended.out);
  EXPECT_EQ(report["findings"][0]["check"], "unreachable");
  EXPECT_EQ(Listed(), 1U);
}

TEST_F(CommandLine, ASelfSignedCertificateIsAFindingAndThePagesAreJudged) {
  MockSite site{mocksite::CertificateSpec{}};
  site.Page("/", "<title>x</title><a href='/gone.html'>x</a>");
  const Ended ended = CheckIt(site.Url("/"), {"--format", "json"});
  EXPECT_EQ(ended.status, 2) << ended.err;
  std::vector<std::string> checks;
  const json report = json::parse(ended.out);
  for (const json& finding : report["findings"]) checks.push_back(finding["check"]);
  EXPECT_THAT(checks, Contains("certificate"));
  EXPECT_THAT(checks, Contains("dead_link"));
}

TEST_F(CommandLine, AuditRepeatsTheReportByteForByte) {
  MockSite site;
  site.Page("/", "<title>x</title><a href='/gone.html'>我要写信</a><a href='/a.html'>a</a>");
  site.Page("/a.html", "<title>a</title><a href='/gone.html'>b</a>");
  const Ended check = CheckIt(site.Url("/"), {"--format", "json", "--as-of", "2022-08-23"});
  ASSERT_EQ(check.status, 2) << check.err;
  const std::string id = json::parse(check.out)["snapshot"];
  const std::size_t asked = site.targets().size();
  for (int round = 0; round < 2; ++round) {
    const Ended audit = Xuncha({"audit", id, "--format", "json", "--as-of", "2022-08-23"});
    EXPECT_EQ(audit.status, 2) << audit.err;
    EXPECT_EQ(audit.out, check.out);
  }
  EXPECT_EQ(site.targets().size(), asked) << "an audit opens no socket";

  const json list = json::parse(Xuncha({"snapshot", "list", "--format", "json"}).out);
  EXPECT_EQ(list.back()["id"], id);
  const Ended urls = Xuncha({"snapshot", "show", id, "--what", "urls", "--format", "ndjson"});
  const json first = json::parse(urls.out.substr(0, urls.out.find('\n')));
  for (const char* key : {"url", "outcome", "status", "depth", "from"}) {
    EXPECT_TRUE(first.contains(key)) << key;
  }
  EXPECT_EQ(Xuncha({"snapshot", "verify"}).status, 0);
  EXPECT_EQ(Xuncha({"snapshot", "reindex"}).status, 0);

  std::string finding;
  const json report = json::parse(check.out);
  for (const json& one : report["findings"]) {
    if (one["check"] == "dead_link") finding = one["id"];
  }
  const Ended show = Xuncha({"show", finding});
  EXPECT_EQ(show.status, 0) << show.err;
  EXPECT_THAT(show.out, HasSubstr("gone HTTP 404"));
  EXPECT_THAT(show.out, HasSubstr("2 attempts"));
  EXPECT_EQ(Xuncha({"show", site.Url("/a.html"), "--format", "json"}).status, 0);
  ExpectOneLine(Xuncha({"show", "f-none"}), 3, "f-none");
  EXPECT_EQ(Xuncha({"audit", id, "--fail-on", "never"}).status, 0);
}

TEST_F(CommandLine, AHostileSiteEndsInOrder) {
  MockSite site;
  site.Page("/",
            "<title>x</title><a href=/drip>1</a><a href=/stall>2</a><a href=/endless>3</a>"
            "<a href=/bomb>4</a><a href=/lie>5</a><a href=/flood>6</a><a href=/reset>7</a>"
            "<a href=/garbage>8</a><a href=/r0>9</a><img src=/lie.png><a href=/nul>0</a>");
  site.Handle("/drip", mocksite::DripHead(10));
  site.Handle("/stall", mocksite::StallBody());
  site.Handle("/endless", mocksite::EndlessBody());
  site.Handle("/bomb", mocksite::GzipBomb(std::uint64_t{1} << 30));
  site.Handle("/lie", mocksite::LyingLength(1000, "short"));
  site.Handle("/lie.png", mocksite::LyingLength(1000, "\x89PNG"));
  site.Handle("/flood", mocksite::HeaderFlood(10'000'000));
  site.Handle("/reset", mocksite::ResetAtOnce());
  site.Handle("/garbage", mocksite::Garbage("this is not HTTP\r\n\r\n"));
  for (int i = 0; i < 30; ++i) {
    site.Redirect("/r" + std::to_string(i), "/r" + std::to_string(i + 1));
  }
  site.Page("/nul", std::string("<title>a\0b</title>\0\0<p>x", 24));
  // Memory under a hard bound: a body, a head or an archive that grew it would end the program.
  // AddressSanitizer reserves terabytes of addresses, so there it watches the resident set instead.
#if defined(XUNCHA_SANITIZED)
  const std::string bound = "export ASAN_OPTIONS=\"$ASAN_OPTIONS:hard_rss_limit_mb=1024\"; ";
#else
  const std::string bound = "ulimit -d 262144; ";
#endif
  const Ended ended = e2e::Run({"/bin/bash", "-c",
                                bound + "exec \"$0\" check " + site.Url("/") +
                                    " --allow-private --rate 0 --format json --max-seconds 60",
                                XUNCHA_BINARY_PATH});
  EXPECT_EQ(ended.status, 2) << ended.err;
  const json report = json::parse(ended.out);
  ExpectAccountAddsUp(report);
}

TEST_F(CommandLine, AnInterruptEndsInOrderAndSaysSo) {
  MockSite site;
  std::string page = "<title>x</title>";
  for (int i = 0; i < 500; ++i) page += "<a href='/p" + std::to_string(i) + ".html'>x</a>";
  site.Page("/", page);
  site.Page("/p*", "<title>p</title>");
  const std::filesystem::path out = folder_.path() / "report.json";
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const std::string url = site.Url("/");
    const std::string to = Path(out);
    ::execl(XUNCHA_BINARY_PATH, "xuncha", "check", url.c_str(), "--allow-private", "--rate", "20",
            "--format", "json", "--out", to.c_str(), nullptr);
    ::_exit(127);
  }
  for (int i = 0; i < 500 && site.targets().size() < 5; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ::kill(child, SIGINT);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 1);
  const json report = json::parse(ReadFile(out));
  EXPECT_EQ(report["complete"], false);
  EXPECT_EQ(report["stopped_by"], "interrupted");
  EXPECT_EQ(Listed(), 1U);
}

TEST_F(CommandLine, TwoAtOnceShareADataFolder) {
  MockSite site;
  site.Page("/", "<title>x</title>");
  std::vector<std::thread> runs;
  std::vector<int> statuses(4, -1);
  for (int& status : statuses) {
    runs.emplace_back([&site, &status] {
      status = CheckIt(site.Url("/"), {"--format", "json", "--fail-on", "never"}).status;
    });
  }
  for (std::thread& run : runs) run.join();
  EXPECT_THAT(statuses, testing::Each(0));
  EXPECT_EQ(Listed(), 4U);
  EXPECT_EQ(Xuncha({"snapshot", "verify"}).status, 0);
}

TEST_F(CommandLine, AReaderThatGoesAwayIsNoError) {
  MockSite site;
  site.Page("/", "<title>x</title>");
  ASSERT_EQ(CheckIt(site.Url("/"), {"--fail-on", "never"}).status, 0);
  const Ended ended =
      e2e::Run({"/bin/bash", "-c", "\"$0\" config example | head -1; echo ${PIPESTATUS[0]}",
                XUNCHA_BINARY_PATH});
  EXPECT_THAT(ended.out, HasSubstr("\n0\n"));
}

TEST_F(CommandLine, FactsOfFilesAreOneLineAPage) {
  WriteFile(folder_.path() / "p.html",
            "<meta charset=utf-8><title>要闻</title><a href='/b.html'>b</a>");
  const Ended ended = Xuncha({"facts", Path(folder_.path() / "p.html"), "--url",
                              "http://a.example/x/", "--format", "ndjson"});
  ASSERT_EQ(ended.status, 0) << ended.err;
  const json page = json::parse(ended.out);
  EXPECT_EQ(page["url"], "http://a.example/x/");
  EXPECT_EQ(page["title"], "要闻");
  EXPECT_EQ(page["links"][0]["url"], "http://a.example/b.html");
  for (const char* key : {"charset", "breadcrumb", "published", "published_from", "items"}) {
    EXPECT_TRUE(page.contains(key)) << key;
  }
  EXPECT_EQ(Xuncha({"facts", "/nowhere.html"}).status, 3);
}

TEST_F(CommandLine, ConfigShowSaysWhereValuesComeFrom) {
  WriteFile(folder_.path() / "x.toml", "[gather]\nrate = 2\n");
  const Ended ended = Xuncha({"config", "show", "--config", Path(folder_.path() / "x.toml")});
  EXPECT_EQ(ended.status, 0);
  EXPECT_THAT(ended.out, HasSubstr("gather.rate = 2.0  <- " + Path(folder_.path() / "x.toml")));
  EXPECT_THAT(ended.out, HasSubstr("<- XUNCHA_GATHER_GONE_PAUSES_MS"));
  EXPECT_THAT(ended.out, HasSubstr("<- default"));
  EXPECT_EQ(Xuncha({"--version"}).status, 0);
}

}  // namespace
}  // namespace xuncha::e2e
