// SPDX-License-Identifier: Apache-2.0
#include "cli/context.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "app/text_salt.h"
#include "audit/audit.h"
#include "base/file.h"
#include "cli/report_html.h"
#include "cli/report_json.h"
#include "cli/report_text.h"
#include "cli/terminal.h"

namespace xuncha::cli {
namespace {

// The first byte of an error that carries a catalogue's sentence; no message of ours has it.
constexpr char kWorded = '\x01';

const char* ErrorKey(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "error.invalid_argument";
    case ErrorCode::kNotFound:
      return "error.not_found";
    case ErrorCode::kConflict:
      return "error.conflict";
    case ErrorCode::kPermission:
      return "error.permission";
    case ErrorCode::kUnavailable:
      return "error.unavailable";
    case ErrorCode::kNoSpace:
      return "error.no_space";
    case ErrorCode::kCorruption:
      return "error.corruption";
    case ErrorCode::kInternal:
      break;
  }
  return "error.internal";
}

std::string JoinNames(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

bool IsUnknownName(const std::vector<std::string>& known, const std::string& name) {
  return !name.ends_with(".toml") && name.find('/') == std::string::npos &&
         std::find(known.begin(), known.end(), name) == known.end();
}

bool WantsColour() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets variables here
  const char* term = std::getenv("TERM");
  // NOLINTNEXTLINE(concurrency-mt-unsafe)
  return IsTerminal(STDOUT_FILENO) && std::getenv("NO_COLOR") == nullptr && term != nullptr &&
         std::string_view(term) != "dumb";
}

}  // namespace

int Refuse(const Context& context, std::string_view key, const MessageValues& values) {
  WriteErrorLine("xuncha: " + context.Say(key, values));
  return kWrongUsage;
}

Error Worded(const Context& context, ErrorCode code, std::string_view key,
             const MessageValues& values) {
  return {code, kWorded + context.Say(key, values)};
}

Error WordedOf(const Context& context, ErrorCode code, const std::string& name,
               std::string_view key, const MessageValues& values) {
  return {code, kWorded + name + ": " + context.Say(key, values)};
}

