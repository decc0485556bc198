// SPDX-License-Identifier: Apache-2.0
#include "audit/tiers.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/period.h"

namespace xuncha::audit {
namespace {

bool Allows(const std::vector<std::string>& list, std::string_view value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// Every page was published before the limit day; a page without a date may be of today.
bool AllOlder(const RawFinding& finding, const std::string& period, Day as_of) {
  const auto parsed = ParsePeriod(period);
  return parsed && !finding.undated && finding.newest && *finding.newest < Before(as_of, *parsed);
}

bool Matches(const TierRule& rule, const RawFinding& finding, model::SiteKind kind, Day as_of) {
  const checks::Defect& defect = finding.defect;
  if (!Allows(rule.checks, finding.check->id)) return false;
  if (!Allows(rule.messages, defect.judgement.message.key)) return false;
  if (!Allows(rule.confidence, model::Name(defect.judgement.confidence))) return false;
  if (!rule.where.empty()) {
    const std::string_view where =
        defect.spots.empty() ? "home" : checks::Name(defect.spots.most_visible());
    if (!Allows(rule.where, where)) return false;
  }
  if (rule.target == "external" && !finding.external) return false;
  if (rule.target == "in_scope" && finding.external) return false;
  if (!rule.site.empty() && rule.site != model::Name(kind)) return false;
  return rule.older_than.empty() || AllOlder(finding, rule.older_than, as_of);
}

}  // namespace

model::Tier TierOf(const RawFinding& finding, const Profile& profile, model::SiteKind kind,
                   Day as_of) {
  if (finding.check->stage == checks::Stage::kPreview) return model::Tier::kHint;
  for (const TierRule& rule : profile.tiers) {
    if (Matches(rule, finding, kind, as_of)) return rule.give;
  }
  return model::Tier::kHint;
}

}  // namespace xuncha::audit
