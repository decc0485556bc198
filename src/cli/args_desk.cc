// SPDX-License-Identifier: Apache-2.0
//
// The commands of the desk beside a site's rounds: accounts, looks at places handed over.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Accounts() {
  CLI::App* group = Sub(app_, "account", "help.account", Command::kNone);
  group->require_subcommand(0, 1);
  const auto round = [this](CLI::App* app) {
    InCampaign(app);
    Text(app, "--round", args_.work.round, "help.round", "N");
  };
  CLI::App* record = Work(*group, "record", "help.account_record", Command::kAccountRecord);
  Things(record, "ACCOUNT", "help.account_asked", 1, 1);
  round(record);
  Text(record, "--last-post", args_.work.last_post, "help.account_last_post", "DAY");
  Text(record, "--last-post-from", args_.work.last_post_from, "help.account_last_post_from",
       "platform|person");
  Text(record, "--certified", args_.work.certified, "help.account_certified", "NAME");
  Text(record, "--nature", args_.work.nature, "help.account_nature", "organisation|person");
  Text(record, "--interaction", args_.work.interaction, "help.account_interaction", "works|broken");
  Text(record, "--filed", args_.work.filed, "help.account_filed", "works|broken");
  Text(record, "--menu", args_.work.path, "help.account_menu", "PATH");
  Text(record, "--type", args_.work.type, "help.account_menu_type",
       "web|article|mini_program|keyword|channels|parent");
  Text(record, "--url", args_.work.url, "help.account_menu_url", "URL");
  Text(record, "--tick", args_.work.tick, "help.account_menu_tick", "works|broken");
  Text(record, "--latest", args_.work.latest, "help.account_menu_latest", "DAY");
  Texts(record, "--file", args_.work.files, "help.account_file", "FILE");
  Text(record, "--day", args_.work.day, "help.account_day", "DAY");
  Text(record, "--note", args_.work.reason, "help.record_note", "TEXT");
  CLI::App* show = Work(*group, "show", "help.account_show", Command::kAccountShow);
  Things(show, "ACCOUNT", "help.account_asked", 1, 1);
  round(show);
  round(Work(*group, "list", "help.account_list", Command::kAccountList));
  CLI::App* give = Work(*group, "export", "help.account_export", Command::kAccountExport);
  Things(give, "FILE", "help.account_export_to", 1, 1);
  round(give);
  CLI::App* take = Work(*group, "import", "help.account_import", Command::kAccountImport);
  Things(take, "FILE", "help.sheet_file", 1, 1);
  round(take);
  Text(take, "--files", args_.work.file, "help.account_files", "DIR");
  take->add_flag("--dry-run", args_.dry_run, Say("help.dry_run"));
  take->add_flag("--skip-wrong", args_.skip_wrong, Say("help.skip_wrong"));
  CLI::App* probe = Work(*group, "probe", "help.account_probe", Command::kAccountProbe);
  Things(probe, "ACCOUNT", "help.account_asked", 0, -1);
  round(probe);
  Looking(probe);
  CLI::App* fetch = Work(*group, "fetch", "help.account_fetch", Command::kAccountFetch);
  Things(fetch, "ACCOUNT", "help.account_fetch_asked", 0, -1);
  round(fetch);
  Text(fetch, "--credentials", args_.work.file, "help.account_credentials", "FILE");
  Network(fetch);
  fetch->add_flag("--quiet", args_.quiet, Say("help.quiet"));
}

void Parser::Reinspection(CLI::App& orders) {
  CLI::App* again = Work(orders, "reinspect", "help.order_reinspect", Command::kOrderReinspect);
  Things(again, "ID|NUMBER", "help.order_reinspect_which", 0, 1);
  InCampaign(again);
  Looking(again);
  Turn(again, "--no-external", "gather.check_external", "false", "help.no_external");
  again->add_flag("--quiet", args_.quiet, Say("help.quiet"));
  CLI::App* view =
      Work(orders, "dispute-view", "help.order_dispute_view", Command::kOrderDisputeView);
  Things(view, "ID|NUMBER", "help.order_id", 1, 1);
  Texts(view, "--problem", args_.work.items, "help.order_problem", "ID|NUMBER");
}

