// SPDX-License-Identifier: Apache-2.0
//
// Exactly the places of a problem, to be looked at again, and what the fresh look says of it. Pure.
#pragma once

#include <string>
#include <vector>

#include "gather/gatherer.h"
#include "model/finding.h"
#include "model/look.h"
#include "model/problem.h"
#include "model/snapshot.h"

namespace xuncha::app {

// Where a problem lies.
struct LookPlace {
  std::vector<model::Finding> findings;          // as stored; else one made of the problem
  std::vector<gather::Spot> spots;               // pages, targets, columns with their entries
  std::vector<model::RegisteredColumn> columns;  // so that the audit knows the place as a column
};

// `stored` is the report of the snapshot in which the problem was seen; null = not to be had.
LookPlace PlaceOf(const model::Problem& problem, const model::Report* stored);

// A fresh look's answer, without ids, name and time.
//   open            the audit finds it again: the same cause, or the same check at the same target
//   fixed           its pages were read; what they link to answers, or is linked no more; the
//                   column's state is known; and the check, which looked, finds nothing
//   not observable  everything else, and why (model/look.h)
// `fresh` are the suspected problems of `report`.
model::ProblemLook JudgeLook(const model::Problem& problem, const LookPlace& place,
                             const model::Report& report, const model::SnapshotView& snapshot,
                             const std::vector<model::Problem>& fresh);

}  // namespace xuncha::app
