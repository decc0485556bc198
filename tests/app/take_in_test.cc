// SPDX-License-Identifier: Apache-2.0
#include "app/take_in.h"

#include "app/campaign_run.h"
#include "app/declare.h"
#include "app/process_holder.h"
#include "app/rollup.h"
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

  TakenIn Take(int round, const model::Report& report, const char* day = "2022-08-16",
               const std::string& campaign = "2022Q3") {
    const auto context = LoadRecordContext(*database_, resources_, campaign);
    EXPECT_TRUE(context);
    const std::function<std::string(const model::Finding&)> title =
        [](const model::Finding& finding) { return "栏目超期未更新：" + finding.seen; };
    model::Inspection inspection;
    inspection.campaign = campaign;
    inspection.subject = "s-1";
    inspection.round = round;
    inspection.state = model::InspectionState::kRunning;
    const auto taken = TakeIn(*database_, {rules_, *context, title, {}, &offline_}, inspection,
                              report, By("machine", day));
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
    return taken ? *taken : TakenIn();
  }

  model::Problem Only(const std::string& campaign = "2022Q3") {
    store::ProblemFilter filter;
    filter.campaign = campaign;
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

  void Begin(const std::string& id, const std::string& month, const std::string& office,
             const std::function<Status()>& before = nullptr) {
    if (before) {
      ASSERT_TRUE(before());
    }
    const std::string toml = "id = \"" + id + "\"\nname = \"" + id + "\"\noffice = \"" + office +
                             "\"\nmonitoring_point = \"" + month + "-20\"\n[[round]]\nfrom = \"" +
                             month + "-10\"\nuntil = \"" + month + "-25\"\n";
    const auto created = CreateCampaign(*database_, resources_, Write(id + ".toml", toml),
                                        By("office", (month + "-01").c_str()));
    ASSERT_TRUE(created) << created.error().message;
    const auto open = MoveCampaign(*database_, id, model::CampaignState::kOpen,
                                   By("office", (month + "-01").c_str()));
    ASSERT_TRUE(open) << open.error().message;
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

TEST_F(TakingIn, WhatADeclarationKeptQuietIsRaisedAgainWhenItHasEnded) {
  Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  const std::string id = Only().id;
  model::Declaration declaration;
  declaration.unit = "u-1";
  declaration.subject = "s-1";
  declaration.place = kUrl;
  declaration.check = "stale_column";
  declaration.reason = "长期不变";
  declaration.until = "2022-08-18";
  ASSERT_TRUE(Declare(*database_, rules_, declaration, By("单位", "2022-08-16")));
  ASSERT_EQ(Only().state, ProblemState::kRejected);
  EXPECT_EQ(Take(1, Report("snap-2", {Stale(kUrl, "2022-07-01")}), "2022-08-18").quiet, 1U)
      << "its last day";
  EXPECT_EQ(Only().state, ProblemState::kRejected);
  const auto precision = PrecisionOfChecks(*database_, rules_, {});
  ASSERT_TRUE(precision);
  EXPECT_THAT(*precision, SizeIs(0)) << "a declaration says nothing against the check";
  EXPECT_EQ(Take(2, Report("snap-3", {Stale(kUrl, "2022-07-01")}), "2022-08-22").returned, 1U);
  EXPECT_EQ(Only().id, id);
  EXPECT_EQ(Only().state, ProblemState::kSuspected);
  const auto steps = store::ProblemStore(*database_).Steps(id);
  EXPECT_EQ(steps->back().reason, "第2轮检查：长期不变声明已到期（snap-3）");
}

TEST_F(TakingIn, ADeclarationThatHasEndedSilencesNoLaterCampaign) {
  Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  model::Declaration declaration;
  declaration.unit = "u-1";
  declaration.subject = "s-1";
  declaration.place = kUrl;
  declaration.check = "stale_column";
  declaration.reason = "长期不变";
  declaration.until = "2022-11-17";
  ASSERT_TRUE(Declare(*database_, rules_, declaration, By("单位", "2022-08-16")));
  Begin("2022Q4", "2022-11", "");
  EXPECT_EQ(Take(1, Report("snap-2", {Stale(kUrl, "2022-07-01")}), "2022-11-15", "2022Q4").quiet,
            1U);
  EXPECT_EQ(Take(1, Report("snap-3", {Stale(kUrl, "2022-07-01")}), "2022-11-18", "2022Q4").added,
            1U);
  EXPECT_EQ(Only("2022Q4").state, ProblemState::kSuspected);
}

TEST_F(TakingIn, OnlyTheOfficesOwnEarlierCampaignsHaveASay) {
  Begin("county", "2022-07", "应急");
  Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}), "2022-07-16", "county");
  ASSERT_NO_FATAL_FAILURE(Move(Only("county").id, ProblemEvent::kReject, "误报"));
  EXPECT_EQ(Take(1, Report("snap-2", {Stale(kUrl, "2022-07-01")})).added, 1U)
      << "another office rejected it";
  ASSERT_NO_FATAL_FAILURE(Move(Only().id, ProblemEvent::kReject, "误报"));
  // The campaign after it stays quiet, one that lies before asks for itself.
  Begin("2022Q4", "2022-11", "");
  EXPECT_EQ(Take(1, Report("snap-3", {Stale(kUrl, "2022-07-01")}), "2022-11-16", "2022Q4").quiet,
            1U);
  Begin("2022Q2", "2022-05", "");
  EXPECT_EQ(Take(1, Report("snap-4", {Stale(kUrl, "2022-07-01")}), "2022-11-17", "2022Q2").added,
            1U);
}

