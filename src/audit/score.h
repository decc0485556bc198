// SPDX-License-Identifier: Apache-2.0
//
// Parts 2 and 3 of the indicators: 100 points less deductions, and a bonus. A score is a number
// only for portals, and only where every point value needed is known from the rulebook or given by
// the profile; what one inspection cannot observe takes nothing off.
#pragma once

#include <optional>
#include <vector>

#include "audit/verdict.h"
#include "model/finding.h"

namespace xuncha::audit {

struct Score {
  std::optional<double> value;               // part 2 and bonus
  bool fails = false;                        // part 2 is below what qualifies
  model::Message why;                        // why there is none; key "" = nothing to say
  std::vector<model::ScoreLine> deductions;  // in order of the rulebook, those above nothing
  std::vector<model::ScoreLine> bonuses;
};

// Only certain and likely findings of stable checks count; a column is charged once in a group of
// indicators (D1), under its kind's indicator.
Score ScorePoints(const VerdictInput& input);

}  // namespace xuncha::audit
