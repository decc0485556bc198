// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "app/appraisals.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/appraisal_store.h"
#include "workflow/appraisal.h"

namespace xuncha::cli {
namespace {

using model::Appraisal;
using workflow::PointsText;

Result<int> YearAsked(const std::string& text) {
  constexpr int kFirst = 2000;
  constexpr int kLast = 2999;
  int year = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (fault != std::errc() || end != text.data() + text.size() || year < kFirst || year > kLast) {
    return InvalidArgument("'" + text + "' is no year");
  }
  return year;
}

// A sealed appraisal is worded by what was sealed alone: no name is looked up in the register.
std::string AppraisalLine(const Context& context, const Appraisal& appraisal) {
  return context.Say(
      appraisal.example ? "appraisal.example_line" : "appraisal.line",
      {{"id", appraisal.id},
       {"year", std::to_string(appraisal.year)},
       {"state", context.Say(std::string("appraisal_state.") + Name(appraisal.state))},
       {"scheme", Printable(appraisal.scheme_name)},
       {"as_of", appraisal.as_of},
       {"campaigns", std::to_string(appraisal.campaigns.size())},
       {"units", std::to_string(appraisal.rows.size())}});
}

void PrintRow(const Context& context, const model::AppraisalRow& row, WorkOutput& output) {
  output.Line(context.Say("appraisal.row", {{"rank", std::to_string(row.rank)},
                                            {"name", Printable(row.name)},
                                            {"score", PointsText(row.score)},
                                            {"grade", Printable(row.grade)},
                                            {"points", PointsText(row.points)},
                                            {"full", PointsText(row.full)},
                                            {"bonus", PointsText(row.bonus)}}));
}

void PrintLine(const Context& context, const model::AppraisalLine& line, bool records,
               WorkOutput& output) {
  output.Line(context.Say(
      line.bonus ? "appraisal.bonus" : "appraisal.deduction",
      {{"rule", line.rule},
       {"name", Printable(line.name)},
       {"n", std::to_string(line.count)},
       {"points", PointsText(line.bonus || line.points == 0 ? line.points : -line.points)}}));
  if (!records) return;
  for (const model::AppraisalRecord& record : line.records) {
    const std::string words = record.id + "  " + Printable(record.words);
    output.Line(record.contest == 0
                    ? "      " + words
                    : context.Say("appraisal.waived",
                                  {{"record", words}, {"n", std::to_string(record.contest)}}));
  }
}

void PrintParts(const Context& context, const model::AppraisalRow& row, const std::string& rule,
                bool records, WorkOutput& output) {
  for (const model::AppraisalPart& part : row.parts) {
    if (rule.empty()) {
      output.Line(context.Say(part.applies ? "appraisal.part" : "appraisal.part_left_out",
                              {{"name", Printable(part.name)},
                               {"points", PointsText(part.points)},
                               {"full", PointsText(part.full)}}));
    }
    for (const model::AppraisalLine& line : part.lines) {
      if (rule.empty() || line.rule == rule) PrintLine(context, line, records, output);
    }
  }
}

void PrintContest(const Context& context, const Appraisal& appraisal,
                  const model::AppraisalContest& contest, WorkOutput& output) {
  std::string name = contest.unit;
  for (const model::AppraisalRow& row : appraisal.rows) {
    if (row.unit == contest.unit) name = row.name;
  }
  output.Line(
      context.Say("appraisal.contested",
                  {{"n", std::to_string(contest.number)},
                   {"name", Printable(name)},
                   {"state", context.Say(std::string("contest_state.") + Name(contest.state))},
                   {"text", Printable(contest.text)},
                   {"records", Joined(contest.records)}}));
  if (contest.state == model::ContestState::kOpen) return;
  output.Line(context.Say("appraisal.answered", {{"text", Printable(contest.answer)},
                                                 {"records", Joined(contest.waived)}}));
}

std::string SummaryJson(const Appraisal& appraisal) {
  JsonWriter json(1);
  json.BeginObject();
  json.Field("id", appraisal.id);
  json.Field("year", appraisal.year);
  json.Field("office", appraisal.office);
  json.Field("state", Name(appraisal.state));
  json.Field("as_of", appraisal.as_of);
  json.Field("scheme", appraisal.scheme_name);
  json.Field("example", appraisal.example);
  json.FieldOrNull("contest_until", appraisal.contest_until);
  json.FieldOrNull("digest", appraisal.digest);
  json.Field("units", static_cast<std::int64_t>(appraisal.rows.size()));
  json.Field("contests", static_cast<std::int64_t>(appraisal.contests.size()));
  json.EndObject();
  return json.Take();
}

// All of it, or of one unit what that unit may see: its own row and contests.
int PrintAppraisal(const Context& context, const Appraisal& appraisal, const std::string& unit) {
  WorkOutput output(context, "xuncha.appraisal/1");
  std::vector<model::AppraisalRow> rows;
  for (const model::AppraisalRow& row : appraisal.rows) {
    if (unit.empty() || row.unit == unit) rows.push_back(row);
  }
  std::vector<model::AppraisalContest> contests;
  for (const model::AppraisalContest& contest : appraisal.contests) {
    if (unit.empty() || contest.unit == unit) contests.push_back(contest);
  }
  if (output.json()) {
    output.Field("appraisal", SummaryJson(appraisal));
    output.Records("rows", rows);
    output.Records("contests", contests);
    if (unit.empty()) output.Records("omitted", appraisal.omitted);
    return output.Finish(context);
  }
  output.Line(AppraisalLine(context, appraisal));
  std::vector<std::string> ids;
  ids.reserve(appraisal.campaigns.size());
  for (const model::AppraisedCampaign& campaign : appraisal.campaigns) ids.push_back(campaign.id);
  output.Line(context.Say("appraisal.campaigns", {{"ids", Joined(ids)}}));
  if (!appraisal.contest_until.empty()) {
    output.Line(context.Say("appraisal.until", {{"day", appraisal.contest_until}}));
  }
  for (const model::AppraisalRow& row : rows) {
    PrintRow(context, row, output);
    if (!unit.empty()) PrintParts(context, row, "", false, output);
  }
  for (const model::AppraisalContest& contest : contests) {
    PrintContest(context, appraisal, contest, output);
  }
  for (const model::AppraisalOmission& one : appraisal.omitted) {
    if (!unit.empty()) continue;
    output.Line(context.Say("appraisal.omitted", {{"name", Printable(one.name)},
                                                  {"why", context.Say("appraisal_why." + one.why)},
                                                  {"n", std::to_string(one.records)}}));
  }
  if (!appraisal.digest.empty()) {
    output.Line(context.Say("appraisal.seal", {{"digest", appraisal.digest}}));
  }
  return output.Finish(context);
}

// A unit by its id or its name in the appraisal, else by any name that the register knows.
Result<std::string> ScoredUnit(const WorkDesk& desk, const Appraisal& appraisal,
                               const std::string& asked) {
  for (const model::AppraisalRow& row : appraisal.rows) {
    if (row.unit == asked || row.name == asked) return row.unit;
  }
  return UnitAsked(desk, asked);
}

}  // namespace

int RunAppraisalDraft(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::AppraisalRequest request;
    XC_ASSIGN_OR_RETURN(request.year, YearAsked(context.args.things.front()));
    XC_ASSIGN_OR_RETURN(request.office, UnitAsked(desk, context.args.work.unit));
    request.scheme = context.args.work.file;
    request.as_of = context.args.as_of;
    request.without = context.args.work.items;
    XC_ASSIGN_OR_RETURN(
        const Appraisal appraisal,
        app::DraftAppraisal(*desk.database, desk.rules, context.resources, request, desk.who));
    return PrintAppraisal(context, appraisal, "");
  });
}

