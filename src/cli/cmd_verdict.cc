// SPDX-License-Identifier: Apache-2.0
#include "app/check_records.h"
#include "app/verdicts.h"
#include "base/text_width.h"
#include "cli/apart_words.h"
#include "cli/commands.h"
#include "cli/id_column.h"
#include "cli/report_words.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/campaign_store.h"

namespace xuncha::cli {
namespace {

std::string VerdictLine(const Context& context, const WorkDesk& desk,
                        const model::SubjectVerdict& verdict) {
  std::string line = IdColumn(verdict.subject, 8);
  line.append(PadWidth(context.Say("subject_result." + verdict.result), 12));
  line.append(PadWidth(context.Say(std::string("verdict_step.") + Name(verdict.step)), 8));
  line.append(Printable(UnitName(desk, verdict.subject)));
  for (const std::string& veto : verdict.vetoes) line.append("  ").append(veto);
  return line;
}

// Subjects that were not this person's to judge, and why.
void PrintSkipped(const Context& context, const WorkDesk& desk,
                  const std::vector<app::Refused>& skipped, WorkOutput& output) {
  const ReportWords words(context.messages);
  JsonWriter json(1);
  json.BeginArray();
  for (const app::Refused& one : skipped) {
    const std::string why = words.Detail(one.why.message);
    json.BeginObject();
    json.Field("subject", one.subject);
    json.Field("name", UnitName(desk, one.subject));
    json.Field("why", why);
    json.EndObject();
    if (output.json()) continue;
    output.Line(
        context.Say("verdict_list.skipped", {{"name", Printable(UnitName(desk, one.subject))},
                                             {"subject", one.subject},
                                             {"why", Printable(why)}}));
  }
  json.EndArray();
  if (output.json()) output.Field("skipped", json.text());
}

// Failed where something was left for others, as a run that did not reach every site.
int PrintVerdicts(const Context& context, const WorkDesk& desk, const app::VerdictsMoved& moved) {
  WorkOutput output(context, "xuncha.verdicts/1");
  if (output.json()) {
    output.Records("verdicts", moved.verdicts);
  } else {
    for (const model::SubjectVerdict& verdict : moved.verdicts) {
      output.Line(VerdictLine(context, desk, verdict));
    }
    output.Line(context.Say("verdict_list.sum", {{"n", std::to_string(moved.verdicts.size())}}));
  }
  PrintSkipped(context, desk, moved.skipped, output);
  PrintApart(context, desk, moved.apart, output);
  if (!output.json() && !moved.skipped.empty()) {
    output.Line(context.Say("verdict_list.left", {{"n", std::to_string(moved.skipped.size())}}));
  }
  return output.Finish(context, moved.skipped.empty() ? kNothingToDo : kFailed);
}

Result<app::VerdictRequest> RequestAsked(const Context& context, WorkDesk& desk) {
  app::VerdictRequest request;
  XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
  XC_ASSIGN_OR_RETURN(request.subjects, SubjectsAsked(desk, context.args.things));
  request.result = context.args.work.result;
  return request;
}

}  // namespace

int RunVerdictList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    store::CampaignStore campaigns(*desk.database);
    XC_ASSIGN_OR_RETURN(const model::Campaign found, campaigns.Find(campaign));
    app::VerdictsMoved listed;
    XC_ASSIGN_OR_RETURN(listed.verdicts, campaigns.Verdicts(campaign));
    XC_ASSIGN_OR_RETURN(listed.apart, app::ApartOf(*desk.database, found, desk.all));
    std::erase_if(listed.apart,
                  [](const app::ApartSubject& one) { return one.judged || !one.drawn; });
    const auto left = app::LeftOut(listed.apart);
    std::erase_if(listed.verdicts,
                  [&](const model::SubjectVerdict& one) { return left.contains(one.subject); });
    return PrintVerdicts(context, desk, listed);
  });
}

