// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>

#include "app/fetch_accounts.h"
#include "app/platform_credentials.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "gather/curl_fetcher.h"
#include "workflow/platform_interface.h"

namespace xuncha::cli {
namespace {

constexpr const char* kInterfaceFile = "data/platform_interfaces.toml";
constexpr std::int64_t kMostTransferMs = 60'000;  // of an answer of some KiB

// Verifies certificates: what is sent are secrets.
Result<std::unique_ptr<gather::Fetcher>> MakeInterfaceFetcher(const Context& context) {
  gather::CurlFetcherOptions curl =
      FetcherOptionsOf(GatherOptionsOf(context.settings(), context.version));
  curl.transfer_timeout_ms =
      std::min(curl.transfer_timeout_ms, static_cast<std::uint32_t>(kMostTransferMs));
  curl.max_connections = 4;
  curl.verify_tls = true;
  return gather::CurlFetcher::Create(std::move(curl), *context.clock);
}

void MenuJson(const app::FetchedAccount& one, JsonWriter& json) {
  json.Key("menu");
  if (!one.reading.menu) {
    json.Null();
    return;
  }
  json.BeginObject();
  json.Field("open", one.reading.menu->open);
  json.Field("items", one.reading.menu->items.size());
  json.Field("unknown", one.reading.menu->unknown);
  json.Field("twice", one.reading.menu->twice);
  json.EndObject();
}

void PostsJson(const app::FetchedAccount& one, JsonWriter& json) {
  const app::InterfaceReading& reading = one.reading;
  json.Key("posts");
  json.BeginArray();
  for (const model::AccountPost& post : reading.posts) {
    json.BeginObject();
    json.Field("day", post.day);
    json.FieldOrNull("title", post.title);
    json.FieldOrNull("url", post.url);
    json.EndObject();
  }
  json.EndArray();
  json.Field("listed", reading.listed);
  if (reading.total >= 0) {
    json.Field("total", reading.total);
  } else {
    json.NullField("total");
  }
  json.Field("whole", reading.whole);
  json.Field("undated", reading.undated);
  json.Field("future", reading.future);
  json.Field("deleted", reading.deleted);
}

std::string FetchedJson(const std::vector<app::FetchedAccount>& all) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::FetchedAccount& one : all) {
    json.BeginObject();
    json.Field("account", one.account);
    json.FieldOrNull("interface", one.interface_id);
    json.Field("result", Name(one.result));
    json.FieldOrNull("why", one.why);
    json.FieldOrNull("says", one.says);
    json.Field("written", one.changed);
    const model::AccountFacts& facts = one.recorded.facts;
    json.FieldOrNull("last_post", facts.last_post);
    json.FieldOrNull("last_post_from", facts.last_post_from == model::FactFrom::kNone
                                           ? ""
                                           : Name(facts.last_post_from));
    json.FieldOrNull("read", facts.read == 0 ? "" : FormatChinaTime(facts.read));
    PostsJson(one, json);
    MenuJson(one, json);
    json.Key("differences");
    json.BeginArray();
    for (const app::FetchDifference& difference : one.differences) {
      json.BeginObject();
      json.Field("what", difference.what);
      json.FieldOrNull("path", difference.path);
      json.FieldOrNull("recorded", difference.recorded);
      json.FieldOrNull("listed", difference.listed);
      json.EndObject();
    }
    json.EndArray();
    json.Field("added", one.recorded.added);
    json.Field("again", one.recorded.again);
    json.Field("withdrawn", one.recorded.withdrawn);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

void PrintReading(const Context& context, const app::FetchedAccount& one, WorkOutput& output) {
  const app::InterfaceReading& reading = one.reading;
  if (reading.posts.empty()) {
    output.Line(context.Say("account_fetch.no_posts"));
  } else {
    const model::AccountPost& newest = reading.posts.front();
    output.Line(context.Say(
        "account_fetch.newest",
        {{"day", newest.day}, {"title", Printable(newest.title)}, {"url", Printable(newest.url)}}));
  }
  if (!reading.whole && one.recorded.facts.last_post_from == model::FactFrom::kPlatform) {
    output.Line(context.Say("account_fetch.not_whole",
                            {{"listed", std::to_string(reading.listed)},
                             {"total", reading.total < 0 ? "?" : std::to_string(reading.total)}}));
  }
  const std::array<std::pair<const char*, std::size_t>, 3> left_out{
      {{"undated", reading.undated}, {"future", reading.future}, {"deleted", reading.deleted}}};
  for (const auto& [why, n] : left_out) {
    if (n == 0) continue;
    output.Line(context.Say(std::string("account_fetch.") + why, {{"n", std::to_string(n)}}));
  }
  if (reading.menu) {
    output.Line(context.Say(reading.menu->open ? "account_fetch.menu" : "account_fetch.menu_off",
                            {{"n", std::to_string(reading.menu->items.size())}}));
    for (const std::string& entry : reading.menu->unknown) {
      output.Line(context.Say("account_fetch.unknown_type", {{"entry", Printable(entry)}}));
    }
    for (const std::string& entry : reading.menu->twice) {
      output.Line(context.Say("account_fetch.twice", {{"entry", Printable(entry)}}));
    }
  }
  for (const app::FetchDifference& difference : one.differences) {
    const std::string none = context.Say("account_fetch.none");
    output.Line(
        context.Say("account_fetch." + difference.what,
                    {{"path", Printable(difference.path)},
                     {"recorded", Printable(difference.recorded)},
                     {"listed", difference.listed.empty() ? none : Printable(difference.listed)}}));
  }
}

void PrintFetched(const Context& context, const WorkDesk& desk,
                  const std::vector<app::FetchedAccount>& all, WorkOutput& output) {
  std::array<std::size_t, 4> counts{};
  std::size_t added = 0;
  const ReportWords words(context.messages);
  for (const app::FetchedAccount& one : all) {
    ++counts.at(static_cast<std::size_t>(one.result));
    added += one.recorded.added;
    output.Line(
        context.Say("account_fetch.line",
                    {{"name", Printable(UnitName(desk, one.account))},
                     {"id", one.account},
                     {"result", context.Say(std::string("fetch_result.") + Name(one.result))},
                     {"last_post", one.recorded.facts.last_post}}));
    if (!one.why.empty()) {
      output.Line(context.Say("account_fetch.why", {{"why", context.Say("fetch_why." + one.why)},
                                                    {"says", Printable(words.Detail(one.says))}}));
    }
    if (one.result <= app::FetchResult::kPartly) PrintReading(context, one, output);
  }
  output.Line(context.Say("account_fetch.sum", {{"read", std::to_string(counts[0])},
                                                {"partly", std::to_string(counts[1])},
                                                {"failed", std::to_string(counts[2])},
                                                {"not_asked", std::to_string(counts[3])},
                                                {"added", std::to_string(added)}}));
}

// Tells standard error which account is asked; nothing with --quiet.
std::function<void(const std::string&, std::size_t, std::size_t)> Watcher(const Context& context,
                                                                          const WorkDesk& desk) {
  if (context.args.quiet) return nullptr;
  return [&](const std::string& account, std::size_t at, std::size_t of) {
    const std::string line =
        context.Say("account_fetch.at", {{"name", Printable(UnitName(desk, account))},
                                         {"i", std::to_string(at)},
                                         {"n", std::to_string(of)}});
    std::fprintf(stderr, "%s\n", line.c_str());
  };
}

}  // namespace

int RunAccountFetch(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    app::AccountFetchRequest request;
    XC_ASSIGN_OR_RETURN(request.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(request.round, NumberAsked("--round", context.args.work.round, 1));
    for (const std::string& asked : context.args.things) {
      XC_ASSIGN_OR_RETURN(const model::AccountRecord* account, app::AccountAsked(desk.all, asked));
      request.accounts.push_back(account->id);
    }
    request.actor = desk.who.actor;
    if (context.args.work.file.empty()) {
      return InvalidArgument("name the file of credentials with --credentials");
    }
    XC_ASSIGN_OR_RETURN(const std::string toml, context.resources.Read(kInterfaceFile));
    XC_ASSIGN_OR_RETURN(const auto interfaces,
                        workflow::ParsePlatformInterfaces(toml, kInterfaceFile));
    XC_ASSIGN_OR_RETURN(const app::PlatformCredentials credentials,
                        app::ReadPlatformCredentials(context.args.work.file, interfaces, desk.all));
    XC_ASSIGN_OR_RETURN(const auto fetcher, MakeInterfaceFetcher(context));
    XC_ASSIGN_OR_RETURN(const OfficialWords words, OfficialWords::Load(context.resources));
    const app::AccountFetchTools tools{
        *desk.database, desk.rules,        context.resources,     *fetcher,
        *context.clock, words.OfMessage(), Watcher(context, desk)};
    const InterruptGuard interrupts;
    XC_ASSIGN_OR_RETURN(const auto all,
                        app::FetchAccounts(request, credentials, tools, interrupts.stop()));
    WorkOutput output(context, "xuncha.account_fetch/1");
    if (output.json()) {
      output.Field("accounts", FetchedJson(all));
    } else {
      PrintFetched(context, desk, all, output);
    }
    const bool whole = std::all_of(all.begin(), all.end(), [](const app::FetchedAccount& one) {
      return one.result == app::FetchResult::kRead || one.why == "not_drawn";
    });
    return output.Finish(context, whole ? kNothingToDo : kFailed);
  });
}

}  // namespace xuncha::cli
