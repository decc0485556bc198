// SPDX-License-Identifier: Apache-2.0
//
// Sites whose columns have a known truth, of three of the families that the detector may be tuned
// on (the others judge it: bench/run_bench.py --columns --families heldout). Before that, the
// judges themselves: the truth against the pages, the scorer against a report that is right and
// others that are not.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "site_generator/columns/generate.h"
#include "tests/e2e/local_site.h"
#include "tests/support/source_dir.h"

namespace xuncha::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kPrecisionFloor = "0.97";
constexpr const char* kRecallFloor = "0.95";
constexpr const char* kStateFloor = "0.97";
constexpr bool kColumnsAreDetected = true;  // reports have columns that can be judged

sitegen::columns::Options SmallSite(const std::string& family, const fs::path& folder, int port) {
  sitegen::columns::Options options;
  options.listen = "127.0.0.1:" + std::to_string(port);
  options.base_url = "http://" + options.listen;
  options.out_dir = folder;
  options.family = family;
  options.columns = 70;
  options.articles = 500;
  options.seed = 20220823;
  return options;
}

std::vector<json> ReadLines(const fs::path& path) {
  std::vector<json> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    out.push_back(json::parse(line));
  }
  return out;
}

class ColumnsTruth : public testing::TestWithParam<const char*> {};

TEST_P(ColumnsTruth, FitsThePages) {
  TemporaryFolder folder;
  sitegen::columns::Summary summary;
  std::string error;
  ASSERT_TRUE(
      sitegen::columns::Generate(SmallSite(GetParam(), folder.path(), 8080), summary, error))
      << error;
  const Ended checked =
      e2e::Run({"python3", SourceDir() + "/bench/check_column_truth.py", folder.path()});
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
}

INSTANTIATE_TEST_SUITE_P(
    Families, ColumnsTruth,
    testing::Values("columns-a", "columns-b", "columns-c", "columns-d", "columns-e", "columns-f",
                    "columns-g", "columns-h", "columns-i", "columns-j", "columns-k", "columns-l",
                    "columns-m", "columns-n", "columns-o", "columns-p", "columns-q", "columns-r",
                    "columns-s", "columns-t", "columns-u", "columns-v", "columns-w", "columns-aa",
                    "columns-ab", "columns-ac", "columns-ad", "columns-ae", "columns-af",
                    "columns-ag", "columns-ah", "columns-ai", "columns-aj", "columns-ak",
                    "columns-al", "columns-am", "columns-an", "columns-ao", "columns-ap",
                    "columns-aq", "columns-ar", "columns-as", "columns-at", "columns-au",
                    "columns-av", "columns-aw", "columns-ax", "columns-ay", "columns-az",
                    "columns-ba", "columns-bb"),
    [](const auto& tested) { return std::string(tested.param).substr(8); });

// What a program without a fault would report.
json RightReport(const fs::path& folder) {
  json report = {{"columns", json::array()}, {"findings", json::array()}};
  const auto find = [&](const char* check, const json& url, const char* confidence) {
    report["findings"].push_back({{"check", check}, {"url", url}, {"confidence", confidence}});
  };
  for (const json& column : ReadLines(folder / "columns.ndjson")) {
    json entry;
    for (const char* name : {"url", "path", "kind", "state", "latest", "parent_only"}) {
      entry[name] = column[name];
    }
    report["columns"].push_back(entry);
    if (column["state"] == "blank") {
      find("blank_column", column["url"], "certain");
    }
    if (column["state"] == "stale" && !column["parent_only"]) {
      find("stale_column", column["url"], "likely");
    }
    if (column["undated"] > 0) {
      find("undated_items", column["url"], "review");
    }
    if (column["future"] > 0) {
      find("future_date", column["url"], "review");
    }
  }
  const json about = json::parse(ReadFile(folder / "site.json"));
  if (!about["home"]["updated"]) {
    find("home_not_updated", about["base_url"].get<std::string>() + "/", "certain");
  }
  return report;
}

class ColumnsScorer : public testing::Test {
 protected:
  void SetUp() override {
    sitegen::columns::Summary summary;
    std::string error;
    ASSERT_TRUE(
        sitegen::columns::Generate(SmallSite("columns-a", folder_.path(), 8080), summary, error))
        << error;
    report_ = RightReport(folder_.path());
  }

