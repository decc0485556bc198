// SPDX-License-Identifier: Apache-2.0
//
// A year of two campaigns: what deducts and what never does, contested, answered, sealed.
#include "app/appraisals.h"

#include "app/appraisal_inputs.h"
#include "store/appraisal_store.h"
#include "store/disclosure_store.h"
#include "store/order_store.h"
#include "store/records.h"
#include "tests/app/office_fixture.h"
#include "tests/support/scheme_text.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using model::ProblemState;

std::string Scheme() {
  return SchemeText(
      "方案", 100,
      {PartText("sites", "网站", 60, "sites",
                {RuleText("unqualified", "不合格", "sites_unqualified", "20"),
                 RuleText("found", "问题", "problems", "2"),
                 RuleText("carried", "上季度未整改", "problems_carried", "1")}),
       PartText("fixing", "整改", 30, "orders", {RuleText("late", "逾期整改", "orders_late", "3")}),
       PartText("reports", "找错", 10, "error_reports",
                {RuleText("month", "超过一个月", "error_reports_month", "4")})});
}

class Appraisals : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    Put("2022Q2", "2022-05-23");
    Put("2022Q3", "2022-08-23");
    request_.year = 2022;
    request_.scheme = Write("scheme.toml", Scheme());
    request_.as_of = "2022-12-31";
  }

  void Put(const char* id, const char* day,
           model::CampaignState state = model::CampaignState::kIssued, const char* office = "") {
    model::Campaign campaign;
    campaign.id = id;
    campaign.name = std::string(id) + " 检查";
    campaign.office = office;
    campaign.state = state;
    campaign.rounds = {{day, day}};
    campaign.monitoring_point = day;
    campaign.rectification_until = day;
    const Status put = store::InTransaction(*database_, [&]() -> Status {
      store::CampaignStore campaigns(*database_);
      XC_TRY(campaigns.Put(campaign));
      for (const char* subject : {"s-1", "s-2"}) {
        XC_TRY(campaigns.Put(model::ScopeEntry{id, subject, true, ""}));
      }
      return Ok();
    });
    ASSERT_TRUE(put) << put.error().message;
  }

  std::string Found(const char* campaign, const char* unit, const char* number, ProblemState state,
                    const char* carried_from = "", bool common = false,
                    const char* fixed_on = "2022-06-20") {
    model::Problem problem;
    problem.campaign = campaign;
    problem.number = number;
    problem.subject = "s-1";
    problem.unit = unit;
    problem.cause = number;
    problem.klass = "blank";
    problem.title = std::string("空白栏目 ") + number;
    problem.state = state;
    problem.rounds = {1};
    problem.carried_from = carried_from;
    problem.common = common;
    problem.fixed_on = state == ProblemState::kConfirmed ? "" : fixed_on;
    const Status put = store::InTransaction(
        *database_, [&] { return store::ProblemStore(*database_).Put(problem); });
    EXPECT_TRUE(put) << (put ? "" : put.error().message);
    return problem.id;
  }

  void Judge(const char* campaign, const char* subject, const char* result,
             model::VerdictStep step) {
    model::SubjectVerdict verdict;
    verdict.campaign = campaign;
    verdict.subject = subject;
    verdict.result = result;
    verdict.step = step;
    ASSERT_TRUE(store::InTransaction(
        *database_, [&] { return store::CampaignStore(*database_).Put(verdict); }));
  }

  Result<model::Appraisal> Draft(const char* day = "2023-01-05") {
    return DraftAppraisal(*database_, rules_, resources_, request_, By("考核办", day));
  }
  static const model::AppraisalRow* Row(const model::Appraisal& appraisal, const char* unit) {
    for (const model::AppraisalRow& row : appraisal.rows) {
      if (row.unit == unit) return &row;
    }
    return nullptr;
  }
  static std::vector<std::string> Records(const model::Appraisal& appraisal, const char* unit,
                                          const std::string& rule) {
    std::vector<std::string> ids;
    const model::AppraisalRow* row = Row(appraisal, unit);
    if (row == nullptr) return ids;
    for (const model::AppraisalPart& part : row->parts) {
      for (const model::AppraisalLine& line : part.lines) {
        if (line.rule != rule) continue;
        for (const model::AppraisalRecord& record : line.records) ids.push_back(record.id);
      }
    }
    return ids;
  }

  AppraisalRequest request_;
};

