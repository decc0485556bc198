// SPDX-License-Identifier: Apache-2.0
//
// The commands of a campaign: its course, findings, check records, verdicts and work orders.
#include "cli/args_parser.h"

namespace xuncha::cli {

CLI::App* Parser::Work(CLI::App& parent, const char* name, std::string_view help, Command command) {
  CLI::App* app = Sub(parent, name, help, command);
  Text(app, "--format", args_.format, "help.list_format", "text|json");
  OnPlatform(app);
  return app;
}

void Parser::Things(CLI::App* app, const char* type, std::string_view help, int least, int most) {
  CLI::Option* option = app->add_option("things", args_.things, Say(help))->type_name(type);
  if (most < 0) {
    option->expected(least, 1'000'000);
  } else {
    option->expected(least, most);
  }
  if (least > 0) option->required();
}

void Parser::InCampaign(CLI::App* app) {
  Text(app, "--campaign", args_.work.campaign, "help.campaign_id", "CAMPAIGN");
}

void Parser::Campaigns() {
  CLI::App* group = Sub(app_, "campaign", "help.campaign", Command::kNone);
  group->require_subcommand(0, 1);
  Things(Work(*group, "create", "help.campaign_create", Command::kCampaignCreate), "FILE",
         "help.campaign_file", 1, 1);
  Work(*group, "list", "help.campaign_list", Command::kCampaignList);
  Things(Work(*group, "show", "help.campaign_show", Command::kCampaignShow), "CAMPAIGN",
         "help.campaign_id", 1, 1);
  Things(Work(*group, "open", "help.campaign_open", Command::kCampaignOpen), "CAMPAIGN",
         "help.campaign_id", 1, 1);
  Things(Work(*group, "carry", "help.campaign_carry", Command::kCampaignCarry), "CAMPAIGN",
         "help.campaign_id", 1, 1);
  CLI::App* close = Work(*group, "close", "help.campaign_close", Command::kCampaignClose);
  Things(close, "CAMPAIGN", "help.campaign_id", 1, 1);
  Text(close, "--to", args_.work.state, "help.campaign_to", "frozen|issued|closed|open");
  Text(close, "--reason", args_.work.reason, "help.reason", "TEXT");
  CLI::App* run = Work(*group, "run", "help.campaign_run", Command::kCampaignRun);
  Things(run, "CAMPAIGN", "help.campaign_id", 1, 1);
  Text(run, "--round", args_.work.round, "help.round", "N");
  Text(run, "--sites-at-once", args_.work.sites_at_once, "help.sites_at_once", "N");
  Setting(run, "--max-pages", "gather.max_pages", "help.max_pages", "N");
  Setting(run, "--max-seconds", "gather.max_seconds", "help.max_seconds", "N");
  Setting(run, "--rate", "gather.rate", "help.rate", "N");
  Setting(run, "--concurrency", "gather.concurrency", "help.concurrency", "N");
  Network(run);
  Turn(run, "--no-external", "gather.check_external", "false", "help.no_external");
  run->add_flag("--quiet", args_.quiet, Say("help.quiet"));
  Things(Work(*group, "pause", "help.campaign_pause", Command::kCampaignPause), "CAMPAIGN",
         "help.campaign_id", 1, 1);
  Things(Work(*group, "resume", "help.campaign_resume", Command::kCampaignResume), "CAMPAIGN",
         "help.campaign_id", 1, 1);
  Offices(*group);
  CampaignPapers(*group);
}

void Parser::Findings() {
  CLI::App* group = Sub(app_, "finding", "help.finding", Command::kNone);
  group->require_subcommand(0, 1);
  const auto filter = [this](CLI::App* app) {
    InCampaign(app);
    Text(app, "--unit", args_.work.unit, "help.of_unit", "UNIT");
    Text(app, "--subject", args_.work.subject, "help.of_subject", "ID");
    Text(app, "--class", args_.work.klass, "help.of_class", "CLASS");
    Text(app, "--check", args_.work.check, "help.of_check", "CHECK");
    Text(app, "--cause", args_.work.cause, "help.of_cause", "CAUSE");
    Text(app, "--state", args_.work.state, "help.of_state",
         "suspected|confirmed|rejected|common|fixed|closed");
    Text(app, "--tier", args_.work.tier, "help.of_tier", "veto|bulletin|order|hint");
    Text(app, "--confidence", args_.work.confidence, "help.of_confidence", "certain|likely|review");
  };
  CLI::App* list = Work(*group, "list", "help.finding_list", Command::kFindingList);
  filter(list);
  Text(list, "--group", args_.work.group, "help.group_by", "cause");
  Text(list, "--limit", args_.work.limit, "help.limit", "N");
  Text(list, "--after", args_.work.after, "help.after", "ID");
  Things(Work(*group, "show", "help.finding_show", Command::kFindingShow), "ID|NUMBER",
         "help.finding_id", 1, 1);
  const auto move = [&](const char* name, std::string_view help, Command command) {
    CLI::App* app = Work(*group, name, help, command);
    Things(app, "ID|NUMBER", "help.finding_ids", 0, -1);
    filter(app);
    Text(app, "--reason", args_.work.reason, "help.reason", "TEXT");
  };
  move("confirm", "help.finding_confirm", Command::kFindingConfirm);
  move("reject", "help.finding_reject", Command::kFindingReject);
  move("reopen", "help.finding_reopen", Command::kFindingReopen);
  CLI::App* add = Work(*group, "add", "help.finding_add", Command::kFindingAdd);
  InCampaign(add);
  Text(add, "--unit", args_.work.unit, "help.of_unit", "UNIT");
  Text(add, "--subject", args_.work.subject, "help.of_subject", "ID");
  Text(add, "--class", args_.work.klass, "help.of_class", "CLASS");
  Text(add, "--title", args_.work.title, "help.finding_title", "TEXT");
  Text(add, "--url", args_.work.url, "help.finding_url", "URL");
  Text(add, "--column", args_.work.path, "help.finding_column", "PATH");
  Text(add, "--round", args_.work.round, "help.round", "N");
  Text(add, "--fixed-on", args_.work.day, "help.finding_fixed_on", "DAY");
  Text(add, "--file", args_.work.file, "help.finding_file", "FILE");
  CLI::App* common = Work(*group, "common", "help.finding_common", Command::kFindingCommon);
  InCampaign(common);
  Things(common, "ID", "help.finding_ids", 0, -1);
  Text(common, "--reason", args_.work.reason, "help.common_reason", "TEXT");
}

void Parser::Declarations() {
  CLI::App* app = Work(app_, "declare", "help.declare", Command::kDeclare);
  Text(app, "--unit", args_.work.unit, "help.of_unit", "UNIT");
  Text(app, "--subject", args_.work.subject, "help.of_subject", "ID");
  Text(app, "--place", args_.work.place, "help.declare_place", "URL|PATH");
  Text(app, "--check", args_.work.check, "help.of_check", "CHECK");
  Text(app, "--reason", args_.work.reason, "help.reason", "TEXT");
  Text(app, "--from", args_.work.from, "help.declare_from", "DAY");
  Text(app, "--until", args_.work.until, "help.declare_until", "DAY");
}

void Parser::Records() {
  CLI::App* group = Sub(app_, "record", "help.record", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* list = Work(*group, "list", "help.record_list", Command::kRecordList);
  InCampaign(list);
  Text(list, "--round", args_.work.round, "help.round", "N");
  Text(list, "--group", args_.work.group, "help.record_group", "NAME");
  CLI::App* show = Work(*group, "show", "help.record_show", Command::kRecordShow);
  Things(show, "SUBJECT", "help.of_subject", 1, 1);
  InCampaign(show);
  Text(show, "--round", args_.work.round, "help.round", "N");
  CLI::App* set = Work(*group, "set", "help.record_set", Command::kRecordSet);
  Things(set, "SUBJECT INDICATOR ANSWER", "help.record_answer", 1, 3);
  InCampaign(set);
  Text(set, "--round", args_.work.round, "help.round", "N");
  Text(set, "--all", args_.work.answer, "help.record_all", "ANSWER");
  Text(set, "--note", args_.work.reason, "help.record_note", "TEXT");
  Probes(*group);
  RecordPapers(*group);
}

void Parser::Verdicts() {
  CLI::App* group = Sub(app_, "verdict", "help.verdict", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* list = Work(*group, "list", "help.verdict_list", Command::kVerdictList);
  InCampaign(list);
  CLI::App* propose = Work(*group, "propose", "help.verdict_propose", Command::kVerdictPropose);
  InCampaign(propose);
  Things(propose, "SUBJECT", "help.of_subject", 0, -1);
  const auto step = [&](const char* name, std::string_view help, Command command) {
    CLI::App* app = Work(*group, name, help, command);
    InCampaign(app);
    Things(app, "SUBJECT", "help.of_subject", 0, -1);
    Text(app, "--result", args_.work.result, "help.verdict_result",
         "qualified|unqualified|undetermined");
    Text(app, "--reason", args_.work.reason, "help.reason", "TEXT");
  };
  step("review", "help.verdict_review", Command::kVerdictReview);
  step("decide", "help.verdict_decide", Command::kVerdictDecide);
  CLI::App* reopen = Work(*group, "reopen", "help.verdict_reopen", Command::kVerdictReopen);
  InCampaign(reopen);
  Things(reopen, "SUBJECT", "help.of_subject", 1, -1);
  Text(reopen, "--reason", args_.work.reason, "help.reason", "TEXT");

  CLI::App* checks = Sub(app_, "self-check", "help.self_check", Command::kNone);
  checks->require_subcommand(0, 1);
  CLI::App* set = Work(*checks, "set", "help.self_check_set", Command::kSelfCheckSet);
  Things(set, "UNIT", "help.of_unit", 1, 1);
  InCampaign(set);
  Text(set, "--day", args_.work.day, "help.self_check_day", "DAY");
  Text(set, "--problems", args_.work.problems, "help.self_check_problems", "N");
  Text(set, "--fixed", args_.work.fixed, "help.self_check_fixed", "N");
  InCampaign(Work(*checks, "list", "help.self_check_list", Command::kSelfCheckList));
  SelfCheckPapers(*checks);
}

void Parser::Orders() {
  CLI::App* group = Sub(app_, "order", "help.order", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* issue = Work(*group, "issue", "help.order_issue", Command::kOrderIssue);
  Things(issue, "CAMPAIGN", "help.campaign_id", 1, 1);
  Text(issue, "--unit", args_.work.unit, "help.of_unit", "UNIT");
  Text(issue, "--days", args_.work.days, "help.order_days", "N");
  CLI::App* list = Work(*group, "list", "help.order_list", Command::kOrderList);
  InCampaign(list);
  Text(list, "--unit", args_.work.unit, "help.of_unit", "UNIT");
  Text(list, "--state", args_.work.state, "help.of_order_state", "STATE");
  Things(Work(*group, "show", "help.order_show", Command::kOrderShow), "ID|NUMBER", "help.order_id",
         1, 1);
  CLI::App* apply = Work(*group, "apply", "help.order_apply", Command::kOrderApply);
  Things(apply, "ID|NUMBER EVENT", "help.order_event", 2, 2);
  apply->add_option("--problem", args_.work.items, Say("help.order_problem"))
      ->type_name("ID|NUMBER")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  Text(apply, "--reason", args_.work.reason, "help.reason", "TEXT");
  Text(apply, "--deadline", args_.work.until, "help.order_deadline", "DAY");
  Text(apply, "--answer", args_.work.answer, "help.order_answer", "TEXT");
  Text(apply, "--fixed-by", args_.work.by, "help.order_fixed_by", "NAME");
  Text(apply, "--fixed-on", args_.work.day, "help.order_fixed_on", "DAY");
  Text(apply, "--proof", args_.work.proof, "help.order_proof", "TEXT");
  CLI::App* remind = Work(*group, "remind", "help.order_remind", Command::kOrderRemind);
  Things(remind, "ID|NUMBER", "help.order_id", 0, 1);
  InCampaign(remind);
  remind->add_flag("--dry-run", args_.dry_run, Say("help.dry_run"));
  CLI::App* give = Work(*group, "export", "help.order_export", Command::kOrderExport);
  Things(give, "ID|NUMBER FILE", "help.order_export_to", 2, 2);
  CLI::App* take = Work(*group, "import", "help.order_import", Command::kOrderImport);
  Things(take, "FILE", "help.sheet_file", 1, 1);
  take->add_flag("--dry-run", args_.dry_run, Say("help.dry_run"));
  take->add_flag("--skip-wrong", args_.skip_wrong, Say("help.skip_wrong"));
  CLI::App* reported = Work(*group, "reported", "help.order_reported", Command::kOrderReported);
  Things(reported, "UNIT", "help.of_unit", 1, 1);
  InCampaign(reported);
  Text(reported, "--day", args_.work.day, "help.order_report_day", "DAY");
  Text(reported, "--file", args_.work.file, "help.order_report_file", "FILE");
  InCampaign(Work(*group, "reports", "help.order_reports", Command::kOrderReports));
  Reinspection(*group);
  OrderPapers(*group);
}

}  // namespace xuncha::cli
