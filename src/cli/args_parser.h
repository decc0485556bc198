// SPDX-License-Identifier: Apache-2.0
//
// The parser behind args.h: for the args*.cc files alone, which know the library that does it. It
// is slow to compile, so nobody else includes this.
#pragma once

#include <CLI/CLI.hpp>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cli/args.h"

namespace xuncha::cli {

// Builds the parser; every value is text, judged later where its words are known.
class Parser {
 public:
  Parser(const Messages& messages, const std::string& version);
  ParsedArgs Parse(std::vector<std::string> words);

 private:
  struct Value {
    std::string key;
    std::string flag;
    std::vector<std::string> texts;
    bool list = false;
    CLI::Option* option = nullptr;
  };
  struct Switch {
    std::string key;
    std::string flag;
    std::string value;
    CLI::Option* option = nullptr;
  };

  std::string Say(std::string_view key) const { return messages_.Get(key); }

  std::string Usage(const std::string& what) const;
  std::string Words(const CLI::ParseError& error) const;
  std::string UnknownOption() const;
  std::string ShownName(const std::string& name) const;

  CLI::App* Sub(CLI::App& parent, const char* name, std::string_view help, Command command) {
    CLI::App* sub = parent.add_subcommand(name, Say(help));
    if (command != Command::kNone) {
      sub->callback([this, command] { args_.command = command; });
    }
    return sub;
  }

