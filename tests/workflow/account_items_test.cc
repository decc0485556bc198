// SPDX-License-Identifier: Apache-2.0
#include "workflow/account_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/messages.h"
#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::CheckAnswer;
using model::Confidence;
using model::MenuType;
using model::Tick;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class AccountItems : public ::testing::Test {
 protected:
  AccountItems() {
    EXPECT_TRUE(words_.Add(testing::DataFile("messages/accounts.zh.toml"), "accounts.zh.toml"));
    account_.id = "a-1";
    account_.name = "济源环境";
    account_.roles.sponsor = "u-1";
    units_.resize(1);
    units_[0].id = "u-1";
    units_[0].names = {{"济源示范区生态环境局", "", ""}};
    facts_.campaign = "2022Q3";
    facts_.account = "a-1";
    facts_.subject = "济源示范区生态环境局";
    facts_.last_post = "2022-08-20";
    facts_.last_post_from = model::FactFrom::kPerson;
    facts_.by = "张三";
    facts_.at = 1'661'000'000'000;
  }

  AccountJudgement Run() {
    const AccountContext context{
        account_,
        accounts_,
        units_,
        offline_,
        requests_,
        as_of_,
        rules_,
        notices_,
        counting_,
        classes_,
        [this](const model::Message& m) { return words_.Get(m.key, m.values); }};
    auto result = JudgeAccount(facts_, context);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
    return result ? *result : AccountJudgement();
  }

  // The only suspect, or an empty one.
  model::Problem Only() {
    const AccountJudgement judged = Run();
    EXPECT_EQ(judged.suspects.size(), 1U);
    return judged.suspects.empty() ? model::Problem() : judged.suspects[0].problem;
  }

  model::MenuItem& AddMenu(std::vector<std::string> path, model::Outcome outcome) {
    model::MenuItem item;
    item.path = std::move(path);
    item.url = "https://h5.example.cn/page";
    item.outcome = outcome;
    item.text = "空气质量 实时数据";
    facts_.menu.push_back(item);
    return facts_.menu.back();
  }

  CheckAnswer AnswerTo(const std::string& indicator) {
    const AccountJudgement judged = Run();
    const auto answer = std::find_if(judged.answers.begin(), judged.answers.end(),
                                     [&](const auto& a) { return a.indicator == indicator; });
    return answer == judged.answers.end() ? CheckAnswer::kNotApplicable : answer->answer;
  }

  Messages words_{Language::kChinese};
  model::AccountRecord account_;
  std::vector<model::AccountRecord> accounts_;
  std::vector<model::Unit> units_;
  std::vector<model::OfflinePeriod> offline_;
  std::vector<model::LifecycleRequest> requests_;
  model::AccountFacts facts_;
  std::string as_of_ = "2022-08-23";
  AccountRules rules_ = ParseAccountRules(testing::DataFile("accounts.toml")).value();
  PlatformNotices notices_ =
      PlatformNotices::Parse(testing::DataFile("platform_notices.toml")).value();
  CountingRules counting_ = ParseCountingRules(testing::DataFile("counting.toml")).value();
  ProblemClasses classes_ =
      ProblemClasses::Parse(testing::DataFile("problem_classes.toml")).value();
};

const std::vector<model::Attachment> kScreenshot{{"屏幕截图.png", "ab12", "image/png"}};

TEST_F(AccountItems, AnInterfaceProvesWhatItListsAndNothingElse) {
  facts_.last_post_from = model::FactFrom::kPlatform;
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kPass);
  facts_.last_post = "2022-07-01";
  EXPECT_EQ(Only().confidence, model::Confidence::kReview);
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kReview);
  // Read after the monitoring point: what was listed by then counts, as far as it is kept.
  facts_.last_post = "2022-08-30";
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kNotObserved);
  facts_.posts = {{"2022-08-30", "", ""}, {"2022-08-22", "", ""}, {"2022-07-01", "", ""}};
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kPass);
  facts_.posts.erase(facts_.posts.begin() + 1);
  EXPECT_EQ(Only().latest, "2022-07-01");
  facts_.last_post_from = model::FactFrom::kPerson;
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kNotObserved) << "the person said another day";
}

