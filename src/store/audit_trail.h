// SPDX-License-Identifier: Apache-2.0
//
// Who did what to which record: the platform's table `history`. Rows are numbered 1, 2, 3 … and
// chained: each holds the SHA-256 of itself and of the one before, so that a row altered, taken out
// or put in is found. (Rows cut off at the end are found by whoever knows an earlier head: backups
// keep it.)
//
// The digest is the SHA-256 in lower-case hex of one line of JSON without spaces, UTF-8:
//   ["xuncha-history-1",prev_sha256,id,at,actor,kind,record,action,reason,before,after]
// where before and after are strings (the JSON text as kept) or null, and prev_sha256 of the first
// row is "". Strings are escaped as base/json.h does.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/db.h"

namespace xuncha::store {

struct AuditEntry {
  TimeMs at = 0;
  std::string actor;                  // who; never empty
  std::string kind;                   // what kind of record: "unit", "finding", "order" …
  std::string record;                 // its id
  std::string action;                 // "create", "rename", "confirm" …
  std::string reason;                 // "" = none was asked for
  std::optional<std::string> before;  // the record as JSON; nothing = there was none
  std::optional<std::string> after;   // nothing = there is none any more
};

struct AuditRow {
  std::int64_t id = 0;
  AuditEntry entry;
  std::string prev_sha256;
  std::string sha256;
};

struct ChainHead {
  std::int64_t id = 0;  // of the newest row, which is their number; 0 = there is none
  std::string sha256;
};

// Over the caller's connection, which outlives it. One thread.
class AuditTrail {
 public:
  explicit AuditTrail(Connection& connection) : connection_(connection) {}

  // Within the caller's kWrite transaction only, so that a change and its history are kept together
  // or not at all. kInvalidArgument if actor, kind, record or action is empty.
  Status Append(const AuditEntry& entry);
  // Many at once, in this order; much quicker than one by one.
  Status AppendAll(std::span<const AuditEntry> entries);

  // Of one record, oldest first, at most so many of the newest.
  Result<std::vector<AuditRow>> List(std::string_view kind, std::string_view record,
                                     std::int64_t most = 1'000);
  // Of all records of a kind, written from `from` to `until` (UTC, both included), oldest first.
  Result<std::vector<AuditRow>> ListKind(std::string_view kind, TimeMs from, TimeMs until);
  Result<ChainHead> Head();
  // Reads all of it: the head, or kCorruption naming the first row that is not right. With `known`,
  // a head seen before, also if that row is not there as it was.
  Result<ChainHead> VerifyChain(const std::optional<ChainHead>& known = std::nullopt);

 private:
  Connection& connection_;
};

std::string AuditDigest(const AuditRow& row);

}  // namespace xuncha::store
