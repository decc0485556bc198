// SPDX-License-Identifier: Apache-2.0
#include "workflow/suspected.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::Confidence;
using model::Tier;
using ::testing::ElementsAre;

model::Finding Found(std::string id, std::string check, std::string url, Confidence confidence,
                     Tier tier = Tier::kOrder, std::string target = "",
                     std::string where = "list") {
  model::Finding finding;
  finding.id = std::move(id);
  finding.check = std::move(check);
  finding.url = std::move(url);
  finding.confidence = confidence;
  finding.tier = tier;
  finding.target = std::move(target);
  finding.message.key = finding.check + ".gone";
  finding.occurrence_count = 2;
  finding.occurrences = {{finding.url, "入口", std::move(where)}};
  return finding;
}

class Suspected : public ::testing::Test {
 protected:
  Suspected() {
    site_.id = "s-1";
    site_.home = "https://www.a.gov.cn/";
    site_.roles.sponsor = "u-bureau";
    site_.kept = {{"/towns/zc", "u-town"}};
    report_.snapshot.id = "20220812T010203Z-www.a.gov.cn-1f2e";
    report_.snapshot.finished = 1'660'266'123'000;
  }

  std::vector<model::Problem> Run() {
    SuspectContext context{site_, columns_, "2022Q3", 1,
                           [](const model::Finding& f) { return "《" + f.id + "》"; }};
    return SuspectedProblems(
        report_, ParseCountingRules(testing::DataFile("counting.toml")).value(),
        ProblemClasses::Parse(testing::DataFile("problem_classes.toml")).value(), context);
  }

  model::SiteRecord site_;
  std::vector<model::ColumnRecord> columns_;
  model::Report report_;
};

TEST_F(Suspected, AFindingBecomesAProblemWithUnitClassAndCause) {
  report_.columns.resize(1);
  report_.columns[0].url = "https://www.a.gov.cn/towns/zc/news/";
  report_.columns[0].latest = "2021-03-01";
  report_.findings = {Found("f-1", "stale_column", "https://www.a.gov.cn/towns/zc/news/",
                            Confidence::kCertain, Tier::kBulletin)};
  const auto problems = Run();
  ASSERT_EQ(problems.size(), 1U);
  const model::Problem& one = problems[0];
  EXPECT_EQ(one.unit, "u-town");
  EXPECT_EQ(one.klass, "not_updated");
  EXPECT_EQ(one.cause, "stale_column column www.a.gov.cn/towns/zc/news");
  EXPECT_EQ(one.latest, "2021-03-01");
  EXPECT_EQ(one.title, "《f-1》");
  EXPECT_EQ(one.state, model::ProblemState::kSuspected);
  EXPECT_EQ(one.number, "");
  EXPECT_THAT(one.rounds, ElementsAre(1));
  EXPECT_EQ(one.first_seen, report_.snapshot.finished);
}

TEST_F(Suspected, ManyLinksOfOneCauseAreOneProblemAndHintsAreNone) {
  report_.findings = {Found("f-2", "dead_image", "https://www.a.gov.cn/x", Confidence::kLikely,
                            Tier::kOrder, "https://img.b.cn/1.png"),
                      Found("f-1", "dead_image", "https://www.a.gov.cn/y", Confidence::kCertain,
                            Tier::kOrder, "https://img.b.cn/2.png"),
                      Found("f-3", "dead_image", "https://www.a.gov.cn/z", Confidence::kCertain,
                            Tier::kHint, "https://img.b.cn/3.png")};
  const auto problems = Run();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].findings, ElementsAre("f-1", "f-2"));
  EXPECT_EQ(problems[0].finding, "f-2") << "the first of the report";
  EXPECT_EQ(problems[0].occurrences, 4U);
  EXPECT_EQ(problems[0].confidence, Confidence::kCertain);
}

TEST_F(Suspected, TheKeeperOfARegisteredColumnAnswersForIt) {
  model::ColumnRecord column;
  column.site = "s-1";
  column.keeper = "u-office";
  column.column.path = {"首页", "政务公开"};
  columns_ = {column};
  columns_[0].column.url = "https://www.a.gov.cn/zwgk";
  auto finding =
      Found("f-1", "blank_column", "https://www.a.gov.cn/zwgk/nb/", Confidence::kCertain);
  finding.column_path = {"首页", "政务公开", "年报"};
  report_.findings = {finding};
  EXPECT_EQ(Run()[0].unit, "u-office");
  columns_[0].site = "s-2";
  EXPECT_EQ(Run()[0].unit, "u-bureau");
}

TEST_F(Suspected, TheDigestIsOfTheContentNotOfItsAge) {
  auto finding = Found("f-1", "stale_column", "https://www.a.gov.cn/n/", Confidence::kCertain);
  finding.seen = "530 days";
  const std::string before = FindingDigest(finding, "2021-03-01");
  finding.seen = "540 days";
  finding.message.key = "stale_column.years";
  EXPECT_EQ(FindingDigest(finding, "2021-03-01"), before);
  EXPECT_NE(FindingDigest(finding, "2022-08-01"), before);
  auto dead = Found("f-2", "dead_link", "https://www.a.gov.cn/", Confidence::kCertain);
  dead.seen = "HTTP 404";
  const std::string gone = FindingDigest(dead, "");
  dead.seen = "HTTP 500";
  EXPECT_NE(FindingDigest(dead, ""), gone);
}

TEST_F(Suspected, AnotherBrokenLinkOfTheCauseIsAnotherContent) {
  report_.findings = {Found("f-1", "dead_image", "https://www.a.gov.cn/x", Confidence::kCertain,
                            Tier::kOrder, "https://img.b.cn/1.png"),
                      Found("f-2", "dead_image", "https://www.a.gov.cn/x", Confidence::kCertain,
                            Tier::kOrder, "https://img.b.cn/2.png")};
  const std::string two = Run()[0].content_digest;
  report_.findings[1].id = "f-3";
  EXPECT_NE(Run()[0].content_digest, two);
}

}  // namespace
}  // namespace xuncha::workflow