TEST_F(AccountItems, ACleanAccountHasNoProblems) {
  accounts_ = {account_};
  AddMenu({"服务", "空气质量"}, model::Outcome::kOk).latest = "2022-08-01";
  const AccountJudgement judged = Run();
  EXPECT_THAT(judged.suspects, IsEmpty());
  EXPECT_THAT(judged.not_observed, IsEmpty());
  EXPECT_FALSE(judged.apart);
}

TEST_F(AccountItems, TwoWeeksTheLimitDayIsFresh) {
  facts_.last_post = "2022-08-09";
  EXPECT_THAT(Run().suspects, IsEmpty());
  facts_.last_post = "2022-08-08";
  const model::Problem problem = Only();
  EXPECT_EQ(problem.check, "account_stale");
  EXPECT_EQ(problem.title, "超2周未更新，最后发布于 2022-08-08。");
  EXPECT_EQ(problem.confidence, Confidence::kCertain);
  EXPECT_EQ(problem.klass, "not_updated");
  EXPECT_EQ(problem.unit, "u-1");
  EXPECT_EQ(problem.limit, "P14D");
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kFail);
}

TEST_F(AccountItems, OneProblemHoweverOldItGrows) {
  facts_.last_post = "2022-07-01";
  const std::string cause = Only().cause;
  facts_.last_post = "2021-07-01";
  EXPECT_EQ(Only().cause, cause);
}

TEST_F(AccountItems, AServiceAccountNeedNotPost) {
  facts_.last_post = "2020-01-01";
  account_.use = model::AccountUse::kService;
  EXPECT_THAT(Run().suspects, IsEmpty());
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kNotApplicable);
}

TEST_F(AccountItems, ADateThatNobodyKnowsOrThatLiesAheadSaysNothing) {
  facts_.last_post.clear();
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kNotObserved);
  facts_.last_post = "2022-09-01";
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kNotObserved);
  facts_.last_post = "2022-08-23";
  EXPECT_EQ(AnswerTo("V2.2.1"), CheckAnswer::kPass);
}

TEST_F(AccountItems, TheSubjectIsAsSeenElseAsRegistered) {
  facts_.subject.clear();
  account_.subject = "某某科技有限公司";
  EXPECT_EQ(Only().check, "account_subject");
  EXPECT_EQ(Only().confidence, Confidence::kReview);
  facts_.subject = "济源示范区生态环境局";
  EXPECT_THAT(Run().suspects, IsEmpty());
}

// Annex 2, no. 2: 服务--环保动态--“空气质量”栏目无法打开.
TEST_F(AccountItems, APersonsTickWithAScreenshotIsCertain) {
  model::MenuItem& item = AddMenu({"服务", "环保动态", "空气质量"}, model::Outcome::kOk);
  item.tick = Tick::kBroken;
  EXPECT_EQ(Only().confidence, Confidence::kLikely) << "no screenshot";
  item.proofs = kScreenshot;
  const model::Problem problem = Only();
  EXPECT_EQ(problem.confidence, Confidence::kCertain);
  EXPECT_EQ(problem.title, "“服务—环保动态—空气质量”栏目无法打开。");
  EXPECT_EQ(problem.klass, "links");
  EXPECT_EQ(problem.origin, model::ProblemOrigin::kPerson);
  EXPECT_EQ(problem.attachments.size(), 1U);
  EXPECT_THAT(problem.column_path, ElementsAre("服务", "环保动态", "空气质量"));
}

