// SPDX-License-Identifier: Apache-2.0
#include "workflow/lifecycle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::LifecycleState;
using model::RequestKind;
using testing::D;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using S = LifecycleState;
using Step = RequestStep;

const LifecycleRules& Rules() {
  static const LifecycleRules rules =
      ParseLifecycleRules(testing::DataFile("lifecycle.toml")).value();
  return rules;
}

model::LifecycleRequest Request(RequestKind kind) {
  model::LifecycleRequest request;
  request.id = "l-1";
  request.subject = "s-1";
  request.kind = kind;
  request.reason = "机构改革";
  request.notice_url = "https://www.a.gov.cn/notice";
  request.filed = "2022-08-01";
  return request;
}

Result<LifecycleMove> Do(SubjectKind kind, S state, const model::LifecycleRequest& request,
                         Step step, const std::string& reason = "") {
  return Apply(kind, state, request, step, "张三", "2022-08-02", reason, Rules());
}

// The states through which a request takes a subject, step by step.
std::vector<S> Way(SubjectKind kind, S state, model::LifecycleRequest request) {
  std::vector<S> states;
  for (const Step step : {Step::kSubmit, Step::kApprove, Step::kFinish}) {
    const auto move = Do(kind, state, request, step);
    if (!move) {
      ADD_FAILURE() << move.error().message;
      return states;
    }
    state = move->state;
    request = move->request;
    states.push_back(state);
  }
  EXPECT_EQ(request.applicant, "张三");
  EXPECT_EQ(request.approver, "张三");
  EXPECT_EQ(request.done, "2022-08-02");
  return states;
}

TEST(Lifecycle, EveryRequestHasItsWay) {
  const auto site = [](S from, RequestKind kind) {
    return Way(SubjectKind::kSite, from, Request(kind));
  };
  EXPECT_THAT(site(S::kRequested, RequestKind::kOpen),
              ElementsAre(S::kInApproval, S::kInApproval, S::kRunning));
  EXPECT_THAT(site(S::kRunning, RequestKind::kChange),
              ElementsAre(S::kRunning, S::kChanging, S::kRunning));
  EXPECT_THAT(site(S::kRunning, RequestKind::kOffline),
              ElementsAre(S::kRunning, S::kRunning, S::kOffline));
  EXPECT_THAT(site(S::kOffline, RequestKind::kReopen),
              ElementsAre(S::kOffline, S::kOffline, S::kRunning));
  EXPECT_THAT(site(S::kRunning, RequestKind::kMerge),
              ElementsAre(S::kRunning, S::kMerging, S::kClosed));
  EXPECT_THAT(site(S::kOffline, RequestKind::kClose),
              ElementsAre(S::kOffline, S::kOffline, S::kClosed));
  EXPECT_THAT(site(S::kClosed, RequestKind::kCancel),
              ElementsAre(S::kClosed, S::kClosed, S::kCancelled));
}

TEST(Lifecycle, SitesAndAccountsDiffer) {
  EXPECT_THAT(Way(SubjectKind::kAccount, S::kRunning, Request(RequestKind::kCancel)),
              ElementsAre(S::kRunning, S::kRunning, S::kCancelled));
  EXPECT_THAT(Do(SubjectKind::kSite, S::kRunning, Request(RequestKind::kCancel), Step::kSubmit)
                  .error()
                  .message,
              HasSubstr("while it is running"));
  EXPECT_FALSE(Do(SubjectKind::kAccount, S::kRunning, Request(RequestKind::kMerge), Step::kSubmit)
                   .has_value());
}

TEST(Lifecycle, NothingIsFinishedThatIsNotApprovedOrLacksSomething) {
  model::LifecycleRequest request = Request(RequestKind::kClose);
  request.applicant = "张三";
  EXPECT_THAT(Do(SubjectKind::kSite, S::kRunning, request, Step::kFinish).error().message,
              HasSubstr("not approved"));
  request.decision = "approved";
  request.notice_url.clear();
  EXPECT_THAT(Do(SubjectKind::kSite, S::kRunning, request, Step::kFinish).error().message,
              HasSubstr("--notice) is missing"));
  request.notice_url = "https://www.a.gov.cn/notice";
  request.filed = "August";
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kRunning, request, Step::kFinish).has_value());
  request.filed = "2022-08-01";
  EXPECT_TRUE(Do(SubjectKind::kSite, S::kRunning, request, Step::kFinish).has_value());
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kCancelled, request, Step::kFinish).has_value())
      << "something else moved it meanwhile";
}

TEST(Lifecycle, ARefusalWantsAReasonAndEndsTheRequest) {
  model::LifecycleRequest request = Request(RequestKind::kOpen);
  request.applicant = "张三";
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kInApproval, request, Step::kRefuse).has_value());
  const auto move = Do(SubjectKind::kSite, S::kInApproval, request, Step::kRefuse, "镇街不设站");
  EXPECT_EQ(move.value().state, S::kRequested);
  EXPECT_EQ(move.value().request.decision, "refused");
  EXPECT_THAT(Do(SubjectKind::kSite, S::kRequested, move->request, Step::kApprove).error().message,
              HasSubstr("was refused"));
}

TEST(Lifecycle, EachStepHappensOnce) {
  model::LifecycleRequest request = Request(RequestKind::kChange);
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kRunning, request, Step::kApprove).has_value());
  request = Do(SubjectKind::kSite, S::kRunning, request, Step::kSubmit)->request;
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kRunning, request, Step::kSubmit).has_value());
  request = Do(SubjectKind::kSite, S::kRunning, request, Step::kApprove)->request;
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kChanging, request, Step::kApprove).has_value());
  request = Do(SubjectKind::kSite, S::kChanging, request, Step::kFinish)->request;
  EXPECT_FALSE(Do(SubjectKind::kSite, S::kChanging, request, Step::kFinish).has_value());
}

