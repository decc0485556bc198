// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "app/hand_over.h"
#include "app/order_items.h"
#include "app/order_sheet.h"
#include "app/orders.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/evidence_json.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/order_store.h"

namespace xuncha::cli {
namespace {

std::string OrderLine(const Context& context, const WorkDesk& desk, const model::WorkOrder& order) {
  std::string reminder = context.Say(std::string("reminder.") + Name(order.reminder));
  if (!reminder.empty()) reminder.insert(0, "  ");
  return context.Say("order.line",
                     {{"number", order.number},
                      {"id", order.id},
                      {"unit", Printable(UnitName(desk, order.unit))},
                      {"state", context.Say(std::string("order_state.") + Name(order.state))},
                      {"deadline", order.deadline},
                      {"n", std::to_string(order.items.size())},
                      {"reminder", reminder}});
}

int PrintOrders(const Context& context, const WorkDesk& desk,
                const std::vector<model::WorkOrder>& orders, const char* key) {
  WorkOutput output(context, "xuncha.orders/1");
  if (output.json()) {
    output.Records("orders", orders);
    return output.Finish(context);
  }
  for (const model::WorkOrder& order : orders) output.Line(OrderLine(context, desk, order));
  output.Line(context.Say(key, {{"n", std::to_string(orders.size())}}));
  return output.Finish(context);
}

// Why a row of an imported list was not taken.
std::string FaultWords(const Context& context, const app::AnswerRow& row) {
  const std::string value = row.fault == "not_waiting" ? context.Say("order_state." + row.value)
                                                       : std::string(Printable(row.value));
  return context.Say("order_fault." + row.fault, {{"value", value}});
}

std::string AnswersJson(const app::AnswersTaken& taken) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::AnswerRow& row : taken.rows) {
    json.BeginObject();
    json.Field("row", row.row);
    json.Field("number", row.number);
    json.FieldOrNull("problem", row.problem);
    json.Field("action", Name(row.action));
    json.FieldOrNull("fault", row.fault);
    json.FieldOrNull("value", row.value);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

}  // namespace

int RunOrderIssue(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::IssueRequest request;
    request.campaign = context.args.things.front();
    XC_ASSIGN_OR_RETURN(request.unit, UnitAsked(desk, context.args.work.unit));
    const std::string& days = context.args.work.days;
    XC_ASSIGN_OR_RETURN(request.days, NumberAsked("--days", days, 0));
    if (!days.empty() && request.days == 0) {
      return InvalidArgument("--days: a deadline is one working day or more away");
    }
    XC_ASSIGN_OR_RETURN(const auto issued,
                        app::IssueOrders(*desk.database, desk.rules, request, desk.who));
    XC_ASSIGN_OR_RETURN(const auto left, app::CommonLeft(*desk.database, request.campaign));
    WorkOutput output(context, "xuncha.orders/1");
    if (output.json()) {
      output.Records("orders", issued);
      JsonWriter json(1);
      json.BeginArray();
      for (const app::UnhandedCommon& one : left) {
        json.BeginObject();
        json.FieldOrNull("operator", one.operator_);
        json.Field("problems", one.problems);
        json.EndObject();
      }
      json.EndArray();
      output.Field("common_left", json.text());
      return output.Finish(context);
    }
    for (const model::WorkOrder& order : issued) output.Line(OrderLine(context, desk, order));
    output.Line(context.Say("order.issued", {{"n", std::to_string(issued.size())}}));
    for (const app::UnhandedCommon& one : left) {
      output.Line(context.Say(
          one.operator_.empty() ? "order.common_nobodys" : "order.common_left",
          {{"n", std::to_string(one.problems)}, {"operator", Printable(one.operator_)}}));
    }
    return output.Finish(context);
  });
}

int RunOrderList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignOrIssued(context, desk));
    XC_ASSIGN_OR_RETURN(const std::string unit, UnitAsked(desk, context.args.work.unit));
    const std::string& wanted = context.args.work.state;
    std::optional<model::OrderState> state;
    if (!wanted.empty() && !model::OrderStateFromName(wanted, state.emplace())) {
      return Refuse(
          context, "error.bad_choice",
          {{"flag", "--state"},
           {"choices", "issued accepted fixed verified closed returned disputed withdrawn"},
           {"value", wanted}});
    }
    XC_ASSIGN_OR_RETURN(const auto orders, app::ListOrders(*desk.database, campaign, unit, state));
    return PrintOrders(context, desk, orders, "order.listed");
  });
}