int RunAppraisalList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const auto every, store::AppraisalStore(*desk.database).List());
    WorkOutput output(context, "xuncha.appraisals/1");
    std::string list = "[";
    for (const Appraisal& appraisal : every) {
      if (!output.json()) output.Line(AppraisalLine(context, appraisal));
      list.append(list.size() > 1 ? ",\n" : "\n").append(SummaryJson(appraisal));
    }
    if (output.json()) output.Field("appraisals", list.append("]"));
    return output.Finish(context);
  });
}

int RunAppraisalShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const Appraisal appraisal,
                        app::OpenAppraisal(*desk.database, context.args.things.front()));
    XC_ASSIGN_OR_RETURN(const std::string unit,
                        ScoredUnit(desk, appraisal, context.args.work.unit));
    return PrintAppraisal(context, appraisal, unit);
  });
}

int RunAppraisalExplain(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const std::string& rule = context.args.what;
    XC_ASSIGN_OR_RETURN(const Appraisal appraisal,
                        app::OpenAppraisal(*desk.database, context.args.things.front()));
    XC_ASSIGN_OR_RETURN(const std::string unit,
                        ScoredUnit(desk, appraisal, context.args.work.unit));
    WorkOutput output(context, "xuncha.appraisal_lines/1");
    std::string list = "[";
    for (const model::AppraisalRow& row : appraisal.rows) {
      if (!unit.empty() && row.unit != unit) continue;
      if (!output.json()) {
        PrintRow(context, row, output);
        PrintParts(context, row, rule, true, output);
        continue;
      }
      for (const model::AppraisalPart& part : row.parts) {
        for (const model::AppraisalLine& line : part.lines) {
          if (!rule.empty() && line.rule != rule) continue;
          std::string text = store::WriteRecord(line);
          text.insert(1, "\"unit\":\"" + row.unit + "\",\"part\":\"" + part.part + "\",");
          list.append(list.size() > 1 ? ",\n  " : "\n  ").append(text);
        }
      }
    }
    if (output.json()) output.Field("lines", list.append("]"));
    return output.Finish(context);
  });
}

