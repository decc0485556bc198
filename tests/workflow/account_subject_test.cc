// SPDX-License-Identifier: Apache-2.0
#include "workflow/account_subject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

using model::Confidence;
using model::SubjectNature;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<model::Unit> Units() {
  std::vector<model::Unit> units(4);
  units[0].id = "u-yj";
  units[0].names = {{"济源示范区应急管理局", "2019-01-15", ""}};
  units[0].also_named = {"济源市防汛抗旱指挥部办公室"};
  units[1].id = "u-old";
  units[1].names = {{"济源市安全生产监督管理局", "", ""}};
  units[1].status = model::UnitStatus::kDissolved;
  units[1].ended = "2019-01-15";
  units[2].id = "u-ga";
  units[2].names = {{"济源市公安局", "", "2019-12-31"}, {"济源示范区公安局", "2020-01-01", ""}};
  units[3].id = "u-gone";
  units[3].names = {{"济源市粮食局", "", ""}};
  units[3].status = model::UnitStatus::kMerged;
  units[3].ended = "2022-08-01";
  return units;
}

std::optional<SubjectFault> Judge(std::string_view subject, const std::string& sponsor = "u-yj",
                                  SubjectNature nature = SubjectNature::kUnknown,
                                  std::string_view day = "2022-08-23") {
  return JudgeSubject(subject, nature, sponsor, Units(), day, Period{3, 0});
}

// Annex 2, no. 3: 济源安全, 认证主体是济源市安全生产监督管理局.
TEST(AccountSubject, ADissolvedBodyIsCertain) {
  const auto fault = Judge("济源市安全生产监督管理局");
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->message.key, "account_subject.dissolved");
  EXPECT_EQ(fault->confidence, Confidence::kCertain);
}

TEST(AccountSubject, ThePresentNamesAreFineHoweverTheyAreSpaced) {
  EXPECT_FALSE(Judge("济源示范区应急管理局").has_value());
  EXPECT_FALSE(Judge(" 济源示范区 应急管理局　").has_value());
  EXPECT_FALSE(Judge("济源市防汛抗旱指挥部办公室").has_value());
  std::vector<model::Unit> units = Units();
  units[0].names.back().name = "应急管理局（地震局）";
  EXPECT_FALSE(JudgeSubject("应急管理局(地震局)", SubjectNature::kUnknown, "u-yj", units,
                            "2022-08-23", Period{3, 0}));
}

TEST(AccountSubject, AFormerNameIsCertainOnceItsGraceIsOver) {
  EXPECT_EQ(Judge("济源市公安局", "u-ga")->confidence, Confidence::kCertain);
  EXPECT_EQ(Judge("济源市公安局", "u-ga")->message.key, "account_subject.former");
  EXPECT_EQ(Judge("济源市公安局", "u-ga", SubjectNature::kUnknown, "2020-03-31")->confidence,
            Confidence::kReview);
  EXPECT_EQ(Judge("济源市公安局", "u-ga", SubjectNature::kUnknown, "2020-04-01")->confidence,
            Confidence::kCertain);
}

TEST(AccountSubject, ABodyThatHasJustEndedIsAQuestion) {
  EXPECT_EQ(Judge("济源市粮食局")->confidence, Confidence::kReview);
  EXPECT_EQ(Judge("济源市粮食局", "u-yj", SubjectNature::kUnknown, "2022-12-01")->confidence,
            Confidence::kCertain);
}

TEST(AccountSubject, APersonIsCertainAnyOtherBodyAQuestion) {
  EXPECT_EQ(Judge("王某某", "u-yj", SubjectNature::kPerson)->confidence, Confidence::kCertain);
  EXPECT_EQ(Judge("王某某", "u-yj", SubjectNature::kPerson)->message.key, "account_subject.person");
  EXPECT_EQ(Judge("某某科技有限公司")->confidence, Confidence::kReview);
  EXPECT_EQ(Judge("济源示范区公安局")->message.key, "account_subject.other")
      << "another active unit of the register";
}

TEST(AccountSubject, AnAccountOfADissolvedSponsorIsThatBodys) {
  EXPECT_EQ(Judge("济源市安全生产监督管理局", "u-old")->message.key, "account_subject.dissolved");
}

TEST(AccountSubject, WhatIsNotKnownIsNotJudged) {
  EXPECT_FALSE(Judge("").has_value());
  EXPECT_FALSE(Judge("某某科技有限公司", "u-nobody").has_value());
}

model::AccountRecord Account(const char* id, const char* name, model::Platform platform,
                             const char* opened = "") {
  model::AccountRecord account;
  account.id = id;
  account.name = name;
  account.platform = platform;
  account.opened = opened;
  account.roles.sponsor = "u-yj";
  return account;
}

TEST(AccountNaming, OlderOnesOfTheSamePlatform) {
  using model::Platform;
  const auto first = Account("a-9", "济源安全", Platform::kWeibo, "2015-01-01");
  const auto second = Account("a-1", "济源应急", Platform::kWeibo, "2019-01-01");
  auto closed = Account("a-2", "旧号", Platform::kWeibo, "2010-01-01");
  closed.state = model::LifecycleState::kClosed;
  const auto other = Account("a-3", "济源应急", Platform::kDouyin, "2010-01-01");
  const std::vector<model::AccountRecord> all{first, second, closed, other};
  EXPECT_THAT(OlderOnPlatform(first, all), IsEmpty());
  EXPECT_THAT(OlderOnPlatform(second, all), ElementsAre("济源安全"));
  EXPECT_THAT(OlderOnPlatform(other, all), IsEmpty());
}

TEST(AccountNaming, TheUsualNameIsBorneByTwo) {
  using model::Platform;
  const auto weibo = Account("a-1", "济源应急", Platform::kWeibo);
  const auto douyin = Account("a-2", "济源应急", Platform::kDouyin);
  const auto app = Account("a-3", "安全济源", Platform::kApp);
  EXPECT_EQ(UsualName(app, {weibo, douyin, app}), "济源应急");
  EXPECT_EQ(UsualName(weibo, {weibo, douyin, app}), "");
  EXPECT_EQ(UsualName(app, {weibo, app}), "") << "one against one says nothing";
}

}  // namespace
}  // namespace xuncha::workflow
