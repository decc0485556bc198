// SPDX-License-Identifier: Apache-2.0
//
// The stores of the office's records, on both engines: what is put comes back, what must be alone
// is, lists come in the order promised.
#include <gmock/gmock.h>

#include <algorithm>

#include "store/campaign_store.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "store/record_rows.h"
#include "tests/store/test_database.h"

namespace xuncha::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PlatformRecords : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    connection_ = database().OpenMigrated();
    ASSERT_TRUE(connection_);
  }
  Connection& db() { return *connection_; }

  // A campaign that other records belong to.
  void AddCampaign(const std::string& id) {
    model::Campaign campaign;
    campaign.id = id;
    campaign.rounds = {{"2022-08-08", "2022-08-12"}};
    const Status put = CampaignStore(db()).Put(campaign);
    ASSERT_TRUE(put) << put.error().message;
  }
  model::Problem MakeProblem(const std::string& subject, const std::string& cause,
                             model::Tier tier = model::Tier::kOrder) {
    model::Problem problem;
    problem.campaign = "2022Q3";
    problem.subject = subject;
    problem.unit = "u-1";
    problem.check = "stale_column";
    problem.cause = cause;
    problem.klass = "stale";
    problem.tier = tier;
    return problem;
  }

 private:
  std::unique_ptr<Connection> connection_;
};
XUNCHA_ON_BOTH_DATABASES(PlatformRecords);

TEST_P(PlatformRecords, InventoryComesBackAsItWasPut) {
  InventoryStore store(db());
  model::Unit unit;
  unit.names = {{"安监局", "", "2019-02-28"}, {"应急管理局 ' \" \\", "2019-03-01", ""}};
  unit.short_names = {"应急"};
  unit.kind = model::UnitKind::kInstitution;
  unit.supervises = true;
  ASSERT_TRUE(store.Put(unit));
  EXPECT_EQ(unit.id, "u-1");
  model::SiteRecord site;
  site.name = "应急网";
  site.home = "http://yj.example.gov.cn/";
  site.id_code = "4190010001";
  site.roles.sponsor = unit.id;
  site.kept = {{"首页—镇街", unit.id}};
  site.service_hours = {{"", 510, 1080, true}};
  ASSERT_TRUE(store.Put(site));
  model::ColumnRecord column;
  column.site = site.id;
  column.column = {"http://yj.example.gov.cn/a/", {"首页", "要闻"}, "news", "P14D", false, ""};
  ASSERT_TRUE(store.Put(column));
  model::AccountRecord account;
  account.name = "济源安全";
  account.platform = model::Platform::kDouyin;
  ASSERT_TRUE(store.Put(account));
  model::LifecycleRequest request;
  request.subject = site.id;
  request.documents = {"申请.pdf"};
  ASSERT_TRUE(store.Put(request));
  const model::OfflinePeriod period{site.id, "2022-08-01", "2022-08-20", "2022-07-25", "迁移"};
  ASSERT_TRUE(store.Put(period));

  const auto found = store.FindUnit("u-1");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(WriteRecord(*found), WriteRecord(unit));
  EXPECT_EQ(WriteRecord(*store.FindSite(site.id)), WriteRecord(site));
  EXPECT_EQ(WriteRecord(*store.FindColumn(column.id)), WriteRecord(column));
  EXPECT_EQ(WriteRecord(*store.FindAccount(account.id)), WriteRecord(account));
  EXPECT_EQ(WriteRecord(*store.FindRequest(request.id)), WriteRecord(request));
  const auto periods = store.OfflinePeriods("");
  ASSERT_TRUE(periods);
  ASSERT_THAT(*periods, SizeIs(1));
  EXPECT_EQ(WriteRecord(periods->front()), WriteRecord(period));
  EXPECT_THAT(*store.Columns(site.id), SizeIs(1));
  EXPECT_THAT(*store.Columns("s-99"), IsEmpty());
  EXPECT_EQ(store.FindUnit("u-9").error().code, ErrorCode::kNotFound);
}

