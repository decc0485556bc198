// SPDX-License-Identifier: Apache-2.0
//
// What became of the quarter's problems is the same number wherever it is told: bulletin,
// appraisal, table for the level above, campaign.
#include "app/appraisal_inputs.h"
#include "app/campaign_summary.h"
#include "app/reporting.h"
#include "store/order_store.h"
#include "tests/app/bulletin_fixture.h"

namespace xuncha::app {
namespace {

using model::OrderState;
using model::ProblemState;

struct Handed {
  const char* cause;
  ProblemState state;
  const char* fixed_on;
  OrderState item;
};

// The deadline is 25 August, the cut-off the 31st.
constexpr Handed kHanded[] = {
    {"on time", ProblemState::kClosed, "2022-08-25", OrderState::kClosed},
    {"late", ProblemState::kClosed, "2022-08-26", OrderState::kClosed},
    {"late again", ProblemState::kClosed, "2022-08-27", OrderState::kClosed},
    {"claimed in time", ProblemState::kFixed, "2022-08-24", OrderState::kFixed},
    {"claimed late", ProblemState::kFixed, "2022-08-30", OrderState::kFixed},
    {"looked at, not closed", ProblemState::kFixed, "2022-08-24", OrderState::kVerified},
    {"open", ProblemState::kConfirmed, "", OrderState::kAccepted},
    {"disputed", ProblemState::kConfirmed, "", OrderState::kDisputed},
    {"fixed after the cut-off", ProblemState::kClosed, "2022-09-05", OrderState::kClosed},
    {"rejected since", ProblemState::kRejected, "", OrderState::kClosed},
};

class SameFigures : public BulletinTest {
 protected:
  void SetUp() override {
    BulletinTest::SetUp();
    model::WorkOrder order;
    order.campaign = "2022Q3";
    order.number = "2022Q3-应急-交办-1";
    order.unit = "u-1";
    order.issued = "2022-08-20";
    order.deadline = "2022-08-25";
    for (const Handed& one : kHanded) {
      model::Problem problem = Suspect("s-1", "u-1", one.cause);
      problem.number = "2022Q3-应急-" + problem.id;
      problem.state = one.state;
      problem.fixed_on = one.fixed_on;
      Put(problem);
      model::OrderItem item;
      item.problem = problem.id;
      item.state = one.item;
      item.fixed_on = one.fixed_on;
      order.items.push_back(item);
    }
    const Status put =
        store::InTransaction(*database_, [&] { return store::OrderStore(*database_).Put(order); });
    ASSERT_TRUE(put) << put.error().message;
  }

  // Of the table for the level above; -1 = blank or no such field.
  static std::int64_t Told(const FilledReport& report, const std::string& query) {
    for (const FilledField& field : report.fields) {
      if (field.field.query == query) return field.value ? field.value->number : -1;
    }
    return -1;
  }
};

TEST_F(SameFigures, OfProblemsAndOrdersInEveryDocument) {
  const model::Bulletin draft = Draft();
  ReportRequest request;
  request.campaign = "2022Q3";
  const auto report = FillReport(*database_, rules_, resources_, request, "2022-09-10");
  ASSERT_TRUE(report) << report.error().message;
  const auto campaign =
      SummariseCampaign(*database_, rules_, resources_, "2022Q3", *ParseTime("2022-09-10"));
  ASSERT_TRUE(campaign) << campaign.error().message;
  const StandingSummary& standings = campaign->standings;
  EXPECT_EQ(standings.day, "2022-08-31");

  // Two of the fixture were never handed over.
  const std::vector<std::pair<std::string, std::int64_t>> problems{
      {"open", 5}, {"claimed", 3}, {"fixed", 3}};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    const auto& [what, count] = problems[i];
    EXPECT_EQ(Value(draft, what + ".total").number, count) << what;
    EXPECT_EQ(Told(*report, "problems." + what), count) << what;
    EXPECT_EQ(static_cast<std::int64_t>(standings.problems[i]), count) << what;
    sum += count;
  }
  EXPECT_EQ(sum, Value(draft, "problems.total").number);
  EXPECT_EQ(sum, Told(*report, "problems.found"));

  const std::vector<std::pair<std::string, std::int64_t>> handed{
      {"on_time", 1}, {"late", 2}, {"claimed", 3}, {"pending", 1}, {"overdue", 2}};
  sum = 0;
  for (std::size_t i = 0; i < handed.size(); ++i) {
    const auto& [what, count] = handed[i];
    EXPECT_EQ(Value(draft, "orders." + what).number, count) << what;
    EXPECT_EQ(Told(*report, "orders." + what), count) << what;
    EXPECT_EQ(static_cast<std::int64_t>(standings.handed[i]), count) << what;
    sum += count;
  }
  EXPECT_EQ(sum, Value(draft, "orders.handed").number) << "what was rejected is not counted";
  EXPECT_EQ(sum, Told(*report, "orders.handed"));
  EXPECT_EQ(Value(draft, "orders.on_time_rate").text, "20%") << "1 of the 5 that are decided";
}

TEST_F(SameFigures, TheAppraisalCountsByTheSameRule) {
  AppraisalScope scope;
  scope.year = 2022;
  const auto inputs_on = [&](const char* day) {
    scope.as_of = day;
    const auto inputs = AppraisalInputsOf(*database_, rules_, resources_, scope);
    EXPECT_TRUE(inputs) << (inputs ? "" : inputs.error().message);
    std::map<workflow::Metric, int> counts;
    if (inputs) {
      for (const workflow::AppraisalFact& fact : inputs->facts) ++counts[fact.metric];
    }
    return counts;
  };
  auto counts = inputs_on("2022-08-31");
  EXPECT_EQ(counts[workflow::Metric::kProblemsOpen], 5);
  EXPECT_EQ(counts[workflow::Metric::kOrdersLate], 2) << "a unit's word is no fix, on time or late";
  EXPECT_EQ(counts[workflow::Metric::kOrdersOverdue], 2);
  counts = inputs_on("2022-12-31");
  EXPECT_EQ(counts[workflow::Metric::kOrdersLate], 3) << "one was fixed in September";
  EXPECT_EQ(counts[workflow::Metric::kOrdersOverdue], 1) << "a dispute stops the clock";
}

TEST_F(SameFigures, ACampaignWhoseCutOffIsToComeIsToldOfToday) {
  const auto campaign =
      SummariseCampaign(*database_, rules_, resources_, "2022Q3", *ParseTime("2022-08-25"));
  ASSERT_TRUE(campaign) << campaign.error().message;
  EXPECT_EQ(campaign->standings.day, "2022-08-25");
  EXPECT_EQ(campaign->standings.handed.at(4), 0U) << "the deadline's day is not over";
}

}  // namespace
}  // namespace xuncha::app
