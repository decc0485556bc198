// SPDX-License-Identifier: Apache-2.0
//
// The commands of a year's appraisal.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Appraisals() {
  CLI::App* group = Sub(app_, "appraisal", "help.appraisal", Command::kNone);
  group->require_subcommand(0, 1);
  const auto of_one = [&](const char* name, std::string_view help, Command command) {
    CLI::App* app = Work(*group, name, help, command);
    Things(app, "ID", "help.appraisal_id", 1, 1);
    return app;
  };
  const auto records = [&](CLI::App* app, std::string_view help) {
    Texts(app, "--record", args_.work.items, help, "ID");
  };
  CLI::App* draft = Work(*group, "draft", "help.appraisal_draft", Command::kAppraisalDraft);
  Things(draft, "YEAR", "help.appraisal_year", 1, 1);
  Text(draft, "--scheme", args_.work.file, "help.appraisal_scheme", "NAME|FILE");
  Text(draft, "--office", args_.work.unit, "help.appraisal_office", "UNIT");
  Text(draft, "--as-of", args_.as_of, "help.appraisal_day", "DAY");
  Texts(draft, "--without", args_.work.items, "help.appraisal_without", "CAMPAIGN");
  Work(*group, "list", "help.appraisal_list", Command::kAppraisalList);
  Text(of_one("show", "help.appraisal_show", Command::kAppraisalShow), "--unit", args_.work.unit,
       "help.appraisal_unit", "UNIT");
  CLI::App* explain = of_one("explain", "help.appraisal_explain", Command::kAppraisalExplain);
  Text(explain, "--unit", args_.work.unit, "help.appraisal_unit", "UNIT");
  Text(explain, "--rule", args_.what, "help.appraisal_rule", "RULE");
  Text(of_one("announce", "help.appraisal_announce", Command::kAppraisalAnnounce), "--until",
       args_.work.until, "help.appraisal_until", "DAY");
  CLI::App* contest = of_one("contest", "help.appraisal_contest", Command::kAppraisalContest);
  Text(contest, "--unit", args_.work.unit, "help.appraisal_of", "UNIT");
  Text(contest, "--reason", args_.work.reason, "help.appraisal_reason", "TEXT");
  records(contest, "help.appraisal_contested");
  CLI::App* answer = Work(*group, "answer", "help.appraisal_answer", Command::kAppraisalAnswer);
  Things(answer, "ID N", "help.appraisal_contest_number", 2, 2);
  Text(answer, "--result", args_.work.result, "help.appraisal_result", "upheld|refused");
  Text(answer, "--reason", args_.work.reason, "help.appraisal_answered", "TEXT");
  records(answer, "help.appraisal_waived");
  of_one("seal", "help.appraisal_seal", Command::kAppraisalSeal);
}

}  // namespace xuncha::cli
