// SPDX-License-Identifier: Apache-2.0
//
// The evidence that goes with an order: for each problem what is kept of its places, and the same
// as files that anybody can open.
#pragma once

#include <string>
#include <vector>

#include "app/evidence.h"
#include "base/result.h"
#include "model/problem.h"
#include "store/db.h"

namespace xuncha::app {

struct ProblemEvidence {
  model::Problem problem;
  std::vector<PlaceEvidence> places;  // as it was found, then by the newest look; empty = none kept
};

// Of an order (id or number), in its order, withdrawn ones left out; only `problems` (ids or
// numbers) where some are named: kNotFound for one that is not in the order.
Result<std::vector<ProblemEvidence>> EvidenceOfOrder(store::Connection& database,
                                                     const std::string& data_dir,
                                                     const std::string& order,
                                                     const std::vector<std::string>& problems,
                                                     EvidenceDetail detail);

// One folder a problem, by its number: for each place N-page.html (or another ending),
// N-headers.txt, N-excerpt.txt, and what a person kept; and a README.txt that names the digests.
// Returns the number of files. A file that is there already is replaced.
Result<std::size_t> WriteEvidence(const std::vector<ProblemEvidence>& evidence,
                                  const std::string& data_dir, const std::string& folder);

}  // namespace xuncha::app
