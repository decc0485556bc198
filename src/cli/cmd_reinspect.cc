// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "app/dispute.h"
#include "app/probe_accounts.h"
#include "app/reinspect.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/evidence_json.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

std::string LooksJson(const app::ReinspectOutcome& outcome) {
  std::string json = "[";
  for (const app::Reinspected& one : outcome.looks) {
    JsonWriter item(2);
    item.BeginObject();
    item.Field("number", one.problem.number);
    item.Field("problem", one.problem.id);
    item.Field("result", Name(one.look.result));
    item.FieldOrNull("why", one.look.why);
    item.FieldOrNull("says", one.look.says);
    item.FieldOrNull("snapshot", one.look.snapshot);
    item.Field("order", one.look.order);
    item.Field("before", Name(one.before));
    item.Field("after", Name(one.after));
    item.EndObject();
    json.append(json.size() > 1 ? ",\n  " : "\n  ").append(item.text());
  }
  return json.append("]");
}

std::string FailuresJson(const app::ReinspectOutcome& outcome) {
  JsonWriter json(1);
  json.BeginArray();
  for (const auto& one : outcome.failed) {
    json.BeginObject();
    json.Field("subject", one.subject);
    json.Field("error", one.error);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

void PrintLooks(const Context& context, const WorkDesk& desk, const app::ReinspectOutcome& outcome,
                WorkOutput& output) {
  std::size_t results[model::kLookResults] = {};
  for (const app::Reinspected& one : outcome.looks) {
    ++results[static_cast<std::size_t>(one.look.result)];
    const std::string says =
        one.look.why.empty() ? one.look.seen : context.Say("look_why." + one.look.why);
    output.Line(
        context.Say("reinspect.line",
                    {{"number", one.problem.number},
                     {"result", context.Say(std::string("look_result.") + Name(one.look.result))},
                     {"says", Printable(says)},
                     {"before", context.Say(std::string("order_state.") + Name(one.before))},
                     {"after", context.Say(std::string("order_state.") + Name(one.after))},
                     {"title", Printable(TitleOf(context, one.problem))}}));
    if (!one.look.snapshot.empty()) {
      output.Line(context.Say("reinspect.snapshot", {{"snapshot", one.look.snapshot}}));
    }
  }
  for (const auto& one : outcome.failed) {
    output.Line(context.Say("reinspect.failed", {{"name", Printable(UnitName(desk, one.subject))},
                                                 {"subject", one.subject},
                                                 {"error", Printable(one.error)}}));
  }
  output.Line(context.Say("reinspect.sum", {{"n", std::to_string(outcome.looks.size())},
                                            {"unknown", std::to_string(results[0])},
                                            {"open", std::to_string(results[1])},
                                            {"fixed", std::to_string(results[2])}}));
}

// Tells standard error which site is looked at; nothing with --quiet.
std::function<void(const std::string&, std::size_t, std::size_t)> Watcher(const Context& context) {
  if (context.args.quiet) return nullptr;
  return [&context](const std::string& name, std::size_t at, std::size_t of) {
    const std::string line = context.Say(
        "reinspect.at",
        {{"name", Printable(name)}, {"i", std::to_string(at)}, {"n", std::to_string(of)}});
    std::fprintf(stderr, "%s\n", line.c_str());
  };
}

void SeenJson(const char* name, const std::optional<app::SeenThen>& seen, JsonWriter& json) {
  json.Key(name);
  if (!seen) {
    json.Null();
    return;
  }
  json.BeginObject();
  json.Field("snapshot", seen->snapshot);
  json.FieldOrNull("sentence", seen->sentence);
  json.FieldOrNull("seen", seen->seen);
  json.Field("url", seen->url);
  json.Key("attempts");
  json.BeginArray();
  for (const model::Attempt& one : seen->attempts) {
    json.BeginObject();
    json.Field("at", FormatChinaTime(one.at));
    json.Field("outcome", Name(one.outcome));
    json.Field("status", one.status);
    json.FieldOrNull("detail", one.detail);
    json.EndObject();
  }
  json.EndArray();
  json.Key("evidence");
  json.BeginArray();
  for (const model::EvidenceRef& one : seen->evidence) {
    json.BeginObject();
    json.Field("ref", one.ref);
    json.Field("sha256", one.sha256);
    json.EndObject();
  }
  json.EndArray();
  json.Key("places");
  json.BeginArray();
  for (const app::PlaceEvidence& place : seen->places) PlaceJson(place, json);
  json.EndArray();
  json.EndObject();
}

std::string ViewsJson(const std::vector<app::DisputeView>& views) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::DisputeView& view : views) {
    json.BeginObject();
    json.Field("number", view.problem.number);
    json.Field("problem", view.problem.id);
    json.Field("title", view.problem.title);
    json.Field("state", Name(view.state));
    json.FieldOrNull("reason", view.reason);
    SeenJson("stored", view.stored, json);
    json.FieldOrNull("result", view.look ? Name(view.look->result) : "");
    json.FieldOrNull("why", view.look ? view.look->why : "");
    SeenJson("fresh", view.fresh, json);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

void PrintAttempts(const Context& context, const app::SeenThen& seen, WorkOutput& output) {
  for (const model::Attempt& one : seen.attempts) {
    output.Line(context.Say("dispute.attempt",
                            {{"time", FormatChinaTime(one.at)},
                             {"url", Printable(seen.url)},
                             {"outcome", context.Say(std::string("outcome.") + Name(one.outcome))},
                             {"status", std::to_string(one.status)},
                             {"detail", Printable(one.detail)}}));
  }
  for (const model::EvidenceRef& one : seen.evidence) {
    output.Line(context.Say("dispute.evidence", {{"ref", one.ref}, {"sha256", one.sha256}}));
  }
  // What the kept bytes read: status line, and the source around the spot.
  for (const app::PlaceEvidence& place : seen.places) {
    if (place.ref.empty()) continue;
    const std::string first = place.response_head.substr(0, place.response_head.find("\r\n"));
    output.Line(context.Say("dispute.bytes", {{"url", Printable(place.url)},
                                              {"status", Printable(first)},
                                              {"excerpt", Printable(place.excerpt)}}));
  }
}

void PrintView(const Context& context, const app::DisputeView& view, WorkOutput& output) {
  output.Line(context.Say("dispute.head",
                          {{"number", view.problem.number},
                           {"state", context.Say(std::string("order_state.") + Name(view.state))},
                           {"title", Printable(TitleOf(context, view.problem))}}));
  if (!view.reason.empty()) {
    output.Line(context.Say("dispute.reason", {{"reason", Printable(view.reason)}}));
  }
  if (view.stored) {
    output.Line(context.Say("dispute.stored", {{"snapshot", view.stored->snapshot},
                                               {"sentence", Printable(view.stored->sentence)}}));
    PrintAttempts(context, *view.stored, output);
  } else if (view.problem.snapshot.empty()) {
    output.Line(context.Say("dispute.never_stored"));
  } else {
    output.Line(context.Say("dispute.not_stored", {{"snapshot", view.problem.snapshot}}));
  }
  if (!view.look) {
    output.Line(context.Say("dispute.no_look"));
    return;
  }
  const std::string why =
      view.look->why.empty() ? view.look->says : context.Say("look_why." + view.look->why);
  output.Line(context.Say("dispute.fresh", {{"snapshot", view.look->snapshot},
                                            {"result", context.Say(std::string("look_result.") +
                                                                   Name(view.look->result))},
                                            {"sentence", Printable(why)}}));
  if (view.fresh) PrintAttempts(context, *view.fresh, output);
}

}  // namespace

int RunOrderReinspect(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::ReinspectRequest request;
    if (context.args.things.empty()) {
      XC_ASSIGN_OR_RETURN(request.campaign, CampaignOrIssued(context, desk));
    } else {
      request.order = context.args.things.front();
    }
    request.options = GatherOptionsOf(context.settings(), context.version);
    request.data_dir = context.data_dir;
    request.tool_version = context.version;
    request.actor = desk.who.actor;
    XC_ASSIGN_OR_RETURN(const auto fetcher, MakeFetcher(context));
    XC_ASSIGN_OR_RETURN(const app::GatherData data, LoadGatherData(context));
    XC_ASSIGN_OR_RETURN(const OfficialWords words, OfficialWords::Load(context.resources));
    const app::ReinspectTools tools{
        *desk.database,    desk.rules,      context.resources, data,
        *context.clock,    *fetcher,        *context.log,      words.Sentence(),
        words.OfMessage(), Watcher(context)};
    const InterruptGuard interrupts;
    XC_ASSIGN_OR_RETURN(const app::ReinspectOutcome outcome,
                        app::Reinspect(request, tools, interrupts.stop()));
    WorkOutput output(context, "xuncha.reinspection/1");
    if (output.json()) {
      output.Field("looks", LooksJson(outcome));
      output.Field("failed", FailuresJson(outcome));
    } else {
      PrintLooks(context, desk, outcome, output);
    }
    return output.Finish(context, outcome.failed.empty() ? kNothingToDo : kFailed);
  });
}

