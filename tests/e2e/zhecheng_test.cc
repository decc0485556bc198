// SPDX-License-Identifier: Apache-2.0
//
// A real county's site of 2018, saved by a mirroring tool with holes: its truth is known by walking
// the files. Served on loopback; its links to the outside world meet closed doors.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "tests/e2e/local_site.h"
#include "tests/support/source_dir.h"

namespace xuncha::e2e {
namespace {

namespace fs = std::filesystem;

std::set<std::string> ExpectedDead() {
  std::set<std::string> dead;
  std::ifstream file(SourceDir() + "/tests/e2e/zhecheng_dead.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] == '/') {
      dead.insert(line);
    }
  }
  return dead;
}

std::set<std::string> Without(const std::set<std::string>& all, const std::set<std::string>& some) {
  std::set<std::string> rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

// A copy of the pages in which hosts written as numbers have names instead: `--resolve` pins names
// only, and these must not be asked either.
void CopyWithNamedHosts(const fs::path& from, const fs::path& to) {
  const std::regex number(R"re((https?://)(\d+)\.(\d+)\.(\d+)\.(\d+))re");
  fs::copy(from, to, fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(to)) {
    if (entry.is_regular_file() && entry.path().extension() == ".html") {
      fs::permissions(entry.path(), fs::perms::owner_all);
      WriteFile(entry.path(),
                std::regex_replace(ReadFile(entry.path()), number, "$1ip-$2-$3-$4-$5.example"));
    }
  }
}

// Every absolute address's host and port, to be pinned to a loopback address without a server: a
// test never asks the public Internet.
std::vector<std::string> PinnedHosts(const fs::path& root) {
  std::set<std::string> hosts;
  const std::regex absolute(R"re((https?)://([A-Za-z0-9.\-]+)(:(\d+))?)re");
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".html") {
      continue;
    }
    const std::string html = ReadFile(entry.path());
    for (std::sregex_iterator at(html.begin(), html.end(), absolute), end; at != end; ++at) {
      const std::string port = (*at)[4].matched ? (*at)[4].str() : "";
      hosts.insert((*at)[2].str() + ":" +
                   (port.empty() ? ((*at)[1] == "https" ? "443" : "80") : port));
    }
  }
  std::vector<std::string> options;
  for (const std::string& host : hosts) {
    options.push_back("--resolve");
    options.push_back(host + ":127.255.255.254");
  }
  return options;
}

TEST(Zhecheng, ReachesEveryFileAndReportsExactlyTheDeadTargets) {
  if (const std::string why = Unavailable(); !why.empty()) {
    GTEST_SKIP() << why;
  }
  const fs::path saved = TestData() / "gov-pages/www.zhecheng.gov.cn";
  if (TestData().empty() || !fs::exists(saved)) {
    GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) is not here";
  }
  TemporaryFolder folder;
  const fs::path root = folder.path() / "www";
  CopyWithNamedHosts(saved, root);
  const int port = FreePort();
  WriteFile(folder.path() / "nginx.conf", PlainConf(folder.path(), root, "/", port));
  const auto server = Nginx::Start(folder.path(), port);
  ASSERT_NE(server, nullptr);
  const std::string base = "http://127.0.0.1:" + std::to_string(port);

  const nlohmann::json report = Check(base + "/index.html", folder.path(), PinnedHosts(root));
  ASSERT_TRUE(report.is_object());

  std::set<std::string> dead;
  for (const auto& finding : report["findings"]) {
    const std::string check = finding["check"];
    if (check.starts_with("dead_") && finding["confidence"] != "review") {
      const std::string target = finding["target"];
      dead.insert(target.starts_with(base) ? target.substr(base.size()) : target);
    }
  }
  const std::set<std::string> expected = ExpectedDead();
  EXPECT_EQ(expected.size(), 147u);
  EXPECT_THAT(Without(expected, dead), testing::IsEmpty()) << "missed";
  EXPECT_THAT(Without(dead, expected), testing::IsEmpty()) << "false";

  std::set<std::string> files;
  for (const std::string& request : server->Requests()) {
    const std::string address = request.substr(request.rfind(' ') + 1);
    if (request.starts_with("200 ")) {
      files.insert(address.substr(0, address.find('?')));
    }
  }
  files.erase("/robots.txt");
  EXPECT_EQ(files.size(), 355u);

  // Everything elsewhere, its own public name first of all, could not be checked.
  std::size_t own_name = 0;
  for (const auto& entry : report["not_checked"]) {
    own_name += entry["url"].get<std::string>().starts_with("http://www.zhecheng.gov.cn/") ? 1 : 0;
  }
  EXPECT_GE(own_name, 2000u);
}

}  // namespace
}  // namespace xuncha::e2e
