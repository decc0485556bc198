// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_corrections.h"
#include "app/bulletin_files.h"
#include "app/bulletins.h"
#include "base/file.h"
#include "base/text_width.h"
#include "bulletin/compose.h"
#include "cli/commands.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/bulletin_store.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"

namespace xuncha::cli {
namespace {

std::string BulletinLine(const Context& context, const model::Bulletin& bulletin) {
  return context.Say("bulletin.line",
                     {{"id", bulletin.id},
                      {"campaign", bulletin.campaign},
                      {"form", context.Say("bulletin_form." + bulletin.document.form)},
                      {"state", context.Say(std::string("bulletin_state.") + Name(bulletin.state))},
                      {"number", Printable(bulletin.number)},
                      {"as_of", bulletin.as_of},
                      {"n", std::to_string(bulletin.document.values.size())}});
}

// What a bulletin is, without its document.
std::string BulletinJson(const model::Bulletin& bulletin) {
  JsonWriter json(1);
  json.BeginObject();
  json.Field("id", bulletin.id);
  json.Field("campaign", bulletin.campaign);
  json.Field("form", bulletin.document.form);
  json.Field("state", Name(bulletin.state));
  json.Field("as_of", bulletin.as_of);
  json.FieldOrNull("digest", bulletin.digest);
  json.FieldOrNull("number", bulletin.number);
  json.FieldOrNull("signer", bulletin.signer);
  json.FieldOrNull("signed_on", bulletin.signed_on);
  json.FieldOrNull("printed_on", bulletin.printed_on);
  json.Field("made_by", bulletin.made_by);
  json.FieldOrNull("frozen_by", bulletin.frozen_by);
  json.FieldOrNull("issued_by", bulletin.issued_by);
  json.FieldOrNull("corrects", bulletin.corrects);
  json.FieldOrNull("right_by", bulletin.right_by);
  json.FieldOrNull("reason", bulletin.reason);
  json.EndObject();
  return json.Take();
}

int PrintBulletin(const Context& context, const model::Bulletin& bulletin) {
  WorkOutput output(context, "xuncha.bulletin/1");
  if (output.json()) {
    output.Field("bulletin", BulletinJson(bulletin));
    output.Records("values", bulletin.document.values);
  } else {
    output.Line(BulletinLine(context, bulletin));
  }
  return output.Finish(context);
}

// What was put right since it was issued.
std::string CorrectionsJson(const std::vector<app::CorrectedValue>& values) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::CorrectedValue& value : values) {
    json.BeginObject();
    json.Field("by", value.by);
    json.Field("number", value.number);
    json.Field("name", value.name);
    json.FieldOrNull("wrong", value.wrong);
    json.Field("right", value.right);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

// One thing found, and where.
void SayItem(const Context& context, WorkOutput& output, const char* kind,
             const model::Message& message, const std::vector<std::string>& places) {
  output.Line(context.Say(kind, {{"text", Printable(context.Say(message.key, message.values))}}));
  for (const std::string& place : places) output.Line("    " + Printable(place));
}

std::string FaultsJson(const std::vector<bulletin::AuditFault>& faults) {
  JsonWriter json(1);
  json.BeginArray();
  for (const bulletin::AuditFault& fault : faults) {
    json.BeginObject();
    json.Field("blocks", fault.blocks);
    AddMessage(json, fault.message);
    json.Field("records", fault.records);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

std::string LintJson(const std::vector<bulletin::LintItem>& items) {
  JsonWriter json(1);
  json.BeginArray();
  for (const bulletin::LintItem& item : items) {
    json.BeginObject();
    json.Field("error", item.error);
    AddMessage(json, item.message);
    json.Field("places", item.places);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

// A record behind a value, in words: a problem with its number and title, an item or a message with
// its day and title, else the id.
std::string RecordWords(const Context& context, WorkDesk& desk, const std::string& id) {
  // A figure that another bulletin told.
  const std::size_t mark = id.find('#');
  if (id.starts_with("b-") && mark != std::string::npos) {
    const auto told = store::BulletinStore(*desk.database).Find(id.substr(0, mark));
    const model::BoundValue* value =
        told ? bulletin::FindValue(told->document, id.substr(mark + 1)) : nullptr;
    return value == nullptr ? id : id + "  " + value->text;
  }
  if (id.starts_with("p-")) {
    const auto problem = store::ProblemStore(*desk.database).Find(id);
    if (problem) return id + "  " + problem->number + "  " + problem->title;
  }
  store::DisclosureStore published(*desk.database);
  if (id.starts_with("i-")) {
    const auto item = published.FindItem(id);
    if (item) return id + "  " + item->published + "  " + item->title;
  }
  if (id.starts_with("m-")) {
    const auto message = published.FindMessage(id);
    if (message) return id + "  " + message->received + "  " + message->title;
  }
  if (id.starts_with("r-")) {
    const auto tasks = published.RepostTasks("", "9999-12-31");
    if (tasks) {
      for (const model::RepostTask& task : *tasks) {
        if (task.id == id) return id + "  " + task.due + "  " + task.title;
      }
    }
  }
  if (id.starts_with("l-")) {
    const auto request = store::InventoryStore(*desk.database).FindRequest(id);
    if (request) {
      return id + "  " + (request->done.empty() ? request->filed : request->done) + "  " +
             context.Say(std::string("lifecycle_kind.") + Name(request->kind)) + "  " +
             UnitName(desk, request->subject);
    }
  }
  const std::string name = UnitName(desk, id);
  return name.empty() || name == id ? id : id + "  " + name;
}

}  // namespace

int RunBulletinDraft(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::DraftRequest request;
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
    if (!context.args.what.empty()) request.form = context.args.what;
    request.as_of = context.args.as_of;
    request.facts_file = context.args.work.file;
    XC_ASSIGN_OR_RETURN(
        const model::Bulletin bulletin,
        app::DraftBulletin(*desk.database, desk.rules, context.resources, request, desk.who));
    return PrintBulletin(context, bulletin);
  });
}

int RunBulletinList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const auto bulletins,
                        store::BulletinStore(*desk.database).List(context.args.work.campaign));
    WorkOutput output(context, "xuncha.bulletins/1");
    std::string list = "[";
    for (const model::Bulletin& bulletin : bulletins) {
      if (!output.json()) output.Line(BulletinLine(context, bulletin));
      list.append(list.size() > 1 ? ",\n" : "\n").append(BulletinJson(bulletin));
    }
    if (output.json()) output.Field("bulletins", list.append("]"));
    return output.Finish(context);
  });
}

int RunBulletinShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const model::Bulletin bulletin,
                        app::OpenBulletin(*desk.database, context.args.things.front()));
    XC_ASSIGN_OR_RETURN(const auto corrections, app::CorrectedValues(*desk.database, bulletin));
    WorkOutput output(context, "xuncha.bulletin/1");
    if (output.json()) {
      output.Field("bulletin", BulletinJson(bulletin));
      output.Records("values", bulletin.document.values);
      output.Field("corrections", CorrectionsJson(corrections));
      return output.Finish(context);
    }
    output.Line(BulletinLine(context, bulletin));
    if (!bulletin.corrects.empty()) {
      output.Line(context.Say("bulletin.corrects",
                              {{"id", bulletin.corrects}, {"reason", Printable(bulletin.reason)}}));
    }
    for (const app::CorrectedValue& value : corrections) {
      output.Line(context.Say("bulletin.corrected_by",
                              {{"id", value.by},
                               {"number", Printable(value.number)},
                               {"name", Printable(value.name)},
                               {"wrong", value.wrong.empty() ? "—" : Printable(value.wrong)},
                               {"right", Printable(value.right)}}));
    }
    for (const model::BoundValue& value : bulletin.document.values) {
      output.Line(context.Say("bulletin.value", {{"name", value.name},
                                                 {"text", Printable(value.text)},
                                                 {"n", std::to_string(value.records.size())}}));
    }
    return output.Finish(context);
  });
}

int RunBulletinExplain(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const std::string& name = context.args.things.back();
    XC_ASSIGN_OR_RETURN(const model::Bulletin bulletin,
                        app::OpenBulletin(*desk.database, context.args.things.front()));
    const model::BoundValue* value = bulletin::FindValue(bulletin.document, name);
    if (value == nullptr) {
      return NotFound(name + ": the bulletin prints no such value; bulletin show lists them");
    }
    WorkOutput output(context, "xuncha.bulletin_value/1");
    if (output.json()) {
      output.Field("value", store::WriteRecord(*value));
      return output.Finish(context);
    }
    output.Line(context.Say("bulletin.value", {{"name", value->name},
                                               {"text", Printable(value->text)},
                                               {"n", std::to_string(value->records.size())}}));
    for (const std::string& record : value->records) {
      output.Line("  " + Printable(RecordWords(context, desk, record)));
    }
    return output.Finish(context);
  });
}

