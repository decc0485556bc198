// SPDX-License-Identifier: Apache-2.0
//
// Who changes a record of the office's work, and the row of history that goes with every change.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/audit_trail.h"
#include "store/db.h"
#include "store/records.h"

namespace xuncha::app {

// Who does something, and when. `actor` is never "".
struct Who {
  std::string actor;
  TimeMs now = 0;      // UTC
  std::string reason;  // "" = none was given
  // His day in UTC+8, as records hold it.
  std::string Day() const { return FormatDay(ChinaDay(now)); }
};

// Collects the history of one transaction; Write appends it within that transaction. Made anew with
// every attempt of the transaction.
class WorkLog {
 public:
  WorkLog(store::Connection& database, const Who& who) : database_(database), who_(who) {}

  // `before` null = the record is new.
  template <class Record>
  void Add(const char* kind, const std::string& id, std::string action, const Record* before,
           const Record& after) {
    store::AuditEntry& entry = entries_.emplace_back();
    entry.at = who_.now;
    entry.actor = who_.actor;
    entry.kind = kind;
    entry.record = id;
    entry.action = std::move(action);
    entry.reason = who_.reason;
    if (before != nullptr) entry.before = store::WriteRecord(*before);
    entry.after = store::WriteRecord(after);
  }
  // A deed that is no change of one record; `after` is JSON.
  void AddDeed(const char* kind, const std::string& id, std::string action, std::string after) {
    store::AuditEntry& entry = entries_.emplace_back();
    entry.at = who_.now;
    entry.actor = who_.actor;
    entry.kind = kind;
    entry.record = id;
    entry.action = std::move(action);
    entry.reason = who_.reason;
    entry.after = std::move(after);
  }
  Status Write() { return store::AuditTrail(database_).AppendAll(entries_); }

 private:
  store::Connection& database_;
  const Who& who_;
  std::vector<store::AuditEntry> entries_;
};

// "2022Q3/s-3/1": records without an id of their own, as the history names them.
template <class... Parts>
std::string RecordKey(const std::string& first, const Parts&... parts) {
  std::string key = first;
  ((key.append("/").append(parts)), ...);
  return key;
}

}  // namespace xuncha::app
