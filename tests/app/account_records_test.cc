// SPDX-License-Identifier: Apache-2.0
#include "app/account_records.h"

#include "store/desk_store.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using model::Confidence;
using model::ProblemState;
using model::Tick;

class Accounts : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
  }

  Result<AccountRecorded> Try(const std::function<void(model::AccountFacts&)>& change,
                              const char* day = "2022-08-24", int round = 1,
                              const char* account = "a-1") {
    const std::function<std::string(const model::Message&)> title =
        [](const model::Message& message) {
          std::string text = message.key;
          for (const auto& [name, value] : message.values) text.append(" ").append(value);
          return text;
        };
    return store::InTransaction(*database_, [&]() -> Result<AccountRecorded> {
      XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                          LoadAccountDesk(*database_, resources_, "2022Q3"));
      return RecordAccount(*database_, rules_, desk, account, round, title, By("张", day),
                           [&](model::AccountFacts& facts) {
                             change(facts);
                             return Ok();
                           });
    });
  }
  AccountRecorded Record(const std::function<void(model::AccountFacts&)>& change,
                         const char* day = "2022-08-24", int round = 1) {
    const auto recorded = Try(change, day, round);
    EXPECT_TRUE(recorded) << (recorded ? "" : recorded.error().message);
    return recorded ? *recorded : AccountRecorded();
  }
  std::vector<model::Problem> Problems() {
    store::ProblemFilter filter;
    filter.campaign = "2022Q3";
    const auto all = AllProblems(*database_, filter);
    EXPECT_TRUE(all);
    return all ? *all : std::vector<model::Problem>();
  }
  static std::function<void(model::AccountFacts&)> LastPost(const char* day) {
    return [day](model::AccountFacts& facts) {
      facts.last_post = day;
      facts.last_post_from = model::FactFrom::kPerson;
    };
  }
};

TEST_F(Accounts, AnOldPostBecomesASuspectedProblemAndTheMachinesAnswer) {
  const AccountRecorded done = Record(LastPost("2022-08-01"));
  EXPECT_TRUE(done.changed);
  EXPECT_EQ(done.added, 1U);
  const auto problems = Problems();
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].check, "account_stale");
  EXPECT_EQ(problems[0].subject, "a-1");
  EXPECT_EQ(problems[0].unit, "u-1");
  EXPECT_EQ(problems[0].klass, "not_updated");
  EXPECT_EQ(problems[0].confidence, Confidence::kCertain);
  for (const model::RecordRow& row : done.rows) {
    if (row.indicator == "V2.2.1") {
      EXPECT_EQ(row.machine, model::CheckAnswer::kFail);
    }
    EXPECT_EQ(row.person, model::RowAnswer::kOpen);
  }
}

TEST_F(Accounts, ALastPostOnADayToComeIsASlip) {
  const auto slip = Try(LastPost("2022-09-01"));
  ASSERT_FALSE(slip) << "it would hide that nothing was posted";
  EXPECT_EQ(slip.error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(Try(LastPost("2022-08-24"))) << "today's";
}

TEST_F(Accounts, APassOfTheMachineIsNeverAPass) {
  const AccountRecorded done = Record(LastPost("2022-08-20"));
  EXPECT_THAT(Problems(), IsEmpty());
  bool seen = false;
  for (const model::RecordRow& row : done.rows) {
    if (row.indicator != "V2.2.1") continue;
    seen = true;
    EXPECT_EQ(row.machine, model::CheckAnswer::kReview);
  }
  EXPECT_TRUE(seen);
}

TEST_F(Accounts, TheSameAgainWritesNothing) {
  Record(LastPost("2022-08-01"));
  const std::int64_t rows = HistoryRows();
  const AccountRecorded again = Record(LastPost("2022-08-01"));
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.added + again.again, 0U);
  EXPECT_EQ(HistoryRows(), rows);
}

