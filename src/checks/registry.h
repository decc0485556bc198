// SPDX-License-Identifier: Apache-2.0
//
// The list of all checks. A plain list, since objects that register themselves are dropped when
// they are linked from a static library.
#pragma once

#include <span>
#include <string_view>

#include "checks/check.h"

namespace xuncha::checks {

// All checks, in the order of the catalogue. Among target checks the first to judge owns the
// target.
std::span<const CheckDef* const> AllChecks();

const CheckDef* FindCheck(std::string_view id);  // nullptr = unknown

}  // namespace xuncha::checks
