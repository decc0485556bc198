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
  std::vector<std::string> checks;  // ids of src/checks/ that feed it
  bool manual = false;              // only a person can judge it
  bool planned = false;             // its check is not written yet
  bool series = false;              // one inspection cannot observe it: wants days of probes
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
