// SPDX-License-Identifier: Apache-2.0
//
// Tables of items, messages and repost tasks (office_figures.h).
#include <algorithm>
#include <utility>

#include "app/field_parts.h"
#include "app/field_text.h"
#include "app/office_figures.h"
#include "app/register.h"
#include "app/register_words.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"
#include "store/records.h"

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
  FieldFault fault = SetUnit(unit, text, desk.fields());
  // No unit is made by the way here.
  if (fault.key == "inventory.no_unit") fault.key = "office.no_unit";
  if (!fault.key.empty()) row.Wrong("unit", std::move(fault));
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

// How an error report was found to be: by the rules' words, or yes and no where the column asks
// that. What is neither would be counted as nothing, without a word.
void ReadVerified(TableRow& row, const Desk& desk, const workflow::DisclosureRules& rules,
                  std::string& result) {
  const auto known = [&](const std::string& text) {
    const auto holds = [&](const std::vector<std::string>& words) {
      return std::find(words.begin(), words.end(), text) != words.end();
    };
    return holds(rules.right) || holds(rules.wrong);
  };
  std::vector<std::string> words = rules.right;
  words.insert(words.end(), rules.wrong.begin(), rules.wrong.end());
  const std::string verified = row.Text("verified");
  if (verified.empty()) {
    if (!result.empty() && !known(result)) {
      row.Remark("result", {"office.neither", {{"choices", JoinList(words)}}});
    }
    return;
  }
  result = verified;
  if (known(verified)) return;
  const std::string answer = desk.words.ValueOf("yes_no", verified);
  const std::vector<std::string>& means = answer == "yes" ? rules.right : rules.wrong;
  if (answer.empty() || means.empty()) {
    row.Wrong("verified",
              {"inventory.bad_choice", {{"value", verified}, {"choices", JoinList(words)}}});
    return;
  }
  result = means.front();
}

// 终审结果: 退回 or 通过.
void ReadReview(TableRow& row, const Desk& desk, bool& rejected) {
  const std::string text = row.Text("review");
  if (text.empty()) return;
  const std::string value = desk.words.ValueOf("final_review", text);
  if (value.empty()) row.Wrong("review", BadChoice(text, "final_review", desk.fields()));
  rejected = rejected || value == "returned";
}

void ReadMessage(TableRow& row, const Desk& desk, const workflow::DisclosureRules& rules,
                 const CitizenMask& mask, const std::string& today,
                 model::CitizenMessage& message) {
  std::vector<std::string> names = mask.NamesOf(row.AllTexts("citizen"));
  // A body that is complained of is no citizen.
  std::erase_if(names,
                [&](const std::string& name) { return desk.all.UnitByName(name) != nullptr; });
  const auto masked = [&](const std::string& text) { return mask.Text(text, names); };
  message.number = mask.Number(row.Text("number"));
  message.channel = masked(row.Text("channel"));
  ReadUnit(row, desk, "", false, message.unit);
  message.title = masked(Required(row, "title"));
  message.received = RequiredDay(row, "received", today);
  message.due = row.Day("due");
  message.closed = row.PastDay("closed", today);
  ReadYesNo(row, "valid", desk, message.valid);
  message.invalid_reason = masked(row.Text("invalid_reason"));
  if (!message.valid && message.invalid_reason.empty()) {
    row.Wrong("invalid_reason", {"office.no_reason", {}});
  }
  message.result = masked(row.Text("result"));
  if (message.kind == model::MessageKind::kErrorReport) {
    ReadVerified(row, desk, rules, message.result);
  } else if (message.result.empty()) {
    message.result = masked(row.Text("verified"));
  }
  ReadYesNo(row, "rejected", desk, message.rejected);
  ReadReview(row, desk, message.rejected);
  if (!message.closed.empty() && message.closed < message.received) {
    row.Wrong("closed", {"office.closed_before", {{"value", message.closed}}});
  }
}

}  // namespace

Result<TableTaken> ImportItems(store::Connection& database, const Resources& resources,
                               model::ItemPart part, const std::string& unit,
                               const TableRequest& request, const Who& who) {
  XC_ASSIGN_OR_RETURN(const Desk desk, OpenDesk(database, resources));
  store::DisclosureStore store(database);
  return ImportTable(
      database, resources, "published_items", request, who, [&](TableRow& row) -> Result<bool> {
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
        const std::string key = item.unit + " " + store::KeyOf(item);
        if (!row.IsFirst(item.url.empty() ? "title" : "url", key, store::WriteRecord(item))) {
          return false;
        }
        return store.Put(item);
      });
}

Result<TableTaken> ImportMessages(store::Connection& database, const Resources& resources,
                                  model::MessageKind kind, const CitizenMask& mask,
                                  const TableRequest& request, const Who& who) {
  XC_ASSIGN_OR_RETURN(const Desk desk, OpenDesk(database, resources));
  XC_ASSIGN_OR_RETURN(const workflow::DisclosureRules rules, LoadDisclosureRules(resources));
  store::DisclosureStore store(database);
  bool names_known = false;
  XC_ASSIGN_OR_RETURN(
      TableTaken taken,
      ImportTable(database, resources, "messages", request, who,
                  [&](TableRow& row) -> Result<bool> {
                    names_known = row.Has("citizen");
                    model::CitizenMessage message;
                    message.kind = kind;
                    message.source = LastPart(request.file);
                    ReadMessage(row, desk, rules, mask, who.Day(), message);
                    if (row.wrong()) return false;
                    if (!row.IsFirst(message.number.empty() ? "title" : "number",
                                     store::KeyOf(message), store::WriteRecord(message))) {
                      return false;
                    }
                    return store.Put(message);
                  }));
  if (!names_known) taken.remarks.push_back({0, "", {"office.no_names", {}}});
  return taken;
}

Result<TableTaken> ImportRepostTasks(store::Connection& database, const Resources& resources,
                                     const TableRequest& request, const Who& who) {
  store::DisclosureStore store(database);
  return ImportTable(
      database, resources, "repost_tasks", request, who, [&](TableRow& row) -> Result<bool> {
        model::RepostTask task;
        task.title = Required(row, "title");
        task.url = row.Text("url");
        task.issued = row.PastDay("issued", who.Day());
        task.due = row.Day("due");
        if (!task.due.empty() && task.due < task.issued) {
          row.Wrong("due", {"office.due_before", {{"value", task.due}, {"issued", task.issued}}});
        }
        if (task.due.empty() && row.Text("due").empty()) {
          row.Wrong("due", {"inventory.missing", {}});
        }
        task.source = LastPart(request.file);
        if (row.wrong()) return false;
        if (!row.IsFirst("title", store::KeyOf(task), store::WriteRecord(task))) {
          return false;
        }
        return store.Put(task);
      });
}

}  // namespace xuncha::app
