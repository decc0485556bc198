// SPDX-License-Identifier: Apache-2.0
//
// What stored snapshots say, judged as their campaign judges. Internal to app/.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/judge.h"
#include "base/result.h"
#include "model/campaign.h"
#include "model/finding.h"

namespace xuncha::app {

// Each report is audited once and kept. What is handed in outlives it. One thread.
class StoredReports {
 public:
  StoredReports(const std::string& data_dir, const Judge& judge, const model::Campaign& campaign)
      : data_dir_(data_dir), judge_(judge), campaign_(campaign) {}

  // As of the monitoring point, never later than the snapshot. Null where it is not in this data
  // folder, or no snapshot is named.
  Result<const model::Report*> Get(const std::string& snapshot);

 private:
  const std::string& data_dir_;
  const Judge& judge_;
  const model::Campaign& campaign_;
  std::map<std::string, std::optional<model::Report>> reports_;
};

}  // namespace xuncha::app
