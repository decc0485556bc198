// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/office_figures.h"
#include "app/text_salt.h"
#include "base/json.h"
#include "base/text_width.h"
#include "bulletin/number_words.h"
#include "cli/commands.h"
#include "cli/fault_json.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/campaign_store.h"

namespace xuncha::cli {
namespace {

using workflow::Items;

constexpr std::size_t kRemarksShown = 20;

std::string FaultsJson(const Context& context, const std::vector<app::TableFault>& faults) {
  JsonWriter json(1);
  const auto place = [](JsonWriter& out, const app::TableFault& one) {
    out.Field("row", one.row);
    out.FieldOrNull("column", one.column);
  };
  WriteFaults(context, faults, place, json);
  return json.Take();
}

// Where, unless it is of the whole file, and what.
std::string FaultLine(const Context& context, const std::string& file, const app::TableFault& one,
                      const char* key) {
  const std::string what = Printable(context.Say(one.fault.key, one.fault.values));
  if (one.row == 0) return Printable(file) + context.Say("published.colon") + what;
  return context.Say(key, {{"file", Printable(file)},
                           {"row", std::to_string(one.row)},
                           {"column", Printable(one.column)},
                           {"what", what}});
}

int PrintTaken(const Context& context, const app::TableTaken& taken) {
  WorkOutput output(context, "xuncha.table_import/1");
  const int status = taken.wrong > 0 ? kFound : kNothingToDo;
  const std::string file = app::LastPart(context.args.things.front());
  if (output.json()) {
    output.Field("written", taken.written ? "true" : "false");
    output.Number("added", taken.added);
    output.Number("same", taken.same);
    output.Number("wrong", taken.wrong);
    output.Field("faults", FaultsJson(context, taken.faults));
    output.Field("remarks", FaultsJson(context, taken.remarks));
    output.Texts("unknown_columns", taken.unknown_columns);
    return output.Finish(context, status);
  }
  for (const app::TableFault& one : taken.faults) {
    output.Line(FaultLine(context, file, one, "published.fault"));
  }
  std::size_t remarks = 0;
  for (const app::TableFault& one : taken.remarks) {
    if (++remarks > kRemarksShown) break;
    output.Line(FaultLine(context, file, one, "published.remark"));
  }
  if (remarks > kRemarksShown) {
    output.Line(context.Say("published.more_remarks",
                            {{"n", std::to_string(taken.remarks.size() - kRemarksShown)}}));
  }
  if (const std::string line = ColumnsNotRead(context, taken.unknown_columns); !line.empty()) {
    output.Line(line);
  }
  for (const std::string& note : taken.notes) output.Line(Printable(note));
  output.Line(context.Say("published.sum", {{"added", std::to_string(taken.added)},
                                            {"same", std::to_string(taken.same)},
                                            {"wrong", std::to_string(taken.wrong)}}));
  output.Line(ImportEnding(context, taken.written, taken.added, taken.wrong));
  return output.Finish(context, status);
}

app::TableRequest RequestOf(const Context& context) {
  return {context.args.things.front(), context.args.dry_run, context.args.skip_wrong};
}

struct Shown {
  std::unique_ptr<app::OfficeFigures> figures;
  std::string unit;  // id; "" = all
};

Result<Shown> FiguresAsked(const Context& context, WorkDesk& desk) {
  Shown shown;
  XC_ASSIGN_OR_RETURN(const std::string id, CampaignOrIssued(context, desk));
  XC_ASSIGN_OR_RETURN(shown.unit, UnitAsked(desk, context.args.work.unit));
  XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                      store::CampaignStore(*desk.database).Find(id));
  const std::string& from = context.args.work.from;
  if (!from.empty() && !ParseDay(from)) return InvalidArgument("--from \"" + from + "\" is no day");
  XC_ASSIGN_OR_RETURN(shown.figures, app::OfficeFiguresOf(*desk.database, desk.rules,
                                                          context.resources, campaign, from));
  return shown;
}

template <class Record>
std::vector<std::string> IdsOf(const std::vector<const Record*>& records) {
  std::vector<std::string> ids;
  ids.reserve(records.size());
  for (const Record* record : records) ids.push_back(record->id);
  return ids;
}

void WindowJson(const app::FigureWindow& window, JsonWriter& json) {
  json.Field("from", window.from);
  json.Field("until", window.until);
}

// Items of which the ids alone say nothing: what they are and where.
void ItemsJson(std::string_view name, const Items& items, JsonWriter& json) {
  json.Key(name);
  json.BeginArray();
  for (const model::PublishedItem* item : items) {
    json.BeginObject();
    json.Field("id", item->id);
    json.Field("published", item->published);
    json.Field("first_seen", FormatDay(ChinaDay(item->first_seen)));
    json.Field("title", item->title);
    json.FieldOrNull("url", item->url);
    json.EndObject();
  }
  json.EndArray();
}

std::string UnitsJson(const WorkDesk& desk, const Shown& shown) {
  JsonWriter json(1);
  json.BeginArray();
  for (const workflow::UnitItems& row : shown.figures->units) {
    if (!shown.unit.empty() && row.unit != shown.unit) continue;
    json.BeginObject();
    json.Field("unit", row.unit);
    json.Field("name", UnitName(desk, row.unit));
    json.Field("items", static_cast<std::int64_t>(row.counted().size()));
    json.Field("from", Name(row.from));
    json.Field("records", IdsOf(row.counted()));
    json.Field("own", static_cast<std::int64_t>(row.own.size()));
    json.Field("reported", static_cast<std::int64_t>(row.reported.size()));
    json.Field("late", IdsOf(row.late));
    json.Field("bulk", IdsOf(row.bulk));
    json.Field("only_own", IdsOf(row.only_own));
    json.Field("only_reported", IdsOf(row.only_reported));
    ItemsJson("late_items", row.late, json);
    ItemsJson("only_own_items", row.only_own, json);
    ItemsJson("only_reported_items", row.only_reported, json);
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

std::string ClassesJson(const app::OfficeFigures& figures) {
  JsonWriter json(1);
  json.BeginArray();
  for (const workflow::ClassItems& row : figures.classes) {
    json.BeginObject();
    json.Field("name", row.klass->name);
    json.Field("measure", row.klass->measure);
    json.Field("records", IdsOf(row.items));
    json.EndObject();
  }
  json.EndArray();
  return json.Take();
}

std::string ItemLine(const Context& context, const char* key, const model::PublishedItem& item) {
  return context.Say(key, {{"id", item.id},
                           {"day", item.published},
                           {"title", Printable(item.title)},
                           {"url", item.url.empty() ? "" : "  " + Printable(item.url)},
                           {"seen", FormatDay(ChinaDay(item.first_seen))}});
}

// Under a head of their own.
void PrintItems(const Context& context, const Items& items, WorkOutput& output, const char* head) {
  if (items.empty()) return;
  output.Line(context.Say(head, {{"n", std::to_string(items.size())}}));
  for (const model::PublishedItem* item : items) {
    output.Line(ItemLine(context, "published.item", *item));
  }
}

void PrintLate(const Context& context, const workflow::UnitItems& row, WorkOutput& output) {
  for (const model::PublishedItem* item : row.late) {
    const bool bulk = std::find(row.bulk.begin(), row.bulk.end(), item) != row.bulk.end();
    output.Line(ItemLine(context, bulk ? "published.bulk_item" : "published.late_item", *item));
  }
}

void PrintUnit(const Context& context, const WorkDesk& desk, const workflow::UnitItems& row,
               std::size_t rank, bool lists, WorkOutput& output) {
  const auto count = [](const Items& items) { return std::to_string(items.size()); };
  output.Line(
      context.Say("published.unit", {{"n", std::to_string(rank)},
                                     {"name", Printable(UnitName(desk, row.unit))},
                                     {"items", count(row.counted())},
                                     {"part", context.Say(std::string("part.") + Name(row.from))},
                                     {"own", count(row.own)},
                                     {"reported", count(row.reported)}}));
  if (!row.late.empty()) {
    output.Line(context.Say("published.late", {{"n", count(row.late)}, {"bulk", count(row.bulk)}}));
    if (lists) PrintLate(context, row, output);
  }
  if (lists) {
    PrintItems(context, row.only_own, output, "published.only_own");
    PrintItems(context, row.only_reported, output, "published.only_reported");
    PrintItems(context, row.counted(), output, "published.counted");
  } else if (!row.only_own.empty() || !row.only_reported.empty()) {
    output.Line(context.Say("published.differ", {{"own", count(row.only_own)},
                                                 {"reported", count(row.only_reported)}}));
  }
}

std::string Days(const std::optional<int>& days) { return days ? std::to_string(*days) : "—"; }

std::string MessagesJson(const WorkDesk& desk, const workflow::MessageFigures& figures) {
  JsonWriter json(1);
  json.BeginObject();
  for (const auto& [key, list] :
       {std::pair{"accepted", &figures.accepted}, std::pair{"closed", &figures.closed},
        std::pair{"on_time", &figures.on_time}, std::pair{"late", &figures.late},
        std::pair{"open", &figures.open}, std::pair{"overdue", &figures.overdue},
        std::pair{"invalid", &figures.invalid}, std::pair{"rejected", &figures.rejected},
        std::pair{"right", &figures.right}, std::pair{"wrong", &figures.wrong}}) {
    json.Field(key, IdsOf(*list));
  }
  json.Field("median_days", figures.median_days ? *figures.median_days : -1);
  json.Field("fast_units", figures.fast);
  json.Key("units");
  json.BeginArray();
  for (const workflow::UnitMessages& unit : figures.units) {
    json.BeginObject();
    json.Field("unit", unit.unit);
    json.Field("name", UnitName(desk, unit.unit));
    json.Field("accepted", IdsOf(unit.accepted));
    json.Field("closed", IdsOf(unit.closed));
    json.Field("median_days", unit.median_days ? *unit.median_days : -1);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return json.Take();
}

void PrintMessages(const Context& context, const WorkDesk& desk, const Shown& shown,
                   WorkOutput& output) {
  const workflow::MessageFigures& figures = shown.figures->message_figures;
  const app::FigureWindow& window = shown.figures->message_window;
  const auto count = [](const workflow::Messages& list) { return std::to_string(list.size()); };
  // As the bulletin prints it.
  const std::string rate = figures.accepted.empty()
                               ? "—"
                               : bulletin::Percent(bulletin::BasisPoints(figures.closed.size(),
                                                                         figures.accepted.size()));
  output.Line(context.Say("published.messages", {{"from", window.from},
                                                 {"until", window.until},
                                                 {"accepted", count(figures.accepted)},
                                                 {"invalid", count(figures.invalid)},
                                                 {"closed", count(figures.closed)},
                                                 {"rate", rate},
                                                 {"on_time", count(figures.on_time)},
                                                 {"late", count(figures.late)},
                                                 {"open", count(figures.open)},
                                                 {"overdue", count(figures.overdue)},
                                                 {"median", Days(figures.median_days)}}));
  const workflow::MessageFigures& reports = shown.figures->error_report_figures;
  output.Line(context.Say("published.reports", {{"from", window.from},
                                                {"until", window.until},
                                                {"accepted", count(reports.accepted)},
                                                {"on_time", count(reports.on_time)},
                                                {"right", count(reports.right)},
                                                {"wrong", count(reports.wrong)},
                                                {"rejected", count(reports.rejected)}}));
  for (const workflow::UnitMessages& unit : figures.units) {
    if (!shown.unit.empty() && unit.unit != shown.unit) continue;
    output.Line(context.Say("published.of_unit", {{"name", Printable(UnitName(desk, unit.unit))},
                                                  {"accepted", count(unit.accepted)},
                                                  {"closed", count(unit.closed)},
                                                  {"median", Days(unit.median_days)}}));
    if (shown.unit.empty()) continue;
    for (const model::CitizenMessage* one : unit.accepted) {
      output.Line(context.Say("published.message", {{"id", one->id},
                                                    {"day", one->received},
                                                    {"channel", Printable(one->channel)},
                                                    {"title", Printable(one->title)}}));
    }
  }
  std::vector<std::string> names;
  names.reserve(figures.fast.size());
  for (const std::string& unit : figures.fast) names.push_back(UnitName(desk, unit));
  if (!names.empty()) {
    output.Line(context.Say("published.fast", {{"names", Printable(Joined(names))}}));
  }
}

}  // namespace

int RunDisclosureImport(Context& context) {
  model::ItemPart part = model::ItemPart::kReported;
  const std::string& asked = context.args.kind;
  if (!asked.empty() && (!model::ItemPartFromName(asked, part) || part == model::ItemPart::kOwn)) {
    return Refuse(context, "error.part", {{"value", asked}});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string unit, UnitAsked(desk, context.args.work.unit));
    XC_ASSIGN_OR_RETURN(const app::TableTaken taken,
                        app::ImportItems(*desk.database, context.resources, part, unit,
                                         RequestOf(context), desk.who));
    return PrintTaken(context, taken);
  });
}

int RunDisclosureCollect(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    XC_ASSIGN_OR_RETURN(const store::DataFolder folder,
                        store::DataFolder::Create(context.data_dir));
    XC_ASSIGN_OR_RETURN(const app::ItemsCollected collected,
                        app::CollectItems(*desk.database, folder, campaign, round, desk.who));
    WorkOutput output(context, "xuncha.disclosure_collect/1");
    if (output.json()) {
      output.Number("columns", collected.columns);
      output.Number("items", collected.items);
      output.Number("added", collected.added);
      output.Number("undated", collected.undated);
    } else {
      output.Line(
          context.Say("published.collected", {{"columns", std::to_string(collected.columns)},
                                              {"items", std::to_string(collected.items)},
                                              {"added", std::to_string(collected.added)},
                                              {"undated", std::to_string(collected.undated)}}));
    }
    return output.Finish(context);
  });
}

int RunDisclosureShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const Shown shown, FiguresAsked(context, desk));
    const app::OfficeFigures& figures = *shown.figures;
    WorkOutput output(context, "xuncha.disclosure/1");
    if (output.json()) {
      JsonWriter window(1);
      window.BeginObject();
      WindowJson(figures.disclosure_window, window);
      window.Field("count_reposts", figures.rules.count_reposts);
      window.EndObject();
      output.Field("window", window.Take());
      output.Field("units", UnitsJson(desk, shown));
      output.Field("portal", ClassesJson(figures));
      output.Number("portal_items", figures.portal_items.size());
      return output.Finish(context);
    }
    output.Line(context.Say(
        "published.window",
        {{"from", figures.disclosure_window.from},
         {"until", figures.disclosure_window.until},
         {"reposts", context.Say(figures.rules.count_reposts ? "published.with_reposts"
                                                             : "published.without_reposts")}}));
    std::size_t rank = 0;
    std::size_t items = 0;
    std::size_t zero = 0;
    for (const workflow::UnitItems& row : figures.units) {
      ++rank;
      items += row.counted().size();
      zero += row.counted().empty() ? 1 : 0;
      if (!shown.unit.empty() && row.unit != shown.unit) continue;
      PrintUnit(context, desk, row, rank, !shown.unit.empty(), output);
    }
    output.Line(context.Say("published.total", {{"units", std::to_string(rank)},
                                                {"items", std::to_string(items)},
                                                {"zero", std::to_string(zero)}}));
    if (!figures.portal_items.empty()) {
      output.Line(context.Say("published.portal",
                              {{"from", figures.portal_window.from},
                               {"until", figures.portal_window.until},
                               {"items", std::to_string(figures.portal_items.size())}}));
    }
    for (const workflow::ClassItems& row : figures.classes) {
      output.Line(context.Say("published.class", {{"name", row.klass->name},
                                                  {"n", std::to_string(row.items.size())},
                                                  {"measure", row.klass->measure}}));
    }
    return output.Finish(context);
  });
}

