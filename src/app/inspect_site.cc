// SPDX-License-Identifier: Apache-2.0
#include "app/inspect_site.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/audit_snapshot.h"
#include "app/earlier_snapshot.h"
#include "app/history.h"
#include "app/run_identity.h"
#include "gather/create_gatherer.h"
#include "store/snapshot_index.h"
#include "store/snapshot_reader.h"
#include "store/unfinished.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

constexpr TimeMs kKeepUnfinished = 7 * 24 * 3600 * kMsPerSecond;  // of other sites

struct Opened {
  std::unique_ptr<store::SnapshotWriter> writer;
  std::unique_ptr<gather::Gatherer> gatherer;
};

Result<Opened> OpenGatherer(std::unique_ptr<store::SnapshotWriter> writer,
                            const InspectRequest& request, const InspectTools& tools,
                            gather::RunControl control) {
  control.attachments = tools.data.attachments.get();
  Opened opened;
  opened.writer = std::move(writer);
  XC_ASSIGN_OR_RETURN(opened.gatherer,
                      gather::CreateGatherer(request.options, tools.data.lexicon,
                                             tools.data.bot_walls, tools.fetcher, tools.clock,
                                             *opened.writer, opened.writer->work_path(), control));
  return opened;
}

void Notice(const InspectTools& tools, const char* key,
            std::vector<std::pair<std::string, std::string>> values) {
  tools.log.Write(LogLevel::kInfo, key, {});
  if (tools.on_notice) tools.on_notice({key, std::move(values)});
}

// Chooses among what killed inspections left: the newest that this command can go on with. Those of
// this site that it cannot are removed, and said; those of other sites wait for theirs for a week.
Result<std::optional<store::Unfinished>> ChooseUnfinished(const store::DataFolder& folder,
                                                          const store::Identity& identity,
                                                          bool fresh, const InspectTools& tools) {
  XC_ASSIGN_OR_RETURN(std::vector<store::Unfinished> all, store::FindUnfinished(folder));
  std::optional<store::Unfinished> chosen;
  std::string difference;
  int removed = 0;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    const bool same_site = one->identity.front() == identity.front();
    if (!same_site && tools.clock.Now() - store::StartOfId(one->id) < kKeepUnfinished) continue;
    const std::string other = store::FirstDifference(one->identity, identity);
    if (same_site && !fresh && !chosen && other.empty()) {
      chosen = std::move(*one);
      continue;
    }
    XC_TRY(store::RemoveUnfinished(folder, *one));
    if (!same_site || chosen) continue;
    ++removed;
    difference = other;
  }
  if (chosen) return chosen;
  if (removed > 0 && (fresh || difference.empty())) Notice(tools, "resume.started_anew", {});
  if (removed > 0 && !fresh && !difference.empty()) {
    Notice(tools, "resume.other_options", {{"name", difference}});
  }
  return std::optional<store::Unfinished>();
}

// A snapshot to write and who fills it: what a killed run of the same command left, or new ones.
Result<Opened> Open(const store::DataFolder& folder, const InspectRequest& request,
                    const InspectTools& tools, const gather::RunControl& control) {
  const store::Identity identity = IdentityOf(request.options, request.tool_version);
  std::optional<store::Unfinished> unfinished;
  std::unique_ptr<store::SnapshotWriter> fresh;
  {
    // Nobody else looks at partial snapshots while one is made or chosen.
    XC_ASSIGN_OR_RETURN(const FileLock lock, folder.Lock());
    XC_ASSIGN_OR_RETURN(unfinished, ChooseUnfinished(folder, identity, request.fresh, tools));
    if (!unfinished) {
      XC_ASSIGN_OR_RETURN(
          fresh, BeginSnapshot(folder, request.options, request.tool_version, tools.clock.Now()));
      XC_TRY(store::WriteIdentity(fresh->work_path(), identity));
    }
  }
  if (fresh != nullptr) return OpenGatherer(std::move(fresh), request, tools, control);

  const TimeMs begun = store::StartOfId(unfinished->id);
  auto writer = store::SnapshotWriter::Resume(folder, unfinished->id, request.tool_version,
                                              std::move(unfinished->lock));
  auto opened = writer ? OpenGatherer(std::move(writer).value(), request, tools, control)
                       : Result<Opened>(std::move(writer).error());
  if (opened) {
    Notice(tools, "resume.going_on", {{"time", FormatChinaTime(begun)}});
    return opened;
  }
  const ErrorCode code = opened.error().code;
  if (code != ErrorCode::kCorruption && code != ErrorCode::kNotFound) return opened;
  // Killed in its first moments, or the machine fell: nothing to go on with.
  tools.log.Write(LogLevel::kWarning, "not_resumed", {{"why", opened.error().message}});
  Notice(tools, "resume.started_anew", {});
  XC_ASSIGN_OR_RETURN(const FileLock lock, folder.Lock());
  XC_TRY(RemoveTree(folder.PartialPath(unfinished->id)));
  XC_ASSIGN_OR_RETURN(
      fresh, BeginSnapshot(folder, request.options, request.tool_version, tools.clock.Now()));
  XC_TRY(store::WriteIdentity(fresh->work_path(), identity));
  return OpenGatherer(std::move(fresh), request, tools, control);
}

