// SPDX-License-Identifier: Apache-2.0
//
// A unit's word that a place does not change (长期不变).
#pragma once

#include <string>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/result.h"
#include "model/problem.h"
#include "store/db.h"

namespace xuncha::app {

// Writes the declaration down; `from` "" is today. Suspected problems that it covers today are
// rejected with it as the reason, and their number is told; when it has ended, the next look raises
// them again. The same declaration again is
// the one that is there. kInvalidArgument says what is missing or too long.
struct Declared {
  model::Declaration declaration;
  std::size_t quieted = 0;
  bool written = false;
};
Result<Declared> Declare(store::Connection& database, const WorkRules& rules,
                         model::Declaration declaration, const Who& who);

}  // namespace xuncha::app
