// SPDX-License-Identifier: Apache-2.0
//
// A look at some addresses of a site, outside of any round: asked anew, whatever is known of them,
// by the same engine and as politely as an inspection, and sealed as a snapshot with everything
// they answered.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "app/judge.h"
#include "base/log.h"
#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "gather/gatherer.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {

struct LookRequest {
  gather::GatherOptions options;  // with the site, and `only` not empty
  std::string data_dir;
  std::string tool_version;
};

// Everything outlives the call.
struct LookTools {
  const GatherData& data;
  gather::Fetcher& fetcher;
  const Clock& clock;
  Log& log;
};

// The sealed snapshot, opened. kUnavailable if our own network does not work or `stop` was set.
// Killed in the middle it leaves nothing behind.
Result<std::unique_ptr<store::SnapshotReader>> LookAt(LookRequest request, const LookTools& tools,
                                                      const std::atomic<bool>& stop);

}  // namespace xuncha::app
