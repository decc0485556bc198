// SPDX-License-Identifier: Apache-2.0
//
// The real binary against certificates that do not hold, a disk that is really full, HTTP/2, and
// sites that lead into a private network; and all of it in Chinese.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <regex>

#include "mocksite/mock_site.h"
#include "tests/e2e/program_fixture.h"

namespace xuncha::e2e {
namespace {

using mocksite::CertificateSpec;
using mocksite::MockSite;
using nlohmann::json;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;

class BadSites : public ProgramTest {
 protected:
  // Inspects a TLS site with a dead link and gives the faults that the certificate finding names.
  std::vector<std::string> FaultsOf(const CertificateSpec& certificate) {
    MockSite site(certificate);
    site.Page("/", "<title>x</title><a href='/gone.html'>x</a>");
    const Ended ended = CheckIt(site.Url("/"), {"--format", "json"});
    EXPECT_EQ(ended.status, 2) << ended.err;
    const json report = json::parse(ended.out, nullptr, false);
    EXPECT_FALSE(report.is_discarded());
    std::vector<std::string> faults;
    bool judged = false;
    for (const json& finding : report["findings"]) {
      judged = judged || finding["check"] == "dead_link";
      if (finding["check"] != "certificate") continue;
      const Ended shown = Xuncha({"show", finding["id"].get<std::string>(), "--format", "json",
                                  "--snapshot", report["snapshot"].get<std::string>()});
      const json explained = json::parse(shown.out, nullptr, false);
      EXPECT_FALSE(explained.is_discarded()) << shown.err;
      for (const json& detail : explained["finding"]["details"]) {
        if (detail["name"] == "fault") faults.push_back(detail["value"]);
      }
    }
    EXPECT_TRUE(judged) << "the pages behind the certificate are judged all the same";
    return faults;
  }
};

TEST_F(BadSites, CertificatesThatDoNotHoldAreFindings) {
  CertificateSpec expired;
  expired.names = {"IP:127.0.0.1"};
  expired.valid_from_days = -90;
  expired.valid_to_days = -3;
  EXPECT_THAT(FaultsOf(expired), Contains("expired"));

  CertificateSpec own;
  own.names = {"IP:127.0.0.1"};
  const std::vector<std::string> faults = FaultsOf(own);
  EXPECT_THAT(faults, Contains("self_signed"));
  EXPECT_THAT(faults, Not(Contains("expired")));
  EXPECT_THAT(faults, Not(Contains("name_differs")));

  CertificateSpec unknown;
  unknown.names = {"IP:127.0.0.1"};
  unknown.self_signed = false;
  EXPECT_THAT(FaultsOf(unknown), Not(Contains("self_signed")));
}

TEST_F(BadSites, ACertificateForAnotherNameIsAFinding) {
  CertificateSpec other;
  other.common_name = "www.other.example";
  other.names = {"DNS:www.other.example"};
  MockSite site(other);
  site.Page("/", "<title>x</title>");
  const std::string port = std::to_string(site.port());
  const Ended ended =
      CheckIt("https://www.site.example:" + port + "/",
              {"--resolve", "www.site.example:" + port + ":127.0.0.1", "--format", "json"});
  EXPECT_EQ(ended.status, 2) << ended.err;
  bool found = false;
  const json report = json::parse(ended.out);
  for (const json& finding : report["findings"]) {
    if (finding["check"] != "certificate") continue;
    found = true;
    EXPECT_THAT(finding["message"].get<std::string>(), HasSubstr("www.other.example"));
  }
  EXPECT_TRUE(found) << ended.out;
  EXPECT_THAT(site.targets(), Contains("/"));
}

// A small file system of its own: what a full disk does at any moment, not what a limit imitates.
TEST_F(BadSites, AFullFileSystemIsOneLineAndNoSnapshot) {
  const std::string place = Path(folder_.path() / "small");
  std::filesystem::create_directory(place);
  if (::geteuid() != 0 || ::mount("tmpfs", place.c_str(), "tmpfs", 0, "size=300k") != 0) {
    GTEST_SKIP() << "SKIPPED: a small file system can be mounted by root only; the file-size limit "
                    "of command_line_test stands in for it";
  }
  struct Unmount {
    std::string place;
    ~Unmount() { ::umount2(place.c_str(), MNT_DETACH); }
  } const unmount{place};
  MockSite site;
  std::string page = "<title>x</title>";
  for (int i = 0; i < 3000; ++i) page += "<a href='/p" + std::to_string(i) + ".html'>x</a>";
  site.Page("/", page);
  for (const char* lang : {"en", "zh"}) {
    const Ended ended =
        CheckIt(site.Url("/"), {"--data", place + "/data", "--no-external", "--lang", lang});
    ExpectOneLine(ended, 1, std::string(lang) == "en" ? "The disk is full" : "磁盘");
    const Ended list = Xuncha({"snapshot", "list", "--format", "json", "--data", place + "/data"});
    EXPECT_EQ(json::parse(list.out).size(), 0U);
  }
}

TEST_F(BadSites, PagesComeOverHttp2) {
  if (const std::string why = Unavailable(); !why.empty()) GTEST_SKIP() << "SKIPPED: " << why;
  const std::filesystem::path root = folder_.path() / "root";
  std::filesystem::create_directory(root);
  std::string links;
  for (int i = 0; i < 20; ++i) {
    const std::string name = "p" + std::to_string(i) + ".html";
    WriteFile(root / name, "<title>page " + name + "</title><p>words");
    links += "<a href=" + name + ">x</a>";
  }
  WriteFile(root / "index.html", "<title>home</title>" + links + "<a href=gone.html>gone</a>");
  const std::string key = Path(folder_.path() / "key.pem");
  const std::string cert = Path(folder_.path() / "cert.pem");
  const Ended made = e2e::Run({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                               "-keyout", key, "-out", cert, "-days", "30", "-subj",
                               "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"});
  ASSERT_EQ(made.status, 0) << made.err;
  const int port = FreePort();
  std::string conf = PlainConf(folder_.path(), root, "/", port);
  const std::string listen = "listen 127.0.0.1:" + std::to_string(port);
  conf.replace(conf.find(listen), listen.size(),
               listen + " ssl http2; ssl_certificate " + cert + "; ssl_certificate_key " + key);
  const std::string uri = "$request_method $request_uri";
  conf.replace(conf.find(uri), uri.size(), uri + " $server_protocol");
  WriteFile(folder_.path() / "nginx.conf", conf);
  const auto nginx = Nginx::Start(folder_.path(), port);
  ASSERT_NE(nginx, nullptr);
  const Ended ended =
      CheckIt("https://127.0.0.1:" + std::to_string(port) + "/", {"--format", "json"});
  EXPECT_EQ(ended.status, 2) << ended.err;
  const json report = json::parse(ended.out);
  EXPECT_EQ(report["complete"], true);
  const std::vector<std::string> requests = nginx->Requests();
  EXPECT_GE(requests.size(), 22U);
  EXPECT_THAT(requests, Each(HasSubstr(" HTTP/2.0")));
  bool dead = false;
  for (const json& finding : report["findings"]) {
    dead = dead || (finding["check"] == "dead_link" && finding["seen"] == "HTTP 404");
  }
  EXPECT_TRUE(dead);
}

TEST_F(BadSites, ANameThatLeadsHomeIsNotAsked) {
  MockSite site;
  site.Page("/", "<title>secret</title>");
  const std::string port = std::to_string(site.port());
  for (const char* host : {"public.example", "127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1",
                           "[::ffff:127.0.0.1]", "127.1", "localhost"}) {
    const Ended ended =
        Xuncha({"check", std::string("http://") + host + ":" + port + "/", "--rate", "0",
                "--resolve", "public.example:" + port + ":127.0.0.1", "--format", "json"});
    const json report = json::parse(ended.out, nullptr, false);
    ASSERT_FALSE(report.is_discarded()) << host << ended.err;
    EXPECT_EQ(report["coverage"]["fetched"], 0) << host;
    EXPECT_EQ(ended.status, report["findings"].empty() ? 1 : 2) << host;  // nothing seen is no pass
    for (const json& finding : report["findings"]) {
      EXPECT_EQ(finding["check"], "domain_name") << host;  // its name is no gov.cn, true enough
    }
    EXPECT_THAT(report["not_checked"][0]["why"].get<std::string>(), HasSubstr("address_refused"))
        << host;
  }
  EXPECT_TRUE(site.targets().empty());
}

// The same from a public site, which needs a public address: a network of its own gives one.
TEST_F(BadSites, APublicSiteLeadsNobodyIntoThePrivateNetwork) {
  if (const std::string why = Unavailable(); !why.empty()) GTEST_SKIP() << "SKIPPED: " << why;
  const Ended can = e2e::Run({"unshare", "-n", "/bin/sh", "-c",
                              "ip link set lo up && ip addr add 93.184.216.34/32 dev lo"});
  if (can.status != 0) GTEST_SKIP() << "SKIPPED: no network of our own here: " << can.err;
  const std::filesystem::path root = folder_.path() / "root";
  std::filesystem::create_directory(root);
  const int port = FreePort();
  const int inner = FreePort();
  const std::string in = std::to_string(inner);
  WriteFile(
      root / "index.html",
      "<title>home</title><a href=/r0>0</a><a href=/r1>1</a><a href=/r2>2</a><a href=/r3>3</a>"
      "<a href=http://2130706433:" +
          in + "/secret>4</a><a href=http://0x7f.1:" + in +
          "/secret>5</a><a href=http://rebind.example:" + in +
          "/secret>6</a>"
          "<a href=http://both.example:" +
          in + "/secret>7</a><a href=/fine.html>8</a>");
  WriteFile(root / "fine.html", "<title>fine</title>");
  WriteFile(root / "secret", "secret");
  std::string conf = PlainConf(folder_.path(), root, "/", port);
  const std::string listen = "listen 127.0.0.1:" + std::to_string(port);
  std::string extra =
      "listen 93.184.216.34:" + std::to_string(port) + "; listen 127.0.0.1:" + in + ";";
  const char* targets[] = {"http://127.0.0.1", "http://2130706433", "http://[::ffff:127.0.0.1]",
                           "http://rebind.example"};
  for (int i = 0; i < 4; ++i) {
    extra += " location = /r" + std::to_string(i) + " { return 302 " + targets[i] + ":" + in +
             "/secret; }";
  }
  conf.replace(conf.find(listen), listen.size() + 1, extra);
  WriteFile(folder_.path() / "nginx.conf", conf);
  const std::string dir = Path(folder_.path());
  const std::string url = "http://93.184.216.34:" + std::to_string(port) + "/";
  const Ended ended = e2e::Run({"unshare", "-n", "/bin/sh", "-c",
                                "ip link set lo up; ip addr add 93.184.216.34/32 dev lo; "
                                "nginx -c " +
                                    dir + "/nginx.conf & sleep 1; \"$0\" check " + url +
                                    " --rate 0 --format json --resolve rebind.example:" + in +
                                    ":127.0.0.1 --resolve both.example:" + in +
                                    ":93.184.216.34,127.0.0.1; "
                                    "status=$?; sleep 1; kill $(cat " +
                                    dir + "/nginx.pid); exit $status",
                                XUNCHA_BINARY_PATH});
  const json report = json::parse(ended.out, nullptr, false);
  ASSERT_FALSE(report.is_discarded()) << ended.err;
  EXPECT_EQ(report["complete"], true);
  const std::string log = ReadFile(folder_.path() / "access.log");
  EXPECT_THAT(log, HasSubstr("GET /fine.html"));
  EXPECT_THAT(log, HasSubstr("GET /r3"));
  EXPECT_THAT(log, Not(HasSubstr("/secret")));
}

// Three English words in a row, none of them a flag, a path or a machine's name.
void ExpectChinese(const std::string& text) {
  static const std::regex sentence("[A-Za-z]+ [a-z]+ [a-z]+");
  for (std::sregex_iterator at(text.begin(), text.end(), sentence), end; at != end; ++at) {
    const std::string words = at->str();
    if (words.starts_with("xuncha ")) continue;  // a command to type
    // What was typed or may be typed, repeated.
    if (words == "not a url" || words == "text json html" || words == "urls pages columns")
      continue;
    ADD_FAILURE() << "English in a Chinese run: \"" << words << "\" in\n" << text.substr(0, 600);
  }
}

TEST_F(BadSites, AChineseRunSpeaksChinese) {
  WriteFile(folder_.path() / "kind.toml", "name = \"x\"\nkind = \"county\"\n");
  WriteFile(folder_.path() / "broken.toml", "name = \"x\"\nkind = \n");
  WriteFile(folder_.path() / "key.toml", "name = \"x\"\nnmae = \"y\"\n");
  WriteFile(folder_.path() / "type.toml", "name = 3\n");
  WriteFile(folder_.path() / "column.toml", "[[columns]]\nurl = \"/a/\"\nkind = 3\n");
  WriteFile(folder_.path() / "rules.toml", "id = \"x\"\n[[indicator]]\nid=\"A\"\n");
  WriteFile(folder_.path() / "profile.toml", "name = \"x\"\n[[tier]]\ngive=\"bad\"\n");
  const auto file = [this](const char* name) { return Path(folder_.path() / name); };
  const std::string url = "http://127.0.0.1:" + std::to_string(FreePort()) + "/";
  const std::vector<std::vector<std::string>> wrong{
      {"check"},
      {"check", "not a url"},
      {"check", "ftp://a.example/"},
      {"check", url, "--rate", "fast"},
      {"check", url, "--rate"},
      {"check", url, "another"},
      {"check", url, "--as-of", "yesterday"},
      {"check", url, "--now", "noon"},
      {"check", url, "--rulebook", "cn-1999"},
      {"check", url, "--rulebook", file("rules.toml")},
      {"check", url, "--rulebook", "/nowhere.toml"},
      {"check", url, "--profile", "nobody"},
      {"check", url, "--profile", file("profile.toml")},
      {"check", url, "--format", "pdf"},
      {"check", url, "--host", "??"},
      {"check", url, "--site", "/nowhere.toml"},
      {"check", url, "--site", file("kind.toml")},
      {"check", url, "--site", file("broken.toml")},
      {"check", url, "--site", file("key.toml")},
      {"check", url, "--site", file("type.toml")},
      {"check", url, "--site", file("column.toml")},
      {"check", url, "--config", file("key.toml")},
      {"check", url, "--resolve", "nonsense"},
      {"check", url, "--control", "nonsense"},
      {"check", url, "--data", "/proc/xuncha"},
      {"check", url, "--data", "/dev/null"},
      {"check", url, "--nonsense"},
      {"audit", "nothing"},
      {"show", "f-none"},
      {"snapshot"},
      {"snapshot", "show", "nothing"},
      {"facts", "/nowhere.html"},
      {"facts", url, "--allow-private"},
      {"facts", url},
      {"nonsense"},
  };
  for (std::vector<std::string> words : wrong) {
    ::setenv("XUNCHA_LANG", "zh", 1);
    const Ended ended = Xuncha(words);
    EXPECT_NE(ended.status, 0) << testing::PrintToString(words);
    EXPECT_EQ(ended.out, "") << testing::PrintToString(words);
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    ExpectChinese(ended.err);
  }

  MockSite site;
  site.Page("/",
            "<title>首页</title><a href=/gone.html>甲</a><a href=/wall>乙</a><a href=/drip>丙</a>"
            "<a href=/reset>丁</a><a href=/lie>戊</a><a href=/garbage>己</a><a href=/bomb>庚</a>"
            "<img src=/lie.png><img src=/cut.png><a href=http://no-such.invalid/>辛</a>"
            "<a href=http://127.0.0.1:1/x>壬</a><a href=/e?a=1&b=2&c=3&d=4&e=5&f=6>癸</a>");
  site.Status("/wall", 412);
  site.Handle("/drip", mocksite::DripHead(10));
  site.Handle("/reset", mocksite::ResetAtOnce());
  site.Handle("/lie", mocksite::LyingLength(1000, "short"));
  site.Handle("/lie.png", mocksite::LyingLength(1000, "\x89PNG"));
  site.Handle("/cut.png", mocksite::ResetInBody());
  site.Handle("/garbage", mocksite::Garbage("this is not HTTP\r\n\r\n"));
  site.Handle("/bomb", mocksite::GzipBomb(std::uint64_t{1} << 28));
  for (const char* format : {"text", "json", "html"}) {
    const Ended ended = CheckIt(
        site.Url("/"), {"--format", format, "--max-pages", "30", "--all", "--max-seconds", "60"});
    EXPECT_EQ(ended.status, 2) << ended.err;
    std::string text = ended.out;
    if (std::string(format) == "html") {
      text =
          std::regex_replace(text, std::regex("<style>[^]*?</style>|<script>[^]*?</script>"), "");
      text = std::regex_replace(text, std::regex("<[^>]*>"), "\n");
    }
    ExpectChinese(text);
  }
  for (const char* path : {"/drip", "/reset", "/lie", "/garbage", "/bomb", "/wall", "/cut.png"}) {
    const Ended shown = Xuncha({"show", site.Url(path)});
    EXPECT_EQ(shown.status, 0) << shown.err;
    ExpectChinese(shown.out);
  }
}

}  // namespace
}  // namespace xuncha::e2e