int RunAppraisalAnnounce(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const Appraisal appraisal,
                        app::AnnounceAppraisal(*desk.database, context.args.things.front(),
                                               context.args.work.until, desk.who));
    return PrintAppraisal(context, appraisal, "");
  });
}

int RunAppraisalContest(Context& context) {
  if (context.args.work.unit.empty()) return Refuse(context, "error.appraisal_unit", {});
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const std::string& id = context.args.things.front();
    XC_ASSIGN_OR_RETURN(const std::string unit, UnitAsked(desk, context.args.work.unit));
    XC_ASSIGN_OR_RETURN(const model::AppraisalContest contest,
                        app::ContestAppraisal(*desk.database, id, unit, context.args.work.reason,
                                              context.args.work.items, desk.who));
    WorkOutput output(context, "xuncha.appraisal_contest/1");
    if (output.json()) {
      output.Field("contest", store::WriteRecord(contest));
      return output.Finish(context);
    }
    XC_ASSIGN_OR_RETURN(const Appraisal appraisal, app::OpenAppraisal(*desk.database, id));
    PrintContest(context, appraisal, contest, output);
    return output.Finish(context);
  });
}

int RunAppraisalAnswer(Context& context) {
  const std::string& result = context.args.work.result;
  if (result != "upheld" && result != "refused") {
    return Refuse(context, "error.contest_result", {{"value", result}});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::ContestAnswer answer;
    XC_ASSIGN_OR_RETURN(answer.number, NumberAsked("N", context.args.things.back(), 0));
    answer.upheld = result == "upheld";
    answer.text = context.args.work.reason;
    answer.waived = context.args.work.items;
    XC_ASSIGN_OR_RETURN(
        const Appraisal appraisal,
        app::AnswerContest(*desk.database, context.args.things.front(), answer, desk.who));
    return PrintAppraisal(context, appraisal,
                          appraisal.contests[static_cast<std::size_t>(answer.number) - 1].unit);
  });
}

int RunAppraisalSeal(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const Appraisal appraisal,
                        app::SealAppraisal(*desk.database, desk.rules, context.resources,
                                           context.args.things.front(), desk.who));
    return PrintAppraisal(context, appraisal, "");
  });
}

}  // namespace xuncha::cli
