// SPDX-License-Identifier: Apache-2.0
#include "workflow/common_cause.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CountingRules Rules() { return ParseCountingRules(testing::DataFile("counting.toml")).value(); }

std::vector<model::SiteRecord> Sites(const std::vector<std::string>& operators) {
  std::vector<model::SiteRecord> sites;
  for (std::size_t i = 0; i < operators.size(); ++i) {
    model::SiteRecord site;
    site.id = "s-" + std::to_string(i + 1);
    site.home = "https://" + site.id + ".gov.cn/";
    site.roles.operator_ = operators[i];
    sites.push_back(site);
  }
  return sites;
}

model::Problem Dead(int site, const std::string& target, const std::string& check = "dead_link") {
  model::Problem problem;
  problem.subject = "s-" + std::to_string(site);
  problem.id = "p-" + std::to_string(site);
  problem.check = check;
  problem.cause = check + " entry " + KeyAddress(target);
  problem.target = target;
  return problem;
}

TEST(CommonCause, TheSameTargetElsewhereOnThreeSites) {
  const std::string target = "https://login.platform.cn/sso";
  const auto sites = Sites({"甲公司", "甲公司", "甲公司"});
  EXPECT_THAT(CommonCandidates({Dead(1, target), Dead(2, target)}, sites, Rules()), IsEmpty());
  // Twice on one site is one site.
  EXPECT_THAT(CommonCandidates({Dead(1, target), Dead(1, target), Dead(2, target)}, sites, Rules()),
              IsEmpty());
  const auto found =
      CommonCandidates({Dead(3, target), Dead(1, target), Dead(2, target)}, sites, Rules());
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].sites, ElementsAre("s-1", "s-2", "s-3"));
  EXPECT_THAT(found[0].problems, ElementsAre("p-1", "p-2", "p-3"));
  EXPECT_EQ(found[0].operator_, "甲公司");
}

TEST(CommonCause, ThePlatformsOwnPathOnEachSitesHost) {
  std::vector<model::Problem> problems;
  for (int i = 1; i <= 3; ++i) {
    problems.push_back(Dead(i, "https://s-" + std::to_string(i) + ".gov.cn/static/search.html"));
  }
  EXPECT_THAT(CommonCandidates(problems, Sites({"甲公司", "甲公司", "甲公司"}), Rules()),
              SizeIs(1));
  EXPECT_THAT(CommonCandidates(problems, Sites({"甲公司", "乙公司", "甲公司"}), Rules()),
              IsEmpty());
  EXPECT_THAT(CommonCandidates(problems, Sites({"", "", ""}), Rules()), IsEmpty())
      << "nobody says that they share a platform";
  problems[2].target = "https://s-3.gov.cn/other.html";
  EXPECT_THAT(CommonCandidates(problems, Sites({"甲公司", "甲公司", "甲公司"}), Rules()),
              IsEmpty());
}

TEST(CommonCause, SeveralOperatorsLeaveTheQuestionToAPerson) {
  const std::string target = "https://login.platform.cn/sso";
  const auto found = CommonCandidates({Dead(1, target), Dead(2, target), Dead(3, target)},
                                      Sites({"甲公司", "乙公司", ""}), Rules());
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].operator_, "");
  EXPECT_THAT(found[0].operators, ElementsAre("乙公司", "甲公司"));
}

TEST(CommonCause, ContentsAndWhatIsRejectedAreNeverCommon) {
  const auto sites = Sites({"甲公司", "甲公司", "甲公司"});
  std::vector<model::Problem> stale, rejected;
  for (int i = 1; i <= 3; ++i) {
    stale.push_back(Dead(i, "https://x.cn/news", "stale_column"));
    rejected.push_back(Dead(i, "https://x.cn/news"));
    rejected.back().state = model::ProblemState::kRejected;
  }
  EXPECT_THAT(CommonCandidates(stale, sites, Rules()), IsEmpty());
  EXPECT_THAT(CommonCandidates(rejected, sites, Rules()), IsEmpty());
}

TEST(CommonCause, TheSameFaultOfAWholeSite) {
  std::vector<model::Problem> problems;
  for (int i = 1; i <= 3; ++i) {
    model::Problem problem = Dead(i, "", "site_marks");
    problem.cause = "site_marks subject site_marks.no_code";
    problem.url = "https://s-" + std::to_string(i) + ".gov.cn/";
    problems.push_back(problem);
  }
  const auto sites = Sites({"甲公司", "甲公司", "甲公司"});
  EXPECT_THAT(CommonCandidates(problems, sites, Rules()), SizeIs(1));
  problems[1].cause = "site_marks subject site_marks.no_icp";
  EXPECT_THAT(CommonCandidates(problems, sites, Rules()), IsEmpty());
}

TEST(CommonCause, OneKeyIsOneCauseWhateverBecameOfIt) {
  const CountingRules rules = Rules();
  const auto sites = Sites({"甲公司", "甲公司", "乙公司"});
  const CommonGrouper grouper(sites, rules);
  model::Problem first = Dead(1, "https://s-1.gov.cn/static/a.js");
  const std::string key = grouper.KeyOf(first);
  EXPECT_FALSE(key.empty());
  EXPECT_EQ(grouper.KeyOf(Dead(2, "https://s-2.gov.cn/static/a.js")), key);
  EXPECT_NE(grouper.KeyOf(Dead(2, "https://s-2.gov.cn/static/b.js")), key);
  EXPECT_NE(grouper.KeyOf(Dead(3, "https://s-3.gov.cn/static/a.js")), key) << "another operator";
  first.state = model::ProblemState::kClosed;
  EXPECT_EQ(grouper.KeyOf(first), key);
  EXPECT_EQ(grouper.KeyOf(Dead(1, "https://s-1.gov.cn/a", "account_stale")), "");
}

}  // namespace
}  // namespace xuncha::workflow
