// SPDX-License-Identifier: Apache-2.0
//
// Which style sheets show a broken image or font, by themselves or through sheets they import: the
// pages that link such a sheet are the pages that show the defect.
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "model/snapshot.h"

namespace xuncha::audit {

struct CarryingSheet {
  model::UrlId sheet = model::kNoUrl;
  std::vector<model::UrlId> targets;  // sorted, each once
};

// In order of the sheets' numbers. Reads each sheet of the site once; at most 10,000 of them.
Result<std::vector<CarryingSheet>> FindCarryingSheets(
    const model::SnapshotView& snapshot, const std::function<bool(model::UrlId)>& wanted);

}  // namespace xuncha::audit