int RunMessageImport(Context& context) {
  model::MessageKind kind = model::MessageKind::kMessage;
  const std::string& asked = context.args.kind;
  if (!asked.empty() && !model::MessageKindFromName(asked, kind)) {
    return Refuse(context, "error.message_kind", {{"value", asked}});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(std::string salt, app::TextSalt(context.data_dir));
    XC_ASSIGN_OR_RETURN(const app::CitizenMask mask,
                        app::CitizenMask::Load(context.resources, std::move(salt)));
    XC_ASSIGN_OR_RETURN(const app::TableTaken taken,
                        app::ImportMessages(*desk.database, context.resources, kind, mask,
                                            RequestOf(context), desk.who));
    return PrintTaken(context, taken);
  });
}

int RunMessageShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const Shown shown, FiguresAsked(context, desk));
    WorkOutput output(context, "xuncha.messages/1");
    if (output.json()) {
      JsonWriter window(1);
      window.BeginObject();
      WindowJson(shown.figures->message_window, window);
      window.EndObject();
      output.Field("window", window.Take());
      output.Field("messages", MessagesJson(desk, shown.figures->message_figures));
      output.Field("error_reports", MessagesJson(desk, shown.figures->error_report_figures));
      return output.Finish(context);
    }
    PrintMessages(context, desk, shown, output);
    return output.Finish(context);
  });
}

