// SPDX-License-Identifier: Apache-2.0
//
// Runs all checks over one snapshot. Three passes, none of which holds the site in memory:
//   A  over the URL records: target checks judge; each condemned target gets a slot
//   B  over the pages: occurrences of condemned targets, and everything page checks want to see
//   C  over the pages again, only if a page check condemned targets (soft 404s): their occurrences
// A link costs one look into an array indexed by URL number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/profile.h"
#include "base/result.h"
#include "base/time.h"
#include "checks/check.h"
#include "model/finding.h"

namespace xuncha::audit {

// A defect with what the tier table asks about.
struct RawFinding {
  const checks::CheckDef* check = nullptr;
  checks::Defect defect;
  bool external = false;      // its target lies outside the site
  bool undated = true;        // some page it stands on shows no publish date
  std::optional<Day> newest;  // the newest publish date of those pages
};

struct NotCheckedTarget {
  model::UrlId url = model::kNoUrl;
  std::uint64_t pages = 0;
};

struct RunResult {
  std::vector<RawFinding> findings;              // in order of check and URL number
  std::vector<model::CheckReport> checks;        // in order of the registry
  std::vector<NotCheckedTarget> not_checked;     // in order of URL number
  std::uint64_t texts_read = 0;                  // attachments
  std::vector<model::UnreadTexts> texts_unread;  // by reason
};

// `context` without home and soft_judge, which are set here. An error only if the snapshot cannot
// be read.
Result<RunResult> RunChecks(checks::SiteContext context, const Profile& profile);

}  // namespace xuncha::audit