TEST_P(PlatformRecords, IdsAreNeverGivenTwice) {
  EXPECT_EQ(*NextId(db(), "u"), "u-1");
  EXPECT_EQ(*NextId(db(), "u"), "u-2");
  EXPECT_EQ(*NextId(db(), "s"), "s-1");
  EXPECT_EQ(NumberOf("u-12"), 12);
  EXPECT_EQ(NumberOf("x"), 0);
}

TEST_P(PlatformRecords, TwoSitesCannotHaveOneCode) {
  InventoryStore store(db());
  model::SiteRecord one;
  one.name = "甲";
  one.id_code = "4190010001";
  ASSERT_TRUE(store.Put(one));
  model::SiteRecord other = one;
  other.id.clear();
  const Status put = store.Put(other);
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().code, ErrorCode::kConflict) << put.error().message;
  // Without a code there may be many.
  one.id.clear();
  one.id_code.clear();
  ASSERT_TRUE(store.Put(one));
  one.id.clear();
  EXPECT_TRUE(store.Put(one));
}

TEST_P(PlatformRecords, ADamagedRecordIsSaidAndNotRead) {
  InventoryStore store(db());
  model::Unit unit;
  unit.names = {{"甲", "", ""}};
  ASSERT_TRUE(store.Put(unit));
  ASSERT_TRUE(db().Execute("UPDATE units SET record = '{\"id\":7}'"));
  const auto units = store.Units();
  ASSERT_FALSE(units);
  EXPECT_EQ(units.error().code, ErrorCode::kCorruption);
  EXPECT_THAT(units.error().message, ::testing::HasSubstr("u-1"));
}

TEST_P(PlatformRecords, ScopeIsSitesThenAccountsByNumber) {
  AddCampaign("2022Q3");
  CampaignStore store(db());
  for (const char* subject : {"a-2", "s-10", "a-11", "s-9"}) {
    ASSERT_TRUE(store.Put(model::ScopeEntry{"2022Q3", subject, true, ""}));
  }
  const auto scope = store.Scope("2022Q3");
  ASSERT_TRUE(scope) << scope.error().message;
  std::vector<std::string> subjects;
  for (const model::ScopeEntry& entry : *scope) subjects.push_back(entry.subject);
  EXPECT_THAT(subjects, ElementsAre("s-9", "s-10", "a-2", "a-11"));
}

TEST_P(PlatformRecords, EachInspectionIsClaimedOnce) {
  AddCampaign("2022Q3");
  CampaignStore store(db());
  for (const char* subject : {"s-1", "s-2"}) {
    model::Inspection inspection;
    inspection.campaign = "2022Q3";
    inspection.subject = subject;
    ASSERT_TRUE(store.Put(inspection));
  }
  std::vector<std::string> claimed;
  for (int i = 0; i < 3; ++i) {
    const auto one = InTransaction(db(), [&] { return store.Claim("2022Q3", 1, 1000); });
    ASSERT_TRUE(one) << one.error().message;
    if (*one) claimed.push_back((*one)->subject);
  }
  EXPECT_THAT(claimed, ElementsAre("s-1", "s-2"));
  const auto counts = store.InspectionCounts("2022Q3");
  ASSERT_TRUE(counts) << counts.error().message;
  std::int64_t counted = 0;
  for (const InspectionCount& one : *counts) {
    EXPECT_EQ(one.state, model::InspectionState::kRunning);
    counted += one.count;
  }
  const auto all = store.Inspections("2022Q3", 0);
  ASSERT_TRUE(all);
  EXPECT_EQ(counted, static_cast<std::int64_t>(all->size()));
  ASSERT_TRUE(all);
  for (const model::Inspection& one : *all) {
    EXPECT_EQ(one.state, model::InspectionState::kRunning);
    EXPECT_EQ(one.tries, 1);
  }
}

