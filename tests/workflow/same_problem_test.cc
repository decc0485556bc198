// SPDX-License-Identifier: Apache-2.0
#include "workflow/same_problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

using model::ProblemOrigin;
using model::ProblemState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

model::Problem Machine(std::string id, std::string cause, std::string klass = "blank") {
  model::Problem problem;
  problem.id = std::move(id);
  problem.subject = "s-1";
  problem.campaign = "2022Q3";
  problem.cause = std::move(cause);
  problem.check = problem.cause.substr(0, problem.cause.find(' '));
  problem.klass = std::move(klass);
  problem.content_digest = "d1";
  return problem;
}

model::Problem Blank(std::string id = "p-1") {
  model::Problem problem = Machine(std::move(id), "blank_column column www.a.gov.cn/sjwj");
  problem.url = "https://www.a.gov.cn/sjwj/";
  problem.column_path = {"首页", "上级文件"};
  return problem;
}

model::Problem Person(std::vector<std::string> path) {
  model::Problem problem;
  problem.id = "p-9";
  problem.subject = "s-1";
  problem.origin = ProblemOrigin::kPerson;
  problem.klass = "blank";
  problem.column_path = std::move(path);
  return problem;
}

bool Yes(const model::Problem&) { return true; }

TEST(SameProblem, OneCauseOnOneSubject) {
  model::Problem other = Blank("p-2");
  EXPECT_TRUE(IsSameProblem(Blank(), other));
  other.subject = "s-2";
  EXPECT_FALSE(IsSameProblem(Blank(), other));
  EXPECT_FALSE(IsSameProblem(Blank(), Machine("p-2", "stale_column column www.a.gov.cn/sjwj")));
}

TEST(SameProblem, APersonAndTheMachineMeetAtTheColumn) {
  EXPECT_TRUE(IsSameProblem(Blank(), Person({"上级文件"})));
  EXPECT_FALSE(IsSameProblem(Blank(), Person({"上级文件", "国务院"})));
  model::Problem other_class = Person({"上级文件"});
  other_class.klass = "links";
  EXPECT_FALSE(IsSameProblem(Blank(), other_class));
  model::Problem by_address = Person({});
  by_address.url = "http://www.a.gov.cn/sjwj";
  EXPECT_TRUE(IsSameProblem(Blank(), by_address));
}

TEST(SameProblem, APersonsWordAboutAColumnIsNotAllItsBrokenLinks) {
  model::Problem links = Machine("p-1", "dead_link cause www.b.cn dead_link.gone", "links");
  links.column_path = {"首页", "上级文件"};
  links.target = "https://www.b.cn/1";
  model::Problem person = Person({"上级文件"});
  person.klass = "links";
  EXPECT_FALSE(IsSameProblem(links, person));
  person.target = "http://www.b.cn/1";
  EXPECT_TRUE(IsSameProblem(links, person));
}

TEST(SameProblem, WhatAUnitIsToldWithoutAPlaceIsKnownByItsWords) {
  model::Problem a;
  a.subject = "u-2";
  a.origin = ProblemOrigin::kPerson;
  a.klass = "information";
  a.title = "分工不明确";
  model::Problem b = a;
  EXPECT_TRUE(IsSameProblem(a, b));
  b.title = "流程不了解";
  EXPECT_FALSE(IsSameProblem(a, b));
}

TEST(MergeRound, SeenInBothRoundsIsOneProblem) {
  model::Problem known = Blank();
  known.rounds = {1};
  known.first_seen = 10;
  model::Problem fresh = Blank("");
  fresh.rounds = {2};
  fresh.first_seen = 20;
  fresh.seen = "0";
  const RoundMerge merge = MergeRound({known}, {fresh, fresh}, 2, &Yes);
  ASSERT_THAT(merge.updated, SizeIs(1));
  EXPECT_THAT(merge.added, IsEmpty());
  EXPECT_EQ(merge.updated[0].id, "p-1");
  EXPECT_THAT(merge.updated[0].rounds, ElementsAre(1, 2));
  EXPECT_EQ(merge.updated[0].first_seen, 10);
  EXPECT_EQ(merge.updated[0].seen, "0");
}

