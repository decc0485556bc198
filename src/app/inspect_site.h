// SPDX-License-Identifier: Apache-2.0
//
// The main job: gather one site, seal its snapshot, index it, audit it.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/judge.h"
#include "base/log.h"
#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "gather/gatherer.h"
#include "gather/run_control.h"
#include "model/finding.h"
#include "model/message.h"
#include "store/data_folder.h"
#include "store/snapshot_writer.h"

namespace xuncha::app {

struct InspectRequest {
  gather::GatherOptions options;
  std::string data_dir;
  std::string tool_version;
  std::optional<Day> as_of;  // absent = the day (UTC+8) on which the inspection began
  std::size_t max_occurrences = 20;
  // An unfinished inspection of the same site is thrown away instead of being gone on with, and
  // every page is read, whatever an earlier inspection knows of it.
  bool fresh = false;
};

// Everything outlives the call.
struct InspectTools {
  const Judge& judge;
  const GatherData& data;
  gather::Fetcher& fetcher;
  const Clock& clock;
  Log& log;
  // Told what becomes of an unfinished inspection of the site: keys resume.going_on,
  // resume.started_anew, resume.other_options. May be empty.
  std::function<void(const model::Message&)> on_notice = {};
};

struct Inspected {
  model::Report report;
  store::SealedSnapshot snapshot;
};

// Errors are ours (disk, options); what the site does is in the report. `stop` set from outside
// ends the gathering in order: the snapshot is sealed as incomplete and audited. Where the same
// command was killed before (same site, same options that matter, same version), it goes on. With
// control.leave_when_stopped `stop` gives kUnavailable instead and leaves it to the next call.
Result<Inspected> InspectSite(InspectRequest request, const InspectTools& tools,
                              const std::function<void(const gather::Progress&)>& on_progress,
                              const std::atomic<bool>& stop,
                              const gather::RunControl& control = {});

// A snapshot to be written in the folder, under an id that nobody has. The caller holds the
// folder's lock.
Result<std::unique_ptr<store::SnapshotWriter>> BeginSnapshot(const store::DataFolder& folder,
                                                             const gather::GatherOptions& options,
                                                             const std::string& tool_version,
                                                             TimeMs started);

}  // namespace xuncha::app
