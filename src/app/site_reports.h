// SPDX-License-Identifier: Apache-2.0
//
// The yearly work reports (年度报表) that sites handed in, checked against themselves and the
// inventory.
#pragma once

#include <string>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "store/db.h"
#include "workflow/site_report.h"

namespace xuncha::app {

struct CheckedSheet {
  std::string file;   // without its folders
  std::string sheet;  // "" = the file has but one (CSV)
  std::string site;   // id; "" = the inventory has no such site
  std::string name;   // as the table says
  std::vector<workflow::SiteReportFault> faults;
};

struct CheckedReports {
  std::vector<CheckedSheet> sheets;  // in the order of the files
  std::vector<std::string> unread;   // "file, sheet": no form was found there
  std::vector<std::string> missing;  // names of running sites without a table
  std::vector<std::string> twice;    // names of sites with several
};

// Every sheet of every file that holds at least a third of the form's fields is a site's table. A
// site is known by its code, else by its home page, else by its name. `form` "" = the program's
// own. kInvalidArgument where a file cannot be read.
Result<CheckedReports> CheckSiteReports(store::Connection& database, const Resources& resources,
                                        const std::vector<std::string>& files,
                                        const std::string& form);

}  // namespace xuncha::app