TEST_F(Appraisals, WhatWasCarriedOverAndMendedDoesNotDeductAgain) {
  Found("2022Q2", "u-1", "2022Q2-应急-01", ProblemState::kConfirmed);
  const std::string open =
      Found("2022Q3", "u-1", "2022Q3-应急-01", ProblemState::kConfirmed, "2022Q2-应急-01");
  for (const auto& [number, state, day] :
       {std::tuple{"2022Q3-应急-02", ProblemState::kClosed, "2022-08-20"},
        std::tuple{"2022Q3-应急-03", ProblemState::kFixed, "2022-08-20"}}) {
    Found("2022Q3", "u-1", number, state, "2022Q2-应急-02", false, day);
  }
  const std::string late = Found("2022Q3", "u-1", "2022Q3-应急-04", ProblemState::kClosed,
                                 "2022Q2-应急-04", false, "2022-12-20");
  const auto drafted = Draft();
  ASSERT_TRUE(drafted) << drafted.error().message;
  EXPECT_EQ(Records(*drafted, "u-1", "carried"), (std::vector<std::string>{open, late}))
      << "closed or reported as fixed by the cut-off is not 仍未整改";
}

TEST_F(Appraisals, RejectedCommonAndUndecidedNeverDeduct) {
  const std::string first = Found("2022Q2", "u-1", "2022Q2-应急-01", ProblemState::kConfirmed);
  Found("2022Q2", "u-1", "2022Q2-应急-02", ProblemState::kRejected);
  Found("2022Q2", "u-1", "2022Q2-应急-03", ProblemState::kClosed, "", true);
  Found("2022Q2", "u-1", "", ProblemState::kSuspected);
  // The same one, still there a quarter later: found once, carried over once.
  const std::string again =
      Found("2022Q3", "u-1", "2022Q3-应急-01", ProblemState::kConfirmed, "2022Q2-应急-01");
  Judge("2022Q2", "s-1", "unqualified", model::VerdictStep::kReviewed);
  Judge("2022Q3", "s-2", "unqualified", model::VerdictStep::kDecided);
  const auto drafted = Draft();
  ASSERT_TRUE(drafted) << drafted.error().message;
  EXPECT_EQ(drafted->id, "y-1");
  EXPECT_THAT(drafted->campaigns, SizeIs(2));
  EXPECT_EQ(Records(*drafted, "u-1", "found"), std::vector<std::string>{first});
  EXPECT_EQ(Records(*drafted, "u-1", "carried"), std::vector<std::string>{again});
  EXPECT_THAT(Records(*drafted, "u-1", "unqualified"), IsEmpty()) << "not decided yet";
  EXPECT_EQ(Records(*drafted, "u-2", "unqualified"), std::vector<std::string>{"2022Q3/s-2"});
  const model::AppraisalRow* row = Row(*drafted, "u-1");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->full, 6000) << "no orders, no error reports";
  EXPECT_EQ(row->score, 9500) << "57 of 60";
  EXPECT_EQ(row->name, "济源市应急管理局");
  EXPECT_EQ(Row(*drafted, "u-3"), nullptr) << "nothing of it was in scope";
  EXPECT_THAT(drafted->omitted, SizeIs(1));

  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(Draft("2023-01-06"));
  EXPECT_EQ(HistoryRows(), rows) << "the same again changes nothing";
}

