// SPDX-License-Identifier: Apache-2.0
#include "checks/dead_target.h"

#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using model::Confidence;
using model::Outcome;
using testing::FakeSite;

class DeadTarget : public ::testing::Test {
 protected:
  std::optional<Judgement> Judge(Outcome outcome, bool in_scope, bool working_hours) {
    model::UrlRecord url;
    url.id = 1;
    url.outcome = outcome;
    url.in_scope = in_scope;
    url.tried_in_working_hours = working_hours;
    return JudgeDead("dead_link", context_, url);
  }

  const testing::MemorySnapshot view_ = FakeSite().View();
  const ErrorPhrases phrases_;
  const SiteContext context_ = MakeContext(view_, phrases_, *ParseDay("2022-08-23"), 20);
};

TEST_F(DeadTarget, ConfidenceFollowsTheTable) {
  for (const Outcome outcome : {Outcome::kGone, Outcome::kServerError}) {
    EXPECT_EQ(Judge(outcome, true, false)->confidence, Confidence::kCertain);
    EXPECT_EQ(Judge(outcome, false, false)->confidence, Confidence::kCertain);
  }
  for (const Outcome outcome :
       {Outcome::kNoSuchName, Outcome::kRefused, Outcome::kReset, Outcome::kUnreachable,
        Outcome::kTimeout, Outcome::kTlsImpossible}) {
    EXPECT_EQ(Judge(outcome, true, true)->confidence, Confidence::kCertain);
    EXPECT_EQ(Judge(outcome, true, false)->confidence, Confidence::kLikely);
    EXPECT_EQ(Judge(outcome, false, true)->confidence, Confidence::kLikely);
  }
  for (const Outcome outcome :
       {Outcome::kNone, Outcome::kOk, Outcome::kBlocked, Outcome::kOtherRefusal,
        Outcome::kResolverFailed, Outcome::kRedirectLoop, Outcome::kTooManyRedirects,
        Outcome::kAddressRefused, Outcome::kIntranetTarget}) {
    EXPECT_FALSE(Judge(outcome, true, true).has_value()) << model::Name(outcome);
  }
}

TEST_F(DeadTarget, OnlyWhatWasJudgedAndIsShownIsATarget) {
  model::UrlRecord url;
  url.id = 1;
  url.url = "https://www.demo.gov.cn/a";
  url.in_scope = true;
  url.uses = model::kUsePage;
  for (const auto& [account, judged] : {std::pair{model::Account::kFetched, true},
                                        {model::Account::kReused, true},
                                        {model::Account::kExternalChecked, true},
                                        {model::Account::kCouldNotCheck, false},
                                        {model::Account::kPending, false},
                                        {model::Account::kSkippedRobots, false}}) {
    url.account = account;
    EXPECT_EQ(IsJudgedTarget(context_, url), judged);
  }
  url.account = model::Account::kFetched;
  url.uses = model::kUseForm | model::kUseSitemap | model::kUseRedirect;
  EXPECT_FALSE(IsJudgedTarget(context_, url));
  url.uses = model::kUsePage;
  url.id = 0;
  EXPECT_FALSE(IsJudgedTarget(context_, url));
}

TEST_F(DeadTarget, NeighboursOfAnIntranetSiteAreNoIntranetLinks) {
  const auto intranet = [this](const char* home, const char* url) {
    FakeSite site(home);
    const testing::MemorySnapshot view = site.View();
    const SiteContext context = MakeContext(view, phrases_, *ParseDay("2022-08-23"), 20);
    model::UrlRecord record;
    record.url = url;
    return IsIntranet(context, record);
  };
  EXPECT_TRUE(intranet("https://www.demo.gov.cn/", "http://192.168.0.1/"));
  EXPECT_TRUE(intranet("https://www.demo.gov.cn/", "http://127.0.0.1:81/"));
  EXPECT_TRUE(intranet("https://www.demo.gov.cn/", "file:///C:/a"));
  EXPECT_FALSE(intranet("https://www.demo.gov.cn/", "http://8.8.8.8/"));
  EXPECT_FALSE(intranet("http://10.1.1.1/", "http://10.1.1.2/"));
  EXPECT_TRUE(intranet("http://10.1.1.1/", "http://localhost/"));
  EXPECT_TRUE(intranet("http://127.0.0.1:8000/", "http://192.168.0.1/"));
  EXPECT_FALSE(intranet("http://127.0.0.1:8000/", "http://localhost:9000/"));
}

}  // namespace
}  // namespace xuncha::checks