int RunBulletinRender(Context& context) {
  const std::string as = context.args.kind.empty() ? "docx" : context.args.kind;
  if (context.args.out.empty()) return Refuse(context, "error.bulletin_out", {});
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const model::Bulletin bulletin,
                        app::OpenBulletin(*desk.database, context.args.things.front()));
    XC_TRY(MakeDirectories(context.data_dir));
    XC_ASSIGN_OR_RETURN(const app::RenderOptions options,
                        app::LoadRenderOptions(context.resources, context.data_dir));
    XC_ASSIGN_OR_RETURN(const std::string bytes, app::RenderBulletin(bulletin, as, options));
    XC_TRY(WriteFileAtomically(context.args.out, bytes));
    WorkOutput output(context, "xuncha.bulletin_file/1");
    output.Line(context.Say("bulletin.written",
                            {{"file", context.args.out}, {"n", std::to_string(bytes.size())}}));
    return output.Finish(context);
  });
}

int RunBulletinCorrect(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    XC_ASSIGN_OR_RETURN(const model::Bulletin bulletin,
                        app::DraftCorrection(*desk.database, context.resources,
                                             {context.args.things.front(),
                                              context.args.things.back(), work.items, work.reason},
                                             desk.who));
    return PrintBulletin(context, bulletin);
  });
}

int RunBulletinLook(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::size_t looked,
                        app::LookAgain(*desk.database, context.args.things.front(),
                                       context.args.work.items, desk.who));
    WorkOutput output(context, "xuncha.bulletin_look/1");
    if (output.json()) {
      output.Number("looked", looked);
    } else {
      output.Line(context.Say("bulletin.looked", {{"n", std::to_string(looked)}}));
    }
    return output.Finish(context);
  });
}

int RunBulletinFreeze(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::FreezeOutcome outcome,
                        app::FreezeBulletin(*desk.database, desk.rules, context.resources,
                                            context.args.things.front(), desk.who));
    const int status = outcome.frozen ? kNothingToDo : kFound;
    WorkOutput output(context, "xuncha.bulletin_freeze/1");
    if (output.json()) {
      output.Field("frozen", outcome.frozen ? "true" : "false");
      output.Field("bulletin", BulletinJson(outcome.bulletin));
      output.Field("faults", FaultsJson(outcome.faults));
      return output.Finish(context, status);
    }
    for (const bulletin::AuditFault& fault : outcome.faults) {
      SayItem(context, output, fault.blocks ? "bulletin.blocks" : "bulletin.weigh", fault.message,
              fault.records);
    }
    output.Line(outcome.frozen
                    ? context.Say("bulletin.frozen", {{"id", outcome.bulletin.id},
                                                      {"digest", outcome.bulletin.digest}})
                    : context.Say("bulletin.not_frozen", {{"id", outcome.bulletin.id}}));
    return output.Finish(context, status);
  });
}

int RunBulletinIssue(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    XC_ASSIGN_OR_RETURN(
        const model::Bulletin bulletin,
        app::IssueBulletin(*desk.database, context.resources, context.args.things.front(),
                           {work.title, work.by, work.from, work.day}, desk.who));
    return PrintBulletin(context, bulletin);
  });
}

int RunBulletinLint(Context& context) {
  if (context.args.format.empty()) context.args.format = "text";
  if (!FormatIs(context, context.args.format, "text|json")) return kWrongUsage;
  const auto rules = app::LoadLintRules(context.resources);
  if (!rules) return Fail(context, rules.error());
  const auto items = app::LintFile(context.args.things.front(), *rules);
  if (!items) return Fail(context, items.error());
  std::size_t errors = 0;
  for (const bulletin::LintItem& item : *items) errors += item.error ? 1 : 0;
  const int status = errors > 0 ? kFound : kNothingToDo;
  WorkOutput output(context, "xuncha.bulletin_lint/1");
  if (output.json()) {
    output.Number("errors", errors);
    output.Field("items", LintJson(*items));
    return output.Finish(context, status);
  }
  for (const bulletin::LintItem& item : *items) {
    SayItem(context, output, item.error ? "bulletin.lint_error" : "bulletin.lint_advice",
            item.message, item.places);
  }
  output.Line(context.Say("bulletin.linted", {{"errors", std::to_string(errors)},
                                              {"advice", std::to_string(items->size() - errors)}}));
  return output.Finish(context, status);
}

}  // namespace xuncha::cli
