// SPDX-License-Identifier: Apache-2.0
//
// What columns are called, where they lie in the tree and what they are for.
#pragma once

#include <string>
#include <vector>

#include "audit/columns/candidates.h"
#include "audit/columns/words.h"
#include "model/column.h"

namespace xuncha::audit {

// A column and its place among the others, by index into one vector.
struct ColumnNode {
  model::Column column;
  std::size_t candidate = Candidates::npos;  // npos: registered, but not in the snapshot
  std::size_t parent = Candidates::npos;
  std::vector<std::size_t> children;
};

// Paths, tree and kinds of all candidates and of registered columns that no candidate is. Parents
// stand before their children, siblings in the order in which the site was read.
std::vector<ColumnNode> NameColumns(const checks::SiteContext& context, const ColumnWords& words,
                                    const Survey& survey, Candidates& candidates);

}  // namespace xuncha::audit