TEST_F(Appraisals, OrdersAndErrorReportsCountByTheirDays) {
  const std::string good = Found("2022Q2", "u-1", "2022Q2-应急-01", ProblemState::kClosed);
  const std::string rejected = Found("2022Q2", "u-1", "2022Q2-应急-02", ProblemState::kRejected);
  model::WorkOrder order;
  order.campaign = "2022Q2";
  order.number = "2022Q2-应急-交办-1";
  order.unit = "u-1";
  order.deadline = "2022-06-10";
  for (const std::string& id : {good, rejected}) {
    model::OrderItem item;
    item.problem = id;
    item.state = model::OrderState::kClosed;
    item.fixed_on = "2022-06-20";
    order.items.push_back(item);
  }
  const Status put = store::InTransaction(*database_, [&]() -> Status {
    XC_TRY(store::OrderStore(*database_).Put(order));
    for (const auto& [number, closed] :
         {std::pair("1", "2022-04-30"), std::pair("2", "2022-05-01"), std::pair("3", "")}) {
      model::CitizenMessage report;
      report.kind = model::MessageKind::kErrorReport;
      report.number = number;
      report.unit = "u-1";
      report.title = "错字";
      report.received = "2022-03-31";
      report.closed = closed;
      XC_TRY(store::DisclosureStore(*database_).Put(report));
    }
    return Ok();
  });
  ASSERT_TRUE(put) << put.error().message;
  const auto drafted = Draft();
  ASSERT_TRUE(drafted) << drafted.error().message;
  EXPECT_EQ(Records(*drafted, "u-1", "late"), std::vector<std::string>{good})
      << "what was rejected since is not late";
  EXPECT_EQ(Records(*drafted, "u-1", "month"), std::vector<std::string>{"m-2"})
      << "a month after 31 March ends on 30 April";
  EXPECT_EQ(Row(*drafted, "u-1")->score, 9100) << "60 - 2, 30 - 3, 10 - 4";
}

TEST_F(Appraisals, OneThatGoesOnAndIsHandedOverAgainIsLateOnce) {
  const std::string first =
      Found("2022Q2", "u-1", "2022Q2-应急-01", ProblemState::kClosed, "", false, "2022-12-20");
  const std::string again = Found("2022Q3", "u-1", "2022Q3-应急-01", ProblemState::kClosed,
                                  "2022Q2-应急-01", false, "2022-12-20");
  const std::string other = Found("2022Q3", "u-1", "2022Q3-应急-02", ProblemState::kClosed,
                                  "2022Q2-应急-09", false, "2022-12-20");
  const auto hand_over = [&](const char* campaign, const std::vector<std::string>& problems) {
    model::WorkOrder order;
    order.campaign = campaign;
    order.number = std::string(campaign) + "-应急-交办-1";
    order.unit = "u-1";
    order.deadline = "2022-10-10";
    for (const std::string& id : problems) {
      order.items.emplace_back().problem = id;
      order.items.back().state = model::OrderState::kClosed;
    }
    ASSERT_TRUE(store::InTransaction(
        *database_, [&]() -> Status { return store::OrderStore(*database_).Put(order); }));
  };
  hand_over("2022Q2", {first});
  hand_over("2022Q3", {again, other});
  const auto drafted = Draft();
  ASSERT_TRUE(drafted) << drafted.error().message;
  EXPECT_EQ(Records(*drafted, "u-1", "late"), (std::vector<std::string>{first, other}))
      << "the one that was handed over in time before, or not at all, counts where it is late";
}

TEST_F(Appraisals, ADayToComeAndAnUnknownCampaignAreRefused) {
  EXPECT_THAT(Draft("2022-12-30").error().message,
              HasSubstr("--as-of 2022-12-31: that day has not come"));
  request_.without = {"2022Q2", "2022q3"};
  EXPECT_THAT(Draft().error().message, HasSubstr("--without 2022q3: there is no such"));
  request_.without = {"2022Q2"};
  EXPECT_TRUE(Draft());
}

TEST_F(Appraisals, AQuarterWithoutItemsIsNoneOnlyWhereItemsAreKnown) {
  request_.scheme =
      Write("disclosure.toml",
            SchemeText("公开", 10,
                       {PartText("disclosure", "公开", 10, "disclosure",
                                 {RuleText("none", "整季度未公开", "disclosure_none", "2")})}));
  const auto nothing = Draft();
  ASSERT_TRUE(nothing) << nothing.error().message;
  EXPECT_THAT(nothing->rows, IsEmpty()) << "nobody looked, nobody gets points for it";
  model::PublishedItem item;
  item.part = model::ItemPart::kReported;
  item.unit = "u-1";
  item.title = "公告";
  item.published = "2022-05-04";
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::DisclosureStore(*database_).Put(item); }));
  const auto drafted = Draft();
  ASSERT_TRUE(drafted);
  EXPECT_THAT(Records(*drafted, "u-1", "none"), IsEmpty());
  EXPECT_EQ(Records(*drafted, "u-2", "none"), std::vector<std::string>{"2022Q2"})
      << "of the other quarters nobody's items are known";
}

