// SPDX-License-Identifier: Apache-2.0
//
// The commands of the office's work, on the platform's database.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Inventory() {
  CLI::App* group = Sub(app_, "inventory", "help.inventory", Command::kNone);
  group->require_subcommand(0, 1);
  const auto kind = [this](CLI::App* app) {
    app->add_option("kind", args_.kind, Say("help.inventory_kind"))->type_name("KIND")->required();
  };
  const auto file = [this](CLI::App* app) {
    app->add_option("file", args_.things, Say("help.sheet_file"))
        ->type_name("FILE")
        ->expected(1)
        ->required();
  };
  CLI::App* take = Sub(*group, "import", "help.inventory_import", Command::kInventoryImport);
  kind(take);
  file(take);
  take->add_flag("--dry-run", args_.dry_run, Say("help.dry_run"));
  take->add_flag("--skip-wrong", args_.skip_wrong, Say("help.skip_wrong"));
  take->add_flag("--create-units", args_.create_units, Say("help.create_units"));
  take->add_flag("--all", args_.all, Say("help.all_rows"));
  Text(take, "--format", args_.format, "help.list_format", "text|json");
  OnPlatform(take);
  CLI::App* give = Sub(*group, "export", "help.inventory_export", Command::kInventoryExport);
  kind(give);
  file(give);
  OnPlatform(give);
  CLI::App* compare =
      Sub(*group, "reconcile", "help.inventory_reconcile", Command::kInventoryReconcile);
  kind(compare);
  file(compare);
  Text(compare, "--format", args_.format, "help.list_format", "text|json");
  OnPlatform(compare);
  CLI::App* list = Sub(*group, "list", "help.inventory_list", Command::kInventoryList);
  kind(list);
  Text(list, "--format", args_.format, "help.list_format", "text|json|ndjson");
  OnPlatform(list);
  CLI::App* history = Sub(*group, "history", "help.inventory_history", Command::kInventoryHistory);
  history->add_option("record", args_.things, Say("help.record_id"))
      ->type_name("ID")
      ->expected(1)
      ->required();
  Text(history, "--format", args_.format, "help.list_format", "text|json|ndjson");
  OnPlatform(history);
  Closures(*group);
}

void Parser::Backup() {
  for (const Command command : {Command::kBackup, Command::kRestore}) {
    const bool back = command == Command::kRestore;
    CLI::App* app =
        Sub(app_, back ? "restore" : "backup", back ? "help.restore" : "help.backup", command);
    app->add_option("file", args_.things, Say("help.backup_file"))
        ->type_name("FILE")
        ->expected(1)
        ->required();
    Setting(app, "--db", "database", "help.db", "ADDRESS");
    Text(app, "--format", args_.format, "help.list_format", "text|json");
    Text(app, "--now", args_.now, "help.now", "TIME");
    Common(app);
  }
}

}  // namespace xuncha::cli