TEST_F(AccountItems, FromOutsideOnlyNoHostAndNotFoundArePossibleToProve) {
  AddMenu({"一"}, model::Outcome::kNoSuchName);
  EXPECT_EQ(Only().confidence, Confidence::kLikely);
  facts_.menu[0].outcome = model::Outcome::kGone;
  facts_.menu[0].status = 404;
  EXPECT_EQ(Only().title, "“一”栏目无法打开：页面不存在（HTTP 404）。");
  for (const model::Outcome outcome :
       {model::Outcome::kServerError, model::Outcome::kBlocked, model::Outcome::kTimeout,
        model::Outcome::kRefused, model::Outcome::kOtherRefusal}) {
    facts_.menu[0].outcome = outcome;
    EXPECT_THAT(Run().suspects, IsEmpty()) << Name(outcome);
    EXPECT_THAT(Run().not_observed, ElementsAre(Pair("一", "no_answer"))) << Name(outcome);
  }
}

TEST_F(AccountItems, PlatformNoticesAreReadAndWallsAreNotObserved) {
  AddMenu({"一"}, model::Outcome::kOk).text = "该内容已被发布者删除";
  EXPECT_EQ(Only().confidence, Confidence::kLikely);
  EXPECT_EQ(Run().suspects[0].message.key, "account_menu_dead.deleted");
  facts_.menu[0].text = "环境异常，完成验证后即可继续访问";
  EXPECT_THAT(Run().suspects, IsEmpty());
  EXPECT_THAT(Run().not_observed, ElementsAre(Pair("一", "notice")));
}

TEST_F(AccountItems, APersonWhoOpenedItGoesBeforeTheProbe) {
  AddMenu({"一"}, model::Outcome::kGone).tick = Tick::kWorks;
  EXPECT_THAT(Run().suspects, IsEmpty());
}

TEST_F(AccountItems, WhatNoBrowserOpensIsNotObserved) {
  AddMenu({"一"}, model::Outcome::kNone);
  AddMenu({"二"}, model::Outcome::kNone).url.clear();
  facts_.menu[1].type = MenuType::kMiniProgram;
  AddMenu({"三"}, model::Outcome::kNone).url.clear();
  facts_.menu[2].type = MenuType::kParent;
  EXPECT_THAT(Run().not_observed, ElementsAre(Pair("一", "not_probed"), Pair("二", "no_address")));
  EXPECT_THAT(Run().suspects, IsEmpty());
}

// Annex 2, no. 4: 醉美坡头, three items of which the newest are over one and three years old.
TEST_F(AccountItems, EachStaleMenuItemIsAProblem) {
  AddMenu({"服务", "魅力坡头", "工作动态"}, model::Outcome::kOk).latest = "2021-07-08";
  AddMenu({"服务", "魅力坡头", "乡村画卷"}, model::Outcome::kOk).latest = "2019-06-20";
  AddMenu({"服务", "魅力坡头", "榜样人物"}, model::Outcome::kOk).latest = "2019-04-20";
  AddMenu({"服务", "魅力坡头", "新近"}, model::Outcome::kOk).latest = "2021-08-23";
  const AccountJudgement judged = Run();
  ASSERT_EQ(judged.suspects.size(), 3U) << "the limit day of a year is still fresh";
  EXPECT_EQ(judged.suspects[1].problem.title,
            "“服务—魅力坡头—乡村画卷”栏目超3年未更新，最新内容为 2019-06-20。");
  EXPECT_EQ(judged.suspects[0].problem.confidence, Confidence::kLikely);
  EXPECT_NE(judged.suspects[0].problem.cause, judged.suspects[1].problem.cause);
  facts_.menu[0].tick = Tick::kWorks;
  facts_.menu[0].proofs = kScreenshot;
  EXPECT_EQ(Run().suspects[0].problem.confidence, Confidence::kCertain);
}