TEST_F(Appraisals, WhatWeSawOfOneUnitSaysNothingOfTheOthers) {
  request_.scheme =
      Write("disclosure.toml",
            SchemeText("公开", 10,
                       {PartText("disclosure", "公开", 10, "disclosure",
                                 {RuleText("none", "整季度未公开", "disclosure_none", "2")})}));
  const auto see = [&](const char* unit, const char* day) {
    model::PublishedItem item;
    item.part = model::ItemPart::kOwn;
    item.unit = unit;
    item.title = std::string("公告") + day;
    item.url = std::string("http://yj.example.gov.cn/") + unit + day;
    item.published = day;
    return store::InTransaction(*database_,
                                [&] { return store::DisclosureStore(*database_).Put(item); });
  };
  ASSERT_TRUE(see("u-1", "2022-05-04"));
  const auto drafted = Draft();
  ASSERT_TRUE(drafted);
  EXPECT_THAT(Records(*drafted, "u-1", "none"), IsEmpty());
  EXPECT_EQ(Row(*drafted, "u-2"), nullptr) << "nobody read its lists";
  ASSERT_TRUE(see("u-2", "2022-02-01"));
  const auto both = Draft();
  ASSERT_TRUE(both);
  EXPECT_THAT(Records(*both, "u-1", "none"), IsEmpty())
      << "its list may begin with the item of May: of the first quarter nothing is known";
  ASSERT_TRUE(see("u-1", "2021-11-30"));
  const auto further = Draft();
  ASSERT_TRUE(further);
  EXPECT_EQ(Records(*further, "u-1", "none"), (std::vector<std::string>{"2022Q1"}))
      << "its list reaches back beyond the quarter";
}

TEST_F(Appraisals, SeenContestedAnsweredAndSealed) {
  const std::string first = Found("2022Q2", "u-1", "2022Q2-应急-01", ProblemState::kConfirmed);
  Found("2022Q2", "u-1", "2022Q2-应急-02", ProblemState::kConfirmed);
  ASSERT_TRUE(Draft());
  const auto contest = [&](const char* day, const std::vector<std::string>& records) {
    return ContestAppraisal(*database_, "y-1", "u-1", "不是我单位的栏目", records,
                            By("应急局", day));
  };
  EXPECT_THAT(contest("2023-01-06", {}).error().message, HasSubstr("not announced"));
  const auto seal = [&](const char* day) {
    return SealAppraisal(*database_, rules_, resources_, "y-1", By("考核办", day));
  };
  EXPECT_THAT(seal("2023-01-06").error().message, HasSubstr("not announced"));
  EXPECT_FALSE(AnnounceAppraisal(*database_, "y-1", "2023-01-05", By("考核办", "2023-01-06")));
  ASSERT_TRUE(AnnounceAppraisal(*database_, "y-1", "2023-01-12", By("考核办", "2023-01-06")));
  EXPECT_THAT(contest("2023-01-13", {}).error().message, HasSubstr("until 2023-01-12"));
  EXPECT_THAT(contest("2023-01-12", {"p-99"}).error().message, HasSubstr("p-99"));
  const auto told = contest("2023-01-12", {first});
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(contest("2023-01-12", {first})->number, 1) << "the same word twice";
  EXPECT_THAT(seal("2023-01-12").error().message, HasSubstr("may be contested until"));
  EXPECT_THAT(seal("2023-01-13").error().message, HasSubstr("contest 1 is not answered"));

  const Who office = By("考核办", "2023-01-13");
  EXPECT_FALSE(AnswerContest(*database_, "y-1", {2, false, "不成立", {}}, office));
  EXPECT_FALSE(AnswerContest(*database_, "y-1", {1, false, "不成立", {first}}, office));
  EXPECT_FALSE(AnswerContest(*database_, "y-1", {1, true, "", {}}, office));
  const auto answered = AnswerContest(*database_, "y-1", {1, true, "栏目属另一单位", {}}, office);
  ASSERT_TRUE(answered) << answered.error().message;
  EXPECT_EQ(Row(*answered, "u-1")->score, 9667) << "58 of 60";
  EXPECT_THAT(AnswerContest(*database_, "y-1", {1, false, "又不成立", {}}, office).error().message,
              HasSubstr("answered already"));

  const auto sealed = seal("2023-01-13");
  ASSERT_TRUE(sealed) << sealed.error().message;
  EXPECT_THAT(sealed->digest, SizeIs(64));
  EXPECT_EQ(Row(*sealed, "u-1")->score, 9667) << "a draft anew keeps what was waived";
  Found("2022Q2", "u-1", "2022Q2-应急-03", ProblemState::kConfirmed);
  const auto shown = OpenAppraisal(*database_, "y-1");
  ASSERT_TRUE(shown);
  EXPECT_EQ(store::WriteRecord(*shown), store::WriteRecord(*sealed));
  EXPECT_THAT(Draft().error().message, HasSubstr("is sealed"));
  EXPECT_THAT(contest("2023-01-12", {}).error().message, HasSubstr("is sealed"));
  EXPECT_EQ(seal("2023-02-01")->sealed_at, sealed->sealed_at);

  model::Appraisal forged = *sealed;
  forged.rows.back().score += 1;
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::AppraisalStore(*database_).Put(forged); }));
  EXPECT_EQ(OpenAppraisal(*database_, "y-1").error().code, ErrorCode::kCorruption);
}

