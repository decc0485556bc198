// SPDX-License-Identifier: Apache-2.0
//
// What every command works with, built once by wiring.cc, and how failures become exit statuses.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/judge.h"
#include "base/config.h"
#include "base/log.h"
#include "base/messages.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "cli/args.h"
#include "cli/report_text.h"
#include "cli/report_words.h"
#include "gather/curl_fetcher.h"
#include "gather/fetcher.h"
#include "gather/gatherer.h"
#include "model/finding.h"
#include "store/data_folder.h"

namespace xuncha::cli {

// docs/report.md, "Exit status".
enum ExitStatus : int { kNothingToDo = 0, kFailed = 1, kFound = 2, kWrongUsage = 3 };

struct Context {
  Args args;
  EffectiveConfig config;
  std::string config_file;  // "" = none was read
  std::string data_dir;     // never empty
  std::string version;
  Messages messages{Language::kChinese};
  Resources resources;
  std::unique_ptr<Clock> clock;
  std::unique_ptr<Log> log;

  const Config& settings() const { return config.values(); }
  std::string Say(std::string_view key, const MessageValues& values = {}) const {
    return messages.Get(key, values);
  }
};

// Prints the line and gives the status of wrong usage.
int Refuse(const Context& context, std::string_view key, const MessageValues& values);
// An error whose sentence stands in the catalogue: the key's text with its values.
Error Worded(const Context& context, ErrorCode code, std::string_view key,
             const MessageValues& values = {});
// The same, behind the name of what it is of: "scan.pdf: …".
Error WordedOf(const Context& context, ErrorCode code, const std::string& name,
               std::string_view key, const MessageValues& values = {});
// Prints the error in the language and gives its status: as it is if it is worded, else within the
// sentence for its code.
int Fail(const Context& context, const Error& error);

// --as-of; nothing if it was not given. On a wrong one `status` is set and the line printed.
std::optional<Day> AsOf(const Context& context, int& status);

// Rulebook and profile in force; names that do not exist are answered with those that do.
Result<app::Judge> LoadJudge(const Context& context);
// What gathering goes by, with the data folder's own salt for digests of personal data.
Result<app::GatherData> LoadGatherData(const Context& context);
// What we call ourselves to servers: honest, with an address that explains us.
std::string DefaultUserAgent(const std::string& version);
gather::GatherOptions GatherOptionsOf(const Config& config, const std::string& version);
// Bounds, addresses and name as the settings say.
gather::CurlFetcherOptions FetcherOptionsOf(const gather::GatherOptions& options);
Result<std::unique_ptr<gather::Fetcher>> MakeFetcher(const Context& context);
Result<store::DataFolder> OpenData(const Context& context);

// Colour and width of standard output: 80 columns where it is no terminal.
TextStyle TerminalStyle();

// Writes the report in the form and to the place asked for, and gives the exit status that it
// calls for.
int PrintReport(const Context& context, const model::Report& report);
std::size_t OccurrencesWanted(const Context& context);

}  // namespace xuncha::cli