TEST(MergeRound, SeenByMachineAndPersonIsOneProblemInEitherOrder) {
  model::Problem person = Person({"上级文件"});
  person.title = "首页“上级文件”栏目空白";
  person.attachments = {{"a.png", "x", "image/png"}};
  const RoundMerge machine_first = MergeRound({Blank()}, {person}, 1, &Yes);
  ASSERT_THAT(machine_first.updated, SizeIs(1));
  EXPECT_THAT(machine_first.updated[0].attachments, SizeIs(1));
  // The same screenshot once more is one screenshot.
  const RoundMerge again = MergeRound({machine_first.updated[0]}, {person}, 1, &Yes);
  ASSERT_THAT(again.updated, SizeIs(1));
  EXPECT_THAT(again.updated[0].attachments, SizeIs(1));
  // A picture of what the machine made of data is kept, too, and so is the entry's name.
  model::Problem proved = Blank();
  proved.attachments = {{"b.png", "y", "image/png"}};
  proved.where = "home";
  proved.label = "上级文件";
  const RoundMerge with_picture = MergeRound({machine_first.updated[0]}, {proved}, 1, &Yes);
  ASSERT_THAT(with_picture.updated, SizeIs(1));
  EXPECT_THAT(with_picture.updated[0].attachments, SizeIs(2));
  EXPECT_EQ(with_picture.updated[0].label, "上级文件");
  const RoundMerge person_first = MergeRound({person}, {Blank("")}, 1, &Yes);
  ASSERT_THAT(person_first.updated, SizeIs(1));
  EXPECT_EQ(person_first.updated[0].title, "首页“上级文件”栏目空白");
  EXPECT_EQ(person_first.updated[0].cause, Blank().cause) << "the next round finds it at once";
  EXPECT_EQ(person_first.updated[0].check, "blank_column");
  const RoundMerge at_once = MergeRound({}, {Blank(""), person}, 1, &Yes);
  EXPECT_THAT(at_once.added, SizeIs(1));
}

// Sentence, value and confidence of one look.
model::Problem Says(const char* title, const char* seen, model::Confidence confidence) {
  model::Problem problem = Blank("");
  problem.title = title;
  problem.seen = problem.latest = seen;
  problem.confidence = confidence;
  problem.snapshot = std::string("snap ") + seen;
  problem.finding = std::string("f ") + seen;
  problem.content_digest = seen;
  return problem;
}

TEST(MergeRound, AQuestionSaysWhatTheNewestLookSays) {
  model::Problem known = Says("最后更新 05-01", "05-01", model::Confidence::kCertain);
  known.unseen_on = "2022-08-17";
  const auto fresh = Says("最后更新 07-20", "07-20", model::Confidence::kReview);
  const RoundMerge merge = MergeRound({known}, {fresh}, 2, &Yes);
  ASSERT_THAT(merge.updated, SizeIs(1));
  const model::Problem& now = merge.updated[0];
  EXPECT_EQ(now.title, "最后更新 07-20");
  EXPECT_EQ(now.seen, "07-20");
  EXPECT_EQ(now.confidence, model::Confidence::kReview) << "as sure as the newest look";
  EXPECT_EQ(now.snapshot, "snap 07-20");
  EXPECT_EQ(now.unseen_on, "");
  // Rejected, and something else now: what is asked again is what was seen now.
  known.state = ProblemState::kRejected;
  const RoundMerge changed = MergeRound({known}, {fresh}, 2, &Yes);
  ASSERT_THAT(changed.changed, SizeIs(1));
  EXPECT_EQ(changed.changed[0].title, "最后更新 07-20");
}

TEST(MergeRound, WhatWasDecidedOnStandsWithItsEvidenceAndTheNewerIsTold) {
  model::Problem known = Says("最后更新 05-01", "05-01", model::Confidence::kCertain);
  known.number = "2022Q3-应急-01";
  known.rounds = {1};
  const auto fresh = Says("最后更新 07-20", "07-20", model::Confidence::kReview);
  for (const ProblemState state : {ProblemState::kConfirmed, ProblemState::kCommon,
                                   ProblemState::kFixed, ProblemState::kRejected}) {
    known.state = state;
    const RoundMerge merge = MergeRound({known}, {fresh}, 2, &Yes);
    ASSERT_THAT(merge.updated, SizeIs(1));
    const model::Problem& now = merge.updated[0];
    EXPECT_EQ(now.title, "最后更新 05-01");
    EXPECT_EQ(now.seen, "05-01") << "sentence and value agree";
    EXPECT_EQ(now.latest, "05-01");
    EXPECT_EQ(now.snapshot, "snap 05-01");
    EXPECT_EQ(now.finding, "f 05-01");
    EXPECT_EQ(now.content_digest, "05-01");
    EXPECT_EQ(now.confidence, model::Confidence::kCertain);
    EXPECT_EQ(now.newer, "最后更新 07-20");
    EXPECT_THAT(now.rounds, ElementsAre(1, 2));
    // As it was decided on once more: nothing newer.
    const RoundMerge back =
        MergeRound({now}, {Says("最后更新 05-01", "05-01", model::Confidence::kCertain)}, 2, &Yes);
    if (state != ProblemState::kRejected) {
      ASSERT_THAT(back.updated, SizeIs(1));
      EXPECT_EQ(back.updated[0].newer, "");
    }
  }
}