  // Exit status of the scorer when nothing but the whole is enough.
  int Score() {
    WriteFile(folder_.path() / "report.json", report_.dump());
    const Ended ended =
        e2e::Run({"python3", SourceDir() + "/tools/score_columns.py",
                  folder_.path() / "report.json", folder_.path(), "--require-precision", "1",
                  "--require-recall", "1", "--require-state", "1", "--require-detection", "1"});
    said_ = ended.out + ended.err;
    return ended.status;
  }

  json& Find(const char* list, const char* field, const char* value) {
    for (json& entry : report_[list]) {
      if (entry[field] == value) {
        return entry;
      }
    }
    throw std::runtime_error(std::string("nothing planted: ") + value);
  }

  TemporaryFolder folder_;
  json report_;
  std::string said_;
};

TEST_F(ColumnsScorer, IsContentWithTheTruthInAnySpelling) {
  EXPECT_EQ(Score(), 0) << said_;
  for (json& column : report_["columns"]) {
    column["url"] = column["url"].get<std::string>() + "index.html#top";
  }
  EXPECT_EQ(Score(), 0) << said_;
}

TEST_F(ColumnsScorer, SeesAMissedFinding) {
  Find("findings", "check", "blank_column")["confidence"] = "review";
  EXPECT_EQ(Score(), 1) << said_;
}

TEST_F(ColumnsScorer, SeesAFalseFinding) {
  json finding = Find("findings", "check", "stale_column");
  finding["url"] = Find("columns", "state", "fresh")["url"];
  report_["findings"].push_back(finding);
  EXPECT_EQ(Score(), 1) << said_;
}

TEST_F(ColumnsScorer, SeesOneColumnReportedTwice) {
  report_["findings"].push_back(Find("findings", "check", "undated_items"));
  EXPECT_EQ(Score(), 1) << said_;
}

TEST_F(ColumnsScorer, SeesAWrongStateALostColumnAndAnInventedOne) {
  Find("columns", "state", "declared_none")["state"] = "blank";
  EXPECT_EQ(Score(), 1) << said_;
  report_ = RightReport(folder_.path());
  report_["columns"].erase(report_["columns"].begin());
  EXPECT_EQ(Score(), 1) << said_;
  report_ = RightReport(folder_.path());
  json invented = report_["columns"][0];
  invented["url"] = "http://127.0.0.1:8080/lxwm/";
  report_["columns"].push_back(invented);
  EXPECT_EQ(Score(), 1) << said_;
}

class ColumnsSite : public testing::TestWithParam<const char*> {};

TEST_P(ColumnsSite, ColumnsAreUnderstood) {
  if (!kColumnsAreDetected) {
    GTEST_SKIP() << "reports have no columns yet";
  }
  if (const std::string why = Unavailable(); !why.empty()) {
    GTEST_SKIP() << why;
  }
  TemporaryFolder folder;
  const int port = FreePort();
  const auto options = SmallSite(GetParam(), folder.path(), port);
  sitegen::columns::Summary summary;
  std::string error;
  ASSERT_TRUE(sitegen::columns::Generate(options, summary, error)) << error;
  const auto server = Nginx::Start(folder.path(), port);
  ASSERT_NE(server, nullptr);
  const std::string day = sitegen::IsoDay(options.as_of);  // the site is as it was on that day
  const json report = Check(options.base_url + "/", folder.path(),
                            {"--as-of", day, "--now", day + "T20:00:00+08:00", "--no-external"});
  ASSERT_TRUE(report.is_object());
  EXPECT_EQ(report["complete"], true);
  const Ended scored =
      e2e::Run({"python3", SourceDir() + "/tools/score_columns.py", folder.path() / "report.json",
                folder.path(), "--require-precision", kPrecisionFloor, "--require-recall",
                kRecallFloor, "--require-state", kStateFloor, "--verbose"});
  EXPECT_EQ(scored.status, 0) << scored.out << scored.err;
}

INSTANTIATE_TEST_SUITE_P(Families, ColumnsSite,
                         testing::Values("columns-a", "columns-c", "columns-d"),
                         [](const auto& tested) { return std::string(1, tested.param[8]); });

}  // namespace
}  // namespace xuncha::e2e