int RunRepostImport(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(
        const app::TableTaken taken,
        app::ImportRepostTasks(*desk.database, context.resources, RequestOf(context), desk.who));
    return PrintTaken(context, taken);
  });
}

int RunRepostShow(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const Shown shown, FiguresAsked(context, desk));
    WorkOutput output(context, "xuncha.reposts/1");
    JsonWriter json(1);
    json.BeginArray();
    for (const model::RepostTask& task : shown.figures->tasks) {
      std::size_t states[3] = {};
      std::vector<std::string> lines;
      for (const workflow::RepostRow& row : shown.figures->reposts) {
        if (row.task->id != task.id || (!shown.unit.empty() && row.unit != shown.unit)) continue;
        ++states[static_cast<std::size_t>(row.state)];
        const std::string item = row.item == nullptr ? "" : row.item->id + " " + row.item->title;
        json.BeginObject();
        json.Field("task", task.id);
        json.Field("unit", row.unit);
        json.Field("state", workflow::Name(row.state));
        json.FieldOrNull("item", row.item == nullptr ? "" : row.item->id);
        json.EndObject();
        lines.push_back(context.Say(
            "published.repost",
            {{"state", context.Say(std::string("repost_state.") + workflow::Name(row.state))},
             {"name", Printable(UnitName(desk, row.unit))},
             {"item", Printable(item)}}));
      }
      if (output.json()) continue;
      output.Line(context.Say("published.task", {{"title", Printable(task.title)},
                                                 {"due", task.due},
                                                 {"done", std::to_string(states[0])},
                                                 {"late", std::to_string(states[1])},
                                                 {"not_found", std::to_string(states[2])}}));
      for (const std::string& line : lines) output.Line(line);
    }
    json.EndArray();
    if (output.json()) output.Field("reposts", json.Take());
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
