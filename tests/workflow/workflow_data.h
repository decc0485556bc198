// SPDX-License-Identifier: Apache-2.0
//
// The data files that ship with the program, for tests of workflow/.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/time.h"
#include "tests/support/source_dir.h"

namespace xuncha::workflow::testing {

inline std::string DataFile(const std::string& name) {
  return Resources().Read("data/" + name).value();
}

// REQUIRES: an ISO day.
inline Day D(std::string_view text) { return ParseDay(text).value(); }

// Ids of all checks of sites: each has its page in docs/checks/.
inline std::vector<std::string> CheckIds() {
  std::vector<std::string> ids;
  const std::filesystem::path folder = std::filesystem::path(SourceDir()) / "docs/checks";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string id = entry.path().stem().string();
    if (id != "README") ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace xuncha::workflow::testing
