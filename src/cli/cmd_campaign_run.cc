// SPDX-License-Identifier: Apache-2.0
#include <mutex>

#include "app/campaign_run.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

void SayNews(const Context& context, const app::RunNews& news) {
  const char* key = "campaign_run.begun";
  if (news.event == app::RunEvent::kDone) key = "campaign_run.site_done";
  if (news.event == app::RunEvent::kFailed) key = "campaign_run.site_failed";
  if (news.event == app::RunEvent::kPaused) key = "campaign_run.site_paused";
  WriteErrorLine(context.Say(
      key, {{"subject", news.subject},
            {"name", Printable(news.name)},
            {"added", std::to_string(news.taken.added)},
            {"again", std::to_string(news.taken.again)},
            {"error", Printable(news.error)},
            {"done", std::to_string(news.done)},
            {"all", std::to_string(news.waiting + news.running + news.done + news.failed)}}));
}

int PrintOutcome(const Context& context, const app::RunOutcome& outcome) {
  WorkOutput output(context, "xuncha.campaign_run/1");
  if (output.json()) {
    output.Number("done", outcome.done);
    output.Number("failed", outcome.failed);
    output.Number("paused", outcome.paused);
    output.Number("waiting", outcome.waiting);
    output.Field("stopped", outcome.stopped ? "true" : "false");
  } else {
    output.Line(context.Say("campaign_run.sum", {{"done", std::to_string(outcome.done)},
                                                 {"failed", std::to_string(outcome.failed)},
                                                 {"waiting", std::to_string(outcome.waiting)}}));
    if (outcome.stopped) output.Line(context.Say("campaign_run.stopped"));
  }
  return output.Finish(context, outcome.failed > 0 || outcome.stopped ? kFailed : kNothingToDo);
}

int Pause(Context& context, bool paused) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto campaign =
      app::PauseCampaign(*desk->database, context.args.things.front(), paused, desk->who);
  if (!campaign) return Fail(context, campaign.error());
  WorkOutput output(context, "xuncha.campaign/1");
  if (output.json()) {
    output.Text("written", paused ? "paused" : "resumed");
    output.Field("campaign", store::WriteRecord(*campaign));
  } else {
    output.Line(context.Say(paused ? "campaign_run.paused" : "campaign_run.resumed",
                            {{"id", campaign->id}}));
  }
  return output.Finish(context);
}

}  // namespace

int RunCampaignRun(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::RunRequest request;
    request.campaign = context.args.things.front();
    XC_ASSIGN_OR_RETURN(request.round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(const int sites,
                        NumberAsked("--sites-at-once", context.args.work.sites_at_once, 4));
    request.sites_at_once = static_cast<std::size_t>(sites);
    request.options = GatherOptionsOf(context.settings(), context.version);
    request.data_dir = context.data_dir;
    request.tool_version = context.version;
    request.actor = desk.who.actor;
    XC_ASSIGN_OR_RETURN(const app::GatherData data, LoadGatherData(context));
    XC_ASSIGN_OR_RETURN(const OfficialWords words, OfficialWords::Load(context.resources));
    std::mutex lines;
    LogLevel level = LogLevel::kWarning;
    LogLevelFromName(context.settings().log_level, level);
    const app::RunTools tools{*desk.database,
                              desk.rules,
                              context.resources,
                              data,
                              *context.clock,
                              [&] { return MakeFetcher(context); },
                              [&] {
                                return std::make_unique<Log>(
                                    level, *context.clock, [&](std::string_view line) {
                                      const std::lock_guard<std::mutex> lock(lines);
                                      WriteErrorLine(line);
                                    });
                              },
                              words.Title(),
                              [&](const app::RunNews& news) {
                                if (!context.args.quiet) SayNews(context, news);
                              }};
    const InterruptGuard interrupts;
    XC_ASSIGN_OR_RETURN(const app::RunOutcome outcome,
                        app::RunRound(request, tools, interrupts.stop()));
    return PrintOutcome(context, outcome);
  });
}

int RunCampaignPause(Context& context) { return Pause(context, true); }

int RunCampaignResume(Context& context) { return Pause(context, false); }

}  // namespace xuncha::cli
