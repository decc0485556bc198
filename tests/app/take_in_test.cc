// SPDX-License-Identifier: Apache-2.0
#include "app/take_in.h"

#include "app/campaign_run.h"
#include "app/process_holder.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

using model::ProblemEvent;
using model::ProblemState;

model::Finding Stale(const char* url, const char* latest) {
  model::Finding finding;
  finding.id = "f-1";
  finding.check = "stale_column";
  finding.indicators = {"V1.4.1"};
  finding.confidence = model::Confidence::kCertain;
  finding.tier = model::Tier::kVeto;
  finding.url = url;
  finding.column_path = {"首页", "政务要闻"};
  finding.message = {"stale_column.old", {{"latest", latest}}};
  finding.seen = latest;
  finding.occurrence_count = 1;
  finding.occurrences = {{url, "政务要闻", "nav"}};
  return finding;
}

class TakingIn : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
  }

  model::Report Report(const char* snapshot, std::vector<model::Finding> findings,
                       const char* as_of = "2022-08-16") {
    model::Report report;
    report.snapshot.id = snapshot;
    report.snapshot.complete = true;
    report.as_of = as_of;
    report.checks = {{"stale_column", 1,
                      findings.empty() ? model::CheckAnswer::kPass : model::CheckAnswer::kFail,
                      ""}};
    report.findings = std::move(findings);
    return report;
  }

  TakenIn Take(int round, const model::Report& report, const char* day = "2022-08-16") {
    const auto context = LoadRecordContext(*database_, resources_, "2022Q3");
    EXPECT_TRUE(context);
    const std::function<std::string(const model::Finding&)> title =
        [](const model::Finding& finding) { return "栏目超期未更新：" + finding.seen; };
    model::Inspection inspection;
    inspection.campaign = "2022Q3";
    inspection.subject = "s-1";
    inspection.round = round;
    inspection.state = model::InspectionState::kRunning;
    const auto taken = TakeIn(*database_, {rules_, *context, title, {}, &offline_}, inspection,
                              report, By("machine", day));
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
    return taken ? *taken : TakenIn();
  }

  model::Problem Only() {
    store::ProblemFilter filter;
    filter.campaign = "2022Q3";
    const auto all = AllProblems(*database_, filter);
    EXPECT_TRUE(all && all->size() == 1U);
    return all && !all->empty() ? all->front() : model::Problem();
  }
  void Move(const std::string& id, ProblemEvent event, std::string reason = "") {
    ProblemSelection selection;
    selection.ids = {id};
    const auto moved =
        MoveProblems(*database_, selection, event, By("张", "2022-08-17", std::move(reason)));
    ASSERT_TRUE(moved) << moved.error().message;
  }

  std::vector<model::OfflinePeriod> offline_;
  static constexpr const char* kUrl = "http://u-1.example.gov.cn/zwyw/";
};