TEST_F(AccountItems, InteractionAndFilingAreAPersonsWord) {
  facts_.interaction = Tick::kBroken;
  EXPECT_EQ(Only().confidence, Confidence::kReview);
  EXPECT_EQ(AnswerTo("V2.3.1"), CheckAnswer::kReview);
  facts_.proofs = kScreenshot;
  EXPECT_EQ(Only().confidence, Confidence::kCertain);
  EXPECT_EQ(AnswerTo("V2.3.1"), CheckAnswer::kFail);
  facts_.interaction = Tick::kWorks;
  EXPECT_EQ(AnswerTo("V2.3.1"), CheckAnswer::kPass);
  facts_.filed = Tick::kBroken;
  EXPECT_EQ(Only().check, "account_unfiled");
}

TEST_F(AccountItems, SeveralOnOnePlatformIsTheYoungersProblem) {
  model::AccountRecord older = account_;
  older.id = "a-0";
  older.name = "济源生态";
  older.opened = "2012-01-01";
  account_.opened = "2018-01-01";
  accounts_ = {older, account_};
  const model::Problem problem = Only();
  EXPECT_EQ(problem.check, "account_naming");
  EXPECT_EQ(problem.confidence, Confidence::kLikely);
  EXPECT_EQ(problem.seen, "济源生态");
}

TEST_F(AccountItems, CancelledOrDormantAccountsAreApartAndNotJudged) {
  facts_.last_post = "2019-01-01";
  account_.state = model::LifecycleState::kCancelled;
  EXPECT_EQ(Run().apart_why, "not_running");
  EXPECT_THAT(Run().suspects, IsEmpty());
  EXPECT_THAT(Run().answers, IsEmpty());
  account_.state = model::LifecycleState::kRunning;
  offline_ = {{"a-1", "2022-08-01", "2022-08-31", "2022-07-30", "休眠备案"}};
  EXPECT_EQ(Run().apart_why, "dormant");
  offline_[0].filed.clear();
  EXPECT_FALSE(Run().apart) << "nothing was filed";
  model::LifecycleRequest request;
  request.subject = "a-1";
  request.kind = model::RequestKind::kCancel;
  requests_ = {request};
  EXPECT_FALSE(Run().apart) << "not handed in";
  requests_[0].applicant = "单位管理员";
  EXPECT_EQ(Run().apart_why, "being_cancelled");
  requests_[0].decision = "refused";
  EXPECT_FALSE(Run().apart);
}

TEST_F(AccountItems, BadDaysAreErrors) {
  const AccountContext context{account_,
                               accounts_,
                               units_,
                               offline_,
                               requests_,
                               as_of_,
                               rules_,
                               notices_,
                               counting_,
                               classes_,
                               [](const model::Message& m) { return m.key; }};
  facts_.last_post = "last week";
  EXPECT_FALSE(JudgeAccount(facts_, context).has_value());
}

// Every sentence that judging can say is in the catalogue, with all its values filled in.
TEST_F(AccountItems, EverySentenceIsInTheCatalogue) {
  facts_.last_post = "2022-01-01";
  facts_.subject = "甲";
  facts_.interaction = facts_.filed = Tick::kBroken;
  AddMenu({"一"}, model::Outcome::kNoSuchName);
  AddMenu({"二"}, model::Outcome::kGone);
  for (const char* notice : {"该内容已被发布者删除", "已停止访问", "账号已迁移", "链接已过期"}) {
    AddMenu({notice}, model::Outcome::kOk).text = notice;
  }
  AddMenu({"三"}, model::Outcome::kOk).latest = "2018-01-01";
  const AccountJudgement judged = Run();
  EXPECT_EQ(judged.suspects.size(), 11U);
  for (const AccountSuspect& one : judged.suspects) {
    EXPECT_TRUE(words_.Has(one.message.key)) << one.message.key;
    EXPECT_EQ(one.problem.title.find('{'), std::string::npos) << one.problem.title;
  }
}

TEST_F(AccountItems, TheRulesAreRead) {
  for (const char* text :
       {"", "stale_post = \"14\"\nstale_menu = \"P1Y\"\nrename_grace = \"P3M\""}) {
    const auto result = ParseAccountRules(text, "a.toml");
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().message, ::testing::HasSubstr("a.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