TEST_F(Accounts, TheSameDaySeenLaterMayBeTooOldThen) {
  EXPECT_EQ(Record(LastPost("2022-08-05"), "2022-08-16").added, 0U);
  // As of the 23rd, the monitoring point, it is eighteen days old.
  EXPECT_EQ(Record(LastPost("2022-08-05"), "2022-08-24").added, 1U);
}

TEST_F(Accounts, WhatWasASlipIsTakenBackAndComesBackWhenItIsTrue) {
  Record(LastPost("2022-08-01"));
  EXPECT_EQ(Record(LastPost("2022-08-20")).withdrawn, 1U);
  EXPECT_EQ(Problems()[0].state, ProblemState::kRejected);
  EXPECT_EQ(Record(LastPost("2022-08-01")).again, 1U);
  EXPECT_THAT(Problems(), SizeIs(1));
  EXPECT_EQ(Problems()[0].state, ProblemState::kSuspected);
}

TEST_F(Accounts, WhatAPersonRejectedStaysQuiet) {
  Record(LastPost("2022-08-01"));
  ProblemSelection selection;
  selection.ids = {Problems()[0].id};
  ASSERT_TRUE(MoveProblems(*database_, selection, model::ProblemEvent::kReject,
                           By("王", "2022-08-24", "平台故障")));
  EXPECT_EQ(Record(LastPost("2022-08-01"), "2022-08-24", 2).quiet, 1U);
  EXPECT_EQ(Problems()[0].state, ProblemState::kRejected);
}

TEST_F(Accounts, AQuestionFollowsTheFactsAndADecisionStands) {
  Record(LastPost("2022-05-01"));
  const auto first = Problems()[0];
  Record(LastPost("2022-07-20"));
  ASSERT_THAT(Problems(), SizeIs(1));
  EXPECT_EQ(Problems()[0].id, first.id);
  EXPECT_EQ(Problems()[0].seen, "2022-07-20");
  EXPECT_NE(Problems()[0].title, first.title) << "the sentence is that of the newest facts";
  ProblemSelection selection;
  selection.ids = {first.id};
  ASSERT_TRUE(MoveProblems(*database_, selection, model::ProblemEvent::kConfirm, By("王")));
  const auto decided = Problems()[0];
  Record(LastPost("2022-05-01"), "2022-08-24", 2);
  EXPECT_EQ(Problems()[0].seen, "2022-07-20") << "as it was decided on";
  EXPECT_EQ(Problems()[0].title, decided.title);
  EXPECT_EQ(Problems()[0].newer, first.title);
  Record([](model::AccountFacts& facts) { facts.last_post.clear(); }, "2022-08-24", 2);
  EXPECT_EQ(Problems()[0].unseen_on, "") << "nobody says that it was looked at";
  Record(LastPost("2022-08-22"), "2022-08-24", 2);
  EXPECT_EQ(Problems()[0].unseen_on, "2022-08-24");
  EXPECT_EQ(Problems()[0].state, ProblemState::kConfirmed);
}

TEST_F(Accounts, ACertifiedSubjectThatWasMisreadIsNotAccusedByTheOldWords) {
  const auto certified = [](const char* name, model::SubjectNature nature) {
    return [=](model::AccountFacts& facts) {
      facts.subject = name;
      facts.nature = nature;
    };
  };
  Record(certified("李某某", model::SubjectNature::kPerson));
  ASSERT_THAT(Problems(), SizeIs(1));
  const auto person = Problems()[0];
  EXPECT_EQ(person.confidence, Confidence::kCertain);
  Record(certified("发展和改革事务中心", model::SubjectNature::kOrganisation));
  for (const model::Problem& problem : Problems()) {
    if (problem.state != ProblemState::kSuspected) continue;
    EXPECT_NE(problem.title, person.title);
    EXPECT_EQ(problem.seen, "发展和改革事务中心");
    EXPECT_EQ(problem.confidence, Confidence::kReview) << "any other body is a question";
  }
}