  void Setting(CLI::App* app, const char* flag, const char* key, std::string_view help,
               const char* type) {
    Value& value = values_.emplace_back();
    value.key = key;
    value.flag = flag;
    value.option = app->add_option(flag, value.texts, Say(help))
                       ->type_name(type)
                       ->expected(1)
                       ->allow_extra_args(false)
                       ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  void List(CLI::App* app, const char* flag, const char* key, std::string_view help,
            const char* type) {
    Value& value = values_.emplace_back();
    value.key = key;
    value.flag = flag;
    value.list = true;
    value.option = app->add_option(flag, value.texts, Say(help))
                       ->type_name(type)
                       ->expected(1)
                       ->allow_extra_args(false)
                       ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  void Turn(CLI::App* app, const char* flag, const char* key, const char* value,
            std::string_view help) {
    switches_.push_back({key, flag, value, app->add_flag(flag)->description(Say(help))});
  }

  void Text(CLI::App* app, const char* flag, std::string& out, std::string_view help,
            const char* type) {
    app->add_option(flag, out, Say(help))
        ->type_name(type)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  // Flags of commands on the platform's database.
  void OnPlatform(CLI::App* app) {
    Setting(app, "--db", "database", "help.db", "ADDRESS");
    Setting(app, "--as", "user", "help.as", "USER");
    Text(app, "--now", args_.now, "help.now", "TIME");
    Common(app);
  }

  // Flags that every command has.
  void Common(CLI::App* app) {
    Setting(app, "--data", "data_dir", "help.data", "DIR");
    Setting(app, "--lang", "lang", "help.lang", "zh|en");
    Setting(app, "--resources", "resources", "help.resources", "DIR");
    Text(app, "--config", args_.config_file, "help.config_file", "FILE");
  }

  void Judging(CLI::App* app) {
    Text(app, "--as-of", args_.as_of, "help.as_of", "DAY");
    Setting(app, "--rulebook", "rulebook", "help.rulebook", "NAME|FILE");
    Setting(app, "--profile", "profile", "help.profile", "NAME|FILE");
  }

  void Reporting(CLI::App* app) {
    Setting(app, "--format", "report.format", "help.format", "text|json|html");
    Text(app, "--out", args_.out, "help.out", "FILE");
    Setting(app, "--fail-on", "report.fail_on", "help.fail_on", "TIER");
    app->add_flag("--all", args_.all, Say("help.all"));
  }

  void Network(CLI::App* app) {
    Turn(app, "--allow-private", "gather.allow_private", "true", "help.allow_private");
    List(app, "--resolve", "gather.resolve", "help.resolve", "HOST:PORT:ADDR");
  }

  // The bounds of a look at some addresses.
  void Looking(CLI::App* app) {
    Setting(app, "--max-seconds", "gather.max_seconds", "help.max_seconds", "N");
    Setting(app, "--rate", "gather.rate", "help.rate", "N");
    Setting(app, "--concurrency", "gather.concurrency", "help.concurrency", "N");
    List(app, "--control", "gather.controls", "help.control", "URL");
    Network(app);
  }

  // What is told of the site, and the bounds within which it is gathered.
  void Inspecting(CLI::App* app) {
    Text(app, "--site", args_.site_file, "help.site", "FILE");
    app->add_option("--host", args_.hosts, Say("help.host"))
        ->type_name("NAME")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    Judging(app);
    Setting(app, "--max-pages", "gather.max_pages", "help.max_pages", "N");
    Setting(app, "--max-seconds", "gather.max_seconds", "help.max_seconds", "N");
    Setting(app, "--rate", "gather.rate", "help.rate", "N");
    Setting(app, "--concurrency", "gather.concurrency", "help.concurrency", "N");
    List(app, "--control", "gather.controls", "help.control", "URL");
    Network(app);
    Turn(app, "--no-external", "gather.check_external", "false", "help.no_external");
    Turn(app, "--ignore-robots", "gather.obey_robots", "false", "help.ignore_robots");
  }

  void SavingSite(CLI::App* app) {
    Text(app, "--save-site", args_.save_site, "help.save_site", "FILE");
    app->add_flag("--force", args_.force, Say("help.force"));
  }

  void Watching(CLI::App* app) {
    app->add_flag("--fresh", args_.fresh, Say("help.fresh"));
    app->add_flag("--quiet", args_.quiet, Say("help.quiet"));
    Text(app, "--now", args_.now, "help.now", "TIME");
  }

  // The commands, in the order of the help. args_inspect.cc:
  void Check();
  void Columns();
  void Audit();
  void Snapshot();
  void Show();
  void Facts();
  void TextCheck();
  void Settings();
  // args_papers.cc:
  CLI::App* PaperOf(CLI::App& group, const char* name, std::string_view help, Command command);
  void OrderPapers(CLI::App& orders);
  void CampaignPapers(CLI::App& campaigns);
  void RecordPapers(CLI::App& records);
  void SelfCheckPapers(CLI::App& checks);
  void LifecyclePapers(CLI::App& requests);
  // args_platform.cc:
  void Inventory();
  void Backup();
  // args_work.cc:
  void Campaigns();
  void Findings();
  void Declarations();
  void Records();
  void Verdicts();
  void Orders();
  // args_desk.cc:
  void Accounts();
  void Reinspection(CLI::App& orders);
  // args_appraisal.cc:
  void Appraisals();
  void Reports();
  // args_bulletin.cc:
  void Bulletins();
  void Published();
  void Probes(CLI::App& records);
  void Lifecycle();
  void Offices(CLI::App& campaigns);
  void Closures(CLI::App& inventory);

  // A command of the office's work, with the flags that all of them have.
  CLI::App* Work(CLI::App& parent, const char* name, std::string_view help, Command command);
  // Positional arguments: at least one, at most `most` (-1 = any number).
  void Things(CLI::App* app, const char* type, std::string_view help, int least, int most);
  void InCampaign(CLI::App* app);
  void Texts(CLI::App* app, const char* flag, std::vector<std::string>& out, std::string_view help,
             const char* type) {
    app->add_option(flag, out, Say(help))
        ->type_name(type)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  const Messages& messages_;
  std::string version_;
  Args args_;
  std::vector<std::string> typed_;
  std::deque<Value> values_;  // the library keeps pointers into them
  std::deque<Switch> switches_;
  CLI::App app_;
};

}  // namespace xuncha::cli