TEST_P(PlatformRecords, ProblemsAreListedByWeightAndPageByPage) {
  AddCampaign("2022Q3");
  ProblemStore store(db());
  std::vector<model::Problem> problems;
  for (int i = 0; i < 25; ++i) {
    problems.push_back(MakeProblem("s-1", "cause " + std::to_string(i),
                                   i % 5 == 0 ? model::Tier::kVeto : model::Tier::kHint));
  }
  const Status added = InTransaction(db(), [&] { return store.AddAll(problems); });
  ASSERT_TRUE(added) << added.error().message;
  std::vector<std::string> seen;
  ProblemPage page;
  page.limit = 10;
  while (true) {
    const auto rows = store.List({.campaign = "2022Q3"}, page);
    ASSERT_TRUE(rows) << rows.error().message;
    if (rows->empty()) break;
    for (const model::Problem& problem : *rows) seen.push_back(problem.cause);
    page.after = rows->back();
  }
  ASSERT_THAT(seen, SizeIs(25));
  EXPECT_EQ(seen[0], "cause 0");
  EXPECT_EQ(seen[4], "cause 20");
  EXPECT_EQ(seen[5], "cause 1");
  EXPECT_EQ(*store.Count({.campaign = "2022Q3", .tier = model::Tier::kVeto}), 5);
  EXPECT_EQ(*store.Count({.campaign = "2022Q3", .unit = "u-2"}), 0);
  const auto counts = store.Counts("2022Q3");
  ASSERT_TRUE(counts);
  ASSERT_THAT(*counts, SizeIs(1));
  EXPECT_EQ((*counts)[0].count, 25);
  EXPECT_EQ((*counts)[0].state, model::ProblemState::kSuspected);
  EXPECT_TRUE(store.States("2022Q3")->empty()) << "suspicions are no problems yet";
  model::Problem confirmed = std::move(store.List({.campaign = "2022Q3"}, {})->front());
  confirmed.state = model::ProblemState::kConfirmed;
  ASSERT_TRUE(store.Put(confirmed));
  for (const char* campaign : {"2022Q3", ""}) {
    const auto states = store.States(campaign);
    ASSERT_TRUE(states) << states.error().message;
    ASSERT_THAT(*states, SizeIs(1));
    EXPECT_EQ(states->at(confirmed.id), model::ProblemState::kConfirmed);
  }
  EXPECT_TRUE(store.States("2022Q4")->empty());
}

TEST_P(PlatformRecords, EveryProblemIsVisitedOnceOverPagesWhileOthersAreRead) {
  AddCampaign("2022Q3");
  ProblemStore store(db());
  std::vector<model::Problem> problems;
  for (int i = 0; i < 1'203; ++i) {
    problems.push_back(MakeProblem("s-1", "cause " + std::to_string(i)));
    if (i % 3 == 0) problems.back().state = model::ProblemState::kRejected;
    if (i % 3 == 1) problems.back().state = model::ProblemState::kClosed;
  }
  ASSERT_TRUE(InTransaction(db(), [&] { return store.AddAll(problems); }));
  std::vector<std::string> seen;
  const Status walked =
      store.ForEach({.campaign = "2022Q3",
                     .states = {model::ProblemState::kRejected, model::ProblemState::kClosed}},
                    [&](const model::Problem& problem) -> Status {
                      seen.push_back(problem.id);
                      return store.Find(problem.id) ? Ok() : NotFound(problem.id);
                    });
  ASSERT_TRUE(walked) << walked.error().message;
  EXPECT_THAT(seen, SizeIs(802));
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
  int visits = 0;
  const Status ended = store.ForEach({.campaign = "2022Q3"}, [&](const model::Problem&) -> Status {
    return ++visits < 3 ? Ok() : NotFound("enough");
  });
  EXPECT_EQ(ended.error().message, "enough");
  EXPECT_EQ(visits, 3);
}