TEST_F(TakingIn, SeenInBothRoundsCountsOnce) {
  const TakenIn first = Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  EXPECT_EQ(first.added, 1U);
  const model::Problem problem = Only();
  EXPECT_EQ(problem.state, ProblemState::kSuspected);
  EXPECT_EQ(problem.unit, "u-1");
  EXPECT_EQ(problem.klass, "not_updated");
  EXPECT_EQ(problem.title, "栏目超期未更新：2022-07-01");
  const std::int64_t rows = HistoryRows();
  EXPECT_TRUE(Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")})).repeated);
  EXPECT_EQ(HistoryRows(), rows);
  const TakenIn second =
      Take(2, Report("snap-2", {Stale(kUrl, "2022-07-01")}, "2022-08-23"), "2022-08-23");
  EXPECT_EQ(second.added, 0U);
  EXPECT_EQ(second.again, 1U);
  EXPECT_THAT(Only().rounds, ElementsAre(1, 2));
}

TEST_F(TakingIn, ARejectedCauseStaysQuietUntilItsContentChanges) {
  Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  ASSERT_NO_FATAL_FAILURE(Move(Only().id, ProblemEvent::kReject, "长期不变声明"));
  EXPECT_EQ(Take(2, Report("snap-2", {Stale(kUrl, "2022-07-01")})).quiet, 1U);
  EXPECT_EQ(Only().state, ProblemState::kRejected);
}

TEST_F(TakingIn, WhatWasSaidToBeFixedAndIsThereComesBack) {
  Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  const std::string id = Only().id;
  ASSERT_NO_FATAL_FAILURE(Move(id, ProblemEvent::kConfirm));
  ASSERT_NO_FATAL_FAILURE(Move(id, ProblemEvent::kReportFix));
  EXPECT_EQ(Take(2, Report("snap-2", {Stale(kUrl, "2022-07-01")})).returned, 1U);
  EXPECT_EQ(Only().state, ProblemState::kConfirmed);
}

TEST_F(TakingIn, DeclaredPlacesRaiseNothing) {
  model::Declaration declaration;
  declaration.unit = "u-1";
  declaration.subject = "s-1";
  declaration.place = kUrl;
  declaration.check = "stale_column";
  declaration.reason = "长期不变";
  declaration.from = "2022-08-01";
  declaration.until = "2022-12-31";
  ASSERT_TRUE(store::InTransaction(
      *database_, [&] { return store::ProblemStore(*database_).Put(declaration); }));
  const TakenIn taken = Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  EXPECT_EQ(taken.added, 0U);
  EXPECT_EQ(taken.quiet, 1U);
}

TEST_F(TakingIn, FillsTheMachinesColumnAndEndsTheInspection) {
  model::Report report = Report("snap-1", {Stale(kUrl, "2022-07-01")});
  report.verdict.result = "unqualified";
  report.verdict.vetoes = {{"V1.4.1", 12, 10, {"f-1"}}};
  Take(1, report);
  const auto context = LoadRecordContext(*database_, resources_, "2022Q3");
  const auto rows = RowsFor(*database_, rules_, *context, "s-1", 1);
  ASSERT_TRUE(rows);
  for (const model::RecordRow& row : *rows) {
    if (row.indicator == "V1.4.1") {
      EXPECT_EQ(row.machine, model::CheckAnswer::kFail);
    }
    EXPECT_EQ(row.person, model::RowAnswer::kOpen);
  }
  const auto inspections = store::CampaignStore(*database_).Inspections("2022Q3", 1);
  ASSERT_TRUE(inspections);
  EXPECT_EQ(inspections->front().state, model::InspectionState::kDone);
  EXPECT_EQ(inspections->front().snapshot, "snap-1");
}

TEST_F(TakingIn, BeingUnreachableInAFiledTimeOffTheNetIsNoDefect) {
  model::Finding finding;
  finding.id = "f-9";
  finding.check = "unreachable";
  finding.indicators = {"V1.2"};
  finding.tier = model::Tier::kVeto;
  finding.url = finding.target = "http://u-1.example.gov.cn/";
  finding.message = {"unreachable.gone", {}};
  finding.occurrence_count = 1;
  model::Report report = Report("snap-1", {finding});
  report.snapshot.started = *ParseTime("2022-08-16T09:00");
  offline_ = {{"s-1", "2022-08-15", "2022-08-18", "2022-08-10", "改版"}};
  EXPECT_EQ(Take(1, report).added, 0U);
  // Not filed for the day of the second round.
  report.snapshot.id = "snap-2";
  report.snapshot.started = *ParseTime("2022-08-23T09:00");
  EXPECT_EQ(Take(2, report, "2022-08-23").added, 1U);
}

TEST_F(TakingIn, ASeriesOfProbesIsNotOverwrittenByOneInspection) {
  const auto context = LoadRecordContext(*database_, resources_, "2022Q3");
  ASSERT_TRUE(context);
  const auto rows = RowsFor(*database_, rules_, *context, "s-1", 1);
  ASSERT_TRUE(rows);
  for (model::RecordRow row : *rows) {
    if (row.indicator != "V1.2") continue;
    row.machine = model::CheckAnswer::kFail;
    row.machine_says = "9/140";
    ASSERT_TRUE(store::CampaignStore(*database_).Put(row));
  }
  Take(1, Report("snap-1", {}));
  const auto after = RowsFor(*database_, rules_, *context, "s-1", 1);
  ASSERT_TRUE(after);
  for (const model::RecordRow& row : *after) {
    if (row.indicator != "V1.2") continue;
    EXPECT_EQ(row.machine, model::CheckAnswer::kFail);
    EXPECT_EQ(row.machine_says, "9/140");
  }
}

TEST_F(TakingIn, AClaimOfADeadProcessIsKnown) {
  const std::string own = OwnHolder();
  EXPECT_FALSE(HolderIsGone(own, 0, 1'000'000'000));  // it lives, whatever the clock says
  EXPECT_TRUE(HolderIsGone("", 0, 0));
  const std::string start = own.substr(own.rfind('/'));
  EXPECT_TRUE(HolderIsGone(own + "0", 0, 0));  // the number was given to another
  EXPECT_FALSE(HolderIsGone("elsewhere/1" + start, 1'000, 1'000 + kHolderGoneMs));
  EXPECT_TRUE(HolderIsGone("elsewhere/1" + start, 1'000, 1'001 + kHolderGoneMs));
}

TEST_F(TakingIn, PausingIsSaidOnce) {
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(PauseCampaign(*database_, "2022Q3", true, By("office")));
  ASSERT_TRUE(PauseCampaign(*database_, "2022Q3", true, By("office")));
  EXPECT_EQ(HistoryRows(), rows + 1);
}

TEST_F(TakingIn, ASiteIsToldFromTheRegister) {
  store::InventoryStore inventory(*database_);
  model::ColumnRecord column;
  column.site = "s-1";
  column.column.url = kUrl;
  ASSERT_TRUE(inventory.Put(column));
  const auto context = LoadRecordContext(*database_, resources_, "2022Q3", Register::Columns::kAll);
  ASSERT_TRUE(context);
  const model::Site site = SiteOf(*context->all.SiteById("s-1"), context->all);
  EXPECT_THAT(site.hosts, ElementsAre("u-1.example.gov.cn"));
  EXPECT_THAT(site.columns, SizeIs(1));
}

}  // namespace
}  // namespace xuncha::app
