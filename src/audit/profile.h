// SPDX-License-Identifier: Apache-2.0
//
// A profile: how one supervising office applies the rulebook. Tiers by check, place, age and kind
// of site; thresholds of checks; update cycles of columns. Files: profiles/<name>.toml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "checks/params.h"
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

struct Profile {
  std::string name;   // default
  std::string title;  // shown in reports
  bool example = false;
  std::vector<TierRule> tiers;                   // own rows first, then those of the base profile
  std::map<std::string, checks::Params> params;  // by check id; complete for every check
  std::vector<std::string> switched_off;         // check ids
  std::map<std::string, std::string> cycles;     // column kind → ISO period: news → P14D
};

// Parses profiles/<name>.toml. `base` is what the file's `extends` names (profiles/default.toml);
// null only for default.toml itself, which must give every parameter of every check.
// kInvalidArgument names `file`, the key and what to do: an unknown key, check, place, tier,
// period.
Result<Profile> ParseProfile(std::string_view toml, std::string_view file, const Profile* base);

}  // namespace xuncha::audit
