// SPDX-License-Identifier: Apache-2.0
#include "app/account_sheet.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/fault_json.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

std::string AccountsJson(const app::FormTaken& taken) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::FormAccount& one : taken.accounts) {
    json.BeginObject();
    json.FieldOrNull("account", one.account);
    json.Field("name", one.name);
    json.Field("action", Name(one.action));
    json.Field("added", one.added);
    json.Field("left_open", one.left_open);
    json.FieldOrNull("apart", one.apart);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

std::string FaultsJson(const Context& context, const app::FormTaken& taken) {
  JsonWriter json(1);
  const auto place = [](JsonWriter& out, const app::FormFault& one) {
    out.FieldOrNull("sheet", one.sheet);
    out.Field("row", one.row);
    out.FieldOrNull("column", one.column);
  };
  WriteFaults(context, taken.faults, place, json);
  return json.text();
}

void PrintForm(const Context& context, const app::FormTaken& taken, const std::string& file,
               WorkOutput& output) {
  const std::string name = file.substr(file.rfind('/') + 1);
  const ReportWords words(context.messages);
  for (const app::FormFault& one : taken.faults) {
    MessageValues values = one.fault.values;
    for (auto& [key, value] : values) {
      if (key == "why") value = words.Detail(value);  // what refused the row, in the language
    }
    output.Line(context.Say("account_form.fault",
                            {{"file", Printable(name)},
                             {"sheet", Printable(one.sheet)},
                             {"row", std::to_string(one.row)},
                             {"column", Printable(one.column)},
                             {"what", Printable(context.Say(one.fault.key, values))}}));
  }
  for (const app::FormAccount& one : taken.accounts) {
    if (one.left_open > 0) {
      output.Line(context.Say("account_form.left_open", {{"name", Printable(one.name)},
                                                         {"n", std::to_string(one.left_open)}}));
    }
    if (!one.apart.empty()) {
      output.Line(context.Say(
          "account_form.apart",
          {{"name", Printable(one.name)}, {"why", context.Say("account_apart." + one.apart)}}));
    }
  }
  if (const std::string line = ColumnsNotRead(context, taken.unknown_columns); !line.empty()) {
    output.Line(line);
  }
  for (const std::string& note : taken.notes) output.Line(Printable(note));
  output.Line(context.Say("account_form.sum", {{"taken", std::to_string(taken.taken)},
                                               {"same", std::to_string(taken.same)},
                                               {"blank", std::to_string(taken.blank)},
                                               {"wrong", std::to_string(taken.wrong)}}));
  output.Line(ImportEnding(context, taken.written, taken.taken, taken.wrong));
}

}  // namespace

int RunAccountExport(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    const std::string& file = context.args.things.front();
    XC_ASSIGN_OR_RETURN(const std::size_t accounts,
                        app::ExportAccounts(*desk.database, desk.rules, context.resources, campaign,
                                            round, file, context.clock->Now()));
    WorkOutput output(context, "xuncha.account_export/1");
    if (output.json()) {
      output.Number("accounts", accounts);
      output.Text("file", file);
    } else {
      output.Line(
          context.Say("account_form.exported", {{"n", std::to_string(accounts)}, {"file", file}}));
    }
    return output.Finish(context);
  });
}

int RunAccountImport(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::FormRequest request;
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(request.round, NumberAsked("--round", context.args.work.round, 1));
    request.file = context.args.things.front();
    request.files = context.args.work.file;
    request.data_dir = context.data_dir;
    request.dry_run = context.args.dry_run;
    request.skip_wrong = context.args.skip_wrong;
    XC_ASSIGN_OR_RETURN(const OfficialWords words, OfficialWords::Load(context.resources));
    XC_ASSIGN_OR_RETURN(const app::FormTaken taken,
                        app::ImportAccounts(*desk.database, desk.rules, context.resources, request,
                                            words.OfMessage(), desk.who));
    WorkOutput output(context, "xuncha.account_import/1");
    if (output.json()) {
      output.Field("written", taken.written ? "true" : "false");
      output.Number("taken", taken.taken);
      output.Number("same", taken.same);
      output.Number("blank", taken.blank);
      output.Number("wrong", taken.wrong);
      output.Field("accounts", AccountsJson(taken));
      output.Field("faults", FaultsJson(context, taken));
      output.Texts("unknown_columns", taken.unknown_columns);
    } else {
      PrintForm(context, taken, request.file, output);
    }
    return output.Finish(context, taken.wrong > 0 ? kFound : kNothingToDo);
  });
}

}  // namespace xuncha::cli
