// SPDX-License-Identifier: Apache-2.0
#include "cli/args.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <memory>

namespace xuncha::cli {
namespace {

// Builds the parser; every value is text, judged later where its words are known.
class Parser {
 public:
  Parser(const Messages& messages, const std::string& version)
      : messages_(messages), version_(version), app_("", "xuncha") {
    app_.description(Say("help.app"));
    app_.set_help_flag("-h,--help", Say("help.help"));
    app_.set_version_flag("--version", "xuncha " + version_, Say("help.version"));
    app_.footer(Say("help.exit"));
    app_.require_subcommand(0, 1);
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->column_width(34);
    if (messages_.language() == Language::kChinese) {
      formatter->label("Usage", "用法");
      formatter->label("Options", "选项");
      formatter->label("Positionals", "参数");
      formatter->label("Subcommands", "命令");
      formatter->label("OPTIONS", "[选项]");
      formatter->label("SUBCOMMAND", "命令");
      formatter->label("REQUIRED", "（必填）");
      formatter->label("TEXT", "值");
    }
    app_.formatter(formatter);
    Check();
    Columns();
    Audit();
    Snapshot();
    Show();
    Facts();
    Settings();
  }

  ParsedArgs Parse(std::vector<std::string> words) {
    ParsedArgs parsed;
    try {
      std::reverse(words.begin(), words.end());  // as the library wants them
      app_.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
      return Finished(app_.help());
    } catch (const CLI::CallForVersion& version) {
      return Finished(std::string(version.what()) + "\n");
    } catch (const CLI::ParseError& error) {
      parsed.error = Words(error);
      return parsed;
    }
    for (const Value& value : values_) {
      if (value.option->count() == 0) continue;
      args_.settings.push_back({value.key, value.flag, value.texts, value.list});
    }
    for (const Switch& one : switches_) {
      if (one.option->count() > 0) {
        args_.settings.push_back({one.key, one.flag, {one.value}, false});
      }
    }
    parsed.args = args_;
    if (args_.command == Command::kNone) {
      const CLI::App* open = Deepest(&app_);
      if (open == &app_) {
        parsed.error = messages_.Get("error.no_command");
      } else {
        parsed.error = Usage(messages_.Get("error.usage_missing", {{"what", Say("help.command")}}));
      }
    }
    return parsed;
  }

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

  static ParsedArgs Finished(std::string text) {
    ParsedArgs parsed;
    parsed.finished = true;
    parsed.text = std::move(text);
    return parsed;
  }

  static const CLI::App* Deepest(const CLI::App* app) {
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return app;
  }

  std::string Usage(const std::string& what) const {
    std::string command;
    const CLI::App* app = &app_;
    while (!app->get_subcommands().empty()) {
      app = app->get_subcommands().front();
      command.append(command.empty() ? "" : " ").append(app->get_name());
    }
    if (command.empty()) return messages_.Get("error.usage_program", {{"what", what}});
    return messages_.Get("error.usage", {{"what", what}, {"command", command}});
  }

  std::string Words(const CLI::ParseError& error) const {
    const std::string words = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      // The library names them all, the first one typed at the end.
      return Usage(
          messages_.Get("error.usage_unknown", {{"what", words.substr(words.rfind(' ') + 1)}}));
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      return Usage(
          messages_.Get("error.usage_missing", {{"what", words.substr(0, words.find(' '))}}));
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
      const bool flag = words.starts_with('-');
      return Usage(messages_.Get(flag ? "error.usage_value" : "error.usage_too_many",
                                 {{"what", words.substr(0, words.find(':'))}}));
    }
    return Usage(words);
  }

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

  // What is told of the site, and the bounds within which it is gathered.
  void Inspecting(CLI::App* app) {
    Text(app, "--site", args_.site_file, "help.site", "FILE");
    app->add_option("--host", args_.hosts, Say("help.host"))
        ->type_name("NAME")
        ->expected(1)
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

  void Check() {
    CLI::App* app = Sub(app_, "check", "help.check", Command::kCheck);
    app->add_option("url", args_.things, Say("help.url"))->type_name("URL")->expected(0, 1);
    Inspecting(app);
    Reporting(app);
    SavingSite(app);
    Watching(app);
    Common(app);
  }

  void Columns() {
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

  void Audit() {
    CLI::App* app = Sub(app_, "audit", "help.audit", Command::kAudit);
    app->add_option("snapshot", args_.things, Say("help.snapshot_id"))
        ->type_name("ID")
        ->expected(1)
        ->required();
    Judging(app);
    Reporting(app);
    Common(app);
  }

  void Snapshot() {
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

  void Show() {
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

  void Facts() {
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

  void Settings() {
    CLI::App* group = Sub(app_, "config", "help.config", Command::kNone);
    group->require_subcommand(0, 1);
    CLI::App* show = Sub(*group, "show", "help.config_show", Command::kConfigShow);
    Text(show, "--format", args_.format, "help.list_format", "text|json");
    Common(show);
    Common(Sub(*group, "example", "help.config_example", Command::kConfigExample));
  }

  const Messages& messages_;
  std::string version_;
  Args args_;
  std::deque<Value> values_;  // the library keeps pointers into them
  std::deque<Switch> switches_;
  CLI::App app_;
};

}  // namespace

ParsedArgs ParseArgs(const std::vector<std::string>& words, const Messages& messages,
                     const std::string& version) {
  return Parser(messages, version).Parse(words);
}

std::string HelpText(const std::string& command, const Messages& messages,
                     const std::string& version) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < command.size();) {
    const std::size_t end = std::min(command.find(' ', at), command.size());
    words.push_back(command.substr(at, end - at));
    at = end + 1;
  }
  words.emplace_back("--help");
  return ParseArgs(words, messages, version).text;
}

std::string PeekLanguage(const std::vector<std::string>& words) {
  constexpr std::string_view kFlag = "--lang";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == kFlag && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with("--lang=")) return words[i].substr(kFlag.size() + 1);
  }
  return {};
}

}  // namespace xuncha::cli
