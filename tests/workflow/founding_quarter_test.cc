// SPDX-License-Identifier: Apache-2.0
//
// The founding quarter in small, through all parts together: two rounds, machine and person,
// confirmation, orders, re-inspection, cut-off. The problems are those that the bulletin still
// names, and others that were fixed in time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/workflow/founding_campaign.h"
#include "tests/workflow/workflow_data.h"
#include "workflow/figures.h"
#include "workflow/finding_life.h"
#include "workflow/order_life.h"
#include "workflow/problem_number.h"
#include "workflow/same_problem.h"
#include "workflow/suspected.h"

namespace xuncha::workflow {
namespace {

using model::ProblemEvent;
using ::testing::ElementsAre;
using ::testing::Pair;

model::Finding Column(const std::string& check, const std::string& host, const std::string& name) {
  model::Finding finding;
  finding.id = "f-" + check + host + name;
  finding.check = check;
  finding.tier = model::Tier::kBulletin;
  finding.confidence = model::Confidence::kCertain;
  finding.url = "https://" + host + "/" + name + "/";
  finding.column_path = {"首页", name};
  finding.message.key = check + ".x";
  finding.occurrence_count = 1;
  return finding;
}

class Quarter : public ::testing::Test {
 protected:
  std::vector<model::Problem> Inspect(const std::string& site, int round,
                                      std::vector<model::Finding> findings) {
    model::SiteRecord record;
    record.id = site;
    record.home = "https://" + site + ".gov.cn/";
    record.roles.sponsor = "u-" + site;
    model::Report report;
    report.snapshot.finished =
        EndOfChinaDay(testing::D(campaign_.rounds[static_cast<std::size_t>(round - 1)].until));
    report.findings = std::move(findings);
    const std::vector<model::ColumnRecord> columns;
    return SuspectedProblems(report, counting_, classes_,
                             {record, columns, campaign_.id, round,
                              [](const model::Finding& f) { return f.column_path.back(); }});
  }

  // Merges a round in, as app/ does: updated ones in place of what was known, added ones with an
  // id.
  RoundMerge Merge(const std::vector<model::Problem>& fresh, int round) {
    const RoundMerge merge =
        MergeRound(problems_, fresh, round, [](const model::Problem&) { return true; });
    for (const model::Problem& one : merge.updated) At(one.id) = one;
    for (model::Problem one : merge.added) {
      one.id = "p-" + std::to_string(problems_.size() + 1);
      problems_.push_back(one);
    }
    return merge;
  }

  model::Problem& At(const std::string& id) {
    for (model::Problem& problem : problems_) {
      if (problem.id == id) return problem;
    }
    ADD_FAILURE() << id;
    return problems_.front();
  }

  void Move(const std::string& id, ProblemEvent event, const std::string& day,
            const std::string& reason = "") {
    ProblemAct act{"张三", EndOfChinaDay(testing::D(day)), reason, "", day};
    if (event == ProblemEvent::kConfirm && At(id).number.empty()) {
      act.number = numbers_.Next(At(id).unit.substr(2));
    }
    auto move = Apply(At(id), event, act);
    ASSERT_TRUE(move.has_value()) << move.error().message;
    At(id) = move->problem;
  }

  CampaignFigures Figures() {
    return FiguresOf({campaign_, {}, {}, problems_, {}, {}, classes_, "2022-08-31"}).value();
  }

