// SPDX-License-Identifier: Apache-2.0
//
// The columns of a real county's site of 2018 (see zhecheng_test.cc), as of two days: the path of
// each is the breadcrumb that its page prints, read here by other means; which are blank and which
// stood still was looked at one by one (docs/accuracy.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/e2e/local_site.h"

namespace xuncha::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// 此栏目暂无任何新增信息
const std::set<std::string> kBlank{
    "/gzjg/zfgzbm/zfcxgh/index.html",    "/gzjg/zfgzbm/gyxxh/index.html",
    "/gzjg/zfgzbm/xczj/index.html",      "/gzjg/zfgzbm/xswj/index.html",
    "/gzjg/zfgzbm/xtjj/index.html",      "/gzjg/zfgzbm/xspypjdglj/index.html",
    "/gzjg/zssydw/xlyj/index.html",      "/gzjg/zssydw/xgxs/index.html",
    "/gzjg/zssydw/xyllhyhzx/index.html", "/gzjg/bmsssy/xfcfwzx/index.html",
    "/gzjg/bmsssy/xsrhwzx/index.html"};

// Pages that the manifest calls columns and no plain link leads to.
const std::set<std::string> kUnreachable{"/zjzc/qyrk/index.html", "/zjzc/tszc/index.html",
                                         "/zjzc/zcjj/index.html", "/zjzc/zcmr/index.html",
                                         "/zjzc/zcry/index.html", "/zjzc/zrdl/index.html"};

// The labels behind 当前位置, as a regular expression finds them.
std::vector<std::string> PrintedCrumb(const fs::path& file) {
  const std::string html = ReadFile(file);
  std::vector<std::string> labels;
  const std::size_t begin = html.find("当前位置");
  if (begin == std::string::npos) return labels;
  const std::string crumb = html.substr(begin, html.find("</div>", begin) - begin);
  const std::regex anchor(R"(<a [^>]*>\s*([^<]*?)\s*</a>)");
  for (std::sregex_iterator at(crumb.begin(), crumb.end(), anchor), end; at != end; ++at) {
    labels.push_back((*at)[1]);
  }
  return labels;
}

class ZhechengColumns : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = Unavailable(); !why.empty()) GTEST_SKIP() << why;
    root_ = TestData() / "gov-pages/www.zhecheng.gov.cn";
    if (TestData().empty() || !fs::exists(root_)) {
      GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) is not here";
    }
    port_ = FreePort();
    WriteFile(folder_.path() / "nginx.conf", PlainConf(folder_.path(), root_, "/", port_));
    server_ = Nginx::Start(folder_.path(), port_);
    ASSERT_NE(server_, nullptr);
    base_ = "http://127.0.0.1:" + std::to_string(port_);
  }

  json Inspect(const std::string& as_of) {
    TemporaryFolder folder;
    return Check(base_ + "/index.html", folder.path(), {"--as-of", as_of, "--no-external"});
  }

  // Path of the address → column.
  std::map<std::string, json> ByPath(const json& report) const {
    std::map<std::string, json> columns;
    for (const json& column : report["columns"]) {
      columns[column["url"].get<std::string>().substr(base_.size())] = column;
    }
    return columns;
  }

  std::set<std::string> InState(const json& report, const std::string& state) const {
    std::set<std::string> found;
    for (const auto& [path, column] : ByPath(report)) {
      if (column["state"] == state) found.insert(path);
    }
    return found;
  }

  // The addresses of the columns that the verdict names for an indicator.
  std::set<std::string> Named(const json& report, const std::string& indicator) const {
    std::map<std::string, std::string> by_id;
    for (const auto& [path, column] : ByPath(report)) by_id[column["id"]] = path;
    std::set<std::string> named;
    for (const json& veto : report["verdict"]["vetoes"]) {
      if (veto["indicator"] != indicator) continue;
      for (const json& id : veto["columns"]) named.insert(by_id[id]);
    }
    return named;
  }

  TemporaryFolder folder_;
  fs::path root_;
  int port_ = 0;
  std::string base_;
  std::unique_ptr<Nginx> server_;
};

TEST_F(ZhechengColumns, PathsAreThePrintedBreadcrumbs) {
  const json report = Inspect("2018-07-31");
  ASSERT_TRUE(report.is_object());
  const std::map<std::string, json> columns = ByPath(report);
  EXPECT_EQ(columns.size(), 98U);
  for (const auto& [path, column] : columns) {
    EXPECT_EQ(column["path"].get<std::vector<std::string>>(), PrintedCrumb(root_ / path.substr(1)))
        << path;
  }
  // The manifest's 92 column pages: columns, further pages of one, or out of reach.
  const json manifest = json::parse(ReadFile(TestData() / "gov-pages/manifest.json"));
  std::size_t pages = 0;
  const std::regex further(R"(index_\d+\.html$)");
  for (const json& entry : manifest) {
    if (entry["site"] != "www.zhecheng.gov.cn" || entry["page_type"] != "column") continue;
    ++pages;
    const std::string file = entry["file"];
    const std::string path = file.substr(file.find('/'));
    const std::string first = std::regex_replace(path, further, "index.html");
    if (kUnreachable.contains(path)) {
      EXPECT_FALSE(columns.contains(path)) << path;
    } else {
      ASSERT_TRUE(columns.contains(first)) << path;
      EXPECT_EQ(first != path, !columns.contains(path)) << path;
      EXPECT_EQ(columns.at(first)["path"].get<std::vector<std::string>>(),
                PrintedCrumb(root_ / path.substr(1)))
          << path;
    }
  }
  EXPECT_EQ(pages, 92U);
}

TEST_F(ZhechengColumns, StatesAreThoseOfTheDayAndTheVerdictNamesThem) {
  const json then = Inspect("2018-07-31");
  const json later = Inspect("2019-07-31");
  ASSERT_TRUE(then.is_object() && later.is_object());
  EXPECT_EQ(InState(then, "blank"), kBlank);
  EXPECT_EQ(InState(later, "blank"), kBlank);
  EXPECT_THAT(InState(then, "stale"), ::testing::ElementsAre("/xxgk/zdly/czzj/index.html"));
  // A year on everything stands still that did not stand still by its nature.
  EXPECT_EQ(InState(later, "stale").size(), 79U);
  EXPECT_TRUE(InState(later, "fresh").empty());
  EXPECT_EQ(then["verdict"]["result"], "unqualified");
  EXPECT_EQ(Named(then, "V1.4.3"), kBlank);
  EXPECT_EQ(Named(later, "V1.4.3"), kBlank);
  std::set<std::string> vetoes;
  for (const json& veto : later["verdict"]["vetoes"]) vetoes.insert(veto["indicator"]);
  EXPECT_TRUE(vetoes.contains("V1.3")) << "the home page is not updated, either";
}

}  // namespace
}  // namespace xuncha::e2e