int Fail(const Context& context, const Error& error) {
  std::string line = error.message;
  if (!line.starts_with(kWorded)) {
    line = context.Say(ErrorKey(error.code),
                       {{"detail", ReportWords(context.messages).Detail(error.message)}});
  } else {
    line.erase(0, 1);
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  WriteErrorLine("xuncha: " + line);
  return error.code == ErrorCode::kInvalidArgument || error.code == ErrorCode::kNotFound
             ? kWrongUsage
             : kFailed;
}

std::optional<Day> AsOf(const Context& context, int& status) {
  if (context.args.as_of.empty()) return std::nullopt;
  const auto day = ParseDay(context.args.as_of);
  if (!day) {
    status = Refuse(context, "error.bad_day", {{"flag", "--as-of"}, {"value", context.args.as_of}});
  }
  return day;
}

Result<app::Judge> LoadJudge(const Context& context) {
  const Config& config = context.settings();
  const auto worded = [&](std::string_view key, const std::string& name,
                          const std::vector<std::string>& known) {
    return Worded(context, ErrorCode::kNotFound, key,
                  {{"name", name}, {"known", JoinNames(known)}});
  };
  const auto rulebooks = app::KnownRulebooks(context.resources);
  if (IsUnknownName(rulebooks, config.rulebook)) {
    return worded("error.unknown_rulebook", config.rulebook, rulebooks);
  }
  const auto profiles = app::KnownProfiles(context.resources);
  if (IsUnknownName(profiles, config.profile)) {
    return worded("error.unknown_profile", config.profile, profiles);
  }
  return app::LoadJudge(context.resources, config.rulebook, config.profile);
}

Result<app::GatherData> LoadGatherData(const Context& context) {
  XC_ASSIGN_OR_RETURN(const std::string salt, app::TextSalt(context.data_dir));
  return app::LoadGatherData(context.resources, salt);
}

std::string DefaultUserAgent(const std::string& version) {
  return "Mozilla/5.0 (compatible; xuncha/" + version + "; +" XUNCHA_HOME_PAGE ")";
}

gather::GatherOptions GatherOptionsOf(const Config& config, const std::string& version) {
  gather::GatherOptions options;
  const auto u32 = [](std::int64_t value) { return static_cast<std::uint32_t>(value); };
  const auto u64 = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
  options.rate = config.rate;
  options.concurrency = u32(config.concurrency);
  options.external_concurrency = u32(config.external_concurrency);
  options.max_pages = u64(config.max_pages);
  options.max_depth = u32(config.max_depth);
  options.max_urls = u32(config.max_urls);
  options.max_page_bytes = u64(config.max_page_bytes);
  options.max_asset_bytes = u64(config.max_asset_bytes);
  options.max_attachment_text_bytes = u64(config.max_attachment_text_bytes);
  options.max_total_bytes = u64(config.max_total_bytes);
  options.max_seconds = u32(config.max_seconds);
  options.connect_timeout_ms = u32(config.connect_timeout_ms);
  options.head_timeout_ms = u32(config.head_timeout_ms);
  options.stall_timeout_ms = u32(config.stall_timeout_ms);
  options.transfer_timeout_ms = u32(config.transfer_timeout_ms);
  options.gone_pauses_ms = config.gone_pauses_ms;
  options.silent_pauses_ms = config.silent_pauses_ms;
  options.failing_pauses_ms = config.failing_pauses_ms;
  options.reuse_days = u32(config.reuse_days);
  options.max_probes = u32(config.max_probes);
  options.check_external = config.check_external;
  options.obey_robots = config.obey_robots;
  options.use_sitemaps = config.use_sitemaps;
  options.allow_private = config.allow_private;
  options.resolve = config.resolve;
  options.controls = config.controls;
  options.user_agent = config.user_agent.empty() ? DefaultUserAgent(version) : config.user_agent;
  options.drop_parameters_file = config.drop_parameters_file;
  options.memory_budget = static_cast<std::size_t>(config.memory_budget_mib) << 20;
  return options;
}

gather::CurlFetcherOptions FetcherOptionsOf(const gather::GatherOptions& options) {
  gather::CurlFetcherOptions curl;
  curl.connect_timeout_ms = options.connect_timeout_ms;
  curl.head_timeout_ms = options.head_timeout_ms;
  curl.stall_timeout_ms = options.stall_timeout_ms;
  curl.transfer_timeout_ms = options.transfer_timeout_ms;
  curl.max_connections = options.concurrency + options.external_concurrency + 16;
  curl.allow_private = options.allow_private;
  curl.resolve = options.resolve;
  curl.user_agent = options.user_agent;
  return curl;
}

Result<std::unique_ptr<gather::Fetcher>> MakeFetcher(const Context& context) {
  return gather::CurlFetcher::Create(
      FetcherOptionsOf(GatherOptionsOf(context.settings(), context.version)), *context.clock);
}

Result<store::DataFolder> OpenData(const Context& context) {
  auto folder = store::DataFolder::Open(context.data_dir);
  if (!folder && folder.error().code == ErrorCode::kNotFound) {
    return Worded(context, ErrorCode::kNotFound, "error.no_snapshot", {{"data", context.data_dir}});
  }
  return folder;
}

std::size_t OccurrencesWanted(const Context& context) {
  return context.args.all ? audit::kAllOccurrences
                          : static_cast<std::size_t>(context.settings().occurrences);
}

TextStyle TerminalStyle() {
  constexpr std::size_t kPlainColumns = 80;
  constexpr std::size_t kMostColumns = 100;
  TextStyle style;
  style.colour = WantsColour();
  style.columns =
      std::clamp<std::size_t>(TerminalColumns(STDOUT_FILENO, kPlainColumns), 60, kMostColumns);
  return style;
}

int PrintReport(const Context& context, const model::Report& report) {
  const Config& config = context.settings();
  const ReportWords words(context.messages);
  ReportOptions options;
  options.max_occurrences = static_cast<std::size_t>(config.occurrences);
  options.everything = context.args.all;
  // The version that gathered, not the one that runs: a stored report repeats its bytes.
  options.tool_version = report.snapshot.tool_version;
  std::string text;
  if (config.format == "json") {
    text = WriteReportJson(report, words, options);
  } else if (config.format == "html") {
    text = WriteReportHtml(report, words, options);
  } else {
    const TextStyle style = context.args.out.empty() ? TerminalStyle() : TextStyle{};
    text = WriteReportText(report, words, options, style);
  }
  const Status written =
      context.args.out.empty() ? WriteOut(text) : WriteFileAtomically(context.args.out, text);
  if (!written) return Fail(context, written.error());
  return CallsForAction(report, config.fail_on) ? kFound : kNothingToDo;
}

}  // namespace xuncha::cli
