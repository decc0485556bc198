// SPDX-License-Identifier: Apache-2.0
#include "cli/work.h"

#include <charconv>
#include <cstdio>

#include "app/account_records.h"
#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "base/text_width.h"
#include "cli/platform.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"

namespace xuncha::cli {

std::optional<WorkDesk> OpenDesk(Context& context, int& status) {
  if (context.args.format.empty()) context.args.format = "text";
  if (!FormatIs(context, context.args.format, "text|json")) {
    status = kWrongUsage;
    return std::nullopt;
  }
  WorkDesk desk;
  const auto open = [&]() -> Status {
    XC_ASSIGN_OR_RETURN(desk.rules, app::LoadWorkRules(context.resources));
    XC_ASSIGN_OR_RETURN(desk.database, OpenPlatform(context));
    store::InventoryStore inventory(*desk.database);
    XC_ASSIGN_OR_RETURN(desk.all, app::Register::Load(inventory, app::Register::Columns::kNone));
    return Ok();
  };
  if (const Status opened = open(); !opened) {
    status = Fail(context, opened.error());
    return std::nullopt;
  }
  desk.who = {Actor(context), context.clock->Now(), context.args.work.reason};
  return desk;
}

int AtDesk(Context& context, const std::function<Result<int>(WorkDesk& desk)>& work) {
  int status = kNothingToDo;
  std::optional<WorkDesk> desk = OpenDesk(context, status);
  if (!desk) return status;
  const Result<int> done = work(*desk);
  return done ? *done : Fail(context, done.error());
}

namespace {

// Of its rounds, else of its monitoring.
const std::string& LastDay(const model::Campaign& campaign) {
  return campaign.rounds.empty() ? campaign.monitoring_point : campaign.rounds.back().until;
}

}  // namespace

Result<std::string> CampaignAsked(const Context& context, WorkDesk& desk) {
  if (!context.args.work.campaign.empty()) return context.args.work.campaign;
  XC_ASSIGN_OR_RETURN(const auto campaigns, store::CampaignStore(*desk.database).Campaigns());
  std::string open;
  for (const model::Campaign& campaign : campaigns) {
    if (campaign.state != model::CampaignState::kOpen) continue;
    if (!open.empty()) {
      return Worded(context, ErrorCode::kInvalidArgument, "campaign.several_open");
    }
    open = campaign.id;
  }
  if (open.empty()) return Worded(context, ErrorCode::kInvalidArgument, "campaign.none_open");
  return open;
}

Result<std::string> CampaignOrIssued(const Context& context, WorkDesk& desk) {
  if (!context.args.work.campaign.empty()) return context.args.work.campaign;
  XC_ASSIGN_OR_RETURN(const auto campaigns, store::CampaignStore(*desk.database).Campaigns());
  const model::Campaign* last = nullptr;
  for (const model::Campaign& campaign : campaigns) {
    if (campaign.state == model::CampaignState::kOpen) return CampaignAsked(context, desk);
    const bool out = campaign.state == model::CampaignState::kFrozen ||
                     campaign.state == model::CampaignState::kIssued;
    if (out && (last == nullptr || LastDay(*last) <= LastDay(campaign))) last = &campaign;
  }
  if (last == nullptr) return CampaignAsked(context, desk);
  if (!context.args.quiet) {
    const std::string line =
        context.Say("campaign.taken",
                    {{"id", Printable(last->id)},
                     {"name", Printable(last->name)},
                     {"state", context.Say(std::string("campaign_state.") + Name(last->state))}});
    std::fprintf(stderr, "%s\n", line.c_str());
  }
  return last->id;
}

Result<std::string> UnitAsked(const WorkDesk& desk, const std::string& text) {
  if (text.empty() || desk.all.UnitById(text) != nullptr) return text;
  const model::Unit* unit = desk.all.UnitByName(text);
  if (unit == nullptr) return NotFound(text + ": no such unit, or several; write its full name");
  return unit->id;
}

Result<std::string> SubjectAsked(const WorkDesk& desk, const std::string& text) {
  const app::Register& all = desk.all;
  if (text.empty() || all.SiteById(text) != nullptr || all.AccountById(text) != nullptr ||
      all.UnitById(text) != nullptr) {
    return text;
  }
  const model::SiteRecord* site = all.SiteByCode(text);
  if (site == nullptr) site = all.SiteByName(text);
  if (site == nullptr && text.find('.') != std::string::npos) {
    site = all.SiteByHome(app::PageUrl(text));
  }
  if (site != nullptr) return site->id;
  const auto account = app::AccountAsked(all, text);
  if (account) return (*account)->id;
  if (account.error().code != ErrorCode::kNotFound) return account.error();
  return NotFound(text + ": no such site or account");
}

Result<std::vector<std::string>> SubjectsAsked(const WorkDesk& desk,
                                               const std::vector<std::string>& texts) {
  std::vector<std::string> ids;
  for (const std::string& text : texts) {
    XC_ASSIGN_OR_RETURN(ids.emplace_back(), SubjectAsked(desk, text));
  }
  return ids;
}

Result<std::string> ClassAsked(const WorkDesk& desk, const std::string& text) {
  if (text.empty()) return text;
  std::string known;
  for (const workflow::ProblemClass& one : desk.rules.classes.all()) {
    if (text == one.id || text == one.name_zh || text == one.name_en) return one.id;
    known.append(known.empty() ? "" : ", ").append(one.id);
  }
  return InvalidArgument("'" + text + "' is no problem class; known: " + known);
}

Result<int> NumberAsked(const char* flag, const std::string& text, int otherwise) {
  if (text.empty()) return otherwise;
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || next != end || number < 0) {
    return InvalidArgument(std::string(flag) + ": '" + text + "' is no whole number");
  }
  return number;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

void AddMessage(JsonWriter& json, const model::Message& message) {
  json.Field("key", message.key);
  json.Key("values");
  json.BeginObject();
  for (const auto& [name, value] : message.values) json.Field(name, value);
  json.EndObject();
}

std::string ImportEnding(const Context& context, bool written, std::size_t taken,
                         std::size_t wrong) {
  const bool skips = context.args.skip_wrong;
  std::string key = written ? "written" : "nothing";
  if (context.args.dry_run) {
    key = wrong == 0 ? "dry" : (skips ? "dry_rest" : "dry_refused");
  } else if (wrong > 0) {
    key = written ? "rest" : (skips ? "skipped" : "refused");
  }
  return context.Say("import_end." + key,
                     {{"taken", std::to_string(taken)}, {"wrong", std::to_string(wrong)}});
}

std::string ColumnsNotRead(const Context& context, const std::vector<std::string>& headers) {
  if (headers.empty()) return "";
  std::string names;
  for (const std::string& header : headers) {
    names.append(names.empty() ? "" : "、").append(Printable(header));
  }
  return context.Say("inventory.unknown_columns", {{"names", names}});
}

std::string UnitName(const WorkDesk& desk, std::string_view id) {
  return app::SubjectName(desk.all, id);
}

WorkOutput::WorkOutput(const Context& context, const char* schema)
    : json_(context.args.format == "json") {
  if (!json_) return;
  output_.Add("{\"schema\": ");
  std::string text;
  AppendJsonString(text, schema);
  output_.Add(text);
}

void WorkOutput::Field(std::string_view name, std::string_view value) {
  std::string text = ",\n ";
  AppendJsonString(text, name);
  text.append(": ").append(value);
  output_.Add(text);
}

void WorkOutput::Texts(std::string_view name, const std::vector<std::string>& values) {
  std::string list = "[";
  for (const std::string& value : values) {
    if (list.size() > 1) list.append(", ");
    AppendJsonString(list, value);
  }
  Field(name, list.append("]"));
}

void WorkOutput::Text(std::string_view name, std::string_view value) {
  std::string text;
  AppendJsonString(text, value);
  Field(name, text);
}

int WorkOutput::Finish(const Context& context, int status) {
  if (json_) output_.Add("}\n");
  const Status written = output_.Finish();
  return written ? status : Fail(context, written.error());
}

}  // namespace xuncha::cli
