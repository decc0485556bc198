// SPDX-License-Identifier: Apache-2.0
//
// Whether a page has a list that is its own.
#pragma once

#include <algorithm>

#include "model/list_facts.h"

namespace xuncha::model {

// True if one of the blocks is the page's main list, not a box beside it.
inline bool HasMainList(const ListFacts& lists) {
  return std::any_of(lists.blocks.begin(), lists.blocks.end(),
                     [](const ListBlock& block) { return block.main; });
}

}  // namespace xuncha::model
