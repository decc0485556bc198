// SPDX-License-Identifier: Apache-2.0
#include "app/inspect_site.h"

#include <utility>

#include "app/audit_snapshot.h"
#include "app/history.h"
#include "store/snapshot_index.h"
#include "store/snapshot_reader.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

// Two inspections of one host may begin in the same second: the salt tells them apart.
Result<std::unique_ptr<store::SnapshotWriter>> OpenWriter(const store::DataFolder& folder,
                                                          const InspectRequest& request,
                                                          TimeMs started) {
  const auto home = whatwg::ParseUrl(request.options.site.home);
  const std::string host = home ? std::string(home->host_and_port()) : "site";
  constexpr std::uint64_t kTries = 100;
  for (std::uint64_t salt = 0;; ++salt) {
    auto writer =
        store::SnapshotWriter::Create(folder, store::MakeSnapshotId(started, host, salt),
                                      request.tool_version, started, request.options.user_agent);
    if (writer || writer.error().code != ErrorCode::kConflict || salt == kTries) return writer;
  }
}

}  // namespace

Result<Inspected> InspectSite(InspectRequest request, const InspectTools& tools,
                              const std::function<void(const gather::Progress&)>& on_progress,
                              const std::atomic<bool>& stop) {
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(request.data_dir));
  XC_ASSIGN_OR_RETURN(const int abandoned, folder.RemoveAbandoned());
  if (abandoned > 0) {
    tools.log.Write(LogLevel::kInfo, "removed_abandoned", {{"count", std::to_string(abandoned)}});
  }
  if (!request.options.obey_robots) {
    tools.log.Write(LogLevel::kWarning, "robots_waived", {{"site", request.options.site.home}});
  }
  const TimeMs started = tools.clock.Now();
  XC_ASSIGN_OR_RETURN(const auto writer, OpenWriter(folder, request, started));
  XC_ASSIGN_OR_RETURN(
      const auto gatherer,
      gather::Gatherer::Create(request.options, tools.data.lexicon, tools.data.bot_walls,
                               tools.fetcher, tools.clock, *writer, writer->work_path()));
  XC_ASSIGN_OR_RETURN(model::SnapshotInfo info, gatherer->Run(on_progress, stop));
  Inspected inspected;
  XC_ASSIGN_OR_RETURN(inspected.snapshot, writer->Seal(std::move(info)));
  tools.log.Write(LogLevel::kInfo, "sealed", {{"snapshot", inspected.snapshot.id}});

  // The folder is the truth; an index that cannot be written now is put right by the next command.
  const auto index = store::SnapshotIndex::Open(folder);
  const Status indexed = index ? (*index)->Refresh() : Status(index.error());
  if (!indexed) {
    tools.log.Write(LogLevel::kWarning, "not_indexed", {{"why", indexed.error().message}});
  }

  AuditRequest audit;
  audit.as_of = request.as_of;
  audit.max_occurrences = request.max_occurrences;
  XC_ASSIGN_OR_RETURN(const auto reader, store::SnapshotReader::Open(inspected.snapshot.path));
  XC_ASSIGN_OR_RETURN(inspected.report, AuditSnapshot(*reader, tools.judge, audit));
  const Status entered = EnterHistory(folder, *reader);
  if (!entered) {
    tools.log.Write(LogLevel::kWarning, "no_history", {{"why", entered.error().message}});
  }
  return inspected;
}

}  // namespace xuncha::app
