// SPDX-License-Identifier: Apache-2.0
//
// How right each check is, from people's decisions; a check that is wrong too often only asks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/problem.h"

namespace xuncha::workflow {

// data/precision.toml.
struct PrecisionRules {
  double floor = 0;  // 0..1
  std::uint64_t least_decisions = 0;
  std::vector<std::string> not_false_alarms;          // beginnings of reasons
  std::map<std::string, double, std::less<>> floors;  // of checks with a floor of their own
};

// kInvalidArgument names `file`, the key and what to do.
Result<PrecisionRules> ParsePrecisionRules(std::string_view toml,
                                           std::string_view file = "precision.toml");

struct CheckPrecision {
  std::string check;
  std::uint64_t confirmed = 0;
  std::uint64_t rejected = 0;
  std::optional<double> precision;  // confirmed / (confirmed + rejected); nothing without decisions
  double floor = 0;
  bool below = false;  // enough decisions, and the floor is missed
};

// Counts decisions one by one: of some hundred thousand problems none is kept. One decision is one
// problem, however many links it has. Common problems count as confirmed, self-checks and problems
// found by hand not at all.
class PrecisionTally {
 public:
  explicit PrecisionTally(const PrecisionRules& rules) : rules_(&rules) {}  // outlives it
  void Add(const model::Problem& problem);
  // Of every check of which a machine's problem was decided, sorted by check.
  std::vector<CheckPrecision> Checks() const;

 private:
  const PrecisionRules* rules_;
  std::map<std::string, CheckPrecision> by_check_;
};

// The same of all of them at once.
std::vector<CheckPrecision> PrecisionOf(const std::vector<model::Problem>& problems,
                                        const PrecisionRules& rules);

// Drops the machine's suspected problems of checks that are below their floor to `review`; what a
// person has decided stays. Returns how many changed.
std::size_t DropToReview(std::vector<model::Problem>& problems,
                         const std::vector<CheckPrecision>& checks);

}  // namespace xuncha::workflow
