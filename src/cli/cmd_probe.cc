// SPDX-License-Identifier: Apache-2.0
#include "app/probe_log.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/fault_json.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/campaign_store.h"

namespace xuncha::cli {
namespace {

std::string VerdictsJson(const std::vector<app::SiteProbes>& judged) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::SiteProbes& one : judged) {
    json.BeginObject();
    json.Field("site", one.site);
    json.Field("answer", Name(one.verdict.answer.answer));
    json.Field("says", one.verdict.answer.says);
    json.Field("counted", one.verdict.counted);
    json.Field("failed", one.verdict.failed);
    json.Field("short_days", one.verdict.short_days);
    json.Field("excused_days", one.verdict.excused_days);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

void PrintVerdicts(const Context& context, const WorkDesk& desk,
                   const std::vector<app::SiteProbes>& judged, WorkOutput& output) {
  for (const app::SiteProbes& one : judged) {
    const workflow::ProbeVerdict& verdict = one.verdict;
    output.Line(context.Say(
        "probe_log.verdict",
        {{"name", Printable(UnitName(desk, one.site))},
         {"site", one.site},
         {"answer", context.Say(std::string("machine_answer.") + Name(verdict.answer.answer))},
         {"says", verdict.answer.says}}));
    if (!verdict.short_days.empty()) {
      output.Line(context.Say("probe_log.short", {{"days", Joined(verdict.short_days)}}));
    }
    if (!verdict.excused_days.empty()) {
      output.Line(context.Say("probe_log.excused", {{"days", Joined(verdict.excused_days)}}));
    }
  }
}

std::string FaultsJson(const Context& context, const app::ProbesTaken& taken) {
  JsonWriter json(1);
  const auto place = [](JsonWriter& out, const app::ProbeFault& one) {
    out.Field("row", one.row);
    out.FieldOrNull("column", one.column);
  };
  WriteFaults(context, taken.faults, place, json);
  return json.text();
}

// The sites named, or all that the campaign drew.
Result<std::vector<std::string>> SitesAsked(const Context& context, WorkDesk& desk,
                                            const std::string& campaign) {
  if (!context.args.all) {
    if (context.args.things.empty()) return InvalidArgument("name a site, or use --all");
    return context.args.things;
  }
  std::vector<std::string> sites;
  XC_ASSIGN_OR_RETURN(const auto scope, store::CampaignStore(*desk.database).Scope(campaign));
  for (const model::ScopeEntry& entry : scope) {
    if (entry.drawn && entry.subject.starts_with("s-")) sites.push_back(entry.subject);
  }
  return sites;
}

}  // namespace

int RunRecordProbe(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(const std::vector<std::string> sites, SitesAsked(context, desk, campaign));
    XC_ASSIGN_OR_RETURN(const auto fetcher, MakeFetcher(context));
    const auto options = GatherOptionsOf(context.settings(), context.version);
    std::vector<model::SiteProbe> probes;
    for (const std::string& site : sites) {
      const app::Who who{desk.who.actor, context.clock->Now(), ""};
      XC_ASSIGN_OR_RETURN(probes.emplace_back(),
                          app::ProbeSite(*desk.database, site, *fetcher, options.controls, who));
    }
    const app::Who who{desk.who.actor, context.clock->Now(), ""};
    XC_ASSIGN_OR_RETURN(const auto judged,
                        app::JudgeSiteProbes(*desk.database, context.resources,
                                             {desk.rules, campaign, round}, sites, who));
    WorkOutput output(context, "xuncha.probes/1");
    if (output.json()) {
      output.Records("probes", probes);
      output.Field("verdicts", VerdictsJson(judged));
      return output.Finish(context);
    }
    for (const model::SiteProbe& probe : probes) {
      output.Line(
          context.Say("probe_log.probed", {{"name", Printable(UnitName(desk, probe.site))},
                                           {"site", probe.site},
                                           {"result", context.Say("outcome." + probe.result)},
                                           {"ms", std::to_string(probe.milliseconds)}}));
      if (!probe.own_fault) continue;
      // Silence with no control that answers is our network's; an answer is the site's.
      model::Outcome outcome = model::Outcome::kNone;
      const bool answered = model::OutcomeFromName(probe.result, outcome) && !IsSilent(outcome);
      output.Line(context.Say(answered ? "probe_log.says_nothing" : "probe_log.own_fault"));
    }
    PrintVerdicts(context, desk, judged, output);
    return output.Finish(context);
  });
}

int RunRecordImportProbes(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const std::string& file = context.args.things.front();
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(
        const app::ProbesTaken taken,
        app::ImportProbes(*desk.database, context.resources, file, context.args.dry_run,
                          context.args.skip_wrong, {desk.rules, campaign, round}, desk.who));
    const std::vector<app::SiteProbes>& judged = taken.judged;
    WorkOutput output(context, "xuncha.probe_import/1");
    const int status = taken.wrong > 0 ? kFound : kNothingToDo;
    if (output.json()) {
      output.Field("written", taken.written ? "true" : "false");
      output.Number("added", taken.added);
      output.Number("same", taken.same);
      output.Number("wrong", taken.wrong);
      output.Field("faults", FaultsJson(context, taken));
      output.Texts("unknown_columns", taken.unknown_columns);
      output.Field("verdicts", VerdictsJson(judged));
      return output.Finish(context, status);
    }
    for (const app::ProbeFault& one : taken.faults) {
      output.Line(context.Say("probe_log.fault",
                              {{"file", Printable(file.substr(file.rfind('/') + 1))},
                               {"row", std::to_string(one.row)},
                               {"column", Printable(one.column)},
                               {"what", Printable(context.Say(one.fault.key, one.fault.values))}}));
    }
    if (const std::string line = ColumnsNotRead(context, taken.unknown_columns); !line.empty()) {
      output.Line(line);
    }
    for (const std::string& note : taken.notes) output.Line(Printable(note));
    output.Line(context.Say("probe_log.sum", {{"added", std::to_string(taken.added)},
                                              {"same", std::to_string(taken.same)},
                                              {"wrong", std::to_string(taken.wrong)}}));
    output.Line(ImportEnding(context, taken.written, taken.added, taken.wrong));
    PrintVerdicts(context, desk, judged, output);
    return output.Finish(context, status);
  });
}

}  // namespace xuncha::cli
