// SPDX-License-Identifier: Apache-2.0
//
// V1.2 from a log of probes, own or imported: a week, at spaced intervals, at least 20 a day; what
// has not opened after 15 seconds has failed; 5 % or more is the veto. indicators.md §1.1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/lifecycle.h"
#include "workflow/check_record.h"

namespace xuncha::workflow {

// data/probe_log.toml.
struct ProbeRules {
  int days = 0;
  int probes_a_day = 0;
  double slow_seconds = 0;
  double failing_share = 0;
  int least_gap_minutes = 0;
};

// kInvalidArgument names `file`, the key and what to do.
Result<ProbeRules> ParseProbeRules(std::string_view toml, std::string_view file = "probe_log.toml");

struct Probe {
  TimeMs at = 0;  // UTC
  bool opened = false;
  double seconds = 0;      // until it had opened
  bool own_fault = false;  // our network failed (no control passed): says nothing
};

struct ProbeVerdict {
  MachineAnswer answer;  // V1.2; says "failed/counted"
  int counted = 0;
  int failed = 0;
  std::vector<std::string> short_days;    // ISO: too few probes for a sample
  std::vector<std::string> excused_days;  // filed off the net
};

// The `rules.days` days that end with the ISO day `as_of` (UTC+8). Days filed as off the net are
// left out; all of them: not applicable. Every other day with enough probes: fail or pass. Too few:
// `review` where the failing share is reached all the same, else not_observed. Probes may come in
// any order. kInvalidArgument where as_of is no day.
Result<ProbeVerdict> JudgeProbes(const std::vector<Probe>& probes, std::string_view subject,
                                 const std::vector<model::OfflinePeriod>& offline,
                                 std::string_view as_of, const ProbeRules& rules);

}  // namespace xuncha::workflow