int RunVerdictPropose(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::VerdictRequest request, RequestAsked(context, desk));
    XC_ASSIGN_OR_RETURN(
        const auto proposed,
        app::ProposeVerdicts(*desk.database, desk.rules, context.resources, request, desk.who));
    WorkOutput output(context, "xuncha.proposed_verdicts/1");
    JsonWriter json(1);
    json.BeginArray();
    for (const workflow::ProposedVerdict& one : proposed.verdicts) {
      json.BeginObject();
      json.Field("subject", one.verdict.subject);
      json.Field("result", one.verdict.result);
      json.Field("step", Name(one.verdict.step));
      json.Field("vetoes", one.verdict.vetoes);
      json.Field("open_rows", one.open_rows);
      json.Field("contradictions", one.contradictions);
      json.EndObject();
      if (output.json()) continue;
      output.Line(VerdictLine(context, desk, one.verdict));
      if (!one.open_rows.empty()) {
        output.Line(
            context.Say("verdict_list.open_rows", {{"n", std::to_string(one.open_rows.size())}}));
      }
      for (const std::string& row : one.contradictions) {
        output.Line(context.Say("verdict_list.contradiction", {{"row", row}}));
      }
    }
    json.EndArray();
    if (output.json()) output.Field("verdicts", json.text());
    PrintApart(context, desk, proposed.apart, output);
    return output.Finish(context);
  });
}

int RunVerdictReview(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::VerdictRequest request, RequestAsked(context, desk));
    XC_ASSIGN_OR_RETURN(
        const auto verdicts,
        app::ReviewVerdicts(*desk.database, desk.rules, context.resources, request, desk.who));
    return PrintVerdicts(context, desk, verdicts);
  });
}

int RunVerdictDecide(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::VerdictRequest request, RequestAsked(context, desk));
    XC_ASSIGN_OR_RETURN(
        const auto verdicts,
        app::DecideVerdicts(*desk.database, desk.rules, context.resources, request, {}, desk.who));
    return PrintVerdicts(context, desk, verdicts);
  });
}

int RunVerdictReopen(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::VerdictRequest request, RequestAsked(context, desk));
    XC_ASSIGN_OR_RETURN(
        const auto verdicts,
        app::ReopenVerdicts(*desk.database, desk.rules, context.resources, request, desk.who));
    return PrintVerdicts(context, desk, verdicts);
  });
}

namespace {

int PrintSelfChecks(const Context& context, const WorkDesk& desk,
                    const std::vector<model::SelfCheck>& checks,
                    const std::vector<std::string>& waiting) {
  WorkOutput output(context, "xuncha.self_checks/1");
  if (output.json()) {
    output.Records("self_checks", checks);
    JsonWriter json(1);
    json.BeginArray();
    for (const std::string& unit : waiting) json.String(unit);
    json.EndArray();
    output.Field("waiting", json.text());
    return output.Finish(context);
  }
  for (const model::SelfCheck& check : checks) {
    output.Line(
        context.Say("self_check.line",
                    {{"unit", Printable(UnitName(desk, check.unit))},
                     {"state", context.Say(std::string("self_check_state.") + Name(check.state))},
                     {"day", check.submitted},
                     {"problems", std::to_string(check.problems)},
                     {"fixed", std::to_string(check.fixed)}}));
  }
  for (const std::string& unit : waiting) {
    output.Line(Printable(UnitName(desk, unit)) + "　" + context.Say("self_check_state.open"));
  }
  return output.Finish(context);
}

}  // namespace

int RunSelfCheckSet(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const std::string unit, UnitAsked(desk, context.args.things.front()));
    std::optional<workflow::Submission> submission(std::in_place);
    submission->day = work.day.empty() ? desk.who.Day() : work.day;
    XC_ASSIGN_OR_RETURN(submission->problems, NumberAsked("--problems", work.problems, 0));
    XC_ASSIGN_OR_RETURN(submission->fixed, NumberAsked("--fixed", work.fixed, 0));
    XC_ASSIGN_OR_RETURN(const model::SelfCheck check,
                        app::SetSelfCheck(*desk.database, campaign, unit, submission, desk.who));
    return PrintSelfChecks(context, desk, {check}, {});
  });
}

int RunSelfCheckList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const app::SelfChecks listed,
                        app::ListSelfChecks(*desk.database, campaign, desk.who));
    return PrintSelfChecks(context, desk, listed.checks, listed.waiting);
  });
}

}  // namespace xuncha::cli
