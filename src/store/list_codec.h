// SPDX-License-Identifier: Apache-2.0
//
// The lists of a page as bytes, inside the page's record. Days are steps between day numbers, a
// title that is its link's label takes no room.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "model/page_facts.h"

namespace xuncha::store {

// `links` are those of the page: the same must be given to both.
void EncodeLists(const model::ListFacts& lists, const std::vector<model::Link>& links,
                 std::string& out);

// False if the bytes are no lists of a page with these links.
bool DecodeLists(ByteReader& in, const std::vector<model::Link>& links, model::ListFacts& out);

}  // namespace xuncha::store
