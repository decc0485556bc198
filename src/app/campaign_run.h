// SPDX-License-Identifier: Apache-2.0
//
// The machine's part of a round: every drawn site that waits is inspected, several at once, and
// what was found is taken into the campaign. Any number of processes may run the same round side by
// side; what one leaves behind when it is killed, the next one takes up.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "app/judge.h"
#include "app/take_in.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/log.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "gather/gatherer.h"
#include "store/db.h"

namespace xuncha::app {

struct RunRequest {
  std::string campaign;
  int round = 1;
  std::size_t sites_at_once = 4;  // 1 … kMostSitesAtOnce
  gather::GatherOptions options;  // of every site; the site is set here
  std::string data_dir;
  std::string tool_version;
  std::string actor;
};
inline constexpr std::size_t kMostSitesAtOnce = 64;

enum class RunEvent : std::uint8_t { kBegun = 0, kDone, kFailed, kPaused };

// What happened to one site, and how far the round is.
struct RunNews {
  RunEvent event = RunEvent::kBegun;
  std::string subject;
  std::string name;
  std::string error;  // of kFailed: what we could not do
  TakenIn taken;      // of kDone
  std::size_t waiting = 0, running = 0, done = 0, failed = 0;
};

// Everything outlives the call. The factories are called on the threads that use what they make.
struct RunTools {
  store::Connection& database;
  const WorkRules& rules;
  const Resources& resources;
  const GatherData& data;
  const Clock& clock;
  std::function<Result<std::unique_ptr<gather::Fetcher>>()> fetcher;
  std::function<std::unique_ptr<Log>()> log;
  std::function<std::string(const model::Finding&)> title;
  std::function<void(const RunNews&)> on_news;  // on the calling thread; may be empty
};

struct RunOutcome {
  std::size_t done = 0;     // by this run
  std::size_t failed = 0;   // by this run; the next one tries them again
  std::size_t paused = 0;   // left where they were: the next run goes on with them
  std::size_t waiting = 0;  // still, for the next run or for other processes
  bool stopped = false;     // by `stop`, or because the campaign was paused
};

// Judged at the monitoring point, else at the round's last day; never later than the day on which
// the site is looked at, since nobody knows what it will show. kConflict unless the campaign is
// open and not paused. `stop` set from outside leaves inspections under way to the next run.
Result<RunOutcome> RunRound(const RunRequest& request, const RunTools& tools,
                            const std::atomic<bool>& stop);

// No inspection begins any more, and those under way, in whatever process, are left where they are
// within a heartbeat; or they may go on again. The same again changes nothing.
Result<model::Campaign> PauseCampaign(store::Connection& database, const std::string& campaign,
                                      bool paused, const Who& who);

// The site as an inspection is told it, from the register.
model::Site SiteOf(const model::SiteRecord& record, const Register& all);

}  // namespace xuncha::app
