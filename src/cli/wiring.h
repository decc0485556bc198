// SPDX-License-Identifier: Apache-2.0
//
// The only place where objects are built and joined: from words and variables to a running command.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/resources.h"
#include "base/result.h"

namespace xuncha::cli {

using Environment = std::function<std::optional<std::string>(const std::string&)>;

// Adds every message of its language to the catalogue.
Status LoadMessages(const Resources& resources, Messages& messages);

// The whole program but for main: runs the command and gives its exit status.
int Run(const std::vector<std::string>& words, const Environment& environment);

}  // namespace xuncha::cli