// A link of many thousand characters broke the whole inspection's merge on PostgreSQL.
TEST_P(PlatformRecords, ACauseLongerThanAnIndexHoldsIsKeptAndFound) {
  AddCampaign("2022Q3");
  ProblemStore store(db());
  std::string first("dead_link cause http://www.example.gov.cn/长?");
  std::uint64_t noise = 1;
  while (first.size() < 9'000) {
    noise = noise * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    first += std::to_string(noise);
  }
  const std::string second = first + "x";
  std::vector<model::Problem> problems{MakeProblem("s-1", first), MakeProblem("s-1", second)};
  const Status added = InTransaction(db(), [&] { return store.AddAll(problems); });
  ASSERT_TRUE(added) << added.error().message;
  problems[0].title = "长";
  ASSERT_TRUE(store.Put(problems[0]));
  const auto found = store.OfCause("2022Q3", "s-1", second);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->cause, second);
  EXPECT_EQ(*store.Count({.campaign = "2022Q3", .cause = first}), 1);
  const auto causes = store.Causes({.campaign = "2022Q3"}, 9);
  ASSERT_TRUE(causes) << causes.error().message;
  EXPECT_EQ(causes->causes, 2);
  EXPECT_EQ(*store.Count({.cause = causes->groups[0].cause}), 1);
}

TEST_P(PlatformRecords, CausesAreListedByTheirSizeThenTheirWeight) {
  AddCampaign("2022Q3");
  ProblemStore store(db());
  std::vector<model::Problem> problems{MakeProblem("s-1", "one", model::Tier::kVeto),
                                       MakeProblem("s-1", "three"), MakeProblem("s-2", "three"),
                                       MakeProblem("s-3", "three", model::Tier::kVeto),
                                       MakeProblem("s-1", "other")};
  problems[0].klass = "links";
  ASSERT_TRUE(InTransaction(db(), [&] { return store.AddAll(problems); }));
  const auto all = store.Causes({.campaign = "2022Q3"}, 2);
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->causes, 3);
  ASSERT_THAT(all->groups, SizeIs(2));
  EXPECT_EQ(all->groups[0].cause, "three");
  EXPECT_THAT(all->groups[0].problems, ElementsAre("p-4", "p-2", "p-3"));
  EXPECT_EQ(all->groups[1].cause, "one");
  const auto every = store.Causes({.campaign = "2022Q3"}, 9);
  ASSERT_THAT(every->groups, SizeIs(3));
  EXPECT_THAT(every->groups[2].problems, ElementsAre("p-5")) << "single ones the gravest first";
  EXPECT_THAT(store.Causes({.campaign = "2022Q3"}, 1)->groups, SizeIs(1));
  const auto some = store.Causes({.campaign = "2022Q3", .klass = "links", .cause = "one"}, 9);
  ASSERT_TRUE(some) << some.error().message;
  EXPECT_EQ(some->causes, 1);
  EXPECT_THAT(some->groups, SizeIs(1));
}

TEST_P(PlatformRecords, WhatWasTakenOverIsFoundByTheNumberItHad) {
  AddCampaign("2022Q3");
  AddCampaign("2022Q4");
  ProblemStore store(db());
  model::Problem before = MakeProblem("s-1", "column x");
  EXPECT_FALSE(*store.CarriedTo(before)) << "it has no number";
  before.number = "2022Q3-应急-01";
  ASSERT_TRUE(store.Put(before));
  model::Problem after = MakeProblem("s-1", "column x");
  after.campaign = "2022Q4";
  ASSERT_TRUE(store.Put(after));
  EXPECT_FALSE(*store.CarriedTo(before)) << "the same cause, but new there";
  after.carried_from = before.number;
  ASSERT_TRUE(store.Put(after));
  const auto found = store.CarriedTo(before);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->id, after.id);
  EXPECT_FALSE(*store.CarriedTo(after));
}