// Gathers until the site is known, and seals the snapshot. What gathering needs, frontier and
// buffers, is gone when this returns: the audit does not pay for its memory.
Result<store::SealedSnapshot> Gather(
    const store::DataFolder& folder, const InspectRequest& request, const InspectTools& tools,
    const std::function<void(const gather::Progress&)>& on_progress, const std::atomic<bool>& stop,
    const gather::RunControl& control) {
  const std::string reader = ReaderOf(request.tool_version, tools.data.lexicon);
  std::unique_ptr<store::SnapshotReader> earlier;
  if (!request.fresh && request.options.only.empty()) {
    // What was known before only saves work: where it cannot be read, the work is done.
    auto found = FindEarlierSnapshot(folder, request.options.site.home, reader);
    if (found) {
      earlier = std::move(found).value();
    } else {
      tools.log.Write(LogLevel::kWarning, "no_earlier", {{"why", found.error().message}});
    }
  }
  gather::RunControl with_earlier = control;
  with_earlier.earlier = earlier.get();
  XC_ASSIGN_OR_RETURN(Opened opened, Open(folder, request, tools, with_earlier));
  const auto& writer = opened.writer;
  // Where a stop only pauses, the gatherer gives kUnavailable and everything stays where it is.
  auto gathered = opened.gatherer->Run(on_progress, stop);
  if (!gathered && stop.load() && gathered.error().code == ErrorCode::kUnavailable) writer->Leave();
  XC_ASSIGN_OR_RETURN(model::SnapshotInfo info, std::move(gathered));
  info.settings[kReaderSetting] = reader;
  XC_ASSIGN_OR_RETURN(auto sealed, writer->Seal(std::move(info)));
  tools.log.Write(LogLevel::kInfo, "sealed", {{"snapshot", sealed.id}});
  return sealed;
}

}  // namespace

Result<std::unique_ptr<store::SnapshotWriter>> BeginSnapshot(const store::DataFolder& folder,
                                                             const gather::GatherOptions& options,
                                                             const std::string& tool_version,
                                                             TimeMs started) {
  const auto home = whatwg::ParseUrl(options.site.home);
  const std::string host = home ? std::string(home->host_and_port()) : "site";
  // Two inspections of one host may begin in the same second: the salt tells them apart.
  constexpr std::uint64_t kTries = 100;
  for (std::uint64_t salt = 0;; ++salt) {
    auto writer = store::SnapshotWriter::Create(folder, store::MakeSnapshotId(started, host, salt),
                                                tool_version, started, options.user_agent);
    if (writer || writer.error().code != ErrorCode::kConflict || salt == kTries) return writer;
  }
}

Result<Inspected> InspectSite(InspectRequest request, const InspectTools& tools,
                              const std::function<void(const gather::Progress&)>& on_progress,
                              const std::atomic<bool>& stop, const gather::RunControl& control) {
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(request.data_dir));
  if (!request.options.obey_robots) {
    tools.log.Write(LogLevel::kWarning, "robots_waived", {{"site", request.options.site.home}});
  }
  request.options.resumable = true;
  Inspected inspected;
  XC_ASSIGN_OR_RETURN(inspected.snapshot,
                      Gather(folder, request, tools, on_progress, stop, control));

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
  const WatchedSnapshot watched(*reader);
  XC_ASSIGN_OR_RETURN(inspected.report, AuditSnapshot(watched, tools.judge, audit));
  const Status entered = EnterHistory(folder, watched);
  if (!entered) {
    tools.log.Write(LogLevel::kWarning, "no_history", {{"why", entered.error().message}});
  }
  return inspected;
}

}  // namespace xuncha::app
