// SPDX-License-Identifier: Apache-2.0
#include "app/inspect_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "app/audit_snapshot.h"
#include "app/explain.h"
#include "app/history.h"
#include "app/snapshots.h"
#include "base/messages.h"
#include "cli/report_json.h"
#include "tests/app/inspect_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

// A small site: a home page with a good, a dead and a blocked link.
class InspectSite_ : public testing::InspectFixture {
 protected:
  void SetUp() override {
    testing::InspectFixture::SetUp();
    fetcher_.AddPage("http://www.a.example/",
                     "<html><head><title>某县</title></head><body><ul class=nav>"
                     "<li><a href='/a.html'>要闻</a><li><a href='/gone.html'>我要写信</a>"
                     "<li><a href='/wall.html'>登录</a></ul></body></html>");
    fetcher_.AddPage("http://www.a.example/a.html",
                     "<title>要闻</title><p>正文<a href='/gone.html'>写信</a>");
    gather::ScriptedReply wall;
    wall.status = 403;
    fetcher_.Add("http://www.a.example/wall.html", wall);
  }

  static std::string AsJson(const model::Report& report) {
    const Messages none(Language::kEnglish);
    return cli::WriteReportJson(report, cli::ReportWords(none), {});
  }
};

TEST_F(InspectSite_, FindsTheDeadLinkAndSealsASnapshot) {
  const auto inspected = Inspect(Request());
  ASSERT_TRUE(inspected) << inspected.error().message;
  const model::Report& report = inspected->report;
  EXPECT_THAT(report.findings, Contains(::testing::AllOf(
                                   Field(&model::Finding::check, "dead_link"),
                                   Field(&model::Finding::target, "http://www.a.example/gone.html"),
                                   Field(&model::Finding::occurrence_count, 2U))));
  EXPECT_THAT(report.not_checked,
              Contains(Field(&model::NotChecked::url, "http://www.a.example/wall.html")));
  EXPECT_TRUE(report.snapshot.complete);
  const model::Coverage& c = report.snapshot.coverage;
  EXPECT_EQ(c.discovered, c.fetched + c.reused + c.external_checked + c.skipped_robots +
                              c.skipped_scope + c.skipped_page_limit + c.skipped_trap +
                              c.could_not_check);
  EXPECT_EQ(report.as_of, "2022-08-23");
  const auto folder = store::DataFolder::Open(temp_ / "data");
  const auto rows = ListSnapshots(*folder);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ((*rows)[0].id, inspected->snapshot.id);
  EXPECT_TRUE(store::VerifySnapshot(inspected->snapshot.path));
  EXPECT_FALSE(std::filesystem::exists(inspected->snapshot.path + "/work"));
}

TEST_F(InspectSite_, AuditingAgainGivesTheSameBytes) {
  const auto inspected = Inspect(Request());
  ASSERT_TRUE(inspected);
  const auto folder = store::DataFolder::Open(temp_ / "data");
  const auto snapshot = OpenSnapshot(*folder, "latest");
  ASSERT_TRUE(snapshot);
  for (int round = 0; round < 2; ++round) {
    const auto again = AuditSnapshot(**snapshot, judge_, {});
    ASSERT_TRUE(again);
    EXPECT_EQ(AsJson(*again), AsJson(inspected->report));
  }
}

