// SPDX-License-Identifier: Apache-2.0
//
// What units have published and what citizens have written, item by item.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/disclosure.h"
#include "store/db.h"

namespace xuncha::store {

// What an item is known by: its address, else its title and day.
std::string KeyOf(const model::PublishedItem& item);
// Its own number, else its title and day.
std::string KeyOf(const model::CitizenMessage& message);
// Its title and the day on which it is due.
std::string KeyOf(const model::RepostTask& task);

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class DisclosureStore {
 public:
  explicit DisclosureStore(Connection& connection) : connection_(&connection) {}

  // Of one part and of these days, both included, by unit (as ids sort) and number. "" = open.
  Result<std::vector<model::PublishedItem>> Items(model::ItemPart part, const std::string& from,
                                                  const std::string& until);
  // kNotFound names the id.
  Result<model::PublishedItem> FindItem(const std::string& id);
  Result<model::CitizenMessage> FindMessage(const std::string& id);
  // Adds it, or writes what is new about one that is known by its key; that one keeps its id and
  // the time of its first sight. True if anything changed.
  Result<bool> Put(model::PublishedItem& item);

  // Received in these days, both included, by number of their ids.
  Result<std::vector<model::CitizenMessage>> Messages(model::MessageKind kind,
                                                      const std::string& from,
                                                      const std::string& until);
  Result<bool> Put(model::CitizenMessage& message);

  // Due in these days, both included.
  Result<std::vector<model::RepostTask>> RepostTasks(const std::string& from,
                                                     const std::string& until);
  Result<bool> Put(model::RepostTask& task);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
