// SPDX-License-Identifier: Apache-2.0
//
// The commands of what was published and written: items, messages, repost tasks.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Published() {
  const auto import = [&](CLI::App& group, std::string_view help, Command command) {
    CLI::App* take = Work(group, "import", help, command);
    Things(take, "FILE", "help.sheet_file", 1, 1);
    take->add_flag("--dry-run", args_.dry_run, Say("help.dry_run"));
    take->add_flag("--skip-wrong", args_.skip_wrong, Say("help.skip_wrong"));
    return take;
  };
  const auto show = [&](CLI::App& group, std::string_view help, Command command) {
    CLI::App* one = Work(group, "show", help, command);
    InCampaign(one);
    Text(one, "--from", args_.work.from, "help.figures_from", "DAY");
    Text(one, "--unit", args_.work.unit, "help.figures_unit", "UNIT");
    return one;
  };
  CLI::App* items = Sub(app_, "disclosure", "help.disclosure", Command::kNone);
  items->require_subcommand(0, 1);
  CLI::App* take = import(*items, "help.disclosure_import", Command::kDisclosureImport);
  Text(take, "--part", args_.kind, "help.disclosure_part", "reported|portal");
  Text(take, "--unit", args_.work.unit, "help.disclosure_unit", "UNIT");
  CLI::App* collect =
      Work(*items, "collect", "help.disclosure_collect", Command::kDisclosureCollect);
  InCampaign(collect);
  Text(collect, "--round", args_.work.round, "help.round", "N");
  show(*items, "help.disclosure_show", Command::kDisclosureShow);

  CLI::App* messages = Sub(app_, "message", "help.message", Command::kNone);
  messages->require_subcommand(0, 1);
  Text(import(*messages, "help.message_import", Command::kMessageImport), "--kind", args_.kind,
       "help.message_kind", "message|error_report");
  show(*messages, "help.message_show", Command::kMessageShow);

  CLI::App* reposts = Sub(app_, "repost", "help.repost", Command::kNone);
  reposts->require_subcommand(0, 1);
  import(*reposts, "help.repost_import", Command::kRepostImport);
  show(*reposts, "help.repost_show", Command::kRepostShow);
}

}  // namespace xuncha::cli
