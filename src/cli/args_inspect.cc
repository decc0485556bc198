// SPDX-License-Identifier: Apache-2.0
//
// The commands that work on one site and its snapshots, and need no platform.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Check() {
  CLI::App* app = Sub(app_, "check", "help.check", Command::kCheck);
  app->add_option("url", args_.things, Say("help.url"))->type_name("URL")->expected(0, 1);
  Inspecting(app);
  Reporting(app);
  SavingSite(app);
  Watching(app);
  Common(app);
}

void Parser::Columns() {
  CLI::App* app = Sub(app_, "columns", "help.columns", Command::kColumns);
  app->add_option("site", args_.things, Say("help.url_or_snapshot"))
      ->type_name("URL|ID")
      ->expected(0, 1);
  Inspecting(app);
  Text(app, "--format", args_.format, "help.list_format", "text|json|ndjson");
  app->add_flag("--all", args_.all, Say("help.all_columns"));
  SavingSite(app);
  Watching(app);
  Common(app);
}

void Parser::Audit() {
  CLI::App* app = Sub(app_, "audit", "help.audit", Command::kAudit);
  app->add_option("snapshot", args_.things, Say("help.snapshot_id"))
      ->type_name("ID")
      ->expected(1)
      ->required();
  Judging(app);
  Reporting(app);
  Common(app);
}

void Parser::Snapshot() {
  CLI::App* group = Sub(app_, "snapshot", "help.snapshot", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* list = Sub(*group, "list", "help.snapshot_list", Command::kSnapshotList);
  Text(list, "--format", args_.format, "help.list_format", "text|json|ndjson");
  Common(list);
  CLI::App* show = Sub(*group, "show", "help.snapshot_show", Command::kSnapshotShow);
  show->add_option("snapshot", args_.things, Say("help.snapshot_id"))
      ->type_name("ID")
      ->expected(1)
      ->required();
  Text(show, "--what", args_.what, "help.what", "urls|pages|columns");
  Text(show, "--format", args_.format, "help.list_format", "text|json|ndjson");
  Common(show);
  CLI::App* verify = Sub(*group, "verify", "help.snapshot_verify", Command::kSnapshotVerify);
  verify->add_option("snapshot", args_.things, Say("help.snapshot_id"))
      ->type_name("ID")
      ->expected(0, 1);
  Common(verify);
  Common(Sub(*group, "reindex", "help.snapshot_reindex", Command::kSnapshotReindex));
}

void Parser::Show() {
  CLI::App* app = Sub(app_, "show", "help.show", Command::kShow);
  app->add_option("thing", args_.things, Say("help.thing"))
      ->type_name("ID|URL")
      ->expected(1)
      ->required();
  Text(app, "--snapshot", args_.snapshot, "help.in_snapshot", "ID");
  Judging(app);
  Text(app, "--format", args_.format, "help.list_format", "text|json");
  Common(app);
}

void Parser::Facts() {
  CLI::App* app = Sub(app_, "facts", "help.facts", Command::kFacts);
  app->add_option("pages", args_.things, Say("help.files"))
      ->type_name("FILE|URL")
      ->expected(-1)
      ->required();
  Text(app, "--url", args_.base_url, "help.base_url", "URL");
  Text(app, "--format", args_.format, "help.list_format", "ndjson|text");
  Network(app);
  Common(app);
}

void Parser::TextCheck() {
  CLI::App* app = Sub(app_, "text", "help.text", Command::kText);
  Things(app, "FILE", "help.text_files", 1, -1);
  Text(app, "--format", args_.format, "help.list_format", "text|json");
  Common(app);
}

void Parser::Settings() {
  CLI::App* group = Sub(app_, "config", "help.config", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* show = Sub(*group, "show", "help.config_show", Command::kConfigShow);
  Text(show, "--format", args_.format, "help.list_format", "text|json");
  Common(show);
  Common(Sub(*group, "example", "help.config_example", Command::kConfigExample));
}

}  // namespace xuncha::cli