void Parser::Probes(CLI::App& records) {
  CLI::App* probe = Work(records, "probe", "help.record_probe", Command::kRecordProbe);
  Things(probe, "SITE", "help.record_probe_site", 0, -1);
  probe->add_flag("--all", args_.all, Say("help.record_probe_all"));
  InCampaign(probe);
  Text(probe, "--round", args_.work.round, "help.round", "N");
  List(probe, "--control", "gather.controls", "help.control", "URL");
  Network(probe);
  CLI::App* take =
      Work(records, "import-probes", "help.record_import_probes", Command::kRecordImportProbes);
  Things(take, "FILE", "help.sheet_file", 1, 1);
  InCampaign(take);
  Text(take, "--round", args_.work.round, "help.round", "N");
  take->add_flag("--dry-run", args_.dry_run, Say("help.dry_run"));
  take->add_flag("--skip-wrong", args_.skip_wrong, Say("help.skip_wrong"));
}

void Parser::Lifecycle() {
  CLI::App* group = Sub(app_, "lifecycle", "help.lifecycle", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* request = Work(*group, "request", "help.lifecycle_request", Command::kLifecycleRequest);
  Things(request, "SUBJECT KIND", "help.lifecycle_kind", 2, 2);
  Text(request, "--reason", args_.work.reason, "help.reason", "TEXT");
  Text(request, "--notice", args_.work.notice, "help.lifecycle_notice", "URL");
  Text(request, "--from", args_.work.from, "help.lifecycle_from", "DAY");
  Text(request, "--until", args_.work.until, "help.lifecycle_until", "DAY");
  Texts(request, "--file", args_.work.files, "help.lifecycle_file", "FILE");
  Texts(request, "--change", args_.work.changes, "help.lifecycle_change", "NAME=VALUE");
  Things(Work(*group, "approve", "help.lifecycle_approve", Command::kLifecycleApprove), "ID",
         "help.lifecycle_id", 1, 1);
  CLI::App* refuse = Work(*group, "refuse", "help.lifecycle_refuse", Command::kLifecycleRefuse);
  Things(refuse, "ID", "help.lifecycle_id", 1, 1);
  Text(refuse, "--reason", args_.work.reason, "help.reason", "TEXT");
  CLI::App* file = Work(*group, "file", "help.lifecycle_filed", Command::kLifecycleFile);
  Things(file, "ID", "help.lifecycle_id", 1, 1);
  Text(file, "--day", args_.work.day, "help.lifecycle_day", "DAY");
  Text(file, "--notice", args_.work.notice, "help.lifecycle_notice", "URL");
  Text(file, "--reason", args_.work.reason, "help.lifecycle_file_reason", "TEXT");
  CLI::App* finish = Work(*group, "finish", "help.lifecycle_finish", Command::kLifecycleFinish);
  Things(finish, "ID", "help.lifecycle_id", 1, 1);
  Text(finish, "--day", args_.work.day, "help.lifecycle_day", "DAY");
  Text(finish, "--notice", args_.work.notice, "help.lifecycle_notice", "URL");
  Text(finish, "--reason", args_.work.reason, "help.lifecycle_finish_reason", "TEXT");
  Things(Work(*group, "list", "help.lifecycle_list", Command::kLifecycleList), "SUBJECT",
         "help.of_subject", 0, 1);
  LifecyclePapers(*group);
}

void Parser::Closures(CLI::App& inventory) {
  CLI::App* suggest = Work(inventory, "suggest-closures", "help.suggest_closures",
                           Command::kInventorySuggestClosures);
  Text(suggest, "--day", args_.work.day, "help.suggest_day", "DAY");
}

void Parser::Offices(CLI::App& campaigns) {
  Things(Work(campaigns, "rollup", "help.campaign_rollup", Command::kCampaignRollup), "CAMPAIGN",
         "help.campaign_id", 1, 1);
  CLI::App* sample =
      Work(campaigns, "resample", "help.campaign_resample", Command::kCampaignResample);
  Things(sample, "CAMPAIGN", "help.campaign_lower", 1, 1);
  Text(sample, "--as-campaign", args_.work.to, "help.campaign_resample_id", "ID");
  Text(sample, "--ratio", args_.work.ratio, "help.campaign_ratio", "PERCENT");
  Text(sample, "--seed", args_.work.seed, "help.campaign_seed", "N");
  Text(sample, "--from", args_.work.from, "help.declare_from", "DAY");
  Text(sample, "--until", args_.work.until, "help.declare_until", "DAY");
  Things(Work(campaigns, "agreement", "help.campaign_agreement", Command::kCampaignAgreement),
         "LOWER UPPER", "help.campaign_both", 2, 2);
}

}  // namespace xuncha::cli
