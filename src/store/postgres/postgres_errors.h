// SPDX-License-Identifier: Apache-2.0
//
// What PostgreSQL's five-letter SQLSTATE (its manual, appendix A) means to us.
#pragma once

#include <string_view>

#include "base/result.h"
#include "store/db.h"

namespace xuncha::store {

struct SqlStateMeaning {
  ErrorCode code;
  Failure failure;
};

// "" = the server said nothing. kLost only for states after which the connection is of no use.
SqlStateMeaning MeaningOf(std::string_view sql_state);

}  // namespace xuncha::store
