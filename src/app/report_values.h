// SPDX-License-Identifier: Apache-2.0
//
// What the queries of workflow/report_form.h give for one period, each with its records.
#pragma once

#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "model/message.h"
#include "store/db.h"
#include "workflow/report_form.h"

namespace xuncha::app {

struct ReportPeriod {
  std::string prefix;                      // "", "q1.", "year."
  std::vector<model::Campaign> campaigns;  // of one office; none: nothing of checks is known
  std::string office;                      // unit id; "" = every unit
  std::string from, until;                 // ISO days, both included: of messages and requests
  std::string as_of;                       // ISO day that messages are told at
  std::string orders_as_of;                // ISO day that work orders are told at
};

// Within the caller's transaction. Added under prefix + query; a query that cannot know adds
// nothing. A site that several campaigns of the period checked counts once, and as unqualified
// where one of them says so. Notes tell of verdicts that the office has not decided.
Status AddReportValues(store::Connection& database, const WorkRules& rules,
                       const Resources& resources, const Register& all, const ReportPeriod& period,
                       workflow::ReportValues& values, std::vector<model::Message>& notes);

}  // namespace xuncha::app
