// SPDX-License-Identifier: Apache-2.0
//
// A profile: how one supervising office applies the rulebook. Tiers by check, place, age and kind
// of site; thresholds of checks; update cycles of columns. Files: profiles/<name>.toml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "checks/params.h"
#include "model/column.h"
#include "model/finding.h"

namespace xuncha::audit {

// One row of the tier table. An empty field matches everything; the first row that matches gives
// the tier.
struct TierRule {
  std::vector<std::string> checks;      // check ids
  std::vector<std::string> messages;    // message keys: certificate.expiring
  std::vector<std::string> where;       // most visible place: home nav list content footer
  std::vector<std::string> confidence;  // certain likely review
  std::string target;                   // external | in_scope
  std::string site;                     // portal | department
  std::string older_than;               // ISO period: every page it stands on was published before
  model::Tier give = model::Tier::kHint;
};

// One row of the table of update cycles that goes beyond the kind. An empty field matches
// everything; the first row that matches gives the period.
struct CycleRule {
  std::vector<std::string> kinds;   // news notice policy …
  std::vector<std::string> names;   // the column's own name contains one of these: 热线
  std::vector<std::string> within;  // some step of its path contains one of these: 信息公开
  std::string url_path;             // the path of its address begins so: /xxgk/
  std::string period;               // ISO period, never empty
};

// What one indicator of the deduction or bonus part is worth, where the rulebook does not say: the
// operator's numbers, read in the official text. Absent = not given.
struct PointsRule {
  std::string indicator;                 // D4.3
  std::optional<double> full;            // the indicator's full points
  std::optional<double> per_occurrence;  // points a case
  std::optional<double> cap;             // at most so many of `full`
  std::optional<double> award;           // bonus indicators: what a person gave
};

struct Profile {
  std::string name;   // default
  std::string title;  // shown in reports
  bool example = false;
  std::vector<TierRule> tiers;                   // own rows first, then those of the base profile
  std::map<std::string, checks::Params> params;  // by check id; complete for every check
  std::vector<std::string> switched_off;         // check ids
  std::map<std::string, std::string> cycles;     // column kind → ISO period: news → P14D
  std::vector<CycleRule> cycle_rules;            // before `cycles`; own rows first
  // Column kind → ISO period after which V1.4.2 calls it long not updated; of kinds that the
  // rulebook gives a window, that window in its place. What `cycles` says makes findings, never a
  // veto.
  std::map<std::string, std::string> veto_cycles;
  std::vector<PointsRule> points;  // by indicator, own rows in place of the base's
};

// The update cycle that the profile gives a column: of the first row of cycle_rules that matches,
// else of its kind. "" = none. A cycle registered for the column itself goes before; that is the
// caller's. Looks at kind, path and url only.
std::string CycleFor(const Profile& profile, const model::Column& column);

// Parses profiles/<name>.toml. `base` is what the file's `extends` names (profiles/default.toml);
// null only for default.toml itself, which must give every parameter of every check.
// kInvalidArgument names `file`, the key and what to do: an unknown key, check, place, tier,
// period.
Result<Profile> ParseProfile(std::string_view toml, std::string_view file, const Profile* base);

}  // namespace xuncha::audit
