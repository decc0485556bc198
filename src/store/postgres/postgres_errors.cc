// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_errors.h"

#include <array>

namespace xuncha::store {
namespace {

struct Row {
  std::string_view prefix;
  SqlStateMeaning meaning;
};

// The first that the state begins with.
constexpr std::array<Row, 31> kRows{{
    {"23505", {ErrorCode::kConflict, Failure::kUnique}},
    {"23503", {ErrorCode::kConflict, Failure::kForeignKey}},
    {"23502", {ErrorCode::kConflict, Failure::kNotNull}},
    {"23514", {ErrorCode::kConflict, Failure::kCheck}},
    {"23", {ErrorCode::kConflict, Failure::kOther}},
    {"40001", {ErrorCode::kUnavailable, Failure::kRetry}},  // serialization failure
    {"40P01", {ErrorCode::kUnavailable, Failure::kRetry}},  // deadlock
    {"40003", {ErrorCode::kUnavailable, Failure::kOther}},  // completion unknown
    {"40", {ErrorCode::kUnavailable, Failure::kRetry}},     // rolled back by the server
    {"55P03", {ErrorCode::kUnavailable, Failure::kOther}},  // waited long enough for a lock
    {"57014", {ErrorCode::kUnavailable, Failure::kOther}},  // cancelled: statement_timeout
    {"57P01", {ErrorCode::kUnavailable, Failure::kLost}},   // the server is being stopped
    {"57P02", {ErrorCode::kUnavailable, Failure::kLost}},   // another process of it crashed
    {"57P03", {ErrorCode::kUnavailable, Failure::kLost}},   // it is starting up
    {"57P04", {ErrorCode::kNotFound, Failure::kOther}},     // the database was dropped
    {"57P05", {ErrorCode::kUnavailable, Failure::kLost}},   // idle for too long
    {"25P03", {ErrorCode::kUnavailable, Failure::kLost}},   // idle in a transaction too long
    {"25006", {ErrorCode::kPermission, Failure::kOther}},   // read-only
    {"08P01", {ErrorCode::kInternal, Failure::kOther}},     // protocol violation
    {"08", {ErrorCode::kUnavailable, Failure::kLost}},
    {"53100", {ErrorCode::kNoSpace, Failure::kOther}},
    {"53300", {ErrorCode::kUnavailable, Failure::kLost}},  // too many connections: none made
    {"53", {ErrorCode::kUnavailable, Failure::kOther}},
    {"58", {ErrorCode::kUnavailable, Failure::kOther}},  // an error outside, such as of the disk
    {"28", {ErrorCode::kPermission, Failure::kOther}},
    {"42501", {ErrorCode::kPermission, Failure::kOther}},
    {"3D000", {ErrorCode::kNotFound, Failure::kOther}},      // no such database
    {"22", {ErrorCode::kInvalidArgument, Failure::kOther}},  // a value that cannot be
    {"XX001", {ErrorCode::kCorruption, Failure::kOther}},
    {"XX002", {ErrorCode::kCorruption, Failure::kOther}},
    {"", {ErrorCode::kInternal, Failure::kOther}},
}};

}  // namespace

SqlStateMeaning MeaningOf(std::string_view sql_state) {
  for (const Row& row : kRows) {
    if (sql_state.starts_with(row.prefix)) return row.meaning;
  }
  return kRows.back().meaning;
}

}  // namespace xuncha::store
