// SPDX-License-Identifier: Apache-2.0
//
// Re-inspection of accounts: the addresses that menu items open are asked again; everything else of
// an account is a person's to look at. Internal to app/.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/look_at.h"
#include "app/register.h"
#include "app/work_rules.h"
#include "base/result.h"
#include "model/account.h"
#include "model/look.h"
#include "model/message.h"
#include "model/problem.h"
#include "model/snapshot.h"
#include "store/db.h"

namespace xuncha::app {

// Whether a problem of an account is about what an ordinary address shows.
bool IsAboutMenuAddress(const model::Problem& problem);

// The menu item that the problem is about, in the newest round in which it was recorded; nothing if
// it is not there any more or has no ordinary address.
Result<std::optional<model::MenuItem>> MenuItemOf(store::Connection& database,
                                                  const model::Problem& problem, int rounds);

struct MenuLookContext {
  const WorkRules& rules;
  const Register& all;
  std::string campaign;
  // Words a finding of an account; empty = the problem's own title is said.
  std::function<std::string(const model::Message&)> say;
};

// What a fresh look at its address says of the problem.
//   open            what raised it is there again: no such host, 404 or 410, a platform's notice,
//   an
//                   old newest day
//   not observable  what a person had ticked and a machine does not see; no answer that says
//                   anything; of an age, a page without a day
//   fixed           everything else: the page was read
// `canonical` is the address as the snapshot has it; `today` an ISO day. Pure.
Result<model::ProblemLook> JudgeMenuLook(const model::Problem& problem, const model::MenuItem& item,
                                         const model::SnapshotView& snapshot,
                                         const std::string& canonical, const std::string& today,
                                         const MenuLookContext& context);

}  // namespace xuncha::app