std::vector<model::OfflinePeriod> Filed() {
  return {{"s-1", "2022-08-10", "2022-08-20", "2022-08-01", "机房改造"}};
}

TEST(Lifecycle, OnlyWhatIsFiledExcusesBothDaysIncluded) {
  EXPECT_FALSE(IsFiledOffline(Filed(), "s-1", "2022-08-09"));
  EXPECT_TRUE(IsFiledOffline(Filed(), "s-1", "2022-08-10"));
  EXPECT_TRUE(IsFiledOffline(Filed(), "s-1", "2022-08-20"));
  EXPECT_FALSE(IsFiledOffline(Filed(), "s-1", "2022-08-21"));
  EXPECT_FALSE(IsFiledOffline(Filed(), "s-2", "2022-08-15"));
  auto periods = Filed();
  periods[0].filed.clear();
  EXPECT_FALSE(IsFiledOffline(periods, "s-1", "2022-08-15"));
  periods[0].filed = "2022-08-16";
  EXPECT_FALSE(IsFiledOffline(periods, "s-1", "2022-08-15")) << "filed afterwards";
  EXPECT_TRUE(IsFiledOffline(periods, "s-1", "2022-08-16"));
}

TEST(Lifecycle, LimitsThatNobodyHasReadAreRemarksWithTheirStanding) {
  const model::OfflinePeriod again{"s-1", "2022-10-01", "2022-10-31", "2022-09-30", ""};
  const auto remarks = CheckOffline(Filed(), again, Rules()).value();
  ASSERT_THAT(remarks, SizeIs(2));
  EXPECT_EQ(remarks[0].rule, "once_a_year");
  EXPECT_EQ(remarks[0].seen, "2");
  EXPECT_EQ(remarks[1].rule, "most_days");
  EXPECT_EQ(remarks[1].seen, "31");
  EXPECT_EQ(remarks[1].limit, "30");
  EXPECT_EQ(remarks[1].standing, RuleStanding::kUnconfirmed);
}

TEST(Lifecycle, AThirtyDayFilingOfAnotherYearIsFine) {
  const model::OfflinePeriod next{"s-1", "2023-01-01", "2023-01-30", "2023-01-01", ""};
  EXPECT_THAT(CheckOffline(Filed(), next, Rules()).value(), IsEmpty());
  model::OfflinePeriod late = next;
  late.filed = "2023-01-02";
  EXPECT_EQ(CheckOffline(Filed(), late, Rules()).value()[0].rule, "not_filed");
  EXPECT_FALSE(CheckOffline({}, {"s-1", "2023-01-02", "2023-01-01", "", ""}, Rules()).has_value());
}

model::AccountRecord Account(const char* id, const char* sponsor, model::Platform platform) {
  model::AccountRecord account;
  account.id = id;
  account.roles.sponsor = sponsor;
  account.platform = platform;
  return account;
}

class Closures : public ::testing::Test {
 protected:
  Closures() {
    units_.resize(2);
    units_[0].id = "u-1";
    units_[1].id = "u-2";
    units_[1].status = model::UnitStatus::kDissolved;
  }
  std::vector<ClosureSuggestion> Run(const std::vector<model::AccountRecord>& accounts,
                                     const std::vector<Activity>& activity = {}) {
    return SuggestClosures(sites_, accounts, units_, activity, D("2022-08-23"), Rules());
  }
  std::vector<model::SiteRecord> sites_;
  std::vector<model::Unit> units_;
};

TEST_F(Closures, IdleForOverThreeMonths) {
  const auto account = Account("a-1", "u-1", model::Platform::kWeibo);
  EXPECT_THAT(Run({account}, {{"a-1", "2022-05-23"}}), IsEmpty()) << "the limit day is still fresh";
  EXPECT_THAT(Run({account}, {{"a-1", ""}}), IsEmpty()) << "nothing is known";
  const auto found = Run({account}, {{"a-1", "2022-05-22"}, {"a-1", "2021-01-01"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].why, ElementsAre("idle"));
  EXPECT_EQ(found[0].last, "2022-05-22");
}

TEST_F(Closures, SeveralOfOneSponsorOnOnePlatform) {
  auto closed = Account("a-4", "u-1", model::Platform::kWeibo);
  closed.state = S::kClosed;
  const auto found = Run({Account("a-1", "u-1", model::Platform::kWeibo),
                          Account("a-2", "u-1", model::Platform::kWeibo),
                          Account("a-3", "u-1", model::Platform::kDouyin), closed});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].why, ElementsAre("several_on_platform"));
  EXPECT_THAT(found[0].beside, ElementsAre("a-2"));
  auto first = Account("a-1", "u-1", model::Platform::kOther);
  auto second = Account("a-2", "u-1", model::Platform::kOther);
  first.platform_name = "知乎";
  second.platform_name = "哔哩哔哩";
  EXPECT_THAT(Run({first, second}), IsEmpty());
}

TEST_F(Closures, NobodyRunsIt) {
  auto account = Account("a-1", "u-2", model::Platform::kWeibo);
  EXPECT_THAT(Run({account})[0].why, ElementsAre("no_operator"));
  account.roles.organiser = "u-1";
  EXPECT_THAT(Run({account}), IsEmpty());
  model::SiteRecord site;
  site.id = "s-1";
  sites_ = {site};
  EXPECT_THAT(Run({})[0].why, ElementsAre("no_operator"));
  sites_[0].roles.operator_ = "甲公司";
  EXPECT_THAT(Run({}), IsEmpty());
}

}  // namespace
}  // namespace xuncha::workflow