int RunOrderDisputeView(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const ReportWords words(context.messages);
    const app::DisputeRequest request{context.args.things.front(), context.args.work.items,
                                      context.data_dir};
    XC_ASSIGN_OR_RETURN(
        const auto views,
        app::ViewDispute(request, *desk.database, context.resources,
                         [&](const model::Finding& finding) { return words.Sentence(finding); }));
    WorkOutput output(context, "xuncha.dispute/1");
    if (output.json()) {
      output.Field("items", ViewsJson(views));
    } else {
      for (const app::DisputeView& view : views) PrintView(context, view, output);
      if (views.empty()) output.Line(context.Say("dispute.none"));
    }
    return output.Finish(context);
  });
}

int RunAccountProbe(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::MenuProbeRequest request;
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(request.round, NumberAsked("--round", context.args.work.round, 1));
    for (const std::string& asked : context.args.things) {
      XC_ASSIGN_OR_RETURN(const model::AccountRecord* account, app::AccountAsked(desk.all, asked));
      request.accounts.push_back(account->id);
    }
    request.options = GatherOptionsOf(context.settings(), context.version);
    request.data_dir = context.data_dir;
    request.tool_version = context.version;
    request.actor = desk.who.actor;
    XC_ASSIGN_OR_RETURN(const auto fetcher, MakeFetcher(context));
    XC_ASSIGN_OR_RETURN(const app::GatherData data, LoadGatherData(context));
    XC_ASSIGN_OR_RETURN(const OfficialWords words, OfficialWords::Load(context.resources));
    const InterruptGuard interrupts;
    XC_ASSIGN_OR_RETURN(const app::MenuProbed probed,
                        app::ProbeMenus(*desk.database, desk.rules, context.resources, request,
                                        {data, *fetcher, *context.clock, *context.log},
                                        words.OfMessage(), interrupts.stop()));
    WorkOutput output(context, "xuncha.account_probe/1");
    if (output.json()) {
      output.Number("accounts", probed.accounts);
      output.Number("addresses", probed.addresses);
      output.Number("dead", probed.dead);
      output.Number("added", probed.added);
      output.Text("snapshot", probed.snapshot);
    } else if (probed.addresses == 0) {
      output.Line(context.Say("account_probe.nothing"));
    } else {
      output.Line(context.Say("account_probe.sum", {{"addresses", std::to_string(probed.addresses)},
                                                    {"accounts", std::to_string(probed.accounts)},
                                                    {"dead", std::to_string(probed.dead)},
                                                    {"added", std::to_string(probed.added)}}));
      output.Line(context.Say("account_probe.snapshot", {{"snapshot", probed.snapshot}}));
    }
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
