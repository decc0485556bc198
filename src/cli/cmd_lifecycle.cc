// SPDX-License-Identifier: Apache-2.0
#include "app/field_text.h"
#include "app/lifecycle.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

std::string RemarksJson(const app::LifecycleStep& step) {
  JsonWriter json(1);
  json.BeginArray();
  for (const workflow::OfflineRemark& remark : step.remarks) {
    json.BeginObject();
    json.Field("rule", remark.rule);
    json.Field("seen", remark.seen);
    json.Field("limit", remark.limit);
    json.Field("standing", Name(remark.standing));
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

// A site or an account by id, code, address or name; a unit has no life of its own.
Result<std::string> LivingAsked(const WorkDesk& desk, const std::string& text) {
  XC_ASSIGN_OR_RETURN(std::string id, SubjectAsked(desk, text));
  if (desk.all.UnitById(id) != nullptr) return NotFound(text + ": no such site or account");
  return id;
}

int PrintStep(const Context& context, const WorkDesk& desk, const app::LifecycleStep& step) {
  WorkOutput output(context, "xuncha.lifecycle_request/1");
  if (output.json()) {
    output.Field("changed", step.changed ? "true" : "false");
    output.Text("state", Name(step.state));
    output.Field("request", store::WriteRecord(step.request));
    output.Field("remarks", RemarksJson(step));
    return output.Finish(context);
  }
  output.Line(
      context.Say(step.changed ? "lifecycle.moved" : "lifecycle.same",
                  {{"id", step.request.id},
                   {"kind", context.Say(std::string("lifecycle_kind.") + Name(step.request.kind))},
                   {"subject", Printable(UnitName(desk, step.request.subject))},
                   {"state", context.Say(std::string("lifecycle_state.") + Name(step.state))}}));
  for (const workflow::OfflineRemark& remark : step.remarks) {
    output.Line(context.Say(
        "lifecycle_remark." + remark.rule,
        {{"seen", remark.seen},
         {"limit", remark.limit},
         {"standing", context.Say(std::string("rule_standing.") + Name(remark.standing))}}));
  }
  return output.Finish(context);
}

std::string SuggestionsJson(const std::vector<workflow::ClosureSuggestion>& suggested) {
  JsonWriter json(1);
  json.BeginArray();
  for (const workflow::ClosureSuggestion& one : suggested) {
    json.BeginObject();
    json.Field("subject", one.subject);
    json.Field("why", one.why);
    json.FieldOrNull("last", one.last);
    json.Field("beside", one.beside);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

}  // namespace

int RunLifecycleRequest(Context& context) {
  const WorkArgs& work = context.args.work;
  app::NewRequest request;
  const std::string& kind = context.args.things.back();
  if (!model::RequestKindFromName(kind, request.kind)) {
    return Refuse(context, "error.bad_choice",
                  {{"flag", context.Say("argument.kind")},
                   {"choices", "open change offline reopen merge close cancel"},
                   {"value", kind}});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(request.subject, LivingAsked(desk, context.args.things.front()));
    request.notice_url = work.notice;
    request.documents = work.files;
    request.from = work.from;
    request.until = work.until;
    request.data_dir = context.data_dir;
    XC_ASSIGN_OR_RETURN(request.changes, app::ReadChanges(*desk.database, context.resources,
                                                          request.subject, work.changes));
    XC_ASSIGN_OR_RETURN(const auto step,
                        app::RequestLifecycle(*desk.database, desk.rules, request, desk.who));
    return PrintStep(context, desk, step);
  });
}

int RunLifecycleDecide(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(
        const auto step,
        app::DecideLifecycle(*desk.database, desk.rules, context.args.things.front(),
                             context.args.command == Command::kLifecycleApprove, desk.who));
    return PrintStep(context, desk, step);
  });
}

int RunLifecycleFile(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(
        const auto step,
        app::FileLifecycle(*desk.database, desk.rules, context.args.things.front(),
                           context.args.work.day, context.args.work.notice, desk.who));
    return PrintStep(context, desk, step);
  });
}

int RunLifecycleFinish(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(
        const auto step,
        app::FinishLifecycle(*desk.database, desk.rules, context.args.things.front(),
                             context.args.work.day, context.args.work.notice, desk.who));
    return PrintStep(context, desk, step);
  });
}

int RunLifecycleList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    std::string subject;
    if (!context.args.things.empty()) {
      XC_ASSIGN_OR_RETURN(subject, LivingAsked(desk, context.args.things.front()));
    }
    XC_ASSIGN_OR_RETURN(const app::LifecycleList list, app::ListLifecycle(*desk.database, subject));
    WorkOutput output(context, "xuncha.lifecycle/1");
    if (output.json()) {
      output.Records("requests", list.requests);
      output.Records("offline", list.offline);
      return output.Finish(context);
    }
    for (const model::LifecycleRequest& one : list.requests) {
      const std::string decision = one.decision.empty() ? "none" : one.decision;
      const bool is_site = desk.all.SiteById(one.subject) != nullptr;
      const model::AccountRecord* account = desk.all.AccountById(one.subject);
      const model::LifecycleState state =
          is_site ? desk.all.SiteById(one.subject)->state
                  : (account == nullptr ? model::LifecycleState::kRunning : account->state);
      output.Line(context.Say(
          "lifecycle.line", {{"id", one.id},
                             {"name", Printable(UnitName(desk, one.subject))},
                             {"subject", one.subject},
                             {"kind", context.Say(std::string("lifecycle_kind.") + Name(one.kind))},
                             {"state", context.Say(std::string("lifecycle_state.") + Name(state))},
                             {"applicant", Printable(one.applicant)},
                             {"decision", context.Say("lifecycle_decision." + decision)},
                             {"filed", one.filed},
                             {"done", one.done}}));
    }
    for (const model::OfflinePeriod& one : list.offline) {
      output.Line(
          context.Say("lifecycle.offline", {{"name", Printable(UnitName(desk, one.subject))},
                                            {"subject", one.subject},
                                            {"from", one.from},
                                            {"until", one.until},
                                            {"filed", one.filed},
                                            {"reason", Printable(one.reason)}}));
    }
    output.Line(context.Say("lifecycle.listed", {{"n", std::to_string(list.requests.size())}}));
    return output.Finish(context);
  });
}

int RunInventorySuggestClosures(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    std::string day = desk.who.Day();
    if (!context.args.work.day.empty()) {
      const auto asked = app::DayOf(context.args.work.day);
      if (!asked) return InvalidArgument("'" + context.args.work.day + "' is no day");
      day = *asked;
    }
    XC_ASSIGN_OR_RETURN(const auto suggested,
                        app::SuggestClosures(*desk.database, desk.rules, day));
    WorkOutput output(context, "xuncha.closures/1");
    if (output.json()) {
      output.Field("suggestions", SuggestionsJson(suggested));
      return output.Finish(context);
    }
    for (const workflow::ClosureSuggestion& one : suggested) {
      std::string why;
      for (const std::string& reason : one.why) {
        why.append(why.empty() ? "" : "、").append(context.Say("closure_why." + reason));
      }
      std::string beside;
      for (const std::string& other : one.beside) {
        beside.append(beside.empty() ? "" : "、").append(Printable(UnitName(desk, other)));
      }
      output.Line(
          context.Say("lifecycle.suggestion", {{"name", Printable(UnitName(desk, one.subject))},
                                               {"subject", one.subject},
                                               {"why", why},
                                               {"last", one.last},
                                               {"beside", beside}}));
    }
    output.Line(context.Say("lifecycle.suggested", {{"n", std::to_string(suggested.size())}}));
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