TEST(MergeRound, WhatAnAccountsFormSaysIsThatOfTheNewestForm) {
  model::Problem ticked = Machine("p-1", "account_menu_dead entry 服务");
  ticked.origin = ProblemOrigin::kPerson;
  ticked.confidence = model::Confidence::kCertain;
  ticked.title = "打不开（截图）";
  model::Problem probed = ticked;
  probed.id.clear();
  probed.origin = ProblemOrigin::kMachine;
  probed.confidence = model::Confidence::kLikely;
  probed.title = "返回 404";
  probed.seen = "HTTP 404";
  const RoundMerge merge = MergeRound({ticked}, {probed}, 1, &Yes);
  ASSERT_THAT(merge.updated, SizeIs(1));
  EXPECT_EQ(merge.updated[0].title, "返回 404");
  EXPECT_EQ(merge.updated[0].confidence, model::Confidence::kLikely) << "the tick is gone";
  EXPECT_EQ(merge.updated[0].origin, ProblemOrigin::kMachine);
  ticked.state = ProblemState::kConfirmed;
  ticked.number = "2022Q3-应急-01";
  const RoundMerge firm = MergeRound({ticked}, {probed}, 1, &Yes);
  EXPECT_EQ(firm.updated[0].title, "打不开（截图）");
  EXPECT_EQ(firm.updated[0].seen, "");
  EXPECT_EQ(firm.updated[0].newer, "返回 404");
  // Of two in one look the surer one speaks.
  model::Problem sure = probed;
  sure.confidence = model::Confidence::kCertain;
  sure.title = "已注销";
  ticked.state = ProblemState::kSuspected;
  ticked.number.clear();
  EXPECT_EQ(MergeRound({ticked}, {probed, sure, probed}, 1, &Yes).updated[0].title, "已注销");
}

TEST(MergeRound, WhatWasTakenOverSaysWhatThisCampaignSeesOfIt) {
  model::Problem known = Says("最后更新 05-01", "05-01", model::Confidence::kCertain);
  known.number = "2022Q4-应急-01";
  known.state = ProblemState::kConfirmed;
  known.origin = ProblemOrigin::kCarriedOver;
  const auto fresh = Says("最后更新 07-20", "07-20", model::Confidence::kCertain);
  const RoundMerge first = MergeRound({known}, {fresh}, 1, &Yes);
  ASSERT_THAT(first.updated, SizeIs(1));
  EXPECT_EQ(first.updated[0].title, "最后更新 07-20");
  EXPECT_EQ(first.updated[0].snapshot, "snap 07-20");
  const RoundMerge second = MergeRound(
      first.updated, {Says("最后更新 09-09", "09-09", model::Confidence::kCertain)}, 2, &Yes);
  ASSERT_THAT(second.updated, SizeIs(1));
  EXPECT_EQ(second.updated[0].title, "最后更新 07-20");
  EXPECT_EQ(second.updated[0].newer, "最后更新 09-09");
}

TEST(MergeRound, WhatIsNotSeenAnyMoreIsGoneOnlyWhereSomebodyLooked) {
  model::Problem known = Blank();
  known.state = ProblemState::kConfirmed;
  EXPECT_THAT(MergeRound({known}, {}, 2, &Yes).gone, SizeIs(1));
  EXPECT_THAT(MergeRound({known}, {}, 2, [](const model::Problem&) { return false; }).gone,
              IsEmpty());
  known.state = ProblemState::kClosed;
  EXPECT_THAT(MergeRound({known}, {}, 2, &Yes).gone, IsEmpty());
}

TEST(MergeRound, FixedBetweenRoundsAndBackIsTold) {
  model::Problem known = Blank();
  for (const ProblemState state : {ProblemState::kFixed, ProblemState::kClosed}) {
    known.state = state;
    const RoundMerge merge = MergeRound({known}, {Blank("")}, 2, &Yes);
    EXPECT_THAT(merge.back, SizeIs(1));
    EXPECT_EQ(merge.updated[0].state, state) << "moving it is Apply's";
  }
  known.state = ProblemState::kConfirmed;
  EXPECT_THAT(MergeRound({known}, {Blank("")}, 2, &Yes).back, IsEmpty());
}

TEST(MergeRound, ARejectedCauseStaysQuietUntilItsContentChanges) {
  model::Problem known = Blank();
  known.state = ProblemState::kRejected;
  RoundMerge merge = MergeRound({known}, {Blank("")}, 2, &Yes);
  EXPECT_THAT(merge.quiet, SizeIs(1));
  EXPECT_THAT(merge.updated, IsEmpty());
  EXPECT_THAT(merge.added, IsEmpty());
  model::Problem changed = Blank("");
  changed.content_digest = "d2";
  merge = MergeRound({known}, {changed}, 2, &Yes);
  EXPECT_THAT(merge.quiet, IsEmpty());
  ASSERT_THAT(merge.changed, SizeIs(1));
  EXPECT_EQ(merge.changed[0].content_digest, "d1") << "until a person takes the rejection back";
}

