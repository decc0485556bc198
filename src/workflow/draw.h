// SPDX-License-Identifier: Apache-2.0
//
// Which sites and accounts are spot-checked, and by which group. Both can be repeated by anybody:
// the same seed and the same register give the same draw, in whatever order the register is read.
//
// The draw. Every member of the population gets the key SHA-256(seed as 16 lower-case hexadecimal
// digits, a line feed, its id); the smallest keys are drawn. So who is drawn depends on nobody's
// place in a list, and a larger share holds everybody that a smaller one holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/campaign.h"

namespace xuncha::workflow {

// `percent` of the population, rounded up, at least one of a population that is not empty; sorted
// by id. Ids that stand twice count once. kInvalidArgument unless 1 <= percent <= 100.
Result<std::vector<std::string>> Draw(const std::vector<std::string>& population, int percent,
                                      std::uint64_t seed);

// Someone to inspect, and the units that have to do with it (responsibility.h, InvolvedUnits).
struct DealSubject {
  std::string id;
  std::vector<std::string> units;
};

struct Dealt {
  std::string subject;
  std::string group;  // its name
};

// Deals subjects out so that the fullest group is as small as 回避 allows: no group inspects what a
// member's own unit sponsors, organises or keeps. Sorted by subject. kInvalidArgument if there is
// no group, or names the first subject that no group may inspect.
Result<std::vector<Dealt>> DealOut(const std::vector<DealSubject>& subjects,
                                   const std::vector<model::Group>& groups, std::uint64_t seed);

// True if no member of `group` has to do with any of `units`.
bool MayInspect(const model::Group& group, const std::vector<std::string>& units);

}  // namespace xuncha::workflow
