// SPDX-License-Identifier: Apache-2.0
//
// The migrations under store/migrations/, embedded by the build.
#pragma once

#include <span>

#include "store/db.h"

namespace xuncha::store {

std::span<const Migration> Migrations();

}  // namespace xuncha::store
