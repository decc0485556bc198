// SPDX-License-Identifier: Apache-2.0
//
// V1.2 (站点无法访问): probes of sites at intervals, own or imported, and what a week of them says
// in the check record.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/register_fields.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "model/look.h"
#include "store/db.h"
#include "workflow/probe_log.h"

namespace xuncha::app {

// What the log says of one site in one round.
struct SiteProbes {
  std::string site;
  workflow::ProbeVerdict verdict;
  bool changed = false;  // the record's row reads otherwise now
};

// For which round of a campaign the log is judged, and by what.
struct ProbeJudging {
  const WorkRules& rules;
  std::string campaign;
  int round = 1;
};

// Judges the log of each site as of the campaign's monitoring point, else the round's last day,
// never later than today, and writes the machine's answer into the check record; filed times off
// the net are left out. `sites` empty = every drawn site that has probes. kConflict unless the
// campaign is open.
Result<std::vector<SiteProbes>> JudgeSiteProbes(store::Connection& database,
                                                const Resources& resources,
                                                const ProbeJudging& judging,
                                                const std::vector<std::string>& sites,
                                                const Who& who);

struct ProbeFault {
  std::uint32_t row = 0;  // as people see it
  std::string column;     // its header as we write it
  FieldFault fault;
};
struct ProbesTaken {
  std::vector<std::string> sites;  // ids, in the register's order
  std::vector<ProbeFault> faults;
  std::vector<std::string> unknown_columns;  // headers that say nothing to us
  std::vector<std::string> notes;            // about the file
  std::size_t added = 0, same = 0, wrong = 0;
  bool written = false;
  std::vector<SiteProbes> judged;
};

// A log of somebody else's: time, address or name of the site, result in words or as an HTTP
// status, seconds. A refusal (401, 403, 429 …) is no answer about the site. All of a file or
// nothing, unless skip_wrong; the same file twice changes nothing. The sites are judged in the same
// transaction.
Result<ProbesTaken> ImportProbes(store::Connection& database, const Resources& resources,
                                 const std::string& file, bool dry_run, bool skip_wrong,
                                 const ProbeJudging& judging, const Who& who);

// Asks the home page once, redirects followed, and appends what came. Silence counts only while
// one of `controls` answers: else it may be our own network's.
Result<model::SiteProbe> ProbeSite(store::Connection& database, const std::string& site,
                                   gather::Fetcher& fetcher,
                                   const std::vector<std::string>& controls, const Who& who);

}  // namespace xuncha::app
