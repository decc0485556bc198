// SPDX-License-Identifier: Apache-2.0
//
// Figures for the level above: the quarter's of one campaign, and the supervisor's table of a year
// (监管年度报表). Every filled field opens its records; what no record knows stays blank.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/message.h"
#include "store/db.h"
#include "workflow/report_form.h"

namespace xuncha::app {

struct FilledField {
  workflow::ReportField field;
  std::optional<workflow::ReportValue> value;  // nothing: blank
};

struct FilledReport {
  workflow::ReportForm form;
  std::string period;  // 2022Q3, 2022
  std::string from, until;
  std::vector<FilledField> fields;
  std::vector<model::Message> notes;  // what the reader must know before it is handed up
};

struct ReportRequest {
  std::string campaign;  // of the quarter's figures
  int year = 0;          // else the year's table
  std::string office;    // of the year's: unit id; "" = the only one with campaigns
  std::string form;      // FILE.toml; "" = data/reporting/quarter.toml or supervision.toml
  std::string as_of;     // ISO day of the year's messages and orders; "" = `today`
};

Result<FilledReport> FillReport(store::Connection& database, const WorkRules& rules,
                                const Resources& resources, const ReportRequest& request,
                                const std::string& today);

// The words of the file, in the reader's language.
struct ReportWords {
  std::string form, records;                // names of the two sheets
  std::vector<std::string> form_headers;    // number group name value measure source
  std::vector<std::string> record_headers;  // source name record words
  std::string by_person, unknown;           // why a field is blank
};

// The form, and behind it every record of every filled field. `now` is the file's time.
Status WriteReportXlsx(const FilledReport& report, const ReportWords& words,
                       const std::string& path, TimeMs now);

}  // namespace xuncha::app
