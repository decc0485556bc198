// SPDX-License-Identifier: Apache-2.0
//
// The data files that ship with the program, for tests of workflow/.
#pragma once

#include <string>
#include <string_view>

#include "base/resources.h"
#include "base/time.h"

namespace xuncha::workflow::testing {

inline std::string DataFile(const std::string& name) {
  return Resources().Read("data/" + name).value();
}

// REQUIRES: an ISO day.
inline Day D(std::string_view text) { return ParseDay(text).value(); }

}  // namespace xuncha::workflow::testing
