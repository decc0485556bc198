// SPDX-License-Identifier: Apache-2.0
#include "cli/inspection.h"

#include <unistd.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "app/site_file.h"
#include "cli/home_url.h"
#include "cli/progress.h"
#include "cli/report_words.h"
#include "cli/terminal.h"

namespace xuncha::cli {
namespace {

// The site as told: file, flags, address. On a fault the line is printed and `status` set.
bool TellSite(const Context& context, model::Site& site, bool& bare, int& status) {
  if (!context.args.site_file.empty()) {
    auto read = app::ReadSiteFile(context.args.site_file);
    if (!read) {
      status = Fail(context, read.error());
      return false;
    }
    site = std::move(read).value();
  }
  const std::string typed = context.args.things.empty() ? site.home : context.args.things.front();
  if (typed.empty()) {
    status = Refuse(context, "error.no_url", {});
    return false;
  }
  const HomeUrl home = ParseHome(typed);
  if (home.fault != HomeFault::kNone) {
    status =
        Refuse(context, home.fault == HomeFault::kBadUrl ? "error.bad_url" : "error.bad_scheme",
               {{"url", typed}});
    return false;
  }
  site.home = home.url;
  bare = home.bare;
  for (const std::string& host : context.args.hosts) {
    const std::string name = HostAndPort(host);
    if (name.empty()) {
      status = Refuse(context, "error.bad_host", {{"value", host}});
      return false;
    }
    site.hosts.push_back(name);
  }
  site.hosts.insert(site.hosts.begin(), HostAndPort(site.home));
  std::vector<std::string> once;
  for (std::string& host : site.hosts) {
    if (std::find(once.begin(), once.end(), host) == once.end()) once.push_back(std::move(host));
  }
  site.hosts = std::move(once);
  return true;
}

// Addresses that a flag or the settings give; each must be one.
bool CheckControls(const Context& context, int& status) {
  for (const std::string& control : context.settings().controls) {
    const HomeUrl url = ParseHome(control);
    if (url.fault != HomeFault::kNone || url.bare) {
      status = Refuse(context, "error.bad_url", {{"url", control}});
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<app::Inspected> Inspect(Context& context, int& status) {
  app::InspectRequest request;
  request.as_of = AsOf(context, status);
  if (status != kNothingToDo) return std::nullopt;
  model::Site site;
  bool bare = false;
  if (!TellSite(context, site, bare, status) || !CheckControls(context, status)) {
    return std::nullopt;
  }
  const auto fail = [&](const Error& error) -> std::optional<app::Inspected> {
    status = Fail(context, error);
    return std::nullopt;
  };
  const auto judge = LoadJudge(context);
  if (!judge) return fail(judge.error());
  const auto fetcher = MakeFetcher(context);
  if (!fetcher) return fail(fetcher.error());
  // Last of all: it may make the data folder.
  const auto data = LoadGatherData(context);
  if (!data) return fail(data.error());
  if (bare) {
    site.home = ChooseScheme(site.home, **fetcher);
    WriteErrorLine(context.Say("error.home_elsewhere", {{"url", site.home}}));
  }
  if (!context.settings().obey_robots) WriteErrorLine(context.Say("error.robots_waived"));
  request.options = GatherOptionsOf(context.settings(), context.version);
  // Told nothing else, a site is judged as a portal: nothing is made light of.
  request.options.kind_assumed = site.kind == model::SiteKind::kUnknown;
  if (request.options.kind_assumed) site.kind = model::SiteKind::kPortal;
  request.options.site = std::move(site);
  request.data_dir = context.data_dir;
  request.tool_version = context.version;
  request.max_occurrences = OccurrencesWanted(context);
  request.fresh = context.args.fresh;

  const InterruptGuard interrupts;
  const bool watched = IsTerminal(STDERR_FILENO) && !context.args.quiet;
  ProgressLine line(
      context.messages,
      [](std::string_view text) {
        [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
      },
      [] { return TerminalColumns(STDERR_FILENO, 80); });
  std::function<void(const gather::Progress&)> on_progress;
  if (watched) {
    on_progress = [&](const gather::Progress& progress) {
      line.Show(progress, interrupts.stop().load());
    };
  }
  const auto on_notice = [&](const model::Message& notice) {
    WriteErrorLine("xuncha: " + context.Say(notice.key, notice.values));
  };
  auto inspected = app::InspectSite(
      std::move(request), {*judge, *data, **fetcher, *context.clock, *context.log, on_notice},
      on_progress, interrupts.stop());
  line.Erase();
  if (!inspected) return fail(inspected.error());
  return std::move(inspected).value();
}

int StatusAtTheEnd(const Context& context, const model::Report& report, int status) {
  const std::string& stopped_by = report.snapshot.stopped_by;
  if (stopped_by == "network") {
    WriteErrorLine("xuncha: " + context.Say("error.network"));
    return kFailed;
  }
  const bool unread =
      WhyNothingRead(report) != nullptr || ForbiddenByRobots(report) || HomeShowsNothing(report);
  if (status == kNothingToDo && unread) {
    WriteErrorLine("xuncha: " + NothingReadLine(report, ReportWords(context.messages)));
    return kFailed;
  }
  return stopped_by == "interrupted" ? kFailed : status;
}

}  // namespace xuncha::cli
