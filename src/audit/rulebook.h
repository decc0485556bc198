// SPDX-License-Identifier: Apache-2.0
//
// An official rulebook as data: the indicators of one edition, with wording, weights, windows and
// thresholds, and which checks feed them. Files: rulebooks/<edition>/indicators.toml.
// docs/adr/0007-rulebooks-as-data.md says why none of this is code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::audit {

// How well the text of an indicator is known. What is not confirmed must not be scored with.
enum class Standing { kConfirmed, kPartial, kUnconfirmed };

// What an indicator counts when a verdict is given.
enum class Counts {
  kFindings = 0,  // findings of its checks
  kStaleColumns,  // columns of its kinds with nothing new in its window
  kBlankColumns,  // blank columns, whatever their kind
};

struct Indicator {
  std::string id;                    // V1.4.3
  std::string part;                  // veto | deduction_group | deduction | bonus | supervision_…
  std::vector<std::string> targets;  // site, portal, new_media, supervisor
  std::string name_zh;
  std::string name_en;
  std::string condition;  // restated, not quoted
  std::string source;     // where it was read
  std::string note;
  std::string window;                    // ISO 8601 calendar period; "" = none or unknown
  std::string window_secondary;          // V1.4.1: notices and policies
  std::optional<double> threshold;       // count or ratio at which it holds
  bool threshold_inclusive = true;       // the threshold itself counts
  std::optional<double> points;          // absent = not known, never zero
  std::optional<double> per_occurrence;  // points a case; absent = not known
  std::optional<double> cap;
  Standing standing = Standing::kUnconfirmed;
  std::vector<std::string> checks;  // ids of src/checks/ that feed it, the one it rests on first
  bool manual = false;              // only a person can judge it; its checks only give leads
  bool planned = false;             // its check is not written yet
  bool series = false;              // one inspection cannot observe it: wants days of probes
  Counts counts = Counts::kFindings;
  // Column kinds it is about. V1.4.1: every column of `kinds` by `window`, and the first-level ones
  // of `first_level_kinds` by `window_secondary`. Deductions: empty = kinds that no other one
  // takes.
  std::vector<std::string> kinds;
  std::vector<std::string> first_level_kinds;
  bool only_with_services = false;  // not for bodies without outward services
};

// How parts 2 and 3 become a score. Absent numbers: nothing is scored.
struct Scoring {
  std::optional<double> full;             // part 2 begins with it: 100
  std::optional<double> no_service_base;  // of it left without services: 75, scaled to `full`
  std::optional<double> fail_below;       // 60
  std::optional<double> bonus_above;      // part 3 counts only above it: 80
  std::optional<double> bonus_full;       // 30
};

// A rule that is no indicator, but that checks cite: design and management rules (G…), hygiene
// (L…).
struct Clause {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::string source;
};

struct Rulebook {
  std::string id;          // cn-2019-19
  std::string instrument;  // 国办秘函〔2019〕19号
  std::string issued;      // a day
  std::string published;   // a day
  Scoring scoring;
  std::vector<Indicator> indicators;
  std::vector<Clause> clauses;

  const Indicator* FindIndicator(std::string_view id) const;  // nullptr = unknown
  bool Knows(std::string_view id) const;                      // an indicator or a clause
};

// Parses indicators.toml. kInvalidArgument names `file`, the indicator and the key, and what to do:
// an unknown key, a check that does not exist, a window that is no period, an indicator that has
// neither a check nor manual nor planned.
Result<Rulebook> ParseRulebook(std::string_view toml, std::string_view file = "indicators.toml");

}  // namespace xuncha::audit
