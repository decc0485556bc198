// SPDX-License-Identifier: Apache-2.0
#include "app/campaign_summary.h"
#include "app/campaigns.h"
#include "base/text_width.h"
#include "cli/apart_words.h"
#include "cli/commands.h"
#include "cli/id_column.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/campaign_store.h"

namespace xuncha::cli {
namespace {

std::string Count(std::uint64_t n) { return std::to_string(n); }

void SayCarried(const Context& context, const app::CarriedOver& carried, WorkOutput& output) {
  if (output.json()) {
    output.Number("carried_over", carried.added);
    output.Number("linked", carried.linked);
    output.Number("outside", carried.outside);
    return;
  }
  if (carried.added + carried.linked + carried.outside == 0) return;
  output.Line(context.Say("campaign.carried", {{"n", Count(carried.added + carried.linked)},
                                               {"linked", Count(carried.linked)},
                                               {"outside", Count(carried.outside)}}));
}

int PrintCampaign(const Context& context, const model::Campaign& campaign, const char* key,
                  const app::CarriedOver* carried = nullptr) {
  WorkOutput output(context, "xuncha.campaign/1");
  if (output.json()) {
    output.Text("written", std::string_view(key).substr(std::string_view(key).rfind('.') + 1));
    output.Field("campaign", store::WriteRecord(campaign));
  } else {
    output.Line(context.Say(key, {{"id", campaign.id}, {"name", campaign.name}}));
  }
  if (carried != nullptr) SayCarried(context, *carried, output);
  return output.Finish(context);
}

std::string States(const Context& context, const char* table, const auto& counts,
                   const auto& name) {
  std::string words;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    words.append(words.empty() ? "" : "，")
        .append(context.Say(std::string(table) + "." + name(i)))
        .append(" ")
        .append(Count(counts[i]));
  }
  return words.empty() ? context.Say("campaign.nothing") : words;
}

const char* ProblemStateName(std::size_t i) { return Name(static_cast<model::ProblemState>(i)); }
const char* OrderStateName(std::size_t i) { return Name(static_cast<model::OrderState>(i)); }
const char* CutOffStateName(std::size_t i) { return Name(static_cast<workflow::CutOffState>(i)); }
const char* HandedStateName(std::size_t i) { return Name(static_cast<workflow::HandedState>(i)); }
const char* InspectionStateName(std::size_t i) {
  return Name(static_cast<model::InspectionState>(i));
}

void ScopeJson(const app::ScopeSummary& scope, JsonWriter& json) {
  json.BeginObject();
  json.Field("population", scope.population);
  json.Field("drawn", scope.drawn);
  json.Field("checked", scope.checked);
  json.Field("answered", scope.answered);
  json.Field("qualified", scope.verdicts[0]);
  json.Field("unqualified", scope.verdicts[1]);
  json.Field("undetermined", scope.verdicts[2]);
  json.Field("decided", scope.decided);
  json.EndObject();
}

template <class Counts, class NameOf>
void StatesJson(const Counts& counts, const NameOf& name, JsonWriter& json) {
  for (std::size_t i = 0; i < counts.size(); ++i) json.Field(name(i), counts[i]);
}

std::string SummaryJson(const app::CampaignSummary& summary, const WorkDesk& desk) {
  JsonWriter json(1);
  json.BeginObject();
  json.Key("sites");
  ScopeJson(summary.sites, json);
  json.Key("accounts");
  ScopeJson(summary.accounts, json);
  json.Key("apart");
  WriteApart(desk, summary.apart, json);
  json.Key("rounds");
  json.BeginArray();
  for (const app::RoundSummary& round : summary.rounds) {
    json.BeginObject();
    json.Field("round", round.round);
    StatesJson(round.by_state, InspectionStateName, json);
    json.EndObject();
  }
  json.EndArray();
  json.Key("problems");
  json.BeginArray();
  for (const app::ClassSummary& klass : summary.classes) {
    json.BeginObject();
    json.Field("class", klass.klass);
    StatesJson(klass.by_state, ProblemStateName, json);
    json.Field("of_them_common", klass.common);
    json.EndObject();
  }
  json.EndArray();
  json.Key("standings");
  json.BeginObject();
  json.Field("day", summary.standings.day);
  json.Key("problems");
  json.BeginObject();
  StatesJson(summary.standings.problems, CutOffStateName, json);
  json.EndObject();
  json.Key("handed");
  json.BeginObject();
  StatesJson(summary.standings.handed, HandedStateName, json);
  json.EndObject();
  json.EndObject();
  json.Key("self_checks");
  json.BeginObject();
  json.Field("submitted", summary.self_checks.submitted);
  json.Field("nil", summary.self_checks.nil);
  json.Field("late", summary.self_checks.late);
  json.Field("missing", summary.self_checks.missing);
  json.Field("open", summary.self_checks.open);
  json.EndObject();
  json.Key("orders");
  json.BeginObject();
  StatesJson(summary.orders, OrderStateName, json);
  json.Field("overdue", summary.overdue);
  json.EndObject();
  json.Key("due");
  json.BeginArray();
  for (const app::DueDay& due : summary.due) {
    json.BeginObject();
    json.Field("what", due.what);
    json.FieldOrNull("detail", due.detail);
    json.Field("day", due.day);
    json.Field("days", due.days);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return json.text();
}

void ScopeText(const Context& context, const char* key, const app::ScopeSummary& scope,
               WorkOutput& output) {
  output.Line(context.Say(key, {{"population", Count(scope.population)},
                                {"drawn", Count(scope.drawn)},
                                {"checked", Count(scope.checked)},
                                {"qualified", Count(scope.verdicts[0])},
                                {"unqualified", Count(scope.verdicts[1])},
                                {"decided", Count(scope.decided)}}));
  if (scope.answered > 0) {
    output.Line(context.Say("campaign.answered", {{"n", Count(scope.answered)}}));
  }
}

// All classes together, and what counts as one problem: no figure goes out without its rule.
void ProblemsText(const Context& context, const app::CampaignSummary& summary, const WorkDesk& desk,
                  WorkOutput& output) {
  const bool zh = context.messages.language() == Language::kChinese;
  decltype(app::ClassSummary::by_state) all{};
  for (const app::ClassSummary& klass : summary.classes) {
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += klass.by_state[i];
    const workflow::ProblemClass* known = desk.rules.classes.Find(klass.klass);
    const std::string name = known == nullptr ? klass.klass : zh ? known->name_zh : known->name_en;
    output.Line(context.Say("campaign.problems", {{"class", Printable(name)}}) +
                States(context, "problem_state", klass.by_state, ProblemStateName));
  }
  output.Line(context.Say("campaign.all_problems") +
              States(context, "problem_state", all, ProblemStateName));
  const workflow::CountingRules& counting = desk.rules.counting;
  const app::StandingSummary& standings = summary.standings;
  output.Line(context.Say("campaign.standings", {{"day", standings.day}}) +
              States(context, "cut_off_state", standings.problems, CutOffStateName));
  output.Line(context.Say("campaign.handed", {{"day", standings.day}}) +
              States(context, "handed_state", standings.handed, HandedStateName));
  output.Line(
      context.Say("campaign.counting", {{"rule", zh ? counting.text_zh : counting.text_en}}));
}

void SummaryText(const Context& context, const app::CampaignSummary& summary, const WorkDesk& desk,
                 WorkOutput& output) {
  const model::Campaign& campaign = summary.campaign;
  output.Line(campaign.id + "  " + Printable(campaign.name) + "  " +
              context.Say(std::string("campaign_state.") + Name(campaign.state)));
  ScopeText(context, "campaign.sites", summary.sites, output);
  ScopeText(context, "campaign.accounts", summary.accounts, output);
  for (const app::RoundSummary& round : summary.rounds) {
    output.Line(context.Say("campaign.round", {{"n", std::to_string(round.round)}}) +
                States(context, "inspection_state", round.by_state, InspectionStateName));
  }
  ProblemsText(context, summary, desk, output);
  const app::SelfCheckSummary& checks = summary.self_checks;
  output.Line(context.Say("campaign.self_checks", {{"submitted", Count(checks.submitted)},
                                                   {"nil", Count(checks.nil)},
                                                   {"late", Count(checks.late)},
                                                   {"missing", Count(checks.missing)},
                                                   {"open", Count(checks.open)}}));
  output.Line(context.Say("campaign.orders") +
              States(context, "order_state", summary.orders, OrderStateName) +
              (summary.overdue == 0
                   ? ""
                   : context.Say("campaign.overdue", {{"n", Count(summary.overdue)}})));
  for (const app::ApartSubject& one : summary.apart) {
    output.Line(ApartLine(context, desk, one));
  }
  for (const app::DueDay& due : summary.due) {
    const std::string key = due.days < 0 ? "campaign.passed" : "campaign.due";
    const std::string detail =
        due.what == "cut_off" ? context.Say("cut_off." + due.detail) : due.detail;
    output.Line(context.Say(key, {{"day", due.day},
                                  {"what", context.Say("due." + due.what, {{"detail", detail}})},
                                  {"days", std::to_string(due.days < 0 ? -due.days : due.days)}}));
  }
}

}  // namespace

int RunCampaignCreate(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto written = app::CreateCampaign(*desk->database, context.resources,
                                           context.args.things.front(), desk->who);
  if (!written) return Fail(context, written.error());
  return PrintCampaign(context, written->campaign,
                       (std::string("campaign.") + Name(written->written)).c_str());
}

int RunCampaignList(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto campaigns = store::CampaignStore(*desk->database).Campaigns();
  if (!campaigns) return Fail(context, campaigns.error());
  WorkOutput output(context, "xuncha.campaigns/1");
  if (output.json()) {
    output.Records("campaigns", *campaigns);
    return output.Finish(context);
  }
  for (const model::Campaign& campaign : *campaigns) {
    output.Line(IdColumn(campaign.id, 10) + "  " +
                context.Say(std::string("campaign_state.") + Name(campaign.state)) + "  " +
                Printable(campaign.name));
  }
  return output.Finish(context);
}

int RunCampaignShow(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto summary = app::SummariseCampaign(*desk->database, desk->rules, context.resources,
                                              context.args.things.front(), context.clock->Now());
  if (!summary) return Fail(context, summary.error());
  WorkOutput output(context, "xuncha.campaign_summary/1");
  if (output.json()) {
    output.Field("campaign", store::WriteRecord(summary->campaign));
    output.Field("stands", SummaryJson(*summary, *desk));
  } else {
    SummaryText(context, *summary, *desk, output);
  }
  return output.Finish(context);
}

int RunCampaignOpen(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto campaign = app::MoveCampaign(*desk->database, context.args.things.front(),
                                          model::CampaignState::kOpen, desk->who);
  if (!campaign) return Fail(context, campaign.error());
  return PrintCampaign(context, campaign->campaign, "campaign.open", &campaign->carried);
}

int RunCampaignCarry(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::CarriedOver carried,
                        app::CarryOverInto(*desk.database, context.args.things.front(), desk.who));
    WorkOutput output(context, "xuncha.carried_over/1");
    SayCarried(context, carried, output);
    if (!output.json() && carried.added + carried.linked + carried.outside == 0) {
      output.Line(context.Say("campaign.nothing_carried"));
    }
    return output.Finish(context);
  });
}

int RunCampaignClose(Context& context) {
  model::CampaignState to = model::CampaignState::kClosed;
  const std::string& wanted = context.args.work.state;
  if (!wanted.empty() && !model::CampaignStateFromName(wanted, to)) {
    return Refuse(context, "error.bad_choice",
                  {{"flag", "--to"}, {"choices", "frozen issued closed open"}, {"value", wanted}});
  }
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto campaign =
      app::MoveCampaign(*desk->database, context.args.things.front(), to, desk->who);
  if (!campaign) return Fail(context, campaign.error());
  return PrintCampaign(context, campaign->campaign, (std::string("campaign.") + Name(to)).c_str());
}

}  // namespace xuncha::cli
