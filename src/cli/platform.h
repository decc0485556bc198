// SPDX-License-Identifier: Apache-2.0
//
// What the commands of the office's work share: the platform's database and who acts.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/context.h"
#include "store/database.h"

namespace xuncha::cli {

// --db, or the setting `database`; else platform.sqlite in the data folder.
Result<std::string> PlatformAddress(const Context& context);
Result<std::unique_ptr<store::Connection>> OpenPlatform(const Context& context);

// --as, or the setting `user`; else the name under which the person is logged in.
std::string Actor(const Context& context);

}  // namespace xuncha::cli
