// SPDX-License-Identifier: Apache-2.0
//
// Whom a bulletin names, and the reports that units owe after it.
#include <algorithm>

#include "app/bulletin_choices.h"
#include "app/unit_reports.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

std::string KindWords(const Context& context, model::NamedAs kind) {
  return context.Say(std::string("named_as.") + Name(kind));
}

std::string SuggestionsJson(const std::vector<bulletin::Suggestion>& suggestions) {
  JsonWriter json(1);
  json.BeginArray();
  for (const bulletin::Suggestion& one : suggestions) {
    json.BeginObject();
    json.Field("kind", Name(one.kind));
    json.Field("id", one.unit.id);
    json.Field("name", one.unit.name);
    json.Key("reasons");
    json.BeginArray();
    for (const bulletin::Reason& reason : one.reasons) {
      json.BeginObject();
      json.Field("key", reason.message.key);
      json.Field("records", reason.records);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

std::string ChosenJson(const std::vector<app::ChosenUnit>& chosen) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::ChosenUnit& one : chosen) {
    json.BeginObject();
    json.Field("kind", Name(one.choice.kind));
    json.Field("id", one.named.id);
    json.Field("name", one.named.name);
    json.Field("by", one.choice.by);
    json.Field("open", one.open);
    json.Field("both_ways", one.both);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

void SayChosen(const Context& context, const std::vector<app::ChosenUnit>& chosen,
               WorkOutput& output) {
  for (const app::ChosenUnit& one : chosen) {
    output.Line(context.Say("bulletin.chosen", {{"kind", KindWords(context, one.choice.kind)},
                                                {"name", Printable(one.named.name)},
                                                {"by", Printable(one.choice.by)}}));
    if (one.both) output.Line(context.Say("bulletin.chosen_both"));
    if (one.open.empty()) continue;
    output.Line(context.Say("bulletin.chosen_but", {{"n", std::to_string(one.open.size())}}));
    output.Line("    " + Joined(one.open));
  }
}

void SaySuggestions(const Context& context, const std::vector<bulletin::Suggestion>& suggestions,
                    WorkOutput& output) {
  for (const bulletin::Suggestion& one : suggestions) {
    output.Line(context.Say("bulletin.suggested", {{"kind", KindWords(context, one.kind)},
                                                   {"name", Printable(one.unit.name)},
                                                   {"id", one.unit.id}}));
    for (const bulletin::Reason& reason : one.reasons) {
      output.Line("    " + context.Say(reason.message.key, reason.message.values));
      if (!reason.records.empty()) output.Line("      " + Joined(reason.records));
    }
  }
  if (suggestions.empty()) output.Line(context.Say("bulletin.nobody_suggested"));
}

std::string ReportsJson(const WorkDesk& desk, const app::ReportsOf& reports) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::ReportRow& row : reports.units) {
    json.BeginObject();
    json.Field("unit", row.unit);
    json.Field("name", UnitName(desk, row.unit));
    json.Field("state", Name(row.state));
    json.FieldOrNull("received", row.report.received);
    json.FieldOrNull("scan", row.report.scan.name);
    json.FieldOrNull("sha256", row.report.scan.sha256);
    json.Field("problems", row.problems);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

}  // namespace

int RunBulletinSuggest(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const app::NamingAdvice advice,
                        app::AdviseNaming(*desk.database, desk.rules, context.resources, campaign,
                                          context.args.as_of));
    WorkOutput output(context, "xuncha.bulletin_naming/1");
    if (output.json()) {
      output.Field("suggestions", SuggestionsJson(advice.suggestions));
      output.Field("chosen", ChosenJson(advice.chosen));
      return output.Finish(context);
    }
    SaySuggestions(context, advice.suggestions, output);
    SayChosen(context, advice.chosen, output);
    return output.Finish(context);
  });
}

int RunBulletinChoose(Context& context) {
  app::NamingRequest request;
  const std::vector<std::string>& things = context.args.things;
  if (!model::NamedAsFromName(things.front(), request.kind)) {
    return Refuse(context, "error.bad_choice",
                  {{"flag", "KIND"},
                   {"choices", "commended_sites commended_accounts weak_units"},
                   {"value", things.front()}});
  }
  request.names.assign(things.begin() + 1, things.end());
  request.remove = context.args.remove;
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const auto chosen, app::ChooseNamed(*desk.database, desk.rules,
                                                            context.resources, request, desk.who));
    WorkOutput output(context, "xuncha.bulletin_naming/1");
    if (output.json()) {
      output.Field("chosen", ChosenJson(chosen));
    } else {
      SayChosen(context, chosen, output);
      if (chosen.empty()) output.Line(context.Say("bulletin.nobody_chosen"));
    }
    return output.Finish(context);
  });
}

int RunOrderReported(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::UnitReportRequest request;
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignOrIssued(context, desk));
    XC_ASSIGN_OR_RETURN(request.unit, UnitAsked(desk, context.args.things.front()));
    request.day = context.args.work.day;
    request.file = context.args.work.file;
    request.data_dir = context.data_dir;
    XC_ASSIGN_OR_RETURN(const model::UnitReport report,
                        app::TakeReport(*desk.database, request, desk.who));
    WorkOutput output(context, "xuncha.unit_report/1");
    if (output.json()) {
      output.Text("unit", report.unit);
      output.Text("received", report.received);
      output.Text("sha256", report.scan.sha256);
    } else {
      output.Line(context.Say("order.reported", {{"unit", Printable(UnitName(desk, report.unit))},
                                                 {"day", report.received},
                                                 {"file", Printable(report.scan.name)}}));
    }
    return output.Finish(context);
  });
}

int RunOrderReports(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignOrIssued(context, desk));
    XC_ASSIGN_OR_RETURN(
        const app::ReportsOf reports,
        app::ListReports(*desk.database, campaign, FormatDay(ChinaDay(desk.who.now))));
    WorkOutput output(context, "xuncha.unit_reports/1");
    if (output.json()) {
      output.Text("due", reports.due);
      output.Field("units", ReportsJson(desk, reports));
      return output.Finish(context);
    }
    for (const app::ReportRow& row : reports.units) {
      output.Line(
          context.Say("order.report_row",
                      {{"unit", Printable(UnitName(desk, row.unit))},
                       {"state", context.Say(std::string("report_state.") + Name(row.state))},
                       {"day", row.report.received.empty() ? reports.due : row.report.received},
                       {"n", std::to_string(row.problems.size())},
                       {"file", Printable(row.report.scan.name)}}));
    }
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
