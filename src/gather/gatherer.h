// SPDX-License-Identifier: Apache-2.0
//
// Gathers one site: from its home address to a filled SnapshotSink. The only entry into gather/.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "facts/lexicon.h"
#include "gather/bot_wall.h"
#include "gather/fetcher.h"
#include "model/site.h"
#include "model/snapshot.h"

namespace xuncha::gather {

// An address to be looked at, and whether the entries of its lists and text are asked, too: not its
// menus, its pictures and what leaves the site.
struct Spot {
  std::string url;
  bool links = false;
};

// How one site is gathered. Defaults are the product's; every field is a config key [gather].
struct GatherOptions {
  model::Site site;                   // home, hosts in scope, registered columns, service hours
  bool kind_assumed = false;          // nobody said what kind of site it is; kept as a setting
  std::uint64_t max_pages = 200'000;  // HTML pages fetched
  std::uint32_t max_depth = 64;
  std::uint64_t max_page_bytes = 8u << 20;              // decoded; longer pages are cut and said so
  std::uint64_t max_asset_bytes = 64u << 20;            // read, in scope
  std::uint64_t max_attachment_text_bytes = 20u << 20;  // longer attachments' text is not read
  std::uint64_t max_total_bytes = 0;                    // 0 = no bound
  std::uint32_t max_seconds = 0;                        // of the whole inspection; 0 = no bound
  std::uint32_t max_urls = 5'000'000;
  std::uint32_t connect_timeout_ms = 10'000;
  std::uint32_t head_timeout_ms = 20'000;   // until the whole answer head is there
  std::uint32_t stall_timeout_ms = 20'000;  // without a byte of body
  std::uint32_t transfer_timeout_ms = 300'000;
  double rate = 5.0;              // requests a second and host, at most; 0 = no limit
  std::uint32_t concurrency = 4;  // connections a host, at most; adapts downwards
  std::uint32_t external_concurrency = 16;
  bool check_external = true;
  bool obey_robots = true;
  bool use_sitemaps = true;
  bool allow_private = false;         // let the address guard pass private and loopback addresses
  std::vector<std::string> resolve;   // HOST:PORT:ADDR, as curl's --resolve
  std::vector<std::string> controls;  // addresses that answer when our own network works
  std::string user_agent;
  std::vector<std::int64_t> gone_pauses_ms{2'000};  // dead: 2 tries
  std::vector<std::int64_t> silent_pauses_ms{5'000, 20'000,
                                             50'000};           // silent: 4 tries, over a minute
  std::vector<std::int64_t> failing_pauses_ms{10'000, 60'000};  // failing: 3 tries
  // Where the last inspection is known: pages are asked only whether they changed if it read them,
  // or those before it did, within so many days; 0 = every page is asked for whole.
  std::uint32_t reuse_days = 30;
  std::uint32_t max_probes = 64;          // soft-404 probes, addresses that cannot exist
  std::size_t memory_budget = 32u << 20;  // of the frontier; beyond it, pages go to disk
  // Leave in work_dir what another run with the same options needs to go on if this one is killed,
  // and go on where work_dir holds that. Without it nothing is left.
  bool resumable = false;
  // Not the whole site but the home and these: no sitemap, no column, and no link but those of
  // spots that say so. Every response is kept. Empty = the whole site.
  std::vector<Spot> only;
  std::string drop_parameters_file;  // more session and tracking parameters; "" = built-in list
};

// A moment of the inspection, for people to watch.
struct Progress {
  std::uint64_t pages = 0;
  std::uint64_t requests = 0;
  std::uint64_t urls_known = 0;
  std::uint64_t urls_open = 0;  // not yet settled
  std::uint64_t waiting_confirmation = 0;
  std::uint64_t broken_so_far = 0;  // failed at least once, not yet confirmed or confirmed
  double requests_per_second = 0;   // over the last seconds
  std::int64_t elapsed_ms = 0;
  std::string current;  // an address being asked now
};

class Gatherer {
 public:
  // Fails on options that cannot be carried out: a home that is no http(s) URL, a bad --resolve;
  // with kCorruption or kNotFound where what a killed inspection left cannot be gone on with.
  // `work_dir` exists and is writable: the frontier's files lie there and are removed at the end.
  // Everything passed by reference outlives the gatherer.
  static Result<std::unique_ptr<Gatherer>> Create(GatherOptions options,
                                                  const facts::Lexicon& lexicon,
                                                  const BotWallSigns& bot_walls, Fetcher& fetcher,
                                                  const Clock& clock, model::SnapshotSink& sink,
                                                  std::string work_dir);
  virtual ~Gatherer() = default;

  // Runs to the end on the calling thread. `on_progress` may be empty; it is called about four
  // times a second. `stop` set from outside ends the inspection early and in order: incomplete,
  // said so. An error is ours (disk, sink); whatever the site does is in the info.
  virtual Result<model::SnapshotInfo> Run(const std::function<void(const Progress&)>& on_progress,
                                          const std::atomic<bool>& stop) = 0;
};

}  // namespace xuncha::gather
