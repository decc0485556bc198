// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/account_records.h"
#include "app/export_inventory.h"
#include "app/field_text.h"
#include "app/import_inventory.h"
#include "app/reconcile_inventory.h"
#include "base/json.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/fault_json.h"
#include "cli/find_snapshot.h"
#include "cli/id_column.h"
#include "cli/listing.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/audit_trail.h"
#include "store/inventory_store.h"

namespace xuncha::cli {
namespace {

constexpr std::size_t kRowsShown = 50;  // of each list, without --all

bool KindOf(const Context& context, app::InventoryKind& kind, int& status) {
  if (app::InventoryKindFromName(context.args.kind, kind)) return true;
  status = Refuse(context, "error.bad_choice",
                  {{"flag", "KIND"},
                   {"choices", "units sites columns accounts"},
                   {"value", context.args.kind}});
  return false;
}

std::string FieldWord(const Context& context, const std::string& field) {
  const std::string key = "inventory_field." + field;
  return context.messages.Has(key) ? context.Say(key) : field;
}

std::string FaultWords(const Context& context, const app::RowFault& fault) {
  std::string text = context.Say(fault.fault.key, fault.fault.values);
  if (fault.field.empty()) return text;
  return context.Say("inventory.fault",
                     {{"field", FieldWord(context, fault.field)}, {"what", text}});
}

std::string ChangeWords(const Context& context, const app::FieldChange& change) {
  return Printable(context.Say(
      "inventory_change.line",
      {{"field", FieldWord(context, change.field)},
       {"before", change.before.empty() ? context.Say("inventory.empty") : change.before},
       {"after", change.after.empty() ? context.Say("inventory.empty") : change.after}}));
}

void AddRowText(const Context& context, const app::PlannedRow& row, Output& output,
                const char* action = nullptr) {
  output.Line(context.Say("inventory.row",
                          {{"action", context.Say(std::string("inventory.") +
                                                  (action == nullptr ? Name(row.action) : action))},
                           {"row", std::to_string(row.row)},
                           {"label", Printable(row.label)}}));
  for (const app::RowFault& fault : row.faults) {
    output.Line("    " + Printable(FaultWords(context, fault)));
  }
  if (row.id.empty()) return;  // of a new record everything is a change
  for (const app::FieldChange& change : row.changes) {
    output.Line("    " + ChangeWords(context, change));
  }
}

void WriteRow(const Context& context, const app::PlannedRow& row, JsonWriter& json) {
  json.BeginObject();
  json.Field("row", row.row);
  json.Field("action", Name(row.action));
  json.FieldOrNull("id", row.id);
  json.Field("label", row.label);
  json.Key("changes");
  json.BeginArray();
  for (const app::FieldChange& change : row.changes) {
    json.BeginObject();
    json.Field("field", change.field);
    json.Field("before", change.before);
    json.Field("after", change.after);
    json.EndObject();
  }
  json.EndArray();
  json.Key("faults");
  const auto place = [](JsonWriter& out, const app::RowFault& one) {
    out.FieldOrNull("field", one.field);
  };
  WriteFaults(context, row.faults, place, json);
  json.EndObject();
}

void PrintSharedHomes(const Context& context, const app::ImportPlan& plan, Output& output) {
  std::size_t shown = 0;
  for (const app::SharedHome& shared : plan.shared_homes) {
    if (!context.args.all && shown == kRowsShown) break;
    ++shown;
    std::string sites;
    for (const std::string& site : shared.sites) {
      sites.append(sites.empty() ? "" : "、").append(Printable(site));
    }
    output.Line(
        context.Say("inventory.shared_home", {{"home", Printable(shared.home)}, {"sites", sites}}));
  }
  if (shown < plan.shared_homes.size()) {
    output.Line(
        context.Say("inventory.more", {{"n", std::to_string(plan.shared_homes.size() - shown)}}));
  }
}

int PrintImport(const Context& context, const app::ImportOutcome& outcome) {
  const app::ImportPlan& plan = outcome.plan;
  Output output;
  if (context.args.format == "json") {
    JsonWriter json(1);
    json.BeginObject();
    json.Field("schema", "xuncha.import/1");
    json.Field("kind", Name(plan.kind));
    json.FieldOrNull("sheet", outcome.sheet);
    json.Field("written", outcome.written);
    json.Field("added", plan.added);
    json.Field("changed", plan.changed);
    json.Field("same", plan.same);
    json.Field("wrong", plan.wrong);
    json.Field("created_units", plan.created_units);
    json.Key("shared_homes");
    json.BeginArray();
    for (const app::SharedHome& shared : plan.shared_homes) {
      json.BeginObject();
      json.Field("home", shared.home);
      json.Field("sites", shared.sites);
      json.EndObject();
    }
    json.EndArray();
    json.Field("unknown_columns", outcome.unknown_columns);
    json.Key("skipped_rows");
    json.BeginArray();
    for (const std::uint32_t row : outcome.skipped_rows) json.Integer(row);
    json.EndArray();
    json.Field("notes", outcome.notes);
    json.Key("rows");
    json.BeginArray();
    for (const app::PlannedRow& row : plan.rows) {
      if (row.action != app::RowAction::kSame) WriteRow(context, row, json);
    }
    json.EndArray();
    json.EndObject();
    output.Line(json.text());
  } else {
    for (const app::RowAction action :
         {app::RowAction::kWrong, app::RowAction::kChange, app::RowAction::kAdd}) {
      std::size_t shown = 0;
      std::size_t all = 0;
      for (const app::PlannedRow& row : plan.rows) {
        if (row.action != action) continue;
        ++all;
        if (!context.args.all && shown == kRowsShown) continue;
        ++shown;
        AddRowText(context, row, output);
      }
      if (shown < all) {
        output.Line(context.Say("inventory.more", {{"n", std::to_string(all - shown)}}));
      }
    }
    if (!plan.created_units.empty()) {
      output.Line(context.Say("inventory.created_units",
                              {{"n", std::to_string(plan.created_units.size())}}));
    }
    for (const app::SharedName& shared : plan.shared_names) {
      std::string units;
      for (const std::string& unit : shared.units) {
        units.append(units.empty() ? "" : "、").append(Printable(unit));
      }
      output.Line(context.Say("inventory.shared_name",
                              {{"name", Printable(shared.short_name)}, {"units", units}}));
    }
    PrintSharedHomes(context, plan, output);
    if (const std::string line = ColumnsNotRead(context, outcome.unknown_columns); !line.empty()) {
      output.Line(line);
    }
    if (!outcome.skipped_rows.empty()) {
      std::string rows;
      for (const std::uint32_t row : outcome.skipped_rows) {
        rows.append(rows.empty() ? "" : "、").append(std::to_string(row));
      }
      output.Line(context.Say("inventory.skipped_rows", {{"rows", rows}}));
    }
    for (const std::string& note : outcome.notes) output.Line(Printable(note));
    output.Line(context.Say("inventory.sum", {{"added", std::to_string(plan.added)},
                                              {"changed", std::to_string(plan.changed)},
                                              {"same", std::to_string(plan.same)},
                                              {"wrong", std::to_string(plan.wrong)}}));
    output.Line(ImportEnding(context, outcome.written, plan.added + plan.changed, plan.wrong));
  }
  if (const Status written = output.Finish(); !written) return Fail(context, written.error());
  // Wrong rows are the file's, not ours: like findings of a check.
  return plan.wrong > 0 ? kFound : kNothingToDo;
}

app::InventoryKind InventoryKindOf(std::string_view id) {
  switch (id.empty() ? ' ' : id.front()) {
    case 'u':
      return app::InventoryKind::kUnits;
    case 's':
      return app::InventoryKind::kSites;
    case 'n':
      return app::InventoryKind::kColumns;
    default:
      return app::InventoryKind::kAccounts;
  }
}

const char* RecordKind(std::string_view id) {
  switch (id.empty() ? ' ' : id.front()) {
    case 'u':
      return "unit";
    case 's':
      return "site";
    case 'n':
      return "column";
    case 'a':
      return "account";
    default:
      return "";
  }
}

// By id; else a unit by any of its names, a site by code, address or name, an account by name; what
// is none of them stays as it was typed.
std::string RecordAsked(const app::Register& all, const std::string& text) {
  const std::string_view kind = RecordKind(text);
  const bool numbered = text.size() > 2 && text[1] == '-';
  if (!kind.empty() && numbered) return text;
  if (const model::Unit* unit = all.UnitByName(text)) return unit->id;
  const model::SiteRecord* site = all.SiteByCode(text);
  if (site == nullptr) site = all.SiteByName(text);
  if (site == nullptr && text.find('.') != std::string::npos) {
    site = all.SiteByHome(app::PageUrl(text));
  }
  if (site != nullptr) return site->id;
  const auto account = app::AccountAsked(all, text);
  return account ? (*account)->id : text;
}

std::string ActionWord(const Context& context, const std::string& action) {
  const std::string key = "history_action." + action;
  return context.messages.Has(key) ? context.Say(key) : action;
}

}  // namespace

int RunInventoryImport(Context& context) {
  app::ImportRequest request;
  int status = kWrongUsage;
  if (!KindOf(context, request.kind, status)) return status;
  if (context.args.format.empty()) context.args.format = "text";
  if (!FormatIs(context, context.args.format, "text|json")) return kWrongUsage;
  const auto database = OpenPlatform(context);
  if (!database) return Fail(context, database.error());
  request.file = context.args.things.front();
  request.dry_run = context.args.dry_run;
  request.skip_wrong = context.args.skip_wrong;
  request.create_units = context.args.create_units;
  request.actor = Actor(context);
  request.now = context.clock->Now();
  const auto outcome = app::ImportInventory(**database, context.resources, request);
  if (!outcome) return Fail(context, outcome.error());
  return PrintImport(context, *outcome);
}

int RunInventoryExport(Context& context) {
  app::InventoryKind kind{};
  int status = kWrongUsage;
  if (!KindOf(context, kind, status)) return status;
  const auto database = OpenPlatform(context);
  if (!database) return Fail(context, database.error());
  const std::string& file = context.args.things.front();
  const auto count =
      app::ExportInventory(**database, context.resources, kind, file, context.clock->Now());
  if (!count) return Fail(context, count.error());
  const Status written = WriteOut(
      context.Say("inventory.exported", {{"n", std::to_string(*count)}, {"file", file}}) + "\n");
  return written ? kNothingToDo : Fail(context, written.error());
}

int RunInventoryReconcile(Context& context) {
  app::InventoryKind kind{};
  int status = kWrongUsage;
  if (!KindOf(context, kind, status)) return status;
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json")) return kWrongUsage;
  const auto database = OpenPlatform(context);
  if (!database) return Fail(context, database.error());
  const auto compared =
      app::ReconcileInventory(**database, context.resources, kind, context.args.things.front());
  if (!compared) return Fail(context, compared.error());
  Output output;
  if (format == "json") {
    JsonWriter json(1);
    json.BeginObject();
    json.Field("schema", "xuncha.reconciliation/1");
    json.Field("kind", Name(kind));
    json.Field("equal", compared->equal);
    json.Key("missing");
    json.BeginArray();
    for (const app::OnlyOurs& record : compared->missing) {
      json.BeginObject();
      json.Field("id", record.id);
      json.Field("label", record.label);
      json.EndObject();
    }
    json.EndArray();
    for (const auto& [name, rows] :
         {std::pair("extra", &compared->extra), std::pair("differing", &compared->differing),
          std::pair("unreadable", &compared->unreadable)}) {
      json.Key(name);
      json.BeginArray();
      for (const app::PlannedRow& row : *rows) WriteRow(context, row, json);
      json.EndArray();
    }
    json.EndObject();
    output.Line(json.text());
  } else {
    for (const app::OnlyOurs& record : compared->missing) {
      output.Line(context.Say("inventory.only_ours",
                              {{"id", record.id}, {"label", Printable(record.label)}}));
    }
    for (const app::PlannedRow& row : compared->extra) {
      output.Line(context.Say("inventory.only_theirs",
                              {{"row", std::to_string(row.row)}, {"label", Printable(row.label)}}));
    }
    for (const app::PlannedRow& row : compared->differing) {
      AddRowText(context, row, output, "differs");
    }
    for (const app::PlannedRow& row : compared->unreadable) AddRowText(context, row, output);
    output.Line(context.Say("inventory.compared",
                            {{"equal", std::to_string(compared->equal)},
                             {"missing", std::to_string(compared->missing.size())},
                             {"extra", std::to_string(compared->extra.size())},
                             {"differing", std::to_string(compared->differing.size())},
                             {"unreadable", std::to_string(compared->unreadable.size())}}));
  }
  if (const Status written = output.Finish(); !written) return Fail(context, written.error());
  const bool equal = compared->missing.empty() && compared->extra.empty() &&
                     compared->differing.empty() && compared->unreadable.empty();
  return equal ? kNothingToDo : kFound;
}

int RunInventoryList(Context& context) {
  app::InventoryKind kind{};
  int status = kWrongUsage;
  if (!KindOf(context, kind, status)) return status;
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json|ndjson")) return kWrongUsage;
  const auto database = OpenPlatform(context);
  if (!database) return Fail(context, database.error());
  const auto listed = app::ListInventory(**database, context.resources, kind);
  if (!listed) return Fail(context, listed.error());
  Listing listing(format);
  for (const app::ListedRecord& record : *listed) {
    if (listing.text()) {
      std::string line = IdColumn(record.id, 8);
      for (std::size_t i = 0; i < std::min<std::size_t>(record.fields.size(), 4); ++i) {
        if (!record.fields[i].second.empty()) {
          line.append(i == 0 ? "" : "  ").append(Printable(record.fields[i].second));
        }
      }
      listing.Row(line);
      continue;
    }
    JsonWriter json;
    json.BeginObject();
    json.Field("id", record.id);
    for (const auto& [field, text] : record.fields) json.Field(field, text);
    json.EndObject();
    listing.Row(json);
  }
  const Status written = listing.Finish();
  return written ? kNothingToDo : Fail(context, written.error());
}

int RunInventoryHistory(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json|ndjson")) return kWrongUsage;
  const auto database = OpenPlatform(context);
  if (!database) return Fail(context, database.error());
  store::InventoryStore inventory(**database);
  const auto all = app::Register::Load(inventory);
  if (!all) return Fail(context, all.error());
  const std::string id = RecordAsked(*all, context.args.things.front());
  const auto rows = store::AuditTrail(**database).List(RecordKind(id), id);
  if (!rows) return Fail(context, rows.error());
  if (rows->empty()) return Refuse(context, "error.unknown_record", {{"id", id}});
  const auto words = app::RegisterWords::Load(context.resources);
  if (!words) return Fail(context, words.error());
  Listing listing(format);
  for (const store::AuditRow& row : *rows) {
    const store::AuditEntry& entry = row.entry;
    if (listing.text()) {
      listing.Row(FormatChinaTime(entry.at) + "  " + Printable(entry.actor) + "  " +
                  ActionWord(context, entry.action) +
                  (entry.reason.empty() ? "" : "  " + Printable(entry.reason)));
      const auto changes = app::ChangedFields(InventoryKindOf(id), entry.before.value_or(""),
                                              entry.after.value_or(""), *all, *words);
      if (!changes) return Fail(context, changes.error());
      for (const app::FieldChange& change : *changes) {
        listing.Row("    " + ChangeWords(context, change));
      }
      continue;
    }
    JsonWriter json;
    json.BeginObject();
    json.Field("number", row.id);
    json.Field("at", FormatChinaTime(entry.at));
    json.Field("actor", entry.actor);
    json.Field("action", entry.action);
    json.FieldOrNull("reason", entry.reason);
    json.FieldOrNull("before", entry.before.value_or(""));
    json.FieldOrNull("after", entry.after.value_or(""));
    json.Field("sha256", row.sha256);
    json.EndObject();
    listing.Row(json);
  }
  const Status written = listing.Finish();
  return written ? kNothingToDo : Fail(context, written.error());
}

}  // namespace xuncha::cli
