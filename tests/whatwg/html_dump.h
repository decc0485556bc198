// SPDX-License-Identifier: Apache-2.0
//
// A tree in the notation of the html5lib tests, for comparing.
#pragma once

#include <string>

#include "whatwg/html_tree.h"

namespace xuncha::whatwg {

// Every node below `top`, one a line, "| " and two spaces a level before it.
std::string DumpTree(const HtmlTree& tree, NodeId top);

}  // namespace xuncha::whatwg