TEST_F(InspectSite_, RemembersWhenAnArticleWasFirstSeen) {
  InspectRequest request = Request();
  request.options.site.home = "http://www.b.example/";
  request.options.site.hosts = {"www.b.example"};
  fetcher_.AddPage("http://www.b.example/", "<title>某局</title><a href='/a.html'>要闻</a>");
  fetcher_.AddPage("http://www.b.example/a.html",
                   "<head><meta name=PubDate content='2022-08-01 09:30'><title>要闻</title></head>"
                   "<p>正文正文正文");
  const auto first = Inspect(request);
  ASSERT_TRUE(first) << first.error().message;
  clock_.Advance(kMsPerDay);
  const auto second = Inspect(request);
  ASSERT_TRUE(second);
  const auto folder = store::DataFolder::Open(temp_ / "data");
  const model::SnapshotInfo& info = second->report.snapshot;
  const auto seen = [&] { return FirstSeenOf(*folder, info, "http://www.b.example/a.html"); };
  ASSERT_TRUE(seen().has_value());
  EXPECT_EQ(seen()->snapshot, first->snapshot.id);
  EXPECT_EQ(seen()->seen, first->report.snapshot.started);
  EXPECT_EQ(seen()->published, "2022-08-01");
  EXPECT_FALSE(FirstSeenOf(*folder, info, "http://www.b.example/gone.html").has_value());

  // Lost with the database, it comes back from the snapshots.
  std::filesystem::remove(folder->IndexPath());
  EXPECT_FALSE(seen().has_value());
  ASSERT_TRUE(ReindexSnapshots(*folder));
  ASSERT_TRUE(seen().has_value());
  EXPECT_EQ(seen()->snapshot, first->snapshot.id);
}

TEST_F(InspectSite_, ExplainsFindingsAndAddresses) {
  const auto inspected = Inspect(Request());
  ASSERT_TRUE(inspected);
  const auto snapshot = store::SnapshotReader::Open(inspected->snapshot.path);
  ASSERT_TRUE(snapshot);
  std::string id;
  for (const model::Finding& finding : inspected->report.findings) {
    if (finding.check == "dead_link") id = finding.id;
  }
  const auto finding = Explain(**snapshot, inspected->report, id);
  ASSERT_TRUE(finding) << finding.error().message;
  ASSERT_TRUE(finding->url);
  EXPECT_EQ(finding->url->url, "http://www.a.example/gone.html");
  EXPECT_GE(finding->url->attempts.size(), 2U);
  EXPECT_EQ(finding->url->found_on, "http://www.a.example/");
  ASSERT_FALSE(finding->url->evidence.empty());
  EXPECT_TRUE((*snapshot)->Evidence(finding->url->evidence[0].ref));
  const auto address = Explain(**snapshot, inspected->report, "www.a.example/a.html#x");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->url->page->title, "要闻");
  EXPECT_EQ(Explain(**snapshot, inspected->report, "f-nothing").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Explain(**snapshot, inspected->report, "http://nowhere.example/").error().code,
            ErrorCode::kNotFound);
}

TEST_F(InspectSite_, StoppedFromOutsideItIsIncompleteAndSaysSo) {
  stop_ = true;
  const auto inspected = Inspect(Request());
  ASSERT_TRUE(inspected) << inspected.error().message;
  EXPECT_FALSE(inspected->report.snapshot.complete);
  EXPECT_EQ(inspected->report.snapshot.stopped_by, "interrupted");
}

TEST_F(InspectSite_, AnUnreachableSiteIsAFinding) {
  fetcher_.FailHost("www.a.example", model::Outcome::kNoSuchName);
  InspectRequest request = Request();
  const auto inspected = Inspect(std::move(request));
  ASSERT_TRUE(inspected) << inspected.error().message;
  EXPECT_THAT(inspected->report.findings, Contains(Field(&model::Finding::check, "unreachable")));
}

TEST_F(InspectSite_, AFolderThatIsAFileIsOurError) {
  InspectRequest request = Request();
  request.data_dir = "/dev/null/x";
  const auto inspected = Inspect(std::move(request));
  ASSERT_FALSE(inspected);
  EXPECT_THAT(inspected.error().message, HasSubstr("/dev/null"));
}

TEST(LoadJudge_, NamesAndFiles) {
  const Resources resources;
  EXPECT_THAT(KnownRulebooks(resources), Contains("cn-2019-19"));
  for (const std::string& profile : KnownProfiles(resources)) {
    const auto judge = LoadJudge(resources, "cn-2019-19", profile);
    EXPECT_TRUE(judge) << profile << ": " << judge.error().message;
  }
  EXPECT_EQ(LoadJudge(resources, "cn-1999", "default").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(LoadJudge(resources, "cn-2019-19", "nothing").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(LoadJudge(resources, "cn-2019-19", "/nowhere.toml").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace xuncha::app
