// SPDX-License-Identifier: Apache-2.0
#include "cli/args.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/args_parser.h"

namespace xuncha::cli {
namespace {

ParsedArgs Finished(std::string text) {
  ParsedArgs parsed;
  parsed.finished = true;
  parsed.text = std::move(text);
  return parsed;
}

// Positional arguments by what they are (FILE, ID NAME), not by their name in the library.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    return is_positional ? option->get_type_name()
                         : CLI::Formatter::make_option_name(option, is_positional);
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    if (!option->get_positional()) return CLI::Formatter::make_option_opts(option);
    return option->get_required() ? " " + get_label("REQUIRED") : "";
  }
  std::string make_option_usage(const CLI::Option* option) const override {
    std::string text = option->get_type_name();
    constexpr int kMany = 2;
    if (option->get_expected_max() > kMany) text += "...";
    return option->get_required() ? text : "[" + text + "]";
  }
};

const CLI::App* Deepest(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

// The library prints the headings of groups as they are called in its own code.
std::string WithHeadings(std::string help, Language language) {
  if (language != Language::kChinese) return help;
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{"\nOptions:\n", "\n选项：\n"},
        {"\nPositionals:\n", "\n参数：\n"},
        {"\nSubcommands:\n", "\n命令：\n"}}) {
    const std::size_t at = help.find(from);
    if (at != std::string::npos) help.replace(at, from.size(), to);
  }
  return help;
}

}  // namespace

Parser::Parser(const Messages& messages, const std::string& version)
    : messages_(messages), version_(version), app_("", "xuncha") {
  app_.description(Say("help.app"));
  app_.set_help_flag("-h,--help", Say("help.help"));
  app_.set_version_flag("--version", "xuncha " + version_, Say("help.version"));
  app_.footer(Say("help.exit"));
  app_.require_subcommand(0, 1);
  auto formatter = std::make_shared<HelpFormatter>();
  formatter->column_width(34);
  if (messages_.language() == Language::kChinese) {
    formatter->label("Usage", "用法");
    formatter->label("Options", "选项");
    formatter->label("Positionals", "参数");
    formatter->label("Subcommands", "命令");
    formatter->label("OPTIONS", "选项");
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
  TextCheck();
  Inventory();
  Backup();
  Campaigns();
  Findings();
  Declarations();
  Records();
  Verdicts();
  Orders();
  Accounts();
  Bulletins();
  Published();
  Appraisals();
  Reports();
  Lifecycle();
  Settings();
}

ParsedArgs Parser::Parse(std::vector<std::string> words) {
  ParsedArgs parsed;
  try {
    typed_ = words;
    std::reverse(words.begin(), words.end());  // as the library wants them
    app_.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return Finished(WithHeadings(app_.help(), messages_.language()));
  } catch (const CLI::CallForVersion& version) {
    return Finished(std::string(version.what()) + "\n");
  } catch (const CLI::ParseError& error) {
    // Who asks for help while a name is still missing gets it.
    if (std::any_of(typed_.begin(), typed_.end(),
                    [](const std::string& word) { return word == "--help" || word == "-h"; })) {
      return Finished(WithHeadings(app_.help(), messages_.language()));
    }
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

std::string Parser::Usage(const std::string& what) const {
  std::string command;
  const CLI::App* app = &app_;
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
    command.append(command.empty() ? "" : " ").append(app->get_name());
  }
  if (command.empty()) return messages_.Get("error.usage_program", {{"what", what}});
  return messages_.Get("error.usage", {{"what", what}, {"command", command}});
}

// The first word that looks like an option and is none of the command's; "" = none. The library
// takes what follows one for a positional argument, and would speak of that.
std::string Parser::UnknownOption() const {
  const CLI::App* app = Deepest(&app_);
  for (const std::string& word : typed_) {
    if (word.size() < 2 || word.front() != '-' || word == "--") continue;
    const std::string name = word.substr(0, word.find('='));
    if (name.find_first_of("0123456789") == 1) continue;  // a number below zero
    if (app->get_option_no_throw(name) == nullptr) return name;
  }
  return {};
}

// What a positional argument is called in the help; other names stay.
std::string Parser::ShownName(const std::string& name) const {
  const CLI::Option* option =
      name.starts_with('-') ? nullptr : Deepest(&app_)->get_option_no_throw(name);
  return option == nullptr ? name : option->get_type_name();
}

std::string Parser::Words(const CLI::ParseError& error) const {
  const std::string words = error.what();
  if (const std::string unknown = UnknownOption(); !unknown.empty()) {
    return Usage(messages_.Get("error.usage_unknown", {{"what", unknown}}));
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    // The library names them all, the first one typed at the end.
    return Usage(
        messages_.Get("error.usage_unknown", {{"what", words.substr(words.rfind(' ') + 1)}}));
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return Usage(messages_.Get("error.usage_missing",
                               {{"what", ShownName(words.substr(0, words.find(' ')))}}));
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    // Fewer words than a command wants are missing, not too many.
    if (words.find(": At least ") != std::string::npos && !words.starts_with('-')) {
      return Usage(messages_.Get("error.usage_missing",
                                 {{"what", ShownName(words.substr(0, words.find(':')))}}));
    }
    const bool flag = words.starts_with('-');
    return Usage(messages_.Get(flag ? "error.usage_value" : "error.usage_too_many",
                               {{"what", ShownName(words.substr(0, words.find(':')))}}));
  }
  return Usage(words);
}

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
