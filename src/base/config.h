// SPDX-License-Identifier: Apache-2.0
//
// Every setting of the program, in one struct: default and meaning stand in the table of config.cc,
// ranges too. Sources, each going before the one above it: the defaults, xuncha.toml, variables
// XUNCHA_…, command line flags. Each value remembers where it came from (`xuncha config show`).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace xuncha {

struct Config {
  // Where things are.
  std::string data_dir;   // "" = the user's data folder, see DefaultDataDir
  std::string database;   // of the platform; "" = platform.sqlite in the data folder
  std::string user;       // who acts; "" = who is logged in
  std::string resources;  // a folder whose rulebooks/, profiles/ and data/ go before the built-in
  std::string lang;       // zh | en; "" = from the environment
  std::string log_level = "warning";

  // How reports are made.
  std::string rulebook = "cn-2019-19";
  std::string profile = "default";
  std::string format = "text";  // text | json | html
  std::string fail_on = "order";
  std::int64_t occurrences = 20;

  // How a site is gathered; the same names as gather::GatherOptions.
  double rate = 5.0;
  std::int64_t concurrency = 4;
  std::int64_t external_concurrency = 16;
  std::int64_t max_pages = 200'000;
  std::int64_t max_depth = 64;
  std::int64_t max_urls = 5'000'000;
  std::int64_t max_page_bytes = 8 << 20;
  std::int64_t max_asset_bytes = 64 << 20;
  std::int64_t max_attachment_text_bytes = 20 << 20;
  std::int64_t max_total_bytes = 0;
  std::int64_t max_seconds = 0;
  std::int64_t connect_timeout_ms = 10'000;
  std::int64_t head_timeout_ms = 20'000;
  std::int64_t stall_timeout_ms = 20'000;
  std::int64_t transfer_timeout_ms = 300'000;
  std::vector<std::int64_t> gone_pauses_ms{2'000};
  std::vector<std::int64_t> silent_pauses_ms{5'000, 20'000, 50'000};
  std::vector<std::int64_t> failing_pauses_ms{10'000, 60'000};
  std::int64_t reuse_days = 30;
  std::int64_t max_probes = 64;
  bool check_external = true;
  bool obey_robots = true;
  bool use_sitemaps = true;
  bool allow_private = false;
  std::vector<std::string> resolve;
  std::vector<std::string> controls;
  std::string user_agent;
  std::string drop_parameters_file;
  std::int64_t memory_budget_mib = 32;
};

struct ConfigKey {
  std::string_view name;     // gather.rate
  std::string_view meaning;  // one English sentence
  std::variant<std::string Config::*, bool Config::*, double Config::*, std::int64_t Config::*,
               std::vector<std::string> Config::*, std::vector<std::int64_t> Config::*>
      field;
  double min = 0;
  double max = 0;
  std::string_view choices = "";  // words allowed, separated by |
};

// All of them, in the order of xuncha.example.toml.
std::span<const ConfigKey> ConfigKeys();
const ConfigKey* FindConfigKey(std::string_view name);
// gather.rate → XUNCHA_GATHER_RATE.
std::string EnvironmentName(const ConfigKey& key);

// The settings in force and where each came from.
class EffectiveConfig {
 public:
  const Config& values() const { return values_; }

  // The file's text; unknown keys, wrong kinds and ranges are kInvalidArgument with line and key.
  Status ApplyToml(std::string_view toml, const std::string& file);
  // `lookup` gives a variable's value, or nothing.
  Status ApplyEnvironment(
      const std::function<std::optional<std::string>(const std::string&)>& lookup);
  // One value as a flag or variable writes it; lists are separated by commas. `origin` is the
  // flag's or variable's name and words the error.
  Status Set(std::string_view key, std::string_view text, const std::string& origin);
  // Adds to a list.
  Status Append(std::string_view key, const std::vector<std::string>& texts,
                const std::string& origin);

  std::string Origin(std::string_view key) const;  // "default" if nothing was said
  std::string ValueAsToml(const ConfigKey& key) const;

 private:
  Status Check(const ConfigKey& key, const std::string& origin) const;

  Config values_;
  std::map<std::string, std::string, std::less<>> origins_;
};

// The text of xuncha.example.toml: every key, commented, with its default.
std::string ExampleConfig();

// $XDG_DATA_HOME/xuncha, ~/.local/share/xuncha, or ./xuncha-data where there is no home.
std::string DefaultDataDir(
    const std::function<std::optional<std::string>(const std::string&)>& lookup);

}  // namespace xuncha
