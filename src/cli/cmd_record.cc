// SPDX-License-Identifier: Apache-2.0
#include "app/check_records.h"
#include "app/dealt_subjects.h"
#include "app/declare.h"
#include "base/text_width.h"
#include "cli/apart_words.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

int PrintRows(const Context& context, const std::vector<model::RecordRow>& rows,
              std::size_t left_open) {
  WorkOutput output(context, "xuncha.check_record/1");
  const bool checked = workflow::IsChecked(rows);
  if (output.json()) {
    output.Field("checked", checked ? "true" : "false");
    output.Number("left_open", left_open);
    output.Records("rows", rows);
    return output.Finish(context);
  }
  for (const model::RecordRow& row : rows) {
    output.Line(PadWidth(row.indicator, 8) +
                PadWidth(context.Say(std::string("machine_answer.") + Name(row.machine)), 14) +
                PadWidth(Printable(row.machine_says), 8) +
                PadWidth(context.Say(std::string("row_answer.") + Name(row.person)), 8) +
                Printable(row.by) + (row.note.empty() ? "" : "  " + Printable(row.note)));
  }
  if (left_open > 0) {
    output.Line(context.Say("record.left_open", {{"n", std::to_string(left_open)}}));
  }
  output.Line(context.Say(checked ? "record.checked" : "record.open"));
  return output.Finish(context);
}

}  // namespace

int RunRecordShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(const app::RecordContext record,
                        app::LoadRecordContext(*desk.database, context.resources, campaign));
    XC_ASSIGN_OR_RETURN(const std::string subject, SubjectAsked(desk, context.args.things.front()));
    XC_ASSIGN_OR_RETURN(const auto rows,
                        app::RowsFor(*desk.database, desk.rules, record, subject, round));
    return PrintRows(context, rows, 0);
  });
}

int RunRecordList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::DealtRequest request;
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(request.round, NumberAsked("--round", context.args.work.round, 1));
    request.group = context.args.work.group;
    request.actor = desk.who.actor;
    XC_ASSIGN_OR_RETURN(const auto dealt,
                        app::DealtSubjects(*desk.database, desk.rules, context.resources, request));
    WorkOutput output(context, "xuncha.dealt/1");
    JsonWriter json(1);
    json.BeginArray();
    std::size_t done = 0;
    for (const app::DealtSubject& one : dealt.subjects) {
      done += one.open == 0;
      const std::string name = UnitName(desk, one.subject);
      json.BeginObject();
      json.Field("subject", one.subject);
      json.Field("name", name);
      json.FieldOrNull("group", one.group);
      json.Field("rows", one.rows);
      json.Field("open", one.open);
      json.EndObject();
      if (output.json()) continue;
      output.Line(context.Say("record.dealt", {{"id", one.subject},
                                               {"name", Printable(name)},
                                               {"group", Printable(one.group)},
                                               {"rows", std::to_string(one.rows)},
                                               {"open", std::to_string(one.open)}}));
    }
    json.EndArray();
    if (output.json()) {
      output.Field("subjects", json.text());
    } else {
      output.Line(context.Say("record.dealt_sum", {{"n", std::to_string(dealt.subjects.size())},
                                                   {"done", std::to_string(done)}}));
    }
    PrintApart(context, desk, dealt.apart, output);
    return output.Finish(context);
  });
}

int RunRecordSet(Context& context) {
  const std::vector<std::string>& words = context.args.things;
  const std::string& all = context.args.work.answer;
  app::RecordAnswer answer;
  if (all.empty() ? words.size() != 3 : words.size() != 1) {
    return Refuse(context, "record.usage", {});
  }
  const std::string& said = all.empty() ? words[2] : all;
  if (all.empty()) answer.indicator = words[1];
  if (!model::RowAnswerFromName(said, answer.answer) || answer.answer == model::RowAnswer::kOpen) {
    return Refuse(context, "error.bad_choice",
                  {{"flag", context.Say("argument.answer")},
                   {"choices", "未发现 发现 未检查"},
                   {"value", said}});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(answer.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(answer.round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(answer.subject, SubjectAsked(desk, words.front()));
    answer.note = context.args.work.reason;
    XC_ASSIGN_OR_RETURN(
        const app::RecordAnswered done,
        app::AnswerRecord(*desk.database, desk.rules, context.resources, answer, desk.who));
    return PrintRows(context, done.rows, done.left_open);
  });
}

int RunDeclare(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    model::Declaration declaration;
    XC_ASSIGN_OR_RETURN(declaration.unit, UnitAsked(desk, work.unit));
    XC_ASSIGN_OR_RETURN(declaration.subject, SubjectAsked(desk, work.subject));
    declaration.place = work.place;
    declaration.check = work.check;
    declaration.reason = work.reason;
    declaration.from = work.from;
    declaration.until = work.until;
    XC_ASSIGN_OR_RETURN(const app::Declared done,
                        app::Declare(*desk.database, desk.rules, declaration, desk.who));
    WorkOutput output(context, "xuncha.declaration/1");
    if (output.json()) {
      output.Field("written", done.written ? "true" : "false");
      output.Number("quieted", done.quieted);
      output.Field("declaration", store::WriteRecord(done.declaration));
    } else {
      output.Line(context.Say(done.written ? "declare.written" : "declare.same",
                              {{"id", done.declaration.id},
                               {"until", done.declaration.until},
                               {"n", std::to_string(done.quieted)}}));
    }
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