TEST_F(TakingIn, ASecondLookTakesNothingFromTheCampaignThatItVerifies) {
  for (const bool confirmed : {false, true}) {
    const std::string lower = confirmed ? "county_a" : "county_b";
    Begin(lower, confirmed ? "2022-06" : "2022-07", "应急", [&] {
      return store::InTransaction(*database_, [&]() -> Status {
        store::InventoryStore inventory(*database_);
        XC_ASSIGN_OR_RETURN(model::Unit county, inventory.FindUnit("u-1"));
        county.parent = "u-3";
        county.supervises = true;
        return inventory.Put(county);
      });
    });
    Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}), "2022-07-16", lower);
    ASSERT_NO_FATAL_FAILURE(
        Move(Only(lower).id, confirmed ? ProblemEvent::kConfirm : ProblemEvent::kReject, "误报"));
    ResampleRequest sample;
    sample.lower = lower;
    sample.id = lower + "_sample";
    sample.percent = 100;
    ASSERT_TRUE(ResampleCampaign(*database_, sample, By("市", "2022-08-01")));
    EXPECT_EQ(Take(1, Report("snap-2", {Stale(kUrl, "2022-07-01")}), "2022-08-02", sample.id).added,
              1U)
        << "an independent second look";
    EXPECT_EQ(Only(sample.id).carried_from, "");
  }
}

TEST_F(TakingIn, WhatALookDoesNotSeeAnyMoreIsTold) {
  Take(1, Report("snap-1", {Stale(kUrl, "2022-07-01")}));
  ASSERT_NO_FATAL_FAILURE(Move(Only().id, ProblemEvent::kConfirm));
  EXPECT_EQ(Take(2, Report("snap-2", {}), "2022-08-22").gone, 1U);
  EXPECT_EQ(Only().unseen_on, "2022-08-22");
  EXPECT_EQ(Only().state, ProblemState::kConfirmed) << "a person decides";
  Take(2, Report("snap-3", {}), "2022-08-23");
  EXPECT_EQ(Only().unseen_on, "2022-08-22") << "since then";
  Take(2, Report("snap-4", {Stale(kUrl, "2022-07-01")}), "2022-08-24");
  EXPECT_EQ(Only().unseen_on, "");
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

TEST_F(TakingIn, WhatWasClosedAfterTheOpeningIsNotAccusedOfBeingGone) {
  model::Finding finding;
  finding.id = "f-9";
  finding.check = "unreachable";
  finding.tier = model::Tier::kVeto;
  finding.url = finding.target = "http://u-1.example.gov.cn/";
  finding.message = {"unreachable.gone", {}};
  finding.occurrence_count = 1;
  store::InventoryStore inventory(*database_);
  model::SiteRecord site = *inventory.FindSite("s-1");
  site.state = model::LifecycleState::kClosed;
  ASSERT_TRUE(inventory.Put(site));
  EXPECT_EQ(Take(1, Report("snap-1", {finding})).added, 0U);
  site.state = model::LifecycleState::kRunning;
  ASSERT_TRUE(inventory.Put(site));
  EXPECT_EQ(Take(2, Report("snap-2", {finding}), "2022-08-23").added, 1U);
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
