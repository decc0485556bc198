// SPDX-License-Identifier: Apache-2.0
//
// What makes two runs the same inspection: everything that could change what the snapshot holds.
// How fast and with how many connections it is gathered is not part of it.
#pragma once

#include <string>

#include "gather/gatherer.h"
#include "store/unfinished.h"

namespace xuncha::app {

// The home first, then the version, then the options by their names in the settings.
store::Identity IdentityOf(const gather::GatherOptions& options, const std::string& tool_version);

}  // namespace xuncha::app
