// SPDX-License-Identifier: Apache-2.0
//
// 整改情况报告 of the units after a bulletin was issued: who owes one, and what came in when.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/work_log.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

// owed: the day has not passed; missing: it has; on_time and late: it came in.
enum class ReportState : std::uint8_t { kOwed = 0, kMissing, kOnTime, kLate };
const char* Name(ReportState state);  // owed missing on_time late

struct ReportRow {
  std::string unit;
  ReportState state = ReportState::kOwed;
  model::UnitReport report;           // of what came in
  std::vector<std::string> problems;  // numbers that the bulletin named as open
};

struct ReportsOf {
  std::string due;               // ISO day; "" = the campaign has none
  std::vector<ReportRow> units;  // that owe one, by their names' order in the register; then others
                                 // that handed one in
};

// Who owes one are the units whose problems the newest issued bulletin prints as open; kConflict
// where none is issued yet. `today` is an ISO day.
Result<ReportsOf> ListReports(store::Connection& database, const std::string& campaign,
                              const std::string& today);

struct UnitReportRequest {
  std::string campaign;
  std::string unit;      // id
  std::string day;       // ISO day on which it came in; "" = today
  std::string file;      // the scan with signature and seal; "" = none
  std::string data_dir;  // where files are kept
};

// Notes that a unit's report came in, on the bulletin's day or later: kInvalidArgument where it is
// of before, kConflict where no bulletin is sealed. A later one of the same unit stands instead of
// it, but the day stays that of the first. The same again changes nothing.
Result<model::UnitReport> TakeReport(store::Connection& database, const UnitReportRequest& request,
                                     const Who& who);

}  // namespace xuncha::app