TEST_F(Appraisals, WhatNobodySawIsNotSealed) {
  ASSERT_TRUE(Draft());
  ASSERT_TRUE(AnnounceAppraisal(*database_, "y-1", "2023-01-12", By("考核办", "2023-01-06")));
  Found("2022Q3", "u-1", "2022Q3-应急-01", ProblemState::kConfirmed);
  const auto seal = [&] {
    return SealAppraisal(*database_, rules_, resources_, "y-1", By("考核办", "2023-01-13"));
  };
  EXPECT_THAT(seal().error().message, HasSubstr("changed since the draft"));
  const auto drafted = Draft("2023-01-13");
  ASSERT_TRUE(drafted);
  EXPECT_STREQ(Name(drafted->state), "draft") << "a unit lost points: it must see that";
  EXPECT_EQ(drafted->contest_until, "");
  Put("2022Q4", "2022-11-23", model::CampaignState::kOpen);
  ASSERT_TRUE(Draft("2023-01-13"));
  ASSERT_TRUE(AnnounceAppraisal(*database_, "y-1", "2023-01-13", By("考核办", "2023-01-13")));
  EXPECT_THAT(SealAppraisal(*database_, rules_, resources_, "y-1", By("考核办", "2023-01-14"))
                  .error()
                  .message,
              HasSubstr("2022Q4 is still open"));
}

TEST_F(Appraisals, TheYearsCampaignsOfOneOffice) {
  Put("2021Q4", "2021-11-23");
  Put("2022D", "2022-09-01", model::CampaignState::kDraft);
  AppraisalScope scope{2022, "", {}, "2022-12-31"};
  EXPECT_THAT(*CampaignsOfYear(*database_, scope), SizeIs(2));
  scope.without = {"2022Q2"};
  EXPECT_THAT(*CampaignsOfYear(*database_, scope), SizeIs(1));
  Put("2022S", "2022-10-01", model::CampaignState::kIssued, "u-2");
  EXPECT_THAT(CampaignsOfYear(*database_, scope).error().message, HasSubstr("--office"));
  scope.office = "u-2";
  EXPECT_EQ(CampaignsOfYear(*database_, scope)->front().id, "2022S");
  scope.year = 2020;
  EXPECT_EQ(CampaignsOfYear(*database_, scope).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(YearOf(model::Campaign()), 0);
}

}  // namespace
}  // namespace xuncha::app
