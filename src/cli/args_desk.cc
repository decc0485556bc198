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
}

void Parser::Reinspection(CLI::App& orders) {
  CLI::App* again = Work(orders, "reinspect", "help.order_reinspect", Command::kOrderReinspect);
  Things(again, "ID|NUMBER", "help.order_reinspect_which", 0, 1);
  InCampaign(again);
  Looking(again);
  CLI::App* view =
      Work(orders, "dispute-view", "help.order_dispute_view", Command::kOrderDisputeView);
  Things(view, "ID|NUMBER", "help.order_id", 1, 1);
  Texts(view, "--problem", args_.work.items, "help.order_problem", "ID|NUMBER");
}

}  // namespace xuncha::cli