TEST(IsQuiet, ADeclarationsRejectionIsAskedAgainWhereNoneCoversIt) {
  model::Problem rejected = Blank();
  rejected.state = ProblemState::kRejected;
  rejected.reason = "长期不变声明 d-1：机构职能";
  EXPECT_FALSE(IsQuiet(rejected, Blank("")));
  EXPECT_THAT(MergeRound({rejected}, {Blank("")}, 2, &Yes).changed, SizeIs(1));
  rejected.reason = "长期不变声明";  // a person's words
  EXPECT_TRUE(IsQuiet(rejected, Blank("")));
}

TEST(IsQuiet, WithoutADigestTheValueSeenDecides) {
  model::Problem rejected = Blank();
  rejected.state = ProblemState::kRejected;
  rejected.content_digest.clear();
  model::Problem fresh = Blank();
  EXPECT_TRUE(IsQuiet(rejected, fresh));
  fresh.seen = "1";
  EXPECT_FALSE(IsQuiet(rejected, fresh));
  rejected.state = ProblemState::kConfirmed;
  EXPECT_FALSE(IsQuiet(rejected, Blank()));
}

TEST(ObservedBy, NothingIsSaidOfWhatWasNotLookedAt) {
  model::Report report;
  report.snapshot.complete = true;
  report.checks = {{"blank_column", 1, model::CheckAnswer::kPass, ""}};
  EXPECT_TRUE(ObservedBy(report, Blank()));
  model::Problem by_hand = Blank();
  by_hand.check.clear();
  EXPECT_FALSE(ObservedBy(report, by_hand));
  report.not_checked = {{"http://www.a.gov.cn/sjwj", model::NotCheckedWhy::kBlocked, "", 1}};
  EXPECT_FALSE(ObservedBy(report, Blank()));
  report.not_checked.clear();
  report.columns.resize(1);
  report.columns[0].url = "https://www.a.gov.cn/sjwj/";
  report.columns[0].state = model::ColumnState::kNotObserved;
  EXPECT_FALSE(ObservedBy(report, Blank()));
  report.columns.clear();
  report.checks[0].result = model::CheckAnswer::kNotObserved;
  EXPECT_FALSE(ObservedBy(report, Blank()));
  report.checks[0].result = model::CheckAnswer::kFail;
  report.snapshot.complete = false;
  EXPECT_FALSE(ObservedBy(report, Blank()));
}

model::Problem Earlier(const char* campaign, const char* number, ProblemState state) {
  model::Problem problem = Blank("p-0");
  problem.campaign = campaign;
  problem.number = number;
  problem.state = state;
  return problem;
}

// Annex 3 of the founding bulletin: what last quarter found was not fixed (王屋镇的各村居概况).
TEST(RecogniseEarlier, OpenThereIsCarriedOver) {
  model::Problem problem = Blank();
  for (const ProblemState state : {ProblemState::kConfirmed, ProblemState::kFixed}) {
    EXPECT_EQ(RecogniseEarlier(problem, {Earlier("2022Q2", "2022Q2-王屋-01", state)}),
              Recurrence::kCarriedOver);
    EXPECT_EQ(problem.carried_from, "2022Q2-王屋-01");
  }
}

TEST(RecogniseEarlier, ClosedThereAndBackRecurred) {
  model::Problem problem = Blank();
  EXPECT_EQ(RecogniseEarlier(problem, {Earlier("2022Q2", "n2", ProblemState::kRejected),
                                       Earlier("2022Q1", "n1", ProblemState::kClosed),
                                       Earlier("2021Q4", "n0", ProblemState::kConfirmed)}),
            Recurrence::kRecurred);
  EXPECT_EQ(problem.recurred_from, "n1");
  EXPECT_EQ(problem.carried_from, "");
}

TEST(RecogniseEarlier, WhatAnOfficeSawMendedAndIsBackRecurred) {
  model::Problem problem = Blank();
  const auto before = Earlier("2022Q2", "2022Q2-王屋-01", ProblemState::kFixed);
  EXPECT_EQ(RecogniseEarlier(problem, {before}, {before.id}), Recurrence::kRecurred);
  EXPECT_EQ(problem.recurred_from, "2022Q2-王屋-01");
  EXPECT_EQ(problem.carried_from, "");
}

TEST(RecogniseEarlier, WithoutANumberOrOfTheSameCampaignItSaysNothing) {
  model::Problem problem = Blank();
  EXPECT_EQ(RecogniseEarlier(problem, {Earlier("2022Q2", "", ProblemState::kSuspected),
                                       Earlier("2022Q3", "n3", ProblemState::kConfirmed)}),
            Recurrence::kNew);
}

}  // namespace
}  // namespace xuncha::workflow
