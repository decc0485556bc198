// SPDX-License-Identifier: Apache-2.0
//
// The secret of a data folder that digests of personal data are made with.
#pragma once

#include <string>

#include "base/result.h"

namespace xuncha::app {

// Made of random bytes when it is first asked for, readable by its owner only. The folder is made
// if it is not there. Nobody needs to see it; if it is lost, digests made before no longer compare.
Result<std::string> TextSalt(const std::string& data_dir);

}  // namespace xuncha::app
