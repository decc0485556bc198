// SPDX-License-Identifier: Apache-2.0
#include "app/look_at.h"

#include <utility>

#include "app/inspect_site.h"
#include "gather/create_gatherer.h"
#include "store/data_folder.h"
#include "store/snapshot_index.h"
#include "store/unfinished.h"

namespace xuncha::app {

Result<std::unique_ptr<store::SnapshotReader>> LookAt(LookRequest request, const LookTools& tools,
                                                      const std::atomic<bool>& stop) {
  if (request.options.only.empty()) return InvalidArgument("nothing to look at");
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(request.data_dir));
  request.options.resumable = false;
  std::unique_ptr<store::SnapshotWriter> writer;
  {
    // Nobody else looks at partial snapshots while one is made.
    XC_ASSIGN_OR_RETURN(const FileLock lock, folder.Lock());
    // A look that was killed is gone on with by nobody: finding it removes it.
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto others, store::FindUnfinished(folder));
    XC_ASSIGN_OR_RETURN(
        writer, BeginSnapshot(folder, request.options, request.tool_version, tools.clock.Now()));
  }
  gather::RunControl control;
  control.attachments = tools.data.attachments.get();
  XC_ASSIGN_OR_RETURN(
      const std::unique_ptr<gather::Gatherer> gatherer,
      gather::CreateGatherer(request.options, tools.data.lexicon, tools.data.bot_walls,
                             tools.fetcher, tools.clock, *writer, writer->work_path(), control));
  XC_ASSIGN_OR_RETURN(model::SnapshotInfo info, gatherer->Run({}, stop));
  if (info.stopped_by == "interrupted") return Unavailable("interrupted");
  if (info.stopped_by == "network") return Unavailable("our own network does not work");
  XC_ASSIGN_OR_RETURN(const store::SealedSnapshot sealed, writer->Seal(std::move(info)));
  tools.log.Write(LogLevel::kInfo, "sealed", {{"snapshot", sealed.id}});
  // The folder is the truth; an index that cannot be written now is put right by the next command.
  const auto index = store::SnapshotIndex::Open(folder);
  const Status indexed = index ? (*index)->Refresh() : Status(index.error());
  if (!indexed) {
    tools.log.Write(LogLevel::kWarning, "not_indexed", {{"why", indexed.error().message}});
  }
  return store::SnapshotReader::Open(sealed.path);
}

}  // namespace xuncha::app