TEST_F(Accounts, OnlyATickWithAScreenshotIsCertain) {
  const auto tick = [](bool proved) {
    return [proved](model::AccountFacts& facts) {
      model::MenuItem& item = MenuItemAt(facts, {"服务", "空气质量"});
      item.tick = Tick::kBroken;
      if (proved) AddProof(item.proofs, {"屏.png", "ab", "image/png"});
    };
  };
  Record(tick(false));
  ASSERT_THAT(Problems(), SizeIs(1));
  EXPECT_EQ(Problems()[0].check, "account_menu_dead");
  EXPECT_EQ(Problems()[0].confidence, Confidence::kLikely);
  EXPECT_THAT(Problems()[0].column_path, ElementsAre("服务", "空气质量"));
  Record(tick(true));
  ASSERT_THAT(Problems(), SizeIs(1));
  EXPECT_EQ(Problems()[0].confidence, Confidence::kCertain);
}

TEST_F(Accounts, DormantOnesAreListedApartAndNotJudged) {
  store::InventoryStore inventory(*database_);
  ASSERT_TRUE(
      inventory.Put(model::OfflinePeriod{"a-1", "2022-08-01", "2022-08-31", "2022-07-20", "改版"}));
  const AccountRecorded done = Record(LastPost("2022-01-01"));
  EXPECT_EQ(done.judgement.apart_why, "dormant");
  EXPECT_THAT(Problems(), IsEmpty());
  const std::function<std::string(const model::Message&)> title =
      [](const model::Message& message) { return message.key; };
  const auto listed = ListAccounts(*database_, rules_, resources_, "2022Q3", 1, title);
  ASSERT_TRUE(listed) << listed.error().message;
  ASSERT_THAT(*listed, SizeIs(1));
  EXPECT_TRUE((*listed)[0].recorded);
  EXPECT_EQ((*listed)[0].apart_why, "dormant");
}

TEST_F(Accounts, RefusesWhatIsNotInspectedAndDaysThatAreNone) {
  EXPECT_EQ(Try(LastPost("2022-08-01"), "2022-08-24", 1, "a-9").error().code,
            ErrorCode::kInvalidArgument);
  EXPECT_EQ(Try(LastPost("2022-08-01"), "2022-08-24", 3).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Try(LastPost("2022-13-01")).error().code, ErrorCode::kInvalidArgument);
  EXPECT_THAT(*store::DeskStore(*database_).Facts("2022Q3", 0), IsEmpty());
}

TEST_F(Accounts, ANewAddressForgetsTheProbeOfTheOld) {
  model::MenuItem item;
  SetMenuUrl(item, "http://a.example/");
  item.outcome = model::Outcome::kGone;
  item.status = 404;
  SetMenuUrl(item, "http://a.example/");
  EXPECT_EQ(item.status, 404);
  SetMenuUrl(item, "http://b.example/");
  EXPECT_EQ(item.outcome, model::Outcome::kNone);
  EXPECT_EQ(item.status, 0);
}

TEST_F(Accounts, AreFoundByIdNameAndHandle) {
  store::InventoryStore inventory(*database_);
  model::AccountRecord other;
  other.name = "济源林业";
  other.handle = "jyly";
  other.roles.sponsor = "u-3";
  ASSERT_TRUE(inventory.Put(other));
  other.id.clear();
  other.handle.clear();
  other.platform = model::Platform::kWeibo;
  ASSERT_TRUE(inventory.Put(other));
  const auto all = Register::Load(inventory);
  ASSERT_TRUE(all);
  EXPECT_EQ((*AccountAsked(*all, "a-1"))->id, "a-1");
  EXPECT_EQ((*AccountAsked(*all, "济源应急"))->id, "a-1");
  EXPECT_EQ((*AccountAsked(*all, "jyly"))->id, "a-2");
  EXPECT_EQ(AccountAsked(*all, "济源林业").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(AccountAsked(*all, "无此号").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace xuncha::app
