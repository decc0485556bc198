// SPDX-License-Identifier: Apache-2.0
#include "base/config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/json.h"
#include "base/text_width.h"
#include "base/toml.h"

namespace xuncha {
namespace {

constexpr double kMany = 1e15;
constexpr double kMaxMs = 86'400'000;

// The table of settings: the only place where a name, its meaning and its range stand.
constexpr std::array kKeys = std::to_array<ConfigKey>({
    {"data_dir", "Folder of snapshots and their index; empty = ~/.local/share/xuncha.",
     &Config::data_dir},
    {"database",
     "The platform's database: sqlite:PATH or postgresql://USER@HOST/NAME; empty = platform.sqlite"
     " in data_dir.",
     &Config::database},
    {"user", "Who acts, as the history names them; empty = who is logged in.", &Config::user},
    {"resources",
     "Folder whose rulebooks/, profiles/ and data/ go before the built-in ones, file by file.",
     &Config::resources},
    {"lang", "Language of everything shown: zh or en; empty = from XUNCHA_LANG, LANG.",
     &Config::lang, 0, 0, "|zh|en"},
    {"log_level", "What is logged to stderr: debug, info, warning, error or off.",
     &Config::log_level, 0, 0, "debug|info|warning|error|off"},
    {"rulebook", "Edition of the official rules, a folder of rulebooks/; or a .toml file.",
     &Config::rulebook},
    {"profile", "Local way of applying them, a name of profiles/; or a .toml file.",
     &Config::profile},
    {"report.format", "Form of reports: text, json or html.", &Config::format, 0, 0,
     "text|json|html"},
    {"report.fail_on",
     "Gravest tier below which the exit status is 0: veto, bulletin, order, hint or never.",
     &Config::fail_on, 0, 0, "veto|bulletin|order|hint|never"},
    {"report.occurrences", "Places named a finding; their count is always exact.",
     &Config::occurrences, 1, 1e6},
    {"gather.rate", "Requests a second and host, at most; 0 = no limit.", &Config::rate, 0, 10'000},
    {"gather.concurrency", "Connections a host, at most; fewer where the host is slow.",
     &Config::concurrency, 1, 256},
    {"gather.external_concurrency", "Connections to hosts outside of the site, in all.",
     &Config::external_concurrency, 1, 256},
    {"gather.max_pages", "Pages fetched, at most.", &Config::max_pages, 1, 1e9},
    {"gather.max_depth", "Clicks from the home page, at most.", &Config::max_depth, 0, 10'000},
    {"gather.max_urls", "Addresses known, at most.", &Config::max_urls, 1, 1e9},
    {"gather.max_page_bytes", "Bytes read of a page; what is beyond is not looked at.",
     &Config::max_page_bytes, 1024, 1e9},
    {"gather.max_asset_bytes", "Bytes read of an image, attachment or other file of the site.",
     &Config::max_asset_bytes, 1024, 1e10},
    {"gather.max_attachment_text_bytes",
     "Attachments up to so many bytes are read for wrong words and personal data; 0 = none.",
     &Config::max_attachment_text_bytes, 0, 1e9},
    {"gather.max_total_bytes", "Bytes read in all; 0 = no bound.", &Config::max_total_bytes, 0,
     kMany},
    {"gather.max_seconds", "Time of the whole inspection; 0 = no bound.", &Config::max_seconds, 0,
     1e8},
    {"gather.connect_timeout_ms", "Time until a connection stands, TLS included.",
     &Config::connect_timeout_ms, 1, kMaxMs},
    {"gather.head_timeout_ms", "Time until the whole answer head is there.",
     &Config::head_timeout_ms, 1, kMaxMs},
    {"gather.stall_timeout_ms", "Time without a byte of the body.", &Config::stall_timeout_ms, 1,
     kMaxMs},
    {"gather.transfer_timeout_ms", "Time of one whole answer.", &Config::transfer_timeout_ms, 1,
     kMaxMs},
    {"gather.gone_pauses_ms", "Pauses before an address that was gone is asked again.",
     &Config::gone_pauses_ms, 0, kMaxMs},
    {"gather.silent_pauses_ms", "The same for an address that did not answer.",
     &Config::silent_pauses_ms, 0, kMaxMs},
    {"gather.failing_pauses_ms", "The same for one that answered with a server error.",
     &Config::failing_pauses_ms, 0, kMaxMs},
    {"gather.reuse_days",
     "Days within which a page is only asked whether it changed; 0 = always asked for whole.",
     &Config::reuse_days, 0, 36'500},
    {"gather.max_probes", "Addresses that cannot exist, asked to know the site's error page.",
     &Config::max_probes, 0, 10'000},
    {"gather.check_external", "Whether links that leave the site are asked once.",
     &Config::check_external},
    {"gather.obey_robots", "Whether robots.txt is obeyed; a waiver is logged and reported.",
     &Config::obey_robots},
    {"gather.use_sitemaps", "Whether sitemaps are read.", &Config::use_sitemaps},
    {"gather.allow_private", "Whether private and loopback addresses may be connected to.",
     &Config::allow_private},
    {"gather.resolve", "Fixed addresses of hosts: HOST:PORT:ADDR.", &Config::resolve},
    {"gather.controls", "Addresses that answer whenever our own network works.", &Config::controls},
    {"gather.user_agent", "What we call ourselves; empty = xuncha with its version and home page.",
     &Config::user_agent},
    {"gather.drop_parameters_file",
     "File of further session and tracking parameters, as data/drop_parameters.txt.",
     &Config::drop_parameters_file},
    {"gather.memory_budget_mib",
     "Memory of the list of known addresses; what is beyond is on disk.",
     &Config::memory_budget_mib, 1, 100'000},
});

template <class... Visits>
struct Overloaded : Visits... {
  using Visits::operator()...;
};
template <class... Visits>
Overloaded(Visits...) -> Overloaded<Visits...>;

std::string NumberText(double value) {
  std::array<char, 40> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> SplitList(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view part = Trim(text.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

template <class Number>
bool ParseWhole(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

bool ParseFlag(std::string_view text, bool& out) {
  if (text == "true" || text == "1" || text == "yes" || text == "on") {
    out = true;
  } else if (text == "false" || text == "0" || text == "no" || text == "off") {
    out = false;
  } else {
    return false;
  }
  return true;
}

bool InChoices(std::string_view choices, std::string_view word) {
  while (true) {
    const std::size_t bar = choices.find('|');
    if (choices.substr(0, bar) == word) return true;
    if (bar == std::string_view::npos) return false;
    choices.remove_prefix(bar + 1);
  }
}

Error WrongValue(const std::string& origin, const std::string& what) {
  return InvalidArgument(origin + " " + what);
}

std::string RangeWords(const ConfigKey& key) {
  return "must be a number from " + NumberText(key.min) + " to " + NumberText(key.max);
}

}  // namespace

std::span<const ConfigKey> ConfigKeys() { return kKeys; }

const ConfigKey* FindConfigKey(std::string_view name) {
  const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                  [name](const ConfigKey& key) { return key.name == name; });
  return found == kKeys.end() ? nullptr : &*found;
}

std::string EnvironmentName(const ConfigKey& key) {
  std::string name = "XUNCHA_";
  for (const char c : key.name) {
    name.push_back(c == '.' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c));
  }
  return name;
}

Status EffectiveConfig::Check(const ConfigKey& key, const std::string& origin) const {
  return std::visit(
      Overloaded{[&](std::string Config::*field) -> Status {
                   if (!key.choices.empty() && !InChoices(key.choices, values_.*field)) {
                     std::string words(key.choices.substr(key.choices.front() == '|' ? 1 : 0));
                     std::replace(words.begin(), words.end(), '|', ' ');
                     return WrongValue(origin, "must be one of: " + words);
                   }
                   return Ok();
                 },
                 [&](double Config::*field) -> Status {
                   const double value = values_.*field;
                   if (!(value >= key.min && value <= key.max)) {
                     return WrongValue(origin, RangeWords(key));
                   }
                   return Ok();
                 },
                 [&](std::int64_t Config::*field) -> Status {
                   const auto value = static_cast<double>(values_.*field);
                   if (!(value >= key.min && value <= key.max)) {
                     return WrongValue(origin, RangeWords(key));
                   }
                   return Ok();
                 },
                 [&](std::vector<std::int64_t> Config::*field) -> Status {
                   for (const std::int64_t value : values_.*field) {
                     if (static_cast<double>(value) < key.min ||
                         static_cast<double>(value) > key.max) {
                       return WrongValue(origin, "must be numbers from " + NumberText(key.min) +
                                                     " to " + NumberText(key.max));
                     }
                   }
                   if ((values_.*field).size() > 20) {
                     return WrongValue(origin, "must be 20 numbers at most");
                   }
                   return Ok();
                 },
                 [](auto) -> Status { return Ok(); }},
      key.field);
}

Status EffectiveConfig::Set(std::string_view name, std::string_view text,
                            const std::string& origin) {
  const ConfigKey* key = FindConfigKey(name);
  if (key == nullptr) return InvalidArgument("there is no setting " + std::string(name));
  const std::string_view word = Trim(text);
  XC_TRY(std::visit(
      Overloaded{[&](std::string Config::*field) -> Status {
                   values_.*field = word;
                   return Ok();
                 },
                 [&](bool Config::*field) -> Status {
                   return ParseFlag(word, values_.*field)
                              ? Ok()
                              : WrongValue(origin, "must be true or false");
                 },
                 [&](double Config::*field) -> Status {
                   return ParseWhole(word, values_.*field) && std::isfinite(values_.*field)
                              ? Ok()
                              : WrongValue(origin, RangeWords(*key));
                 },
                 [&](std::int64_t Config::*field) -> Status {
                   return ParseWhole(word, values_.*field) ? Ok()
                                                           : WrongValue(origin, RangeWords(*key));
                 },
                 [&](std::vector<std::string> Config::*field) -> Status {
                   values_.*field = SplitList(word);
                   return Ok();
                 },
                 [&](std::vector<std::int64_t> Config::*field) -> Status {
                   std::vector<std::int64_t> numbers;
                   for (const std::string& part : SplitList(word)) {
                     if (!ParseWhole(part, numbers.emplace_back())) {
                       return WrongValue(origin, "must be whole numbers separated by commas");
                     }
                   }
                   values_.*field = std::move(numbers);
                   return Ok();
                 }},
      key->field));
  XC_TRY(Check(*key, origin));
  origins_[std::string(name)] = origin;
  return Ok();
}

Status EffectiveConfig::Append(std::string_view name, const std::vector<std::string>& texts,
                               const std::string& origin) {
  const ConfigKey* key = FindConfigKey(name);
  if (key == nullptr || !std::holds_alternative<std::vector<std::string> Config::*>(key->field)) {
    return InvalidArgument("there is no list " + std::string(name));
  }
  auto& list = values_.*std::get<std::vector<std::string> Config::*>(key->field);
  list.insert(list.end(), texts.begin(), texts.end());
  origins_[std::string(name)] = origin;
  return Ok();
}

Status EffectiveConfig::ApplyEnvironment(
    const std::function<std::optional<std::string>(const std::string&)>& lookup) {
  for (const ConfigKey& key : kKeys) {
    const std::string name = EnvironmentName(key);
    if (const auto value = lookup(name)) XC_TRY(Set(key.name, *value, name));
  }
  return Ok();
}

Status EffectiveConfig::ApplyToml(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader top(root, file);
  const TomlValue nothing;
  const TomlValue* report = top.Table("report");
  const TomlValue* gather = top.Table("gather");
  TomlReader report_reader(report != nullptr ? *report : nothing, file, "report");
  TomlReader gather_reader(gather != nullptr ? *gather : nothing, file, "gather");
  for (const ConfigKey& key : kKeys) {
    const std::size_t dot = key.name.find('.');
    const std::string_view table = dot == std::string_view::npos ? "" : key.name.substr(0, dot);
    const std::string_view name =
        dot == std::string_view::npos ? key.name : key.name.substr(dot + 1);
    TomlReader& reader = table == "report"   ? report_reader
                         : table == "gather" ? gather_reader
                                             : top;
    if (!reader.Has(name)) {
      std::string unused;  // makes the name known to the reader
      reader.Get(name, unused);
      continue;
    }
    std::visit(
        Overloaded{
            [&](std::string Config::*field) { reader.Get(name, values_.*field); },
            [&](bool Config::*field) { reader.Get(name, values_.*field); },
            [&](double Config::*field) { reader.Get(name, values_.*field, key.min, key.max); },
            [&](std::int64_t Config::*field) {
              reader.GetInteger(name, values_.*field, static_cast<std::int64_t>(key.min),
                                static_cast<std::int64_t>(key.max));
            },
            [&](std::vector<std::string> Config::*field) { reader.Get(name, values_.*field); },
            [&](std::vector<std::int64_t> Config::*field) {
              reader.GetIntegers(name, values_.*field);
            }},
        key.field);
    const Status checked = Check(key, std::string(key.name));
    if (!checked) reader.Fail(name, checked.error().message.substr(key.name.size() + 1));
    origins_[std::string(key.name)] = file;
  }
  XC_TRY(top.Finish());
  XC_TRY(report_reader.Finish());
  return gather_reader.Finish();
}

std::string EffectiveConfig::Origin(std::string_view key) const {
  const auto found = origins_.find(key);
  return found == origins_.end() ? "default" : found->second;
}

std::string EffectiveConfig::ValueAsToml(const ConfigKey& key) const {
  std::string out;
  std::visit(Overloaded{[&](std::string Config::*field) { AppendJsonString(out, values_.*field); },
                        [&](bool Config::*field) { out = values_.*field ? "true" : "false"; },
                        [&](double Config::*field) {
                          out = NumberText(values_.*field);
                          if (out.find_first_of(".e") == std::string::npos) out += ".0";
                        },
                        [&](std::int64_t Config::*field) { out = std::to_string(values_.*field); },
                        [&](std::vector<std::string> Config::*field) {
                          out = "[";
                          for (const std::string& item : values_.*field) {
                            if (out.size() > 1) out += ", ";
                            AppendJsonString(out, item);
                          }
                          out += "]";
                        },
                        [&](std::vector<std::int64_t> Config::*field) {
                          out = "[";
                          for (const std::int64_t item : values_.*field) {
                            if (out.size() > 1) out += ", ";
                            out += std::to_string(item);
                          }
                          out += "]";
                        }},
             key.field);
  return out;
}

std::string ExampleConfig() {
  std::string out =
      "# SPDX-License-Identifier: Apache-2.0\n"
      "# Every setting of xuncha with its default. Copy it to ./xuncha.toml, ~/.config/xuncha/\n"
      "# xuncha.toml or /etc/xuncha/xuncha.toml (the first that is there is read) and keep what "
      "you\n"
      "# change. Variables go before it: gather.rate is XUNCHA_GATHER_RATE. Flags go before both.\n"
      "# `xuncha config show` says what is in force and where each value comes from.\n";
  const EffectiveConfig defaults;
  std::string_view table;
  for (const ConfigKey& key : kKeys) {
    const std::size_t dot = key.name.find('.');
    const std::string_view of = dot == std::string_view::npos ? "" : key.name.substr(0, dot);
    if (of != table) {
      out.append("\n[").append(of).append("]");
      table = of;
    }
    out.append("\n");
    for (const std::string& line : WrapWidth(key.meaning, 97)) {
      out.append("# ").append(line).append("\n");
    }
    out.append(dot == std::string_view::npos ? key.name : key.name.substr(dot + 1));
    out.append(" = ").append(defaults.ValueAsToml(key)).append("\n");
  }
  return out;
}

std::string DefaultDataDir(
    const std::function<std::optional<std::string>(const std::string&)>& lookup) {
  if (const auto xdg = lookup("XDG_DATA_HOME"); xdg && xdg->starts_with('/')) {
    return *xdg + "/xuncha";
  }
  if (const auto home = lookup("HOME"); home && home->starts_with('/')) {
    return *home + "/.local/share/xuncha";
  }
  return "xuncha-data";
}

}  // namespace xuncha
