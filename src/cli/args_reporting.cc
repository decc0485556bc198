// SPDX-License-Identifier: Apache-2.0
//
// The commands of what goes to the level above, and of what sites hand in for it.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Reports() {
  CLI::App* group = Sub(app_, "export", "help.export", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* figures = Work(*group, "reporting", "help.export_reporting", Command::kExportReporting);
  InCampaign(figures);
  Text(figures, "--year", args_.what, "help.export_year", "YEAR");
  Text(figures, "--office", args_.work.unit, "help.appraisal_office", "UNIT");
  Text(figures, "--form", args_.work.file, "help.export_form", "FILE");
  Text(figures, "--as-of", args_.as_of, "help.appraisal_as_of", "DAY");
  Text(figures, "--out", args_.out, "help.export_out", "FILE");
  CLI::App* check =
      Work(*group, "check-reports", "help.export_check", Command::kExportCheckReports);
  Things(check, "FILE", "help.export_tables", 1, -1);
  Text(check, "--form", args_.work.file, "help.export_form", "FILE");
}

}  // namespace xuncha::cli
