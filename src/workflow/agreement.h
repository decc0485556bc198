// SPDX-License-Identifier: Apache-2.0
//
// Offices form a tree: a county's office judges its subtree, the upper office looks again at a
// drawn sample (draw.h) and sees how far both agree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/campaign.h"
#include "model/inventory.h"

namespace xuncha::workflow {

struct Disagreement {
  std::string subject;
  std::string lower;                    // result of the lower office
  std::string upper;                    // and of the upper one
  std::vector<std::string> only_lower;  // veto indicators that only one of them has
  std::vector<std::string> only_upper;
};

struct Agreement {
  std::uint64_t sample = 0;               // subjects that the upper office judged
  std::uint64_t compared = 0;             // of them, those that both judged to an end
  std::uint64_t agreed = 0;               // same result and same vetoes
  std::vector<Disagreement> differing;    // sorted by subject
  std::vector<std::string> not_compared;  // no end on one side, sorted
};

// Verdicts of any campaigns: the caller chooses which. An undetermined verdict is no end. Of
// several verdicts on one subject the last counts.
Agreement Compare(const std::vector<model::SubjectVerdict>& lower,
                  const std::vector<model::SubjectVerdict>& upper);

// The unit and everything below it, itself first, then by place in the register and id. Cycles in a
// faulty register end.
std::vector<std::string> Subtree(const std::vector<model::Unit>& units, const std::string& top);

}  // namespace xuncha::workflow
