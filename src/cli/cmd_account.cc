// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/account_records.h"
#include "app/attachments.h"
#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/id_column.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"

namespace xuncha::cli {
namespace {

std::function<std::string(const model::Message&)> TitleIn(const Context& context) {
  return [&context](const model::Message& message) {
    return context.Say(message.key, message.values);
  };
}

std::string JudgementJson(const workflow::AccountJudgement& judgement) {
  JsonWriter json(1);
  json.BeginObject();
  json.Field("apart", judgement.apart);
  json.FieldOrNull("why", judgement.apart_why);
  json.Key("suspects");
  json.BeginArray();
  for (const workflow::AccountSuspect& suspect : judgement.suspects) {
    json.BeginObject();
    json.Field("check", suspect.problem.check);
    json.Field("confidence", Name(suspect.problem.confidence));
    json.Field("title", suspect.problem.title);
    json.EndObject();
  }
  json.EndArray();
  json.Key("not_observed");
  json.BeginArray();
  for (const auto& [path, why] : judgement.not_observed) {
    json.BeginObject();
    json.Field("path", path);
    json.Field("why", why);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return json.text();
}

void PrintFacts(const Context& context, const WorkDesk& desk, const model::AccountFacts& facts,
                const workflow::AccountJudgement& judgement, WorkOutput& output) {
  const auto tick = [&](model::Tick one) { return context.Say(std::string("tick.") + Name(one)); };
  output.Line(context.Say("account.head", {{"name", Printable(UnitName(desk, facts.account))},
                                           {"id", facts.account},
                                           {"n", std::to_string(facts.round)},
                                           {"by", Printable(facts.by)},
                                           {"day", FormatDay(ChinaDay(facts.at))}}));
  output.Line(context.Say("account.facts", {{"last_post", facts.last_post},
                                            {"from", context.Say(std::string("fact_from.") +
                                                                 Name(facts.last_post_from))},
                                            {"subject", Printable(facts.subject)},
                                            {"interaction", tick(facts.interaction)},
                                            {"filed", tick(facts.filed)},
                                            {"proofs", std::to_string(facts.proofs.size())}}));
  if (facts.read != 0) {
    output.Line(context.Say("account.read", {{"time", FormatChinaTime(facts.read)}}));
    for (const model::AccountPost& post : facts.posts) {
      output.Line(context.Say(
          "account.post",
          {{"day", post.day}, {"title", Printable(post.title)}, {"url", Printable(post.url)}}));
    }
  }
  for (const model::MenuItem& item : facts.menu) {
    output.Line(
        context.Say("account.menu",
                    {{"from", context.Say(std::string("fact_from.") + Name(item.from))},
                     {"path", Printable(app::JoinPath(item.path))},
                     {"type", context.Say(std::string("menu_type.") + Name(item.type))},
                     {"url", Printable(item.url)},
                     {"outcome", item.outcome == model::Outcome::kNone
                                     ? ""
                                     : context.Say(std::string("outcome.") + Name(item.outcome))},
                     {"tick", tick(item.tick)},
                     {"latest", item.latest},
                     {"proofs", std::to_string(item.proofs.size())}}));
  }
  if (judgement.apart) {
    output.Line(context.Say("account.apart",
                            {{"why", context.Say("account_apart." + judgement.apart_why)}}));
  }
  for (const workflow::AccountSuspect& suspect : judgement.suspects) {
    output.Line(context.Say(
        "account.suspect",
        {{"confidence", context.Say(std::string("confidence.") + Name(suspect.problem.confidence))},
         {"title", Printable(suspect.problem.title)}}));
  }
  for (const auto& [path, why] : judgement.not_observed) {
    output.Line(context.Say(
        "account.not_observed",
        {{"path", Printable(path)}, {"why", context.Say("account_not_observed." + why)}}));
  }
}

// What the flags say, written into the facts.
Status TakeFlags(const WorkArgs& work, const std::vector<model::Attachment>& files,
                 const std::string& actor, model::AccountFacts& facts) {
  const auto choice = [](const char* flag, const std::string& text, auto from_name,
                         auto& out) -> Status {
    if (text.empty() || from_name(text, out)) return Ok();
    return InvalidArgument(std::string(flag) + ": '" + text + "' is none of its choices");
  };
  const auto day = [](const char* flag, const std::string& text, std::string& out) -> Status {
    if (text.empty()) return Ok();
    const auto parsed = app::DayOf(text);
    if (!parsed) return InvalidArgument(std::string(flag) + ": '" + text + "' is no day");
    out = *parsed;
    return Ok();
  };
  XC_TRY(day("--last-post", work.last_post, facts.last_post));
  if (!work.last_post.empty()) facts.last_post_from = model::FactFrom::kPerson;
  XC_TRY(choice("--last-post-from", work.last_post_from, model::FactFromFromName,
                facts.last_post_from));
  if (!work.certified.empty()) facts.subject = work.certified;
  XC_TRY(choice("--nature", work.nature, model::SubjectNatureFromName, facts.nature));
  XC_TRY(choice("--interaction", work.interaction, model::TickFromName, facts.interaction));
  XC_TRY(choice("--filed", work.filed, model::TickFromName, facts.filed));
  if (!work.reason.empty()) facts.note = work.reason;
  if (!work.day.empty()) {
    std::string seen;
    XC_TRY(day("--day", work.day, seen));
    if (seen > FormatDay(ChinaDay(facts.at))) {
      return InvalidArgument("--day: " + seen + " is still to come");
    }
    facts.at = std::min(facts.at, *ParseTime(seen + "T12:00"));
  }
  const bool of_menu =
      !work.type.empty() || !work.url.empty() || !work.tick.empty() || !work.latest.empty();
  if (work.path.empty()) {
    if (of_menu) return InvalidArgument("name the menu item with --menu");
    for (const model::Attachment& file : files) app::AddProof(facts.proofs, file);
    return Ok();
  }
  const std::vector<std::string> path = app::SplitPath(work.path);
  if (path.empty()) return InvalidArgument("--menu: '" + work.path + "' names no menu item");
  model::MenuItem& item = app::MenuItemAt(facts, path);
  if (!work.type.empty() || !work.url.empty()) item.from = model::FactFrom::kPerson;
  XC_TRY(choice("--type", work.type, model::MenuTypeFromName, item.type));
  if (!work.url.empty()) {
    const std::string url = app::PageUrl(work.url);
    if (url.empty()) return InvalidArgument("--url: '" + work.url + "' is no web address");
    app::SetMenuUrl(item, url);
  }
  XC_TRY(choice("--tick", work.tick, model::TickFromName, item.tick));
  if (!work.tick.empty()) item.tick_by = actor;
  XC_TRY(day("--latest", work.latest, item.latest));
  for (const model::Attachment& file : files) app::AddProof(item.proofs, file);
  return Ok();
}

}  // namespace

int RunAccountRecord(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", work.round, 1));
    XC_ASSIGN_OR_RETURN(const model::AccountRecord* account,
                        app::AccountAsked(desk.all, context.args.things.front()));
    std::vector<model::Attachment> files;
    for (const std::string& file : work.files) {
      XC_ASSIGN_OR_RETURN(files.emplace_back(), app::KeepAttachment(context.data_dir, file));
    }
    XC_ASSIGN_OR_RETURN(const OfficialWords words, OfficialWords::Load(context.resources));
    XC_ASSIGN_OR_RETURN(
        const app::AccountRecorded done,
        store::InTransaction(*desk.database, [&]() -> Result<app::AccountRecorded> {
          XC_ASSIGN_OR_RETURN(const app::AccountDesk accounts,
                              app::LoadAccountDesk(*desk.database, context.resources, campaign));
          return app::RecordAccount(*desk.database, desk.rules, accounts, account->id, round,
                                    words.OfMessage(), desk.who, [&](model::AccountFacts& facts) {
                                      return TakeFlags(work, files, desk.who.actor, facts);
                                    });
        }));
    WorkOutput output(context, "xuncha.account_record/1");
    if (output.json()) {
      output.Field("written", done.changed ? "true" : "false");
      output.Number("added", done.added);
      output.Number("again", done.again);
      output.Number("withdrawn", done.withdrawn);
      output.Number("quiet", done.quiet);
      output.Field("facts", store::WriteRecord(done.facts));
      output.Field("judgement", JudgementJson(done.judgement));
      output.Records("rows", done.rows);
    } else {
      PrintFacts(context, desk, done.facts, done.judgement, output);
      output.Line(context.Say(done.changed ? "account.written" : "account.same",
                              {{"added", std::to_string(done.added)},
                               {"again", std::to_string(done.again)},
                               {"withdrawn", std::to_string(done.withdrawn)},
                               {"quiet", std::to_string(done.quiet)}}));
    }
    return output.Finish(context);
  });
}

int RunAccountShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(const model::AccountRecord* account,
                        app::AccountAsked(desk.all, context.args.things.front()));
    XC_ASSIGN_OR_RETURN(const app::AccountDesk accounts,
                        app::LoadAccountDesk(*desk.database, context.resources, campaign));
    XC_ASSIGN_OR_RETURN(const auto facts,
                        store::DeskStore(*desk.database).FindFacts(campaign, account->id, round));
    if (!facts) {
      return NotFound(account->id + ": nothing was recorded of it in round " +
                      std::to_string(round));
    }
    XC_ASSIGN_OR_RETURN(const auto judgement,
                        app::JudgeFacts(desk.rules, accounts, *facts, TitleIn(context)));
    XC_ASSIGN_OR_RETURN(const auto rows, app::RowsFor(*desk.database, desk.rules, accounts.context,
                                                      account->id, round));
    WorkOutput output(context, "xuncha.account/1");
    if (output.json()) {
      output.Field("account", store::WriteRecord(*account));
      output.Field("facts", store::WriteRecord(*facts));
      output.Field("judgement", JudgementJson(judgement));
      output.Records("rows", rows);
    } else {
      PrintFacts(context, desk, *facts, judgement, output);
    }
    return output.Finish(context);
  });
}

int RunAccountList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(const auto listed,
                        app::ListAccounts(*desk.database, desk.rules, context.resources, campaign,
                                          round, TitleIn(context)));
    WorkOutput output(context, "xuncha.accounts/1");
    std::size_t recorded = 0;
    JsonWriter json(1);
    json.BeginArray();
    for (const app::ListedAccount& one : listed) {
      const model::AccountRecord& account = *desk.all.AccountById(one.account);
      recorded += one.recorded ? 1U : 0U;
      if (output.json()) {
        json.BeginObject();
        json.Field("account", one.account);
        json.Field("name", account.name);
        json.Field("platform", Name(account.platform));
        json.Field("unit", account.roles.sponsor);
        json.Field("recorded", one.recorded);
        json.Field("checked", one.checked);
        json.FieldOrNull("last_post", one.last_post);
        json.FieldOrNull("last_post_from", one.last_post_from == model::FactFrom::kNone
                                               ? ""
                                               : Name(one.last_post_from));
        json.Field("suspects", one.suspects);
        json.FieldOrNull("apart", one.apart_why);
        json.EndObject();
        continue;
      }
      std::string state = context.Say(one.recorded ? "account.recorded" : "account.to_do");
      if (!one.apart_why.empty()) state = context.Say("account_apart." + one.apart_why);
      output.Line(context.Say(
          "account.line",
          {{"id", IdColumn(one.account, 7)},
           {"name", PadWidth(Printable(account.name), 20)},
           {"platform", context.Say(std::string("platform.") + Name(account.platform))},
           {"unit", Printable(UnitName(desk, account.roles.sponsor))},
           {"state", state},
           {"last_post",
            one.last_post + context.Say(std::string("fact_from.") + Name(one.last_post_from))},
           {"n", std::to_string(one.suspects)}}));
    }
    json.EndArray();
    if (output.json()) {
      output.Field("accounts", json.text());
    } else {
      output.Line(context.Say("account.listed", {{"n", std::to_string(listed.size())},
                                                 {"recorded", std::to_string(recorded)}}));
    }
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