TEST_P(PlatformRecords, OneCauseIsOneProblemOfACampaignAndKnownInTheNext) {
  AddCampaign("2022Q3");
  AddCampaign("2022Q4");
  ProblemStore store(db());
  model::Problem problem = MakeProblem("s-1", "column x");
  problem.number = "2022Q3-应急-01";
  ASSERT_TRUE(store.Put(problem));
  model::Problem again = MakeProblem("s-1", "column x");
  EXPECT_EQ(store.Put(again).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(*store.OfCause("2022Q3", "s-1", "column x"));
  EXPECT_FALSE(*store.OfCause("2022Q4", "s-1", "column x"));
  const auto elsewhere = store.Elsewhere("2022Q4", "s-1", "column x");
  ASSERT_TRUE(elsewhere);
  ASSERT_EQ(elsewhere->size(), 1U);
  EXPECT_EQ(elsewhere->front().number, "2022Q3-应急-01");
  EXPECT_TRUE(store.Elsewhere("2022Q3", "s-1", "column x")->empty());
  const auto found = store.Find("2022Q3-应急-01");
  ASSERT_TRUE(found);
  EXPECT_EQ(WriteRecord(*found), WriteRecord(problem));
}

TEST_P(PlatformRecords, NumbersOfAUnitCountOnForEver) {
  AddCampaign("2022Q3");
  ProblemStore store(db());
  EXPECT_EQ(*store.NextNumber("2022Q3", "u-1"), 1);
  EXPECT_EQ(*store.NextNumber("2022Q3", "u-1"), 2);
  EXPECT_EQ(*store.NextNumber("2022Q3", "u-2"), 1);
}

TEST_P(PlatformRecords, StepsAndDeclarationsKeepTheirOrder) {
  AddCampaign("2022Q3");
  ProblemStore store(db());
  model::Problem problem = MakeProblem("s-1", "x");
  ASSERT_TRUE(store.Put(problem));
  model::ProblemStep step;
  step.by = "张三";
  ASSERT_TRUE(store.AddStep(problem.id, step));
  step.event = model::ProblemEvent::kReject;
  step.reason = "误报";
  ASSERT_TRUE(store.AddStep(problem.id, step));
  const auto steps = store.Steps(problem.id);
  ASSERT_TRUE(steps) << steps.error().message;
  ASSERT_THAT(*steps, SizeIs(2));
  EXPECT_EQ((*steps)[1].reason, "误报");
  model::Declaration declaration;
  declaration.subject = "s-1";
  declaration.until = "2022-12-31";
  ASSERT_TRUE(store.Put(declaration));
  EXPECT_THAT(*store.Declarations("s-1", "2022-08-23"), SizeIs(1));
  EXPECT_THAT(*store.Declarations("s-1", "2023-01-01"), IsEmpty());
}

TEST_P(PlatformRecords, OrdersAreFoundByTheirNumber) {
  AddCampaign("2022Q3");
  OrderStore store(db());
  model::WorkOrder order;
  order.campaign = "2022Q3";
  order.number = "2022Q3-应急-交办-1";
  order.unit = "u-1";
  order.deadline = "2022-09-05";
  order.items.push_back({});
  order.items.back().problem = "p-1";
  ASSERT_TRUE(store.Put(order));
  const auto found = store.Find("2022Q3-应急-交办-1");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(WriteRecord(*found), WriteRecord(order));
  EXPECT_THAT(*store.List("2022Q3", "u-1"), SizeIs(1));
  EXPECT_THAT(*store.List("2022Q3", "u-2"), IsEmpty());
  model::OrderStep step;
  step.by = "李四";
  ASSERT_TRUE(store.AddStep(order.id, step));
  EXPECT_THAT(*store.Steps(order.id), SizeIs(1));
}

TEST_P(PlatformRecords, TheRestOfACampaignComesBackAsItWasPut) {
  AddCampaign("2022Q3");
  CampaignStore store(db());
  const model::SelfCheck self_check{"2022Q3",     "u-1", model::SelfCheckState::kNil,
                                    "2022-08-05", 0,     0};
  ASSERT_TRUE(store.Put(self_check));
  EXPECT_EQ(WriteRecord(store.SelfChecks("2022Q3")->at(0)), WriteRecord(self_check));
  model::RecordRow row;
  row.campaign = "2022Q3";
  row.subject = "s-1";
  row.indicator = "V1.4.1";
  row.person = model::RowAnswer::kNotFound;
  ASSERT_TRUE(store.Put(row));
  row.round = 2;
  ASSERT_TRUE(store.Put(row));
  EXPECT_THAT(*store.RecordRows("2022Q3", "", 0), SizeIs(2));
  EXPECT_THAT(*store.RecordRows("2022Q3", "s-1", 2), SizeIs(1));
  EXPECT_THAT(*store.RecordRows("2022Q3", "s-2", 0), IsEmpty());
  const auto answers = store.Answers("2022Q3");
  ASSERT_TRUE(answers) << answers.error().message;
  ASSERT_THAT(*answers, SizeIs(2));
  EXPECT_EQ(answers->at(1).round, 2);
  EXPECT_EQ(answers->at(1).person, model::RowAnswer::kNotFound);
  model::SubjectVerdict verdict;
  verdict.campaign = "2022Q3";
  verdict.subject = "s-1";
  verdict.result = "qualified";
  ASSERT_TRUE(store.Put(verdict));
  EXPECT_EQ(WriteRecord(store.Verdicts("2022Q3")->at(0)), WriteRecord(verdict));
  EXPECT_EQ(store.Find("2022Q3")->rounds.at(0).from, "2022-08-08");
  EXPECT_THAT(*store.Campaigns(), SizeIs(1));
}

TEST_P(PlatformRecords, FactsOfAccountsComeBackAsTheyWerePut) {
  AddCampaign("2022Q3");
  DeskStore store(db());
  model::AccountFacts facts;
  facts.campaign = "2022Q3";
  facts.account = "a-12";
  facts.last_post = "2022-08-01";
  facts.last_post_from = model::FactFrom::kPlatform;
  facts.menu.push_back({});
  facts.menu.back().path = {"服务", "空气质量"};
  facts.menu.back().outcome = model::Outcome::kGone;
  facts.menu.back().tick = model::Tick::kBroken;
  facts.menu.back().proofs = {{"屏.png", "ab", "image/png"}};
  ASSERT_TRUE(store.Put(facts));
  facts.note = "第二次";
  ASSERT_TRUE(store.Put(facts));
  const auto found = store.FindFacts("2022Q3", "a-12", 1);
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_TRUE(*found);
  EXPECT_EQ(WriteRecord(**found), WriteRecord(facts));
  EXPECT_FALSE(*store.FindFacts("2022Q3", "a-12", 2));
  facts.account = "a-3";
  ASSERT_TRUE(store.Put(facts));
  facts.round = 2;
  ASSERT_TRUE(store.Put(facts));
  const auto first = store.Facts("2022Q3", 1);
  ASSERT_TRUE(first);
  ASSERT_THAT(*first, SizeIs(2));
  EXPECT_EQ((*first)[0].account, "a-3");  // by number, not by letters
  EXPECT_THAT(*store.Facts("2022Q3", 0), SizeIs(3));
}

TEST_P(PlatformRecords, LooksKeepTheirOrderAndProbesComeOnce) {
  AddCampaign("2022Q3");
  model::Problem problem = MakeProblem("s-1", "x");
  ASSERT_TRUE(ProblemStore(db()).Put(problem));
  DeskStore store(db());
  model::ProblemLook look;
  look.problem = problem.id;
  look.why = "by_hand";
  ASSERT_TRUE(store.AddLook(look));
  look.result = model::LookResult::kFixed;
  look.why.clear();
  ASSERT_TRUE(store.AddLook(look));
  const auto looks = store.Looks(problem.id);
  ASSERT_TRUE(looks) << looks.error().message;
  ASSERT_THAT(*looks, SizeIs(2));
  EXPECT_EQ(WriteRecord((*looks)[1]), WriteRecord(look));

  model::SiteProbe probe{"s-1", 1'000, "http://a.example/", true, 250, false, "ok", "own"};
  EXPECT_TRUE(*store.Put(probe));
  EXPECT_FALSE(*store.Put(probe));
  probe.opened = false;
  EXPECT_TRUE(*store.Put(probe));
  probe.at = 2'000;
  EXPECT_TRUE(*store.Put(probe));
  const auto probes = store.Probes("s-1", 0);
  ASSERT_TRUE(probes) << probes.error().message;
  ASSERT_THAT(*probes, SizeIs(2));
  EXPECT_FALSE((*probes)[0].opened);
  EXPECT_THAT(*store.Probes("s-1", 1'001), SizeIs(1));
  EXPECT_THAT(*store.Probes("s-2", 0), IsEmpty());
}

}  // namespace
}  // namespace xuncha::store
