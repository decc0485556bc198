// SPDX-License-Identifier: Apache-2.0
#include "app/reporting.h"
#include "app/site_reports.h"
#include "base/ascii.h"
#include "base/json.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

Result<int> YearAsked(const std::string& text) {
  constexpr int kFirst = 2000;
  constexpr int kLast = 2999;
  XC_ASSIGN_OR_RETURN(const int year, NumberAsked("--year", text, 0));
  if (year < kFirst || year > kLast) return InvalidArgument("'" + text + "' is no year");
  return year;
}

app::ReportWords WordsOf(const Context& context) {
  app::ReportWords words;
  words.form = context.Say("reporting.sheet");
  words.records = context.Say("reporting.records_sheet");
  for (const char* key : {"number", "group", "name", "value", "measure", "source"}) {
    words.form_headers.push_back(context.Say(std::string("reporting_head.") + key));
  }
  for (const char* key : {"source", "name", "record", "words"}) {
    words.record_headers.push_back(context.Say(std::string("reporting_head.") + key));
  }
  words.by_person = context.Say("reporting.by_person");
  words.unknown = context.Say("reporting.unknown");
  return words;
}

std::string FieldsJson(const app::FilledReport& report) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::FilledField& field : report.fields) {
    json.BeginObject();
    json.Field("id", field.field.id);
    json.FieldOrNull("group", field.field.group);
    json.Field("name", field.field.name);
    json.FieldOrNull("measure", field.field.measure);
    json.FieldOrNull("query", field.field.query);
    if (field.value) {
      json.Field("kind", workflow::Name(field.value->kind));
      if (field.value->kind == workflow::ReportKind::kText) {
        json.NullField("number");
      } else {
        json.Field("number", field.value->number);
      }
      json.Field("text", field.value->text);
      std::vector<std::string> ids;
      ids.reserve(field.value->records.size());
      for (const workflow::ReportRecord& record : field.value->records) ids.push_back(record.id);
      json.Field("records", ids);
    } else {
      json.NullField("kind");
      json.NullField("number");
      json.NullField("text");
      json.Field("records", std::vector<std::string>());
    }
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

std::string NotesJson(const std::vector<model::Message>& notes) {
  JsonWriter json(1);
  json.BeginArray();
  for (const model::Message& note : notes) {
    json.BeginObject();
    AddMessage(json, note);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

void PrintReport(const Context& context, const app::FilledReport& report, WorkOutput& output) {
  output.Line(context.Say("reporting.title", {{"title", Printable(report.form.title)},
                                              {"period", report.period},
                                              {"from", report.from},
                                              {"until", report.until}}));
  std::size_t blank = 0;
  for (const app::FilledField& field : report.fields) {
    blank += field.value ? 0 : 1;
    const std::string why =
        context.Say(field.field.query.empty() ? "reporting.by_person" : "reporting.unknown");
    const std::string name =
        field.field.group.empty() ? field.field.name : field.field.group + "  " + field.field.name;
    output.Line(field.value
                    ? context.Say("reporting.field",
                                  {{"name", Printable(name)},
                                   {"text", Printable(field.value->text) + field.field.measure},
                                   {"query", field.field.query},
                                   {"n", std::to_string(field.value->records.size())}})
                    : context.Say("reporting.blank", {{"name", Printable(name)}, {"why", why}}));
  }
  output.Line(context.Say("reporting.sum", {{"n", std::to_string(report.fields.size() - blank)},
                                            {"blank", std::to_string(blank)}}));
  for (const model::Message& note : report.notes) {
    output.Line(
        context.Say("reporting.note", {{"text", Printable(context.Say(note.key, note.values))}}));
  }
}

std::string SheetsJson(const std::vector<app::CheckedSheet>& sheets) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::CheckedSheet& sheet : sheets) {
    json.BeginObject();
    json.Field("file", sheet.file);
    json.FieldOrNull("sheet", sheet.sheet);
    json.FieldOrNull("site", sheet.site);
    json.Field("name", sheet.name);
    json.Key("faults");
    json.BeginArray();
    for (const workflow::SiteReportFault& fault : sheet.faults) {
      json.BeginObject();
      json.Field("error", fault.error);
      json.Field("field", fault.field);
      json.Field("row", fault.row);
      json.Field("column", fault.column);
      AddMessage(json, fault.message);
      json.EndObject();
    }
    json.EndArray();
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

void PrintSheet(const Context& context, const app::CheckedSheet& sheet, WorkOutput& output) {
  output.Line(context.Say("site_report.sheet", {{"file", Printable(sheet.file)},
                                                {"sheet", Printable(sheet.sheet)},
                                                {"name", Printable(sheet.name)},
                                                {"n", std::to_string(sheet.faults.size())}}));
  for (const workflow::SiteReportFault& fault : sheet.faults) {
    const MessageValues values{
        {"file", Printable(sheet.file)},
        {"row", std::to_string(fault.row)},
        {"field", Printable(fault.field)},
        {"what", Printable(context.Say(fault.message.key, fault.message.values))}};
    const std::string kind = fault.error ? "site_report.error" : "site_report.advice";
    output.Line(context.Say(fault.row == 0 ? kind + "_nowhere" : kind, values));
  }
}

}  // namespace

int RunExportReporting(Context& context) {
  const std::string& out = context.args.out;
  if (!out.empty() && !EqualsIgnoringCase(out.substr(out.rfind('.') + 1), "xlsx")) {
    return Refuse(context, "error.reporting_out", {{"file", out}});
  }
  if (!context.args.what.empty() && !context.args.work.campaign.empty()) {
    return Refuse(context, "error.reporting_both", {{"campaign", context.args.work.campaign}});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::ReportRequest request;
    XC_ASSIGN_OR_RETURN(request.office, UnitAsked(desk, context.args.work.unit));
    request.form = context.args.work.file;
    request.as_of = context.args.as_of;
    if (context.args.what.empty()) {
      XC_ASSIGN_OR_RETURN(request.campaign, CampaignOrIssued(context, desk));
    } else {
      XC_ASSIGN_OR_RETURN(request.year, YearAsked(context.args.what));
    }
    XC_ASSIGN_OR_RETURN(
        const app::FilledReport report,
        app::FillReport(*desk.database, desk.rules, context.resources, request, desk.who.Day()));
    if (!context.args.out.empty()) {
      XC_TRY(app::WriteReportXlsx(report, WordsOf(context), context.args.out, desk.who.now));
    }
    WorkOutput output(context, "xuncha.reporting/1");
    if (!output.json()) {
      PrintReport(context, report, output);
      return output.Finish(context);
    }
    output.Text("form", report.form.id);
    output.Text("title", report.form.title);
    output.Text("period", report.period);
    output.Text("from", report.from);
    output.Text("until", report.until);
    output.Field("fields", FieldsJson(report));
    output.Field("notes", NotesJson(report.notes));
    return output.Finish(context);
  });
}

int RunExportCheckReports(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::CheckedReports checked,
                        app::CheckSiteReports(*desk.database, context.resources,
                                              context.args.things, context.args.work.file));
    std::size_t errors = 0;
    for (const app::CheckedSheet& sheet : checked.sheets) {
      for (const workflow::SiteReportFault& fault : sheet.faults) errors += fault.error ? 1 : 0;
    }
    const int status = errors > 0 || !checked.unread.empty() ? kFound : kNothingToDo;
    WorkOutput output(context, "xuncha.site_reports/1");
    if (output.json()) {
      output.Number("errors", errors);
      output.Field("tables", SheetsJson(checked.sheets));
      JsonWriter rest(1);
      rest.BeginObject();
      rest.Field("unread", checked.unread);
      rest.Field("missing", checked.missing);
      rest.Field("twice", checked.twice);
      rest.EndObject();
      output.Field("sites", rest.Take());
      return output.Finish(context, status);
    }
    for (const app::CheckedSheet& sheet : checked.sheets) PrintSheet(context, sheet, output);
    for (const auto& [key, names] : {std::pair("site_report.unread", &checked.unread),
                                     std::pair("site_report.missing", &checked.missing),
                                     std::pair("site_report.twice", &checked.twice)}) {
      for (const std::string& name : *names) {
        output.Line(context.Say(key, {{"name", Printable(name)}}));
      }
    }
    output.Line(context.Say("site_report.total", {{"n", std::to_string(checked.sheets.size())},
                                                  {"errors", std::to_string(errors)}}));
    return output.Finish(context, status);
  });
}

}  // namespace xuncha::cli
