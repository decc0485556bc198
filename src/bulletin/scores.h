// SPDX-License-Identifier: Apache-2.0
//
// Sites by their points, and the tier that each stands in. bulletin.md O16.
#pragma once

#include <string>
#include <vector>

#include "bulletin/inputs.h"
#include "bulletin/phrases_impl.h"
#include "bulletin/wording.h"

namespace xuncha::bulletin {

// Those of the population that have points, the most first; of equal ones in the order given.
std::vector<const SubjectRow*> ByScore(const std::vector<SubjectRow>& sites);
// nullptr = below the lowest tier.
const ScoreTier* TierOf(const Wording& wording, int hundredths);
// 9550 → 95.5.
std::string Points(std::int64_t hundredths);

// scores.*: how many have points, the first of them, and how many stand in each tier.
void ScorePhrases(const Inputs& inputs, const Wording& wording, PhraseMaker& maker);

}  // namespace xuncha::bulletin
