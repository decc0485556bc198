// SPDX-License-Identifier: Apache-2.0
//
// The commands of the quarter's document.
#include "cli/args_parser.h"

namespace xuncha::cli {

void Parser::Bulletins() {
  CLI::App* group = Sub(app_, "bulletin", "help.bulletin", Command::kNone);
  group->require_subcommand(0, 1);
  CLI::App* draft = Work(*group, "draft", "help.bulletin_draft", Command::kBulletinDraft);
  InCampaign(draft);
  Text(draft, "--form", args_.what, "help.bulletin_form", "long|short");
  Text(draft, "--facts", args_.work.file, "help.bulletin_facts", "FILE");
  Text(draft, "--as-of", args_.as_of, "help.bulletin_as_of", "DAY");
  CLI::App* suggest = Work(*group, "suggest", "help.bulletin_suggest", Command::kBulletinSuggest);
  InCampaign(suggest);
  Text(suggest, "--as-of", args_.as_of, "help.bulletin_as_of", "DAY");
  CLI::App* choose = Work(*group, "choose", "help.bulletin_choose", Command::kBulletinChoose);
  Things(choose, "KIND NAME", "help.bulletin_chosen", 2, -1);
  InCampaign(choose);
  choose->add_flag("--remove", args_.remove, Say("help.bulletin_unchoose"));
  InCampaign(Work(*group, "list", "help.bulletin_list", Command::kBulletinList));
  const auto of_one = [&](const char* name, std::string_view help, Command command) {
    CLI::App* app = Work(*group, name, help, command);
    Things(app, "ID", "help.bulletin_id", 1, 1);
    return app;
  };
  of_one("show", "help.bulletin_show", Command::kBulletinShow);
  Things(Work(*group, "explain", "help.bulletin_explain", Command::kBulletinExplain), "ID NAME",
         "help.bulletin_value", 2, 2);
  // Reads only: --as is the form here, not who acts.
  CLI::App* render = Sub(*group, "render", "help.bulletin_render", Command::kBulletinRender);
  Setting(render, "--db", "database", "help.db", "ADDRESS");
  Common(render);
  Things(render, "ID", "help.bulletin_id", 1, 1);
  Text(render, "--as", args_.kind, "help.bulletin_as", "docx|pdf|xlsx|html");
  Text(render, "--out", args_.out, "help.out", "FILE");
  CLI::App* look = of_one("look", "help.bulletin_look", Command::kBulletinLook);
  look->add_option("--problem", args_.work.items, Say("help.bulletin_looked"))
      ->type_name("ID|NUMBER")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  of_one("freeze", "help.bulletin_freeze", Command::kBulletinFreeze);
  CLI::App* issue = of_one("issue", "help.bulletin_issue", Command::kBulletinIssue);
  Text(issue, "--number", args_.work.title, "help.bulletin_number", "TEXT");
  Text(issue, "--signer", args_.work.by, "help.bulletin_signer", "NAME");
  Text(issue, "--signed-on", args_.work.from, "help.bulletin_signed_on", "DAY");
  Text(issue, "--printed-on", args_.work.day, "help.bulletin_printed_on", "DAY");
  CLI::App* correct = Work(*group, "correct", "help.bulletin_correct", Command::kBulletinCorrect);
  Things(correct, "ID DRAFT", "help.bulletin_right", 2, 2);
  correct->add_option("--value", args_.work.items, Say("help.bulletin_corrected"))
      ->type_name("NAME")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  Text(correct, "--reason", args_.work.reason, "help.bulletin_reason", "TEXT");
  CLI::App* compare = Work(*group, "compare", "help.bulletin_compare", Command::kBulletinCompare);
  Things(compare, "ID FILE", "help.bulletin_edited", 2, 2);
  compare->add_flag("--take", args_.take, Say("help.bulletin_take"));
  CLI::App* lint = Sub(*group, "lint", "help.bulletin_lint", Command::kBulletinLint);
  Text(lint, "--format", args_.format, "help.list_format", "text|json");
  Common(lint);
  Things(lint, "FILE", "help.bulletin_any", 1, 1);
}

}  // namespace xuncha::cli
