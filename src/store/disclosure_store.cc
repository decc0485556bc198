// SPDX-License-Identifier: Apache-2.0
#include "store/disclosure_store.h"

#include <algorithm>

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kItems =
    "SELECT id, record FROM published_items WHERE part = $1 AND published >= $2 AND"
    " (published <= $3 OR $3 = '') ORDER BY unit, number";
constexpr std::string_view kFindItem = "SELECT id, record FROM published_items WHERE id = $1";
constexpr std::string_view kFindMessage = "SELECT id, record FROM citizen_messages WHERE id = $1";
constexpr std::string_view kItem =
    "SELECT id, record FROM published_items WHERE part = $1 AND unit = $2 AND key = $3";
constexpr std::string_view kPutItem =
    "INSERT INTO published_items (id, part, unit, key, published, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET"
    " published = excluded.published, record = excluded.record";
constexpr std::string_view kMessages =
    "SELECT id, record FROM citizen_messages WHERE kind = $1 AND received >= $2 AND"
    " (received <= $3 OR $3 = '') ORDER BY number";
constexpr std::string_view kMessage =
    "SELECT id, record FROM citizen_messages WHERE kind = $1 AND key = $2";
constexpr std::string_view kPutMessage =
    "INSERT INTO citizen_messages (id, kind, key, received, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET"
    " received = excluded.received, record = excluded.record";
constexpr std::string_view kTasks =
    "SELECT id, record FROM repost_tasks WHERE due >= $1 AND (due <= $2 OR $2 = '')"
    " ORDER BY number";
constexpr std::string_view kTask = "SELECT id, record FROM repost_tasks WHERE key = $1";
constexpr std::string_view kPutTask =
    "INSERT INTO repost_tasks (id, key, due, number, record) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (id) DO UPDATE SET due = excluded.due, record = excluded.record";

// Gives `record` the id of the one that is known by its key; true if it is there as it is.
template <class Record>
bool TakeId(const std::vector<Record>& before, Record& record) {
  if (before.empty()) return false;
  record.id = before.front().id;
  return WriteRecord(before.front()) == WriteRecord(record);
}

}  // namespace

std::string KeyOf(const model::PublishedItem& item) {
  if (!item.url.empty()) {
    std::string_view url = item.url;
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    return std::string(url.substr(0, url.find('#')));
  }
  return item.published + " " + item.title;
}

std::string KeyOf(const model::CitizenMessage& message) {
  if (!message.number.empty()) return message.number;
  return message.received + " " + message.unit + " " + message.title;
}

std::string KeyOf(const model::RepostTask& task) { return task.due + " " + task.title; }

Result<std::vector<model::PublishedItem>> DisclosureStore::Items(model::ItemPart part,
                                                                 const std::string& from,
                                                                 const std::string& until) {
  return ReadRows<model::PublishedItem>(*connection_, kItems,
                                        {TextValue(Name(part)), TextValue(from), TextValue(until)});
}

Result<model::PublishedItem> DisclosureStore::FindItem(const std::string& id) {
  return ReadOne<model::PublishedItem>(*connection_, kFindItem, {TextValue(id)}, id);
}

Result<model::CitizenMessage> DisclosureStore::FindMessage(const std::string& id) {
  return ReadOne<model::CitizenMessage>(*connection_, kFindMessage, {TextValue(id)}, id);
}

Result<bool> DisclosureStore::Put(model::PublishedItem& item) {
  const std::string key = KeyOf(item);
  XC_ASSIGN_OR_RETURN(
      const std::vector<model::PublishedItem> before,
      ReadRows<model::PublishedItem>(
          *connection_, kItem, {TextValue(Name(item.part)), TextValue(item.unit), TextValue(key)}));
  if (!before.empty()) {
    // Snapshots may be collected in any order; what was handed in is known since the first time.
    const auto known = before.front().first_seen;
    item.first_seen = item.part == model::ItemPart::kOwn ? std::min(item.first_seen, known) : known;
    item.source = before.front().source;
  }
  if (TakeId(before, item)) return false;
  XC_TRY(GiveId(*connection_, item, "i"));
  const std::string record = WriteRecord(item);
  XC_TRY(
      WriteRow(*connection_, kPutItem,
               {TextValue(item.id), TextValue(Name(item.part)), TextValue(item.unit),
                TextValue(key), TextValue(item.published), NumberOf(item.id), TextValue(record)}));
  return true;
}

Result<std::vector<model::CitizenMessage>> DisclosureStore::Messages(model::MessageKind kind,
                                                                     const std::string& from,
                                                                     const std::string& until) {
  return ReadRows<model::CitizenMessage>(
      *connection_, kMessages, {TextValue(Name(kind)), TextValue(from), TextValue(until)});
}

Result<bool> DisclosureStore::Put(model::CitizenMessage& message) {
  const std::string key = KeyOf(message);
  XC_ASSIGN_OR_RETURN(const std::vector<model::CitizenMessage> before,
                      ReadRows<model::CitizenMessage>(
                          *connection_, kMessage, {TextValue(Name(message.kind)), TextValue(key)}));
  if (TakeId(before, message)) return false;
  XC_TRY(GiveId(*connection_, message, "m"));
  const std::string record = WriteRecord(message);
  XC_TRY(WriteRow(*connection_, kPutMessage,
                  {TextValue(message.id), TextValue(Name(message.kind)), TextValue(key),
                   TextValue(message.received), NumberOf(message.id), TextValue(record)}));
  return true;
}

Result<std::vector<model::RepostTask>> DisclosureStore::RepostTasks(const std::string& from,
                                                                    const std::string& until) {
  return ReadRows<model::RepostTask>(*connection_, kTasks, {TextValue(from), TextValue(until)});
}

Result<bool> DisclosureStore::Put(model::RepostTask& task) {
  const std::string key = KeyOf(task);
  XC_ASSIGN_OR_RETURN(const std::vector<model::RepostTask> before,
                      ReadRows<model::RepostTask>(*connection_, kTask, {TextValue(key)}));
  if (TakeId(before, task)) return false;
  XC_TRY(GiveId(*connection_, task, "r"));
  const std::string record = WriteRecord(task);
  XC_TRY(WriteRow(*connection_, kPutTask,
                  {TextValue(task.id), TextValue(key), TextValue(task.due), NumberOf(task.id),
                   TextValue(record)}));
  return true;
}

}  // namespace xuncha::store