  model::Campaign campaign_ = testing::FoundingCampaign();
  CountingRules counting_ = ParseCountingRules(testing::DataFile("counting.toml")).value();
  ProblemClasses classes_ =
      ProblemClasses::Parse(testing::DataFile("problem_classes.toml")).value();
  NumberBook numbers_{"2022Q3", {}};
  std::vector<model::Problem> problems_;
};

TEST_F(Quarter, DistinctProblemsOverBothRoundsAndThoseOpenAtTheCutOff) {
  // Round 1: the emergency bureau has two blank columns and a stale one.
  Merge(Inspect("应急", 1,
                {Column("blank_column", "yj.gov.cn", "上级文件"),
                 Column("blank_column", "yj.gov.cn", "年度计划"),
                 Column("stale_column", "yj.gov.cn", "应急要闻")}),
        1);
  ASSERT_EQ(problems_.size(), 3U);
  for (const char* id : {"p-1", "p-2", "p-3"}) Move(id, ProblemEvent::kConfirm, "2022-08-12");
  EXPECT_EQ(At("p-3").number, "2022Q3-应急-03");
  // The news column is fixed between the rounds; an inspector adds what the machine has as well.
  Move("p-3", ProblemEvent::kReportFix, "2022-08-15");
  model::Problem person;
  person.campaign = campaign_.id;
  person.subject = "应急";
  person.unit = "u-应急";
  person.origin = model::ProblemOrigin::kPerson;
  person.klass = "blank";
  person.column_path = {"上级文件"};
  person.title = "首页“上级文件”栏目空白";
  // Round 2: both blanks again, the news column not, and one more blank.
  std::vector<model::Problem> fresh = Inspect("应急", 2,
                                              {Column("blank_column", "yj.gov.cn", "上级文件"),
                                               Column("blank_column", "yj.gov.cn", "年度计划"),
                                               Column("blank_column", "yj.gov.cn", "政策解读")});
  fresh.push_back(person);
  const RoundMerge second = Merge(fresh, 2);
  EXPECT_EQ(second.added.size(), 1U);
  ASSERT_EQ(second.gone.size(), 1U);
  EXPECT_EQ(second.gone[0].id, "p-3");
  Move("p-3", ProblemEvent::kClose, "2022-08-23");
  Move("p-4", ProblemEvent::kConfirm, "2022-08-23");
  // Of the last one the unit says by the cut-off that it is fixed, and a look says so too.
  Move("p-2", ProblemEvent::kReportFix, "2022-08-30");
  Move("p-2", ProblemEvent::kClose, "2022-08-31");
  Move("p-4", ProblemEvent::kReportFix, "2022-08-31");

  const ProblemFigures figures = Figures().problems;
  EXPECT_EQ(figures.found, 4U) << "each once, in whatever rounds and by whomever it was seen";
  EXPECT_THAT(figures.by_round, ElementsAre(Pair(1, 3U), Pair(2, 3U)));
  EXPECT_THAT(figures.open, ElementsAre("p-1"));
  EXPECT_THAT(figures.claimed, ElementsAre("p-4"));
  EXPECT_THAT(figures.fixed, ElementsAre("p-2", "p-3"));
  EXPECT_EQ(figures.fixed_between_rounds, 1U);
  std::map<std::string, std::uint64_t> classes;
  for (const ClassCount& one : figures.by_class) classes[one.id] = one.problems;
  EXPECT_EQ(classes["blank"], 3U);
  EXPECT_EQ(classes["not_updated"], 1U);
}

TEST_F(Quarter, OrdersAndProblemsMoveTogether) {
  Merge(Inspect("水利", 1,
                {Column("stale_column", "sl.gov.cn", "水利概况"),
                 Column("stale_column", "sl.gov.cn", "科室之窗")}),
        1);
  for (const char* id : {"p-1", "p-2"}) Move(id, ProblemEvent::kConfirm, "2022-08-12");
  const OrderRules rules = ParseOrderRules(testing::DataFile("orders.toml")).value();
  const Holidays holidays = Holidays::Parse(testing::DataFile("holidays.toml")).value();
  model::WorkOrder order;
  order.campaign = campaign_.id;
  order.number = OrderNumber(campaign_.id, "水利", 1);
  order.deadline =
      FormatDay(holidays.AddWorkingDays(testing::D("2022-08-24"), rules.deadline_days).value());
  EXPECT_EQ(order.deadline, "2022-08-31");
  order.items.resize(2);
  order.items[0].problem = "p-1";
  order.items[1].problem = "p-2";
  const auto step = [&](model::OrderEvent event, std::vector<std::string> only,
                        const std::string& reason) {
    OrderAct act;
    act.actor = "李四";
    act.now = EndOfChinaDay(testing::D("2022-08-29"));
    act.reason = reason;
    act.problems = std::move(only);
    const OrderMove move = Apply(order, event, act, rules, holidays).value();
    order = move.order;
    for (const auto& [id, effect] : move.effects) Move(id, effect, "2022-08-29", reason);
  };
  step(model::OrderEvent::kReportFix, {}, "");
  EXPECT_EQ(At("p-2").state, model::ProblemState::kFixed);
  step(model::OrderEvent::kReturn, {"p-2"}, "子栏目仍未更新");
  EXPECT_EQ(At("p-2").state, model::ProblemState::kConfirmed);
  step(model::OrderEvent::kVerify, {"p-1"}, "");
  step(model::OrderEvent::kClose, {"p-1"}, "");
  EXPECT_EQ(At("p-1").state, model::ProblemState::kClosed);
  step(model::OrderEvent::kDispute, {"p-2"}, "该栏目已并入水利要闻");
  step(model::OrderEvent::kConcede, {"p-2"}, "属实");
  EXPECT_EQ(At("p-2").state, model::ProblemState::kRejected);
  EXPECT_EQ(order.state, model::OrderState::kClosed) << "nothing else is left in it";
  EXPECT_EQ(Figures().problems.found, 1U);
}

}  // namespace
}  // namespace xuncha::workflow