int RunOrderShow(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto shown = app::ShowOrder(*desk->database, context.args.things.front());
  if (!shown) return Fail(context, shown.error());
  WorkOutput output(context, "xuncha.order/1");
  if (output.json()) {
    output.Field("order", store::WriteRecord(shown->order));
    output.Records("problems", shown->problems);
    output.Records("steps", shown->steps);
    const auto evidence = app::EvidenceOfOrder(*desk->database, context.data_dir, shown->order.id,
                                               {}, app::EvidenceDetail::kFull);
    if (!evidence) return Fail(context, evidence.error());
    output.Field("evidence", EvidenceJson(*evidence));
    return output.Finish(context);
  }
  // As it can be copied into a chat group.
  output.Line(OrderLine(context, *desk, shown->order));
  for (std::size_t i = 0; i < shown->problems.size(); ++i) {
    const model::Problem& problem = shown->problems[i];
    const model::OrderItem& item = shown->order.items[i];
    const std::string& place = problem.target.empty() ? problem.url : problem.target;
    output.Line(
        context.Say("order.item",
                    {{"number", problem.number},
                     {"title", Printable(TitleOf(context, problem))},
                     {"place", Printable(place)},
                     {"state", context.Say(std::string("order_state.") + Name(item.state))},
                     {"answer", Printable(item.answer)}}) +
        (item.fixed_on.empty()
             ? ""
             : context.Say("order.fixed_on", {{"day", item.fixed_on},
                                              {"from", context.Say(std::string("day_from.") +
                                                                   Name(item.fixed_from))}})) +
        (item.told_in.empty() ? "" : context.Say("order.told_in", {{"number", item.told_in}})));
  }
  for (const model::OrderStep& step : shown->steps) {
    output.Line(FormatChinaTime(step.at) + "  " + Printable(step.by) + "  " +
                context.Say(std::string("order_event.") + Name(step.event)) +
                (step.reason.empty() ? "" : "  " + Printable(step.reason)));
  }
  return output.Finish(context);
}

int RunOrderApply(Context& context) {
  app::OrderRequest request;
  const std::string& event = context.args.things.back();
  if (!model::OrderEventFromName(event, request.event)) {
    return Refuse(context, "error.bad_choice",
                  {{"flag", context.Say("argument.event")},
                   {"choices",
                    "accept report_fix verify return close extend dispute uphold concede "
                    "withdraw remind"},
                   {"value", event}});
  }
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const WorkArgs& work = context.args.work;
  request.order = context.args.things.front();
  request.problems = work.items;
  request.deadline = work.until;
  request.answer = work.answer;
  request.fixed_by = work.by;
  request.fixed_on = work.day;
  request.proof = work.proof;
  const auto order = app::ApplyToOrder(*desk->database, desk->rules, request, desk->who);
  if (!order) return Fail(context, order.error());
  return PrintOrders(context, *desk, {*order}, "order.applied");
}

int RunOrderRemind(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    std::string campaign;
    std::string order;
    if (context.args.things.empty()) {
      XC_ASSIGN_OR_RETURN(campaign, CampaignOrIssued(context, desk));
    } else {
      order = context.args.things.front();
    }
    XC_ASSIGN_OR_RETURN(const auto reminded,
                        app::RemindOrders(*desk.database, desk.rules, campaign, order,
                                          context.args.dry_run, desk.who));
    std::vector<model::WorkOrder> orders;
    orders.reserve(reminded.size());
    for (const app::OrderReminder& one : reminded) orders.push_back(one.order);
    return PrintOrders(context, desk, orders,
                       context.args.dry_run ? "order.would_remind" : "order.reminded");
  });
}

int RunOrderExport(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const std::string& file = context.args.things.back();
  const auto rows = app::ExportOrders(*desk->database, desk->rules, context.resources,
                                      {context.args.things.front()}, file, context.clock->Now());
  if (!rows) return Fail(context, rows.error());
  WorkOutput output(context, "xuncha.order_export/1");
  if (output.json()) {
    output.Number("rows", *rows);
    output.Text("file", file);
  } else {
    output.Line(context.Say("order.exported", {{"n", std::to_string(*rows)}, {"file", file}}));
  }
  return output.Finish(context);
}

int RunOrderImport(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  app::AnswersRequest request;
  request.file = context.args.things.front();
  request.dry_run = context.args.dry_run;
  request.skip_wrong = context.args.skip_wrong;
  const auto taken =
      app::ImportAnswers(*desk->database, desk->rules, context.resources, request, desk->who);
  if (!taken) return Fail(context, taken.error());
  WorkOutput output(context, "xuncha.order_import/1");
  if (output.json()) {
    output.Field("written", taken->written ? "true" : "false");
    output.Number("taken", taken->taken);
    output.Number("same", taken->same);
    output.Number("blank", taken->blank);
    output.Number("wrong", taken->wrong);
    output.Texts("unknown_columns", taken->unknown_columns);
    output.Field("rows", AnswersJson(*taken));
  } else {
    for (const app::AnswerRow& row : taken->rows) {
      if (row.fault.empty()) continue;
      output.Line(context.Say(row.action == app::AnswerAction::kWrong ? "order.wrong_row"
                              : row.fault == "not_fixed"              ? "order.open_row"
                                                                      : "order.noted_row",
                              {{"row", std::to_string(row.row)},
                               {"number", Printable(row.number)},
                               {"why", FaultWords(context, row)}}));
    }
    if (const std::string line = ColumnsNotRead(context, taken->unknown_columns); !line.empty()) {
      output.Line(line);
    }
    for (const std::string& note : taken->notes) output.Line(Printable(note));
    output.Line(context.Say("order.imported", {{"taken", std::to_string(taken->taken)},
                                               {"same", std::to_string(taken->same)},
                                               {"blank", std::to_string(taken->blank)},
                                               {"wrong", std::to_string(taken->wrong)}}));
    output.Line(ImportEnding(context, taken->written, taken->taken, taken->wrong));
  }
  return output.Finish(context, taken->wrong > 0 ? kFound : kNothingToDo);
}

}  // namespace xuncha::cli
