// SPDX-License-Identifier: Apache-2.0
//
// Tables of items, messages and repost tasks (office_figures.h).
#include <utility>

#include "app/field_parts.h"
#include "app/office_figures.h"
#include "app/register.h"
#include "app/register_words.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

// What every reader of a row needs.
struct Desk {
  Register all;
  RegisterWords words;
  FieldContext fields() const { return {&all, &words}; }
};

Result<Desk> OpenDesk(store::Connection& database, const Resources& resources) {
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(Register all, Register::Load(inventory));
  XC_ASSIGN_OR_RETURN(RegisterWords words, RegisterWords::Load(resources));
  return Desk{std::move(all), std::move(words)};
}

void ReadUnit(TableRow& row, const Desk& desk, const std::string& otherwise, bool required,
              std::string& unit) {
  const std::string text = row.Text("unit");
  unit = otherwise;
  if (text.empty()) {
    if (required && otherwise.empty()) row.Wrong("unit", {"inventory.missing", {}});
    return;
  }
  const FieldFault fault = SetUnit(unit, text, desk.fields());
  if (!fault.key.empty()) row.Wrong("unit", fault);
}

void ReadYesNo(TableRow& row, const char* field, const Desk& desk, bool& out) {
  const std::string text = row.Text(field);
  if (text.empty()) return;
  const FieldFault fault = SetYesNo(out, text, desk.fields());
  if (!fault.key.empty()) row.Wrong(field, fault);
}

std::string Required(TableRow& row, const char* field) {
  std::string text = row.Text(field);
  if (text.empty()) row.Wrong(field, {"inventory.missing", {}});
  return text;
}

// Of what has happened by `today`.
std::string RequiredDay(TableRow& row, const char* field, const std::string& today) {
  std::string day = row.PastDay(field, today);
  if (day.empty() && row.Text(field).empty()) row.Wrong(field, {"inventory.missing", {}});
  return day;
}

}  // namespace

Result<TableTaken> ImportItems(store::Connection& database, const Resources& resources,
                               model::ItemPart part, const std::string& unit,
                               const TableRequest& request, const Who& who) {
  XC_ASSIGN_OR_RETURN(const Desk desk, OpenDesk(database, resources));
  store::DisclosureStore store(database);
  return ImportTable(database, resources, "published_items", request, who,
                     [&](TableRow& row) -> Result<bool> {
                       model::PublishedItem item;
                       item.part = part;
                       ReadUnit(row, desk, unit, true, item.unit);
                       item.title = Required(row, "title");
                       item.published = RequiredDay(row, "day", who.Day());
                       item.url = row.Text("url");
                       item.klass = row.Text("class");
                       ReadYesNo(row, "repost", desk, item.repost);
                       item.first_seen = who.now;
                       item.source = LastPart(request.file);
                       if (row.wrong()) return false;
                       return store.Put(item);
                     });
}

Result<TableTaken> ImportMessages(store::Connection& database, const Resources& resources,
                                  model::MessageKind kind, const TableRequest& request,
                                  const Who& who) {
  XC_ASSIGN_OR_RETURN(const Desk desk, OpenDesk(database, resources));
  store::DisclosureStore store(database);
  return ImportTable(database, resources, "messages", request, who,
                     [&](TableRow& row) -> Result<bool> {
                       model::CitizenMessage message;
                       message.kind = kind;
                       const std::string citizen = row.Text("citizen");
                       const auto masked = [&](const std::string& text) {
                         return workflow::MaskCitizen(text, citizen);
                       };
                       message.number = row.Text("number");
                       message.channel = row.Text("channel");
                       ReadUnit(row, desk, "", false, message.unit);
                       message.title = masked(Required(row, "title"));
                       message.received = RequiredDay(row, "received", who.Day());
                       message.due = row.Day("due");
                       message.closed = row.PastDay("closed", who.Day());
                       ReadYesNo(row, "valid", desk, message.valid);
                       message.invalid_reason = masked(row.Text("invalid_reason"));
                       if (!message.valid && message.invalid_reason.empty()) {
                         row.Wrong("invalid_reason", {"office.no_reason", {}});
                       }
                       message.result = masked(row.Text("result"));
                       ReadYesNo(row, "rejected", desk, message.rejected);
                       if (!message.closed.empty() && message.closed < message.received) {
                         row.Wrong("closed", {"office.closed_before", {{"value", message.closed}}});
                       }
                       message.source = LastPart(request.file);
                       if (row.wrong()) return false;
                       return store.Put(message);
                     });
}

Result<TableTaken> ImportRepostTasks(store::Connection& database, const Resources& resources,
                                     const TableRequest& request, const Who& who) {
  store::DisclosureStore store(database);
  return ImportTable(database, resources, "repost_tasks", request, who,
                     [&](TableRow& row) -> Result<bool> {
                       model::RepostTask task;
                       task.title = Required(row, "title");
                       task.url = row.Text("url");
                       task.issued = row.PastDay("issued", who.Day());
                       task.due = row.Day("due");
                       if (task.due.empty() && row.Text("due").empty()) {
                         row.Wrong("due", {"inventory.missing", {}});
                       }
                       task.source = LastPart(request.file);
                       if (row.wrong()) return false;
                       return store.Put(task);
                     });
}

}  // namespace xuncha::app
