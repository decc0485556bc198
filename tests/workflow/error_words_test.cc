// SPDX-License-Identifier: Apache-2.0
//
// Whoever is refused something reads why in Chinese: each error of the office's work has its phrase
// in data/phrases.zh.toml.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/phrases.h"
#include "base/resources.h"
#include "tests/workflow/founding_campaign.h"
#include "tests/workflow/workflow_data.h"
#include "workflow/campaign_life.h"
#include "workflow/check_record.h"
#include "workflow/declarations.h"
#include "workflow/draw.h"
#include "workflow/finding_life.h"
#include "workflow/lifecycle.h"
#include "workflow/order_life.h"
#include "workflow/verdict_steps.h"
#include "workflow/working_days.h"

namespace xuncha::workflow {
namespace {

using testing::D;
using testing::DataFile;
using Errors = std::vector<std::string>;

template <class T>
void Add(Errors& errors, const Result<T>& result) {
  EXPECT_FALSE(result.has_value());
  if (!result.has_value()) errors.push_back(result.error().message);
}

void AddCampaigns(Errors& errors) {
  model::Campaign campaign;
  campaign.id = "2022 Q3";
  campaign.self_check = {"2022-08-03", "2022-08-02"};
  campaign.rounds = {{"x", ""}, {"2022-08-02", "2022-08-09"}, {"2022-08-05", "2022-08-06"}};
  campaign.monitoring_point = "2023-01-01";
  campaign.rectification_until = "2022-08-01";
  campaign.report_due = "2022-07-01";
  campaign.cut_offs = {
      {"moon", "2022-08-01"}, {"rectification", "2022-08-02"}, {"rectification", "2022-08-01"}};
  campaign.site_percent = -1;
  campaign.groups = {{"", {}, {}}, {"甲", {"张三"}, {}}, {"甲", {"张三"}, {}}};
  for (const auto& fault : ValidateCampaign(campaign)) errors.push_back(fault.message);
  model::Campaign empty;
  empty.basis = model::VerdictBasis::kAfterRectification;
  for (const auto& fault : ValidateCampaign(empty)) errors.push_back(fault.message);
  model::Campaign late = testing::FoundingCampaign();
  late.self_check.until = "2022-08-09";
  late.rectification_until = late.report_due = "2022-08-02";
  for (const auto& fault : ValidateCampaign(late)) errors.push_back(fault.message);
  Add(errors, MoveCampaign(late, model::CampaignState::kOpen, ""));
  late.state = model::CampaignState::kFrozen;
  Add(errors, MoveCampaign(late, model::CampaignState::kOpen, ""));
  Add(errors, MoveCampaign(late, model::CampaignState::kDraft, ""));
  late.state = model::CampaignState::kClosed;
  Add(errors, MoveCampaign(late, model::CampaignState::kDraft, ""));
  Add(errors, JudgeSelfCheck(late, "u-1", Submission{"2022-08-07", 1, 2}, ""));
  Add(errors, JudgeSelfCheck(late, "u-1", Submission{"soon", 1, 0}, ""));
  Add(errors, Draw({"s-1"}, 0, 1));
  Add(errors, DealOut({{"s-1", {"u-1"}}}, {{"甲", {"张三"}, {"u-1"}}}, 1));
  Add(errors, DealOut({}, {}, 1));
}

void AddProblems(Errors& errors) {
  using model::ProblemEvent;
  model::Problem problem;
  problem.id = "p-1";
  for (int state = 0; state < model::kProblemStates; ++state) {
    for (int event = 0; event < model::kProblemEvents; ++event) {
      problem.state = static_cast<model::ProblemState>(state);
      const auto move = Apply(problem, static_cast<ProblemEvent>(event), {"张三", 1, "", "", "x"});
      if (!move.has_value()) errors.push_back(move.error().message);
    }
  }
  Add(errors, Apply(problem, ProblemEvent::kReopen, {"", 1, "", "", ""}));
}

void AddOrders(Errors& errors) {
  const OrderRules rules = ParseOrderRules(DataFile("orders.toml")).value();
  const Holidays holidays = Holidays::Parse(DataFile("holidays.toml")).value();
  model::WorkOrder order;
  order.number = "2022Q3-应急-交办-1";
  OrderAct act;
  act.actor = "李四";
  const auto add = [&](model::OrderEvent event) {
    const auto move = Apply(order, event, act, rules, holidays);
    if (!move.has_value()) errors.push_back(move.error().message);
  };
  add(model::OrderEvent::kAccept);
  order.items.resize(1);
  order.items[0].problem = "p-1";
  order.deadline = "2022-08-31";
  for (int state = 0; state < model::kOrderStates; ++state) {
    order.state = order.items[0].state = static_cast<model::OrderState>(state);
    for (int event = 0; event < model::kOrderEvents; ++event) {
      for (const char* reason : {"", "理由"}) {
        for (const char* deadline : {"", "2022-08-01", "2022-12-30"}) {
          for (const Errors& problems : {Errors{}, Errors{"p-1"}, Errors{"p-9"}}) {
            act.reason = reason;
            act.deadline = deadline;
            act.problems = problems;
            add(static_cast<model::OrderEvent>(event));
          }
        }
      }
    }
  }
  order.state = order.items[0].state = model::OrderState::kIssued;
  order.extensions = 9;
  act.reason = "理由";
  add(model::OrderEvent::kExtend);
  act.actor.clear();
  add(model::OrderEvent::kExtend);
  Add(errors, holidays.IsWorkingDay(D("2040-01-01")));
  Add(errors, holidays.AddWorkingDays(D("2022-01-01"), -1));
}

void AddRequests(Errors& errors) {
  const LifecycleRules rules = ParseLifecycleRules(DataFile("lifecycle.toml")).value();
  model::LifecycleRequest request;
  request.id = "l-1";
  request.subject = "s-1";
  for (int kind = 0; kind < 7; ++kind) {
    request.kind = static_cast<model::RequestKind>(kind);
    for (int state = 0; state < model::kLifecycleStates; ++state) {
      for (int step = 0; step < 4; ++step) {
        for (int stage = 0; stage < 5; ++stage) {
          request.applicant = stage > 0 ? "张三" : "";
          request.decision = stage == 2 ? "approved" : stage == 3 ? "refused" : "";
          request.done = stage == 4 ? "2022-08-01" : "";
          const auto move =
              Apply(SubjectKind::kAccount, static_cast<model::LifecycleState>(state), request,
                    static_cast<RequestStep>(step), "张三", "2022-08-01", "", rules);
          if (!move.has_value()) errors.push_back(move.error().message);
        }
      }
    }
  }
  Add(errors, CheckOffline({}, {"s-1", "2022-08-02", "2022-08-01", "", ""}, rules));
  const DeclarationRules declared = ParseDeclarationRules(DataFile("declarations.toml")).value();
  model::Declaration one{"d-1",  "u-1",        "s-1",        "首页—概况", "stale_column",
                         "理由", "2022-01-01", "2024-01-01", "张三"};
  Add(errors, ValidateDeclaration(one, declared));
  one.until = "2021-01-01";
  Add(errors, ValidateDeclaration(one, declared));
  one.until.clear();
  Add(errors, ValidateDeclaration(one, declared));
  one.check = "dead_link";
  Add(errors, ValidateDeclaration(one, declared));
  one.unit.clear();
  Add(errors, ValidateDeclaration(one, declared));
}

void AddVerdicts(Errors& errors) {
  model::RecordRow row;
  row.subject = "s-1";
  row.indicator = "V1.4.3";
  row.machine = model::CheckAnswer::kFail;
  row.machine_says = "6/5";
  Add(errors, Answer(row, model::RowAnswer::kNotFound, "张三", 1, ""));
  Add(errors, Answer(row, model::RowAnswer::kOpen, "张三", 1, ""));
  Add(errors, Answer(row, model::RowAnswer::kFound, "", 1, ""));
  std::vector<model::RecordRow> rows{row};
  Add(errors, AnswerAllNotFound(rows, "", 1));
  model::SubjectVerdict verdict;
  verdict.subject = "s-1";
  Add(errors, Review(verdict, "张三", "", ""));
  ProposedVerdict open;
  open.open_rows = {"V1.2", "V1.4.3"};
  verdict.result = "qualified";
  Add(errors, MayStand(verdict, open));
  verdict.result = "undetermined";
  verdict.step = model::VerdictStep::kProposed;
  Add(errors, Decide(verdict, "张三", "", "", {}));
  Add(errors, TakeBack(verdict, "张三", "x"));
  Add(errors, Review(verdict, "张三", "fine", ""));
  Add(errors, Review(verdict, "张三", "qualified", ""));
  Add(errors, Review(verdict, "", "", ""));
  verdict.step = model::VerdictStep::kReviewed;
  verdict.reviewed_by = "张三";
  Add(errors, Decide(verdict, "张三", "", "", {}));
  verdict.step = model::VerdictStep::kDecided;
  Add(errors, Review(verdict, "张三", "", ""));
  Add(errors, TakeBack(verdict, "张三", ""));
}

// The same word is another of an order.
TEST(ErrorWords, ACampaignIsIssuedOtherwiseThanAnOrder) {
  Messages messages(Language::kChinese);
  ASSERT_TRUE(messages.Add(*Resources().Read("data/phrases.zh.toml"), "phrases"));
  const Phrases phrases(messages);
  model::Campaign campaign;
  campaign.id = "2022Q3";
  const auto said = [&](model::CampaignState from, model::CampaignState to) {
    campaign.state = from;
    return phrases.Translate(MoveCampaign(campaign, to, "").error().message);
  };
  using S = model::CampaignState;
  EXPECT_EQ(said(S::kIssued, S::kOpen),
            "检查批次 2022Q3 已通报，不能转为“进行中”，只能结束（--to closed）");
  EXPECT_EQ(said(S::kClosed, S::kOpen),
            "检查批次 2022Q3 已结束，不能转为“进行中”，也不能再转为其他状态");
  EXPECT_EQ(said(S::kOpen, S::kIssued),
            "检查批次 2022Q3：当前为“进行中”，不能转为“已通报”；可以转为：已封账、已结束");
}

TEST(ErrorWords, EveryRefusalIsSaidInChinese) {
  Messages messages(Language::kChinese);
  ASSERT_TRUE(messages.Add(*Resources().Read("data/phrases.zh.toml"), "phrases"));
  const Phrases phrases(messages);
  Errors errors;
  AddCampaigns(errors);
  AddProblems(errors);
  AddOrders(errors);
  AddRequests(errors);
  AddVerdicts(errors);
  EXPECT_GT(errors.size(), 300U);
  for (const std::string& error : errors) {
    const std::string said = phrases.Translate(error);
    EXPECT_TRUE(phrases.Find(error)) << error;
    for (const char* word : {" is ", " the ", "the ", " has ", " no ", " wants ", " lies ", " are ",
                             "cannot", "give "}) {
      EXPECT_EQ(said.find(word), std::string::npos) << error << "\n" << said;
    }
  }
}

}  // namespace
}  // namespace xuncha::workflow
